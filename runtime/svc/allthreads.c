// allthreads.c: a system call that changes a state which the kernel keeps for each thread, made by every thread: for
// syscall.AllThreadsSyscall.
//
// The world stands still meanwhile, so no goroutine sees one thread changed and then another one unchanged. The calling
// thread goes first; if the kernel refuses, nothing else happens. Then each M gets a signal, in whose handler its
// thread makes the call. Threads that are made later inherit the state; with the world stopped nobody makes one.
#include "os/linux/syscall.h"
#include "svc/svc.h"

enum { SigAllThreads = 33 }; // one that no library of ours and no program wants: the C library's for the same purpose

static struct {
    int64_t number;
    uint64_t arg[6];
    int64_t want; // result of the first thread
    int64_t got;  // of one where it was another
    uint32_t differs;
} call;

G0_CODE

static int64_t make(void)
{
    const uint64_t *a = call.arg;
    return rt_syscall(call.number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

// On the signal stack, with the g that was interrupted: whatever the thread is doing, it has one.
static void handler(int32_t sig, void *info, void *ctx)
{
    M *mp = getg()->m;
    if (!atomic_load(&mp->owescall))
        return;
    int64_t result = make();
    if (result != call.want && atomic_xchg(&call.differs, 1) == 0)
        call.got = result;
    atomic_store(&mp->owescall, 0);
}

// Its thread is gone, or about to go.
static bool isdead(const M *mp)
{
    lock(&sched.lock);
    const M *dead = sched.mdead;
    while (dead != NULL && dead != mp)
        dead = dead->schedlink;
    unlock(&sched.lock);
    return dead != NULL;
}

// Every M but me. World stopped.
static void others(void *me)
{
    for (M *mp = atomic_load_acq(&allm); mp != NULL; mp = mp->alllink) {
        while (atomic_load(&mp->procid) == 0 && !isdead(mp))
            osyield(); // it starts
        if (mp == me || atomic_load(&mp->procid) == 0)
            continue;
        atomic_store(&mp->owescall, 1);
        signalM(mp, SigAllThreads);
    }
    for (M *mp = atomic_load_acq(&allm); mp != NULL; mp = mp->alllink) {
        while (atomic_load(&mp->owescall) && !isdead(mp))
            osyield();
        atomic_store(&mp->owescall, 0);
    }
}

static bool failed(int64_t result)
{
    return result < 0 && result > -4096;
}

static COLD NORETURN void differ(void)
{
    printlock();
    printcstring("trap:");
    printuint((uintgo)call.number);
    printcstring(", a123456=[");
    for (int i = 0; i < 6; i++) {
        printcstring(i == 0 ? "" : ",");
        printuint(call.arg[i]);
    }
    printcstring("]\nresults: got {r1=");
    printuint(failed(call.got) ? ~0ull : (uint64_t)call.got);
    printcstring(",r2=0,errno=");
    printint(failed(call.got) ? -call.got : 0);
    printcstring("}, want {r1=");
    printuint((uint64_t)call.want);
    printcstring(",r2=0,errno=0}\n");
    printunlock();
    fatal("AllThreadsSyscall6 results differ between threads; runtime corrupted");
}

G0_CODE_END

int64_t syscall_allthreads(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
    stopTheWorld();
    M *me = acquirem();
    setsig(SigAllThreads, (void *)handler);
    call.number = number;
    uint64_t arg[] = {a, b, c, d, e, f};
    memmove(call.arg, arg, sizeof arg); // an address among them keeps its object alive there
    call.differs = 0;
    int64_t result = call.want = make();
    if (!failed(result))
        systemstack(others, me);
    if (call.differs)
        differ();
    memset(call.arg, 0, sizeof call.arg);
    releasem(me);
    startTheWorld();
    return result;
}
