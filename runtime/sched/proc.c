// proc.c: the scheduler.
//
// newproc makes a G runnable in its P's queue; schedule, on g0, picks one and gogo's to it; the G comes back to g0 by
// mcall when it parks, yields or ends. Three functions make a G runnable: newproc (new), goready (was parked), Gosched
// (was running). One place takes them off: findrunnable, in this order: every 61st time the global queue (so that two
// goroutines that keep each other ready cannot starve it), the own queue, the global queue, the other Ps' queues.
//
// Work and Ms must find each other. An M that has nothing to do *spins* for a moment: it holds a P and looks into the
// queues of others (steal.c); nmspinning counts these. The rule for waking:
//
//   1. Whoever adds work, while there are idle Ps and nobody spins, wakes one M that spins (wakep), if the work is
//      worth it (wakepMaybe).
//   2. An M that stops spinning because it has found something wakes the next one, if there is more: so a burst of work
//      wakes everybody, one after the other.
//   3. An M that stops spinning because it has found nothing first takes itself off nmspinning and then looks once
//      more: whoever added work in between has seen a spinning M and woken nobody.
//
// Adding work is a store, looking at nmspinning a load, and the processor may swap them; sysmon, which looks after Ps
// with waiting work as well, makes up for that. Then the M gives its P to sched.pidle, enqueues itself in sched.midle
// and sleeps on m.park until startm hands it a P in m.nextp.
//
// The life of a G: made (malg) once, then dead <-> runnable -> running -> waiting -> runnable..., and for its next life
// it is taken from the P's free list with its first stack segment still attached: `go` costs neither a lock nor memory.
// The status of a G is written only by whoever owns the G at that moment, so stores suffice.
#include "sched/trace.h"

G g0;
M m0;
AllGs allgs;
uintptr_t allglen;
Sched sched;
G *main_g;
bool runtimeInitDone;
const TimerOps *timerops;
const PollOps *pollops;
const LabelOps *labelops;
bool (*idlewait)(void);

enum { GoidBatch = 16, GFreeMax = 256 };

NORETURN void goexit1(void);

Funcval mainPC = {runtime_main};

// The program: emitted by the compiler.
extern void main_inittask(void) __asm__("main..inittask"); // initialisers of all packages, in order
extern void main_main(void) __asm__("main.main");

COLD const char *waitReasonString(WaitReason w)
{
    static const char texts[] =
#define WAITREASON(name, text) text "\0"
#include "sched/waitreasons.def"
#undef WAITREASON
        "unknown wait reason";
    const char *s = texts;
    if (w > waitReasonCount)
        w = waitReasonCount;
    while (w-- > 0)
        while (*s++ != 0) {}
    return s;
}

// ---- Boot ----

G0_CODE

// What the rest takes for granted of compiler and machine.
COLD void check(void)
{
    uint32_t u = 1;
    uint64_t w = ~0ull;
    float nan = 0;
    nan /= nan;
    if (sizeof(uintptr_t) != 8 || sizeof(GoString) != 16 || sizeof(GoSlice) != 24)
        throw("bad word size");
    if (!atomic_cas(&u, 1, 2) || u != 2 || atomic_cas(&u, 1, 3) || u != 2)
        throw("cas");
    if (atomic_xadd(&w, 1) != 0 || w != 0)
        throw("xadd");
    if (atomic_xchg(&u, 7) != 2 || u != 7)
        throw("xchg");
    if (nan == nan || !(nan != nan))
        throw("float32nan");
}

// As many Ps as GOMAXPROCS in the environment says, or as there are processors.
static COLD int32_t wantedprocs(void)
{
    const char *s = gogetenv("GOMAXPROCS");
    int32_t n = 0;
    if (sched.modes & ModeSeed)
        return 1;
    for (; s != NULL && *s >= '0' && *s <= '9' && n < MaxProcs; s++)
        n = n * 10 + *s - '0';
    if (s == NULL || *s != 0 || n == 0)
        n = ncpu;
    return n < MaxProcs ? n : MaxProcs;
}

COLD void schedinit(void)
{
    P *runnable;
    sched.maxmcount = 10000;
    sched.maxstack = MaxStackSize;
    seedinit();
    stackinit();
    sched.lastpoll = nanotime_real();
    mallocinit();
    mcommoninit(&m0);
    minit_signal(&m0);
    initsig();
    procresize(wantedprocs(), &runnable);
}

static COLD void startSysmon(void *unused)
{
    lock(&sched.lock);
    sched.nmsys++; // before it exists: checkdead must never count it as one that works
    unlock(&sched.lock);
    newm(sysmon, NULL, false);
}

