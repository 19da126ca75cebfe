// driver.h: from the command line to files on disk: options, the pipeline, the linker, `gocc run`.
//
//   options.c    the command line
//   load.c       source files -> one parsed package
//   build.c      the pipeline: parse, check, lower, generate, optimise, emit, link
//   dump.c       what -d=types, -d=escape, -d=mono and -m print
//   link.c       finds lld and runs it
//   output.c     outputs appear complete or not at all; nothing temporary is left behind
//   phase.c      names the running phase, for -v, -d=time and our own crashes
//   run.c        replaces gocc by the program it built
//   resource.c   finds lib/gocc beside the executable
//   deepstack.c  runs the compiler on a stack as deep as any syntax tree needs
//
// Exit status: 0, or 1 for what is wrong with the program or its surroundings (errors, files, no linker), 2 for a command
// line that makes no sense, 3 for a bug of ours. `gocc run` passes on the status of the program.
#ifndef GOCC_DRIVER_H
#define GOCC_DRIVER_H

#include "lower/lower.h"

enum { EXIT_PROGRAM = 1, EXIT_USAGE = 2, EXIT_BUG = 3 };

// Where the pipeline ends (-stop=), in its order.
typedef enum Stop { STOP_PARSE, STOP_CHECK, STOP_LOWER, STOP_IR, STOP_OPT, STOP_OBJ, STOP_NEVER } Stop;

typedef enum Emit { EMIT_PROGRAM, EMIT_OBJECT, EMIT_ASSEMBLY, EMIT_LLVM } Emit;

typedef struct Options {
    int opt_level;       // 0..3
    bool debug_info;
    bool all_errors;     // -e
    bool escape_notes;   // -m
    bool verbose;        // -v
    bool run;            // `gocc run`
    Emit emit;
    Stop stop;
    struct { bool tokens, ast, types, escape, mono, ir, time; } dump; // -d=
    const char *output;  // -o, NULL if not given; "-" is standard output
    Vec(const char *) files;
    char **args;         // of the program, for `gocc run`
    int nargs;
} Options;

// options.c -----------------------------------------------------------------------------------------------------------

// Reads the command line. Prints and exits for --help, --version (0) and for a wrong command line (EXIT_USAGE).
void options_parse(Arena *a, Options *o, int argc, char **argv);
// "gocc: text", a pointer to --help; exits with EXIT_USAGE.
_Noreturn void usage_error(const char *fmt, ...) PRINTF_LIKE(1, 2);

// load.c --------------------------------------------------------------------------------------------------------------

// Reads and parses the files of one package. A file that cannot be read is fatal; syntax errors and differing package
// clauses go to diag. Dumps what -d=tokens and -d=ast ask for.
Pkg *load_package(Arena *a, const Options *o);
// The Importer for check_package.
Pkg *load_import(void *ctx, Pkg *from, Str path, Pos pos);

// build.c -------------------------------------------------------------------------------------------------------------

// Compiles what `o` names to `output` (or as far as -stop says) and returns the exit status.
int build(Arena *a, const Options *o, const char *output);
// The output's name if -o does not give one: the first file's without folder and ending, with the ending of what is made.
const char *build_default_output(Arena *a, const Options *o);

// dump.c --------------------------------------------------------------------------------------------------------------

void dump_types(FILE *out, Arena *a, const Pkg *pkg);   // each package-level object and local variable with its type
void dump_escapes(FILE *out, const Program *prog);      // each variable that lives on the heap, in gc's words
void dump_instances(FILE *out, const Program *prog);    // each function that was generated, in that order

// link.c --------------------------------------------------------------------------------------------------------------

// Links an object file with the runtime to a static executable. Fatal if there is no linker or it fails.
void link_program(Arena *a, const Options *o, const char *object, const char *program);

// output.c ------------------------------------------------------------------------------------------------------------

// Arranges that temporary files go away at exit, on SIGINT, SIGTERM and SIGHUP, and when the compiler itself crashes
// (which is reported with the phase). Call once, on the thread that compiles.
void output_init(void);
// Creates an empty temporary file in $TMPDIR or /tmp; `suffix` ends its name. Fatal if it cannot.
const char *output_temp(Arena *a, const char *suffix);
// A file being made. Write to `temp`, then commit: `path` becomes the complete new file in one step. Without commit the
// old content of `path` stays. Devices and pipes cannot be replaced: they get the bytes at commit, as does "-" (stdout).
typedef struct Output {
    const char *path, *temp;
    bool copy;      // path is no regular file
    bool executable;
} Output;
Output output_begin(Arena *a, const char *path, bool executable); // fatal if path cannot be written
void output_commit(Output *out);                                  // fatal if writing fails
void output_remove(const char *temp);                             // a temporary is no longer needed

// phase.c -------------------------------------------------------------------------------------------------------------

void phase_begin(const Options *o, const char *name, const char *what); // ends the one before; what: NULL or its object
const char *phase_current(void);
void phase_end(const Options *o);  // of the last one; prints the table of -d=time

// run.c ---------------------------------------------------------------------------------------------------------------

// Builds to a temporary file and turns this process into the program. Returns an exit status only if that fails.
int run_program(Arena *a, const Options *o);

// resource.c ----------------------------------------------------------------------------------------------------------

// Path of a file in lib/gocc; fatal if it is not there.
const char *resource_path(Arena *a, const char *name);
// Path of a program in $PATH, or NULL.
const char *resource_find_program(Arena *a, const char *name);

// deepstack.c ---------------------------------------------------------------------------------------------------------

// f(ctx) on a thread with a stack of 512 MB (less where the system refuses); its result.
int deepstack_call(int (*f)(void *ctx), void *ctx);

#endif
