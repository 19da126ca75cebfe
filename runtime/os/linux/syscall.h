// syscall.h: the one door to the kernel.
//
// Every system call of the runtime is SYSCALL(name, args...) with a row in the table below. rt_syscall counts calls of
// the number that GODEBUG=failsyscall=NAME:NTH:ERRNO names and makes the NTH of them fail, so that tests reach each
// error path in an ordinary build. Two instructions are elsewhere for their own reasons: arch_prctl in settls (before C
// can run) and rt_sigreturn; clone (a new stack appears) goes through rt_clone but asks rt_syscall_fails first.
#ifndef GOCC_SYSCALL_H
#define GOCC_SYSCALL_H

#include "sched/rt.h"

// RTSYS(name, number on amd64)
#define RT_SYSCALLS(RTSYS)                                                                                             \
    RTSYS(read, 0)                                                                                                     \
    RTSYS(write, 1)                                                                                                    \
    RTSYS(open, 2)                                                                                                     \
    RTSYS(close, 3)                                                                                                    \
    RTSYS(mmap, 9)                                                                                                     \
    RTSYS(munmap, 11)                                                                                                  \
    RTSYS(rt_sigaction, 13)                                                                                            \
    RTSYS(rt_sigprocmask, 14)                                                                                          \
    RTSYS(ioctl, 16)                                                                                                   \
    RTSYS(sched_yield, 24)                                                                                             \
    RTSYS(madvise, 28)                                                                                                 \
    RTSYS(nanosleep, 35)                                                                                               \
    RTSYS(setitimer, 38)                                                                                               \
    RTSYS(getpid, 39)                                                                                                  \
    RTSYS(clone, 56)                                                                                                   \
    RTSYS(execve, 59)                                                                                                  \
    RTSYS(exit, 60)                                                                                                    \
    RTSYS(wait4, 61)                                                                                                   \
    RTSYS(kill, 62)                                                                                                    \
    RTSYS(fcntl, 72)                                                                                                   \
    RTSYS(chdir, 80)                                                                                                   \
    RTSYS(ptrace, 101)                                                                                                 \
    RTSYS(setuid, 105)                                                                                                 \
    RTSYS(setgid, 106)                                                                                                 \
    RTSYS(setpgid, 109)                                                                                                \
    RTSYS(getppid, 110)                                                                                                \
    RTSYS(setsid, 112)                                                                                                 \
    RTSYS(setgroups, 116)                                                                                              \
    RTSYS(capget, 125)                                                                                                 \
    RTSYS(capset, 126)                                                                                                 \
    RTSYS(sigaltstack, 131)                                                                                            \
    RTSYS(prctl, 157)                                                                                                  \
    RTSYS(chroot, 161)                                                                                                 \
    RTSYS(gettid, 186)                                                                                                 \
    RTSYS(futex, 202)                                                                                                  \
    RTSYS(sched_getaffinity, 204)                                                                                      \
    RTSYS(set_tid_address, 218)                                                                                        \
    RTSYS(clock_gettime, 228)                                                                                          \
    RTSYS(exit_group, 231)                                                                                             \
    RTSYS(epoll_ctl, 233)                                                                                              \
    RTSYS(tgkill, 234)                                                                                                 \
    RTSYS(unshare, 272)                                                                                                \
    RTSYS(epoll_pwait, 281)                                                                                            \
    RTSYS(eventfd2, 290)                                                                                               \
    RTSYS(epoll_create1, 291)                                                                                          \
    RTSYS(dup3, 292)                                                                                                   \
    RTSYS(prlimit64, 302)                                                                                              \
    RTSYS(membarrier, 324)                                                                                             \
    RTSYS(epoll_pwait2, 441)

enum {
#define RTSYS(name, number) SYS_##name = number,
    RT_SYSCALLS(RTSYS)
#undef RTSYS
};

enum { EINTR = 4, EAGAIN = 11, ENOMEM = 12, ENOSYS = 38, ETIMEDOUT = 110 };

// The result of the kernel, -errno on failure. Any stack. What is left out of args is 0.
int64_t rt_syscall(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f);
#define SYSCALL(name, ...) SYSCALL_(SYS_##name, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define SYSCALL_(number, a, b, c, d, e, f, ...)                                                                        \
    rt_syscall(number, (uint64_t)(a), (uint64_t)(b), (uint64_t)(c), (uint64_t)(d), (uint64_t)(e), (uint64_t)(f))

// If this call of number is the one that is to fail: -errno; else 0.
int64_t rt_syscall_fails(int64_t number);
void syscallinit(void); // after args: reads GODEBUG

// A signal frame, from which rt_sigreturn restores a thread.
typedef struct StackT {
    void *sp;
    int32_t flags;
    uint64_t size;
} StackT;

enum {
    REG_R8,
    REG_RDI = 8,
    REG_RSI,
    REG_RBP,
    REG_RBX,
    REG_RDX,
    REG_RAX,
    REG_RCX,
    REG_RSP,
    REG_RIP,
    REG_EFL,
    REG_CSGSFS
};
struct Ucontext {
    uint64_t flags;
    struct Ucontext *link;
    StackT stack;
    uint64_t gregs[23];
    void *fpstate; // xsave area
    uint64_t reserved[8];
    uint64_t sigmask;
};

// sched/preempt.c
void sigpreempt(Ucontext *ctx, G *gp);

// clone.S
int64_t rt_clone(uint64_t flags, void *stk, uintptr_t *tls, G *gp);
// A child process that shares memory and runs fn(arg), which must not return, on the stack that ends at stk; the caller
// waits until it executes a program or exits. Signals blocked. The child's number, or -errno.
int64_t rt_vfork(uint64_t flags, void *stk, int32_t *pidfd, void (*fn)(void *), void *arg);
void sigtramp(int32_t sig, void *info, void *ctx);
void sigreturn(void);
NORETURN void sigresume(G *gp, Ucontext *registers);
void asyncswitch(void); // where a preempting signal returns to: preemptpark on g0

// clock.c
void vdsoinit(uintptr_t base); // AT_SYSINFO_EHDR, or 0

#endif
