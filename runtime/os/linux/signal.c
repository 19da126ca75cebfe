// signal.c: signals. A fault becomes a panic of the goroutine that did it, or a fatal error; SIGQUIT dumps goroutines.
//
// Handlers run on the M's signal stack as gsignal (sigtramp in clone.S sees to that). To turn a fault into a panic the
// handler edits the saved registers so that the goroutine goes on where fault_resume (lang/fault.c) says: at the panic
// block of a nil check, or in sigpanic as if the faulting instruction had called it: the address of that instruction is
// pushed as return address, so that the traceback begins there.
#include "os/linux/syscall.h"

enum { SIGQUIT = 3, SIGILL = 4, SIGTRAP = 5, SIGABRT = 6, SIGBUS = 7, SIGFPE = 8, SIGSEGV = 11, SIGURG = 23 };
enum { SA_SIGINFO = 4, SA_RESTORER = 0x04000000, SA_ONSTACK = 0x08000000, SA_RESTART = 0x10000000 };
enum { SI_USER = 0 };
enum { SignalStack = 32 << 10 }; // an AVX-512 or AMX signal frame alone is up to 11 KB

typedef struct Sigactiont {
    void *handler;
    uint64_t flags;
    void *restorer;
    uint64_t mask;
} Sigactiont;

typedef struct Siginfo { int32_t signo, error, code, pad; uint64_t addr; } Siginfo;

void sighandler(int32_t sig, Siginfo *info, Ucontext *ctx, G *gp);

G0_CODE

static void setsig(int32_t sig, void *handler) {
    Sigactiont sa = {handler, SA_SIGINFO | SA_ONSTACK | SA_RESTORER | SA_RESTART, (void *)sigreturn, ~0ull};
    SYSCALL(rt_sigaction, sig, &sa, NULL, 8);
}

void initsig(void) {
    static const uint8_t handled[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGURG};
    for (uintptr_t i = 0; i < sizeof handled; i++) setsig(handled[i], (void *)sigtramp);
}

// Called on each M's g0 before it runs anything: its signal stack, and the signal mask it starts with.
void minit_signal(M *mp) {
    if (mp == &m0) SYSCALL(rt_sigprocmask, 2, NULL, &mp->sigmask, sizeof mp->sigmask);
    mp->procid = (uint32_t)SYSCALL(gettid);
    StackT st = {(void *)mp->gsignal->stack.lo, 0, mp->gsignal->stack.hi - mp->gsignal->stack.lo};
    SYSCALL(sigaltstack, &st, NULL);
    SYSCALL(rt_sigprocmask, 2, &mp->sigmask, NULL, sizeof mp->sigmask);
}

// The G that handlers on mp run as.
void malgsignal(M *mp) {
    G *gp = persistentalloc(sizeof(G), 16);
    gp->stack.lo = (uintptr_t)persistentalloc(SignalStack, 16);
    gp->stack.hi = gp->stack.lo + SignalStack;
    gp->stackguard0 = gp->stackguard1 = gp->stack.lo + StackGuard;
    gp->m = mp;
    mp->gsignal = gp;
}

// A fault of a goroutine goes on where lang/fault.c says; any other signal that arrives here ends the program: with its
// message, and if it comes while that is being printed, by its default action. pc is pushed as a return address if the
// code there is to believe that it was called, below a red zone, should there be one.
void sighandler(int32_t sig, Siginfo *info, Ucontext *ctx, G *gp) {
    M *mp = gp->m;
    if (sig == SIGURG) {
        sigpreempt(ctx, gp);
        return;
    }
    uint64_t *r = ctx->gregs;
    uintptr_t pc = r[REG_RIP];
    bool fault = sig != SIGQUIT && info->code > SI_USER; // not sent by a process
    if (mp->dying != 0 || gp == mp->gsignal) {
        setsig(sig, NULL); // the instruction runs again, and this time the kernel ends the process
        return;
    }
    if (!fault || gp->seg == NULL) sigdie(gp, sig, info->code, info->addr, pc, r[REG_RBP]);
    bool push_pc;
    r[REG_RIP] = fault_resume(gp, sig, info->code, info->addr, pc, &push_pc);
    if (!push_pc) return;
    r[REG_RSP] = ((r[REG_RSP] - 128) & ~15ull) - 8; // beyond a red zone, should the code have one
    *(uint64_t *)r[REG_RSP] = pc;
}

G0_CODE_END
