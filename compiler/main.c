// main.c: gocc. The work is in driver/; this only gives it a deep stack and cleans up behind it.
#include "driver/driver.h"

typedef struct CommandLine {
    int argc;
    char **argv;
} CommandLine;

static int compile(void *ctx)
{
    CommandLine *line = ctx;
    Arena *arena = arena_new();
    if (line->argc > 1 && strcmp(line->argv[1], "test") == 0)
        return test_command(arena, line->argc - 2, line->argv + 2);
    Options options;
    options_parse(arena, &options, line->argc, line->argv);
    diag_set_limit(options.all_errors ? 0 : 10);
    output_init();
    int status = options.library ? library_build(arena, &options)
                 : options.run
                     ? run_program(arena, &options)
                     : build(arena, &options, options.output ? options.output : build_default_output(arena, &options));
    phase_end(&options);
    arena_free(arena);
    util_shutdown();
    return status;
}

int main(int argc, char **argv)
{
    CommandLine line = {argc, argv};
    return deepstack_call(compile, &line);
}
