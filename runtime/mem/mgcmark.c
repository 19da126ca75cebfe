// mgcmark.c: marking: from the roots, along the pointers of every object that is reached, once.
//
// Roots, all conservative (any word may be a pointer):
//   - the program's variables, .data and .bss;
//   - stacks of goroutines that live: of each segment the part that is in use (a segment's header says where the next
//     one was called from), all registers of a goroutine that a signal stopped (preempt.c), and the G itself. A goroutine
//     that parked has its registers on its stack (switch.h). One in a system call is read from where entersyscall left
//     it; it does not touch the heap before it has its P back, and what the kernel works on is in memory above
//     (entersyscall.c). Threads without a goroutine, idle or the monitor, hold no pointers into the heap;
//   - the Ms, the timers of the Ps, and what gcaddroots was told;
//   - what finalizers need (mspecial.c); these roots are exact.
//
// Compilers keep pointers where they like: of a loop over an array LLVM may keep only an address that is a few elements
// before or behind the one that is accessed, even outside of the object. So a word among the roots keeps alive all objects
// within Slack bytes of where it points. Pointers in the heap are exact: they point into their object or, of an empty
// slice, just behind it.
//
// Beside the program: nothing is looked at while the world stands still. Every goroutine must have had its stack read
// before it runs again: a worker does it, or the M that is about to run it (gcscan_run); g.scangen says who, and that it is
// done. So a goroutine that runs holds only what was reachable when marking began, or is new. What is reachable is marked
// even if the program hides it meanwhile, for the write barrier (gcshade) marks what it removes from the heap, and what is
// new counts as marked (mcache.c).
// A goroutine that a signal stopped may stand between the barrier's look at its flag and the store that it was about. Then
// the pointer that is going to be overwritten lies in an object that the goroutine has at hand, in a register or the frame
// on top: whatever these objects point to is marked before the goroutine runs.
//
// Objects are read by their metadata (mheap.h). Large ones are read in pieces of Piece bytes, the rest of an object
// waiting as work of its own, by the address of its begin. The objects that are next are fetched into the cache some
// steps before they are read.
#include "mem/mgc.h"
#include "mem/mspecial.h"
#include "os/linux/elf.h"

enum {
    Slack = 64,
    Piece = 128 << 10,
    RootPiece = 256 << 10,
    GsPerJob = 64,
    Ahead = 8,       // objects being fetched
    TopFrame = 1024, // bytes of the frame on top, if it does not say
    MaxMissed = 64,
    MaxRoots = 64,
};

enum { PT_LOAD = 1, PF_W = 2 };

extern const Ehdr __ehdr_start __attribute__((visibility("hidden"))); // the linker's: the program's own header

typedef struct Range {
    uintptr_t lo, hi;
} Range;

static struct {
    Mutex lock;
    Range range[MaxRoots];
    uint32_t n;    // gcaddroots
    uint32_t nall; // with the program's variables, while marking
} roots;

static struct {
    uint32_t next;        // atomic
    uint32_t pieces, gs;  // jobs: pieces of ranges, then batches of goroutines, then one for the rest...
    bool (*skip)(G *gp);  // whose stacks are no roots; NULL: all are
    uint32_t ranges, all; // ...so many together; then the shards of specials
    uintptr_t nallg;
    bool beside;
    uint32_t nmissed; // atomic: goroutines that ran when a worker came by; more than MaxMissed: not all are in the list
    G *missed[MaxMissed];
} jobs;

uint32_t gc_scangen = 2; // changes by two; g.scangen one below: being read

void gcaddroots(void *p, uintptr_t bytes)
{
    lock(&roots.lock);
    if (roots.n == MaxRoots / 2)
        throw("gcaddroots: too many");
    roots.range[roots.n++] = (Range){(uintptr_t)p, (uintptr_t)p + bytes};
    unlock(&roots.lock);
}

G0_CODE

// ---- Objects ----

// Marks object i of s, and remembers to follow its pointers.
static inline __attribute__((always_inline)) void grey(GcWork *w, Mspan *s, uint32_t i)
{
    uint64_t *word = &s->mark[i / 64], bit = 1ull << i % 64;
    if (atomic_load_relaxed(word) & bit)
        return;
    if (__atomic_fetch_or(word, bit, __ATOMIC_RELAXED) & bit)
        return;
    w->totals.bytes += s->elemsize;
    w->totals.objects++;
    if (!isnoscan(s))
        gcwork_put(w, s->base + i * s->elemsize);
}

