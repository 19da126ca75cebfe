// mgcscavenge.c: memory that is not needed goes back to the system, behind the program's back.
//
// What the next collection allows the heap, with a tenth more, is kept: so much will be used again soon. Free pages above that
// are given back, a piece at a time, by bgsweep when it has swept. Thus RSS follows the heap down after a peak, and a heap
// that keeps its size causes no traffic. With a memory limit no more is kept than it allows.
//
// A program that allocates next to nothing after a peak would never collect, and keep it: sysmon sees to it that there is
// a collection every two minutes at least.
#include "mem/mgc.h"

enum { ScavengeStep = 1 << 20, ForceAfterSeconds = 120 };

G0_CODE

// Bytes of free pages that take memory and should not.
static uint64_t excess(void)
{
    uint64_t inuse = mheap.pagesinuse << PageShift, mapped = mheap.pagesmapped << PageShift;
    uint64_t dirty = mapped - inuse - (mheap.pagesclean << PageShift), keep = gc.goal + gc.goal / 10;
    if (gc.limit != INT64_MAX && keep > gc.goal)
        keep = gc.goal;
    if (keep < inuse)
        keep = inuse;
    return inuse + dirty <= keep ? 0 : inuse + dirty - keep;
}

static void step(void *more)
{
    lock(&mheap.lock);
    uint64_t bytes = excess();
    if (bytes >= PageSize)
        pagescavenge(bytes < ScavengeStep ? bytes : ScavengeStep);
    unlock(&mheap.lock);
    *(bool *)more = bytes > ScavengeStep;
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

// On sysmon's thread. now: nanotime.
void gc_watch(int64_t now)
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

G0_CODE_END

bool gc_scavenge(void)
{
    bool more;
    systemstack(step, &more);
    return more;
}

void gc_scavengestacks(void)
{
    systemstack(stacks, NULL);
}

void gc_scavengeall(void)
{
    systemstack(all, NULL);
}
