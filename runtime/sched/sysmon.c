// sysmon.c: the monitor: a thread without a P that looks after the others.
//
// It wakes every 20 us while there is something to do, and after a millisecond of nothing twice as long each time: up
// to 10 ms, or 1 ms while some Ps are idle and others not, when it is the one who notices that work could be shared.
// Each time it looks at every P:
//   - in a system call since the last look: the P is taken away and given to another M, if there is work for it;
//   - with the same time slice for 10 ms: asked to make way (preempt.c);
//   - with work in its queue, with the same goroutine as at the last look, while another P is idle: that one is woken.
// A timer that is overdue, with a P idle, gets an M. When all Ps are idle and no memory is to be given back
// (mem/mgcscavenge.c) sysmon sleeps until one is taken, or for a minute: the collector wants to be asked now and then.
// GODEBUG=schedtrace=N has it print the state of the scheduler (schedtrace.c).
#include "sched/rt.h"

static const int64_t IdleNS = 60 * 1000 * 1000 * 1000ll;

enum { ForcePreemptNS = 10 * 1000 * 1000, MinDelay = 20, MaxDelay = 10 * 1000, MaxSharingDelay = 1000 };

static int64_t timeslice = ForcePreemptNS;   // GODEBUG=preemptus=N: N microseconds
static int64_t started, traceperiod, traced; // GODEBUG=schedtrace=N: N milliseconds; when the last one was printed
static bool tracedetails;                    // GODEBUG=scheddetail=1

G0_CODE

// In a system call for one look at least. Without work for the P there is no hurry to have it: up to 10 ms. With
// GODEBUG=seed there never is: who comes back to find the P taken is one more choice of the seed, and how long a short
// call takes is not the program's doing.
static bool retakesyscall(P *pp, int64_t now)
{
    uint32_t tick = atomic_load_relaxed(&pp->syscalltick);
    if (pp->sysmonsyscalls != tick) {
        pp->sysmonsyscalls = tick;
        pp->sysmonsyscallwhen = now;
        return false;
    }
    bool seeded = (sched.modes & ModeSeed) != 0;
    bool unwanted = runqempty(pp) && atomic_load(&sched.nmspinning) + atomic_load(&sched.npidle) > 0;
    if ((seeded || unwanted) && now - pp->sysmonsyscallwhen < ForcePreemptNS)
        return false;
    // From here to the hand-over nobody has the P: checkdead must not believe that the M in the system call was the
    // last.
    lock(&sched.lock);
    sched.nmidlelocked--;
    unlock(&sched.lock);
    bool taken = atomic_cas(&pp->status, Psyscall, Pidle);
    if (taken) {
        pp->syscalltick++;
        handoffp(pp);
    }
    lock(&sched.lock);
    sched.nmidlelocked++;
    unlock(&sched.lock);
    return taken;
}

// GODEBUG=seed=N: there is nothing to share, and what is preempted where is the seed's choice, as long as the goroutine
// calls a function now and then. One that only computes loses the processor when it has worked for half a second, and
// where that has happened once, for every time slice.
static bool retakeseeded(P *pp)
{
    static int64_t patience = 500 * 1000 * 1000;
    M *mp = atomic_load_relaxed(&pp->m);
    if (mp == NULL)
        return false;
    int64_t worked = threadtime(mp->procid);
    if (pp->sysmontick != pp->schedtick) {
        pp->sysmontick = pp->schedtick;
        pp->sysmonwhen = worked;
        return false;
    }
    if (worked - pp->sysmonwhen < patience)
        return false;
    patience = timeslice;
    return preemptone(pp);
}

static bool retakerunning(P *pp, int64_t now)
{
    if (UNLIKELY(sched.modes & ModeSeed))
        return retakeseeded(pp);
    uint32_t tick = atomic_load_relaxed(&pp->schedtick), runs = atomic_load_relaxed(&pp->runcount);
    bool waits = runtimeInitDone && pp->sysmonruns == runs && atomic_load(&sched.npidle) != 0 && !runqempty(pp);
    pp->sysmonruns = runs;
    if (waits)
        wakep();
    if (pp->sysmontick != tick) {
        pp->sysmontick = tick;
        pp->sysmonwhen = now;
        return waits;
    }
    if (now - pp->sysmonwhen >= timeslice)
        preemptone(pp); // asked again at each look, but no reason to look more often
    return waits;
}

// True if there was something to do.
static bool retake(int64_t now)
{
    bool busy = false;
    for (int32_t i = 0; i < gomaxprocs; i++) {
        P *pp = allp[i];
        uint32_t status = atomic_load(&pp->status);
        if (status == Psyscall)
            busy |= retakesyscall(pp, now);
        if (status == Prunning)
            busy |= retakerunning(pp, now);
    }
    return busy;
}

// Nothing is to be done but to wait for somebody to take a P.
static bool allidle(void)
{
    return atomic_load(&sched.gcwaiting) != 0 || (atomic_load(&sched.npidle) == gomaxprocs && !gc_scavenging());
}

// Sleeps while all Ps are idle, up to a minute.
static bool sleepidle(void)
{
    lock(&sched.lock);
    bool idle = allidle();
    if (idle)
        atomic_store(&sched.sysmonwait, 1);
    unlock(&sched.lock);
    if (!idle)
        return false;
    notetsleep(&sched.sysmonnote, IdleNS);
    lock(&sched.lock);
    atomic_store(&sched.sysmonwait, 0);
    noteclear(&sched.sysmonnote);
    unlock(&sched.lock);
    return true;
}

static void settings(void)
{
    int64_t us = godebugnumber("preemptus", 0);
    if (us > 0)
        timeslice = us * 1000;
    traceperiod = godebugnumber("schedtrace", 0) * 1000000;
    tracedetails = godebugnumber("scheddetail", 0) != 0;
    started = nanotime_real();
    traced = started - traceperiod;
}

static void trace(int64_t now)
{
    if (now - traced < traceperiod)
        return;
    traced = now;
    schedtrace((now - started) / 1000000, tracedetails);
}

void sysmon(void)
{
    uint32_t delay = MinDelay, idle = 0;
    settings();
    for (;;) {
        if (idle > 50)
            delay *= 2;
        if (idle == 0)
            delay = MinDelay;
        int32_t npidle = atomic_load(&sched.npidle);
        uint32_t max = npidle == 0 ? MaxDelay : MaxSharingDelay;
        if (delay > max)
            delay = max;
        if (timeslice < ForcePreemptNS)
            delay = MinDelay;
        usleep(delay);
        if (traceperiod == 0 && allidle() && sleepidle()) {
            idle = 0;
            delay = MinDelay;
        }
        int64_t now = nanotime_real();
        if (traceperiod != 0)
            trace(now);
        roughtimeis(now);
        if ((sched.modes & ModeSeed) == 0 && timerops != NULL && timerops->overdue(now))
            startm(NULL, false);
        if (pollops != NULL && pollops->sysmon(now))
            idle = 0;
        if ((sched.modes & ModeSeed) == 0)
            gc_watch(now);
        idle = retake(now) ? 0 : idle + 1;
    }
}

G0_CODE_END