G0_CODE_END

static bool initlocked; // goroutine 1 is locked to the main thread because of the initialisers

void unlockinit(void)
{
    if (!initlocked || getg() != main_g)
        return;
    initlocked = false;
    UnlockOSThread();
}

// Goroutine 1. Initialisers run on the main thread, and so does the rest if one of them has locked itself to it.
COLD void runtime_main(void)
{
    main_g = getg();
    systemstack(startSysmon, NULL);
    systemstack(traceopen, NULL);
    gcenable();
    initlocked = true;
    LockOSThread(); // no other M has had a P so far: this is the main thread
    runtimeInitDone = true;
    profilesinit();
    main_inittask();
    unlockinit();
    main_main();
    profilesend(true);
    exit(0);
}

// ---- Goroutines: making, recycling ----

G0_CODE

static NOINLINE COLD void allgadd(G *gp)
{
    lock(&sched.allglock);
    if (allgs.len == allgs.cap) {
        intgo cap = allgs.cap == 0 ? 64 : allgs.cap * 2;
        G **array = persistentalloc(cap * sizeof(G *), 64);
        if (allgs.len > 0)
            memcpy(array, allgs.array, allgs.len * sizeof(G *));
        atomic_store_rel(&allgs.array, array); // readers of the old one still find what they need in it
        allgs.cap = cap;
    }
    allgs.array[allgs.len++] = gp;
    atomic_store_rel(&allglen, allgs.len);
    debugger_setallgs(&allgs);
    unlock(&sched.allglock);
}

typedef struct NewG {
    G *g;
} NewG;

// On g0: a G with a stack, dead so far.
static COLD void malg(void *arg)
{
    G *gp = persistentalloc(sizeof(G), 64);
    gp->seg0 = stackalloc(StackMin); // fresh: what is so small never goes back
    gp->cleargen = gc_scangen;
    stackfreechain(gp);
    gp->sched.g = gp;
    gp->atomicstatus.value = Gdead;
    allgadd(gp);
    ((NewG *)arg)->g = gp;
}

G0_CODE_END

// Refills the P's free list from the global one.
static NOINLINE COLD void gfrefill(P *pp)
{
    lock(&sched.gFreeLock);
    while (pp->gFree.n < GFreeMax / 2 && sched.gFree.head != NULL) {
        G *gp = sched.gFree.head;
        sched.gFree.head = gp->schedlink;
        sched.gFree.n--;
        gp->schedlink = pp->gFree.head;
        pp->gFree.head = gp;
        pp->gFree.n++;
    }
    unlock(&sched.gFreeLock);
}

static inline G *gfget(P *pp)
{
    if (UNLIKELY(pp->gFree.head == NULL)) {
        if (atomic_load_relaxed(&sched.gFree.n) == 0)
            return NULL;
        gfrefill(pp);
    }
    G *gp = pp->gFree.head;
    if (LIKELY(gp != NULL)) {
        pp->gFree.head = gp->schedlink;
        pp->gFree.n--;
    }
    return gp;
}

// Gives half of the P's free list to the global one.
static NOINLINE COLD void gfspill(P *pp)
{
    lock(&sched.gFreeLock);
    while (pp->gFree.n > GFreeMax / 2) {
        G *gp = pp->gFree.head;
        pp->gFree.head = gp->schedlink;
        pp->gFree.n--;
        gp->schedlink = sched.gFree.head;
        sched.gFree.head = gp;
        atomic_store_relaxed(&sched.gFree.n, sched.gFree.n + 1);
    }
    unlock(&sched.gFreeLock);
}

static inline void gfput(P *pp, G *gp)
{
    gp->schedlink = pp->gFree.head;
    pp->gFree.head = gp;
    if (UNLIKELY(++pp->gFree.n > GFreeMax))
        gfspill(pp);
}

static NOINLINE COLD void goidrefill(P *pp)
{
    pp->goidcacheend = atomic_xadd(&sched.goidgen, GoidBatch) + 1;
    pp->goidcache = pp->goidcacheend - GoidBatch;
}

static COLD NOINLINE void badstatus(G *gp, uint32_t from)
{
    throw("casgstatus: bad incoming values");
}

// NOSPLIT: entersyscall calls it when it has said where the goroutine stands; a new segment would say it anew.
NOSPLIT inline __attribute__((always_inline)) void casgstatus(G *gp, uint32_t from, uint32_t to)
{
    if (UNLIKELY(atomic_load_relaxed(&gp->atomicstatus.value) != from))
        badstatus(gp, from);
    atomic_store_rel(&gp->atomicstatus.value, to);
}

