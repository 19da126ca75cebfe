// mgcmark.c: marking: from the roots, along the pointers of every object that is reached, once.
//
// Roots:
//   - variables (mgcroots.c);
//   - stacks of goroutines that live: of each segment the part that is in use (a segment's header says where the next
//     one was called from), all registers of a goroutine that a signal stopped (preempt.c), and the G itself. A
//     goroutine that parked has its registers on its stack (switch.h). One in a system call is read from where
//     entersyscall left it; it does not touch the heap before it has its P back, and what the kernel works on is in
//     memory above (entersyscall.c). Threads without a goroutine, idle or the monitor, hold no pointers into the heap;
//   - the Ms and the timers of the Ps;
//   - what finalizers need (mspecial.c).
// The last and the program's variables are exact: of their words it is known which are pointers. The others are
// conservative: any word may be one.
//
// Compilers keep pointers where they like: of a loop over an array LLVM may keep only an address that is a few elements
// before or behind the one that is accessed, even outside of the object. So a word on a stack or in a register keeps
// alive the object that it points into, and within Slack bytes of where it points those without pointers and those with
// arrays in them (mheap.h): only over arrays does code walk. (The others may lead to many more: the node of a list that
// was taken off long ago, beside one that is not, would keep all that came after it.) Pointers in the heap are exact:
// they point into their object or, of an empty slice, just behind it.
//
// A map's directory leads to all its entries, and copies of its address lie about in frames long after the map is
// garbage: of a stack's words only those count that are the field of a Map. (What looks into a directory has the Map at
// hand, until it is done: lang/map.h.)
//
// Beside the program: nothing is looked at while the world stands still. Every goroutine must have had its stack read
// before it runs again: a worker does it, or the M that is about to run it (gcscan_run); g.scangen says who, and that
// it is done. So a goroutine that runs holds only what was reachable when marking began, or is new. What is reachable
// is marked even if the program hides it meanwhile, for the write barrier (gcshade) marks what it removes from the
// heap, and what is new counts as marked (mcache.c). A goroutine that a signal stopped may stand between the barrier's
// look at its flag and the store that it was about. Then the pointer that is going to be overwritten lies in an object
// that the goroutine has at hand, in a register or the frame on top: whatever these objects point to is marked before
// the goroutine runs.
//
// Objects are read by their metadata (mheap.h). Large ones are read in pieces of Piece bytes, the rest of an object
// waiting as work of its own, by the address of its begin. The objects that are next are fetched into the cache some
// steps before they are read.
#include "mem/malloc.h"
#include "mem/mgc.h"
#include "mem/mspecial.h"

enum {
    Slack = 64,
    Piece = 32 << 10, // 4,096 pointers, 100 us: so long may a goroutine that helps take longer than it should
    GsPerJob = 64,
    Ahead = 8,       // objects being fetched
    Chain = 128,     // objects between looks around
    Near = 256,      // bytes that the processor fetches by itself
    TopFrame = 1024, // bytes of the frame on top, if it does not say
    MaxMissed = 64,
};

static struct {
    uint32_t next;        // atomic
    uint32_t gs;          // jobs: batches of goroutines, then one for the runtime's own memory...
    uint32_t ranges, all; // ...so many together; then the shards of specials, then pieces of the program's variables
    bool (*skip)(G *gp);  // whose stacks are no roots; NULL: all are
    uintptr_t nallg;
    bool beside;
    uint32_t nmissed; // atomic: goroutines that ran when a worker came by; more than MaxMissed: not all are in the list
    G *missed[MaxMissed];
} jobs;

uint32_t gc_scangen = 2; // changes by two; g.scangen one below: being read

G0_CODE

// ---- Objects ----

// Marks object i of s. True if that is news and there may be pointers in it to follow.
static inline __attribute__((always_inline)) bool mark(GcWork *w, Mspan *s, uint32_t i)
{
    uint64_t *word = &s->mark[i / 64], bit = 1ull << i % 64;
    if (atomic_load_relaxed(word) & bit)
        return false;
    if (__atomic_fetch_or(word, bit, __ATOMIC_RELAXED) & bit)
        return false;
    w->totals.bytes += s->elemsize;
    w->totals.objects++;
    return !isnoscan(s);
}

