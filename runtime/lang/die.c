// die.c: the ends of a program: a panic that nobody recovers, throw and fatal, and signals that no panic can stand for.
//
// All of them print what happened, then the goroutine at fault, then, if the whole program is (or GOTRACEBACK asks for
// it), the others, and exit with status 2, or with GOTRACEBACK=crash by SIGABRT, which leaves a core; of a signal, all
// other threads show before what they are doing. The printing runs on g0 or gsignal and allocates nothing. The first M
// to get here never lets another one pass; an M that fails again while it is dying says so and leaves ever more out.
#include "lang/lang.h"

enum { SIGQUIT = 3, SIGILL = 4, SIGABRT = 6, SIGBUS = 7, SIGFPE = 8, SIGSEGV = 11 };
enum { ThrowingNone, ThrowingUser, ThrowingRuntime }; // M.throwing

static Mutex paniclk; // held by the M that prints; never released
static bool didothers;

G0_CODE

// False if this M was dying already and should not print its message again.
static bool startpanic(void)
{
    M *mp = getg()->m;
    mp->mallocing++; // nothing may be allocated from here on
    mp->locks = mp->locks < 1 ? 1 : mp->locks;
    switch (mp->dying++) {
    case 0:
        atomic_store(&sched.dying, 1);
        printabandon(); // whoever has paniclk must be able to print
        lock(&paniclk);
        freezetheworld();
        return true;
    case 1: printcstring("panic during panic\n"); return false;
    case 2:
        printcstring("stack trace unavailable\n");
        printflush();
        exit(4);
    default: exit(5);
    }
}

static const char *signame(uint32_t sig)
{
    switch (sig) {
    case SIGQUIT: return "SIGQUIT: quit";
    case SIGILL: return "SIGILL: illegal instruction";
    case 5: return "SIGTRAP: trace trap";
    case SIGABRT: return "SIGABRT: abort";
    case SIGBUS: return "SIGBUS: bus error";
    case SIGFPE: return "SIGFPE: floating-point exception";
    case SIGSEGV: return "SIGSEGV: segmentation violation";
    case 16: return "SIGSTKFLT: stack fault";
    case 31: return "SIGSYS: bad system call";
    default: return NULL;
    }
}

static void print_signal(const G *gp)
{
    printcstring("[signal ");
    if (signame(gp->sig) != NULL)
        printcstring(signame(gp->sig));
    else
        printhex(gp->sig);
    printcstring(" code=");
    printhex(gp->sigcode0);
    printcstring(" addr=");
    printhex(gp->sigcode1);
    printcstring(" pc=");
    printhex(gp->sigpc);
    printcstring("]\n");
}

// What the dying goroutine hands to the code on g0 that prints.
typedef struct Death {
    G *gp;
    uintptr_t pc, bp;    // where gp stands
    Panic *panics;       // or
    const char *message; // of a throw
} Death;

static void printpanics(const Panic *p)
{
    if (p->link != NULL) {
        printpanics(p->link);
        if (p->link->repanicked)
            return;
        if (!p->link->goexit)
            printcstring("\t");
    }
    if (p->goexit)
        return;
    printcstring("panic: ");
    printpanicval(p->arg);
    if (p->recovered)
        printcstring(p->repanicked ? " [recovered, repanicked]" : " [recovered]");
    printcstring("\n");
}

static void print_goroutines(const Death *death)
{
    G *gp = death->gp;
    bool all;
    int level = gotraceback(&all);
    if (level == TracebackNone)
        return;
    if (gp != gp->m->g0) {
        printcstring("\n");
        goroutineheader(gp);
        traceback(death->pc, death->bp, gp);
    } else if (level >= TracebackSystem) {
        printcstring("\nruntime stack:\n");
        traceback(death->pc, death->bp, gp);
    }
    if ((all || gp != gp->m->curg) && !didothers) {
        didothers = true;
        tracebackothers(gp);
    }
}

// The last of it all.
static NORETURN void leave(void)
{
    printflush();
    if (tracebackcrash())
        dieFromSignal(SIGABRT);
    exit(2);
}

// The bytes at pc, up to the end of the page.
static void print_instruction(uintptr_t pc)
{
    uintptr_t n = physPageSize - pc % physPageSize;
    printcstring("instruction bytes:");
    for (uintptr_t i = 0; i < n && i < 16; i++) {
        printcstring(" ");
        printhex(((const uint8_t *)pc)[i]);
    }
    printcstring("\n");
}

static NORETURN void die(void *arg)
{
    const Death *death = arg;
    G *gp = death->gp;
    if (death->message != NULL) {
        printlock();
        printcstring("fatal error: ");
        printindented(gostring(death->message));
        printcstring("\n");
        printunlock();
    }
    bool first = startpanic();
    printlock();
    if (first && death->panics != NULL)
        printpanics(death->panics);
    if (gp->sig != 0)
        print_signal(gp);
    printunlock();
    print_goroutines(death);
    leave();
}

