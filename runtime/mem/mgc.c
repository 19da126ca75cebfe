// mgc.c: the collector: precise in the heap, conservative on stacks, not moving, in parallel, beside the program.
//
// A collection:
//   1. what the last one left to sweep is swept;
//   2. the world stops for a moment. The Ps' caches give back what they have not handed out, so that alloc bits are
//      exact now and what is allocated from here on is marked; the write barrier is switched on;
//   3. marking (mgcmark.c), by helpers (mgcwork.c): threads without P, one for each four processors and one for each P
//      that is idle; and by goroutines that allocate faster than these keep up with (gc_assist);
//   4. the helper, or the goroutine, that finds nothing left stops the world again, looks whether the write barrier has
//      left anything after all (if it is much, back to 3), and switches it off. All spans become unswept (mgcsweep.c),
//      the next goal is set (mgcpacer.c), the world goes on;
//   5. bgsweep sweeps, and so does everybody who needs a span; then memory goes back to the system (mgcscavenge.c).
//
// It is begun by whoever needs a span or a large object when the heap has reached its trigger, on that goroutine, or by
// runtime.GC. A goroutine can be stopped for it wherever it can be preempted; the runtime's own code gets to the next
// place where it parks or returns to compiled code first. Nothing is collected before gcenable, and never from a place
// that cannot park (m.locks > 0, g0): there memory is taken without asking.
//
// GODEBUG: gctrace=1 prints a line for each collection, in Go's format; gcstoptheworld=1 marks while the world stands
// still, by this thread and a helper for each further processor; gcstress=1 does so at every allocation, gcstress=2
// begins a collection at every allocation, gcstressevery=N makes that every N-th, gcstressfirst=K the first K and then
// ever fewer (malloc.c); clobberfree=1 overwrites what is freed; gccheckmark=1 checks each time that all that can be
// reached was marked.
#include "mem/mgc.h"

Gc gc;
GcDebug gcdebug;
uint32_t gc_running;

enum { GcRuns = 1, GcEnds = 2 }; // gc_running

uint32_t runtime_writeBarrier;

G0_CODE

static COLD bool enabled(const char *name)
{
    return godebugnumber(name, 0) != 0;
}

COLD void gcinit(void)
{
    int64_t stress = godebugnumber("gcstress", 0), every = godebugnumber("gcstressevery", 1);
    gcdebug.stress = stress != 0;
    gcdebug.every = every > 0 ? every : 1;
    gcdebug.first = godebugnumber("gcstressfirst", 0);
    gcdebug.stoptheworld =
        enabled("gcstoptheworld") || stress == 1 || godebug("seed") != NULL; // the same seed, the same program
    gcdebug.clobberfree = enabled("clobberfree");
    gcdebug.checkmark = enabled("gccheckmark");
    gcdebug.trace = enabled("gctrace");
    gc.starttime = nanotime();
    gcroots_init();
    pacerinit();
}

void gc_flushcaches(void)
{
    for (int32_t i = 0; i < nallp; i++)
        mcache_flush(allp[i]->mcache);
}

// World stopped, everything is marked.
static COLD void finish(GcCycle *c)
{
    gc_flushcaches();
    if (UNLIKELY(gcdebug.checkmark))
        gccheck(gcdebug.stoptheworld);
    GcTotals t = gcwork_totals();
    uint64_t live = atomic_load(&gc.live);
    c->atend = live;
    gc.during = live - gc.atstart;
    uint64_t inuse = mheap.pagesinuse << PageShift;
    gc.gaps = inuse > live ? inuse - live : 0;
    gc.marked = t.bytes + gc.during;
    gc.roots = t.rootbytes;
    gc.stackbytes = t.stackbytes;
    atomic_store(&gc.live, gc.marked);
    sweepstart();
    c->goal = gc.lastgoal = gc.goal;
    gc.lastinuse = mheap.pagesinuse;
    pacerset();
    sweep_pace(gc.early > gc.marked ? gc.early - gc.marked : 0);
    atomic_store(&gc.cycles, gc.cycles + 1);
}