// Marks it, and remembers to follow its pointers.
static inline __attribute__((always_inline)) void grey(GcWork *w, Mspan *s, uint32_t i)
{
    if (mark(w, s, i))
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

// Where pointers are in an object of up to 64 words.
static inline __attribute__((always_inline)) uint64_t pointerbits(const Mspan *s, uintptr_t object)
{
    uint32_t first = object / 8 % 64, n = (uint32_t)s->elemsize / 8;
    const uint64_t *meta = &s->meta[object >> MetaShift];
    uint64_t bits = meta[0] >> first;
    if (first + n > 64)
        bits |= meta[1] << (64 - first);
    return n < 64 ? bits & ((1ull << n) - 1) : bits;
}

// An object to scan; s: its span. object is 0: none.
typedef struct Next {
    uintptr_t object;
    Mspan *s;
} Next;

// Follows the pointers of a small object. If there is one object only that they find, that is the result, else all are
// put away.
static inline __attribute__((always_inline)) Next scansmall(GcWork *w, Next n)
{
    Next next = {0, NULL};
    bool many = false;
    for (uint64_t bits = pointerbits(n.s, n.object); bits != 0; bits &= bits - 1) {
        uintptr_t v = ((uintptr_t *)n.object)[__builtin_ctzll(bits)];
        Mspan *s = spanof(v);
        uint32_t i = s == NULL ? 0 : objindex(s, v);
        if (s == NULL || i >= s->nelems || !mark(w, s, i))
            continue;
        if (next.object != 0) {
            gcwork_put(w, next.object);
            many = true;
        }
        next = (Next){s->base + i * s->elemsize, s};
    }
    if (many) {
        gcwork_put(w, next.object);
        next.object = 0;
    }
    return next;
}

// Follows the pointers of a large object, or of a piece of it that begins at p.
static NOINLINE void scanlarge(GcWork *w, Mspan *s, uintptr_t p)
{
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

static inline __attribute__((always_inline)) Next scan(GcWork *w, Next n)
{
    if (LIKELY(n.s->elemsize <= MaxBitmapSize))
        return scansmall(w, n);
    scanlarge(w, n.s, n.object);
    return (Next){0, NULL};
}

void forEachTyped(const Rtype *type, uintptr_t object, uintptr_t from, uintptr_t to, PointerFunc *fn, void *arg)
{
    eachtyped(type, object, from, to, fn, arg);
}

void forEachPointer(uintptr_t object, PointerFunc *fn, void *arg)
{
    Mspan *s = spanof(object);
    if (isnoscan(s))
        return;
    if (s->elemsize <= MaxBitmapSize) {
        for (uint64_t bits = pointerbits(s, object); bits != 0; bits &= bits - 1)
            fn(((uintptr_t *)object)[__builtin_ctzll(bits)], arg);
        return;
    }
    const Rtype *type = (const Rtype *)s->meta[object >> MetaShift];
    if (type != NULL)
        forEachTyped(type, object, object, object + s->elemsize, fn, arg);
}

// ---- Roots ----

static uintptr_t slack = Slack; // 0 for mgcleak.c: it frees nothing

static inline bool objindexis(const Mspan *s, uint32_t i, uintptr_t v)
{
    return v - (s->base + i * s->elemsize) < s->elemsize;
}

typedef void AroundFunc(GcWork *w, Mspan *s, uint32_t i, const uintptr_t *at, uintptr_t hi);

// Object i of s, which has pointers: may code walk over it?
static bool isindexed(const Mspan *s, uint32_t i)
{
    uintptr_t p = s->base + i * s->elemsize;
    if (s->elemsize <= MaxBitmapSize)
        return *arrayword(s->meta, p) >> p / 8 % 64 & 1;
    const Rtype *type = (const Rtype *)__atomic_load_n(&s->meta[p >> MetaShift], __ATOMIC_ACQUIRE);
    return type == NULL || s->elemsize >= 2 * type->size || hasarrays(type->size, type);
}

// May the word at p, on a stack that ends at hi, be the field dir of a Map whose directory is object i of s? Then all
// that is around it looks like one; a copy that lies before any number would be taken for one in a case of 256 by the
// depth alone.
static bool ismapfield(const uintptr_t *p, uintptr_t hi, const Mspan *s, uint32_t i)
{
    const Map *m = (const Map *)((uintptr_t)p - offsetof(Map, dir));
    if (*p != s->base + i * s->elemsize || (uintptr_t)(m + 1) > hi)
        return false;
    return m->depth < 60 && s->elemsize == 2 * sizeof(void *) << m->depth && (m->groupMask & (m->groupMask + 1)) == 0 &&
           m->writing <= 1 && m->flags <= (MapTombstones | MapWalked);
}

// Calls fn for the object in use that v, which is the word at `at`, points into, and for those within Slack of it that
// code may walk over.
static inline __attribute__((always_inline)) void eacharound(uintptr_t v, AroundFunc *fn, GcWork *w,
                                                             const uintptr_t *at, uintptr_t hi)
{
    for (uintptr_t p = v - slack, end = v + slack; p <= end;) {
        Mspan *s = spanof(p);
        uint32_t i = s == NULL ? 0 : objindex(s, p);
        if (s == NULL) {
            p = pageround(p + 1);
        } else if (i >= s->nelems) {
            p = s->base + ((uintptr_t)s->npages << PageShift);
        } else {
            if (bittest(s->alloc, i) && (objindexis(s, i, v) || isnoscan(s) || isindexed(s, i)))
                fn(w, s, i, at, hi);
            p = s->base + (i + 1) * s->elemsize;
        }
    }
}

static void greyfound(GcWork *w, Mspan *s, uint32_t i, const uintptr_t *at, uintptr_t hi)
{
    if (LIKELY(!isdirectory(s, i)) || ismapfield(at, hi, s, i))
        grey(w, s, i);
}

// The word at `at`, of memory that ends at hi.
static NOINLINE void markaround(GcWork *w, const uintptr_t *at, uintptr_t hi)
{
    eacharound(*at, greyfound, w, at, hi);
}

// For words that nobody has computed with: they point into their object.
static NOINLINE void markin(uintptr_t v, void *arg)
{
    Mspan *s = spanof(v);
    uint32_t i = s == NULL ? 0 : objindex(s, v);
    if (s != NULL && i < s->nelems && bittest(s->alloc, i))
        grey(arg, s, i);
}

static void scanmemory(uintptr_t lo, uintptr_t hi, void *arg)
{
    GcWork *w = arg;
    w->totals.rootbytes += hi - lo;
    for (uintptr_t *p = (uintptr_t *)roundup(lo, 8); (uintptr_t)(p + 1) <= hi; p++)
        if (*p - mheap.lo < mheap.hi - mheap.lo)
            markin(*p, w);
}

static void scanrange(uintptr_t lo, uintptr_t hi, void *arg)
{
    GcWork *w = arg;
    uintptr_t begin = mheap.lo - Slack, size = mheap.hi - mheap.lo + 2 * Slack;
    w->totals.rootbytes += hi - lo;
    for (uintptr_t *p = (uintptr_t *)roundup(lo, 8); (uintptr_t)(p + 1) <= hi; p++)
        if (*p - begin < size)
            markaround(w, p, hi);
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

static NOINLINE void scanwhole(GcWork *w, Mspan *s, uint32_t i, const uintptr_t *at, uintptr_t hi)
{
    if (isdirectory(s, i))
        return; // only the runtime writes there, and is not stopped by signals
    uintptr_t object = s->base + i * s->elemsize;
    forEachPointer(object, markvalue, w);
}

// What the objects point to that the words of [lo, hi) are near.
static void deeprange(uintptr_t lo, uintptr_t hi, void *arg)
{
    uintptr_t begin = mheap.lo - Slack, size = mheap.hi - mheap.lo + 2 * Slack;
    for (uintptr_t *p = (uintptr_t *)roundup(lo, 8); (uintptr_t)(p + 1) <= hi; p++)
        if (*p - begin < size)
            eacharound(*p, scanwhole, arg, p, hi);
}

// What gp's stack has beyond its top is not needed soon. gp does not run.
static void shrink(G *gp)
{
    uint32_t status = readgstatus(gp);
    if (status == Gwaiting || status == Grunnable)
        stackshrink(gp);
}

// What the objects at hand point to, of a goroutine that a signal has made give way: in its registers, and in the frame
// on top. At a call (newstack) all of that is on the stack, __morestack's frame first.
static void scanhand(G *gp, GcWork *w)
{
    uintptr_t sp = gp->sched.sp, bp = gp->sched.bp;
    bool atcall = gp->sched.pc == (uintptr_t)morestack_again;
    if (gp->resume != ResumeSignal && !atcall)
        return;
    if (!atcall)
        asyncranges(gp, deeprange, w);
    uintptr_t end = !atcall && bp >= sp && bp < gp->stack.hi ? bp : sp + TopFrame;
    deeprange(sp, end < gp->stack.hi ? end : gp->stack.hi, w);
}

// gp is claimed.
static void scanG(G *gp, GcWork *w)
{
    scanmemory((uintptr_t)gp, (uintptr_t)(gp + 1), w);
    stackranges(gp, scanrange, w);
    scanhand(gp, w);
    shrink(gp);
    atomic_store_rel(&gp->scangen, gc_scangen);
}

static bool claim(G *gp)
{
    uint32_t gen = atomic_load(&gp->scangen);
    return gen != gc_scangen && gen != gc_scangen - 1 && atomic_cas(&gp->scangen, gen, gc_scangen - 1);
}

NOINLINE COLD void gcscan_run(G *gp)
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
static COLD bool revisitG(G *gp, GcWork *w)
{
    uint32_t status = readgstatus(gp);
    if (status == Gdead || status == Gidle)
        return true;
    if (status != Grunning && claim(gp))
        scanG(gp, w);
    return atomic_load(&gp->scangen) == gc_scangen;
}

COLD bool gcmark_missed(GcWork *w)
{
    uintptr_t n = atomic_load(&jobs.nmissed);
    bool listed = n <= MaxMissed, all = true;
    if (!listed)
        n = jobs.nallg;
    for (uintptr_t i = 0; i < n; i++)
        all &= revisitG(listed ? jobs.missed[i] : allgs.array[i], w);
    return all;
}

static COLD void granges(uintptr_t from, RangeFunc *fn, void *arg)
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

static COLD void otherranges(RangeFunc *fn, void *arg)
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
    gcroots_runtime(fn, arg);
}

COLD void forEachRoot(RangeFunc *range, PointerFunc *fn, void *arg)
{
    for (uint32_t i = 0; i < jobs.gs; i++)
        granges((uintptr_t)i * GsPerJob, range, arg);
    otherranges(range, arg);
    for (uint32_t i = 0; i < gcroots_pieces(); i++)
        gcroots_piece(i, fn, arg);
}

void gcmark_roots(bool beside)
{
    jobs.beside = beside;
    jobs.nmissed = 0;
    jobs.nallg = allglen;
    jobs.gs = (uint32_t)((jobs.nallg + GsPerJob - 1) / GsPerJob);
    jobs.ranges = jobs.gs + 1;
    jobs.all = jobs.ranges + SpecialShards + gcroots_pieces();
    atomic_store(&jobs.next, 0);
}

// ---- The loop ----

static COLD bool takejob(GcWork *w)
{
    uint32_t job = atomic_xadd(&jobs.next, 1) - 1;
    if (job >= jobs.all)
        return false;
    uint64_t before = w->totals.rootbytes;
    if (job < jobs.gs) {
        granges((uintptr_t)job * GsPerJob, scanrange, w);
        w->totals.stackbytes += w->totals.rootbytes - before;
    } else if (job < jobs.ranges) {
        otherranges(scanmemory, w);
    } else if (job < jobs.ranges + SpecialShards) {
        specials_roots(job - jobs.ranges, markvalue, w);
    } else {
        w->totals.rootbytes += gcroots_piece(job - jobs.ranges - SpecialShards, markvalue, w);
    }
    return true;
}

// Objects that are next and are being fetched, oldest first.
typedef struct Window {
    uintptr_t obj[Ahead];
    uint32_t begin, n;
} Window;

static inline __attribute__((always_inline)) uintptr_t windowtake(Window *win)
{
    uintptr_t p = win->obj[win->begin % Ahead];
    win->begin++;
    win->n--;
    return p;
}

// The next object to scan, 0: all is done. What is being fetched waits until there is more or nothing else.
static inline __attribute__((always_inline)) uintptr_t nextobject(GcWork *w, Window *win)
{
    for (;;) {
        uintptr_t p = gcwork_try(w);
        if (p == 0)
            return win->n > 0 ? windowtake(win) : gcwork_get(w);
        __builtin_prefetch((void *)p);
        uintptr_t due = win->n == Ahead ? windowtake(win) : 0;
        win->obj[(win->begin + win->n++) % Ahead] = p;
        if (due != 0)
            return due;
    }
}

// A helper that is not wanted any more puts back what it holds.
static bool giveup(GcWork *w, Window *win)
{
    gcwork_tell(w);
    if (w->number == 0 || !gcwork_unwanted(w))
        return false;
    while (win->n > 0)
        gcwork_put(w, windowtake(win));
    return true;
}

// Scans an object and, as long as each leads to one other only, those behind it: at once if they lie side by side, or
// if there is nothing else to do meanwhile. How many.
static inline __attribute__((always_inline)) uint32_t scanchain(GcWork *w, const Window *win, uintptr_t p)
{
    Next n = {p, spanof(p)};
    for (uint32_t count = 1;; count++) {
        Next next = scan(w, n);
        if (next.object == 0)
            return count;
        if (count == Chain || (next.object - n.object + Near > 2 * Near && (win->n != 0 || gcwork_has(w)))) {
            gcwork_put(w, next.object);
            return count;
        }
        n = next;
    }
}

// The same for who marks a little only: long chains are for others.
static NOINLINE uint32_t scanaside(GcWork *w, uintptr_t p)
{
    Window win = {.n = Ahead};
    return scanchain(w, &win, p);
}

bool gcmark_drain(GcWork *w)
{
    Window win = {.n = 0};
    uint32_t count = 0;
    while (takejob(w)) {
        gcwork_share(w);
        if (giveup(w, &win))
            return false;
    }
    for (uintptr_t p; (p = nextobject(w, &win)) != 0;) {
        count += scanchain(w, &win, p);
        if (count < Chain)
            continue;
        count = 0;
        gcwork_share(w);
        if (giveup(w, &win))
            return false;
    }
    return true;
}

// At least about so many bytes of roots and objects, less if the world is to stop; false if others have left nothing.
bool gcmark_some(GcWork *w, uint64_t bytes)
{
    while (w->totals.rootbytes < bytes && atomic_load_relaxed(&jobs.next) < jobs.all)
        takejob(w);
    for (uint32_t count = 0; w->totals.rootbytes + w->totals.bytes < bytes; count++) {
        if (atomic_load_relaxed(&sched.gcwaiting))
            break;
        uintptr_t p = gcwork_try(w);
        if (p == 0)
            return false;
        scanaside(w, p);
        if (count % 32 == 0)
            gcwork_share(w);
    }
    return true;
}

bool gcmark_few(GcWork *w, uint32_t objects)
{
    for (uintptr_t p; (p = gcwork_try(w)) != 0;) {
        if (objects == 0) {
            gcwork_put(w, p);
            return false;
        }
        uint32_t n = scanaside(w, p);
        objects = n < objects ? objects - n : 0;
    }
    return true;
}

// ---- For mgcleak.c: world stopped, nothing is marked ----

COLD void gcmark_unless(bool (*skip)(G *gp), GcWork *w)
{
    slack = 0;
    jobs.skip = skip;
    gcmark_roots(false);
    gcwork_begin(GcAlone);
    gcmark_drain(w);
    jobs.skip = NULL;
}

COLD void gcmark_stack(G *gp, GcWork *w)
{
    scanmemory((uintptr_t)gp, (uintptr_t)(gp + 1), w);
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
    Shade *shade = arg;
    P *pp = getg()->m->p;
    if (UNLIKELY(pp == NULL))
        throw("gcshade: no P");
    GcWork *w = pp->mcache->gcw;
    gcwork_lock(w);
    grey(w, shade->s, shade->i);
    gcwork_unlock(w);
}

G0_CODE_END

// The flag is looked at once more: between the caller's look and the call marking may have ended. From here on it
// cannot, since this P does not stop. A thread without one would be stopped by nobody: it must not change pointers in
// the heap at all. (It might mark an object when its span has been swept for the next collection, which would then not
// look into it; and it might be between its look and its store when marking begins.) Nobody does: timers are run with a
// P, the poller's descriptors hold no pointers to objects, and goroutines in system calls do nothing but wait
// (entersyscall.c).
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
