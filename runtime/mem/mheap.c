// mheap.c: spans: pages made into room for objects of one class, and lists of spans.
//
// Structures of spans that were freed are used again. The pages of a span know it from before its address is handed out
// until it is freed, so whoever has the address of an object finds its span without a lock. The collector, which
// follows addresses that may be stale, finds a span that begins or ends just now either whole or not at all: its pages
// point to it last, and it is taken from them first.
#include "mem/mgc.h"

Mheap mheap;

G0_CODE

static void setspan(Mspan *s, Mspan *value)
{
    for (uintptr_t p = s->base, n = s->npages; n > 0; n--, p += PageSize)
        atomic_store_rel(&mheap_arenas[p >> ArenaShift]->spans[p >> PageShift & (ArenaPages - 1)], value);
}

static Mspan *newMspan(void)
{
    Mspan *s = mheap.freespans;
    if (s != NULL)
        mheap.freespans = s->next;
    else
        s = persistentalloc(sizeof(Mspan), 64);
    return s;
}

static void clearbits(uint64_t *bits, uint32_t n)
{
    for (uint32_t i = 0; i < (n + 63) / 64; i++)
        bits[i] = 0;
}

static void initspan(Mspan *s, uintptr_t base, uint32_t npages, uint8_t spanclass, uintptr_t elemsize)
{
    Arena *a = mheap_arenas[base >> ArenaShift];
    uint32_t page = base >> PageShift & (ArenaPages - 1);
    bool small = spanclass >= 2;
    *s = (Mspan){
        .base = base,
        .elemsize = elemsize,
        .nelems = small ? (uint32_t)(((uintptr_t)npages << PageShift) / elemsize) : 1,
        .divmul = small ? UINT32_MAX / (uint32_t)elemsize + 1 : 0,
        .npages = npages,
        .spanclass = spanclass,
        .sweepgen = mheap.sweepgen,
        .alloc = &a->alloc[page * PageBitWords],
        .mark = &a->mark[page * PageBitWords],
        .meta = &a->meta[0] - (a->base >> MetaShift),
    };
    clearbits(s->alloc, s->nelems);
    clearbits(s->mark, s->nelems);
    if (small && elemsize > MaxBitmapSize && !isnoscan(s)) // no types yet, but perhaps bitmaps of another span
        clearbits(&s->meta[base >> MetaShift], (uint32_t)(((uintptr_t)npages << PageShift >> MetaShift) * 64));
}

typedef struct SpanRequest {
    uint32_t npages;
    uint8_t spanclass;
    uintptr_t elemsize;
    Mspan *result;
} SpanRequest;

static void allocspan(void *arg)
{
    SpanRequest *r = arg;
    bool clean;
    lock(&mheap.lock);
    uint64_t before = mheap.pagesmapped - mheap.pagesclean;
    uintptr_t base = pagealloc(r->npages, &clean);
    if (base == 0)
        throwOutOfMemory();
    if (mheap.pagesmapped - mheap.pagesclean > before)
        gc_keeplimit();
    Mspan *s = newMspan();
    mheap.pagesinuse += r->npages;
    mheap.nspans++;
    unlock(&mheap.lock); // the metadata may be touched for the first time, which takes long
    initspan(s, base, r->npages, r->spanclass, r->elemsize);
    s->needzero = !clean;
    setspan(s, s);
    r->result = s;
}

static void freespan(void *arg)
{
    Mspan *s = arg;
    setspan(s, NULL);
    lock(&mheap.lock);
    pagefree(s->base, s->npages);
    mheap.pagesinuse -= s->npages;
    mheap.nspans--;
    s->next = mheap.freespans;
    mheap.freespans = s;
    unlock(&mheap.lock);
}

G0_CODE_END

Mspan *mheap_alloc(uint32_t npages, uint8_t spanclass, uintptr_t elemsize)
{
    SpanRequest r = {npages, spanclass, elemsize, NULL};
    systemstack(allocspan, &r);
    return r.result;
}

void mheap_free(Mspan *s)
{
    systemstack(freespan, s);
}

// ---- Lists ----

void spanlist_push(SpanList *l, Mspan *s)
{
    s->prev = NULL;
    s->next = l->first;
    *(l->first != NULL ? &l->first->prev : &l->last) = s;
    l->first = s;
}

void spanlist_remove(SpanList *l, Mspan *s)
{
    *(s->prev != NULL ? &s->prev->next : &l->first) = s->next;
    *(s->next != NULL ? &s->next->prev : &l->last) = s->prev;
    s->next = s->prev = NULL;
}

Mspan *spanlist_pop(SpanList *l)
{
    Mspan *s = l->first;
    if (s != NULL)
        spanlist_remove(l, s);
    return s;
}

void spanlist_append(SpanList *l, SpanList *other)
{
    if (other->first == NULL)
        return;
    other->first->prev = l->last;
    *(l->last != NULL ? &l->last->next : &l->first) = other->first;
    l->last = other->last;
    *other = (SpanList){NULL, NULL};
}
