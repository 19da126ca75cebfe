// mpagealloc.c: pages: runs of 8 KB out of arenas, at the lowest address where they fit, and back.
//
// An arena is 64 MB of address space, aligned; memory comes when it is touched. It has a bit for each page that is in
// use and one for each free page that is known to be zero because it was never touched, or was given back to the system
// (pagescavenge). Two bounds, below which no page is free and how long a run can be at best, spare most searches; then
// a search is a walk over at most 128 words. Pages that are freed side by side are one run again without doing
// anything.
//
// What is larger than an arena takes arenas side by side.
#include "mem/mheap.h"

enum { HugePages = HugePage / PageSize };

Arena **mheap_arenas;

static uint32_t nextzero(const uint64_t *bits, uint32_t i)
{
    while (i < ArenaPages) {
        uint64_t free = ~bits[i / 64] >> i % 64;
        if (free != 0)
            return i + (uint32_t)__builtin_ctzll(free);
        i = (i / 64 + 1) * 64;
    }
    return ArenaPages;
}

static uint32_t nextone(const uint64_t *bits, uint32_t i, uint32_t limit)
{
    while (i < limit) {
        uint64_t used = bits[i / 64] >> i % 64;
        if (used != 0) {
            i += (uint32_t)__builtin_ctzll(used);
            break;
        }
        i = (i / 64 + 1) * 64;
    }
    return i < limit ? i : limit;
}

G0_CODE

uint32_t pagerun(const uint64_t *used, uint32_t from, uint32_t n, uint32_t *longest)
{
    uint32_t most = 0;
    for (uint32_t i = nextzero(used, from); i < ArenaPages;) {
        uint32_t end = nextone(used, i, i + n < ArenaPages ? i + n : ArenaPages);
        if (end - i == n)
            return i;
        if (end - i > most)
            most = end - i;
        i = nextzero(used, end);
    }
    *longest = most;
    return ArenaPages;
}

// Sets or clears n bits from i on; how many of them were set.
static uint32_t setbits(uint64_t *bits, uint32_t i, uint32_t n, bool value)
{
    uint32_t were = 0;
    while (n > 0) {
        uint32_t count = 64 - i % 64 < n ? 64 - i % 64 : n;
        uint64_t mask = (count == 64 ? ~0ull : (1ull << count) - 1) << i % 64;
        were += (uint32_t)__builtin_popcountll(bits[i / 64] & mask);
        bits[i / 64] = value ? bits[i / 64] | mask : bits[i / 64] & ~mask;
        i += count;
        n -= count;
    }
    return were;
}

// n pages of one arena, which are free, become used.
static bool take(Arena *a, uint32_t page, uint32_t n)
{
    setbits(a->used, page, n, true);
    uint32_t clean = setbits(a->clean, page, n, false);
    mheap.pagesclean -= clean;
    a->npagesfree -= n;
    if (page == a->lowest)
        a->lowest = page + n;
    if (a->npagesfree < a->longest)
        a->longest = a->npagesfree;
    return clean == n;
}

static void give(Arena *a, uint32_t page, uint32_t n)
{
    setbits(a->used, page, n, false);
    a->npagesfree += n;
    if (page < a->lowest)
        a->lowest = page;
    a->longest = a->npagesfree;
}

static void givedirty(Arena *a, uint32_t page, uint32_t n)
{
    give(a, page, n);
    if (a->dirtyend < page + n)
        a->dirtyend = page + n;
}

// Address space for n arenas, at an address that is a multiple of their size; 0 if there is none. The first try is
// where the last arena ended.
static uintptr_t mapArenas(uintptr_t n)
{
    uintptr_t size = n * ArenaSize;
    uintptr_t p = (uintptr_t)sysMap((void *)mheap.hint, size);
    if (p % ArenaSize != 0) {
        sysFree((void *)p, size);
        uintptr_t all = (uintptr_t)sysMap(NULL, size + ArenaSize);
        if (all == 0)
            return 0;
        p = roundup(all, ArenaSize);
        if (p != all)
            sysFree((void *)all, p - all);
        sysFree((void *)(p + size), all + ArenaSize - p);
    }
    if (p != 0)
        mheap.hint = p + size;
    return p;
}

// Puts a into mheap.sorted.
static bool insertArena(Arena *a)
{
    if (mheap.narenas == mheap.sortedcap) {
        uint32_t cap = mheap.sortedcap == 0 ? 512 : mheap.sortedcap * 2;
        Arena **sorted = sysReserve(cap * sizeof(Arena *));
        if (sorted == NULL)
            return false;
        memcpy(sorted, mheap.sorted, mheap.narenas * sizeof(Arena *));
        if (mheap.sorted != NULL)
            sysFree(mheap.sorted, mheap.sortedcap * sizeof(Arena *));
        mheap.sorted = sorted;
        mheap.sortedcap = cap;
    }
    uint32_t i = mheap.narenas++;
    for (; i > 0 && mheap.sorted[i - 1]->base > a->base; i--)
        mheap.sorted[i] = mheap.sorted[i - 1];
    mheap.sorted[i] = a;
    return true;
}

