// pprof.h: what memprof.c, blockprof.c and cpuprof.c share. pprof.c tells about the format.
#ifndef GOCC_PPROF_H
#define GOCC_PPROF_H

#include "svc/svc.h"

typedef struct Bytes {
    uint8_t *p;
    uintptr_t len, cap;
} Bytes;

// Numbers things by their addresses, from 1 on.
typedef struct Numbers {
    struct {
        uintptr_t key;
        uint64_t number;
    } * at;
    uint32_t mask, count;
} Numbers;

typedef struct Profile {
    Bytes out;
    Numbers strings, locations, functions;
} Profile;

// All on a goroutine; they allocate. types[n]: of the period.
void profile_begin(Profile *p, const char *const (*types)[2], int n, int64_t period);
void profile_duration(Profile *p, int64_t ns);
// pcs: return addresses, the innermost first. type empty, size 0: no such label.
void profile_sample(Profile *p, const uintptr_t *pcs, intgo npcs, const int64_t *values, int nvalues, GoString type,
                    uintptr_t size);
// What pc in samples to come means: one function, or, name empty, what is not known.
void profile_function(Profile *p, uintptr_t pc, GoString name, GoString file, uint32_t number_);
void profile_write(const char *path, GoSlice data); // makes the file; nothing can be done if that fails

typedef struct Site { // what one stack has allocated of one size and type; samples
    struct Site *next;
    uint64_t hash;
    uintptr_t size;
    const Rtype *type;
    uint64_t allocs, frees;
    intgo npcs;
    uintptr_t pcs[]; // return addresses
} Site;
void memprof_foreach(void (*fn)(const Site *s, void *arg), void *arg); // g0. A lock is held meanwhile
void memprof_init(void);
void memprof_exit(void);
void cpuprof_init(void);
void cpuprof_exit(void);

enum { ProfileFrames = 64 };

#endif
