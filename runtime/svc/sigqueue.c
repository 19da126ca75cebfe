// sigqueue.c: package os/signal: signals that the program wants to hear of.
//
// The handler (os/linux/signal.c) cannot wait, allocate or wake goroutines. It marks the signal in `pending` and rings
// a bell, which is a futex: one goroutine of os/signal sleeps there, in a system call like any other (so a program that
// listens for signals is never deadlocked), takes what is marked and sends it to channels. A signal that comes again
// before it was taken is one signal.
//
// Stop must not return before a signal that the handler has already accepted has reached its channel: signal_settle
// waits until no handler is at work, nothing is marked, and the goroutine sleeps again.
#include "os/linux/syscall.h"
#include "svc/svc.h"

enum { FutexWaitPrivate = 128 };

static uint64_t wanted;     // atomic: bit sig - 1
static uint64_t pending;    // atomic
static uint32_t delivering; // atomic: handlers at work
static uint32_t bell;       // atomic, futex: one up for every mark
static uint32_t listening;  // atomic: the goroutine has dealt with everything that it took

static uint64_t bit(int32_t sig)
{
    return 1ull << (sig - 1);
}

G0_CODE

// From the handler. False: not wanted.
static bool sigsend(int32_t sig)
{
    atomic_xadd(&delivering, 1);
    bool want = (atomic_load(&wanted) & bit(sig)) != 0;
    if (want && (__atomic_fetch_or(&pending, bit(sig), __ATOMIC_SEQ_CST) & bit(sig)) == 0) {
        atomic_xadd(&bell, 1);
        futexwakeup(&bell, 1);
    }
    atomic_xadd(&delivering, -1);
    return want;
}

G0_CODE_END

void signal_enable(uint32_t sig)
{
    sigqueue = sigsend;
    __atomic_fetch_or(&wanted, bit((int32_t)sig), __ATOMIC_SEQ_CST);
    sigenable((int32_t)sig);
}

void signal_disable(uint32_t sig)
{
    sigdisable((int32_t)sig);
    __atomic_fetch_and(&wanted, ~bit((int32_t)sig), __ATOMIC_SEQ_CST);
}

void signal_ignore(uint32_t sig)
{
    sigignore((int32_t)sig);
    __atomic_fetch_and(&wanted, ~bit((int32_t)sig), __ATOMIC_SEQ_CST);
}

bool signal_ignored(uint32_t sig)
{
    return sigignored((int32_t)sig);
}

uint32_t signal_recv(void)
{
    static uint64_t taken; // of the one goroutine that calls this
    for (;;) {
        if (taken != 0) {
            int32_t sig = __builtin_ctzll(taken) + 1;
            taken &= taken - 1;
            return (uint32_t)sig;
        }
        uint32_t rung = atomic_load(&bell);
        taken = atomic_xchg(&pending, 0);
        if (taken != 0)
            continue;
        atomic_store(&listening, 1);
        if (atomic_load(&pending) == 0)
            blockingsyscall(SYS_futex, (uintptr_t)&bell, FutexWaitPrivate, rung, 0, 0, 0);
        atomic_store(&listening, 0); // before it takes anything
    }
}

void signal_settle(void)
{
    while (atomic_load(&delivering) != 0)
        Gosched();
    while (atomic_load(&pending) != 0 || atomic_load(&listening) == 0)
        Gosched();
}

static void sigpipe0(void *unused)
{
    sigpipe();
}

// A write to standard output or standard error said EPIPE.
void os_sigpipe(void)
{
    systemstack(sigpipe0, NULL);
}
