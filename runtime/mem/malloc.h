// malloc.h: the fast path of allocation. It is inline so that compiled code can have it from the runtime's bitcode:
// with a known type the class is a constant and what is left are some fifteen instructions.
//
// g.pins keeps the goroutine on its P between looking at the P's cache and taking from it. (It is the goroutine's,
// unlike m.locks: compiled code may be stopped between the instruction that loads m and the one that changes m.locks.)
#ifndef GOCC_MALLOC_H
#define GOCC_MALLOC_H

#include "mem/mheap.h"

void *mallocslow(uintptr_t size, Rtype *type, bool needzero); // malloc.c: everything that mallocfast cannot do

// The pointer map of a type whose pointers lie in the first 64 words. gcdata is a multiple of 8 bytes.
static inline __attribute__((always_inline)) uint64_t pointermask(const Rtype *type)
{
    uint64_t mask;
    __builtin_memcpy(&mask, type->gcdata, 8);
    return mask;
}

// Notes where the pointers of a new object at p are: size bytes of it, all of them `type` over and over.
static inline __attribute__((always_inline)) void setbitmap(uint64_t *meta, uintptr_t p, uintptr_t size,
                                                            const Rtype *type)
{
    uint64_t one = pointermask(type), mask = one;
    uint32_t words = (uint32_t)(type->size / 8);
    for (uint32_t at = words; at < size / 8; at += words)
        mask |= one << at;
    uint64_t *m = &meta[p >> MetaShift];
    uint32_t first = p / 8 % 64;
    m[0] |= mask << first;
    if (first != 0 && first + size / 8 > 64)
        m[1] |= mask >> (64 - first);
}

// Does it hold several elements, or arrays?
static inline __attribute__((always_inline)) bool hasarrays(uintptr_t size, const Rtype *type)
{
    return size > type->size || (type->tflag & TFlagIndexed) != 0 || type->kind == KindArray;
}

// The next object of a small class, NULL if the P's run is used up. size > 0, at least 8 if noscan.
static inline __attribute__((always_inline)) void *mallocfast(uintptr_t size, Rtype *type, bool needzero)
{
    if (UNLIKELY(size > MaxSmallSize))
        return NULL;
    bool noscan = type == NULL || type->ptrdata == 0;
    uint32_t class = sizeclass(size);
    G *gp = pin();
    Bump *b = &gp->m->p->mcache->bump[makespanclass(class, noscan)];
    uintptr_t biased = b->next, next = biased + classsize(class);
    if (UNLIKELY(next > b->end)) {
        unpin(gp);
        return NULL;
    }
    b->next = next;
    uintptr_t p = biased + BumpBias;
    uintptr_t align = classsize(class) & -classsize(class); // spans begin at pages
    __builtin_assume(p != 0 && p % align == 0);
    if (noscan) {
        if (needzero && b->needzero)
            memclrNoHeapPointers((void *)p, size);
    } else if (classsize(class) <= MaxBitmapSize) {
        setbitmap(b->meta, p, size, type);
        if (hasarrays(size, type))
            *arrayword(b->meta, p) |= 1ull << p / 8 % 64;
    } else {
        b->meta[p >> MetaShift] = (uintptr_t)type;
    }
    unpin(gp);
    return (void *)p;
}

#endif
