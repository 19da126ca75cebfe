// exec.c: starting other programs.
//
// The child shares our memory until it executes the program or gives up, and the thread that made it is suspended so
// long (CLONE_VM | CLONE_VFORK). So it costs the same however large this process is, and what the child finds out it
// can simply write down. It runs on a piece of the stack of g0, in code without stack checks, with signals blocked: a
// handler would find a process that is not what the scheduler thinks. Before it executes the program, handlers are put
// back to the default, and the mask to what it was.
#include "os/linux/syscall.h"
#include "svc/svc.h"

enum {
    CLONE_VM = 0x100,
    CLONE_PIDFD = 0x1000,
    CLONE_VFORK = 0x4000,
    SIGCHLD = 17,
    F_SETFD = 2,
    F_DUPFD_CLOEXEC = 1030,
    FD_CLOEXEC = 1,
    TIOCNOTTY = 0x5422,
    TIOCSCTTY = 0x540e,
    TIOCSPGRP = 0x5410,
    PR_SET_PDEATHSIG = 1,
    PR_SET_KEEPCAPS = 8,
    PR_CAP_AMBIENT = 47,
    PR_CAP_AMBIENT_RAISE = 2,
    PTRACE_TRACEME = 0,
    RLIMIT_NOFILE = 7,
    Nsig = 65,
    ChildStack = 8192,
};

typedef struct Fork {
    ForkArgs *a;
    int64_t result; // the child's number, or -errno
    int64_t error;  // of the child
    int32_t pidfd;
    uint64_t oldmask;
} Fork;

// Kernel's form of a signal's action.
typedef struct KernelAction {
    uintptr_t handler;
    uint64_t flags;
    uintptr_t restorer;
    uint64_t mask;
} KernelAction;

typedef struct CapHeader {
    uint32_t version;
    int32_t pid;
} CapHeader;
typedef struct CapData {
    uint32_t effective, permitted, inheritable;
} CapData;

G0_CODE

// In the child: the first call that fails decides.
#define TRY(name, ...)                                                                                                 \
    do {                                                                                                               \
        int64_t r_ = SYSCALL(name, __VA_ARGS__);                                                                       \
        if (r_ < 0)                                                                                                    \
            return r_;                                                                                                 \
    } while (0)

// Ambient capabilities must be permitted and inheritable.
static int64_t childcaps(ForkArgs *a)
{
    if (a->ncaps == 0)
        return 0;
    CapHeader header = {0x20080522, 0};
    CapData data[2];
    TRY(capget, &header, data);
    for (intgo i = 0; i < a->ncaps; i++) {
        data[a->caps[i] >> 5].permitted |= 1u << (a->caps[i] & 31);
        data[a->caps[i] >> 5].inheritable |= 1u << (a->caps[i] & 31);
    }
    TRY(capset, &header, data);
    for (intgo i = 0; i < a->ncaps; i++)
        TRY(prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, a->caps[i]);
    return 0;
}

// Session, group, terminal.
static int64_t childgroup(ForkArgs *a)
{
    if (a->flags & ForkSetsid)
        TRY(setsid, 0);
    if (a->flags & (ForkSetpgid | ForkForeground))
        TRY(setpgid, 0, a->pgid);
    if (a->flags & ForkForeground) {
        int32_t group = a->pgid != 0 ? (int32_t)a->pgid : (int32_t)SYSCALL(getpid);
        TRY(ioctl, a->ctty, TIOCSPGRP, &group);
    }
    return 0;
}

static void childsignals(Fork *f)
{
    for (int32_t sig = 1; sig < Nsig; sig++) {
        KernelAction action;
        if (SYSCALL(rt_sigaction, sig, NULL, &action, 8) < 0 || action.handler <= 1)
            continue; // default or ignored
        action = (KernelAction){0};
        SYSCALL(rt_sigaction, sig, &action, NULL, 8);
    }
    SYSCALL(rt_sigprocmask, 2, &f->oldmask, NULL, sizeof f->oldmask);
}

static int64_t childuser(ForkArgs *a)
{
    if (a->chroot != NULL)
        TRY(chroot, a->chroot);
    if (a->flags & ForkCredential) {
        if (!(a->flags & ForkNoGroups))
            TRY(setgroups, a->ngroups, a->groups);
        TRY(setgid, a->gid);
        TRY(setuid, a->uid);
    }
    return childcaps(a);
}

