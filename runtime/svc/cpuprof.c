// cpuprof.c: the CPU profile: where the program is, a hundred times for each second that its threads compute.
//
// The kernel's profiling timer counts the time of all threads and sends SIGPROF to one that runs. The handler looks its
// stack up in a table, without a lock: equal stacks of goroutines with the same labels are one record, which counts.
// Table and log, which has the records, are of fixed size; what does not fit is counted as lost.
//
// The labels of a record are an object of the heap that nothing else may refer to by the end of the profile. So if
// there are labels, the table has a second half that is an object of the heap (countprof.c makes it). The handler
// stores pointers there without a write barrier: when it does, the goroutine that it has interrupted has the same
// pointer in its g.labels, so a collection that is on its way will not miss it, and later ones find it in the table.
//
// GOCPUPROF=file profiles the whole program. Package runtime/pprof begins and ends when the program wants it; it takes
// over a profile that runtime.SetCPUProfileRate has begun, which is how a program gets another rate.
#include "mem/mspecial.h"
#include "os/linux/syscall.h"
#include "svc/pprof.h"

enum { LogWords = 1 << 20, MaxTries = 64, ITIMER_PROF = 2 };

typedef struct Record {
    uint64_t count; // atomic
    const Labels *labels;
    uint64_t n; // of pcs
    uintptr_t pcs[];
} Record;

static struct {
    uint32_t on;     // atomic
    uint32_t inside; // atomic: handlers at work
    bool unowned;    // begun by SetCPUProfileRate, and nobody has taken it over
    int32_t hz;
    int64_t begin;
    uint64_t *log;
    Record **table; // atomic entries
    uint64_t next;  // atomic: words of the log in use, may run over
    uint64_t lost;  // atomic
} prof;

const Labels **cpuprof_labels; // atomic: of each record in the table, for the collector; NULL: labels are not noted

static const char *path; // GOCPUPROF

G0_CODE

static void settimer(int32_t hz)
{
    int64_t t[4] = {0, hz == 0 ? 0 : 1000000 / hz, 0, hz == 0 ? 0 : 1000000 / hz}; // interval, first
    SYSCALL(setitimer, ITIMER_PROF, t, NULL);
}

static Record *newrecord(const uintptr_t *pcs, uint64_t n, const Labels *labels)
{
    uint64_t words = sizeof(Record) / 8 + n, at = __atomic_fetch_add(&prof.next, words, __ATOMIC_RELAXED);
    if (at + words > LogWords)
        return NULL;
    Record *r = (Record *)&prof.log[at];
    *r = (Record){1, labels, n};
    for (uint64_t i = 0; i < n; i++)
        r->pcs[i] = pcs[i];
    return r;
}

static bool same(const Record *r, const uintptr_t *pcs, uint64_t n, const Labels *labels)
{
    if (r->n != n || r->labels != labels)
        return false;
    for (uint64_t i = 0; i < n; i++)
        if (r->pcs[i] != pcs[i])
            return false;
    return true;
}

static void count(const uintptr_t *pcs, uint64_t n, const Labels *labels)
{
    uint64_t hash = n ^ (uintptr_t)labels;
    for (uint64_t i = 0; i < n; i++)
        hash = (hash ^ pcs[i]) * 0x9E3779B97F4A7C15u;
    Record *fresh = NULL;
    for (uint32_t i = (uint32_t)(hash >> 48), tries = 0; tries < MaxTries; i = (i + 1) % CPUSlots, tries++) {
        Record **at = &prof.table[i];
        if (atomic_load_acq(at) == NULL) {
            if (fresh == NULL && (fresh = newrecord(pcs, n, labels)) == NULL)
                break;
            if (atomic_cas(at, NULL, fresh)) {
                if (labels != NULL)
                    cpuprof_labels[i] = labels;
                return;
            }
        }
        if (same(*at, pcs, n, labels)) {
            __atomic_fetch_add(&(*at)->count, 1, __ATOMIC_RELAXED);
            return;
        }
    }
    __atomic_fetch_add(&prof.lost, 1, __ATOMIC_RELAXED);
}