// v comes out of the heap.
static inline __attribute__((always_inline)) void markvalue(uintptr_t v, void *arg)
{
    Mspan *s = spanof(v);
    if (s == NULL)
        return;
    uint32_t i = objindex(s, v);
    if (i < s->nelems)
        grey(arg, s, i);
}

static void eachpart(const Rtype *type, uintptr_t object, uintptr_t from, uintptr_t to, PointerFunc *fn, void *arg);

// Calls fn for the words of [from, to), part of an object at `object` that is type over and over, that hold pointers.
static inline __attribute__((always_inline)) void eachtyped(const Rtype *type, uintptr_t object, uintptr_t from,
                                                            uintptr_t to, PointerFunc *fn, void *arg)
{
    if (type->size == 8) {
        for (uintptr_t p = from; p < to; p += 8)
            fn(*(uintptr_t *)p, arg);
        return;
    }
    uintptr_t words = type->ptrdata / 8;
    for (uintptr_t elem = object + (from - object) / type->size * type->size; elem < to; elem += type->size) {
        if (UNLIKELY(type->tflag & TFlagGCParts)) {
            eachpart(type, elem, from, to, fn, arg);
            continue;
        }
        uintptr_t begin = elem < from ? (from - elem) / 8 & ~63ul : 0;
        for (uintptr_t at = begin; at < words && elem + at * 8 < to; at += 64) {
            uint64_t bits;
            __builtin_memcpy(&bits, type->gcdata + at / 8, 8);
            for (; bits != 0; bits &= bits - 1) {
                uintptr_t p = elem + (at + (uintptr_t)__builtin_ctzll(bits)) * 8;
                if (p >= from && p < to)
                    fn(*(uintptr_t *)p, arg);
            }
        }
    }
}

// One object of a type that is described by parts. As deep as types are nested.
static NOINLINE void eachpart(const Rtype *type, uintptr_t object, uintptr_t from, uintptr_t to, PointerFunc *fn,
                              void *arg)
{
    for (const GCPart *part = (const GCPart *)type->gcdata; part->count != 0; part++) {
        uintptr_t begin = object + part->offset, end = begin + part->count * part->type->size;
        uintptr_t first = begin > from ? begin : from, last = end < to ? end : to;
        if (first < last)
            eachtyped(part->type, begin, first, last, fn, arg);
    }
}

static inline __attribute__((always_inline)) void eachbitmap(const Mspan *s, uintptr_t object, PointerFunc *fn,
                                                             void *arg)
{
    uint32_t first = object / 8 % 64, n = (uint32_t)s->elemsize / 8;
    const uint64_t *meta = &s->meta[object >> MetaShift];
    uint64_t bits = meta[0] >> first;
    if (first + n > 64)
        bits |= meta[1] << (64 - first);
    if (n < 64)
        bits &= (1ull << n) - 1;
    for (; bits != 0; bits &= bits - 1)
        fn(((uintptr_t *)object)[__builtin_ctzll(bits)], arg);
}

// Follows the pointers of the object at p, or of a piece of a large one that begins at p.
static inline void scanobject(GcWork *w, uintptr_t p)
{
    Mspan *s = spanof(p);
    if (s->elemsize <= MaxBitmapSize) {
        eachbitmap(s, p, markvalue, w);
        return;
    }
    uintptr_t object = s->base + objindex(s, p) * s->elemsize, end = object + s->elemsize;
    const Rtype *type = (const Rtype *)__atomic_load_n(&s->meta[object >> MetaShift], __ATOMIC_ACQUIRE);
    if (type == NULL)
        return; // still being cleared
    if (end - p > Piece) {
        if (p == object)
            for (uintptr_t piece = object + Piece; piece < end; piece += Piece)
                gcwork_put(w, piece);
        end = p + Piece;
    }
    eachtyped(type, object, p, end, markvalue, w);
}

void forEachPointer(uintptr_t object, PointerFunc *fn, void *arg)
{
    Mspan *s = spanof(object);
    if (isnoscan(s))
        return;
    if (s->elemsize <= MaxBitmapSize) {
        eachbitmap(s, object, fn, arg);
        return;
    }
    const Rtype *type = (const Rtype *)s->meta[object >> MetaShift];
    if (type != NULL)
        eachtyped(type, object, object, object + s->elemsize, fn, arg);
}