inline __attribute__((always_inline)) void dropg(G *gp, uint32_t status, int32_t why)
{
    if (UNLIKELY(sched.modes & ModeTrace))
        tracestop(gp, why);
    casgstatus(gp, Grunning, status);
    gp->m->curg = NULL;
    gp->m = NULL;
}

// gp is the next to run on pp, unless another P can do it sooner.
static inline void runsoon(P *pp, G *gp)
{
    runqput(pp, gp, true);
    if (UNLIKELY(atomic_load_relaxed(&sched.npidle) != 0))
        wakepMaybe(pp);
}

// What earlier goroutines left on the stack they all began on would count, to the collector, as the new one's, wherever
// its frames have room that they never write to. As long as no collection has begun since the segment was clear these
// are pointers to objects that were reachable then or are new. Later they point to places that were freed and given to
// others: objects that have nothing to do with it would be kept, for as long as the goroutine lives.
static inline void clearstack(G *gp)
{
    uintptr_t p = gp->stack.lo, words = (gp->stack.hi - p) / 8;
    __asm__ volatile("rep stosq" : "+D"(p), "+c"(words) : "a"(0) : "memory"); // the least code
    gp->cleargen = gc_scangen;
}

// A G that will call fn, in no queue yet. callerpc: the go statement.
static inline __attribute__((always_inline)) G *newproc1(Funcval *fn, G *callergp, uintptr_t callerpc, P *pp)
{
    G *gp = gfget(pp);
    if (UNLIKELY(gp == NULL)) {
        NewG n;
        systemstack(malg, &n);
        gp = n.g;
    } else if (UNLIKELY(gp->cleargen != gc_scangen)) {
        clearstack(gp);
    }
    // The return address above the first frame; gostart puts a real one there.
    uintptr_t sp = gp->stack.hi - 8;
    *(uintptr_t *)sp = (uintptr_t)goexit + 1;
    gp->sched.sp = sp;
    gp->sched.pc = (uintptr_t)fn->code;
    gp->sched.ctxt = fn;
    gp->sched.bp = 0;
    gp->resume = ResumeStart;
    gp->parentGoid = callergp->goid;
    gp->gopc = callerpc;
    gp->startpc = (uintptr_t)fn->code;
    gp->labels = callergp->labels; // goexit0 has left NULL
    gp->scangen = gc_scangen;      // it holds nothing that its maker's stack did not
    if (UNLIKELY(pp->goidcache == pp->goidcacheend))
        goidrefill(pp);
    gp->goid = pp->goidcache++;
    casgstatus(gp, Gdead, Grunnable);
    return gp;
}

// `go`: fn takes no arguments, what it needs it has captured. Runs on the caller's stack; NOSPLIT because it wants the
// address of its caller, and that is __morestack if its own prologue splits.
NOSPLIT void newproc(Funcval *fn)
{
    uintptr_t callerpc = getcallerpc();
    if (UNLIKELY(fn == NULL))
        fatal("go of nil func value");
    M *mp = acquirem();
    P *pp = mp->p;
    G *gp = newproc1(fn, getg(), callerpc, pp);
    if (UNLIKELY(sched.modes & ModeTrace))
        tracearrow(pp, gp, TraceGo);
    runsoon(pp, gp);
    releasem(mp);
}

// A goroutine that will call fn at the first switch to it (coro.c).
NOSPLIT void coro_new(Funcval *fn, G **coro)
{
    uintptr_t callerpc = getcallerpc();
    M *mp = acquirem();
    G *gp = newproc1(fn, getg(), callerpc, mp->p);
    casgstatus(gp, Grunnable, Gwaiting);
    coro_wait(gp, coro);
    releasem(mp);
}

G0_CODE

// On g0: the goroutine is over.
static void goexit0(G *gp)
{
    M *mp = gp->m;
    P *pp = mp->p;
    dropg(gp, Gdead, TraceExit);
    gp->_defer = NULL;
    gp->_panic = NULL;
    gp->param = NULL;
    gp->waiting = NULL;
    gp->isSystem = false;
    gp->paniconfault = false;
    if (UNLIKELY(gp->labels != NULL))
        labelops->end(gp);
    if (UNLIKELY(gp->seg0->next != NULL))
        stackfreechain(gp);
    if (UNLIKELY(gp->async != NULL))
        asyncfree(gp);
    bool locked = gp->lockedm != NULL;
    if (UNLIKELY(locked)) {
        mp->lockedg = NULL;
        mp->lockedExt = 0;
        gp->lockedm = NULL;
    }
    gfput(pp, gp);
    if (UNLIKELY(locked))
        mexit();
    schedule();
}

G0_CODE_END