static bool isgoexit(uintptr_t pc)
{
    return pc >= (uintptr_t)goexit && pc < (uintptr_t)goexit_end;
}

// Who has called systemstack, if gp is a g0 where that is under way. It cannot go on before we return.
static G *callerof(const G *gp)
{
    G *user = gp->m->curg;
    bool here = gp == gp->m->g0 && user != NULL && user->m == gp->m && readgstatus(user) == Grunning;
    return here ? user : NULL;
}

// On gsignal. gp: what was interrupted; g0: the scheduler, the collector, or something that a goroutine has done there.
static void tick(uintptr_t pc, uintptr_t bp, uintptr_t sp, G *gp)
{
    uintptr_t pcs[CPUFrames]; // as return addresses
    uint64_t n = 0;
    atomic_xadd(&prof.inside, 1);
    Place p = {.pc = pc, .bp = bp, .sp = sp, .gp = gp, .exact = true};
    if (gp->seg == NULL) {
        pcs[n++] = pc + 1;
        gp = callerof(gp);
        if (gp != NULL) {
            pcs[n++] = (uintptr_t)systemstack + 1;
            p = (Place){.pc = gp->sched.pc, .bp = gp->sched.bp, .sp = gp->sched.sp, .gp = gp};
        }
    }
    if (gp != NULL)
        do
            pcs[n++] = p.pc + p.exact;
        while (n < CPUFrames && stack_outwards(&p) && !isgoexit(p.pc));
    if (atomic_load(&prof.on))
        count(pcs, n, gp != NULL && cpuprof_labels != NULL ? gp->labels : NULL);
    atomic_xadd(&prof.inside, -1);
}

G0_CODE_END

static void complain(void)
{
    printcstring("runtime: cannot set cpu profile rate until previous profile has finished.\n");
}

// False: one is under way. Go programs that have set a rate are used to the complaint.
bool cpuprof_start(intgo hz)
{
    if (prof.unowned) {
        complain();
        prof.unowned = false;
        return true;
    }
    if (atomic_load(&prof.on))
        return false;
    if (prof.log == NULL)
        prof.log = sysReserve((LogWords + CPUSlots) * sizeof(uint64_t));
    if (prof.log == NULL)
        return false;
    prof.table = (Record **)(prof.log + LogWords);
    memset(prof.table, 0, CPUSlots * sizeof *prof.table);
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
        prof.unowned = cpuprof_start(hz < MaxRate ? hz : MaxRate);
    } else if (atomic_load(&prof.on)) {
        settimer(0);
    }
}

bool cpuprof_on(void)
{
    return atomic_load(&prof.on) != 0;
}

bool cpuprof_stop(Profile *p, void (*more)(Profile *))
{
    static const char *const types[][2] = {{"samples", "count"}, {"cpu", "nanoseconds"}, {"cpu", "nanoseconds"}};
    if (!atomic_load(&prof.on))
        return false;
    settimer(0);
    atomic_store(&prof.on, 0);
    while (atomic_load(&prof.inside) != 0)
        osyield();
    int64_t period = 1000000000 / prof.hz;
    profile_begin(p, types, 2, period);
    profile_duration(p, nanotime() - prof.begin);
    if (more != NULL)
        more(p);
    for (uint32_t i = 0; i < CPUSlots; i++) {
        const Record *r = prof.table[i];
        if (r == NULL)
            continue;
        int64_t values[2] = {(int64_t)r->count, (int64_t)r->count * period};
        profile_sample(
            p, &(Sample){.pcs = r->pcs, .npcs = (intgo)r->n, .values = values, .nvalues = 2, .labels = r->labels});
    }
    cpuprof_labels = NULL;
    return true;
}

void cpuprof_init(void)
{
    enum { Rate = 100 };
    path = gogetenv("GOCPUPROF");
    if (path != NULL)
        cpuprof_start(Rate);
}

void cpuprof_exit(void)
{
    if (path == NULL)
        return;
    const char *to = path;
    path = NULL;
    Profile p = {0};
    if (cpuprof_stop(&p, NULL))
        profile_write(to, &p);
}
