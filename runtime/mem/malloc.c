// malloc.c: allocation: mallocgc and what happens when its fast path (malloc.h) fails.
//
//   size 0            one address for all
//   under 8 bytes,    share blocks of 16 bytes, which live as long as one of them does
//   no pointers
//   up to 32 KB       the P's free run of the class (mcache.c), else the next run or the next span, which may come from
//                     sweeping one (mcentral.c) or be made of fresh pages (mheap.c)
//   larger            a span of its own
//
// Memory is zero if it may hold pointers or if the caller wants it; fresh pages are not cleared again. A span of its
// own is cleared piece by piece, so that nobody who wants to stop the world waits for long.
//
// The collector starts from here: whoever needs a new span when the heap has grown enough collects first. So mallocgc
// may park, unless m.locks > 0 or it is called on g0; then it leaves the collection to the next one. And here a
// goroutine that is asked to make way does so: the signal that asks takes longer than a program that allocates to come
// by.
#include "mem/malloc.h"
#include "mem/memprof.h"
#include "mem/mgc.h"

enum {
    TinyBlock = 16,
    PersistentChunk = 16 << 20,
    PersistentLarge = 256 << 10,
    ClearChunk = 256 << 10,
    HugeObject = 4 << 20, // from here on huge pages pay
};

static const uintptr_t MaxLarge = 1ull << 44; // no machine has more

static struct {
    Mutex lock;
    uintptr_t next, end; // lock
} persistent;

uint64_t runtime_zerobase; // address of every object of size 0

void throwOutOfMemory(void)
{
    throw("runtime: out of memory");
}

static NOINLINE void clearlarge(uintptr_t p, uintptr_t size)
{
    for (uintptr_t end = p + size; p < end; p += ClearChunk) {
        memclrNoHeapPointers((void *)p, end - p < ClearChunk ? end - p : ClearChunk);
        if (UNLIKELY(atomic_load_relaxed(&getg()->m->p->preempt)) && canpark())
            Gosched();
    }
}

// The collector sees the object from the start, but does not look into it before the metadata says its type: by then it
// is zero, to the end of its last page, for the collector reads that far.
static NOINLINE COLD void *malloclarge(uintptr_t size, Rtype *type, bool needzero)
{
    if (size > MaxLarge)
        throwOutOfMemory();
    uintptr_t bytes = pageround(size);
    bool noscan = type == NULL || type->ptrdata == 0;
    uint8_t spanclass = makespanclass(0, noscan);
    M *mp = acquirem();
    sweep_share(mp->p->mcache, bytes);
    gc_allocated(bytes);
    Mspan *s = mheap_alloc((uint32_t)(bytes >> PageShift), spanclass, bytes);
    uintptr_t p = s->base;
    s->meta[p >> MetaShift] = 0;
    s->freeindex = s->alloccount = 1;
    if (runtime_writeBarrier)
        s->mark[0] = 1;
    atomic_store_rel(&s->alloc[0], 1);
    bool dirty = s->needzero;
    mcentral_put(s);
    mp->p->mcache->nmalloc[spanclass]++;
    mp->p->mcache->largebytes += bytes;
    releasem(mp);
    if (!dirty && size >= HugeObject)
        sysHugePage((void *)p, bytes);
    if (dirty && (needzero || !noscan))
        clearlarge(p, noscan ? size : bytes);
    if (!noscan)
        atomic_store_rel(&s->meta[p >> MetaShift], (uintptr_t)type);
    return (void *)p;
}

static NOINLINE void *malloctiny(uintptr_t size)
{
    uintptr_t align = size % 4 == 0 ? 4 : size % 2 == 0 ? 2 : 1;
    for (;;) {
        M *mp = acquirem();
        Mcache *c = mp->p->mcache;
        uintptr_t p = roundup(c->tiny, align);
        bool fits = p + size <= c->tinyend;
        if (fits)
            c->tiny = p + size;
        c->tinyallocs += fits;
        releasem(mp);
        if (fits)
            return (void *)p;
        uintptr_t block = (uintptr_t)mallocgc(TinyBlock, NULL, true);
        c = getg()->m->p->mcache;
        c->tiny = block;
        c->tinyend = block + TinyBlock;
    }
}

bool memprof_on;
void (*memprof_sample)(void *p, uintptr_t size, const Rtype *type);

// The heap profile looks at the object that reaches its class's next sample on this P.
static NOINLINE COLD void *profiled(void *p, uintptr_t size, const Rtype *type, uint8_t spanclass)
{
    M *mp = acquirem();
    int64_t *left = &mp->p->mcache->profleft[spanclass];
    if (spanclass < 2) { // large ones have no runs
        memprof_run(left, size, 1);
        *left -= (int64_t)size;
    }
    bool reached = *left <= 0;
    releasem(mp);
    if (reached && getg() == getg()->m->curg)
        memprof_sample(p, size, type);
    return p;
}

