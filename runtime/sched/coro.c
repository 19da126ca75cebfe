// coro.c: coroutines, for package iter: two goroutines that take turns. One of them always waits for the other, so
// nothing has to go through a queue: the one that stops starts the other itself, in what is left of its own time slice.
//
// A coroutine is one word, the G that waits; it may lie in the heap. What the scheduler has to do besides (timers,
// other Ms, a seed's choices) it gets to do: then the other goroutine becomes runnable as any other.
#include "sched/rt.h"

void coro_wait(G *gp, G **coro)
{
    gp->waitreason = waitReasonCoroutine;
    gp->waitsince = atomic_load_relaxed(&sched.roughtime);
    gp->waitaddr = coro;
    atomic_store_rel(coro, gp);
}

G0_CODE

// On g0: gp waits, the other runs.
static void coroswitch_m(G *gp)
{
    M *mp = gp->m;
    P *pp = mp->p;
    G **coro = mp->waitlock, *next = atomic_xchg(coro, NULL);
    mp->waitlock = NULL;
    if (next == NULL)
        throw("coroswitch: nobody waits");
    dropg(gp, Gwaiting, waitReasonCoroutine);
    coro_wait(gp, coro);
    next->waitaddr = NULL;
    bool more = mp->lockedg != NULL || next->lockedm != NULL || sched.modes != 0 || pp->timers.len != 0;
    if (UNLIKELY(more || atomic_load_relaxed(&pp->preempt))) {
        goready(next, 0);
        schedule();
        return;
    }
    casgstatus(next, Gwaiting, Grunnable);
    execute(next, true);
}

G0_CODE_END

void coro_switch(G **coro)
{
    getg()->m->waitlock = coro;
    mcall(coroswitch_m);
}

void coro_end(G **coro)
{
    G *next = atomic_xchg(coro, NULL);
    next->waitaddr = NULL;
    goready(next, 0);
}
