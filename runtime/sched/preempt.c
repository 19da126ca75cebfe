// preempt.c: taking the processor away from a goroutine that does not give it up.
//
// Nothing moves and the collector reads registers as it reads stacks, so every instruction of compiled code is a place
// where a goroutine can be stopped; loops carry no checks. sysmon (or a stop of the world) sets p.preempt and sends the
// thread a SIGURG. The handler, on the signal stack, finds the goroutine's registers in the signal frame:
//
//   sigpreempt    copies the frame, with the whole xsave area (vector registers, masks, whatever the processor has), to
//                 g.async, and lets the signal return to asyncswitch instead, on g0
//   asyncswitch   makes g0 the current G (clone.S)
//   preemptpark   puts the goroutine on the global queue and schedules
//   asyncresume   later, perhaps on another M: rt_sigreturn out of g.async (sigresume): the kernel restores everything
//
// Nothing is written to the goroutine's stack. The frame needs two corrections: fpstate must point to the copy, and
// uc_stack, which the kernel restores too, must be the signal stack of the M that resumes.
//
// When is it allowed? In compiled code (the pc lies in a function that the program's table describes), on a
// goroutine that runs with a P, m.locks == 0. The runtime's own code is never stopped: it may be anywhere. If the
// signal comes there, the handler sets the goroutine's stack limit to StackPreempt, so that the next call that looks at
// it comes to newstack; and if it is compiled code that calls, or that is called, the goroutine makes way there
// (preemptcall). For code that only calls what looks at no limit the sender repeats itself; and the next schedule
// honours p.preempt.
//
// GODEBUG=preemptus=N preempts every N microseconds instead of every 10 ms.
#include "os/linux/syscall.h"
#include "sched/trace.h"

enum { SIGURG = 23, XstateMagic1 = 0x46505853, FxsaveSize = 512, SoftwareBytes = 464 };

// The registers of a goroutine, with the xsave area behind.
typedef struct Async {
    Ucontext ctx;
    struct Async *next; // sched.asyncfree
    uint32_t size;      // room in xstate; the same for all
    uint8_t xstate[] __attribute__((aligned(64)));
} Async;

G0_CODE

bool preemptone(P *pp)
{
    M *mp = atomic_load_relaxed(&pp->m);
    if (mp == getg()->m)
        return false;
    atomic_store_relaxed(&pp->preempt, true);
    if (mp == NULL || atomic_load_relaxed(&mp->curg) == NULL)
        return false;
    if (atomic_xchg(&mp->signalPending, 1) != 0)
        return true;
    signalM(mp, SIGURG);
    return true;
}

void preemptall(void)
{
    for (int32_t i = 0; i < gomaxprocs; i++)
        preemptone(allp[i]);
}

// How much of the area at fpstate is in use. The kernel says it in bytes that xsave leaves to software.
static uint32_t xstatesize(const void *fpstate)
{
    const uint32_t *software = (const uint32_t *)((const uint8_t *)fpstate + SoftwareBytes);
    return software[0] == XstateMagic1 ? software[1] : FxsaveSize;
}

// On gsignal: the goroutine was interrupted in compiled code, so no lock of the runtime is held here.
static Async *asyncalloc(uint32_t size)
{
    lock(&sched.asynclock);
    Async *a = sched.asyncfree;
    if (a != NULL)
        sched.asyncfree = a->next;
    unlock(&sched.asynclock);
    if (a != NULL)
        return a;
    a = persistentalloc(sizeof(Async) + size, 64);
    a->size = size;
    return a;
}

void asyncfree(G *gp)
{
    lock(&sched.asynclock);
    gp->async->next = sched.asyncfree;
    sched.asyncfree = gp->async;
    unlock(&sched.asynclock);
    gp->async = NULL;
}

static bool wantpreempt(const M *mp, G *gp, const Ucontext *ctx)
{
    uintptr_t sp = ctx->gregs[REG_RSP];
    return gp == mp->curg && mp->locks == 0 && gp->pins == 0 && mp->p != NULL && atomic_load_relaxed(&mp->p->preempt) &&
           readgstatus(gp) == Grunning && gp->seg != NULL && sp > gp->stack.lo && sp <= gp->stack.hi &&
           iscompiled(ctx->gregs[REG_RIP]);
}

