// countprof.c: what package runtime/pprof adds to the profiles: those that count stacks, of goroutines, of goroutines
// that wait for ever, and of what the program counts itself; and some of cpuprof.c and memprof.c that programs without
// the package need not carry.
//
// Their stacks are lists of callers (callers.c), in which a function has a number of its own, inlined or not. A
// location of a profile is an address, with all functions that are active there. So numbers that follow their address
// are left out; one that has lost it, because the list begins in the middle, makes a location with the functions that
// remain.
#include "mem/mgc.h"
#include "svc/pprof.h"

static const uint8_t pointer_map[1] = {1};
Rtype pointer_type = {
    .size = sizeof(void *),
    .ptrdata = sizeof(void *),
    .align = sizeof(void *),
    .fieldAlign = sizeof(void *),
    .kind = KindUnsafePointer,
    .gcdata = pointer_map,
};

// ---- Lists of callers ----

intgo profile_callers(Profile *p, const uintptr_t *pcs, intgo n, uintptr_t *out)
{
    intgo count = 0;
    uintptr_t last = 0; // address that the number before has
    for (intgo i = 0; i < n; i++) {
        uintptr_t pc = callers_address(pcs[i]);
        if (pc - (uintptr_t)goexit <= 1)
            continue;
        bool inlined = pc != pcs[i], begins = !inlined || pc != last;
        last = pc;
        if (!begins)
            continue;
        intgo end = i + 1;
        while (inlined && end < n && callers_address(pcs[end]) == pc && pcs[end] != pc)
            end++;
        if (inlined || runtime_frameat(pc).line == 0)
            profile_functions(p, &pcs[i], inlined ? end - i : 1);
        out[count++] = pcs[i];
    }
    return count;
}

// ---- Counts ----

// A profile of one value, to be filled in.
Profile *pprof_newcounts(GoString name)
{
    char *s = mallocgc((uintptr_t)name.len + 1, NULL, true);
    memmove(s, name.str, (uintptr_t)name.len);
    const char *const types[][2] = {{s, "count"}, {s, "count"}};
    Profile *p = mallocgc(sizeof *p, &pointer_type, true);
    profile_begin(p, types, 1, 1);
    return p;
}

void pprof_addcount(Profile *p, const uintptr_t *pcs, intgo npcs, intgo cap, int64_t count, const Labels *labels)
{
    enum { Unknown = 1 };
    uintptr_t *out = mallocgc((uintptr_t)(npcs + 1) * sizeof *out, NULL, false);
    intgo n = profile_callers(p, pcs, npcs, out);
    if (n == 0) { // of threads: tools count nothing that is nowhere
        profile_function(p, Unknown, (GoString){NULL, 0}, (GoString){NULL, 0}, 0);
        out[n++] = Unknown;
    }
    profile_sample(p, &(Sample){.pcs = out, .npcs = n, .values = &count, .nvalues = 1, .labels = labels});
}

GoSlice pprof_counts(const Profile *p)
{
    return profile_bytes(p);
}

// ---- Of the heap and the CPU ----

GoSlice pprof_heap(bool allocs)
{
    Profile p = {0};
    memprof_write(&p);
    if (allocs)
        profile_default(&p, GOSTR("alloc_space"));
    return profile_bytes(&p);
}

void cpuprof_keeplabels(void)
{
    if (atomic_load_acq(&cpuprof_labels) != NULL)
        return;
    const Labels **fresh = mallocgc(CPUSlots * sizeof *fresh, &pointer_type, true);
    atomic_cas(&cpuprof_labels, NULL, fresh);
}

bool pprof_startcpu(intgo hz)
{
    cpuprof_keeplabels();
    return cpuprof_start(hz);
}

static void names(Profile *p)
{
    profile_function(p, (uintptr_t)systemstack + 1, GOSTR("runtime.systemstack"), GOSTR("runtime/arch/amd64/asm.S"), 0);
}

GoSlice pprof_stopcpu(void)
{
    Profile p = {0};
    cpuprof_stop(&p, names);
    return profile_bytes(&p);
}

// ---- Goroutines ----

typedef struct Stacks {
    uintptr_t *words; // for each stack how many numbers, and they
    intgo len, used;
    const void **labels; // of each goroutine
    intgo nlabels, n;
    G *me;
} Stacks;

G0_CODE

static void add(G *gp, void *arg)
{
    Stacks *s = arg;
    uintptr_t pcs[ProfileFrames];
    intgo n = goroutine_callers(gp, pcs, ProfileFrames);
    if (s->used + 1 + n <= s->len && s->n < s->nlabels) {
        s->words[s->used] = (uintptr_t)n;
        memmove(&s->words[s->used + 1], pcs, (uintptr_t)n * sizeof *pcs);
        s->labels[s->n] = gp->labels; // no barrier: gp holds them too, while the world is stopped
    }
    s->used += 1 + n;
    s->n++;
}

static void addother(G *gp, void *arg)
{
    const Stacks *s = arg;
    uint32_t status = readgstatus(gp);
    if (gp != s->me && status != Gdead && status != Gidle && !gp->isSystem)
        add(gp, arg);
}

static void addall(void *arg)
{
    Stacks *s = arg;
    add(s->me, s);
    forEachG(addother, s);
}

G0_CODE_END

// The stacks of all goroutines, the calling one first, or of those that wait for ever. More than fits is counted only.
StackCount pprof_goroutines(bool leaked, uintptr_t *words, intgo len, intgo cap, const void **labels, intgo nlabels,
                            intgo labelscap)
{
    Stacks s = {.words = words, .len = len, .labels = labels, .nlabels = nlabels, .me = getg()};
    if (leaked) {
        gc_leaks(add, &s); // none of them runs
    } else {
        stopTheWorld();
        systemstack(addall, &s);
        startTheWorld();
    }
    return (StackCount){s.used, s.n};
}
