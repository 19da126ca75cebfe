// entersyscall.c: the brackets of system calls that may block.
//
// A goroutine that enters a system call keeps its P, marked Psyscall: most calls are back before anybody notices, and
// coming back costs one cas. If it takes longer than sysmon's patience and there is work, sysmon takes the P by the
// same cas and gives it to another M. Who comes back without a P looks for an idle one, or puts the goroutine on the
// global queue and sleeps.
//
// Who stops the world takes the Ps of those that are in system calls already. Who enters one later gives it up: without
// work there is no sysmon to take it, and a call may take for ever.
//
// Between the two the goroutine is on its own stack and has no P: it may grow its stack, but not allocate, park or
// ready.
//
// The collector reads the stack of a goroutine in a system call from the frame that called entersyscall on. So that
// frame must hold in memory whatever pointers into the heap the kernel is given, and its callers' registers; and
// entersyscall must not become a part of it, or its callee-saved registers would lie below what is read.
#include "os/linux/syscall.h"

G0_CODE

// The world is to stop, and the P is marked Psyscall.
static COLD void stopentering(void *p)
{
    P *pp = p;
    lock(&sched.lock);
    if (sched.stopwait > 0 && atomic_cas(&pp->status, Psyscall, Pgcstop)) {
        pp->syscalltick++;
        if (--sched.stopwait == 0)
            notewakeup(&sched.stopnote);
    }
    unlock(&sched.lock);
}

G0_CODE_END

NOSPLIT NOINLINE void entersyscall(void)
{
    G *gp = getg();
    M *mp = gp->m;
    P *pp = mp->p;
    if (UNLIKELY(sched.modes & ModeTrace))
        tracesyscall(gp);
    Gobuf here = {.pc = getcallerpc(), .sp = getcallersp(), .bp = *(uintptr_t *)__builtin_frame_address(0)};
    gp->sched.pc = here.pc; // where it stands, for tracebacks
    gp->sched.sp = here.sp;
    gp->sched.bp = here.bp;
    casgstatus(gp, Grunning, Gsyscall);
    mp->oldp = pp;
    mp->p = NULL;
    pp->m = NULL;
    pp->syscalltick++;
    atomic_store(&pp->status, Psyscall); // from here on it may be taken
    if (UNLIKELY(atomic_load(&sched.gcwaiting) != 0)) {
        systemstack(stopentering, pp);
        gp->sched.pc = here.pc; // systemstack has used it
        gp->sched.sp = here.sp;
        gp->sched.bp = here.bp;
    }
}

// Puts the goroutine on the queue of all: it has no P.
static void exitsyscall0(G *gp)
{
    M *mp = gp->m;
    casgstatus(gp, Gsyscall, Grunnable);
    gp->m = NULL;
    mp->curg = NULL;
    lock(&sched.lock);
    P *pp = sched.gcwaiting == 0 ? pidleget() : NULL;
    if (pp == NULL)
        globrunqput(gp);
    unlock(&sched.lock);
    if (gp->lockedm != NULL) {
        if (pp != NULL)
            acquirep(pp);
        else
            stoplockedm();
        if (gp->scangen != gc_scangen)
            gcscan_run(gp);
        casgstatus(gp, Grunnable, Grunning);
        mp->curg = gp;
        gp->m = mp;
        if (UNLIKELY(sched.modes & ModeTrace))
            tracestart(gp);
        gogo(&gp->sched);
        return;
    }
    if (pp != NULL) {
        acquirep(pp);
        runqput(pp, gp, true);
    } else {
        stopm(0);
    }
    schedule();
}

void exitsyscall(void)
{
    G *gp = getg();
    M *mp = gp->m;
    P *pp = mp->oldp;
    mp->oldp = NULL;
    if (LIKELY(atomic_cas(&pp->status, Psyscall, Prunning))) {
        mp->p = pp;
        pp->m = mp;
        pp->syscalltick++;
        casgstatus(gp, Gsyscall, Grunning);
        if (UNLIKELY(sched.modes & ModeTrace))
            tracestart(gp);
    } else {
        mcall(exitsyscall0);
    }
    // A collection that began meanwhile wants to see the stack before the goroutine goes on.
    if (UNLIKELY(atomic_load_relaxed(&getg()->m->p->preempt) || gp->scangen != gc_scangen))
        Gosched();
}

int64_t blockingsyscall(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
    volatile uint64_t kept[] = {a, b, c, d, e, f};
    __builtin_unwind_init(); // pushes the callers' registers
    entersyscall();
    int64_t result = rt_syscall(number, a, b, c, d, e, f);
    // Makes the prologue save what callers keep in these: above sched.sp, where the collector looks for pointers.
    __asm__ volatile("" ::: "rbx", "r12", "r13", "r14", "r15");
    exitsyscall();
    __asm__ volatile("" ::"m"(kept));
    return result;
}
