// atomic.c: package sync/atomic: for each operation a function of 32 and of 64 bits. int, uintptr and pointers are 64
// bits. All are sequentially consistent.
#include "svc/svc.h"

#define ATOMICS(bits)                                                                                                  \
    uint##bits##_t atomic_load##bits(uint##bits##_t *p)                                                                \
    {                                                                                                                  \
        return atomic_load(p);                                                                                         \
    }                                                                                                                  \
    void atomic_store##bits(uint##bits##_t *p, uint##bits##_t v)                                                       \
    {                                                                                                                  \
        atomic_store(p, v);                                                                                            \
    }                                                                                                                  \
    uint##bits##_t atomic_add##bits(uint##bits##_t *p, uint##bits##_t v)                                               \
    {                                                                                                                  \
        return atomic_xadd(p, v);                                                                                      \
    }                                                                                                                  \
    uint##bits##_t atomic_swap##bits(uint##bits##_t *p, uint##bits##_t v)                                              \
    {                                                                                                                  \
        return atomic_xchg(p, v);                                                                                      \
    }                                                                                                                  \
    uint##bits##_t atomic_and##bits(uint##bits##_t *p, uint##bits##_t v)                                               \
    {                                                                                                                  \
        return __atomic_fetch_and(p, v, __ATOMIC_SEQ_CST);                                                             \
    }                                                                                                                  \
    uint##bits##_t atomic_or##bits(uint##bits##_t *p, uint##bits##_t v)                                                \
    {                                                                                                                  \
        return __atomic_fetch_or(p, v, __ATOMIC_SEQ_CST);                                                              \
    }                                                                                                                  \
    bool atomic_cas##bits(uint##bits##_t *p, uint##bits##_t from, uint##bits##_t to)                                   \
    {                                                                                                                  \
        return atomic_cas(p, from, to);                                                                                \
    }

ATOMICS(32)
ATOMICS(64)

// A cas that tells what was there.
uint32_t atomic_replace32(uint32_t *p, uint32_t from, uint32_t to)
{
    __atomic_compare_exchange_n(p, &from, to, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return from;
}

// Pointers: what they replace, the collector is shown.
void *atomic_loadp(void **p)
{
    return atomic_load(p);
}

void atomic_storep(void **p, void *v)
{
    if (UNLIKELY(writeBarrierOn()))
        gcshade(atomic_xchg(p, v));
    else
        atomic_store(p, v);
}

void *atomic_swapp(void **p, void *v)
{
    void *old = atomic_xchg(p, v);
    if (UNLIKELY(writeBarrierOn()))
        gcshade(old);
    return old;
}

bool atomic_casp(void **p, void *from, void *to)
{
    bool done = atomic_cas(p, from, to);
    if (UNLIKELY(writeBarrierOn()) && done)
        gcshade(from);
    return done;
}
