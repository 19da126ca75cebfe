// mcentral.c: the spans of one class that no P allocates from, and where a P gets its next one.
//
// After a collection all spans are unswept. Who needs a span takes one with free objects, else sweeps those of the
// class until one has some: so every P pays for its own sweeping, a span at a time, and usually finds memory that it
// has just had in its cache. The heap is asked for pages when nothing is left, or when Budget spans were swept and had
// nothing free: in a large heap that mostly lives there may be thousands of those, and somebody waits for the memory.
#include "mem/mheap.h"

// Sweeps a span; NULL if it has no free objects: it is full again.
static Mspan *sweepfor(Mcentral *c, Mspan *s)
{
    sweepspan(s, false);
    if (s->alloccount < s->nelems)
        return s;
    lock(&c->lock);
    spanlist_push(&c->full, s);
    unlock(&c->lock);
    return NULL;
}

static Mspan *newspan(uint8_t spanclass)
{
    uintptr_t size = classsize(spanclass / 2);
    return mheap_alloc(spanpages(size), spanclass, size);
}

enum { Budget = 64 };

NOINLINE Mspan *mcentral_get(uint8_t spanclass)
{
    Mcentral *c = &mheap.central[spanclass];
    for (uint32_t swept = 0;; swept++) {
        lock(&c->lock);
        Mspan *s = spanlist_pop(&c->partial), *unswept = s == NULL ? spanlist_pop(&c->unswept) : NULL;
        unlock(&c->lock);
        if (unswept != NULL)
            s = sweepfor(c, unswept);
        if (s != NULL)
            return s;
        if (unswept == NULL || swept == Budget)
            return newspan(spanclass);
    }
}

void mcentral_put(Mspan *s)
{
    Mcentral *c = &mheap.central[s->spanclass];
    lock(&c->lock);
    spanlist_push(s->alloccount < s->nelems ? &c->partial : &c->full, s);
    unlock(&c->lock);
}
