// mcache.c: what a P hands out: free runs.
//
// The alloc bits of a span tell runs of free objects. The owner of a span takes one run at a time: sets its alloc bits,
// makes it zero if pointers will lie there, and hands it out by moving a pointer (mallocgc). Thus the work per object
// does not depend on how the collector works, and a P's memory is cleared shortly before it is used, in pieces that
// stay in the cache. While the collector marks, runs are marked as a whole: what is new is not garbage.
//
// When the world stands still the unused rest of a run is made free again (mcache_flush), so alloc bits are exact
// whenever the collector looks at them.
#include "mem/malloc.h"
#include "mem/memprof.h"
#include "mem/mgc.h"

enum { MaxRun = 4096 }; // bytes that are cleared at once

// Sets or clears bits [from, to).
static NOINLINE void changebits(uint64_t *bits, uint32_t from, uint32_t to, bool value)
{
    for (uint32_t i = from; i < to;) {
        uint32_t n = 64 - i % 64 < to - i ? 64 - i % 64 : to - i;
        uint64_t mask = (n == 64 ? ~0ull : (1ull << n) - 1) << i % 64;
        if (value)
            __atomic_fetch_or(&bits[i / 64], mask, __ATOMIC_RELAXED);
        else
            __atomic_fetch_and(&bits[i / 64], ~mask, __ATOMIC_RELAXED);
        i += n;
    }
}

// The first bit from i on that is `value`, or n.
static NOINLINE uint32_t findbit(const uint64_t *bits, uint32_t i, uint32_t n, bool value)
{
    uint64_t flip = value ? 0 : ~0ull;
    while (i < n) {
        uint64_t word = (bits[i / 64] ^ flip) >> i % 64;
        if (word != 0) {
            i += (uint32_t)__builtin_ctzll(word);
            break;
        }
        i = (i / 64 + 1) * 64;
    }
    return i < n ? i : n;
}

// Objects of more than MaxBitmapSize, from `from` to `to`, have no type yet.
static void cleartypes(uint64_t *meta, uintptr_t from, uintptr_t to, uintptr_t elemsize)
{
    for (; from < to; from += elemsize)
        meta[from >> MetaShift] = 0;
}

// The bitmaps of [from, to) become empty. That of arrays mostly is; then it is not written, and takes no memory.
static void clearmeta(uint64_t *meta, uintptr_t from, uintptr_t to)
{
    while (from < to) {
        uint32_t first = from / 8 % 64, n = 64 - first < (to - from) / 8 ? 64 - first : (uint32_t)((to - from) / 8);
        uint64_t mask = n == 64 ? ~0ull : (1ull << n) - 1;
        meta[from >> MetaShift] &= ~(mask << first);
        uint64_t *arrays = arrayword(meta, from);
        if (*arrays & mask << first)
            *arrays &= ~(mask << first);
        from += n * 8;
    }
}

bool mcache_refill(Mcache *c, uint8_t spanclass)
{
    Bump *b = &c->bump[spanclass];
    Mspan *s = b->span;
    if (s == NULL)
        return false;
    uint32_t from = findbit(s->alloc, s->freeindex, s->nelems, false);
    if (from == s->nelems) {
        s->freeindex = from;
        return false;
    }
    uint32_t most = gcdebug.stress ? 1 : s->elemsize > MaxRun / 2 ? 1 : MaxRun / (uint32_t)s->elemsize;
    bool noscan = isnoscan(s), exact = gcdebug.stress || memprof_on;
    if (UNLIKELY(memprof_on))
        most = memprof_run(&c->profleft[spanclass], s->elemsize, most);
    uint32_t limit = (noscan && !exact) || s->nelems - from < most ? s->nelems : from + most;
    uint32_t to = findbit(s->alloc, from, limit, true);
    s->freeindex = to;
    s->alloccount += to - from;
    c->nmalloc[spanclass] += to - from;
    if (UNLIKELY(memprof_on))
        c->profleft[spanclass] -= (int64_t)((to - from) * s->elemsize);
    uintptr_t next = s->base + from * s->elemsize, end = s->base + to * s->elemsize;
    if (!noscan) {
        if (s->needzero)
            memclrNoHeapPointers((void *)next, end - next);
        if (s->elemsize <= MaxBitmapSize)
            clearmeta(s->meta, next, end);
        else
            cleartypes(s->meta, next, end, s->elemsize);
    }
    // In this order: whose alloc bit is set may be marked and looked into, from a stack that has an old address.
    if (UNLIKELY(runtime_writeBarrier))
        changebits(s->mark, from, to, true);
    changebits(s->alloc, from, to, true);
    b->next = next - BumpBias;
    b->end = end - BumpBias;
    return true;
}

void mcache_take(Mcache *c, uint8_t spanclass)
{
    Bump *b = &c->bump[spanclass];
    if (b->span != NULL)
        mcentral_put(b->span);
    Mspan *s = mcentral_get(spanclass);
    sweep_share(c, (uintptr_t)s->npages << PageShift);
    s->freeindex = 0;
    gc_allocated((s->nelems - s->alloccount) * s->elemsize);
    b->next = b->end = 0;
    b->span = s;
    if (isnoscan(s))
        b->needzero = s->needzero;
    else
        b->meta = s->meta;
}

uint32_t mcache_unused(const Bump *b)
{
    return b->next < b->end ? objindex(b->span, b->end + BumpBias) - objindex(b->span, b->next + BumpBias) : 0;
}

static uint32_t flushbump(Bump *b)
{
    Mspan *s = b->span;
    if (s == NULL)
        return 0;
    uint32_t from = objindex(s, b->next + BumpBias), unused = mcache_unused(b);
    if (unused > 0) {
        changebits(s->alloc, from, from + unused, false);
        changebits(s->mark, from, from + unused, false);
        s->alloccount -= unused;
        if (s->freeindex > from)
            s->freeindex = from;
    }
    gc_unallocated((s->nelems - s->alloccount) * s->elemsize);
    mcentral_put(s);
    *b = (Bump){.span = NULL};
    return unused;
}

COLD void mcache_flush(Mcache *c)
{
    for (uint32_t i = 0; i < NumSpanClasses; i++) {
        uintptr_t size = c->bump[i].span == NULL ? 0 : c->bump[i].span->elemsize;
        uint32_t unused = flushbump(&c->bump[i]);
        c->nmalloc[i] -= unused;
        c->profleft[i] += (int64_t)(unused * size);
    }
    c->tiny = c->tinyend = 0;
}

Mcache *allocmcache(void)
{
    Mcache *c = persistentalloc(sizeof(Mcache), 64);
    c->gcw = persistentalloc(sizeof(GcWork), 64);
    return c;
}
