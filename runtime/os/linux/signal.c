// signal.c: signals. A fault becomes a panic of the goroutine that did it; other signals go to those who want them, or
// have the effect that the table says.
//
// Handlers run on the M's signal stack as gsignal (sigtramp in clone.S sees to that). To turn a fault into a panic the
// handler edits the saved registers so that the goroutine goes on where fault_resume (lang/fault.c) says: at the panic
// block of a nil check, or in sigpanic as if the faulting instruction had called it: the address of that instruction is
// pushed as return address, so that the traceback begins there.
//
// A signal from another process, and any that the program may ask for (Notify), goes to os/signal if the program did
// (svc/sigqueue.c, through sigqueue). Else it ends the program quietly (Kill: by the signal's own action, so that the
// parent sees what happened), or with a dump of all goroutines (Dump, and Fault sent by a process), or nothing happens.
#include "os/linux/syscall.h"

enum {
    SIGHUP = 1,
    SIGINT,
    SIGQUIT,
    SIGILL,
    SIGTRAP,
    SIGABRT,
    SIGBUS,
    SIGFPE,
    SIGKILL,
    SIGUSR1,
    SIGSEGV,
    SIGUSR2,
    SIGPIPE,
    SIGALRM,
    SIGTERM,
    SIGSTKFLT,
    SIGCHLD,
    SIGCONT,
    SIGSTOP,
    SIGTSTP,
    SIGTTIN,
    SIGTTOU,
    SIGURG,
    SIGXCPU,
    SIGXFSZ,
    SIGVTALRM,
    SIGPROF,
    SIGWINCH,
    SIGIO,
    SIGPWR,
    SIGSYS,
    NSIG = 65,
};
enum { SA_SIGINFO = 4, SA_RESTORER = 0x04000000, SA_ONSTACK = 0x08000000, SA_RESTART = 0x10000000 };
enum { SI_USER = 0, SI_TKILL = -6 };
enum { SIG_UNBLOCK = 1, SIG_SETMASK = 2 };
enum { SignalStack = 32 << 10 }; // an AVX-512 or AMX signal frame alone is up to 11 KB
#define SIG_DFL ((void *)0)
#define SIG_IGN ((void *)1)

// What a signal does if nobody has asked for it.
enum {
    Notify = 1,   // the program may ask for it
    Kill = 2,     // ends the program
    Dump = 4,     // ends it with a dump
    Fault = 8,    // a panic, or Dump if a process has sent it
    Default = 16, // what the kernel does; no handler as long as nobody asks
};

static const uint8_t sigtable[NSIG] = {
    [SIGHUP] = Notify | Kill,
    [SIGINT] = Notify | Kill,
    [SIGQUIT] = Notify | Dump,
    [SIGILL] = Dump,
    [SIGTRAP] = Dump,
    [SIGABRT] = Notify | Dump,
    [SIGBUS] = Fault,
    [SIGFPE] = Fault,
    [SIGUSR1] = Notify,
    [SIGSEGV] = Fault,
    [SIGUSR2] = Notify,
    [SIGPIPE] = Notify,
    [SIGALRM] = Notify,
    [SIGTERM] = Notify | Kill,
    [SIGSTKFLT] = Dump,
    [SIGCHLD] = Notify,
    [SIGCONT] = Notify | Default,
    [SIGTSTP] = Notify | Default,
    [SIGTTIN] = Notify | Default,
    [SIGTTOU] = Notify | Default,
    [SIGURG] = Notify,
    [SIGXCPU] = Notify,
    [SIGXFSZ] = Notify,
    [SIGVTALRM] = Notify,
    [SIGPROF] = Notify,
    [SIGWINCH] = Notify,
    [SIGIO] = Notify,
    [SIGPWR] = Notify,
    [SIGSYS] = Dump,
    [35 ... 64] = Notify, // 32 to 34 belong to C libraries
};

bool (*sigqueue)(int32_t sig);
void (*sigprof)(uintptr_t pc, uintptr_t bp, uintptr_t sp, G *gp);
static uint64_t ignored;   // atomic: bit sig - 1
static uint64_t inherited; // ignored when the program was started

typedef struct Sigactiont {
    void *handler;
    uint64_t flags;
    void *restorer;
    uint64_t mask;
} Sigactiont;

