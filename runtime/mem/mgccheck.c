// mgccheck.c: GODEBUG=gccheckmark=1: is the heap what it is said to be, and was everything marked that can be reached?
//
// Runs when marking is over, with the world stopped. It goes through all spans, which must agree with their pages,
// their counts and their bits; then through all roots and all marked objects, and whatever they point to must be
// marked. A mistake ends the program, naming the object and where the pointer to it was.
#include "mem/mgc.h"

G0_CODE

static NORETURN COLD void bad(const char *what, uintptr_t p, uintptr_t where)
{
    printlock();
    printstring(GOSTR("runtime: object "));
    printpointer((void *)p);
    printstring(GOSTR(" found from "));
    printpointer((void *)where);
    printstring(GOSTR("\n"));
    printunlock();
    throw(what);
}

static void checktarget(uintptr_t v, void *from)
{
    Mspan *s = spanof(v);
    if (s == NULL)
        return;
    uint32_t i = objindex(s, v);
    if (i < s->nelems && !bittest(s->mark, i))
        bad("gccheckmark: reachable and not marked", v, (uintptr_t)from);
}

static void checkroots(uintptr_t lo, uintptr_t hi, void *unused)
{
    for (uintptr_t *p = (uintptr_t *)roundup(lo, 8); (uintptr_t)(p + 1) <= hi; p++) {
        Mspan *s = spanof(*p);
        uint32_t i = s == NULL ? 0 : objindex(s, *p);
        if (s != NULL && i < s->nelems && bittest(s->alloc, i) && !isdirectory(s, i))
            checktarget(*p, p);
    }
}

static void checkobjects(Mspan *s)
{
    uint32_t alloc = 0;
    for (uint32_t i = 0; i < s->nelems; i++) {
        uintptr_t object = s->base + i * s->elemsize;
        alloc += bittest(s->alloc, i);
        if (!bittest(s->mark, i))
            continue;
        forEachPointer(object, checktarget, (void *)object);
    }
    if (alloc != s->alloccount)
        bad("gccheckmark: wrong count of objects", s->base, alloc);
}

static void checkspan(Mspan *s)
{
    if (s->sweepgen != mheap.sweepgen)
        bad("gccheckmark: span is not swept", s->base, s->sweepgen);
    for (uint32_t i = 0; i < s->npages; i++)
        if (spanof(s->base + (uintptr_t)i * PageSize) != s)
            bad("gccheckmark: page of another span", s->base, i);
    if ((uintptr_t)s->nelems * s->elemsize > (uintptr_t)s->npages << PageShift)
        bad("gccheckmark: more objects than room", s->base, s->nelems);
    for (uint32_t i = s->nelems; i % 64 != 0; i++)
        if (bittest(s->alloc, i) || bittest(s->mark, i))
            bad("gccheckmark: bit behind the last object", s->base, i);
    checkobjects(s);
}

static void checkarena(Arena *a)
{
    uint32_t nfree = 0;
    for (uint32_t i = 0; i < ArenaPages; i++) {
        bool used = bittest(a->used, i);
        nfree += !used;
        if (used != (a->spans[i] != NULL))
            bad("gccheckmark: page in use without span, or free with one", a->base, i);
        if (used && bittest(a->clean, i))
            bad("gccheckmark: page in use and clean", a->base, i);
        if (!used && i < a->lowest)
            bad("gccheckmark: free page below the lowest", a->base, i);
        if (!used && i >= a->dirtyend && !bittest(a->clean, i))
            bad("gccheckmark: free page takes memory", a->base, i);
    }
    if (nfree != a->npagesfree)
        bad("gccheckmark: wrong count of free pages", a->base, nfree);
}

// sysmon does not stand still: it may be giving pages back.
static void checkarenas(void)
{
    lock(&mheap.lock);
    while (mheap.releasing != 0) {
        unlock(&mheap.lock);
        osyield();
        lock(&mheap.lock);
    }
    for (uint32_t i = 0; i < mheap.narenas; i++)
        checkarena(mheap.sorted[i]);
    unlock(&mheap.lock);
}

static uint64_t checklist(Mspan *s)
{
    uint64_t n = 0;
    for (; s != NULL; s = s->next, n++) {
        checkspan(s);
        if (s->next != NULL && s->next->prev != s)
            bad("gccheckmark: broken list", s->base, (uintptr_t)s->next);
    }
    return n;
}

COLD void gccheck(bool stacks)
{
    uint64_t n = 0;
    checkarenas();
    for (uint32_t i = 0; i < NumSpanClasses; i++) {
        if (mheap.central[i].unswept.first != NULL)
            throw("gccheckmark: a span was not swept");
        n += checklist(mheap.central[i].partial.first) + checklist(mheap.central[i].full.first);
    }
    if (n != mheap.nspans)
        throw("gccheckmark: a span is on no list");
    if (stacks)
        forEachRoot(checkroots, checktarget,
                    NULL); // beside the program words that are stale may name what was garbage before
}

G0_CODE_END
