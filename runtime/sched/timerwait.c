// timerwait.c: the scheduler's side of timers (the timers themselves are in svc/timer.c): who looks when one is due.
//
// A P that has timers looks at them between two goroutines, but not more often than every LookTicks: reading the clock costs as
// much as a switch. An M that finds nothing to run looks at the timers of all Ps. And of the Ms without work one at a time
// is the timer waiter: it gives up its P like the others, but sleeps no longer than until the first timer of all.
//
// A waiter first announces itself (timerwaiter), then looks for the first timer and announces its time (timeruntil). Whoever
// starts a timer first puts it into a heap and then looks for a waiter: one of the two sees the other.
#include "sched/rt.h"

enum { LookTicks = 20000 };

G0_CODE

static void own(P *pp) {
    uint64_t ticks = cputicks();
    if (ticks - pp->timerlook < LookTicks) return;
    pp->timerlook = ticks;
    int64_t first = atomic_load(&pp->timers.first);
    if (first != 0 && first <= nanotime()) timerops->run(pp);
}

// The P with the earliest timer, or NULL; when it is due.
static P *firsttimer(int64_t *when) {
    P *found = NULL;
    for (int32_t i = 0; i < nallp; i++) {
        int64_t first = atomic_load(&allp[i]->timers.first);
        if (first == 0 || (found != NULL && first >= *when)) continue;
        *when = first;
        found = allp[i];
    }
    return found;
}

static bool all(void) {
    int64_t when;
    bool some = false;
    for (P *pp; (pp = firsttimer(&when)) != NULL && when <= nanotime(); some = true) timerops->run(pp);
    return some;
}

static bool overdue(int64_t now) {
    int64_t when;
    return atomic_load(&sched.npidle) != 0 && firsttimer(&when) != NULL && when < now;
}

static bool waitfirst(void) {
    if (!atomic_cas(&sched.timerwaiter, 0, 1)) return false;
    int64_t when;
    if (firsttimer(&when) == NULL) {
        atomic_store(&sched.timerwaiter, 0);
        return false;
    }
    atomic_store(&sched.timeruntil, when);
    int64_t delay = when - nanotime();
    if (delay > 0) futexsleep(&sched.timerbreak, 0, delay);
    atomic_store(&sched.timerbreak, 0);
    atomic_store(&sched.timeruntil, 0);
    atomic_store(&sched.timerwaiter, 0); // before it takes a P: who gives one up now finds that nobody waits
    lock(&sched.lock);
    P *pp = pidleget();
    unlock(&sched.lock);
    if (pp == NULL) return false;
    acquirep(pp);
    return true;
}

G0_CODE_END

void timerwake(int64_t when) {
    if (atomic_load(&sched.timerwaiter) == 0) {
        if (atomic_load(&sched.npidle) != 0) wakep(); // somebody is to become the waiter
        return;
    }
    int64_t until = atomic_load(&sched.timeruntil);
    if ((until == 0 || until > when) && atomic_xchg(&sched.timerbreak, 1) == 0) futexwakeup(&sched.timerbreak, 1);
}

void timersinit(void (*run)(P *pp)) {
    static TimerOps ops;
    if (timerops != NULL) return;
    ops = (TimerOps){run, own, all, waitfirst, overdue};
    atomic_store(&timerops, &ops);
}
