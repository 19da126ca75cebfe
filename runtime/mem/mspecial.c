// mspecial.c: finalizers, cleanups and weak pointers, and whatever else is to happen when an object becomes garbage.
//
// Each such thing is a Special, in a table by the address of the object. A span knows how many its objects have, so the
// sweeper looks at the table for spans that need it. Of an object that is garbage, if it has a finalizer, the weak
// handles become nil, the finalizer is taken off and its call put on the queue, and the object is marked after all: it
// and what it points to live until a later collection finds it without finalizer. For that, marking treats what such an
// object points to as roots. An object without finalizer is freed: its handles become nil and its cleanups are put on
// the queue.
//
// One goroutine makes the calls (svc/mfinal.c), one after the other, as in Go.
//
// A weak handle is an object of 8 bytes that holds the address where the collector does not look. Whoever wants a
// strong pointer from it while the span waits to be swept must ask the mark bits; the lock of the table's shard orders
// that with the sweeper, which holds it while it looks at the object and sets Mspan.specialgen when it has looked at
// all. Once the span is swept, the handle says it all, and no lock is needed.
//
// Marking reads the tables as a root beside the program, each shard under its lock: fn takes none of these locks.
//
// Locks: a shard's, then due.lock, then persistentalloc's.
#include "mem/mgc.h"
#include "mem/mspecial.h"

enum { DuePerBlock = 126, SpecialsPerChunk = 64 };

typedef struct Shard {
    Mutex lock;
    Special **bucket; // 1 << log of them; NULL: none yet
    uint32_t log, count;
    Special *free;
} __attribute__((aligned(64))) Shard;

static Shard shards[SpecialShards];

typedef struct DueBlock {
    struct DueBlock *next;
    uint32_t first, end; // calls that are left
    DueCall call[DuePerBlock];
} DueBlock;

static struct {
    Mutex lock;
    DueBlock *first, *last, *free;
    uint32_t n; // atomic: calls on the queue
} due;

static uint64_t lastid; // atomic
void (*special_freed)(void *site, uintptr_t size);
void (*special_wake)(void);

static uint64_t hash(uintptr_t object)
{
    return (object >> 3) * 0x9E3779B97F4A7C15u;
}

static Shard *shardof(uintptr_t object)
{
    return &shards[hash(object) >> 58];
}

// The link that leads to the first special of the object, or to the end of its bucket. Shard locked.
static Special **findlink(Shard *sh, uintptr_t object)
{
    static Special *nothing;
    if (sh->bucket == NULL)
        return &nothing;
    Special **link = &sh->bucket[(hash(object) << 6) >> (64 - sh->log)];
    while (*link != NULL && (*link)->object != object)
        link = &(*link)->next;
    return link;
}

// Twice as many buckets. Specials of one object stay together: each goes in front of an equal one or to the front.
static void grow(Shard *sh)
{
    uint32_t old = sh->bucket == NULL ? 0 : 1u << sh->log, log = sh->bucket == NULL ? 4 : sh->log + 1;
    Special **from = sh->bucket;
    sh->bucket = persistentalloc(sizeof(Special *) << log, 64);
    sh->log = log;
    for (uint32_t i = 0; i < old; i++) {
        for (Special *s = from[i], *next; s != NULL; s = next) {
            next = s->next;
            Special **link = findlink(sh, s->object);
            s->next = *link;
            *link = s;
        }
    }
}

static Special *newspecial(Shard *sh)
{
    if (sh->free == NULL) {
        Special *chunk = persistentalloc(SpecialsPerChunk * sizeof(Special), 64);
        for (uint32_t i = 0; i < SpecialsPerChunk; i++) {
            chunk[i].next = sh->free;
            sh->free = &chunk[i];
        }
    }
    Special *s = sh->free;
    sh->free = s->next;
    return s;
}

static void insert(Shard *sh, Special value, Mspan *span)
{
    if (sh->bucket == NULL || sh->count >= 1u << sh->log)
        grow(sh);
    Special *s = newspecial(sh), **link = findlink(sh, value.object);
    *s = value;
    s->next = *link;
    *link = s;
    sh->count++;
    if (span != NULL)
        atomic_xadd(&span->nspecials, 1);
}

// Takes the special off that link leads to.
static void unlinkspecial(Shard *sh, Special **link, Mspan *span)
{
    Special *s = *link;
    if (s->kind != SpecialProfile && UNLIKELY(writeBarrierOn()))
        gcshade(s->fn);
    *link = s->next;
    s->next = sh->free;
    sh->free = s;
    sh->count--;
    if (span != NULL)
        atomic_xadd(&span->nspecials, -1);
}