G0_CODE_END

// Called by the function that the traceback is to begin behind.
#define DEATH_HERE(...)                                                                                                \
    (Death)                                                                                                            \
    {                                                                                                                  \
        .gp = getg(), .pc = ((uintptr_t *)__builtin_frame_address(0))[1],                                              \
        .bp = ((uintptr_t *)__builtin_frame_address(0))[0], __VA_ARGS__                                                \
    }

// The value of the last panic and of those before it are ready to be printed.
void fatalpanic(Panic *p)
{
    Death death = DEATH_HERE(.panics = p);
    unlockinit();
    systemstack(die, &death);
    __builtin_unreachable();
}

static NORETURN void die_throwing(Death death, int throwing)
{
    M *mp = death.gp->m;
    mp->throwing = mp->throwing < throwing ? throwing : mp->throwing;
    systemstack(die, &death);
    __builtin_unreachable();
}

void throw(const char *s)
{
    die_throwing(DEATH_HERE(.message = s), ThrowingRuntime);
}

void fatal(const char *s)
{
    die_throwing(DEATH_HERE(.message = s), ThrowingUser);
}

G0_CODE

static void print_unexpected(int32_t sig, int32_t code, uintptr_t addr, uintptr_t pc)
{
    printlock();
    if (signame((uint32_t)sig) != NULL) {
        printcstring(signame((uint32_t)sig));
    } else {
        printcstring("Signal ");
        printint(sig);
    }
    printcstring("\nPC=");
    printhex(pc);
    printcstring(" m=");
    printint(getg()->m->id);
    printcstring(" sigcode=");
    printint(code);
    if (sig == SIGSEGV || sig == SIGBUS) {
        printcstring(" addr=");
        printhex(addr);
    }
    printcstring("\n");
    if (sig == SIGILL || sig == SIGFPE)
        print_instruction(pc);
    printcstring("\n");
    printunlock();
}

static bool on_stack(const G *gp, uintptr_t sp)
{
    if (gp->seg == NULL)
        return true;
    for (const Stackseg *s = gp->seg; s != NULL; s = s->prev)
        if (sp >= s->stack.lo && sp <= s->stack.hi)
            return true;
    return false;
}

// Where gp was when the signal came, innermost frame first.
static void print_interrupted(G *gp, const Ucontext *ctx)
{
    uintptr_t pc = sigcontext_pc(ctx), bp = sigcontext_bp(ctx);
    if (!on_stack(gp, sigcontext_sp(ctx))) { // about to go on where another signal has stopped it (sigresume)
        pc = gp->sched.pc;
        bp = gp->sched.bp;
    }
    gp->sigpc = pc;
    goroutineheader(gp);
    traceback(pc, bp, gp);
}

static M *turn; // atomic. GOTRACEBACK=crash: the M that is to show where it is

bool sigshows(const M *mp)
{
    return atomic_load(&turn) == mp;
}

// The M's turn, on gsignal: it shows itself and does nothing any more.
static NORETURN void showthread(G *gp, int32_t sig, int32_t code, uintptr_t addr, const Ucontext *ctx)
{
    printabandon();
    print_unexpected(sig, code, addr, sigcontext_pc(ctx));
    print_interrupted(gp, ctx);
    printcstring("\n");
    dumpregs(ctx);
    printflush();
    atomic_store(&turn, NULL);
    for (;;)
        usleep(1000000);
}

// One after the other. One that does not hear, because it blocks signals, is left out.
static void showthreads(void)
{
    enum { Patience = 2000 }; // ms: a thread may have to wait for a processor
    for (M *mp = atomic_load_acq(&allm); mp != NULL; mp = mp->alllink) {
        if (mp == getg()->m || mp->procid == 0)
            continue;
        printcstring("\n-----\n\n");
        printflush();
        atomic_store(&turn, mp);
        signalM(mp, SIGQUIT);
        for (int32_t i = 0; i < Patience && sigshows(mp); i++)
            usleep(1000);
        if (!sigshows(mp))
            continue;
        printcstring("m=");
        printint(mp->id);
        printcstring(" does not answer\n");
    }
}

void sigdie(G *gp, int32_t sig, int32_t code, uintptr_t addr, const Ucontext *ctx)
{
    M *mp = getg()->m;
    mp->throwing = ThrowingRuntime;
    if (sigshows(mp))
        showthread(gp, sig, code, addr, ctx);
    if (startpanic())
        print_unexpected(sig, code, addr, sigcontext_pc(ctx));
    bool all;
    if (gotraceback(&all) != TracebackNone) {
        print_interrupted(gp, ctx);
        if (!didothers) {
            didothers = true;
            tracebackothers(gp);
        }
        printcstring("\n");
        dumpregs(ctx);
        if (tracebackcrash())
            showthreads();
    }
    leave();
}

G0_CODE_END
