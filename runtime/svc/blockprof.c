// blockprof.c: two profiles of waiting. "block" charges the stack that waited, "mutex" the stack that has unlocked what
// others waited for. Both are off until the program sets a rate; the runtime knows of them through two pointers and a
// bit of sched.modes:
//
//   blockpark      gopark goes through it: what happens when a goroutine parks, and an event when it goes on
//   ModeReadyTime  goready notes the time in the goroutine: how long it then waits for a P does not count
//   mutexcontended svc/sema.c: the Sudogs of those who wait for locks have the time, and the unlocker tells the sum
//
// Time is nanotime, so what Go's API calls cycles are nanoseconds. Not every event is noted: of block those that take
// shorter than the rate with a probability of time / rate, of mutex one in rate. They count for as many as they stand
// for.
#include "os/linux/syscall.h"
#include "svc/pprof.h"

enum {
    Buckets = 1 << 10,
    RecordFrames = 32,
    LinkFrame = 1, // a function that packages sync or internal/poll declare for one of svc/sema.c
};

typedef enum Which { Block, MutexHeld, Profiles } Which;

typedef struct WaitStack { // events of one stack
    struct WaitStack *next;
    uint64_t hash;
    double count;
    int64_t ns;
    intgo npcs;
    uintptr_t pcs[]; // of runtime_callers
} WaitStack;

struct WaitRecord { // runtime.BlockProfileRecord
    int64_t count, cycles;
    uintptr_t stack[RecordFrames];
};

typedef struct WaitRequest {
    WaitRecord *records;
    intgo len, n;
    Which which;
} WaitRequest;

static struct {
    Mutex lock; // for adding a stack and for its numbers
    WaitStack *bucket[Profiles][Buckets];
    int64_t rate[Profiles]; // atomic; 0: off
    intgo n[Profiles];      // stacks
} waits;

static const RuntimeFunc wait_funcs[] = {
    {(void (*)(void))chansend1, "runtime.chansend1", "runtime/lang/chan.c"},
    {(void (*)(void))chanrecv1, "runtime.chanrecv1", "runtime/lang/chan.c"},
    {(void (*)(void))selectgo, "runtime.selectgo", "runtime/lang/select.c"},
    {NULL, NULL, NULL},
};

// ---- Events ----

// waits.lock held.
static WaitStack *findstack(Which which, const uintptr_t *pcs, intgo n)
{
    uint64_t hash = 0;
    for (intgo i = 0; i < n; i++)
        hash = (hash ^ pcs[i]) * 0x9E3779B97F4A7C15u;
    WaitStack **head = &waits.bucket[which][hash >> 54];
    for (WaitStack *s = *head; s != NULL; s = s->next)
        if (s->hash == hash && s->npcs == n && memequal(s->pcs, pcs, (uintptr_t)n * sizeof *pcs))
            return s;
    WaitStack *s = persistentalloc(sizeof(WaitStack) + (uintptr_t)n * sizeof *pcs, 8);
    s->hash = hash;
    s->npcs = n;
    memmove(s->pcs, pcs, (uintptr_t)n * sizeof *pcs);
    s->next = *head;
    atomic_store_rel(head, s);
    waits.n[which]++;
    return s;
}

// On the goroutine. first: a function of the runtime that comes innermost, or NULL; skip: functions of the library to
// leave out.
static NOINLINE void add(Which which, void (*first)(void), intgo skip, double count, int64_t ns)
{
    uintptr_t pcs[ProfileFrames];
    intgo n = first != NULL;
    if (first != NULL)
        pcs[0] = (uintptr_t)first + 1;
    n += runtime_callers(skip, pcs + n, ProfileFrames - n, ProfileFrames - n);
    M *mp = acquirem();
    lock(&waits.lock);
    WaitStack *s = findstack(which, pcs, n);
    s->count += count;
    s->ns += ns;
    unlock(&waits.lock);
    releasem(mp);
}

static void waited(WaitReason reason, int64_t ns)
{
    int64_t rate = atomic_load_relaxed(&waits.rate[Block]);
    if (ns <= 0)
        ns = 1;
    if (rate <= 0 || (rate > ns && (int64_t)(cheaprand64() % (uint64_t)rate) > ns))
        return;
    double count = ns < rate ? (double)rate / (double)ns : 1;
    if (ns < rate)
        ns = rate;
    if (reason == waitReasonChanSend)
        add(Block, wait_funcs[0].fn, 0, count, ns);
    else if (reason == waitReasonChanReceive)
        add(Block, wait_funcs[1].fn, 0, count, ns);
    else if (reason == waitReasonSelect)
        add(Block, wait_funcs[2].fn, 0, count, ns);
    else
        add(Block, NULL, LinkFrame + (reason == waitReasonSyncMutexLock), count, ns); // Mutex.lockSlow left out
}

