// memprof.c: the heap profile: which code has allocated what is in the heap, by type.
//
// It looks at one allocation in about so many bytes (the rate), at random, so that every byte is equally likely. The
// fast path of allocation knows nothing of it: a P is handed out runs of free objects that end where the next sample is
// (memprof_run, mem/mcache.c), and the allocation that finds its run used up comes to mallocslow. Each span class of
// each P counts by itself, which is the same at random: if all shared a count, what comes next to a run, of whatever
// class, would reach the sample in its place, mostly a large object. The object of a sample has a Special, so that the
// sweeper tells when it is gone. Counts are scaled up in the end: an object of size bytes is sampled with probability 1
// - exp(-size/rate).
//
// GOHEAPPROF=file writes the profile when the program ends. Otherwise samples are taken if the program contains the
// variable runtime.MemProfileRate: because it sets it, or because it asks for the profile, by packages runtime or
// runtime/pprof. The compiler exports the variable, which may change at any time. A P does not notice before its runs
// are used up; so that a rate that is set at the beginning of the program holds at once, the first runs are of one
// object each.
#include "mem/memprof.h"
#include "mem/mgc.h"
#include "mem/mspecial.h"
#include "svc/pprof.h"

enum {
    Buckets = 1 << 12,
    DefaultRate = 512 << 10,
    SingleRuns = 1 << 14,
    Unlikely = 50, // a sample is not as many times the rate away, but with probability exp(-50)
};

extern const intgo exported_rate __asm__("runtime.MemProfileRate") __attribute__((weak));

static struct {
    Mutex lock;
    Site *bucket[Buckets];
} sites;

static const char *path; // GOHEAPPROF
static uint32_t runs;    // atomic: handed out so far, at most SingleRuns

static const intgo *exported(void)
{
    const intgo *rate = &exported_rate;
    __asm__("" : "+r"(rate)); // a weak symbol: may be 0
    return rate;
}

// Bytes between two samples; 0: none.
static intgo current_rate(void)
{
    const intgo *rate = exported();
    intgo n = rate == NULL ? DefaultRate : atomic_load_relaxed(rate);
    return n < 0 ? 0 : n;
}

// Bytes until the next sample: exponentially distributed, rate on average.
static int64_t nextsample(intgo rate)
{
    if (rate == 1)
        return 1;
    // -log(u) * rate for u in (0, 1]: u = 2^-k * f with f in [1/2, 1], and log f by a polynomial
    uint32_t r = cheaprand() | 1;
    int32_t k = __builtin_clz(r);
    double f = (double)(r << k) / 4294967296.0, t = (f - 0.75) / (f + 0.75),
           log_f = 2 * t * (1 + t * t / 3) - 0.2876820724517809;
    return (int64_t)((k * 0.6931471805599453 - log_f) * (double)rate) + 1;
}

uint32_t memprof_run(int64_t *left, uintptr_t size, uint32_t most)
{
    intgo rate = current_rate();
    if (rate == 0) {
        *left = INT64_MAX / 2; // until the rate changes
        return most;
    }
    if (*left <= 0 || *left / Unlikely > rate)
        *left = nextsample(rate);
    if (atomic_load_relaxed(&runs) < SingleRuns) {
        atomic_store_relaxed(&runs, runs + 1);
        return 1;
    }
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

void memprof_foreach(void (*fn)(const Site *s, void *arg), void *arg)
{
    lock(&sites.lock);
    for (uint32_t i = 0; i < Buckets; i++)
        for (Site *s = sites.bucket[i]; s != NULL; s = s->next)
            fn(s, arg);
    unlock(&sites.lock);
}

// What n samples of size bytes stand for.
static int64_t scaled(uint64_t n, uintptr_t size, intgo rate)
{
    double x = (double)size / (double)(rate > 0 ? rate : 1);
    // 1 - exp(-x): a series where it is small, else by squaring
    if (x > 40 || rate <= 1)
        return (int64_t)n;
    double y = x / 1024, e = 1 - y + y * y / 2 - y * y * y / 6;
    for (int i = 0; i < 10; i++)
        e *= e;
    double p = x < 1e-5 ? x - x * x / 2 : 1 - e;
    return (int64_t)((double)n / p + 0.5);
}

intgo pprof_heaprate(void)
{
    return current_rate();
}

void memprof_write(Profile *p)
{
    static const char *const types[][2] = {
        {"alloc_objects", "count"}, {"alloc_space", "bytes"}, {"inuse_objects", "count"},
        {"inuse_space", "bytes"},   {"space", "bytes"},
    };
    intgo rate = current_rate();
    profile_begin(p, types, 4, rate);
    for (uint32_t i = 0; i < Buckets; i++) {
        for (Site *s = atomic_load_acq(&sites.bucket[i]); s != NULL; s = s->next) {
            int64_t n = scaled(s->allocs, s->size, rate), live = scaled(s->allocs - s->frees, s->size, rate),
                    size = (int64_t)s->size;
            int64_t values[4] = {n, n * size, live, live * size};
            profile_sample(p, &(Sample){.pcs = s->pcs,
                                        .npcs = s->npcs,
                                        .values = values,
                                        .nvalues = 4,
                                        .size = s->size,
                                        .type = s->type == NULL ? (GoString){NULL, 0} : s->type->str});
        }
    }
}

void memprof_init(void)
{
    path = gogetenv("GOHEAPPROF");
    if (path == NULL && exported() == NULL)
        return;
    special_freed = freed;
    memprof_sample = sample;
    memprof_on = true;
}

void memprof_exit(void)
{
    if (path == NULL)
        return;
    const char *to = path;
    path = NULL;
    gc_run();
    Profile p = {0};
    memprof_write(&p);
    profile_write(to, &p);
}
