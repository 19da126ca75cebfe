// mspecial.h: what shall happen when an object becomes garbage. mspecial.c tells how it works.
#ifndef GOCC_MSPECIAL_H
#define GOCC_MSPECIAL_H

#include "mem/mheap.h"

typedef enum SpecialKind {
    SpecialFinalizer, // runtime.SetFinalizer: a call with the object, which lives on until the next time
    SpecialCleanup,   // runtime.AddCleanup: a call without it
    SpecialWeak,      // package weak: the handle becomes nil
    SpecialProfile,   // the heap profile counts it as freed
} SpecialKind;

typedef struct Special {
    struct Special *next; // in its bucket
    uintptr_t object;     // begin of the object; of what is not in the heap, p
    uintptr_t p;          // what the program named: may lie inside
    uint64_t id;          // of a cleanup
    union {
        Funcval *fn;       // finalizer, cleanup
        uintptr_t *handle; // weak: an object without pointers that holds p, or 0
        void *site;        // profile
    };
    Rtype *arg, *type, *object_type; // finalizer: its parameter's type, its own, and that of the pointer it is to get
    uint8_t kind;
} Special;

// A call that is due.
typedef struct DueCall {
    Funcval *fn;
    uintptr_t object; // finalizer's argument; 0 of a cleanup
    Rtype *arg, *type, *object_type;
} DueCall;

enum { SpecialShards = 64 };

bool special_add(Special s); // false: the object has a finalizer already. Any goroutine
void special_remove(uintptr_t p, SpecialKind kind, uint64_t id); // of the object that p points to, if it is there
uint64_t special_nextid(void);
uintptr_t special_object(uintptr_t p);   // begin of the heap object that p points into; 0: not in the heap
uintptr_t *special_handle(uintptr_t p);  // the weak handle of p, made if there is none
void *special_strong(uintptr_t *handle); // what it points to, which lives on; NULL: gone
bool special_due(DueCall *call);         // takes the next; false: none
bool special_isdue(void);
extern void (*special_wake)(void);                        // whoever makes the calls: there is one. m.locks may be up
extern void (*special_freed)(void *site, uintptr_t size); // the profiler's
// For the collector.
// while marking: what only specials keep alive
void specials_roots(uint32_t shard, void (*fn)(uintptr_t value, void *arg), void *arg);
// g0, world stopped: all that there are, and the calls that are due.
void specials_each(void (*fn)(const Special *s, void *arg), void (*due)(const DueCall *call, void *arg), void *arg);
void specials_sweep(Mspan *s); // before its marks become alloc bits, if s->nspecials > 0

#endif
