// malloc.c: memory for the program, for now without a collector: nothing is ever freed.
//
// Each P has a chunk that only it allocates from, by moving a pointer. Chunks, and objects too large for one, come out of
// an arena of 64 MB that is reserved from the kernel but committed page by page on first touch. Fresh pages are zero and
// nothing is used twice, so needzero costs nothing. The interface is the final one.
#include "sched/rt.h"

enum {
    ArenaSize = 64 << 20,
    ChunkSize = 256 << 10,
    MaxSmallSize = 32 << 10, // larger objects bypass the chunks
};

struct Mcache {
    uintptr_t next, end; // free part of the P's chunk
};

static struct {
    Mutex lock;
    uintptr_t next, end; // free part of the current arena; lock
} mheap;

static struct {
    Mutex lock;
    uintptr_t next, end; // lock
} persistent;

uint64_t runtime_zerobase; // address of every object of size 0

void throwOutOfMemory(void) {
    throw("runtime: out of memory");
}

static inline uintptr_t roundup(uintptr_t n, uintptr_t align) {
    return (n + align - 1) & -align;
}

G0_CODE

static uintptr_t reserve(uintptr_t n) {
    void *p = sysReserve(n);
    if (p == NULL) throwOutOfMemory();
    return (uintptr_t)p;
}

typedef struct ArenaRequest { uintptr_t size, result; } ArenaRequest;

// On g0: size bytes, a multiple of 16.
static COLD void arenaAlloc(void *arg) {
    ArenaRequest *r = arg;
    if (r->size > ArenaSize / 4) {
        r->result = reserve(roundup(r->size, physPageSize));
        return;
    }
    lock(&mheap.lock);
    if (mheap.end - mheap.next < r->size) {
        mheap.next = reserve(ArenaSize);
        mheap.end = mheap.next + ArenaSize;
    }
    r->result = mheap.next;
    mheap.next += r->size;
    unlock(&mheap.lock);
}

G0_CODE_END

static NOINLINE COLD void *mallocLarge(uintptr_t size) {
    ArenaRequest r = {.size = roundup(size, 16)};
    if (size > (uintptr_t)1 << 47) throwOutOfMemory();
    systemstack(arenaAlloc, &r);
    return (void *)r.result;
}

// A new chunk for the P; the rest of the old one is lost, at most 1/8 of it.
static NOINLINE COLD void *mallocRefill(Mcache *c, uintptr_t size) {
    ArenaRequest r = {.size = ChunkSize};
    systemstack(arenaAlloc, &r);
    c->next = r.result + size;
    c->end = r.result + ChunkSize;
    return (void *)r.result;
}

void *mallocgc(uintptr_t size, Rtype *type, bool needzero) {
    if (UNLIKELY(size == 0)) return &runtime_zerobase;
    if (UNLIKELY(size > MaxSmallSize)) return mallocLarge(size);
    M *mp = acquirem();
    Mcache *c = mp->p->mcache;
    size = roundup(size, size < 16 ? 8 : 16);
    uintptr_t p = roundup(c->next, size < 16 ? 8 : 16);
    void *result;
    if (LIKELY(p + size <= c->end)) {
        c->next = p + size;
        result = (void *)p;
    } else {
        result = mallocRefill(c, size);
    }
    releasem(mp);
    return result;
}

void *newobject(Rtype *type) {
    return mallocgc(type->size, type, true);
}

Mcache *allocmcache(void) {
    return persistentalloc(sizeof(Mcache), 16);
}

typedef struct PersistentRequest { uintptr_t size, align, result; } PersistentRequest;

G0_CODE

static COLD void persistentalloc1(void *arg) {
    PersistentRequest *r = arg;
    if (r->size >= ChunkSize) {
        r->result = reserve(roundup(r->size, physPageSize));
        return;
    }
    lock(&persistent.lock);
    uintptr_t p = roundup(persistent.next, r->align);
    if (p + r->size > persistent.end || persistent.next == 0) {
        p = reserve(ArenaSize / 4);
        persistent.end = p + ArenaSize / 4;
    }
    persistent.next = p + r->size;
    r->result = p;
    unlock(&persistent.lock);
}

G0_CODE_END

void *persistentalloc(uintptr_t size, uintptr_t align) {
    PersistentRequest r = {.size = size, .align = align};
    systemstack(persistentalloc1, &r);
    return (void *)r.result;
}

G0_CODE

// The first reservation happens here, so that a machine without memory says so before main.
void mallocinit(void) {
    mheap.next = reserve(ArenaSize);
    mheap.end = mheap.next + ArenaSize;
}

G0_CODE_END