typedef struct Siginfo {
    int32_t signo, error, code, pad;
    uint64_t addr;
} Siginfo;

void sighandler(int32_t sig, Siginfo *info, Ucontext *ctx, G *gp);

G0_CODE

static uint64_t bit(int32_t sig)
{
    return 1ull << (sig - 1);
}

void setsig(int32_t sig, void *handler)
{
    Sigactiont sa = {handler, SA_SIGINFO | SA_ONSTACK | SA_RESTORER | SA_RESTART, (void *)sigreturn, ~0ull};
    SYSCALL(rt_sigaction, sig, &sa, NULL, 8);
}

// SIGHUP and SIGINT stay ignored if they are: nohup, and background jobs of simple shells.
static bool isignored(int32_t sig)
{
    Sigactiont old;
    return (sig == SIGHUP || sig == SIGINT) && SYSCALL(rt_sigaction, sig, NULL, &old, 8) == 0 && old.handler == SIG_IGN;
}

void initsig(void)
{
    for (int32_t sig = 1; sig < NSIG; sig++) {
        if (sigtable[sig] == 0 || sigtable[sig] & Default)
            continue;
        if (isignored(sig))
            inherited |= bit(sig);
        else
            setsig(sig, (void *)sigtramp);
    }
    ignored = inherited;
}

// Called on each M's g0 before it runs anything: its signal stack, and the signal mask it starts with. Faults are never
// blocked, nor are SIGCHLD and SIGPROF: whoever has blocked them did not do so for this program.
void minit_signal(M *mp)
{
    const uint64_t open = bit(SIGILL) | bit(SIGTRAP) | bit(SIGBUS) | bit(SIGFPE) | bit(SIGSEGV) | bit(SIGSTKFLT) |
                          bit(SIGCHLD) | bit(SIGPROF) | bit(SIGURG);
    if (mp == &m0)
        SYSCALL(rt_sigprocmask, SIG_SETMASK, NULL, &mp->sigmask, sizeof mp->sigmask);
    mp->sigmask &= ~open;
    mp->procid = (uint32_t)SYSCALL(gettid);
    StackT st = {(void *)mp->gsignal->stack.lo, 0, mp->gsignal->stack.hi - mp->gsignal->stack.lo};
    SYSCALL(sigaltstack, &st, NULL);
    SYSCALL(rt_sigprocmask, SIG_SETMASK, &mp->sigmask, NULL, sizeof mp->sigmask);
}

// The G that handlers on mp run as.
void malgsignal(M *mp)
{
    G *gp = persistentalloc(sizeof(G), 16);
    gp->stack.lo = (uintptr_t)persistentalloc(SignalStack, 16);
    gp->stack.hi = gp->stack.lo + SignalStack;
    gp->stackguard0 = gp->stackguard1 = gp->stack.lo + StackGuard;
    gp->m = mp;
    mp->gsignal = gp;
}

void signalM(M *mp, int32_t sig)
{
    int64_t pid = SYSCALL(getpid);
    SYSCALL(tgkill, pid, mp->procid, sig);
}

static void raise(int32_t sig)
{
    int64_t pid = SYSCALL(getpid), tid = SYSCALL(gettid);
    SYSCALL(tgkill, pid, tid, sig);
}

void dieFromSignal(int32_t sig)
{
    uint64_t mask = bit(sig);
    setsig(sig, SIG_DFL);
    SYSCALL(rt_sigprocmask, SIG_UNBLOCK, &mask, NULL, sizeof mask);
    raise(sig);
    for (int32_t i = 0; i < 3; i++)
        osyield();
    exit(128 + sig); // process 1 is immune
}

// Does another thread's or this one's signal find somebody who wants it, or somebody who wants it ignored?
static bool taken(int32_t sig, bool user)
{
    if ((user || sigtable[sig] & Notify) && sigqueue != NULL && sigqueue(sig))
        return true;
    return user && sigignored(sig);
}

