// mkconst.c: writes, as Go source, the numbers that the system's headers define, the names of errors and signals, and
// the C library's words for them: `mkconst syscall` what programs may use, `mkconst unix` what only the library does.
//
// Go's texts are those of glibc, beginning in lower case unless the first word is an abbreviation.
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LastErrno = 132, LastSignal = 31 }; // those that have a text in Go

// clang-format off
// C(name): a constant of the headers under its own name; SYS(name, NAME): the number of a system call.
#define CONSTANTS                                                                                                      \
    C(CLONE_FILES) C(CLONE_FS) C(CLONE_NEWIPC) C(CLONE_NEWNET) C(CLONE_NEWNS) C(CLONE_NEWPID) C(CLONE_NEWUSER)         \
    C(CLONE_NEWUTS) C(CLONE_PARENT) C(CLONE_PTRACE) C(CLONE_SIGHAND) C(CLONE_THREAD) C(CLONE_VFORK) C(CLONE_VM)        \
    C(DT_BLK) C(DT_CHR) C(DT_DIR) C(DT_FIFO) C(DT_LNK) C(DT_REG) C(DT_SOCK) C(DT_UNKNOWN) C(FD_CLOEXEC) C(F_DUPFD)     \
    C(F_DUPFD_CLOEXEC) C(F_GETFD) C(F_GETFL) C(F_GETLK) C(F_OK) C(F_RDLCK) C(F_SETFD) C(F_SETFL) C(F_SETLK)            \
    C(F_SETLKW) C(F_UNLCK) C(F_WRLCK) C(LOCK_EX) C(LOCK_NB) C(LOCK_SH) C(LOCK_UN) C(MADV_DONTNEED) C(MADV_NORMAL)      \
    C(MADV_RANDOM) C(MADV_SEQUENTIAL) C(MADV_WILLNEED) C(MAP_ANON) C(MAP_ANONYMOUS) C(MAP_FIXED) C(MAP_NORESERVE)      \
    C(MAP_POPULATE) C(MAP_PRIVATE) C(MAP_SHARED) C(MS_ASYNC) C(MS_INVALIDATE) C(MS_SYNC) C(O_ACCMODE) C(O_APPEND)      \
    C(O_ASYNC) C(O_CLOEXEC) C(O_CREAT) C(O_DIRECT) C(O_DIRECTORY) C(O_DSYNC) C(O_EXCL) C(O_NDELAY) C(O_NOATIME)        \
    C(O_NOCTTY) C(O_NOFOLLOW) C(O_NONBLOCK) C(O_RDONLY) C(O_RDWR) C(O_RSYNC) C(O_SYNC) C(O_TRUNC) C(O_WRONLY)          \
    C(PROT_EXEC) C(PROT_NONE) C(PROT_READ) C(PROT_WRITE) C(RLIMIT_AS) C(RLIMIT_CORE) C(RLIMIT_CPU) C(RLIMIT_DATA)      \
    C(RLIMIT_FSIZE) C(RLIMIT_NOFILE) C(RLIMIT_STACK) C(RUSAGE_CHILDREN) C(RUSAGE_SELF) C(RUSAGE_THREAD) C(S_IFBLK)     \
    C(S_IFCHR) C(S_IFDIR) C(S_IFIFO) C(S_IFLNK) C(S_IFMT) C(S_IFREG) C(S_IFSOCK) C(S_IRGRP) C(S_IROTH) C(S_IRUSR)      \
    C(S_IRWXG) C(S_IRWXO) C(S_IRWXU) C(S_ISGID) C(S_ISUID) C(S_ISVTX) C(S_IWGRP) C(S_IWOTH) C(S_IWUSR) C(S_IXGRP)      \
    C(S_IXOTH) C(S_IXUSR) C(WALL) C(WCONTINUED) C(WEXITED) C(WNOHANG) C(WNOWAIT) C(WSTOPPED) C(WUNTRACED) C(EPOLLERR)  \
    C(EPOLLET) C(EPOLLHUP) C(EPOLLIN) C(EPOLLOUT) C(EPOLLPRI) C(EPOLLRDHUP) C(EPOLL_CLOEXEC) C(EPOLL_CTL_ADD)          \
    C(EPOLL_CTL_DEL) C(EPOLL_CTL_MOD)

