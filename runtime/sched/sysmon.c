// sysmon.c: the monitor: a thread without a P that looks after the others.
//
// It wakes every 20 us while there is something to do, and after a millisecond of nothing twice as long each time, up to
// 10 ms. A P that has run the same goroutine for 10 ms is asked to enter the scheduler (p.preempt, g.preempt). When all
// Ps are idle it sleeps until one is taken.
#include "sched/rt.h"

enum { ForcePreemptNS = 10 * 1000 * 1000, MinDelay = 20, MaxDelay = 10 * 1000 };

// Asks each P that runs the same goroutine since ForcePreemptNS to yield. How many.
static int32_t retake(int64_t now) {
    int32_t n = 0;
    for (int32_t i = 0; i < gomaxprocs; i++) {
        P *pp = allp[i];
        if (atomic_load(&pp->status) != Prunning) continue;
        uint32_t tick = atomic_load_relaxed(&pp->schedtick);
        if (pp->sysmontick != tick) {
            pp->sysmontick = tick;
            pp->sysmonwhen = now;
        } else if (now - pp->sysmonwhen >= ForcePreemptNS) {
            atomic_store_relaxed(&pp->preempt, true);
            n++;
        }
    }
    return n;
}

void sysmon(void) {
    uint32_t delay = MinDelay, idle = 0;
    for (;;) {
        if (idle > 50) delay *= 2;
        if (idle == 0) delay = MinDelay;
        if (delay > MaxDelay) delay = MaxDelay;
        usleep(delay);
        if (atomic_load(&sched.npidle) == gomaxprocs) {
            lock(&sched.lock);
            bool sleep = atomic_load(&sched.npidle) == gomaxprocs;
            if (sleep) atomic_store(&sched.sysmonwait, 1);
            unlock(&sched.lock);
            if (sleep) {
                notesleep(&sched.sysmonnote);
                noteclear(&sched.sysmonnote);
                idle = 0;
                delay = MinDelay;
            }
        }
        idle = retake(nanotime()) > 0 ? 0 : idle + 1;
    }
}
