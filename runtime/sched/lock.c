// lock.c: a mutex for the runtime's own critical sections, on a futex.
//
// key: 0 free, 1 held, 2 held and somebody may sleep. Taking a free lock and giving back one that nobody waits for are
// one atomic operation each. A waiter spins for some 20 us first: the sections are short, and who sleeps may have to
// wait for milliseconds until it has a processor again, if other programs want that. Whoever slept takes the lock as 2,
// because it cannot know whether others still sleep.
//
// The holder counts as pinned (m.locks), so it is neither preempted nor does it lose its P. It must not park.
#include "sched/rt.h"

enum { Unlocked, Locked, Sleeping, ActiveSpin = 1000 };

static NOINLINE void lockSlow(Mutex *l)
{
    for (int32_t i = 0; ncpu > 1 && i < ActiveSpin; i++) {
        if (atomic_load_relaxed(&l->key) == Unlocked && atomic_cas(&l->key, Unlocked, Locked))
            return;
        cpu_relax();
    }
    while (atomic_xchg(&l->key, Sleeping) != Unlocked)
        futexsleep(&l->key, Sleeping, -1);
}

void lock(Mutex *l)
{
    getg()->m->locks++;
    if (LIKELY(atomic_cas(&l->key, Unlocked, Locked)))
        return;
    lockSlow(l);
}

static COLD NOINLINE void unlockOfUnlocked(void)
{
    throw("unlock of unlocked lock");
}

void unlock(Mutex *l)
{
    uint32_t old = atomic_xchg(&l->key, Unlocked);
    if (UNLIKELY(old == Unlocked))
        unlockOfUnlocked();
    if (UNLIKELY(old == Sleeping))
        futexwakeup(&l->key, 1);
    getg()->m->locks--;
}
