// mbarrier.c: the write barrier for C code, and what compiled code calls for large values
// (compiler/codegen/cg_barrier.c says what the barrier is for). While runtime_writeBarrier is set, gcshade must see
// every heap pointer before it disappears from the heap or from static data: by being overwritten, cleared, or moved
// away. Exempt are stacks, objects just allocated and places known to hold NULL.
#include "sched/rt.h"

// gcshade for compiled code, which wants to keep its registers. No stack check: that would change r10.
NOSPLIT __attribute__((preserve_most)) void gcshade1(const void *p)
{
    gcshade(p);
}

// Calls gcshade with every pointer of the object at p, as its type's map says.
static void shade_object(const uint8_t *p, const Rtype *t)
{
    if (t->tflag & TFlagGCParts) {
        for (const GCPart *part = (const GCPart *)t->gcdata; part->count != 0; part++)
            for (uintptr_t i = 0; i < part->count; i++)
                shade_object(p + part->offset + i * part->type->size, part->type);
        return;
    }
    for (uintptr_t word = 0; word < t->ptrdata / sizeof(void *); word++)
        if (t->gcdata[word / 8] >> (word % 8) & 1)
            gcshade(((void *const *)p)[word]);
}

void bulkBarrierPreWrite(const void *p, uintptr_t bytes, Rtype *elem)
{
    if (elem->ptrdata == 0 || !writeBarrierOn())
        return;
    for (uintptr_t at = 0; at + elem->size <= bytes; at += elem->size)
        shade_object((const uint8_t *)p + at, elem);
}

void typedmemmove(Rtype *t, void *to, const void *from)
{
    if (UNLIKELY(writeBarrierOn()))
        bulkBarrierPreWrite(to, t->size, t);
    memmove(to, from, t->size);
}

void typedmemclr(Rtype *t, void *p)
{
    if (UNLIKELY(writeBarrierOn()))
        bulkBarrierPreWrite(p, t->size, t);
    memclrNoHeapPointers(p, t->size);
}
