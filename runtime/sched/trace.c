// trace.c: the execution trace, recording: GOTRACE=FILE. What is recorded becomes JSON in svc/tracejson.c.
//
// Each P has a chunk of 2,047 events that only the M which holds it writes to, so recording is a look at the time stamp
// counter and four stores. A full chunk goes to a list, from which a thread without a P takes it; if that one cannot
// keep up, events are lost and counted. Memory is bounded: MaxChunks.
//
// Recorded is where a goroutine begins and ceases to run, and each time one is made runnable: that gets a number
// (g.traceflow), which the start that follows carries too, so that an arrow can be drawn from the one to the other.
//
// Without GOTRACE all this costs a look at sched.modes, which the scheduler reads anyway.
#include "sched/trace.h"

enum { MaxChunks = 256, EventsPerChunk = sizeof(((TraceChunk *)0)->events) / sizeof(TraceEvent) };

static struct {
    Mutex lock;
    TraceChunk *full, **tail; // lock
    TraceChunk *free;         // lock
    int32_t made;             // lock
    uint32_t wake;            // atomic, futex: the writer is to look
} trace = {.tail = &trace.full};

G0_CODE

static TraceChunk *newchunk(void)
{
    TraceChunk *c = trace.free;
    if (c != NULL) {
        trace.free = c->link;
    } else if (trace.made < MaxChunks) {
        c = sysReserve(TraceChunkSize);
        trace.made += c != NULL;
    }
    return c;
}

// pp's chunk is full, or it has none. If there is no other one, what is in this one is lost. NULL: there never was one.
static NOINLINE TraceChunk *nextchunk(P *pp)
{
    TraceChunk *old = pp->trace;
    lock(&trace.lock);
    TraceChunk *c = newchunk();
    if (c != NULL && old != NULL) {
        old->link = NULL;
        *trace.tail = old;
        trace.tail = &old->link;
    }
    unlock(&trace.lock);
    if (c == NULL) {
        if (old == NULL)
            return NULL;
        c = old;
        c->lost += old->n;
    } else {
        c->lost = 0;
        c->p = pp->id;
    }
    atomic_store_rel(&c->n, 0);
    atomic_store_rel(&pp->trace, c);
    if (old != NULL && atomic_xchg(&trace.wake, 1) == 0)
        futexwakeup(&trace.wake, 1);
    return c;
}

static void add(P *pp, TraceEvent e)
{
    TraceChunk *c = pp->trace;
    if (UNLIKELY(c == NULL || c->n == EventsPerChunk))
        c = nextchunk(pp);
    if (UNLIKELY(c == NULL))
        return;
    c->events[c->n] = e;
    atomic_store_rel(&c->n, c->n + 1);
}

static void record(P *pp, TraceKind kind, int reason, const G *gp, uint64_t flow)
{
    add(pp, (TraceEvent){cputicks(), gp->goid, gp->startpc, flow, kind, reason});
}

NOINLINE void tracestart(G *gp)
{
    record(getg()->m->p, TraceStart, gp->tracewake, gp, gp->traceflow);
    gp->traceflow = 0;
}

NOINLINE void tracestop(G *gp, int reason)
{
    record(gp->m->p, TraceStop, reason, gp, 0);
}

static void syscallstop(void *gp)
{
    tracestop(gp, TraceSyscall);
}

G0_CODE_END

// The numbers of a P's arrows begin with the number of the P.
NOINLINE void tracearrow(P *pp, G *gp, int why)
{
    gp->traceflow = (uint64_t)(pp->id + 1) << 36 | (++pp->tracearrows & ((1ull << 36) - 1));
    gp->tracewake = why;
    record(pp, TraceArrow, why, gp, gp->traceflow);
}

NOINLINE COLD void traceready(P *pp, G *gp)
{
    gp->readytime = nanotime();
    if (sched.modes & ModeTrace)
        tracearrow(pp, gp, TraceWake);
}

NOSPLIT void tracesyscall(G *gp)
{
    systemstack(syscallstop, gp);
}

void traceworld(bool stops)
{
    static uint64_t began; // by the one who has sched.worldsema
    M *mp = acquirem();
    if (stops)
        began = cputicks();
    else
        add(mp->p, (TraceEvent){cputicks(), getg()->goid, began, 0, TraceWorld, 0});
    releasem(mp);
}

G0_CODE

TraceChunk *tracetake(void)
{
    lock(&trace.lock);
    TraceChunk *c = trace.full;
    if (c != NULL) {
        trace.full = c->link;
        if (trace.full == NULL)
            trace.tail = &trace.full;
    }
    unlock(&trace.lock);
    return c;
}

void tracegive(TraceChunk *c)
{
    lock(&trace.lock);
    c->link = trace.free;
    trace.free = c;
    unlock(&trace.lock);
}

void tracewait(int64_t ns)
{
    if (atomic_load(&trace.wake) == 0)
        futexsleep(&trace.wake, 0, ns);
    atomic_store(&trace.wake, 0);
}

// This goroutine runs already, and nothing else does.
COLD void traceinit(void)
{
    G *gp = getg()->m->curg;
    sched.modes |= ModeTrace;
    tracestart(gp);
}

G0_CODE_END
