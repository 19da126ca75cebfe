// fuzz.c: what libFuzzer calls with each input: the input is compiled as the driver would compile a file, from source
// text to lowered trees, and with FUZZ_CODEGEN defined to LLVM IR and sometimes on to an object file.
//
// Whatever the input is, the compiler must end, with or without errors. A sanitizer's report, an internal compiler
// error, a verifier's complaint (both end the process, which libFuzzer notices) and more than ten seconds are bugs.
// Nothing may stay behind between two inputs: every global that the compiler has is released, and LeakSanitizer
// watches.
//
// As in the driver the work is done on a deep stack. Diagnostics are not limited in number, so that all of them are
// worded, and are printed to memory. The package "lib" can be imported; it has one of everything that an import can
// name.
#include "driver/driver.h"
#ifdef FUZZ_CODEGEN
#include "codegen/codegen.h"

#include <sys/mman.h>
#endif
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Input {
    const uint8_t *data;
    size_t size;
} Input;

static const char lib_text[] = "package lib\n"
                               "const C = 1 << 40\n"
                               "const Text = \"lib\"\n"
                               "var V, v int\n"
                               "type T struct { X, y int; *E }\n"
                               "type E struct { Z string }\n"
                               "func (t T) M() int { return t.y }\n"
                               "func (t *T) P(x int) { t.y = x }\n"
                               "func (e *E) m() {}\n"
                               "type I interface { M() int; m() }\n"
                               "type Public interface { M() int }\n"
                               "type Number interface { ~int | ~int64 | ~float64 }\n"
                               "type List[E any] struct { Head E; Tail *List[E] }\n"
                               "func (l *List[E]) Push(x E) *List[E] { return &List[E]{x, l} }\n"
                               "type Alias[P any] = map[string]List[P]\n"
                               "func Map[A, B any](list []A, f func(A) B) (out []B) { for _, x := range list { out = "
                               "append(out, f(x)) }; return }\n"
                               "func Sum[N Number](list ...N) (s N) { for _, x := range list { s += x }; return }\n"
                               "func F(a, b int) (int, error) { return a + b + v, nil }\n";

static Pkg *parse_package(Arena *a, const char *path, const char *text, size_t len)
{
    Pkg *pkg = arena_make(a, Pkg);
    File *file = parse_file(a, source_from_memory(path, text, len));
    pkg->name = file->pkgname ? file->pkgname->name.name : intern_cstr("main");
    pkg->path = pkg->name;
    vec_push(a, &pkg->files, file);
    return pkg;
}

static Pkg *import(void *ctx, Pkg *from, Str path, Pos pos)
{
    Pkg **lib = ctx;
    if (*lib && strcmp(path->text, "lib") == 0)
        return *lib;
    diag_error(pos, "package %s is not in std", path->text);
    return NULL;
}

static bool imports_lib(const Pkg *pkg)
{
    const NodeVec *decls = &pkg->files.at[0]->decls;
    for (int i = 0; i < decls->len; i++) {
        const Node *d = decls->at[i];
        if (d->kind == N_IMPORT && d->import.path && strcmp(d->import.path->text, "lib") == 0)
            return true;
    }
    return false;
}

// Everything that prints trees or diagnostics has to cope with whatever came out.
static void print_all(Arena *a, const Pkg *pkg, bool trees)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    if (trees) {
        dump_file(out, pkg->files.at[0]);
        if (pkg->checked && diag_count() == 0)
            dump_types(out, a, pkg);
    }
    diag_flush(out);
    fclose(out);
    free(text);
}

#ifdef FUZZ_CODEGEN
// The variety of one input: most are taken to verified IR only, some are optimised and written as an object file too.
static void generate(Program *prog, const Input *in)
{
    static int file = -1;
    static char path[64];
    if (file < 0) {
        file = memfd_create("output", 0);
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    }
    bool object = in->size % 16 == 1;
    CgOptions options = {
        .opt_level = (int)(in->size / 16 % 4),
        .debug = in->size % 2 == 0 || object,
        .stop_after_ir = !object,
        .verify = true,
        .inline_path = INLINE_BITCODE,
        .output = object ? CG_OBJECT : CG_LLVM_IR,
        .path = path,
        .dir = "/",
    };
    char *why = NULL;
    if (!codegen_program(prog, &options, &why) && diag_count() == 0)
        ice_at("fuzz", 0, "code generation failed without a message: %s", why ? why : "no reason");
}

static bool is_program(Pkg *pkg)
{
    return strcmp(pkg->name->text, "main") == 0 && check_linkable(pkg);
}
#endif

static void lower(Arena *a, Pkg *lib, Pkg *pkg, const Input *in)
{
    Program prog = {.arena = a, .main = pkg, .want_escape_notes = in->size % 4 == 0};
    if (lib)
        vec_push(a, &prog.pkgs, lib);
    vec_push(a, &prog.pkgs, pkg);
    lower_program(&prog);
#ifdef FUZZ_CODEGEN
    if (is_program(pkg))
        generate(&prog, in);
#endif
}

static void compile(const Input *in)
{
    Arena *a = arena_new();
    diag_set_limit(0);
    types_init(a);
    Pkg *lib = NULL, *pkg = parse_package(a, "input.g", (const char *)in->data, in->size);
    bool trees = in->size % 8 == 0;
    if (trees)
        print_all(a, pkg, true); // before annotations are there
    if (diag_blocking() > 0) {
        check_branches(a, pkg);
    } else {
        bool mild = diag_count() > 0;
        if (imports_lib(pkg)) {
            lib = parse_package(a, "lib.g", lib_text, sizeof lib_text - 1);
            check_package(a, lib, import, &lib);
        }
        if (check_package(a, pkg, import, &lib) && !mild)
            lower(a, lib, pkg, in);
    }
    print_all(a, pkg, trees);
    const_shutdown();
    arena_free(a);
    util_shutdown();
}

// One thread with the driver's deep stack compiles all inputs: to make one for each would take longer than compiling.
static struct {
    Input input;
    sem_t begin, done;
} work;

static int worker(void *ctx)
{
    for (;;) {
        if (sem_wait(&work.begin) != 0)
            continue;
        compile(&work.input);
        sem_post(&work.done);
    }
}

static void *start_worker(void *unused)
{
    deepstack_call(worker, NULL);
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static pthread_t thread;
    if (!thread) {
        sem_init(&work.begin, 0, 0);
        sem_init(&work.done, 0, 0);
        pthread_create(&thread, NULL, start_worker, NULL);
    }
    work.input = (Input){data, size};
    sem_post(&work.begin);
    while (sem_wait(&work.done) != 0) { // a signal of libFuzzer's
    }
    return 0;
}
