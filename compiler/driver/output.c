// output.c: outputs appear complete or not at all, and nothing temporary is left behind.
//
// An output is written under a temporary name in the folder where it will be, and renamed at the end: a failed compile
// never destroys what was there, and nobody ever sees half a program. Names of temporary files are kept in a fixed
// table so that the exit handler and signal handlers can remove them.
#include "driver/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_TEMPS = 8, CRASH_STACK = 64 * 1024 };

// Written by the compiling thread, read by handlers. An entry counts while its first byte is not NUL, and that byte is
// written last and cleared first.
static char temps[MAX_TEMPS][PATH_MAX];

static void remove_all(void)
{
    for (int i = 0; i < MAX_TEMPS; i++) {
        if (temps[i][0])
            unlink(temps[i]);
    }
}

static void on_interrupt(int sig)
{
    remove_all();
    signal(sig, SIG_DFL);
    raise(sig);
}

static void write_text(const char *text)
{
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

// A crash of the compiler itself. Only async-signal-safe calls.
static void on_crash(int sig)
{
    write_text("internal compiler error: ");
    write_text(phase_current());
    write_text(sig == SIGSEGV   ? ": SIGSEGV (a bad pointer, or nesting too deep for the compiler's stack)"
               : sig == SIGABRT ? ": aborted"
                                : ": fatal signal");
    write_text("\n\nThis is a bug in gocc, not in your program.\n"
               "Please report it together with the smallest program that shows it.\n");
    remove_all();
    _exit(EXIT_BUG);
}

static void handle(int sig, void (*handler)(int), int flags)
{
    struct sigaction sa = {.sa_handler = handler, .sa_flags = flags}, old;
    sigemptyset(&sa.sa_mask);
    // What the parent ignores (nohup, a shell's background job) stays ignored.
    if (sigaction(sig, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        sigaction(sig, &sa, NULL);
}

void output_init(void)
{
    atexit(remove_all);
    handle(SIGINT, on_interrupt, SA_RESTART);
    handle(SIGTERM, on_interrupt, SA_RESTART);
    handle(SIGHUP, on_interrupt, SA_RESTART);
#if !__has_feature(address_sanitizer) // which wants the crash for itself
    static char stack[CRASH_STACK];   // the ordinary stack may be what overflowed
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, NULL);
    handle(SIGSEGV, on_crash, SA_ONSTACK | SA_RESETHAND);
    handle(SIGBUS, on_crash, SA_ONSTACK | SA_RESETHAND);
    handle(SIGILL, on_crash, SA_ONSTACK | SA_RESETHAND);
    handle(SIGFPE, on_crash, SA_ONSTACK | SA_RESETHAND);
    handle(SIGABRT, on_crash, SA_ONSTACK | SA_RESETHAND);
#else
    (void)on_crash;
#endif
}

// The system's words, in lower case as Go writes them.
static const char *reason(Arena *a, int err)
{
    char *text = arena_printf(a, "%s", strerror(err));
    if (text[0] >= 'A' && text[0] <= 'Z')
        text[0] += 'a' - 'A';
    return text;
}

// Creates the file that `pattern` ("...XXXXXX" + suffix) names and registers it for removal. NULL with errno on
// failure.
static const char *create_temp(Arena *a, const char *pattern, size_t suffix_len)
{
    int slot = 0;
    while (slot < MAX_TEMPS && temps[slot][0])
        slot++;
    if (slot == MAX_TEMPS)
        ice_at("driver", 0, "more than %d temporary files", MAX_TEMPS);
    if (strlen(pattern) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    char *path = arena_copy(a, pattern, strlen(pattern) + 1);
    int fd = mkostemps(path, (int)suffix_len, O_CLOEXEC);
    if (fd < 0)
        return NULL;
    close(fd);
    memcpy(temps[slot] + 1, path + 1, strlen(path));
    *(volatile char *)&temps[slot][0] = path[0];
    return path;
}

const char *output_temp(Arena *a, const char *suffix)
{
    const char *dir = getenv("TMPDIR");
    if (!dir || !*dir)
        dir = "/tmp";
    const char *path = create_temp(a, arena_printf(a, "%s/gocc-XXXXXX%s", dir, suffix), strlen(suffix));
    if (!path)
        fatal("cannot create a temporary file in %s: %s", dir, reason(a, errno));
    return path;
}

void output_remove(const char *temp)
{
    unlink(temp);
    for (int i = 0; i < MAX_TEMPS; i++) {
        if (strcmp(temps[i], temp) == 0)
            temps[i][0] = '\0';
    }
}

Output output_begin(Arena *a, const char *path, bool executable)
{
    Output out = {.path = path, .executable = executable};
    struct stat st;
    bool exists = strcmp(path, "-") != 0 && stat(path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode))
        fatal("cannot write %s: is a directory", path);
    if (strcmp(path, "-") == 0 || (exists && !S_ISREG(st.st_mode))) {
        out.copy = true;
        out.temp = output_temp(a, "");
        return out;
    }
    if (exists && access(path, W_OK) < 0)
        fatal("cannot write %s: %s", path, reason(a, errno));
    char *real = exists ? realpath(path, NULL) : NULL; // through a symbolic link, to replace what it points to
    if (real) {
        out.path = arena_copy(a, real, strlen(real) + 1);
        free(real);
    }
    const char *slash = strrchr(out.path, '/');
    int dir_len = slash ? (int)(slash + 1 - out.path) : 0;
    out.temp = create_temp(a, arena_printf(a, "%.*s.gocc-XXXXXX", dir_len, out.path), 0);
    if (!out.temp)
        fatal("cannot write %s: %s", path, reason(a, errno));
    return out;
}

// Copies the whole of file `from` to the descriptor `to`; false with errno on failure.
static bool copy_bytes(const char *from, int to)
{
    int fd = open(from, O_RDONLY | O_CLOEXEC);
    char block[64 * 1024];
    ssize_t n = fd < 0 ? -1 : 0;
    while (fd >= 0 && (n = read(fd, block, sizeof block)) > 0) {
        for (ssize_t done = 0, k; done < n; done += k) {
            k = write(to, block + done, (size_t)(n - done));
            if (k < 0) {
                close(fd);
                return false;
            }
        }
    }
    if (fd >= 0)
        close(fd);
    return n == 0;
}

void output_commit(Output *out)
{
    Arena *a = arena_new(); // for the reason, if there is one
    if (out->copy) {
        bool to_stdout = strcmp(out->path, "-") == 0;
        int fd = to_stdout ? STDOUT_FILENO : open(out->path, O_WRONLY | O_CLOEXEC);
        if (to_stdout)
            fflush(stdout);
        if (fd < 0 || !copy_bytes(out->temp, fd))
            fatal("cannot write %s: %s", to_stdout ? "standard output" : out->path, reason(a, errno));
        if (!to_stdout)
            close(fd);
    } else {
        mode_t mask = umask(0);
        umask(mask);
        if (chmod(out->temp, (out->executable ? 0777 : 0666) & ~mask) < 0 || rename(out->temp, out->path) < 0)
            fatal("cannot write %s: %s", out->path, reason(a, errno));
    }
    output_remove(out->temp);
    arena_free(a);
}
