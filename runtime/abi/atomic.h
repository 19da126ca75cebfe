// atomic.h: atomic operations under one short name each, over the compiler's __atomic builtins.
//
// A plain name is sequentially consistent; _acq, _rel and _relaxed say which order is enough, and the caller says why.
// They work on plain integer and pointer lvalues: a field that is sometimes accessed under a lock and sometimes without
// stays an ordinary field, and its tail comment says which accesses are atomic.
#ifndef GOCC_ATOMIC_H
#define GOCC_ATOMIC_H

#include <stdbool.h>
#include <stdint.h>

#define atomic_load(p) __atomic_load_n((p), __ATOMIC_SEQ_CST)
#define atomic_load_acq(p) __atomic_load_n((p), __ATOMIC_ACQUIRE)
#define atomic_load_relaxed(p) __atomic_load_n((p), __ATOMIC_RELAXED)

#define atomic_store(p, v) __atomic_store_n((p), (v), __ATOMIC_SEQ_CST)
#define atomic_store_rel(p, v) __atomic_store_n((p), (v), __ATOMIC_RELEASE)
#define atomic_store_relaxed(p, v) __atomic_store_n((p), (v), __ATOMIC_RELAXED)

// xadd gives the new value, as Go's atomic.Xadd does.
#define atomic_xadd(p, d) __atomic_add_fetch((p), (d), __ATOMIC_SEQ_CST)
#define atomic_xchg(p, v) __atomic_exchange_n((p), (v), __ATOMIC_SEQ_CST)

// cas(p, old, new): true if *p was old and is new now.
#define atomic_cas(p, old, new)                                                                                        \
    ({                                                                                                                 \
        __typeof__(*(p)) cas_old_ = (old);                                                                             \
        __atomic_compare_exchange_n((p), &cas_old_, (new), false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);                 \
    })
#define atomic_cas_rel(p, old, new)                                                                                    \
    ({                                                                                                                 \
        __typeof__(*(p)) cas_old_ = (old);                                                                             \
        __atomic_compare_exchange_n((p), &cas_old_, (new), false, __ATOMIC_RELEASE, __ATOMIC_RELAXED);                 \
    })

// Tells the core that this is a spin loop.
static inline void cpu_relax(void)
{
    __builtin_ia32_pause();
}

// The time stamp counter: monotonic on each core and nearly equal on all, some GHz.
static inline uint64_t cputicks(void)
{
    return __builtin_ia32_rdtsc();
}

#endif
