// schedtrace.c: GODEBUG=schedtrace=N: the state of the scheduler on standard error, every N milliseconds; with
// scheddetail=1 every P, M and G as well. The lines are those of Go, so that what reads Go's reads these.
//
//   SCHED 1009ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 needspinning=0 idlethreads=1 runqueue=0 [ 3 0 ]
//   schedticks=[ 17 4 ]
//
// In brackets: goroutines in the queue of each P (runnext included), and the time slices that it has begun. sysmon
// prints it, and does not sleep as long as it has to. The numbers are read while everybody works: each is true at some
// moment.
//
// Status of a P: 0 idle, 1 running, 2 in a system call, 3 stopped for the collector, 4 unused. Of a G: 1 runnable, 2
// running, 3 in a system call, 4 waiting, 6 dead, 9 preempted.
#include "sched/rt.h"

G0_CODE

static void text(const char *s)
{
    uintptr_t n = 0;
    while (s[n] != 0)
        n++;
    printstring((GoString){(const uint8_t *)s, (intgo)n});
}

static void number(const char *name, int64_t n)
{
    text(name);
    printint(n);
}

static void truth(const char *name, bool b)
{
    text(name);
    text(b ? "true" : "false");
}

static void id(const char *name, bool some, int64_t n)
{
    if (some) {
        number(name, n);
    } else {
        text(name);
        text("nil");
    }
}

static uint32_t queued(P *pp)
{
    uint32_t n = atomic_load(&pp->runqtail) - atomic_load(&pp->runqhead);
    return n + (atomic_load(&pp->runnext) != NULL);
}

static void traceP(P *pp)
{
    M *mp = atomic_load(&pp->m);
    number("  P", pp->id);
    number(": status=", atomic_load(&pp->status));
    number(" schedtick=", pp->schedtick);
    number(" syscalltick=", pp->syscalltick);
    id(" m=", mp != NULL, mp == NULL ? 0 : mp->id);
    number(" runqsize=", queued(pp));
    number(" gfreecnt=", pp->gFree.n);
    number(" timerslen=", pp->timers.len);
    text("\n");
}

static void traceM(M *mp)
{
    P *pp = atomic_load(&mp->p);
    G *gp = atomic_load(&mp->curg), *lockedg = atomic_load(&mp->lockedg);
    number("  M", mp->id);
    id(": p=", pp != NULL, pp == NULL ? 0 : pp->id);
    id(" curg=", gp != NULL, gp == NULL ? 0 : (int64_t)gp->goid);
    number(" mallocing=", mp->mallocing);
    number(" throwing=", mp->throwing);
    text(" preemptoff=");
    number(" locks=", mp->locks);
    number(" dying=", mp->dying);
    truth(" spinning=", mp->spinning);
    truth(" blocked=", mp->blocked);
    id(" lockedg=", lockedg != NULL, lockedg == NULL ? 0 : (int64_t)lockedg->goid);
    text("\n");
}

static void traceG(G *gp, void *unused)
{
    uint32_t status = readgstatus(gp);
    M *mp = atomic_load(&gp->m), *lockedm = atomic_load(&gp->lockedm);
    number("  G", (int64_t)gp->goid);
    number(": status=", status);
    text("(");
    if (status == Gwaiting)
        text(waitReasonString(gp->waitreason));
    id(") m=", mp != NULL, mp == NULL ? 0 : mp->id);
    id(" lockedm=", lockedm != NULL, lockedm == NULL ? 0 : lockedm->id);
    text("\n");
}

static void traceall(void)
{
    truth(" gcwaiting=", sched.gcwaiting != 0);
    number(" nmidlelocked=", sched.nmidlelocked);
    number(" stopwait=", sched.stopwait);
    truth(" sysmonwait=", sched.sysmonwait != 0);
    text("\n");
    for (int32_t i = 0; i < gomaxprocs; i++)
        traceP(allp[i]);
    for (M *mp = atomic_load_acq(&allm); mp != NULL; mp = mp->alllink)
        traceM(mp);
    forEachG(traceG, NULL);
}

static void traceshort(void)
{
    text(" [");
    for (int32_t i = 0; i < gomaxprocs; i++)
        number(" ", queued(allp[i]));
    text(" ] schedticks=[");
    for (int32_t i = 0; i < gomaxprocs; i++)
        number(" ", allp[i]->schedtick);
    text(" ]\n");
}

// sched.lock keeps Ps and idle Ms where they are.
COLD void schedtrace(int64_t ms, bool detailed)
{
    printlock();
    lock(&sched.lock);
    int32_t spinning = atomic_load(&sched.nmspinning), idle = atomic_load(&sched.npidle);
    number("SCHED ", ms);
    number("ms: gomaxprocs=", gomaxprocs);
    number(" idleprocs=", idle);
    number(" threads=", sched.mnext);
    number(" spinningthreads=", spinning);
    number(" needspinning=", spinning == 0 && idle == 0 && sched.runqsize > 0);
    number(" idlethreads=", sched.nmidle);
    number(" runqueue=", sched.runqsize);
    if (detailed)
        traceall();
    else
        traceshort();
    unlock(&sched.lock);
    printunlock();
}

G0_CODE_END