// ---- Roots ----

static uintptr_t slack = Slack; // 0 for mgcleak.c: it frees nothing

// Calls fn for every object in use within Slack of v.
static inline __attribute__((always_inline)) void eacharound(uintptr_t v, void (*fn)(GcWork *w, Mspan *s, uint32_t i),
                                                             GcWork *w)
{
    for (uintptr_t p = v - slack, end = v + slack; p <= end;) {
        Mspan *s = spanof(p);
        uint32_t i = s == NULL ? 0 : objindex(s, p);
        if (s == NULL) {
            p = pageround(p + 1);
        } else if (i >= s->nelems) {
            p = s->base + ((uintptr_t)s->npages << PageShift);
        } else {
            if (bittest(s->alloc, i))
                fn(w, s, i);
            p = s->base + (i + 1) * s->elemsize;
        }
    }
}

static NOINLINE void markaround(GcWork *w, uintptr_t v)
{
    eacharound(v, grey, w);
}

static void scanrange(uintptr_t lo, uintptr_t hi, void *arg)
{
    GcWork *w = arg;
    uintptr_t begin = mheap.lo - Slack, size = mheap.hi - mheap.lo + 2 * Slack;
    w->totals.rootbytes += hi - lo;
    for (uintptr_t *p = (uintptr_t *)roundup(lo, 8); (uintptr_t)(p + 1) <= hi; p++)
        if (*p - begin < size)
            markaround(w, *p);
}

// The parts in use of gp's stack, and gp's registers. gp does not run, or is in a system call.
static void stackranges(G *gp, RangeFunc *fn, void *arg)
{
    uintptr_t sp = gp->sched.sp;
    Stackseg *seg = gp->seg;
    if (gp->resume == ResumeSignal)
        asyncranges(gp, fn, arg);
    while (seg != NULL && (sp < seg->stack.lo || sp > seg->stack.hi))
        seg = seg->prev; // it may be on its way deeper
    for (; seg != NULL; seg = seg->prev) {
        fn(sp, seg->stack.hi, arg);
        sp = seg->prevsp;
    }
}

// ---- Stacks, beside the program ----

static NOINLINE void scanwhole(GcWork *w, Mspan *s, uint32_t i)
{
    uintptr_t object = s->base + i * s->elemsize;
    forEachPointer(object, markvalue, w);
}

// What the objects point to that the words of [lo, hi) are near.
static void deeprange(uintptr_t lo, uintptr_t hi, void *arg)
{
    uintptr_t begin = mheap.lo - Slack, size = mheap.hi - mheap.lo + 2 * Slack;
    for (uintptr_t *p = (uintptr_t *)roundup(lo, 8); (uintptr_t)(p + 1) <= hi; p++)
        if (*p - begin < size)
            eacharound(*p, scanwhole, arg);
}

// What gp's stack has beyond its top is not needed soon. gp does not run.
static void shrink(G *gp)
{
    uint32_t status = readgstatus(gp);
    if (status == Gwaiting || status == Grunnable)
        stackshrink(gp);
}

// gp is claimed.
static void scanG(G *gp, GcWork *w)
{
    uintptr_t sp = gp->sched.sp, bp = gp->sched.bp;
    scanrange((uintptr_t)gp, (uintptr_t)(gp + 1), w);
    stackranges(gp, scanrange, w);
    if (gp->resume == ResumeSignal) {
        uintptr_t end = bp >= sp && bp < gp->stack.hi ? bp : sp + TopFrame;
        asyncranges(gp, deeprange, w);
        deeprange(sp, end < gp->stack.hi ? end : gp->stack.hi, w);
    }
    shrink(gp);
    atomic_store_rel(&gp->scangen, gc_scangen);
}

static bool claim(G *gp)
{
    uint32_t gen = atomic_load(&gp->scangen);
    return gen != gc_scangen && gen != gc_scangen - 1 && atomic_cas(&gp->scangen, gen, gc_scangen - 1);
}

NOINLINE void gcscan_run(G *gp)
{
    GcWork *w = getg()->m->p->mcache->gcw;
    if (!runtime_writeBarrier)
        throw("gcscan_run: not marking");
    if (claim(gp)) {
        gcwork_lock(w);
        scanG(gp, w);
        gcwork_unlock(w);
    }
    while (atomic_load_acq(&gp->scangen) != gc_scangen)
        osyield();
}

