// seed.c: deterministic scheduling: GODEBUG=seed=N. The same seed gives the same interleaving, another seed another
// one.
//
// There is one P, and everything that is otherwise left to chance or to the clock follows from N:
//   - which of the runnable goroutines runs next: any of them, whoever made it runnable, and however long ago;
//   - where a goroutine is preempted: at calls. The stack limit is such that every call enters __morestack (stack.c),
//     and after a random number of them the goroutine makes way. How often on average is random too, but fixed for a
//     seed: some bugs want a switch at every third call, others long stretches without one;
//   - the order in which a select looks at its cases, where a map is entered, hashes, random numbers: all come from
//     cheaprand or startupRand;
//   - time: it is virtual. It begins at 2009-11-10 23:00:00 UTC, moves a little with each look at the clock and with
//     each choice, and when nothing can run it jumps to the first timer. A program that sleeps for a year ends at once;
//   - addresses: what the kernel is asked for lies at the same place each time.
//
// runtime.GOMAXPROCS says 4 unless told otherwise, on every machine, so that programs which have as many workers show
// what can happen between them.
//
// What comes from outside remains: files, sockets, signals, other processes. And a goroutine that computes for half a
// second of processor time without a single call is preempted by the monitor (sysmon.c), so that one that waits in a
// loop for a variable to change does not wait for ever.
#include "sched/rt.h"

enum {
    ReadingTakes = 50, // virtual ns
    ChoiceTakes = 1000,
    MinInterval = 1, // a preemption every 2 to 256 calls, on average
    MaxInterval = 8,
};

static struct {
    uint64_t state;
    int64_t now;       // virtual ns since the beginning
    uint64_t calls;    // until the next preemption
    uint64_t interval; // twice the average of calls
    uintptr_t address; // of the next memory
    int32_t procs;     // what GOMAXPROCS says
} seed;

G0_CODE

// SplitMix64, by Sebastiano Vigna.
static uint64_t next(void)
{
    uint64_t z = seed.state += 0x9e3779b97f4a7c15ull;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ z >> 27) * 0x94d049bb133111ebull;
    return z ^ z >> 31;
}

static uint64_t below(uint64_t n)
{
    return (unsigned __int128)next() * n >> 64;
}

COLD void seedinit(void)
{
    const char *s = godebug("seed");
    if (s == NULL || *s < '0' || *s > '9')
        return;
    seed.state = (uint64_t)parsenumber(&s);
    startupRand = next();
    seed.interval = 2ull << (MinInterval + below(MaxInterval - MinInterval + 1));
    seed.calls = below(seed.interval) + 1;
    seed.address = 0xd000000000;
    seed.procs = 4;
    sched.modes |= ModeSeed;
}

// Of n goroutines in the ring the i-th changes places with the first. Nobody steals: there is no other P.
static void bringforward(P *pp, uint32_t i)
{
    uint32_t size = sizeof pp->runq / sizeof pp->runq[0], head = pp->runqhead;
    G **first = &pp->runq[head % size], **chosen = &pp->runq[(head + i) % size], *gp = *first;
    *first = *chosen;
    *chosen = gp;
}

// Of those that did not fit in the ring it is always the first: they are many anyway.
G *seedpick(P *pp)
{
    bool inherit;
    G *gp = atomic_load_relaxed(&pp->runnext);
    if (gp != NULL) {
        atomic_store_relaxed(&pp->runnext, NULL);
        runqput(pp, gp, false);
    }
    uint32_t local = pp->runqtail - pp->runqhead, n = local + sched.runqsize;
    if (n == 0)
        return NULL;
    seed.now += ChoiceTakes;
    uint32_t i = below(n);
    if (i < local) {
        bringforward(pp, i);
        return runqget(pp, &inherit);
    }
    lock(&sched.lock);
    gp = globrunqget(pp, 1);
    unlock(&sched.lock);
    return gp;
}

void seedcall(G *gp)
{
    if (!maypreemptcall(gp) || --seed.calls > 0)
        return;
    seed.calls = below(seed.interval) + 1;
    gp->sched.pc = (uintptr_t)morestack_again;
    gosched_m(gp);
}

int32_t seedprocs(int32_t n)
{
    int32_t old = seed.procs;
    if (n > 0)
        seed.procs = n;
    return old;
}

// The clock is read with and without a P: by the goroutine that runs, or by an M that comes from a system call.
int64_t seedtime(void)
{
    return atomic_xadd(&seed.now, ReadingTakes);
}

void seedadvance(int64_t when)
{
    if (when > seed.now)
        atomic_store_relaxed(&seed.now, when);
}

// Memory of the kernel is asked for by several threads at once now and then.
void *seedaddress(uintptr_t size)
{
    size = (size + (1 << 20)) & -(uintptr_t)4096; // a gap, in case this place is taken
    return (void *)(atomic_xadd(&seed.address, size) - size);
}

G0_CODE_END
