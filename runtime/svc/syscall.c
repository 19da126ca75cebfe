// syscall.c: package syscall: the door to the kernel for the library, the arguments and the environment.
#include "os/linux/syscall.h"
#include "svc/svc.h"

// The arguments stay in this frame during the call: an address among them keeps its object alive.
int64_t syscall_blocking(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
    uint64_t args[] = {a, b, c, d, e, f};
    __asm__ volatile("" : : "r"(args) : "memory");
    int64_t result = blockingsyscall(number, a, b, c, d, e, f);
    __asm__ volatile("" : : "r"(args) : "memory");
    return result;
}

int64_t syscall_raw(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
    return rt_syscall(number, a, b, c, d, e, f);
}

void syscall_exit(intgo code)
{
    profilesend(false);
    exit((int32_t)code);
}

intgo syscall_pagesize(void)
{
    return (intgo)physPageSize;
}

static GoString cstring(const char *s)
{
    intgo n = 0;
    while (s[n] != 0)
        n++;
    return (GoString){(uint8_t *)s, n};
}

intgo syscall_argc(void)
{
    return runtime_argc;
}

// The strings of the process's first stack: they are there until its end.
GoString syscall_arg(intgo i)
{
    return cstring(runtime_argv[i]);
}

intgo syscall_envc(void)
{
    intgo n = 0;
    while (runtime_envp[n] != NULL)
        n++;
    return n;
}

GoString syscall_env(intgo i)
{
    return cstring(runtime_envp[i]);
}
