// proc_p.c: Ps: how many there are, who has them, and stopping all of them.
//
// The number of Ps is the number of goroutines that run at the same time. It changes with the world stopped only: Ps
// are made when they are first needed and never freed, those beyond gomaxprocs are Pdead and empty but for timers,
// which other Ps run.
//
// A stop of the world sets gcwaiting, takes the Ps that are idle or in system calls away, asks the others to make way
// and waits on stopnote until stopwait, the number of Ps still at large, is 0. An M that is asked gives its P up in
// gcstopm. It finds p.preempt set when it schedules or its goroutine needs more memory (malloc.c). To send a signal
// takes 20 us, so those get one that have not come by in Glance.
//
// A stop should take some microseconds, less than it takes to wake a thread. So who waits, for the world to stand still
// or to go on, looks for a moment before it sleeps.
#include "sched/rt.h"

enum { StopTakes = 40 * 1000, Glance = 5 * 1000 }; // ns; commonly less

P *allp[MaxProcs];
int32_t gomaxprocs, nallp;

G0_CODE

void acquirep(P *pp)
{
    M *mp = getg()->m;
    if (mp->p != NULL || pp->m != NULL || atomic_load_relaxed(&pp->status) != Pidle)
        throw("acquirep: invalid p state");
    mp->p = pp;
    pp->m = mp;
    atomic_store_rel(&pp->status, Prunning);
    grainrestart(pp);
    roughtimeis(nanotime_real());
}

// sysmon does it while some P works; it may have slept when this P begins to. Written seldom: every gopark reads the
// line.
void roughtimeis(int64_t now)
{
    enum { Roughness = 10 * 1000 * 1000 };
    if (now - atomic_load_relaxed(&sched.roughtime) > Roughness)
        atomic_store_relaxed(&sched.roughtime, now);
}

P *releasep(void)
{
    M *mp = getg()->m;
    P *pp = mp->p;
    mp->p = NULL;
    pp->m = NULL;
    atomic_store_rel(&pp->status, Pidle);
    return pp;
}

void pidleput(P *pp)
{
    if (!runqempty(pp))
        throw("pidleput: P has non-empty run queue");
    pp->link = sched.pidle;
    sched.pidle = pp;
    atomic_store(&sched.npidle, sched.npidle + 1);
    soloupdate();
}

P *pidleget(void)
{
    P *pp = sched.pidle;
    if (pp == NULL)
        return NULL;
    sched.pidle = pp->link;
    atomic_store(&sched.npidle, sched.npidle - 1);
    soloupdate();
    if (UNLIKELY(atomic_load(&sched.sysmonwait) != 0)) {
        atomic_store(&sched.sysmonwait, 0);
        notewakeup(&sched.sysmonnote);
    }
    return pp;
}

static COLD P *newP(int32_t id)
{
    P *pp = persistentalloc(sizeof(P), 64);
    pp->id = id;
    pp->mcache = allocmcache();
    pp->cheaprand = startupRand ^ (id + 1) * 0x9e3779b97f4a7c15ull;
    pp->grain = UINT32_MAX; // nothing known: whatever it gets is worth a wake-up
    return pp;
}

// Its goroutines go to the global queue. sched.lock held.
static COLD void pempty(P *pp)
{
    bool inherit;
    for (G *gp; (gp = runqget(pp, &inherit)) != NULL;)
        globrunqput(gp);
    atomic_store(&pp->status, Pdead);
}

// On g0, world stopped and sched.lock held, or at boot. This M goes on with its P if that still exists, else with P 0.
COLD void procresize(int32_t n, P **runnable)
{
    M *mp = getg()->m;
    int32_t old = gomaxprocs;
    for (int32_t i = old; i < n; i++)
        if (allp[i] == NULL)
            allp[i] = newP(i);
    gomaxprocs = n;
    if (n > nallp)
        nallp = n;
    P *mine = mp->p != NULL && mp->p->id < n ? mp->p : allp[0];
    if (mp->p != NULL)
        mp->p->m = NULL;
    mp->p = NULL;
    for (int32_t i = n; i < old; i++)
        pempty(allp[i]);
    *runnable = NULL;
    for (int32_t i = n - 1; i >= 0; i--) {
        P *pp = allp[i];
        atomic_store(&pp->status, Pidle);
        if (pp == mine)
            continue;
        if (runqempty(pp)) {
            pidleput(pp);
        } else {
            pp->link = *runnable;
            *runnable = pp;
        }
    }
    acquirep(mine);
    soloupdate();
}

// ---- Stopping the world ----