// pc is pushed as a return address if the code there is to believe that it was called, below a red zone, should there
// be one. If a fault comes while the end of the program is being printed, the instruction runs again, and this time the
// kernel ends it.
void sighandler(int32_t sig, Siginfo *info, Ucontext *ctx, G *gp)
{
    M *mp = gp->m;
    uint64_t *r = ctx->gregs;
    uintptr_t pc = r[REG_RIP];
    uint8_t flags = sigtable[sig];
    bool user = info->code == SI_USER || info->code == SI_TKILL;
    if (sig == SIGPROF && sigprof != NULL) {
        sigprof(pc, r[REG_RBP], r[REG_RSP], gp);
        return;
    }
    if (sig == SIGQUIT && sigshows(mp))
        sigdie(gp, sig, info->code, info->addr, ctx);
    if (sig == SIGURG)
        sigpreempt(ctx, gp); // the program may have been meant as well
    if (!user && flags & (Fault | Dump) && !(flags & Notify) && (mp->dying != 0 || gp == mp->gsignal)) {
        setsig(sig, SIG_DFL);
        return;
    }
    if (user || flags & Notify || !(flags & Fault) || gp->seg == NULL) {
        if (taken(sig, user))
            return;
        if (flags & Kill)
            dieFromSignal(sig);
        if (flags & (Dump | Fault))
            sigdie(gp, sig, info->code, info->addr, ctx);
        return;
    }
    bool push_pc;
    r[REG_RIP] = fault_resume(gp, sig, info->code, info->addr, pc, &push_pc);
    if (!push_pc)
        return;
    r[REG_RSP] = ((r[REG_RSP] - 128) & ~15ull) - 8;
    *(uint64_t *)r[REG_RSP] = pc;
}

uintptr_t sigcontext_pc(const Ucontext *ctx)
{
    return ctx->gregs[REG_RIP];
}

uintptr_t sigcontext_sp(const Ucontext *ctx)
{
    return ctx->gregs[REG_RSP];
}

uintptr_t sigcontext_bp(const Ucontext *ctx)
{
    return ctx->gregs[REG_RBP];
}

void dumpregs(const Ucontext *ctx)
{
    static const char names[] = "rax    rbx    rcx    rdx    rdi    rsi    rbp    rsp    r8     r9     r10    r11    "
                                "r12    r13    r14    r15    rip    rflags cs     fs     gs     ";
    static const uint8_t where[] = {REG_RAX, REG_RBX, REG_RCX, REG_RDX, REG_RDI, REG_RSI, REG_RBP, REG_RSP, REG_R8,
                                    1,       2,       3,       4,       5,       6,       7,       REG_RIP, REG_EFL};
    enum { NameLength = 7 };
    printlock();
    for (uintptr_t i = 0; i < sizeof names / NameLength; i++) {
        // cs, gs and fs share a word, 16 bits each.
        uint64_t v = i < sizeof where ? ctx->gregs[where[i]] : 0;
        if (i == sizeof where)
            v = ctx->gregs[REG_CSGSFS] & 0xffff;
        if (i == sizeof where + 1)
            v = ctx->gregs[REG_CSGSFS] >> 32 & 0xffff;
        if (i == sizeof where + 2)
            v = ctx->gregs[REG_CSGSFS] >> 16 & 0xffff;
        printstring((GoString){(const uint8_t *)names + i * NameLength, NameLength});
        printpointer((void *)v);
        printnl();
    }
    printunlock();
}

G0_CODE_END

// ---- For svc/sigqueue.c; one caller at a time ----

void sigenable(int32_t sig)
{
    __atomic_fetch_and(&ignored, ~bit(sig), __ATOMIC_SEQ_CST);
    if (sigtable[sig] & Notify)
        setsig(sig, (void *)sigtramp);
}

// Back to what it was at the start; the handler stays if there was one.
void sigdisable(int32_t sig)
{
    if (!(sigtable[sig] & Notify))
        return;
    if (inherited & bit(sig))
        setsig(sig, SIG_IGN);
    if (sigtable[sig] & Default)
        setsig(sig, SIG_DFL);
}

void sigignore(int32_t sig)
{
    __atomic_fetch_or(&ignored, bit(sig), __ATOMIC_SEQ_CST);
    if (sigtable[sig] & Notify)
        setsig(sig, SIG_IGN);
}

NOSPLIT bool sigignored(int32_t sig)
{
    return sig > 0 && sig < NSIG && (atomic_load(&ignored) & bit(sig)) != 0;
}

// A write found nobody to read.
void sigpipe(void)
{
    if (!sigignored(SIGPIPE) && (sigqueue == NULL || !sigqueue(SIGPIPE)))
        dieFromSignal(SIGPIPE);
}
