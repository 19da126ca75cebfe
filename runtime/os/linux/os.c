// os.c: what the runtime asks of Linux: arguments, processors, memory, threads, sleeping.
//
// Functions that may fail give -errno or NULL; what to do about it is the caller's matter.
#include "os/linux/syscall.h"

int32_t runtime_argc;
char **runtime_argv, **runtime_envp;
uintptr_t physPageSize;
int32_t ncpu;
uint64_t startupRand; // from the kernel: seeds of cheaprand

static uintptr_t *auxv;

enum { AT_PAGESZ = 6, AT_RANDOM = 25, AT_SYSINFO_EHDR = 33 };

G0_CODE

void args(int32_t argc, char **argv)
{
    runtime_argc = argc;
    runtime_argv = argv;
    runtime_envp = argv + argc + 1;
    char **p = runtime_envp;
    while (*p != NULL)
        p++;
    auxv = (uintptr_t *)(p + 1);
}

const char *gogetenv(const char *name)
{
    for (char **e = runtime_envp; *e != NULL; e++) {
        uintptr_t i = 0;
        while (name[i] != 0 && (*e)[i] == name[i])
            i++;
        if (name[i] == 0 && (*e)[i] == '=')
            return *e + i + 1;
    }
    return NULL;
}

// The settings are separated by commas.
const char *godebug(const char *key)
{
    const char *s = gogetenv("GODEBUG");
    for (; s != NULL && *s != 0; s++) {
        uintptr_t i = 0;
        while (key[i] != 0 && s[i] == key[i])
            i++;
        if (key[i] == 0 && s[i] == '=')
            return s + i + 1;
        while (*s != ',' && s[1] != 0)
            s++;
    }
    return NULL;
}

int64_t godebugnumber(const char *key, int64_t unset)
{
    const char *s = godebug(key);
    return s == NULL ? unset : parsenumber(&s);
}

int64_t parsenumber(const char **s)
{
    int64_t n = 0;
    while (**s >= '0' && **s <= '9')
        n = n * 10 + *(*s)++ - '0';
    return n;
}

// Processors that this process may run on.
int32_t getproccount(void)
{
    uint64_t mask[1024 / 8];
    int64_t n = SYSCALL(sched_getaffinity, 0, sizeof mask, mask);
    int32_t count = 0;
    for (int64_t i = 0; i < n / 8; i++)
        count += __builtin_popcountll(mask[i]);
    return count > 0 ? count : 1;
}

void osinit(void)
{
    uintptr_t vdso = 0;
    physPageSize = 4096;
    for (uintptr_t *a = auxv; a[0] != 0; a += 2) {
        if (a[0] == AT_PAGESZ)
            physPageSize = a[1];
        if (a[0] == AT_SYSINFO_EHDR)
            vdso = a[1];
        if (a[0] == AT_RANDOM)
            memmove(&startupRand, (void *)a[1], sizeof startupRand);
    }
    syscallinit();
    vdsoinit(vdso);
    ncpu = getproccount();
}

G0_CODE_END

int64_t write(int32_t fd, const void *p, uintptr_t n)
{
    return SYSCALL(write, fd, p, n);
}

void exit(int32_t code)
{
    if (UNLIKELY(sched.modes & ModeTrace))
        traceend();
    for (;;)
        SYSCALL(exit_group, code);
}

enum { PROT_READ = 1, PROT_WRITE = 2, MAP_PRIVATE = 2, MAP_ANONYMOUS = 0x20, MAP_NORESERVE = 0x4000 };

void *sysReserve(uintptr_t n)
{
    void *wish = UNLIKELY(sched.modes & ModeSeed) ? seedaddress(n) : NULL;
    int64_t p = SYSCALL(mmap, wish, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p < 0 && p > -4096 ? NULL : (void *)p;
}

void *sysMap(void *hint, uintptr_t n)
{
    int64_t p = SYSCALL(mmap, hint, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p < 0 && p > -4096 ? NULL : (void *)p;
}

void sysFree(void *p, uintptr_t n)
{
    SYSCALL(munmap, p, n);
}

enum { MADV_DONTNEED = 4, MADV_HUGEPAGE = 14 };

void sysUnused(void *p, uintptr_t n)
{
    SYSCALL(madvise, p, n, MADV_DONTNEED);
}

void sysHugePage(void *p, uintptr_t n)
{
    SYSCALL(madvise, p, n, MADV_HUGEPAGE);
}

typedef struct Timespec {
    int64_t sec, nsec;
} Timespec;

void usleep(uint32_t usec)
{
    Timespec t = {usec / 1000000, usec % 1000000 * 1000};
    SYSCALL(nanosleep, &t, 0);
}

void osyield(void)
{
    SYSCALL(sched_yield);
}

enum { FUTEX_WAIT_PRIVATE = 128, FUTEX_WAKE_PRIVATE = 129 };

int32_t futexsleep(uint32_t *addr, uint32_t val, int64_t ns)
{
    Timespec t = {ns / 1000000000, ns % 1000000000};
    return SYSCALL(futex, addr, FUTEX_WAIT_PRIVATE, val, ns < 0 ? NULL : &t);
}

// A failing wake-up would lose it for good: there is nothing sensible to go on with.
static NOINLINE COLD void wakeupfailed(uint32_t *addr, int64_t result)
{
    printlock();
    printstring(GOSTR("futexwakeup addr="));
    printpointer(addr);
    printstring(GOSTR(" returned "));
    printint(result);
    printnl();
    printunlock();
    throw("futexwakeup");
}

void futexwakeup(uint32_t *addr, uint32_t cnt)
{
    int64_t result = SYSCALL(futex, addr, FUTEX_WAKE_PRIVATE, cnt);
    if (UNLIKELY(result < 0))
        wakeupfailed(addr, result);
}

enum { MEMBARRIER_PRIVATE_EXPEDITED = 8, MEMBARRIER_REGISTER_PRIVATE_EXPEDITED = 16 };

bool barrierAllThreads(void)
{
    static uint32_t registered; // atomic
    if (atomic_load_relaxed(&registered) == 0) {
        if (SYSCALL(membarrier, MEMBARRIER_REGISTER_PRIVATE_EXPEDITED, 0, 0) < 0)
            return false;
        atomic_store(&registered, 1);
    }
    return SYSCALL(membarrier, MEMBARRIER_PRIVATE_EXPEDITED, 0, 0) == 0;
}

enum {
    CLONE_VM = 0x100,
    CLONE_FS = 0x200,
    CLONE_FILES = 0x400,
    CLONE_SIGHAND = 0x800,
    CLONE_THREAD = 0x10000,
    CLONE_SYSVSEM = 0x40000,
    CLONE_SETTLS = 0x80000,
};

// Signals stay blocked while the thread starts: until its g is in thread storage a handler would find none.
G0_CODE

int32_t newosproc(M *mp, void *stk)
{
    int64_t failure = rt_syscall_fails(SYS_clone);
    if (failure != 0)
        return failure;
    uint64_t flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS;
    uint64_t all = ~0ull, old;
    SYSCALL(rt_sigprocmask, 2, &all, &old, sizeof all);
    mp->sigmask = old;
    int32_t id = rt_clone(flags, stk, mp->tls, mp->g0);
    SYSCALL(rt_sigprocmask, 2, &old, NULL, sizeof old);
    return id;
}

void exitThread(uint32_t *alive)
{
    uint64_t all = ~0ull;
    SYSCALL(rt_sigprocmask, 2, &all, NULL, sizeof all);
    SYSCALL(set_tid_address, alive);
    for (;;)
        SYSCALL(exit, 0);
}

G0_CODE_END