// World stopped. A goroutine that collects is on its stack with all its registers (collecthere).
static COLD void begin(GcCycle *c)
{
    gc_flushcaches();
    c->before = gc.atstart = atomic_load(&gc.live);
    gcmark_roots(!gcdebug.stoptheworld);
}

static COLD void collect(void *arg)
{
    static GcWork w;
    GcCycle *c = arg;
    begin(c);
    gcwork_begin(GcAlone);
    c->started = nanotime();
    if (c->before > HelpFrom)
        gcwork_helpers(ncpu);
    gcmark_drain(&w);
    c->last = c->stopped = nanotime();
    finish(c);
}

static COLD void beginbeside(void *arg)
{
    begin(arg);
    gc_scangen += 2;
    atomic_store(&runtime_writeBarrier, 1);
    pacermark();
    gcwork_begin(GcBeside);
    gc.cycle.started = nanotime();
}

static void readyall(G *list)
{
    while (list != NULL) {
        G *gp = list;
        list = gp->schedlink;
        injectg(gp);
    }
}

// gc_running is given back. It is not 0 before those who wait are awake: until then the program is not dead, even if
// all its threads sleep.
void gc_release(void)
{
    lock(&gc.lock);
    G *waiting = gc.waiting, *sweeper = atomic_xchg(&gc.sweeper, NULL);
    gc.waiting = NULL;
    atomic_store(&gc_running, GcEnds);
    unlock(&gc.lock);
    if (sweeper != NULL)
        sweeper->schedlink = NULL;
    readyall(waiting);
    readyall(sweeper);
    atomic_store(&gc_running, 0);
    systemstack(checkdeadagain, NULL); // they may have gone to sleep already
}

// The world goes on. Any stack, with a P or without.
static COLD void finished(GcCycle *c)
{
    c->end = sched.wenton;
    pacerdone(c);
    if (UNLIKELY(gcdebug.trace))
        gctrace(c);
    gc_release();
}

enum { RestObjects = 1000 }; // are looked at while the world stands still, some 30 us

// World stopped again, after marking beside the program. What the write barrier has left may be one object or the head
// of a long list: if it is much, marking goes on beside the program, and *over is false.
static COLD void rest(void *over)
{
    static GcWork w;
    GcCycle *c = &gc.cycle;
    c->stopped = nanotime();
    gcwork_begin(GcRest);
    if (!gcmark_missed(&w))
        throw("a goroutine runs while the world stands still");
    gcwork_gather();
    bool done = *(bool *)over = gcmark_few(&w, RestObjects);
    if (done) {
        gcwork_end(&w);
        atomic_store(&runtime_writeBarrier, 0);
        finish(c);
    } else {
        gcwork_flush(&w);
        gcwork_begin(GcAgain);
        c->between += nanotime() - c->last;
    }
}

void (*poolclean)(void);

static void wakehelpers(void *unused)
{
    int32_t idle = atomic_load(&sched.npidle);
    gcwork_helpers((gomaxprocs < ncpu ? gomaxprocs : ncpu) / 4 + (idle > 0 ? idle : 1));
}

COLD void gc_marked(void)
{
    GcCycle *c = &gc.cycle;
    bool over;
    gcwork_settle();
    c->last = nanotime();
    stopTheWorldM();
    rest(&over);
    startTheWorldM();
    if (over)
        finished(c);
    else
        wakehelpers(NULL);
}

G0_CODE_END

COLD void gc_markedhere(void)
{
    GcCycle *c = &gc.cycle;
    bool over;
    gcwork_settle();
    c->last = nanotime();
    stopTheWorld();
    systemstack(rest, &over);
    startTheWorld();
    if (over)
        finished(c);
    else
        systemstack(wakehelpers, NULL);
}

// Callers' registers go to this frame, where they are found.
static NOINLINE void collecthere(GcCycle *c)
{
    __builtin_unwind_init();
    systemstack(gcdebug.stoptheworld ? collect : beginbeside, c);
    __asm__ volatile("" ::: "memory");
}