NOINLINE void goexit1(void)
{
    mcall(goexit0);
    __builtin_unreachable();
}

void Goexit(void)
{
    unlockinit();
    goexit1();
}

COLD void forEachG(void (*fn)(G *, void *), void *arg)
{
    uintptr_t n = atomic_load_acq(&allglen);
    G **array = atomic_load_acq(&allgs.array);
    for (uintptr_t i = 0; i < n; i++)
        fn(array[i], arg);
}

static void countUserG(G *gp, void *count)
{
    uint32_t status = readgstatus(gp);
    if (status != Gdead && status != Gidle && !gp->isSystem)
        ++*(int32_t *)count;
}

int32_t gcount(void)
{
    int32_t n = 0;
    forEachG(countUserG, &n);
    return n;
}

// ---- Parking ----

G0_CODE

void execute(G *gp, bool inheritTime)
{
    M *mp = getg()->m;
    if (UNLIKELY(atomic_load_relaxed(&gp->scangen) != gc_scangen))
        gcscan_run(gp);
    mp->curg = gp;
    gp->m = mp;
    casgstatus(gp, Grunnable, Grunning);
    P *pp = mp->p;
    if (!inheritTime)
        pp->schedtick++;
    if (UNLIKELY(sched.modes & ModeTrace))
        tracestart(gp);
    if (UNLIKELY(++pp->runcount % 64 == 0))
        grainsample(pp);
    uint8_t resume = gp->resume;
    if (resume != ResumeJump) {
        gp->resume = ResumeJump;
        if (UNLIKELY(resume == ResumeSignal))
            asyncresume(gp);
        gostart(&gp->sched);
        return;
    }
    gogo(&gp->sched);
}

// On g0, with the goroutine off its stack: from here on somebody else may run it.
static void park_m(G *gp)
{
    M *mp = gp->m;
    dropg(gp, Gwaiting, gp->waitreason);
    bool (*unlockf)(G *, void *) = mp->waitunlockf;
    void *waitlock = mp->waitlock;
    mp->waitlock = NULL; // keeps nothing alive
    if (unlockf != NULL && !unlockf(gp, waitlock)) {
        casgstatus(gp, Gwaiting, Grunnable);
        execute(gp, true);
        return;
    }
    schedule();
}

G0_CODE_END

void (*blockpark)(void (*park_m)(G *));

inline __attribute__((always_inline)) void gopark(bool (*unlockf)(G *, void *), void *lock, WaitReason reason,
                                                  int32_t traceskip)
{
    G *gp = getg();
    M *mp = gp->m;
    mp->waitunlockf = unlockf;
    mp->waitlock = lock;
    gp->waitreason = reason;
    gp->waitsince = atomic_load_relaxed(&sched.roughtime);
    void (*park)(void (*)(G *)) = atomic_load_relaxed(&blockpark);
    if (UNLIKELY(park != NULL))
        park(park_m);
    else
        mcall(park_m);
}

static bool parkunlock(G *gp, void *l)
{
    unlock(l);
    return true;
}

void goparkunlock(Mutex *l, WaitReason reason, int32_t traceskip)
{
    gopark(parkunlock, l, reason, traceskip);
}

void goready(G *gp, int32_t traceskip)
{
    M *mp = acquirem();
    if (UNLIKELY(sched.modes & (ModeTrace | ModeReadyTime)))
        traceready(mp->p, gp);
    casgstatus(gp, Gwaiting, Grunnable);
    runsoon(mp->p, gp);
    releasem(mp);
}

G0_CODE

void gosched_m(G *gp)
{
    P *pp = gp->m->p;
    dropg(gp, Grunnable, TraceYield);
    // Behind who waits in the global queue: the P would come back to gp before it looks there.
    if (UNLIKELY(atomic_load_relaxed(&sched.runqsize) != 0)) {
        lock(&sched.lock);
        globrunqput(gp);
        unlock(&sched.lock);
    } else {
        runqput(pp, gp, false);
    }
    if (UNLIKELY(atomic_load_relaxed(&sched.npidle) != 0))
        wakepMaybe(pp);
    schedule();
}

G0_CODE_END

void Gosched(void)
{
    mcall(gosched_m);
}

// ---- Finding work ----

void injectglist(GQueue *q, int32_t n)
{
    if (n == 0)
        return;
    M *mp = acquirem();
    lock(&sched.lock);
    globrunqputbatch(q, n);
    int32_t idle = sched.npidle;
    unlock(&sched.lock);
    for (; n > 0 && idle > 0; n--, idle--)
        wakep();
    releasem(mp);
}

G0_CODE