// May gp lose the processor at this call, from newstack? Compiled code may, and so may a function of the runtime that
// compiled code calls, before it has begun.
bool maypreemptcall(G *gp)
{
    M *mp = getg()->m;
    const uintptr_t *frame = (const uintptr_t *)gp->sched.bp; // of __morestack
    return gp == mp->curg && mp->locks == 0 && gp->pins == 0 && mp->p != NULL && readgstatus(gp) == Grunning &&
           (iscompiled(gp->sched.pc) || iscompiled(frame[1]));
}

void preemptcall(G *gp)
{
    P *pp = getg()->m->p;
    bool wanted = pp != NULL && atomic_load_relaxed(&pp->preempt);
    if (wanted && !maypreemptcall(gp))
        return; // soon: the limit stays
    gp->stackguard0 = gp->seg->guard;
    if (!wanted)
        return;
    gp->sched.pc = (uintptr_t)morestack_again;
    preemptpark(gp);
}

// __morestack was setting a limit of its own and has perhaps looked at the present one already: it shall look again.
static void morestack_restart(Ucontext *ctx)
{
    uint64_t *pc = &ctx->gregs[REG_RIP];
    for (size_t i = 0; i < sizeof morestack_pieces / sizeof *morestack_pieces; i++)
        if (*pc >= morestack_pieces[i][0] && *pc < morestack_pieces[i][1])
            *pc = morestack_pieces[i][0];
}

// The M of this thread runs a goroutine that cannot be stopped here: at its next call.
static void preemptlater(const M *mp, Ucontext *ctx)
{
    G *gp = mp->curg;
    if (gp == NULL || gp->seg == NULL || readgstatus(gp) != Grunning || mp->p == NULL ||
        !atomic_load_relaxed(&mp->p->preempt))
        return;
    gp->stackguard0 = (uintptr_t)StackPreempt;
    morestack_restart(ctx);
}

// On gsignal: SIGURG has interrupted gp with these registers.
void sigpreempt(Ucontext *ctx, G *gp)
{
    M *mp = getg()->m;
    atomic_store(&mp->signalPending, 0);
    if (!wantpreempt(mp, gp, ctx)) {
        preemptlater(mp, ctx);
        return;
    }
    uint32_t size = xstatesize(ctx->fpstate);
    if (gp->async == NULL)
        gp->async = asyncalloc(size);
    Async *a = gp->async;
    if (size > a->size)
        return;
    a->ctx = *ctx;
    memcpy(a->xstate, ctx->fpstate, size);
    a->ctx.fpstate = a->xstate;
    gp->resume = ResumeSignal;
    gp->stackguard0 = gp->seg->guard;
    gp->sched.pc = ctx->gregs[REG_RIP]; // for whoever looks at the goroutine
    gp->sched.sp = ctx->gregs[REG_RSP];
    gp->sched.bp = ctx->gregs[REG_RBP];
    ctx->gregs[REG_RSP] = mp->g0->sched.sp;
    ctx->gregs[REG_RIP] = (uintptr_t)asyncswitch;
}

void asyncranges(G *gp, void (*fn)(uintptr_t lo, uintptr_t hi, void *arg), void *arg)
{
    Async *a = gp->async;
    fn((uintptr_t)a->ctx.gregs, (uintptr_t)(a->ctx.gregs + REG_RIP), arg);
    fn((uintptr_t)a->xstate, (uintptr_t)a->xstate + a->size, arg);
}

void preemptpark(G *gp)
{
    dropg(gp, Grunnable, TracePreempted);
    lock(&sched.lock);
    globrunqput(gp);
    sched.npreempted++;
    unlock(&sched.lock);
    schedule();
}

void asyncresume(G *gp)
{
    Async *a = gp->async;
    a->ctx.stack.sp = (void *)gp->m->gsignal->stack.lo;
    sigresume(gp, &a->ctx);
}

G0_CODE_END
