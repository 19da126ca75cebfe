// mach.c: Ms: threads: making them, putting them to sleep, waking them with a P to run.
//
// Idle Ms are in sched.midle, each asleep on its own m.park; startm gives one a P (m.nextp) and wakes it, or makes a
// new thread. Threads are not ended for want of work: a program has as many as it once needed at the same time.
//
// A goroutine that is locked to its M (LockOSThread) runs on no other. When it blocks, its M passes its P on and sleeps
// in stoplockedm; the M that finds the goroutine runnable hands its own P over (startlockedm) and sleeps in its turn.
// If the goroutine ends locked, it may have done to the thread what no other should inherit: the thread ends too, and
// its M waits in sched.mdead to be used again, stacks and all, once the kernel is through with it. The main thread
// cannot end; it sleeps.
#include "sched/rt.h"

M *allm;

COLD void mstart1(void);

// sched.lock held.
static COLD void checkmcount(void)
{
    if (sched.mnext - sched.nmfreed <= sched.maxmcount)
        return;
    printlock();
    printstring(GOSTR("runtime: program exceeds "));
    printint(sched.maxmcount);
    printstring(GOSTR("-thread limit\n"));
    printunlock();
    throw("thread exhaustion");
}

int32_t setmaxthreads(int32_t n)
{
    lock(&sched.lock);
    int32_t old = sched.maxmcount;
    sched.maxmcount = n;
    checkmcount();
    unlock(&sched.lock);
    return old;
}

G0_CODE

COLD void mcommoninit(M *mp)
{
    lock(&sched.lock);
    mp->id = sched.mnext++;
    checkmcount();
    mp->alllink = allm;
    atomic_store_rel(&allm, mp);
    unlock(&sched.lock);
    malgsignal(mp);
}

// First C on an M's g0, called by mstart.
COLD void mstart1(void)
{
    M *mp = getg()->m;
    if (mp != &m0)
        minit_signal(mp);
    if (mp->mstartfn != NULL)
        mp->mstartfn();
    if (mp->nextp != NULL) {
        acquirep(mp->nextp);
        mp->nextp = NULL;
    }
    schedule();
}

static NORETURN COLD void nothread(int32_t errno)
{
    printlock();
    printstring(GOSTR("runtime: failed to create new OS thread (have "));
    printint(sched.mnext);
    printstring(GOSTR(" already; errno="));
    printint(errno);
    printstring(GOSTR(")\n"));
    if (errno == 11)
        printstring(GOSTR("runtime: may need to increase max user processes (ulimit -u)\n")); // EAGAIN
    printunlock();
    throw("newosproc");
}

static COLD M *allocm(void)
{
    M *mp = persistentalloc(sizeof(M), 64);
    G *gp = persistentalloc(sizeof(G), 64);
    gp->stack.lo = (uintptr_t)persistentalloc(StackG0, 64);
    gp->stack.hi = gp->stack.lo + StackG0;
    gp->stackguard0 = gp->stackguard1 = gp->stack.lo + StackGuard;
    gp->m = mp;
    mp->g0 = gp;
    mcommoninit(mp);
    return mp;
}

// An M whose thread is gone, or NULL.
static COLD M *reusem(void)
{
    lock(&sched.lock);
    M **link = &sched.mdead, *mp;
    while ((mp = *link) != NULL && atomic_load(&mp->alive) != 0)
        link = &mp->schedlink;
    if (mp != NULL) {
        *link = mp->schedlink;
        sched.nmfreed--;
        checkmcount();
    }
    unlock(&sched.lock);
    return mp;
}

COLD void newm(void (*fn)(void), P *pp, bool spinning)
{
    M *mp = reusem();
    if (mp == NULL)
        mp = allocm();
    mp->mstartfn = fn;
    mp->nextp = pp;
    mp->spinning = spinning;
    mp->signalPending = 0;
    int32_t id = newosproc(mp, (void *)mp->g0->stack.hi);
    if (id < 0)
        nothread(-id);
}

// Everybody is about to sleep: is there anything that could ever wake the program? sched.lock held; the caller's M is
// already counted as idle.
static NOINLINE COLD void checkdead(void)
{
    int64_t running = sched.mnext - sched.nmfreed - sched.nmidle - sched.nmidlelocked - sched.nmsys;
    if (running > 0 || atomic_load(&sched.dying) != 0 || atomic_load(&gc_running) != 0)
        return;
    unlock(&sched.lock);
    if (gcount() == 0)
        fatal("no goroutines (main called runtime.Goexit) - deadlock!");
    fatal("all goroutines are asleep - deadlock!");
}

