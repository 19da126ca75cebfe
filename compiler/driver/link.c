// link.c: object file + runtime -> static executable, by lld.
//
// lld of LLVM's own version is preferred, any other lld is taken, and the system's ld is the last resort. The program
// has no dynamic section and no interpreter; its entry is the runtime's _rt0_amd64_linux.
#include "codegen/codegen.h"
#include "driver/driver.h"

#include <errno.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char *find_linker(Arena *a)
{
    static const char *const names[] = {"ld.lld-19", "ld.lld-20", "ld.lld-21", "ld.lld-22", "ld.lld", "ld"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const char *path = resource_find_program(a, names[i]);
        if (path)
            return path;
    }
    fatal("no linker found in $PATH (ld.lld-19, ld.lld or ld); on Debian: apt-get install lld-19");
}

// Runs argv and waits. Returns the exit status, 128 + signal if it was killed, or -1 with errno if it did not start.
static int spawn_and_wait(char **argv)
{
    pid_t pid;
    int err = posix_spawn(&pid, argv[0], NULL, NULL, argv, environ);
    if (err) {
        errno = err;
        return -1;
    }
    int status;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void print_command(char **argv)
{
    fprintf(stderr, "gocc:");
    for (int i = 0; argv[i]; i++)
        fprintf(stderr, " %s", argv[i]);
    fprintf(stderr, "\n");
}

void link_program(Arena *a, const Options *o, const Program *prog, const char *object, const char *program)
{
    Vec(char *) argv = {0};
    const char *linker = find_linker(a);
    const char *const fixed[] = {
        linker, "-static",     "-o", program,   "-e", "_rt0_amd64_linux", "--gc-sections", "--build-id=none",
        "-z",   "noexecstack", "-z", "norelro", "-z", "noseparate-code",  "-O2", // strings that end others are merged
        object,
    };
    for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
        vec_push(a, &argv, (char *)fixed[i]);
    for (int i = 0; i < prog->pkgs.len; i++) {
        const CompiledPkg *p = prog->pkgs.at[i]->compiled;
        if (p && p->used)
            vec_push(a, &argv, (char *)p->object);
    }
    vec_push(a, &argv, (char *)resource_path(a, "libgrt.a"));
    if (o->home) // the program tests a package: testing.Testing
        vec_push(a, &argv, "--defsym=runtime_istest=1");
    vec_push(a, &argv, NULL);
    if (o->verbose)
        print_command(argv.at);
    int status = spawn_and_wait(argv.at);
    if (status < 0)
        fatal("cannot run %s: %s", linker, strerror(errno));
    if (status > 0)
        fatal("the linker failed (%s, exit status %d)", linker, status);
}