#define CALLS                                                                                                          \
    SYS(read, READ) SYS(write, WRITE) SYS(open, OPEN) SYS(close, CLOSE) SYS(stat, STAT) SYS(fstat, FSTAT)              \
    SYS(lstat, LSTAT) SYS(poll, POLL) SYS(lseek, LSEEK) SYS(mmap, MMAP) SYS(mprotect, MPROTECT) SYS(munmap, MUNMAP)    \
    SYS(ioctl, IOCTL) SYS(pread64, PREAD64) SYS(pwrite64, PWRITE64) SYS(readv, READV) SYS(writev, WRITEV)              \
    SYS(pipe, PIPE) SYS(sched_yield, SCHED_YIELD) SYS(madvise, MADVISE) SYS(dup, DUP) SYS(dup2, DUP2)                  \
    SYS(nanosleep, NANOSLEEP) SYS(getpid, GETPID) SYS(sendfile, SENDFILE) SYS(clone, CLONE) SYS(fork, FORK)            \
    SYS(vfork, VFORK) SYS(execve, EXECVE) SYS(exit, EXIT) SYS(wait4, WAIT4) SYS(kill, KILL) SYS(uname, UNAME)          \
    SYS(fcntl, FCNTL) SYS(flock, FLOCK) SYS(fsync, FSYNC) SYS(fdatasync, FDATASYNC) SYS(truncate, TRUNCATE)            \
    SYS(ftruncate, FTRUNCATE) SYS(getcwd, GETCWD) SYS(chdir, CHDIR) SYS(fchdir, FCHDIR) SYS(rename, RENAME)            \
    SYS(mkdir, MKDIR) SYS(rmdir, RMDIR) SYS(creat, CREAT) SYS(link, LINK) SYS(unlink, UNLINK) SYS(symlink, SYMLINK)    \
    SYS(readlink, READLINK) SYS(chmod, CHMOD) SYS(fchmod, FCHMOD) SYS(chown, CHOWN) SYS(fchown, FCHOWN)                \
    SYS(lchown, LCHOWN) SYS(umask, UMASK) SYS(gettimeofday, GETTIMEOFDAY) SYS(getrlimit, GETRLIMIT)                    \
    SYS(getrusage, GETRUSAGE) SYS(sysinfo, SYSINFO) SYS(times, TIMES) SYS(getuid, GETUID) SYS(getgid, GETGID)          \
    SYS(setuid, SETUID) SYS(setgid, SETGID) SYS(geteuid, GETEUID) SYS(getegid, GETEGID) SYS(setpgid, SETPGID)          \
    SYS(getppid, GETPPID) SYS(getpgrp, GETPGRP) SYS(setsid, SETSID) SYS(getgroups, GETGROUPS)                          \
    SYS(setgroups, SETGROUPS) SYS(getpgid, GETPGID) SYS(getsid, GETSID) SYS(mknod, MKNOD) SYS(statfs, STATFS)          \
    SYS(fstatfs, FSTATFS) SYS(getpriority, GETPRIORITY) SYS(setpriority, SETPRIORITY) SYS(prctl, PRCTL)                \
    SYS(setrlimit, SETRLIMIT) SYS(chroot, CHROOT) SYS(sync, SYNC) SYS(gettid, GETTID) SYS(tkill, TKILL)                \
    SYS(time, TIME) SYS(futex, FUTEX) SYS(getdents64, GETDENTS64) SYS(clock_gettime, CLOCK_GETTIME)                    \
    SYS(exit_group, EXIT_GROUP) SYS(epoll_wait, EPOLL_WAIT) SYS(epoll_ctl, EPOLL_CTL) SYS(tgkill, TGKILL)              \
    SYS(utimes, UTIMES) SYS(waitid, WAITID) SYS(openat, OPENAT) SYS(mkdirat, MKDIRAT) SYS(mknodat, MKNODAT)            \
    SYS(fchownat, FCHOWNAT) SYS(newfstatat, NEWFSTATAT) SYS(unlinkat, UNLINKAT) SYS(renameat, RENAMEAT)                \
    SYS(linkat, LINKAT) SYS(symlinkat, SYMLINKAT) SYS(readlinkat, READLINKAT) SYS(fchmodat, FCHMODAT)                  \
    SYS(faccessat, FACCESSAT) SYS(splice, SPLICE) SYS(utimensat, UTIMENSAT) SYS(epoll_pwait, EPOLL_PWAIT)              \
    SYS(dup3, DUP3) SYS(pipe2, PIPE2) SYS(epoll_create1, EPOLL_CREATE1) SYS(prlimit64, PRLIMIT64)                      \
    SYS(socket, SOCKET) SYS(connect, CONNECT) SYS(accept4, ACCEPT4) SYS(sendto, SENDTO) SYS(recvfrom, RECVFROM)        \
    SYS(shutdown, SHUTDOWN) SYS(bind, BIND) SYS(listen, LISTEN) SYS(getsockname, GETSOCKNAME)                          \
    SYS(getpeername, GETPEERNAME) SYS(socketpair, SOCKETPAIR) SYS(setsockopt, SETSOCKOPT)                              \
    SYS(getsockopt, GETSOCKOPT)

