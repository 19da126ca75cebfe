// mgc.h: what the parts of the collector share. mgc.c tells how it works.
#ifndef GOCC_MGC_H
#define GOCC_MGC_H

#include "mem/mheap.h"

// GODEBUG
typedef struct GcDebug {
    bool stress;       // gcstress=1: collect at every allocation; 2: begin to
    int64_t every;     // gcstressevery=N: only at each N-th
    int64_t first;     // gcstressfirst=K: then ever more rarely; 0: all
    bool stoptheworld; // gcstoptheworld=1: mark while the world stands still; so does gcstress=1
    bool clobberfree;  // clobberfree=1: freed memory is overwritten
    bool checkmark;    // gccheckmark=1: after marking, walk all and see whether everything was marked
    bool trace;        // gctrace=1
} GcDebug;
extern GcDebug gcdebug;

enum {
    BufMax = 4096 / 8 - 2,
    PauseRing = 256,
    HelpFrom = 2 << 20 /* bytes of heap that it takes more than one thread to mark */
};

// Addresses of objects that are marked and whose pointers are still to be followed.
typedef struct Workbuf {
    struct Workbuf *next;
    uintptr_t n;
    uintptr_t obj[BufMax];
} Workbuf;

typedef struct GcTotals {
    uint64_t bytes, objects; // marked
    uint64_t rootbytes;      // of stacks and variables that were scanned...
    uint64_t stackbytes;     // ...of stacks alone
} GcTotals;

// A worker's own. Of a P's (Mcache.gcw), which its goroutines add to by the write barrier: under lock.
typedef struct GcWork {
    uint32_t lock;        // spins
    Workbuf *buf, *spare; // taken from and added to; spare is full or empty
    GcTotals totals;      // since it had no work the last time...
    uint64_t told;        // ...and bytes of these that gcwork_tell has told of already
    int32_t number;       // 0: no helper; else the helper's, from 1 on
    int64_t until;        // helper: it may go on so long, whoever wants the processor...
    uint64_t before;      // ...and what had been marked then
} __attribute__((aligned(64))) GcWork;

// One collection. Times: nanotime.
typedef struct GcCycle {
    bool forced;            // by the program
    int64_t begin, started; // the world was stopped, marking began
    // marking was over, the world was stopped again. (Marking with the world stopped: the same)
    int64_t last, stopped;
    int64_t end;                  // it went on
    int64_t between;              // the world was stopped so long for nothing, before the last time
    uint64_t before, atend, goal; // bytes
} GcCycle;

typedef struct Gc {
    bool enabled;        // from gcenable on
    uint32_t cycles;     // atomic: collections completed
    uint32_t userforced; // of them by runtime.GC
    GcCycle cycle;       // who has gc_running
    Mutex lock;
    G *waiting; // wait for the end of this one, through schedlink; lock
    bool force; // atomic: bgsweep is to begin a collection
    G *sweeper; // bgsweep when it is parked; atomic
    // Pacing (mgcpacer.c). Bytes.
    uint64_t live;     // atomic: marked by the last collection and allocated since
    uint64_t atstart;  // live when marking began
    uint64_t during;   // allocated while the last collection marked
    uint64_t expected; // while marking: bytes that are likely to be marked...
    uint64_t most;     // ...or at worst
    uint64_t soft;     // what is expected shall be done when live is as large
    uint64_t marked;   // by the last collection
    uint64_t gaps;     // in pages in use when it ended, but not in live: free places that nobody has taken
    uint64_t roots;    // stacks and variables, scanned by the last collection
    uint64_t trigger;  // collect when live is as large...
    uint64_t early;    // ...or as large as this, if no P is idle
    uint64_t goal;
    uint64_t lastgoal;  // the goal of the last collection, and...
    uint64_t lastinuse; // ...the pages in spans when it had marked
    int32_t percent;    // GOGC; < 0: off
    int64_t limit;      // GOMEMLIMIT
    // The last collections.
    int64_t lastend;                                // wall clock, ns
    uint64_t pausetotal;                            // ns
    uint64_t pause[PauseRing], pauseend[PauseRing]; // ns; wall clock
    int64_t cputime;                                // ns spent on it; all
    int64_t starttime;                              // of the program; nanotime
    uint64_t stackbytes;                            // part of roots
} Gc;
extern Gc gc;