// gcstress: every allocation comes here. Is it one to collect at? Behind the first K the distances grow with the number
// of allocations, so that a program that makes a hundred times as many has but K * ln(100) collections more, and after
// a collection the program has at least as much time as that took.
static NOINLINE COLD bool stressed(void)
{
    static int64_t count, next; // atomic
    int64_t n = (int64_t)atomic_xadd(&count, 1), at = atomic_load(&next);
    if (n < at)
        return false;
    int64_t far = gcdebug.first == 0 ? 1 : n / gcdebug.first;
    if (far > 1 && nanotime() - gc.cycle.end < gc.cycle.end - gc.cycle.begin)
        return false;
    return atomic_cas(&next, at, n + (far > gcdebug.every ? far : gcdebug.every));
}

// The P gets its next run of the class, unless there should be a collection first (and `may` says that it may be now):
// then true.
static NOINLINE COLD bool refill(uint8_t spanclass, bool may)
{
    M *mp = acquirem();
    Mcache *c = mp->p->mcache;
    bool more = mcache_refill(c, spanclass), collect = !more && may && gc_wanted();
    if (!more && !collect) {
        mcache_take(c, spanclass);
        mcache_refill(c, spanclass);
    }
    releasem(mp);
    if (UNLIKELY(!more && may && runtime_writeBarrier))
        gc_assist(PageSize);
    if (UNLIKELY(may && atomic_load_relaxed(&getg()->m->p->preempt)))
        Gosched();
    return collect;
}

static NOINLINE COLD void *mallocrefilled(uintptr_t size, Rtype *type, bool needzero)
{
    return mallocfast(size, type, needzero);
}

// The collector reads this function's frame whenever it begins. So there is no room in it for addresses of objects from
// the call before: what deals with them is not inlined.
NOINLINE void *mallocslow(uintptr_t size, Rtype *type, bool needzero)
{
    if (size == 0)
        return &runtime_zerobase;
    if (size < 8 && !gcdebug.stress)
        return malloctiny(size);
    bool large = size > MaxSmallSize;
    uint8_t spanclass = makespanclass(large ? 0 : sizeclass(size), type == NULL || type->ptrdata == 0);
    bool stress = UNLIKELY(gcdebug.stress) && stressed();
    if (UNLIKELY(stress || (large && gc_wanted())))
        gc_collect(stress);
    if (large) {
        if (UNLIKELY(runtime_writeBarrier))
            gc_assist(size);
        void *p = malloclarge(size, type, needzero);
        return UNLIKELY(memprof_on) ? profiled(p, size, type, spanclass) : p;
    }
    for (bool may = canpark();; may = false) { // once is enough
        if (refill(spanclass, may))
            gc_collect(false);
        void *p = mallocrefilled(size, type, needzero);
        if (p != NULL)
            return UNLIKELY(memprof_on) ? profiled(p, size, type, spanclass) : p;
    }
}

void *mallocgc(uintptr_t size, Rtype *type, bool needzero)
{
    void *p = LIKELY(size >= 8) ? mallocfast(size, type, needzero) : NULL;
    return LIKELY(p != NULL) ? p : mallocslow(size, type, needzero);
}

// A slice of one element is an array as well.
void *mallocarray(uintptr_t size, Rtype *elem)
{
    void *p = mallocgc(size, elem, true);
    if (UNLIKELY(size == elem->size) && elem->ptrdata != 0 && size <= MaxBitmapSize)
        *arrayword(spanof((uintptr_t)p)->meta, (uintptr_t)p) |= 1ull << (uintptr_t)p / 8 % 64;
    return p;
}

void *newobject(Rtype *type)
{
    uintptr_t size = type->size;
    void *p = LIKELY(size >= 8) ? mallocfast(size, type, true) : NULL;
    return LIKELY(p != NULL) ? p : mallocslow(size, type, true);
}

void *newarray(Rtype *elem, uintptr_t size)
{
    void *p = mallocfast(size, elem, true);
    return LIKELY(p != NULL) ? p : mallocslow(size, elem, true);
}

// ---- Memory of the runtime itself ----

typedef struct PersistentRequest {
    uintptr_t size, align, result;
} PersistentRequest;

G0_CODE

static uintptr_t reserve(uintptr_t n)
{
    void *p = sysReserve(n);
    if (p == NULL)
        throwOutOfMemory();
    return (uintptr_t)p;
}

static COLD void persistentalloc1(void *arg)
{
    PersistentRequest *r = arg;
    if (r->size >= PersistentLarge) {
        r->result = reserve(roundup(r->size, physPageSize));
        return;
    }
    lock(&persistent.lock);
    uintptr_t p = roundup(persistent.next, r->align);
    if (p + r->size > persistent.end || persistent.next == 0) {
        p = reserve(PersistentChunk);
        persistent.end = p + PersistentChunk;
    }
    persistent.next = p + r->size;
    r->result = p;
    unlock(&persistent.lock);
}

G0_CODE_END

void *persistentalloc(uintptr_t size, uintptr_t align)
{
    PersistentRequest r = {.size = size, .align = align};
    systemstack(persistentalloc1, &r);
    return (void *)r.result;
}

G0_CODE

// The first reservation happens here, so that a machine without memory says so before main.
void mallocinit(void)
{
    pageinit();
    gcinit();
}

G0_CODE_END