// One that runs comes to gcscan_run by itself: it is in the runtime, on its way there.
static void visitG(G *gp, GcWork *w)
{
    uint32_t status = readgstatus(gp);
    if (status == Gdead || status == Gidle || gp->scangen == gc_scangen)
        return;
    if (status != Grunning && claim(gp)) {
        scanG(gp, w);
    } else {
        uint32_t n = atomic_xadd(&jobs.nmissed, 1);
        if (n <= MaxMissed)
            jobs.missed[n - 1] = gp;
    }
}

// True if gp's stack has been read, now or before.
static bool revisitG(G *gp, GcWork *w)
{
    uint32_t status = readgstatus(gp);
    if (status == Gdead || status == Gidle)
        return true;
    if (status != Grunning && claim(gp))
        scanG(gp, w);
    return atomic_load(&gp->scangen) == gc_scangen;
}

bool gcmark_missed(GcWork *w)
{
    uintptr_t n = atomic_load(&jobs.nmissed);
    bool listed = n <= MaxMissed, all = true;
    if (!listed)
        n = jobs.nallg;
    for (uintptr_t i = 0; i < n; i++)
        all &= revisitG(listed ? jobs.missed[i] : allgs.array[i], w);
    return all;
}

static void granges(uintptr_t from, RangeFunc *fn, void *arg)
{
    for (uintptr_t i = from; i < from + GsPerJob && i < jobs.nallg; i++) {
        G *gp = allgs.array[i];
        if (jobs.beside) {
            visitG(gp, arg);
            continue;
        }
        uint32_t status = readgstatus(gp);
        if (status == Gdead || status == Gidle || (jobs.skip != NULL && jobs.skip(gp)))
            continue;
        fn((uintptr_t)gp, (uintptr_t)(gp + 1), arg);
        stackranges(gp, fn, arg);
        if (fn == scanrange)
            shrink(gp);
    }
}

static void otherranges(RangeFunc *fn, void *arg)
{
    for (M *mp = atomic_load_acq(&allm); mp != NULL; mp = mp->alllink)
        fn((uintptr_t)mp, (uintptr_t)(mp + 1), arg);
    for (int32_t i = 0; i < nallp; i++) {
        TimerHeap *h = &allp[i]->timers;
        if (jobs.beside)
            lock(&h->lock); // its entries change places; who takes one out shades it
        fn((uintptr_t)h->at, (uintptr_t)(h->at + h->len), arg);
        if (jobs.beside)
            unlock(&h->lock);
    }
}

static void pieceranges(uint32_t piece, RangeFunc *fn, void *arg)
{
    for (uint32_t i = 0; i < roots.nall; i++) {
        uintptr_t lo = roots.range[i].lo, hi = roots.range[i].hi;
        uint32_t n = (uint32_t)((hi - lo + RootPiece - 1) / RootPiece);
        if (piece >= n) {
            piece -= n;
            continue;
        }
        lo += (uintptr_t)piece * RootPiece;
        fn(lo, hi - lo < RootPiece ? hi : lo + RootPiece, arg);
        return;
    }
}

static void jobranges(uint32_t job, RangeFunc *fn, void *arg)
{
    if (job < jobs.pieces)
        pieceranges(job, fn, arg);
    else if (job < jobs.pieces + jobs.gs)
        granges((uintptr_t)(job - jobs.pieces) * GsPerJob, fn, arg);
    else
        otherranges(fn, arg);
}

void forEachRoot(RangeFunc *fn, void *arg)
{
    for (uint32_t i = 0; i < jobs.ranges; i++)
        jobranges(i, fn, arg);
}

static void addrange(uintptr_t lo, uintptr_t hi)
{
    if (lo < hi)
        roots.range[roots.nall++] = (Range){lo, hi};
}

// The program's variables: what is loaded to be written. But for mheap: where the heap begins is no pointer to what is there.
static void addvariables(void)
{
    const Phdr *ph = (const Phdr *)((uintptr_t)&__ehdr_start + __ehdr_start.phoff);
    uintptr_t heap = (uintptr_t)&mheap, heapend = (uintptr_t)(&mheap + 1);
    roots.nall = roots.n;
    for (uint32_t i = 0; i < __ehdr_start.phnum; i++) {
        if (ph[i].type != PT_LOAD || (ph[i].flags & PF_W) == 0)
            continue;
        uintptr_t lo = ph[i].vaddr, hi = lo + ph[i].memsz;
        addrange(lo, hi < heap ? hi : heap);
        addrange(lo > heapend ? lo : heapend, hi);
    }
}