static bool addArena(uintptr_t base)
{
    Arena *a = sysReserve(sizeof(Arena));
    if (a == NULL)
        return false;
    a->base = base;
    a->npagesfree = a->longest = ArenaPages;
    memset(a->clean, 0xFF, sizeof a->clean);
    if (!insertArena(a))
        return false;
    mheap_arenas[base >> ArenaShift] = a;
    mheap.pagesmapped += ArenaPages;
    mheap.pagesclean += ArenaPages;
    if (mheap.lo == 0 || base < mheap.lo)
        atomic_store(&mheap.lo, base);
    if (base + ArenaSize > mheap.hi)
        atomic_store(&mheap.hi, base + ArenaSize);
    return true;
}

// n more arenas, side by side.
static uintptr_t grow(uint32_t n)
{
    uintptr_t base = mapArenas(n);
    if (base == 0)
        return 0;
    for (uint32_t i = 0; i < n; i++)
        if (!addArena(base + (uintptr_t)i * ArenaSize))
            return 0;
    return base;
}

// n arenas, free, with addresses one after the other.
static uintptr_t freeArenas(uint32_t n)
{
    uint32_t run = 0;
    for (uint32_t i = 0; i < mheap.narenas; i++) {
        Arena *a = mheap.sorted[i];
        bool next = run > 0 && a->base == mheap.sorted[i - 1]->base + ArenaSize;
        run = a->npagesfree < ArenaPages ? 0 : next ? run + 1 : 1;
        if (run == n)
            return a->base - (uintptr_t)(n - 1) * ArenaSize;
    }
    return grow(n);
}

static uintptr_t allocArenas(uint32_t npages, bool *clean)
{
    uintptr_t p = freeArenas((npages + ArenaPages - 1) / ArenaPages);
    *clean = true;
    for (uintptr_t at = p; p != 0 && npages > 0; at += ArenaSize) {
        uint32_t n = npages < ArenaPages ? npages : ArenaPages;
        *clean &= take(mheap_arenas[at >> ArenaShift], 0, n);
        npages -= n;
    }
    return p;
}

uintptr_t pagealloc(uint32_t npages, bool *clean)
{
    if (npages > ArenaPages)
        return allocArenas(npages, clean);
    for (uint32_t i = 0;; i++) {
        if (i == mheap.narenas && grow(1) == 0)
            return 0;
        Arena *a = mheap.sorted[i];
        if (a->longest < npages)
            continue;
        uint32_t longest, page = pagerun(a->used, a->lowest, npages, &longest);
        if (page < ArenaPages) {
            *clean = take(a, page, npages);
            return a->base + ((uintptr_t)page << PageShift);
        }
        a->longest = longest;
        if (i + 1 < mheap.narenas)
            continue;
        if (grow(1) == 0)
            return 0;
        i = UINT32_MAX; // the new one may be anywhere in the order
    }
}

void pagefree(uintptr_t p, uint32_t npages)
{
    while (npages > 0) {
        Arena *a = mheap_arenas[p >> ArenaShift];
        uint32_t page = p >> PageShift & (ArenaPages - 1), n = ArenaPages - page < npages ? ArenaPages - page : npages;
        givedirty(a, page, n);
        npages -= n;
        p += (uintptr_t)n << PageShift;
    }
}

// The highest run of free pages that take memory, within one huge page; false: there is none.
static bool finddirty(Arena *a, uint32_t *page, uint32_t *n)
{
    uint32_t end = a->dirtyend;
    for (; end > a->lowest; end--) {
        if (end % 64 == 0 && ~(a->used[end / 64 - 1] | a->clean[end / 64 - 1]) == 0)
            end -= 63;
        else if (!bittest(a->used, end - 1) && !bittest(a->clean, end - 1))
            break;
    }
    if (end <= a->lowest) {
        a->dirtyend = 0;
        return false;
    }
    a->dirtyend = end;
    uint32_t from = end - 1;
    while (from % HugePages != 0 && !bittest(a->used, from - 1) && !bittest(a->clean, from - 1))
        from--;
    *page = from;
    *n = end - from;
    return true;
}

// Who wants pages meanwhile need not wait for the kernel, but does not get these.
static void release(Arena *a, uint32_t page, uint32_t n)
{
    take(a, page, n);
    mheap.releasing++;
    unlock(&mheap.lock);
    sysUnused((void *)(a->base + ((uintptr_t)page << PageShift)), (uintptr_t)n << PageShift);
    lock(&mheap.lock);
    mheap.releasing--;
    setbits(a->clean, page, n, true);
    mheap.pagesclean += n;
    mheap.pagesreleased += n;
    give(a, page, n);
}

uintptr_t pagescavenge(uintptr_t bytes)
{
    uintptr_t done = 0;
    for (uint32_t i = mheap.narenas; i-- > 0 && done < bytes;) {
        Arena *a = mheap.sorted[i];
        uint32_t page, n;
        while (done < bytes && finddirty(a, &page, &n)) {
            release(a, page, n);
            done += (uintptr_t)n << PageShift;
        }
    }
    return done;
}

void pageinit(void)
{
    mheap.hint = 0xC000000000;
    mheap_arenas = sysReserve(MaxArenas * sizeof(Arena *));
    if (mheap_arenas == NULL || grow(1) == 0)
        throwOutOfMemory();
}

G0_CODE_END