// May this goroutine give up its P here?
static inline bool canpark(void)
{
    G *gp = getg();
    return gp->m->locks == 0 && gp == gp->m->curg && gp->seg != NULL;
}

// Is object i of s the directory of a map? (Small ones cannot be told, and lead to little.)
static inline bool isdirectory(const Mspan *s, uint32_t i)
{
    if (s->elemsize <= MaxBitmapSize || isnoscan(s))
        return false;
    uintptr_t p = s->base + i * s->elemsize;
    const Rtype *type = (const Rtype *)__atomic_load_n(&s->meta[p >> MetaShift], __ATOMIC_ACQUIRE);
    return type != NULL && type->tflag & TFlagDirectory;
}

// mgc.c
void gcinit(void);
void gc_collect(bool force); // unless somebody else does it already, or it cannot be done here
void gc_acquire(void);       // a goroutine: no collection is under way, all is swept, until...
void gc_release(void);
void gc_flushcaches(void); // world stopped
// atomic; world stopped, nothing marked yet. svc/pool.c; NULL without
extern void (*poolclean)(void);
void gc_run(void);      // runtime.GC
void gc_awaitend(void); // a goroutine parks until the collection under way, if there is one, is over
// mgcpacer.c
void gc_allocated(uint64_t bytes);   // has become part of a P's span or a large object
void gc_unallocated(uint64_t bytes); // was counted as allocated and is not used
bool gc_wanted(void);                // the heap has grown enough
bool gc_overlimit(void);             // there is a memory limit, and the heap has reached the goal
void gc_assist(uint64_t bytes);      // on a goroutine: so much was allocated, while marking
void gc_marked(void);                // g0 without P: marking beside the program is over
void gc_markedhere(void);            // the same on a goroutine
void pacerinit(void);
void pacerset(void);              // from gc.marked and the settings: trigger and goal
void pacermark(void);             // marking beside the program begins
void pacerdone(const GcCycle *c); // statistics
uint64_t gc_otherbytes(void);     // what the process has apart from heap pages, about
void gctrace(const GcCycle *c);
int32_t gc_setpercent(int32_t percent); // < 0: off. Gives the old value, as does
int64_t gc_setlimit(int64_t limit);     // < 0: only asks
// mgcwork.c
enum GcMode {
    GcAlone,  // world stopped; one worker, the caller; others may join
    GcBeside, // the program runs; others may join
    GcRest,   // world stopped again; one worker, the caller
    GcAgain,  // the program runs again: GcBeside, some is marked already
};
void gcwork_settle(void); // before gcwork_begin: all workers of the last time have left
void gcwork_begin(enum GcMode mode);
void gcwork_end(GcWork *w);        // the caller of GcRest has found nothing more
bool gcwork_last(const GcWork *w); // w's owner has found that marking beside the program is over
bool gcwork_gather(void);          // makes what the Ps hold available; false: they held nothing
bool gcwork_visit(void);           // a goroutine helps; false: marking beside the program is over
// It goes, and gives what it holds to others. enough: it found what it wanted. True: nothing is left, the caller is to
// see to the end.
bool gcwork_leave(GcWork *w, bool enough);
bool gcwork_wanted(void);              // somebody has nothing to do
void gcwork_count(GcWork *w);          // adds w's totals to those of all
void gcwork_tell(GcWork *w);           // others may know how far it is
uint64_t gcwork_progress(void);        // bytes of roots and objects done, as far as is known
bool gcwork_unwanted(const GcWork *w); // a helper, beside the program: all Ps are busy
GcTotals gcwork_totals(void);          // of all workers, when all is done
bool gcwork_join(void);                // false: too late
uintptr_t gcwork_get(GcWork *w);       // own or the others'; 0: all is done, for everybody
uintptr_t gcwork_trymore(GcWork *w);
void gcwork_putslow(GcWork *w, uintptr_t p);
static inline __attribute__((always_inline)) void gcwork_put(GcWork *w, uintptr_t p)
{
    Workbuf *b = w->buf;
    if (UNLIKELY(b == NULL || b->n == BufMax))
        gcwork_putslow(w, p);
    else
        b->obj[b->n++] = p;
}
static inline bool gcwork_has(const GcWork *w)
{
    return (w->buf != NULL && w->buf->n > 0) || (w->spare != NULL && w->spare->n > 0);
}
// Own or what lies about; 0: none at the moment.
static inline __attribute__((always_inline)) uintptr_t gcwork_try(GcWork *w)
{
    Workbuf *b = w->buf;
    return UNLIKELY(b == NULL || b->n == 0) ? gcwork_trymore(w) : b->obj[--b->n];
}
void gcwork_share(GcWork *w);   // gives half to those who have none, if there are any
void gcwork_flush(GcWork *w);   // gives all
void gcwork_helpers(int32_t n); // g0: lets up to n other threads take part, at least one
// Of a P's work. Who gives it back passes on what is in it if a worker is idle.
static inline void gcwork_lock(GcWork *w)
{
    while (__atomic_exchange_n(&w->lock, 1, __ATOMIC_ACQUIRE) != 0)
        cpu_relax();
}
static inline void gcwork_unlock(GcWork *w)
{
    if (gcwork_wanted())
        gcwork_flush(w);
    atomic_store_rel(&w->lock, 0);
}
// mgcmark.c
void gcmark_roots(bool beside); // world stopped: counts what gcmark_drain is to look at
bool gcmark_missed(GcWork *w);  // goroutines that ran when they were visited; true: no more are left
bool gcmark_some(GcWork *w, uint64_t bytes);
bool gcmark_few(GcWork *w, uint32_t objects); // false: there are more
// until nothing is left, for all workers; false: a helper has given up
bool gcmark_drain(GcWork *w);
typedef void PointerFunc(uintptr_t value, void *arg);
typedef void RangeFunc(uintptr_t lo, uintptr_t hi, void *arg);
void forEachPointer(uintptr_t object, PointerFunc *fn, void *arg); // the words that may be pointers
// The pointers in [from, to), part of memory at `object` that is type over and over.
void forEachTyped(const Rtype *type, uintptr_t object, uintptr_t from, uintptr_t to, PointerFunc *fn, void *arg);
void forEachRoot(RangeFunc *range, PointerFunc *fn, void *arg); // after gcmark_roots: what was looked at
// mgcroots.c
void gcroots_init(void);
void gcroots_runtime(RangeFunc *fn, void *arg);                 // variables of the runtime
uint32_t gcroots_pieces(void);                                  // of the program's variables
uint64_t gcroots_piece(uint32_t i, PointerFunc *fn, void *arg); // its pointers; how many bytes it has
// mgcscavenge.c; on a goroutine
// any stack, mheap.lock held, given up now and then: fresh pages were taken
void gc_keeplimit(void);
void gc_scavengestacks(void);                       // free stack segments
void gc_scavengeall(void);                          // all free pages
void gcmark_unless(bool (*skip)(G *gp), GcWork *w); // marks from all roots but the stacks of these
void gcmark_stack(G *gp, GcWork *w);                // after gcwork_begin
void gcmark_unlessend(void);
// mgcleak.c
intgo gc_leaks(void (*report)(G *gp, void *arg), void *arg); // a goroutine. How many; report: g0, world stopped
void gc_printleaks(void);                                    // a goroutine
// mgccheck.c
void gccheck(bool stacks); // world stopped, marking is over. stacks: look at the roots as well

#endif
