// trace.h: what trace.c records and svc/tracejson.c writes.
#ifndef GOCC_TRACE_H
#define GOCC_TRACE_H

#include "sched/rt.h"

typedef enum TraceKind {
    TraceStart, // gp runs from here on
    TraceStop,  // it does not run any more, for `reason`
    TraceArrow, // gp was made runnable
    TraceWorld, // the world goes on, which was to stop at `pc` in cputicks
} TraceKind;

// TraceEvent.reason of TraceStop: a WaitReason, or one of these.
enum { TraceYield = 200, TracePreempted, TraceExit, TraceSyscall };
// TraceEvent.reason of TraceArrow and, if flow is not 0, of TraceStart.
enum { TraceGo, TraceWake };

typedef struct TraceEvent {
    uint64_t ticks; // cputicks
    uint64_t goid;
    uint64_t pc;        // of the goroutine's function
    uint64_t flow : 48; // number of the arrow that begins or ends here, 0: none
    uint64_t kind : 8, reason : 8;
} TraceEvent;

enum { TraceChunkSize = 64 << 10 };

typedef struct TraceChunk {
    struct TraceChunk *link;
    int32_t p;
    uint32_t n;    // atomic, written by the owner: events that are complete
    uint64_t lost; // events that there was no room for, before these
    uint64_t pad;
    TraceEvent events[TraceChunkSize / sizeof(TraceEvent) - 1];
} TraceChunk;

_Static_assert(sizeof(TraceChunk) == TraceChunkSize, "a chunk is a number of pages");

// trace.c
TraceChunk *tracetake(void);   // the oldest full chunk, or NULL
void tracegive(TraceChunk *c); // it may be used again
void tracewait(int64_t ns);    // until there is a full one, or so long
void traceinit(void);          // from here on events are recorded

// svc/tracejson.c
void tracewriter(void); // a thread: writes what is full

#endif
