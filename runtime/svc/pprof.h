// pprof.h: what memprof.c, blockprof.c, cpuprof.c, countprof.c and labels.c share. pprof.c tells about the format.
#ifndef GOCC_PPROF_H
#define GOCC_PPROF_H

#include "svc/svc.h"

struct Bytes {
    uint8_t *p;
    uintptr_t len, cap;
};

// Numbers things by their addresses, from 1 on.
typedef struct Numbers {
    struct {
        uintptr_t key;
        uint64_t number;
    } * at;
    uint32_t mask, count;
} Numbers;

struct Profile {
    Bytes out;
    Numbers strings, locations, functions;
    void *labelstrings; // labels.c
};

typedef struct Label {
    GoString key, value;
} Label;

struct Labels { // runtime/pprof's labelSet; sorted by key
    Label *list;
    intgo len, cap;
};

typedef struct Sample {
    const uintptr_t *pcs; // return addresses, the innermost first
    intgo npcs;
    const int64_t *values;
    int nvalues;
    uintptr_t size;       // of the objects; 0: not said
    GoString type;        // of the objects; empty: not said
    const Labels *labels; // or NULL
} Sample;

// All on a goroutine; they allocate. types[n]: of the period.
void profile_begin(Profile *p, const char *const (*types)[2], int n, int64_t period);
void profile_duration(Profile *p, int64_t ns);
void profile_default(Profile *p, GoString type); // which type of the samples' values tools show first
void profile_sample(Profile *p, const Sample *s);
GoSlice profile_bytes(const Profile *p); // all of it
// For labels.c: adds a string that the profile does not have; a label to a sample, by the numbers of its strings.
uint64_t profile_newstring(Profile *p, GoString s);
void profile_label(Bytes *sample, uint64_t key, uint64_t value);
// What pc in samples to come means: one function, or, name empty, what is not known.
void profile_function(Profile *p, uintptr_t pc, GoString name, GoString file, uint32_t number_);
// What the number of an inlined function (runtime_callers) means that begins a list, with n - 1 that follow.
void profile_functions(Profile *p, const uintptr_t *pcs, intgo n);
// The locations of a list of runtime_callers; out: room for n. How many.
intgo profile_callers(Profile *p, const uintptr_t *pcs, intgo n, uintptr_t *out);
void profile_write(const char *path, const Profile *p); // makes the file; nothing can be done if that fails

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
void memprof_write(Profile *p);                                        // a goroutine
void memprof_init(void);
void memprof_exit(void);
extern const Labels **cpuprof_labels; // see cpuprof.c
void cpuprof_keeplabels(void);        // a goroutine: samples are going to have labels
bool cpuprof_start(intgo hz);         // a goroutine. False: one is under way
bool cpuprof_on(void);
// A goroutine. Ends the profile and writes it; more, if not NULL, is called after profile_begin. False: there is none
bool cpuprof_stop(Profile *p, void (*more)(Profile *p));
void cpuprof_init(void);
void cpuprof_exit(void);

extern Rtype pointer_type; // countprof.c: of an array of pointers
enum { ProfileFrames = 128, CPUFrames = 64, CPUSlots = 1 << 16 };

#endif
