// mgc.c: the collector: precise in the heap, conservative on stacks, not moving, in parallel.
//
// A collection:
//   1. what the last one left to sweep is swept;
//   2. the world stops, and the Ps' caches give back what they have not handed out: alloc bits are exact now;
//   3. marking (mgcmark.c), by this thread and by helpers, one for each further processor (mgcwork.c);
//   4. all spans become unswept (mgcsweep.c), the next goal is set (mgcpacer.c), the world goes on;
//   5. bgsweep sweeps, and so does everybody who needs a span.
//
// It is started by whoever needs a span or a large object when the heap has reached its trigger, on that goroutine, or by
// runtime.GC. A goroutine can be stopped for it wherever it can be preempted; the runtime's own code gets to the next
// place where it parks or returns to compiled code first. Nothing is collected before gcenable, and never from a place that
// cannot park (m.locks > 0, g0): there memory is taken without asking.
//
// GODEBUG: gctrace=1 prints a line for each collection, in Go's format; gcstress=1 collects at every allocation;
// clobberfree=1 overwrites what is freed; gccheckmark=1 checks each time that all that can be reached was marked.
#include "mem/mgc.h"

Gc gc;
GcDebug gcdebug;

uint32_t runtime_writeBarrier;

void gcshade(const void *p) {
    throw("write barrier without a collector");
}

G0_CODE

static COLD bool setting(const char *name) {
    const char *s = godebug(name);
    return s != NULL && *s == '1';
}

COLD void gcinit(void) {
    gcdebug.stress = setting("gcstress");
    gcdebug.clobberfree = setting("clobberfree");
    gcdebug.checkmark = setting("gccheckmark");
    gcdebug.trace = setting("gctrace");
    gc.starttime = nanotime();
    pacerinit();
}

static void flushcaches(void) {
    for (int32_t i = 0; i < nallp; i++) mcache_flush(allp[i]->mcache);
}

// World stopped. The goroutine that collects is on its stack with all its registers (collecthere).
static COLD void collect(void *arg) {
    static GcWork w;
    GcCycle *c = arg;
    flushcaches();
    c->before = atomic_load(&gc.live);
    c->stopped = nanotime();
    gcmark_roots();
    gcwork_begin();
    if (c->before > HelpFrom) gcwork_helpers();
    gcmark_drain(&w);
    c->marked = nanotime();
    if (UNLIKELY(gcdebug.checkmark)) gccheck();
    GcTotals t = gcwork_totals();
    gc.marked = t.bytes;
    gc.roots = t.rootbytes;
    gc.stackbytes = t.stackbytes;
    atomic_store(&gc.live, t.bytes);
    sweepstart();
    c->goal = gc.goal;
    pacerset();
    gc.cycles++;
}

G0_CODE_END

// Callers' registers go to this frame, where they are found.
static NOINLINE void collecthere(GcCycle *c) {
    __builtin_unwind_init();
    systemstack(collect, c);
    __asm__ volatile("" ::: "memory");
}

static void wakesweeper(void) {
    G *gp = atomic_xchg(&gc.sweeper, NULL);
    if (gp != NULL) goready(gp, 0);
}

// gc.running is ours.
static NOINLINE void cycle(bool forced) {
    GcCycle c = {.forced = forced};
    sweepall();
    c.begin = nanotime();
    stopTheWorld();
    collecthere(&c);
    startTheWorld();
    c.end = nanotime();
    pacerdone(&c);
    if (UNLIKELY(gcdebug.trace)) gctrace(&c);
    atomic_store(&gc.running, 0);
    wakesweeper();
}

NOINLINE void gc_collect(bool force) {
    if (!gc.enabled || !canpark() || !atomic_cas(&gc.running, 0, 1)) return;
    if (force || gc_wanted())
        cycle(false);
    else
        atomic_store(&gc.running, 0);
}

// runtime.GC: a whole collection that begins after the call, swept when it returns.
void gc_run(void) {
    while (!atomic_cas(&gc.running, 0, 1)) Gosched();
    gc.userforced++;
    cycle(true);
    sweepall();
}

// ---- The sweeper ----

static bool sweeperParked(G *gp, void *unused) {
    atomic_store(&gc.sweeper, gp);
    return true;
}

// Sweeps when nobody else has anything to do on its P, or now and then.
static void bgsweep(void) {
    getg()->isSystem = true;
    for (;;) {
        gopark(sweeperParked, NULL, waitReasonGCSweepWait, 1);
        bool more = true;
        while (more) {
            M *mp = acquirem();
            for (int32_t i = 0; more && i < 16; i++) more = sweepone();
            releasem(mp);
            Gosched();
        }
    }
}

static Funcval bgsweepFunc = {bgsweep};

// On goroutine 1, before the program's initialisers. Returns when the sweeper has parked.
void gcenable(void) {
    newproc(&bgsweepFunc);
    while (atomic_load(&gc.sweeper) == NULL) Gosched();
    gc.enabled = true;
}