// Sleeps on m.park, then takes the P that came with the wake-up.
static void mpark(M *mp)
{
    notesleep(&mp->park);
    noteclear(&mp->park);
    acquirep(mp->nextp);
    mp->nextp = NULL;
}

void checkdeadagain(void *unused)
{
    lock(&sched.lock);
    checkdead();
    unlock(&sched.lock);
}

NOINLINE void stopm(int64_t look)
{
    M *mp = getg()->m;
    lock(&sched.lock);
    mp->schedlink = sched.midle;
    sched.midle = mp;
    sched.nmidle++;
    checkdead();
    unlock(&sched.lock);
    if (look > 0)
        notespin(&mp->park, look);
    mpark(mp);
}

// spinning: the caller has counted one more in nmspinning, for the M that is to start.
void startm(P *pp, bool spinning)
{
    lock(&sched.lock);
    if (pp == NULL)
        pp = pidleget();
    M *mp = pp == NULL ? NULL : sched.midle;
    if (mp != NULL) {
        sched.midle = mp->schedlink;
        sched.nmidle--;
        mp->spinning = spinning;
        mp->nextp = pp;
    }
    unlock(&sched.lock);
    if (pp == NULL) {
        if (spinning)
            atomic_xadd(&sched.nmspinning, -1);
    } else if (mp != NULL) {
        notewakeup(&mp->park);
    } else {
        newm(NULL, pp, spinning);
    }
}

static void startspinning(void *unused)
{
    startm(NULL, true);
}

G0_CODE_END

NOINLINE void wakep(void)
{
    if (atomic_load(&sched.nmspinning) != 0 || !atomic_cas(&sched.nmspinning, 0, 1))
        return;
    M *mp = acquirem();
    systemstack(startspinning, NULL);
    releasem(mp);
}

NOINLINE void wakepMaybe(P *pp)
{
    if (atomic_load_relaxed(&sched.nmspinning) == 0 && runtimeInitDone && worthWaking(pp))
        wakep();
}

G0_CODE

// Its status is Pidle and nobody else knows it.
void handoffp(P *pp)
{
    bool wait = atomic_load(&pp->timers.first) != 0 || atomic_load(&sched.npollwait) != 0;
    if (!runqempty(pp) || atomic_load(&sched.runqsize) != 0 || (wait && atomic_load(&sched.idlewaiter) == 0)) {
        startm(pp, false);
        return;
    }
    // Nobody spins and nobody is idle: it may be that all have just become busy.
    if (atomic_load(&sched.nmspinning) + atomic_load(&sched.npidle) == 0 && atomic_cas(&sched.nmspinning, 0, 1)) {
        startm(pp, true);
        return;
    }
    lock(&sched.lock);
    if (sched.gcwaiting != 0) {
        atomic_store(&pp->status, Pgcstop);
        if (--sched.stopwait == 0)
            notewakeup(&sched.stopnote);
        unlock(&sched.lock);
        return;
    }
    if (sched.runqsize != 0) {
        unlock(&sched.lock);
        startm(pp, false);
        return;
    }
    pidleput(pp);
    unlock(&sched.lock);
    if (UNLIKELY(timerops != NULL))
        timerops->givenup(pp);
}

G0_CODE_END

// ---- Goroutines locked to their M ----

void LockOSThread(void)
{
    G *gp = getg();
    M *mp = gp->m;
    mp->lockedExt++;
    mp->lockedg = gp;
    gp->lockedm = mp;
}

void UnlockOSThread(void)
{
    G *gp = getg();
    M *mp = gp->m;
    if (mp->lockedExt == 0 || --mp->lockedExt > 0)
        return;
    mp->lockedg = NULL;
    gp->lockedm = NULL;
}

G0_CODE

static void incidlelocked(int32_t n)
{
    lock(&sched.lock);
    sched.nmidlelocked += n;
    if (n > 0)
        checkdead();
    unlock(&sched.lock);
}

void stoplockedm(void)
{
    M *mp = getg()->m;
    if (mp->p != NULL)
        handoffp(releasep());
    incidlelocked(1);
    mpark(mp);
}

COLD void mexit(void)
{
    M *mp = getg()->m;
    handoffp(releasep());
    lock(&sched.lock);
    sched.nmfreed++;
    checkdead();
    if (mp == &m0) {
        unlock(&sched.lock);
        for (;;)
            notesleep(&mp->park);
    }
    mp->procid = 0;
    atomic_store(&mp->alive, 1);
    mp->schedlink = sched.mdead;
    sched.mdead = mp;
    unlock(&sched.lock);
    exitThread(&mp->alive);
}

void startlockedm(G *gp)
{
    M *mp = gp->lockedm;
    incidlelocked(-1);
    mp->nextp = releasep();
    notewakeup(&mp->park);
    stopm(0);
}

G0_CODE_END