void injectg(G *gp)
{
    casgstatus(gp, Gwaiting, Grunnable);
    GQueue q = {gp, gp};
    injectglist(&q, 1);
}

// A few goroutines out of the global queue: one to run, the others to pp's queue.
static G *globrunqgetLocked(P *pp, int32_t max)
{
    if (atomic_load_relaxed(&sched.runqsize) == 0)
        return NULL;
    lock(&sched.lock);
    G *gp = globrunqget(pp, max);
    unlock(&sched.lock);
    return gp;
}

static void becomespinning(M *mp)
{
    mp->spinning = true;
    atomic_xadd(&sched.nmspinning, 1);
}

// Gives up the P. If there was work after all: takes one again and gives true.
static NOINLINE COLD bool giveup(M *mp)
{
    lock(&sched.lock);
    if (sched.runqsize != 0 || sched.gcwaiting != 0) {
        unlock(&sched.lock);
        return true;
    }
    pidleput(releasep());
    unlock(&sched.lock);
    if (!mp->spinning)
        return false;
    mp->spinning = false;
    atomic_xadd(&sched.nmspinning, -1);
    if (!workElsewhere())
        return false; // rule 3
    lock(&sched.lock);
    P *pp = pidleget();
    unlock(&sched.lock);
    if (pp == NULL)
        return false; // others are awake and see to it
    acquirep(pp);
    becomespinning(mp);
    return true;
}

// A G to run. Sleeps until there is one.
static NOINLINE G *findrunnable(bool *inheritTime)
{
    M *mp = getg()->m;
    for (;;) {
        if (UNLIKELY(atomic_load(&sched.gcwaiting) != 0)) {
            gcstopm();
            continue;
        }
        P *pp = mp->p;
        G *gp = NULL;
        if (UNLIKELY(sched.modes & ModeSeed)) {
            gp = seedpick(pp);
        } else {
            gp = runqget(pp, inheritTime);
            if (gp == NULL)
                gp = globrunqgetLocked(pp, 0);
        }
        if (gp != NULL)
            return gp;
        if (pollops != NULL && pollops->now(pp))
            continue;
        // At most half as many spin as are at work.
        if (gomaxprocs > 1 &&
            (mp->spinning || 2 * atomic_load(&sched.nmspinning) < gomaxprocs - atomic_load(&sched.npidle))) {
            if (!mp->spinning)
                becomespinning(mp);
            gp = stealWork(pp);
            if (gp != NULL)
                return gp;
        }
        if (timerops != NULL && timerops->all())
            continue;
        if (!giveup(mp) && (idlewait == NULL || !idlewait()))
            stopm(0);
    }
}

// Somebody wants this P to do something else than to go on with what is next.
static NOINLINE COLD void makeway(P *pp)
{
    atomic_store(&pp->preempt, false);
    if (atomic_load(&sched.gcwaiting) != 0) {
        gcstopm();
        return;
    }
    G *next = atomic_load_relaxed(&pp->runnext); // a pair that wakes each other shares one time slice: it is over
    if (next != NULL && atomic_cas(&pp->runnext, next, NULL))
        runqput(pp, next, false);
}

static NOINLINE void resetspinning(M *mp)
{
    mp->spinning = false;
    atomic_xadd(&sched.nmspinning, -1);
    if (atomic_load(&sched.npidle) != 0 && workElsewhere())
        wakep(); // rule 2
}

void schedule(void)
{
    M *mp = getg()->m;
    if (UNLIKELY(mp->locks != 0))
        throw("schedule: holding locks");
    for (;;) {
        if (UNLIKELY(mp->lockedg != NULL)) {
            stoplockedm();
            execute(mp->lockedg, false);
            return;
        }
        if (UNLIKELY(atomic_load_relaxed(&mp->p->preempt)))
            makeway(mp->p);
        P *pp = mp->p;
        if (UNLIKELY(pp->timers.len != 0))
            timerops->own(pp);
        bool inheritTime = false;
        G *gp = NULL;
        if (UNLIKELY(sched.modes & ModeSeed)) {
            gp = seedpick(pp);
        } else {
            if (UNLIKELY(pp->schedtick % 61 == 0))
                gp = globrunqgetLocked(pp, 1);
            if (gp == NULL)
                gp = runqget(pp, &inheritTime);
        }
        if (UNLIKELY(gp == NULL))
            gp = findrunnable(&inheritTime);
        if (UNLIKELY(mp->spinning))
            resetspinning(mp);
        if (LIKELY(gp->lockedm == NULL)) {
            execute(gp, inheritTime);
            return;
        }
        startlockedm(gp);
    }
}

G0_CODE_END