uint64_t special_nextid(void)
{
    return atomic_xadd(&lastid, 1);
}

uintptr_t special_object(uintptr_t p)
{
    Mspan *s = spanof(p);
    if (s == NULL)
        return 0;
    uint32_t i = objindex(s, p);
    return i < s->nelems ? s->base + i * s->elemsize : 0;
}

bool special_add(Special value)
{
    M *mp = acquirem();
    Shard *sh = shardof(value.object);
    lock(&sh->lock);
    bool ok = true;
    for (Special *s = *findlink(sh, value.object); s != NULL && s->object == value.object && ok; s = s->next)
        ok = value.kind != SpecialFinalizer || s->kind != SpecialFinalizer || s->p != value.p;
    if (ok)
        insert(sh, value, spanof(value.object));
    unlock(&sh->lock);
    releasem(mp);
    return ok;
}

void special_remove(uintptr_t p, SpecialKind kind, uint64_t id)
{
    uintptr_t object = special_object(p);
    if (object == 0)
        return;
    M *mp = acquirem();
    Shard *sh = shardof(object);
    lock(&sh->lock);
    for (Special **link = findlink(sh, object); *link != NULL && (*link)->object == object; link = &(*link)->next) {
        if ((*link)->kind != kind || (*link)->id != id || (kind == SpecialFinalizer && (*link)->p != p))
            continue;
        unlinkspecial(sh, link, spanof(object));
        break;
    }
    unlock(&sh->lock);
    releasem(mp);
}

// ---- Weak handles ----

// Shard locked.
static Special *findweak(Shard *sh, uintptr_t object, uintptr_t p)
{
    for (Special *s = *findlink(sh, object); s != NULL && s->object == object; s = s->next)
        if (s->kind == SpecialWeak && s->p == p)
            return s;
    return NULL;
}

uintptr_t *special_handle(uintptr_t p)
{
    uintptr_t *made = mallocgc(sizeof *made, NULL, false), object = special_object(p);
    *made = p;
    if (object == 0)
        object = p; // never garbage
    M *mp = acquirem();
    Shard *sh = shardof(object);
    lock(&sh->lock);
    Special *s = findweak(sh, object, p);
    if (s == NULL)
        insert(sh, (Special){.object = object, .p = p, .handle = made, .kind = SpecialWeak}, spanof(object));
    else
        made = s->handle;
    unlock(&sh->lock);
    releasem(mp);
    return made;
}

// Was the object garbage when marking ended? Its shard is locked, and the sweeper has not come to it.
static bool isgarbage(Mspan *s, uintptr_t object)
{
    if (atomic_load_acq(&s->sweepgen) == mheap.sweepgen || s->specialgen == mheap.sweepgen)
        return false;
    return !bittest(s->mark, objindex(s, object));
}

void *special_strong(uintptr_t *handle)
{
    uintptr_t p = atomic_load(handle);
    if (p == 0)
        return NULL;
    M *mp = acquirem(); // no collection begins or ends meanwhile
    Mspan *s = spanof(p);
    if (s == NULL || atomic_load_acq(&s->sweepgen) == mheap.sweepgen) {
        p = atomic_load(handle); // swept: of what was garbage, the handle is nil now
    } else {
        Shard *sh = shardof(special_object(p));
        lock(&sh->lock);
        p = *handle;
        if (p != 0 && isgarbage(s, special_object(p)))
            p = 0;
        unlock(&sh->lock);
    }
    if (p != 0 && UNLIKELY(writeBarrierOn()))
        gcshade((void *)p);
    releasem(mp);
    return (void *)p;
}

// ---- The queue ----

static void enqueue(DueCall call)
{
    lock(&due.lock);
    DueBlock *b = due.last;
    if (b == NULL || b->end == DuePerBlock) {
        b = due.free;
        if (b == NULL)
            b = persistentalloc(sizeof *b, 64);
        else
            due.free = b->next;
        b->next = NULL;
        b->first = b->end = 0;
        *(due.last == NULL ? &due.first : &due.last->next) = b;
        due.last = b;
    }
    b->call[b->end++] = call;
    atomic_store(&due.n, due.n + 1);
    unlock(&due.lock);
}

bool special_isdue(void)
{
    return atomic_load(&due.n) != 0;
}

