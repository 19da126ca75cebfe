// memprof.h: what the allocator asks the heap profiler (svc/memprof.c).
#ifndef GOCC_MEMPROF_H
#define GOCC_MEMPROF_H

#include "sched/rt.h"

extern bool memprof_on;                                                    // samples are taken
extern void (*memprof_sample)(void *p, uintptr_t size, const Rtype *type); // the object is one
// Objects of size bytes that the P may be handed out at once, at most `most`; *left: its bytes until the next sample.
uint32_t memprof_run(int64_t *left, uintptr_t size, uint32_t most);

#endif
