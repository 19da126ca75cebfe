// memprof.c: the heap profile: which code has allocated what is in the heap, by type.
//
// It looks at one allocation in about so many bytes (the rate), at random, so that every byte is equally likely. The fast
// path of allocation knows nothing of it: a P is handed out runs of free objects that end where the next sample is
// (memprof_run, mem/mcache.c), and the allocation that finds its run used up comes to memprof_malloc. The object of a sample
// has a Special, so that the sweeper tells when it is gone. Counts are scaled up in the end: an object of size bytes is
// sampled with probability 1 - exp(-size/rate).
//
// GOHEAPPROF=file profiles from the start and writes the profile when the program ends. Package runtime/pprof begins with its
// import.
#include "mem/memprof.h"
#include "mem/mgc.h"
#include "mem/mspecial.h"
#include "svc/pprof.h"

enum { Buckets = 1 << 12, DefaultRate = 512 << 10 };

typedef struct Site { // one stack, size and type
    struct Site *next;
    uint64_t hash;
    uintptr_t size;
    const Rtype *type;
    uint64_t allocs, frees;
    intgo npcs;
    uintptr_t pcs[];
} Site;

static struct {
    Mutex lock;
    Site *bucket[Buckets];
} sites;

static const char *path; // GOHEAPPROF

// Bytes until the next sample: exponentially distributed, rate on average.
static int64_t nextsample(void)
{
    // -log(u) * rate for u in (0, 1]: u = 2^-k * f with f in [1/2, 1], and log f by a polynomial
    uint32_t r = cheaprand() | 1;
    int32_t k = __builtin_clz(r);
    double f = (double)(r << k) / 4294967296.0, t = (f - 0.75) / (f + 0.75),
           log_f = 2 * t * (1 + t * t / 3) - 0.2876820724517809;
    return (int64_t)((k * 0.6931471805599453 - log_f) * (double)memprof_rate) + 1;
}

uint32_t memprof_run(int64_t *left, uintptr_t size, uint32_t most)
{
    if (*left <= 0)
        *left = nextsample();
    uint64_t n = (uint64_t)(*left - 1) / size; // the one that reaches the sample is a run of its own
    return n == 0 ? 1 : n < most ? (uint32_t)n : most;
}

static Site *findsite(const uintptr_t *pcs, intgo n, uintptr_t size, const Rtype *type)
{
    uint64_t hash = size ^ (uintptr_t)type;
    for (intgo i = 0; i < n; i++)
        hash = (hash ^ pcs[i]) * 0x9E3779B97F4A7C15u;
    Site **head = &sites.bucket[hash >> 52];
    for (Site *s = *head; s != NULL; s = s->next)
        if (s->hash == hash && s->npcs == n && s->size == size && s->type == type &&
            memequal(s->pcs, pcs, (uintptr_t)n * sizeof *pcs))
            return s;
    Site *s = persistentalloc(sizeof(Site) + (uintptr_t)n * sizeof *pcs, 8);
    s->hash = hash;
    s->size = size;
    s->type = type;
    s->npcs = n;
    memmove(s->pcs, pcs, (uintptr_t)n * sizeof *pcs);
    s->next = *head;
    *head = s;
    return s;
}

static void sample(void *p, uintptr_t size, const Rtype *type)
{
    uintptr_t pcs[ProfileFrames];
    intgo n = return_addresses(pcs, ProfileFrames);
    M *mp = acquirem();
    lock(&sites.lock);
    Site *s = findsite(pcs, n, size, type);
    s->allocs++;
    unlock(&sites.lock);
    releasem(mp);
    special_add(
        (Special){.object = special_object((uintptr_t)p), .p = (uintptr_t)p, .site = s, .kind = SpecialProfile});
}

static void freed(void *site, uintptr_t size)
{
    lock(&sites.lock);
    ((Site *)site)->frees++;
    unlock(&sites.lock);
}

void memprof_start(intgo rate)
{
    if (special_freed == NULL) {
        special_freed = freed;
        memprof_sample = sample;
    }
    memprof_rate = rate < 0 ? 0 : rate;
}

// What n samples of size bytes stand for.
static int64_t scaled(uint64_t n, uintptr_t size)
{
    double x = (double)size / (double)(memprof_rate > 0 ? memprof_rate : 1);
    // 1 - exp(-x): a series where it is small, else by squaring
    if (x > 40 || memprof_rate <= 1)
        return (int64_t)n;
    double y = x / 1024, e = 1 - y + y * y / 2 - y * y * y / 6;
    for (int i = 0; i < 10; i++)
        e *= e;
    double p = x < 1e-5 ? x - x * x / 2 : 1 - e;
    return (int64_t)((double)n / p + 0.5);
}

// []byte. On a goroutine.
GoSlice pprof_heap(void)
{
    static const char *const types[][2] = {
        {"alloc_objects", "count"}, {"alloc_space", "bytes"}, {"inuse_objects", "count"},
        {"inuse_space", "bytes"},   {"space", "bytes"},
    };
    Profile p = {0};
    profile_begin(&p, types, 4, memprof_rate);
    for (uint32_t i = 0; i < Buckets; i++) {
        for (Site *s = atomic_load_acq(&sites.bucket[i]); s != NULL; s = s->next) {
            int64_t n = scaled(s->allocs, s->size), live = scaled(s->allocs - s->frees, s->size),
                    size = (int64_t)s->size;
            int64_t values[4] = {n, n * size, live, live * size};
            profile_sample(&p, s->pcs, s->npcs, values, 4, s->type == NULL ? (GoString){NULL, 0} : s->type->str,
                           s->size);
        }
    }
    return (GoSlice){p.out.p, (intgo)p.out.len, (intgo)p.out.cap};
}

void memprof_init(void)
{
    path = gogetenv("GOHEAPPROF");
    if (path != NULL)
        memprof_start(DefaultRate);
}

void memprof_exit(void)
{
    if (path == NULL)
        return;
    const char *to = path;
    path = NULL;
    gc_run();
    profile_write(to, pprof_heap());
}
