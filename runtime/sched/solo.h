// solo.h: while one P at most is not idle, what Ps share needs no atomic operations.
//
// A locked instruction costs about as much as all the rest of a channel operation, and is for nothing as long as only
// one P is at work. sched.solo says that this is so. Who has the P brackets what it does by soloenter and sololeave; if
// soloenter gives true, run queues and channels are its own until sololeave. In between it may not wake anybody, take
// sched.lock or park; the brackets nest.
//
// The bracket is a plain addition to m.locks, and then a look at sched.solo; the processor may do the look before the
// addition is visible to others. So whoever is to become the second P first clears sched.solo, then has the kernel make
// all threads pass a memory barrier (membarrier), and then waits until no M is in a bracket: a look before the barrier
// comes with an addition that can be seen after it. If it is the first P itself that wakes a second, nothing of this is
// needed.
#ifndef GOCC_SOLO_H
#define GOCC_SOLO_H

#include "sched/rt.h"

enum { SoloSection = 0x10000 }; // what a bracket adds to m.locks

#ifdef RT_HOSTED
static inline bool solo(void)
{
    return false;
}
#else
static inline bool solo(void)
{
    __asm__ volatile("" ::: "memory");
    return LIKELY(atomic_load_relaxed(&sched.solo) != 0);
}
#endif

// The goroutine cannot be preempted: m.locks is up, or it is g0's.
static inline bool soloenter(M *mp)
{
    mp->locks += SoloSection;
    if (solo())
        return true;
    mp->locks -= SoloSection;
    return false;
}

static inline void sololeave(M *mp)
{
    __asm__ volatile("" ::: "memory");
    mp->locks -= SoloSection;
}

#endif