bool special_due(DueCall *call)
{
    if (atomic_load(&due.n) == 0)
        return false;
    M *mp = acquirem();
    lock(&due.lock);
    DueBlock *b = due.first;
    bool any = b != NULL;
    if (any) {
        *call = b->call[b->first++];
        atomic_store(&due.n, due.n - 1);
        if (b->first == b->end) {
            due.first = b->next;
            if (due.first == NULL)
                due.last = NULL;
            b->next = due.free;
            due.free = b;
        }
    }
    unlock(&due.lock);
    if (any && UNLIKELY(writeBarrierOn())) {
        gcshade(call->fn);
        gcshade((void *)call->object);
    }
    releasem(mp);
    return any;
}

// ---- The collector ----

G0_CODE

static void dueroots(PointerFunc *fn, void *arg)
{
    lock(&due.lock);
    for (DueBlock *b = due.first; b != NULL; b = b->next) {
        for (uint32_t i = b->first; i < b->end; i++) {
            fn((uintptr_t)b->call[i].fn, arg);
            fn(b->call[i].object, arg);
        }
    }
    unlock(&due.lock);
}

void specials_roots(uint32_t shard, PointerFunc *fn, void *arg)
{
    Shard *sh = &shards[shard];
    lock(&sh->lock);
    for (uint32_t i = 0; sh->bucket != NULL && i < 1u << sh->log; i++) {
        for (Special *s = sh->bucket[i]; s != NULL; s = s->next) {
            if (s->kind == SpecialProfile)
                continue;
            fn((uintptr_t)s->fn, arg); // or the handle
            if (s->kind == SpecialFinalizer)
                forEachPointer(s->object, fn, arg);
        }
    }
    unlock(&sh->lock);
    if (shard == 0)
        dueroots(fn, arg);
}

void specials_each(void (*fn)(const Special *s, void *arg), void (*duefn)(const DueCall *call, void *arg), void *arg)
{
    for (uint32_t n = 0; n < SpecialShards; n++)
        for (uint32_t i = 0; shards[n].bucket != NULL && i < 1u << shards[n].log; i++)
            for (const Special *s = shards[n].bucket[i]; s != NULL; s = s->next)
                fn(s, arg);
    for (const DueBlock *b = due.first; b != NULL; b = b->next)
        for (uint32_t i = b->first; i < b->end; i++)
            duefn(&b->call[i], arg);
}

G0_CODE_END

// Shard locked. The object lives on: its finalizer is due, its handles are nil.
static void finalize(Shard *sh, Mspan *span, uintptr_t object)
{
    for (Special **link = findlink(sh, object); *link != NULL && (*link)->object == object;) {
        Special *s = *link;
        if (s->kind == SpecialWeak)
            atomic_store(s->handle, 0);
        else if (s->kind == SpecialFinalizer)
            enqueue((DueCall){s->fn, s->p, s->arg, s->type, s->object_type});
        if (s->kind == SpecialWeak || s->kind == SpecialFinalizer)
            unlinkspecial(sh, link, span);
        else
            link = &s->next;
    }
}

// Shard locked. The object is freed.
static void release(Shard *sh, Mspan *span, uintptr_t object)
{
    Special **link = findlink(sh, object);
    while (*link != NULL && (*link)->object == object) {
        Special *s = *link;
        switch ((SpecialKind)s->kind) {
        case SpecialWeak: atomic_store(s->handle, 0); break;
        case SpecialCleanup: enqueue((DueCall){.fn = s->fn}); break;
        case SpecialProfile: special_freed(s->site, span->elemsize); break;
        case SpecialFinalizer: break; // finalize has taken it
        }
        unlinkspecial(sh, link, span);
    }
}

static void sweepobject(Mspan *span, uint32_t i)
{
    uintptr_t object = span->base + i * span->elemsize;
    Shard *sh = shardof(object);
    lock(&sh->lock);
    bool finalizer = false;
    for (Special *s = *findlink(sh, object); s != NULL && s->object == object; s = s->next)
        finalizer |= s->kind == SpecialFinalizer;
    if (finalizer) {
        span->mark[i / 64] |= 1ull << i % 64;
        finalize(sh, span, object);
    } else {
        release(sh, span, object);
    }
    unlock(&sh->lock);
}

void specials_sweep(Mspan *s)
{
    for (uint32_t i = 0; i < s->nelems; i++)
        if (bittest(s->alloc, i) && !bittest(s->mark, i))
            sweepobject(s, i);
    s->specialgen = mheap.sweepgen;
    if (special_isdue())
        special_wake();
}
