// mgcsweep.c: sweeping: the mark bits of a span become its alloc bits, and a span without marks goes back to the heap.
//
// It happens beside the program: by whoever needs a span of the class (mcentral.c), by the goroutine bgsweep (mgc.c)
// when a P has nothing else to do, and by everybody who takes memory, in proportion (sweep_share), so that little is
// left for who wants to collect next. Who takes a span off its list of unswept ones is the only one that has it.
// Objects are not touched.
#include "mem/mgc.h"
#include "mem/mspecial.h"

static uint32_t cursor;   // atomic: span classes below have nothing left to sweep
static uint32_t sweepers; // atomic: spans being swept in sweepone

// GODEBUG=clobberfree=1
static NOINLINE COLD void clobber(Mspan *s)
{
    for (uint32_t i = 0; i < s->nelems; i++) {
        if (!bittest(s->alloc, i) || bittest(s->mark, i))
            continue;
        uint32_t *p = (uint32_t *)(s->base + i * s->elemsize);
        for (uintptr_t n = s->elemsize / 4; n > 0; n--)
            *p++ = 0xDEADBEEF;
    }
}

// What it leaves behind does not depend on how many objects were freed: the owner of the span looks for free runs when
// it needs them.
bool sweepspan(Mspan *s, bool mayfree)
{
    if (s->sweepgen == mheap.sweepgen)
        throw("sweepspan: the span has been swept");
    if (UNLIKELY(atomic_load_relaxed(&s->nspecials) != 0))
        specials_sweep(s);
    if (UNLIKELY(gcdebug.clobberfree))
        clobber(s);
    uint32_t n = 0;
    for (uint32_t i = 0; i < (s->nelems + 63) / 64; i++) {
        uint64_t marks = s->mark[i];
        n += (uint32_t)__builtin_popcountll(marks);
        s->alloc[i] = marks;
        s->mark[i] = 0;
    }
    if (n < s->alloccount) {
        s->needzero = true;
        __atomic_fetch_add(&mheap.central[s->spanclass].nfree, s->alloccount - n, __ATOMIC_RELAXED);
        if (s->spanclass < 2)
            __atomic_fetch_add(&mheap.largefreed, s->elemsize, __ATOMIC_RELAXED);
    }
    s->alloccount = n;
    s->freeindex = 0;
    atomic_store_rel(&s->sweepgen, mheap.sweepgen);
    if (n > 0 || !mayfree)
        return false;
    mheap_free(s);
    return true;
}

static Mspan *nextunswept(void)
{
    for (uint32_t i; (i = atomic_load(&cursor)) < NumSpanClasses;) {
        Mcentral *c = &mheap.central[i];
        lock(&c->lock);
        Mspan *s = spanlist_pop(&c->unswept);
        unlock(&c->lock);
        if (s != NULL)
            return s;
        atomic_cas(&cursor, i, i + 1);
    }
    return NULL;
}

bool sweepone(void)
{
    atomic_xadd(&sweepers, 1);
    Mspan *s = nextunswept();
    if (s != NULL && !sweepspan(s, true))
        mcentral_put(s);
    atomic_xadd(&sweepers, -1);
    return s != NULL;
}

static uint64_t perbyte; // spans to be swept for 1 << ShareShift bytes that are allocated

enum { ShareShift = 24, ShareAtOnce = 64 };

void sweep_share(Mcache *c, uintptr_t bytes)
{
    if (atomic_load_relaxed(&cursor) == NumSpanClasses)
        return;
    c->sweepdebt += bytes * perbyte;
    for (uint32_t n = 0; c->sweepdebt >> ShareShift != 0 && n < ShareAtOnce; n++) {
        c->sweepdebt -= 1ull << ShareShift;
        if (!sweepone()) {
            c->sweepdebt = 0;
            return;
        }
    }
}

// Goes on until others that are in the middle of a span have finished it.
COLD void sweepall(void)
{
    for (;;) {
        M *mp = acquirem();
        bool more = sweepone();
        releasem(mp);
        if (more)
            continue;
        if (atomic_load(&sweepers) == 0)
            return;
        Gosched();
    }
}

G0_CODE

void sweepstart(void)
{
    mheap.sweepgen++;
    for (uint32_t i = 0; i < NumSpanClasses; i++) {
        Mcentral *c = &mheap.central[i];
        spanlist_append(&c->unswept, &c->full);
        spanlist_append(&c->unswept, &c->partial);
    }
    atomic_store(&cursor, 0);
}

// All shall be swept by the time that so many bytes have been allocated.
void sweep_pace(uint64_t bytes)
{
    perbyte = (mheap.nspans << ShareShift) / (bytes / 8 * 7 + PageSize);
}

G0_CODE_END
