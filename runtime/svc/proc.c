// proc.c: package runtime: what programs ask and tell the scheduler.
#include "svc/svc.h"

void runtime_gosched(void)
{
    Gosched();
}

void runtime_setdefaultgomaxprocs(void)
{
    GOMAXPROCS(getproccount());
}

intgo runtime_gomaxprocs(intgo n)
{
    return GOMAXPROCS(n < 0 ? 0 : n > MaxProcs ? MaxProcs : (int32_t)n);
}

intgo runtime_numcpu(void)
{
    return ncpu;
}

intgo runtime_numgoroutine(void)
{
    return gcount();
}

// The linker is told to define this symbol in test programs; its address is what counts.
extern char runtime_istest[] __attribute__((weak));

bool testing_istest(void)
{
    return runtime_istest != NULL;
}

// What the compiler has functions count in a program that fuzzes (compiler/codegen/cg_fuzz.c); other programs have
// none.
extern char __start_fuzz_counters[] __attribute__((weak)), __stop_fuzz_counters[] __attribute__((weak));

FuzzCounters testing_fuzzcounters(void)
{
    return (FuzzCounters){__start_fuzz_counters, __stop_fuzz_counters - __start_fuzz_counters};
}

void runtime_goexit(void)
{
    goexit_deferred();
}

void runtime_lockosthread(void)
{
    LockOSThread();
}

void runtime_unlockosthread(void)
{
    UnlockOSThread();
}

intgo debug_setmaxstack(intgo bytes)
{
    return (intgo)atomic_xchg(&sched.maxstack, (uintptr_t)bytes);
}

intgo debug_setmaxthreads(intgo n)
{
    return setmaxthreads(n > INT32_MAX ? INT32_MAX : (int32_t)n);
}

bool debug_setpaniconfault(bool enabled)
{
    G *gp = getg();
    bool old = gp->paniconfault;
    gp->paniconfault = enabled;
    return old;
}

intgo debug_setcrashfd(intgo fd)
{
    return setcrashfd((int32_t)fd);
}

void debug_settraceback(GoString level)
{
    settraceback(level);
}

void runtime_breakpoint(void)
{
    __asm__ volatile("int3");
}
