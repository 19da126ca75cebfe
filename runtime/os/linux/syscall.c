// syscall.c: system calls, and how tests make one fail (see syscall.h).
#include "os/linux/syscall.h"

static struct {
    int64_t number; // 0: none is to fail
    int64_t left;   // calls until the one that fails
    int64_t error;
} fault;

NOSPLIT int64_t rt_syscall_fails(int64_t number)
{
    if (LIKELY(number != fault.number))
        return 0;
    return atomic_xadd(&fault.left, -1) == 0 ? -fault.error : 0;
}

NOSPLIT int64_t rt_syscall(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
    int64_t failure = rt_syscall_fails(number);
    if (UNLIKELY(failure != 0))
        return failure;
    register uint64_t r10 __asm__("r10") = d;
    register uint64_t r8 __asm__("r8") = e;
    register uint64_t r9 __asm__("r9") = f;
    int64_t result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

G0_CODE

// If *s starts with word, steps over it.
static bool skip(const char **s, const char *word)
{
    const char *p = *s;
    while (*word != 0)
        if (*p++ != *word++)
            return false;
    *s = p;
    return true;
}

// GODEBUG=...,failsyscall=mmap:3:12,...
void syscallinit(void)
{
    static const char names[] =
#define RTSYS(name, number) #name ":\0"
        RT_SYSCALLS(RTSYS)
#undef RTSYS
        ;
    static const uint16_t numbers[] = {
#define RTSYS(name, number) number,
        RT_SYSCALLS(RTSYS)
#undef RTSYS
    };
    const char *s = godebug("failsyscall"), *name = names;
    if (s == NULL)
        return;
    for (uintptr_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (skip(&s, name)) {
            fault.left = parsenumber(&s);
            fault.error = skip(&s, ":") ? parsenumber(&s) : ENOMEM;
            fault.number = numbers[i];
            return;
        }
        while (*name++ != 0) {}
    }
}

G0_CODE_END
