// idlewait.c: what can end idleness: timers (svc/timer.c) and polled descriptors (svc/netpoll.c); who looks for them
// when.
//
// A P that has timers looks at them between two goroutines, but not more often than every LookTicks: reading the clock
// costs as much as a switch. An M that finds nothing to run looks at the timers of all Ps and asks the poller, without
// waiting. And of the Ms without work one at a time is the idle waiter: it gives up its P like the others, but it
// sleeps in the poller, or on a futex as long as no descriptor was ever polled, and no longer than until the first
// timer of all.
//
// An M becomes the waiter (idlewaiter), then looks for what there is to wait for and announces until when it sleeps
// (idleuntil). Whoever starts a timer first puts it into a heap and then looks for a waiter: one of the two sees the
// other; a goroutine that goes to sleep leaves that to its M, which has a look when it finds nothing to run, or hands
// its P over if it runs no other goroutine. Whoever parks a goroutine in the poller counts it in npollwait and looks
// for work itself: either it becomes the waiter, or the other one looks once more after it has laid the role down.
//
// With GODEBUG=seed=N nobody waits for a timer: when nothing else is left to do, time jumps to the first one. What
// waits for the kernel is given a moment of real time before.
//
// sysmon asks the poller if nobody has done so for 10 ms.
#include "sched/rt.h"

enum { LookTicks = 20000, PollPeriod = 10 * 1000 * 1000 };

G0_CODE

static void own(P *pp)
{
    uint64_t ticks = cputicks();
    if (ticks - pp->timerlook < LookTicks && (sched.modes & ModeSeed) == 0)
        return;
    pp->timerlook = ticks;
    int64_t first = atomic_load(&pp->timers.first);
    if (first != 0 && first <= nanotime())
        timerops->run(pp);
}

// The P with the earliest timer, or NULL; when it is due.
static P *firsttimer(int64_t *when)
{
    P *found = NULL;
    for (int32_t i = 0; i < nallp; i++) {
        int64_t first = atomic_load(&allp[i]->timers.first);
        if (first == 0 || (found != NULL && first >= *when))
            continue;
        *when = first;
        found = allp[i];
    }
    return found;
}

// Makes pp's of them.
static void addready(P *pp, GQueue *ready)
{
    for (G *gp = ready->head; gp != NULL;) {
        G *next = gp->schedlink;
        gp->schedlink = NULL;
        runqput(pp, gp, false);
        gp = next;
    }
}

// True if something has come from the kernel.
static bool jump(void)
{
    enum { Moment = 10 * 1000 * 1000 };
    int64_t when;
    GQueue ready;
    if (firsttimer(&when) == NULL)
        return false;
    int32_t n = atomic_load(&sched.npollwait) != 0 ? pollops->poll(Moment, &ready) : 0;
    if (n > 0)
        addready(getg()->m->p, &ready);
    else
        seedadvance(when);
    return n > 0;
}

static bool all(void)
{
    int64_t when;
    bool some = false;
    if (UNLIKELY(sched.modes & ModeSeed) && jump())
        return true;
    int64_t now = nanotime(); // one that is always due must not keep us here
    for (P *pp; (pp = firsttimer(&when)) != NULL && when <= now; some = true)
        timerops->run(pp);
    return some;
}

static bool overdue(int64_t now)
{
    int64_t when;
    return atomic_load(&sched.npidle) != 0 && firsttimer(&when) != NULL && when < now;
}

// Is there anything to wait for? Until when.
static bool something(int64_t *until)
{
    *until = INT64_MAX;
    bool timers = firsttimer(until) != NULL;
    return timers || atomic_load(&sched.npollwait) != 0;
}

static bool becomewaiter(int64_t *until)
{
    do {
        if (!atomic_cas(&sched.idlewaiter, 0, 1))
            return false;
        if (something(until))
            return true;
        atomic_store(&sched.idlewaiter, 0);
    } while (something(until)); // it came from somebody who has seen a waiter
    return false;
}

static void breakwaiter(void)
{
    if (atomic_xchg(&sched.idlebreak, 1) != 0)
        return;
    if (pollops != NULL)
        pollops->wake();
    else
        futexwakeup(&sched.idlebreak, 1);
}

