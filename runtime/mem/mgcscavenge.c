// mgcscavenge.c: memory that is not needed goes back to the system, behind the program's back.
//
// How much is kept follows from what the heap took when the last collection had marked (pages in spans: objects and
// what lies unused between them), in the proportion of the new goal to the one before, with a tenth more: so a heap
// that keeps its size causes no traffic, however badly its objects fit into pages that others have left, and RSS
// follows the heap down after a peak. With a memory limit no more is kept than a twentieth less than it allows.
//
// sysmon gives back what is above that: up to a huge page at a time, and then nothing for a hundred times as long as it
// took, for what is given back in vain costs a fault for each 4 KB when it is wanted again, which is more than giving
// it back. It goes on when the program has nothing to do. Who needs fresh pages gives as many back at once if there is
// a memory limit that would be passed.
//
// A program that allocates next to nothing after a peak would never collect, and keep it: sysmon sees to it that there
// is a collection every two minutes at least.
#include "mem/mgc.h"

enum {
    ScavengeShare = 100,
    MaxRest = 10 * 1000 * 1000 /* if it was waiting for the processor that took long */,
    ForceAfterSeconds = 120
};

G0_CODE

// A goal in units of 64 KB, at most 2^30 (no goal at all).
static uint64_t units(uint64_t goal)
{
    return goal >> 46 != 0 ? 1 << 30 : (goal >> 16) + 1;
}

// Bytes of pages in use and free ones that may take memory.
static uint64_t retain(void)
{
    if (gc.cycles == 0)
        return UINT64_MAX;
    uint64_t keep = (gc.lastinuse * units(gc.goal) / units(gc.lastgoal) * 11 / 10) << PageShift,
             other = gc_otherbytes();
    if (gc.limit == INT64_MAX)
        return keep;
    uint64_t limit = (uint64_t)gc.limit - (uint64_t)gc.limit / 20, most = limit > other ? limit - other : 0;
    return keep < most ? keep : most;
}

// Bytes of free pages that take memory and should not. Without mheap.lock it is about so much.
static uint64_t excess(void)
{
    uint64_t keep = retain(), inuse = mheap.pagesinuse << PageShift;
    int64_t dirty = (int64_t)((mheap.pagesmapped - mheap.pagesinuse - mheap.pagesclean) << PageShift);
    if (dirty <= 0 || inuse + (uint64_t)dirty <= keep)
        return 0;
    return inuse >= keep ? (uint64_t)dirty : inuse + (uint64_t)dirty - keep;
}

void gc_keeplimit(void)
{
    if (LIKELY(gc.limit == INT64_MAX))
        return;
    uint64_t taken = ((mheap.pagesmapped - mheap.pagesclean) << PageShift) + gc_otherbytes(),
             limit = (uint64_t)gc.limit;
    if (taken > limit)
        pagescavenge(taken - limit);
}

bool gc_scavenging(void)
{
    return excess() >= PageSize;
}

// A piece, if it is time. now: nanotime.
static void scavenge(int64_t now)
{
    static int64_t due; // sysmon's
    if (now < due || !gc_scavenging())
        return;
    int64_t begin = nanotime();
    lock(&mheap.lock);
    uint64_t bytes = excess();
    if (bytes >= PageSize)
        pagescavenge(bytes < HugePage ? bytes : HugePage);
    unlock(&mheap.lock);
    int64_t rest = (nanotime() - begin) * ScavengeShare;
    due = now + (rest < MaxRest ? rest : MaxRest);
}

static void stacks(void *unused)
{
    stackscavenge();
}

static void all(void *unused)
{
    lock(&mheap.lock);
    pagescavenge(UINTPTR_MAX);
    unlock(&mheap.lock);
}

static void force(int64_t now)
{
    if (!gc.enabled || now - gc.cycle.end < ForceAfterSeconds * 1000000000ll ||
        now - gc.starttime < ForceAfterSeconds * 1000000000ll)
        return;
    if (atomic_load(&gc_running) != 0)
        return;
    G *gp = atomic_xchg(&gc.sweeper, NULL);
    if (gp == NULL)
        return;
    atomic_store(&gc.force, true);
    injectg(gp);
}

// On sysmon's thread. now: nanotime.
void gc_watch(int64_t now)
{
    force(now);
    scavenge(now);
}

G0_CODE_END

void gc_scavengestacks(void)
{
    systemstack(stacks, NULL);
}

void gc_scavengeall(void)
{
    systemstack(all, NULL);
}