// The world stands still soon. A signal may have come in a bad moment: the sender repeats itself.
static COLD void awaitstop(void)
{
    enum { Patience = 20 * 1000, Sleep = 100 * 1000, Looks = 5 }; // ns
    bool stopped = notespin(&sched.stopnote, Glance);
    for (int32_t n = 0; !stopped; n++) {
        preemptall();
        stopped = n < Looks ? notespin(&sched.stopnote, Patience) : notetsleep(&sched.stopnote, Sleep);
    }
    noteclear(&sched.stopnote);
}

static COLD void stopPs(void *unused)
{
    P *mine = getg()->m->p;
    lock(&sched.lock);
    sched.stopwait = gomaxprocs - (mine != NULL);
    atomic_store(&sched.gcwaiting, 1);
    if (mine != NULL)
        atomic_store(&mine->status, Pgcstop);
    for (int32_t i = 0; i < gomaxprocs; i++) {
        if (allp[i] != mine)
            atomic_store_relaxed(&allp[i]->preempt, true);
        if (atomic_load(&allp[i]->status) != Psyscall || !atomic_cas(&allp[i]->status, Psyscall, Pgcstop))
            continue;
        allp[i]->syscalltick++;
        sched.stopwait--;
    }
    for (P *pp; (pp = pidleget()) != NULL; sched.stopwait--)
        atomic_store(&pp->status, Pgcstop);
    bool wait = sched.stopwait > 0;
    unlock(&sched.lock);
    if (wait)
        awaitstop();
}

G0_CODE_END

COLD void stopTheWorld(void)
{
    while (!atomic_cas(&sched.worldsema, 0, 1))
        Gosched();
    getg()->m->locks++;
    if (UNLIKELY(sched.modes & ModeTrace))
        traceworld(true);
    systemstack(stopPs, NULL);
}

G0_CODE

static COLD void startPs(void *n)
{
    P *runnable;
    lock(&sched.lock);
    procresize(*(int32_t *)n, &runnable);
    atomic_store(&sched.gcwaiting, 0);
    if (atomic_load(&sched.sysmonwait) != 0) {
        atomic_store(&sched.sysmonwait, 0);
        notewakeup(&sched.sysmonnote);
    }
    unlock(&sched.lock);
    sched.wenton = nanotime();
    while (runnable != NULL) {
        P *pp = runnable;
        runnable = pp->link;
        sched.wenton = nanotime();
        startm(pp, false);
    }
    wakep();
}

COLD void stopTheWorldM(void)
{
    while (!atomic_cas(&sched.worldsema, 0, 1))
        usleep(20);
    getg()->m->locks++;
    stopPs(NULL);
}

// With the world a thread without P gets one, and passes it on.
COLD void startTheWorldM(void)
{
    int32_t n = gomaxprocs;
    startPs(&n);
    getg()->m->locks--;
    atomic_store(&sched.worldsema, 0);
    handoffp(releasep());
}

G0_CODE_END

static COLD void startWith(int32_t n)
{
    if (UNLIKELY(sched.modes & ModeTrace))
        traceworld(false);
    systemstack(startPs, &n);
    getg()->m->locks--;
    atomic_store(&sched.worldsema, 0);
}

COLD void startTheWorld(void)
{
    startWith(gomaxprocs);
}

COLD int32_t GOMAXPROCS(int32_t n)
{
    int32_t old = gomaxprocs;
    if (n > MaxProcs)
        n = MaxProcs;
    if (UNLIKELY(sched.modes & ModeSeed))
        return seedprocs(n);
    if (n <= 0 || n == old)
        return old;
    stopTheWorld();
    startWith(n);
    return old;
}

G0_CODE

COLD void gcstopm(void)
{
    M *mp = getg()->m;
    if (mp->spinning) {
        mp->spinning = false;
        atomic_xadd(&sched.nmspinning, -1);
    }
    P *pp = releasep();
    lock(&sched.lock);
    atomic_store(&pp->status, Pgcstop);
    if (--sched.stopwait == 0)
        notewakeup(&sched.stopnote);
    unlock(&sched.lock);
    stopm(StopTakes);
}

static COLD bool othersRun(void)
{
    const M *mp = getg()->m;
    for (int32_t i = 0; i < gomaxprocs; i++)
        if (atomic_load(&allp[i]->status) == Prunning && atomic_load_relaxed(&allp[i]->m) != mp)
            return true;
    return false;
}

// A thread that does not come in time is left where it is: it may be what all this is about.
COLD void freezetheworld(void)
{
    enum { Patience = 500 }; // ms: a thread may have to wait for a processor
    sched.stopwait = 0x7fffffff;
    atomic_store(&sched.gcwaiting, 1);
    for (int32_t i = 0; i < Patience && othersRun(); i++) {
        preemptall();
        usleep(1000);
    }
}

G0_CODE_END