// The waiter must not sleep longer than until then.
static void waiterby(int64_t when)
{
    int64_t until = atomic_load(&sched.idleuntil);
    if (until == 0 || until > when)
        breakwaiter();
}

// Somebody must wait for the first timer of the P.
static void givenup(P *pp)
{
    int64_t first = atomic_load(&pp->timers.first);
    if (first == 0)
        return;
    if (atomic_load(&sched.idlewaiter) != 0)
        waiterby(first);
    else if (atomic_load(&sched.npidle) != 0)
        wakep();
}

static bool waitidle(void)
{
    int64_t until;
    if (!becomewaiter(&until)) {
        // Somebody else waits. A goroutine that went to sleep here has told nobody of its timer.
        if (something(&until) && until != INT64_MAX)
            waiterby(until);
        return false;
    }
    atomic_store(&sched.idleuntil, until);
    int64_t delay = until == INT64_MAX ? -1 : until - nanotime();
    if (until != INT64_MAX && delay < 0)
        delay = 0;
    GQueue ready = {NULL, NULL};
    int32_t n = 0;
    if (atomic_load(&sched.idlebreak) != 0)
        delay = 0;
    if (atomic_load(&pollops) != NULL)
        n = pollops->poll(delay, &ready);
    else if (delay != 0)
        futexsleep(&sched.idlebreak, 0, delay);
    sched.lastpoll = nanotime_real();
    atomic_store(&sched.idlebreak, 0);
    atomic_store(&sched.idleuntil, 0);
    atomic_store(&sched.idlewaiter, 0); // before it takes a P: who gives one up now finds that nobody waits
    lock(&sched.lock);
    P *pp = pidleget();
    if (pp == NULL && n > 0)
        globrunqputbatch(&ready, n);
    unlock(&sched.lock);
    if (pp == NULL)
        return false;
    acquirep(pp);
    addready(pp, &ready);
    if (n > 1)
        wakepMaybe(pp);
    return true;
}

// One M at a time asks, none while another one sleeps in the poller.
static int32_t pollonce(GQueue *ready)
{
    if (atomic_load(&sched.npollwait) == 0 || atomic_load(&sched.idlewaiter) != 0)
        return 0;
    if (!atomic_cas(&sched.polling, 0, 1))
        return 0;
    int32_t n = pollops->poll(0, ready);
    atomic_store(&sched.polling, 0);
    return n;
}

static bool pollnow(P *pp)
{
    GQueue ready;
    int32_t n = pollonce(&ready);
    if (n == 0)
        return false;
    addready(pp, &ready);
    if (n > 1)
        wakepMaybe(pp);
    return true;
}

static bool pollsysmon(int64_t now)
{
    if (now - sched.lastpoll < PollPeriod || atomic_load(&sched.npollwait) == 0)
        return false;
    sched.lastpoll = now;
    // What was ready is on no queue for a moment: checkdead must not believe that the last M has gone to sleep.
    GQueue ready;
    lock(&sched.lock);
    sched.nmidlelocked--;
    unlock(&sched.lock);
    int32_t n = pollonce(&ready);
    if (n > 0)
        injectglist(&ready, n);
    lock(&sched.lock);
    sched.nmidlelocked++;
    unlock(&sched.lock);
    return n > 0;
}

G0_CODE_END

void timerwake(int64_t when)
{
    if (atomic_load(&sched.idlewaiter) == 0) {
        if (atomic_load(&sched.npidle) != 0)
            wakep(); // somebody is to become the waiter
        return;
    }
    waiterby(when);
}

void timersinit(void (*run)(P *pp))
{
    static TimerOps ops;
    if (timerops != NULL)
        return;
    ops = (TimerOps){run, own, all, overdue, givenup};
    atomic_store(&timerops, &ops);
    atomic_store(&idlewait, waitidle);
}

// A waiter that sleeps on the futex is to sleep in the poller from now on. One that comes to the futex later does not
// sleep.
void idlepollinit(int32_t (*poll)(int64_t, GQueue *), void (*wake)(void))
{
    static PollOps ops;
    ops = (PollOps){poll, wake, pollnow, pollsysmon};
    atomic_store(&pollops, &ops);
    atomic_store(&idlewait, waitidle);
    if (atomic_xchg(&sched.idlebreak, 1) == 0)
        futexwakeup(&sched.idlebreak, 1);
}