// The descriptors become 0, 1, 2...: first those that would be overwritten before they are copied are moved away.
static int64_t childfiles(ForkArgs *a)
{
    int64_t next = a->nfds;
    for (intgo i = 0; i < a->nfds; i++)
        if (a->fds[i] >= next)
            next = a->fds[i] + 1;
    for (intgo i = 0; i < a->nfds; i++) {
        if (a->fds[i] < 0 || a->fds[i] >= i)
            continue;
        int64_t fd = SYSCALL(fcntl, a->fds[i], F_DUPFD_CLOEXEC, next);
        if (fd < 0)
            return fd;
        a->fds[i] = fd;
        next = fd + 1;
    }
    for (intgo i = 0; i < a->nfds; i++) {
        if (a->fds[i] < 0)
            SYSCALL(close, i);
        else if (a->fds[i] == i)
            TRY(fcntl, i, F_SETFD, 0);
        else
            TRY(dup3, a->fds[i], i, 0);
    }
    for (intgo i = a->nfds; i < 3; i++)
        SYSCALL(close, i);
    return 0;
}

static int64_t childrest(ForkArgs *a, int64_t parent)
{
    if (a->flags & ForkNoctty)
        TRY(ioctl, 0, TIOCNOTTY, 0);
    if (a->flags & ForkSetctty)
        TRY(ioctl, a->ctty, TIOCSCTTY, 1);
    if (a->pdeathsig != 0) {
        TRY(prctl, PR_SET_PDEATHSIG, a->pdeathsig);
        if (SYSCALL(getppid) != parent && a->cloneflags == 0) // it was gone before that
            TRY(kill, SYSCALL(getpid), a->pdeathsig);
    }
    if (a->files != NULL)
        SYSCALL(prlimit64, 0, RLIMIT_NOFILE, a->files, NULL);
    if (a->flags & ForkPtrace)
        TRY(ptrace, PTRACE_TRACEME, 0, 0, 0);
    return SYSCALL(execve, a->path, a->argv, a->envp);
}

static int64_t child(Fork *f, int64_t parent)
{
    ForkArgs *a = f->a;
    if (a->ncaps > 0)
        TRY(prctl, PR_SET_KEEPCAPS, 1);
    int64_t r = childgroup(a);
    if (r < 0)
        return r;
    childsignals(f);
    if (a->unshareflags != 0)
        TRY(unshare, a->unshareflags);
    r = childuser(a);
    if (r < 0)
        return r;
    if (a->dir != NULL)
        TRY(chdir, a->dir);
    r = childfiles(a);
    return r < 0 ? r : childrest(a, parent);
}

// What rt_vfork calls in the child, which must not return.
NORETURN static void childmain(void *arg)
{
    Fork *f = arg;
    f->error = child(f, f->result);
    for (;;)
        SYSCALL(exit_group, 253);
}

static void forkexec(void *arg)
{
    Fork *f = arg;
    uint64_t all = ~0ull;
    uint64_t flags = f->a->cloneflags | CLONE_VM | CLONE_VFORK | SIGCHLD;
    if (f->a->pidfd != NULL)
        flags |= CLONE_PIDFD;
    _Alignas(16) uint8_t stack[ChildStack];
    SYSCALL(rt_sigprocmask, 2, &all, &f->oldmask, sizeof all);
    f->result = SYSCALL(getpid); // for the child to look at
    int64_t failure = rt_syscall_fails(SYS_clone);
    f->result = failure != 0 ? failure : rt_vfork(flags, stack + ChildStack, &f->pidfd, childmain, f);
    SYSCALL(rt_sigprocmask, 2, &f->oldmask, NULL, sizeof f->oldmask);
}

G0_CODE_END

int64_t syscall_forkexec(ForkArgs *a)
{
    Fork f = {.a = a, .pidfd = -1};
    __builtin_unwind_init(); // callers' registers, for the collector
    entersyscall();
    systemstack(forkexec, &f);
    if (f.result > 0 && f.error < 0) {
        int32_t status;
        while (SYSCALL(wait4, f.result, &status, 0, NULL) == -EINTR) {}
        if (f.pidfd >= 0)
            SYSCALL(close, f.pidfd);
        f.result = f.error;
    } else if (f.result > 0 && a->pidfd != NULL) {
        *a->pidfd = f.pidfd;
    }
    exitsyscall();
    return f.result;
}