static bool counts(WaitReason reason)
{
    switch (reason) {
    case waitReasonSelect:
    case waitReasonChanReceive:
    case waitReasonChanSend:
    case waitReasonSyncCondWait:
    case waitReasonSyncMutexLock:
    case waitReasonSyncRWMutexRLock:
    case waitReasonSyncRWMutexLock:
    case waitReasonSyncWaitGroupWait:
    case waitReasonSemAcquire: return true;
    default: return false;
    }
}

static NOINLINE void park(void (*park_m)(G *))
{
    G *gp = getg();
    WaitReason reason = gp->waitreason;
    int64_t began = nanotime();
    gp->readytime = 0;
    mcall(park_m);
    int64_t ended = gp->readytime;
    if (counts(reason) && ended != 0) // 0: the rate was set meanwhile
        waited(reason, ended - began);
}

// On the goroutine that unlocks.
static void contended(int64_t ns, bool mutex)
{
    int64_t rate = atomic_load_relaxed(&waits.rate[MutexHeld]);
    if (rate > 0 && cheaprand64() % (uint64_t)rate == 0)
        add(MutexHeld, NULL, LinkFrame + mutex, (double)rate, (ns > 0 ? ns : 0) * rate); // Mutex.unlockSlow left out
}

// ---- For package runtime ----

void runtime_setblockprofilerate(intgo rate)
{
    rate = rate < 0 ? 0 : rate;
    more_runtime_funcs = wait_funcs;
    atomic_store_relaxed(&waits.rate[Block], rate);
    if (rate > 0)
        __atomic_or_fetch(&sched.modes, ModeReadyTime, __ATOMIC_RELAXED);
    else
        __atomic_and_fetch(&sched.modes, ~(uint32_t)ModeReadyTime, __ATOMIC_RELAXED);
    atomic_store_rel(&blockpark, rate > 0 ? park : NULL);
}

intgo runtime_setmutexprofilefraction(intgo rate)
{
    int64_t old = atomic_load_relaxed(&waits.rate[MutexHeld]);
    if (rate < 0)
        return old;
    more_runtime_funcs = wait_funcs;
    atomic_store_relaxed(&waits.rate[MutexHeld], rate);
    atomic_store_rel(&mutexcontended, rate > 0 ? contended : NULL);
    return old;
}

G0_CODE

static void fill(void *arg)
{
    WaitRequest *r = arg;
    lock(&waits.lock);
    intgo n = waits.n[r->which];
    for (uint32_t i = 0; n <= r->len && i < Buckets; i++) {
        for (const WaitStack *s = waits.bucket[r->which][i]; s != NULL; s = s->next) {
            WaitRecord *out = &r->records[r->n++];
            out->count = (int64_t)s->count;
            out->cycles = s->ns;
            for (intgo k = 0; k < RecordFrames; k++)
                out->stack[k] = k < s->npcs ? s->pcs[k] : 0;
        }
    }
    r->n = n;
    unlock(&waits.lock);
}

G0_CODE_END

intgo runtime_waitprofile(WaitRecord *p, intgo len, intgo cap, bool mutex)
{
    WaitRequest r = {.records = p, .len = len, .which = mutex ? MutexHeld : Block};
    systemstack(fill, &r);
    return r.n;
}

intgo runtime_threadcount(void)
{
    M *mp = acquirem();
    lock(&sched.lock);
    intgo n = sched.mnext - sched.nmfreed;
    unlock(&sched.lock);
    releasem(mp);
    return n;
}

// ---- For package runtime/pprof ----

GoSlice pprof_waits(bool mutex)
{
    static const char *const types[][2] = {
        {"contentions", "count"}, {"delay", "nanoseconds"}, {"contentions", "count"}};
    Profile p = {0};
    profile_begin(&p, types, 2, 1);
    for (uint32_t i = 0; i < Buckets; i++) {
        for (WaitStack *s = atomic_load_acq(&waits.bucket[mutex ? MutexHeld : Block][i]); s != NULL; s = s->next) {
            M *mp = acquirem();
            lock(&waits.lock);
            int64_t values[2] = {(int64_t)s->count, s->ns};
            unlock(&waits.lock);
            releasem(mp);
            uintptr_t pcs[ProfileFrames];
            intgo n = profile_callers(&p, s->pcs, s->npcs, pcs);
            profile_sample(&p, &(Sample){.pcs = pcs, .npcs = n, .values = values, .nvalues = 2});
        }
    }
    return profile_bytes(&p);
}