#define UNIX_CONSTANTS                                                                                                 \
    C(AT_EACCESS) C(AT_REMOVEDIR) C(AT_SYMLINK_NOFOLLOW) C(O_PATH) C(P_PID) C(P_PIDFD) C(R_OK) C(W_OK) C(X_OK)

#define UNIX_CALLS                                                                                                     \
    SYS(copy_file_range, COPY_FILE_RANGE) SYS(renameat2, RENAMEAT2) SYS(fchmodat2, FCHMODAT2)                          \
    SYS(faccessat2, FACCESSAT2) SYS(pidfd_open, PIDFD_OPEN) SYS(pidfd_send_signal, PIDFD_SEND_SIGNAL)                  \
    SYS(getrandom, GETRANDOM)
// clang-format on

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452 // newer than Debian 12's headers
#endif
enum { WALL = __WALL };

static void print_text(const char *text)
{
    bool abbreviation = isupper((unsigned char)text[1]) || text[1] == '/';
    int first = abbreviation ? text[0] : tolower((unsigned char)text[0]);
    printf("%c%s", first, text + 1);
}

static void print_errors(void)
{
    printf("// Errors.\nconst (\n");
    for (int e = 1; e <= LastErrno; e++)
        if (strerrorname_np(e))
            printf("\t%s = Errno(%d)\n", strerrorname_np(e), e);
    printf("\tEWOULDBLOCK = EAGAIN\n\tEDEADLOCK = EDEADLK\n\tENOTSUP = EOPNOTSUPP\n)\n\n");
    printf("// By number, from 0 on; a NUL ends each.\nconst errorTexts = \"\\x00\"");
    for (int e = 1; e <= LastErrno; e++) {
        printf(" +\n\t\"");
        if (strerrorname_np(e))
            print_text(strerrordesc_np(e));
        printf("\\x00\"");
    }
    printf("\n\n");
}

static void print_signals(void)
{
    printf("// Signals.\nconst (\n");
    for (int s = 1; s <= LastSignal; s++)
        printf("\tSIG%s = Signal(%d)\n", sigabbrev_np(s), s);
    printf("\tSIGCLD = SIGCHLD\n\tSIGIOT = SIGABRT\n\tSIGIO = SIGPOLL\n\tSIGUNUSED = SIGSYS\n)\n\n");
    printf("const signalTexts = \"\\x00\"");
    for (int s = 1; s <= LastSignal; s++) {
        printf(" +\n\t\"");
        print_text(sigdescr_np(s));
        printf("\\x00\"");
    }
    printf("\n\n");
}

// As an int of C: the highest bit is a sign in Go too (EPOLLET).
static void print_number(const char *name, int n)
{
    printf("\t%s = %s%#llx\n", name, n < 0 ? "-" : "", n < 0 ? -(long long)n : n);
}

#define C(name) print_number(#name, (int)(name));
#define SYS(name, NAME) printf("\tSYS_" #NAME " = %d\n", SYS_##name);

static void print_syscall(void)
{
    print_errors();
    print_signals();
    printf("// Constants of the system's interface.\nconst (\n");
    CONSTANTS
    printf(")\n\n// Numbers of system calls.\nconst (\n");
    CALLS
    printf(")\n");
}

static void print_unix(void)
{
    printf("const (\n\tAT_FDCWD = %d\n", AT_FDCWD);
    UNIX_CONSTANTS
    UNIX_CALLS
    printf(")\n");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    printf("package %s\n\n", argv[1]);
    if (strcmp(argv[1], "unix") == 0)
        print_unix();
    else
        print_syscall();
    return 0;
}
