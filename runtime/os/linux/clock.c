// clock.c: the clocks, through the kernel's vDSO where there is one.
//
// The vDSO is an ELF object in every process; its clock_gettime reads the time without a system call. It is found by
// its dynamic symbol table. It has no split-stack prologue and wants up to a page of stack, so it is called on g0.
#include "os/linux/syscall.h"
#include "os/linux/elf.h"

typedef struct Timespec {
    int64_t sec, nsec;
} Timespec;
typedef int32_t (*ClockGettime)(int32_t clock, Timespec *t);

typedef struct Dyn {
    int64_t tag;
    uint64_t val;
} Dyn;
typedef struct Sym {
    uint32_t name;
    uint8_t info, other;
    uint16_t shndx;
    uint64_t value, size;
} Sym;

enum { PT_LOAD = 1, PT_DYNAMIC = 2, DT_HASH = 4, DT_STRTAB = 5, DT_SYMTAB = 6, DT_GNU_HASH = 0x6ffffef5 };
enum { CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1 };
enum { VirtualEpoch = 1257894000 }; // where virtual time begins: 2009-11-10 23:00:00 UTC, when Go was made public

static ClockGettime vdsoClockGettime; // NULL: use the system call

G0_CODE

static bool streq(const char *a, const char *b)
{
    while (*a != 0 && *a == *b)
        a++, b++;
    return *a == *b;
}

// Symbols of a table that only has a GNU hash: one more than the highest index in the last non-empty chain.
static uint32_t gnuHashCount(const uint32_t *hash)
{
    uint32_t nbuckets = hash[0], first = hash[1], bloom = hash[2], last = 0;
    const uint32_t *buckets = hash + 4 + bloom * 2, *chains = buckets + nbuckets;
    for (uint32_t i = 0; i < nbuckets; i++)
        if (buckets[i] > last)
            last = buckets[i];
    if (last < first)
        return 0;
    while ((chains[last - first] & 1) == 0)
        last++;
    return last + 1;
}

void vdsoinit(uintptr_t base)
{
    if (base == 0)
        return;
    const Ehdr *eh = (const Ehdr *)base;
    const Phdr *ph = (const Phdr *)(base + eh->phoff);
    const Dyn *dyn = NULL;
    uintptr_t bias = 0;
    for (int32_t i = 0; i < eh->phnum; i++) {
        if (ph[i].type == PT_LOAD && bias == 0)
            bias = base + ph[i].offset - ph[i].vaddr;
        if (ph[i].type == PT_DYNAMIC)
            dyn = (const Dyn *)(base + ph[i].offset);
    }
    const Sym *symbols = NULL;
    const char *strings = NULL;
    uint32_t count = 0;
    for (; dyn != NULL && dyn->tag != 0; dyn++) {
        if (dyn->tag == DT_SYMTAB)
            symbols = (const Sym *)(dyn->val + bias);
        if (dyn->tag == DT_STRTAB)
            strings = (const char *)(dyn->val + bias);
        if (dyn->tag == DT_HASH)
            count = ((const uint32_t *)(dyn->val + bias))[1];
        if (dyn->tag == DT_GNU_HASH && count == 0)
            count = gnuHashCount((const uint32_t *)(dyn->val + bias));
    }
    if (symbols == NULL || strings == NULL)
        return;
    for (uint32_t i = 0; i < count; i++)
        if (symbols[i].shndx != 0 && streq(strings + symbols[i].name, "__vdso_clock_gettime"))
            vdsoClockGettime = (ClockGettime)(symbols[i].value + bias);
}

G0_CODE_END

typedef struct ClockCall {
    int32_t clock;
    Timespec t;
} ClockCall;

static void clockCall(void *arg)
{
    ClockCall *c = arg;
    if (vdsoClockGettime != NULL && vdsoClockGettime(c->clock, &c->t) == 0)
        return;
    SYSCALL(clock_gettime, c->clock, &c->t);
}

int64_t nanotime(void)
{
    return UNLIKELY(sched.modes & ModeSeed) ? seedtime() : nanotime_real();
}

int64_t nanotime_real(void)
{
    ClockCall c = {.clock = CLOCK_MONOTONIC};
    systemstack(clockCall, &c);
    return c.t.sec * 1000000000 + c.t.nsec;
}

Walltime walltime(void)
{
    if (UNLIKELY(sched.modes & ModeSeed)) {
        int64_t now = seedtime();
        return (Walltime){VirtualEpoch + now / 1000000000, (int32_t)(now % 1000000000)};
    }
    ClockCall c = {.clock = CLOCK_REALTIME};
    systemstack(clockCall, &c);
    return (Walltime){c.t.sec, c.t.nsec};
}

// The kernel numbers the clocks of threads by thread ids: ~id, and 6 for "of a thread, as scheduled".
int64_t threadtime(uint32_t procid)
{
    Timespec t = {0, 0};
    SYSCALL(clock_gettime, (int32_t)(~procid << 3 | 6), &t);
    return t.sec * 1000000000 + t.nsec;
}
