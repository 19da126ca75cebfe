// cpuprof.c: the CPU profile: where the program is, a hundred times for each second that its threads compute.
//
// The kernel's profiling timer counts the time of all threads and sends SIGPROF to one that runs. The handler notes the
// stack of the goroutine there in a log of fixed size, without a lock; what does not fit is counted as lost. When the
// profile ends the log becomes a profile, equal stacks together.
//
// GOCPUPROF=file profiles the whole program. Package runtime/pprof begins and ends when the program wants it; it takes
// over a profile that runtime.SetCPUProfileRate has begun, which is how a program gets another rate.
#include "mem/mspecial.h"
#include "os/linux/syscall.h"
#include "svc/pprof.h"

enum { LogWords = 1 << 20, ITIMER_PROF = 2 };

typedef struct Record {
    uint64_t n, count;
    uintptr_t pcs[];
} Record; // n: of pcs

static struct {
    uint32_t on;  // atomic
    bool unowned; // begun by SetCPUProfileRate, and nobody has taken it over
    int32_t hz;
    int64_t begin;
    uint64_t *log;
    uint64_t next; // atomic: words used, may run over
    uint64_t lost; // atomic
} prof;

static const char *path; // GOCPUPROF

G0_CODE

static void settimer(int32_t hz)
{
    int64_t t[4] = {0, hz == 0 ? 0 : 1000000 / hz, 0, hz == 0 ? 0 : 1000000 / hz}; // interval, first
    SYSCALL(setitimer, ITIMER_PROF, t, NULL);
}

// On gsignal. gp: what was interrupted.
static void tick(uintptr_t pc, uintptr_t bp, uintptr_t sp, G *gp)
{
    if (!atomic_load(&prof.on))
        return;
    uintptr_t pcs[ProfileFrames];
    uint64_t n = 0;
    if (gp->seg != NULL) {
        Place p = {.pc = pc, .bp = bp, .sp = sp, .gp = gp, .exact = true};
        do {
            pcs[n] = p.pc + p.exact; // as if it were a return address
            n++;
        } while (n < ProfileFrames && stack_outwards(&p));
    } else {
        pcs[n++] = pc + 1; // the scheduler, the collector
    }
    uint64_t at = __atomic_fetch_add(&prof.next, n + 2, __ATOMIC_RELAXED);
    if (at + n + 2 > LogWords) {
        __atomic_fetch_add(&prof.lost, 1, __ATOMIC_RELAXED);
        return;
    }
    Record *r = (Record *)&prof.log[at];
    for (uint64_t i = 0; i < n; i++)
        r->pcs[i] = pcs[i];
    r->count = 1;
    __atomic_store_n(&r->n, n, __ATOMIC_RELEASE);
}

G0_CODE_END

static void complain(void)
{
    printcstring("runtime: cannot set cpu profile rate until previous profile has finished.\n");
}

// False: one is under way. Go programs that have set a rate are used to the complaint.
bool pprof_startcpu(intgo hz)
{
    if (prof.unowned) {
        complain();
        prof.unowned = false;
        return true;
    }
    if (atomic_load(&prof.on))
        return false;
    if (prof.log == NULL)
        prof.log = sysReserve(LogWords * sizeof(uint64_t));
    if (prof.log == NULL)
        return false;
    memset(prof.log, 0, (prof.next < LogWords ? prof.next : LogWords) * sizeof(uint64_t));
    prof.next = prof.lost = 0;
    prof.hz = (int32_t)hz;
    prof.begin = nanotime();
    sigprof = tick;
    atomic_store(&prof.on, 1);
    settimer(prof.hz);
    return true;
}

void runtime_setcpuprofilerate(intgo hz)
{
    enum { MaxRate = 1000000 };
    if (hz > 0 && atomic_load(&prof.on)) {
        complain();
    } else if (hz > 0) {
        prof.unowned = pprof_startcpu(hz < MaxRate ? hz : MaxRate);
    } else if (atomic_load(&prof.on)) {
        settimer(0);
    }
}

static bool same(const Record *a, const Record *b)
{
    return a->n == b->n && memequal(a->pcs, b->pcs, a->n * sizeof(uintptr_t));
}

// Counts equal records at the first of them. table: 1 << 16 entries, zero.
static void merge(Record *r, Record **table)
{
    uint64_t hash = r->n;
    for (uint64_t i = 0; i < r->n; i++)
        hash = (hash ^ r->pcs[i]) * 0x9E3779B97F4A7C15u;
    for (uint32_t i = (uint32_t)(hash >> 48), tries = 0; tries < 64; i = (i + 1) & 0xFFFF, tries++) {
        if (table[i] == NULL) {
            table[i] = r;
            return;
        }
        if (same(table[i], r)) {
            table[i]->count++;
            r->count = 0;
            return;
        }
    }
}

// Ends the profile; []byte.
GoSlice pprof_stopcpu(void)
{
    static const char *const types[][2] = {{"samples", "count"}, {"cpu", "nanoseconds"}, {"cpu", "nanoseconds"}};
    if (!atomic_load(&prof.on))
        return (GoSlice){NULL, 0, 0};
    settimer(0);
    atomic_store(&prof.on, 0);
    int64_t period = 1000000000 / prof.hz;
    Record **table = mallocgc((1 << 16) * sizeof *table, NULL, true);
    Profile p = {0};
    profile_begin(&p, types, 2, period);
    profile_duration(&p, nanotime() - prof.begin);
    for (int pass = 0; pass < 2; pass++) {
        uint64_t n;
        for (uint64_t at = 0; at + 2 < LogWords && (n = prof.log[at]) != 0; at += n + 2) {
            Record *r = (Record *)&prof.log[at];
            if (pass == 0) {
                merge(r, table);
            } else if (r->count > 0) {
                int64_t values[2] = {(int64_t)r->count, (int64_t)r->count * period};
                profile_sample(&p, r->pcs, (intgo)r->n, values, 2, (GoString){NULL, 0}, 0);
            }
        }
    }
    return (GoSlice){p.out.p, (intgo)p.out.len, (intgo)p.out.cap};
}

void cpuprof_init(void)
{
    enum { Rate = 100 };
    path = gogetenv("GOCPUPROF");
    if (path != NULL)
        pprof_startcpu(Rate);
}

void cpuprof_exit(void)
{
    if (path == NULL)
        return;
    const char *to = path;
    path = NULL;
    profile_write(to, pprof_stopcpu());
}
