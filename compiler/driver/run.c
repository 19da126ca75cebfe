// run.c: `gocc run`. The program is built to a temporary file, opened, unlinked, and executed through its descriptor:
// this process becomes the program, so exit status, signals, terminal and arguments are the program's own and nothing
// is left to remove.
#include "driver/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

extern char **environ;

int run_program(Arena *a, const Options *o)
{
    const char *program = output_temp(a, "");
    int status = build(a, o, program);
    if (status != 0)
        return status;
    int fd = open(program, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        fatal("cannot open %s: %s", program, strerror(errno));
    Vec(char *) argv = {0};
    const char *name = build_default_output(a, o);
    vec_push(a, &argv, (char *)name);
    for (int i = 0; i < o->nargs; i++)
        vec_push(a, &argv, o->args[i]);
    vec_push(a, &argv, NULL);
    fflush(NULL);
    output_remove(program);
    fexecve(fd, argv.at, environ);
    fatal("cannot run %s: %s", program, strerror(errno));
}