// gc_running is ours. Beside the program it is given back by gc_marked; a goroutine's own stack is read as soon as it
// gives way.
static NOINLINE void cycle(bool forced)
{
    GcCycle *c = &gc.cycle;
    sweepall();
    gcwork_settle();
    *c = (GcCycle){.forced = forced, .begin = nanotime()};
    gc.userforced += forced;
    stopTheWorld();
    void (*clean)(void) = atomic_load(&poolclean);
    if (clean != NULL)
        clean();
    collecthere(c);
    startTheWorld();
    if (gcdebug.stoptheworld) {
        finished(c);
        return;
    }
    systemstack(wakehelpers, NULL);
    Gosched();
}

// Zero where the frames of the next calls are going to be. They have room that is not used, and the collector, which
// reads them, would take for a pointer what the frames of earlier calls have left there.
static NOINLINE void clearbelow(void)
{
    volatile uint64_t room[64];
    for (uint32_t i = 0; i < sizeof room / sizeof room[0]; i++)
        room[i] = 0;
}

// Runs on g0 when the goroutine is off its stack. wanted: number of the collection to wait for.
static bool waitcycle(G *gp, void *wanted)
{
    lock(&gc.lock);
    bool wait = gc_running == GcRuns && (int32_t)(gc.cycles - (uint32_t)(uintptr_t)wanted) < 0;
    if (wait) {
        gp->schedlink = gc.waiting;
        gc.waiting = gp;
    }
    unlock(&gc.lock);
    return wait;
}

void gc_awaitend(void)
{
    gopark(waitcycle, (void *)(uintptr_t)(gc.cycles + 1), waitReasonGCAssistWait, 1);
    while (atomic_load(&gc_running) == GcEnds) {
        usleep(20);
        Gosched();
    }
}

// The thread that is about to give gc_running back may not have a processor: meanwhile the heap would grow.
NOINLINE void gc_collect(bool force)
{
    if (!gc.enabled || !canpark())
        return;
    while (!atomic_cas(&gc_running, 0, GcRuns)) {
        if (!gc_overlimit() || runtime_writeBarrier)
            return;
        gc_awaitend();
    }
    clearbelow();
    if (force || gc_wanted())
        cycle(false);
    else
        atomic_store(&gc_running, 0);
}

void gc_acquire(void)
{
    while (!atomic_cas(&gc_running, 0, GcRuns))
        gopark(waitcycle, (void *)(uintptr_t)(gc.cycles + 1), waitReasonGCWorkerIdle, 1);
    sweepall();
}

// runtime.GC: a whole collection that begins after the call, swept when it returns.
void gc_run(void)
{
    while (!atomic_cas(&gc_running, 0, GcRuns))
        gopark(waitcycle, (void *)(uintptr_t)(gc.cycles + 1), waitReasonGCWorkerIdle, 1);
    uintptr_t wanted = gc.cycles + 1;
    cycle(true);
    while ((int32_t)(atomic_load(&gc.cycles) - (uint32_t)wanted) < 0)
        gopark(waitcycle, (void *)wanted, waitReasonGCWorkerIdle, 1);
    sweepall();
}

// ---- The sweeper ----

// Not if there was a collection meanwhile. seen: number of the last one that it swept after.
static bool sweeperParked(G *gp, void *seen)
{
    lock(&gc.lock);
    bool park = gc.cycles == (uint32_t)(uintptr_t)seen;
    if (park)
        atomic_store(&gc.sweeper, gp);
    unlock(&gc.lock);
    return park;
}

// Sweeps when nobody else has anything to do on its P, or now and then.
static void bgsweep(void)
{
    getg()->isSystem = true;
    for (uint32_t seen = 0;; seen = atomic_load(&gc.cycles)) {
        gopark(sweeperParked, (void *)(uintptr_t)seen, waitReasonGCSweepWait, 1);
        if (atomic_xchg(&gc.force, false))
            gc_collect(true);
        bool more = true;
        while (more) {
            M *mp = acquirem();
            for (int32_t i = 0; more && i < 16; i++)
                more = sweepone();
            releasem(mp);
            Gosched();
        }
        gc_scavengestacks();
    }
}

static Funcval bgsweepFunc = {bgsweep};

// On goroutine 1, before the program's initialisers. Returns when the sweeper has parked.
void gcenable(void)
{
    newproc(&bgsweepFunc);
    while (atomic_load(&gc.sweeper) == NULL)
        Gosched();
    gc.enabled = true;
}