void gcmark_roots(bool beside)
{
    addvariables();
    jobs.beside = beside;
    jobs.nmissed = 0;
    jobs.pieces = 0;
    for (uint32_t i = 0; i < roots.nall; i++)
        jobs.pieces += (uint32_t)((roots.range[i].hi - roots.range[i].lo + RootPiece - 1) / RootPiece);
    jobs.nallg = allglen;
    jobs.gs = (uint32_t)((jobs.nallg + GsPerJob - 1) / GsPerJob);
    jobs.ranges = jobs.pieces + jobs.gs + 1;
    jobs.all = jobs.ranges + SpecialShards;
    atomic_store(&jobs.next, 0);
}

// ---- The loop ----

static bool takejob(GcWork *w)
{
    uint32_t job = atomic_xadd(&jobs.next, 1) - 1;
    if (job >= jobs.all)
        return false;
    uint64_t before = w->totals.rootbytes;
    if (job >= jobs.ranges)
        specials_roots(job - jobs.ranges, markvalue, w);
    else
        jobranges(job, scanrange, w);
    if (job - jobs.pieces < jobs.gs)
        w->totals.stackbytes += w->totals.rootbytes - before;
    return true;
}

void gcmark_drain(GcWork *w)
{
    uintptr_t ahead[Ahead] = {0};
    uint32_t at = 0, held = 0, count = 0;
    while (takejob(w))
        gcwork_share(w);
    for (;;) {
        uintptr_t p = held > 0 ? gcwork_try(w) : gcwork_get(w);
        if (p == 0 && held == 0)
            return;
        if (p != 0)
            __builtin_prefetch((void *)p);
        uintptr_t due = ahead[at];
        ahead[at] = p;
        at = (at + 1) % Ahead;
        held += (p != 0) - (due != 0);
        if (due == 0)
            continue;
        scanobject(w, due);
        if (++count % 64 == 0)
            gcwork_share(w);
    }
}

// At least about so many bytes of roots and objects; false if others have left nothing.
bool gcmark_some(GcWork *w, uint64_t bytes)
{
    while (w->totals.rootbytes < bytes && atomic_load_relaxed(&jobs.next) < jobs.all)
        takejob(w);
    while (w->totals.rootbytes + w->totals.bytes < bytes) {
        uintptr_t p = gcwork_try(w);
        if (p == 0)
            return false;
        scanobject(w, p);
    }
    return true;
}

// ---- For mgcleak.c: world stopped, nothing is marked ----

void gcmark_unless(bool (*skip)(G *gp), GcWork *w)
{
    slack = 0;
    jobs.skip = skip;
    gcmark_roots(false);
    gcwork_begin(GcAlone);
    gcmark_drain(w);
    jobs.skip = NULL;
}

void gcmark_stack(G *gp, GcWork *w)
{
    scanrange((uintptr_t)gp, (uintptr_t)(gp + 1), w);
    stackranges(gp, scanrange, w);
}

void gcmark_unlessend(void)
{
    slack = Slack;
}

// ---- The write barrier ----

typedef struct Shade {
    Mspan *s;
    uint32_t i;
} Shade;

static void shadeobject(void *arg)
{
    static GcWork nobodys; // of threads without P
    Shade *shade = arg;
    P *pp = getg()->m->p;
    GcWork *w = pp != NULL ? pp->mcache->gcw : &nobodys;
    gcwork_lock(w);
    grey(w, shade->s, shade->i);
    if (pp == NULL) {
        gcwork_flush(w);
        gcwork_count(w);
    }
    gcwork_unlock(w);
}

G0_CODE_END

// The flag is looked at once more: between the caller's look and the call marking may have ended.
void gcshade(const void *p)
{
    Shade shade = {.s = spanof((uintptr_t)p)};
    if (shade.s == NULL || !atomic_load_relaxed(&runtime_writeBarrier))
        return;
    shade.i = objindex(shade.s, (uintptr_t)p);
    if (shade.i >= shade.s->nelems || bittest(shade.s->mark, shade.i))
        return;
    M *mp = acquirem();
    systemstack(shadeobject, &shade);
    releasem(mp);
}
