// build.c: the pipeline, as one function that can be read from top to bottom.
#include "codegen/codegen.h"
#include "driver/driver.h"

#include <limits.h>
#include <unistd.h>

const char *build_default_output(Arena *a, const Options *o)
{
    static const char *const endings[] = {
        [EMIT_PROGRAM] = "",
        [EMIT_OBJECT] = ".o",
        [EMIT_ASSEMBLY] = ".s",
        [EMIT_LLVM] = ".ll",
    };
    if (o->dir) {
        const char *real = path_real(a, o->dir);
        return arena_printf(a, "%s%s", path_base(real ? real : o->dir), endings[o->emit]);
    }
    const char *base = path_base(o->files.at[0]), *dot = strrchr(base, '.');
    return arena_printf(a, "%.*s%s", (int)(dot - base), base, endings[o->emit]);
}

// Did anything go wrong so far? Prints it if so.
static bool failed(void)
{
    diag_flush(stderr);
    return diag_count() > 0;
}

// Spec: Program execution. Only a package main with a func main can become a program.
static void require_main(const Pkg *pkg)
{
    if (strcmp(pkg->name->text, "main") != 0)
        fatal("package %s is not a main package", pkg->name->text);
    Obj *main_func = scope_lookup(pkg->scope, intern_cstr("main"));
    if (!main_func || main_func->kind != OBJ_FUNC)
        fatal("function main is undeclared in the main package");
}

// Lets code generation write `path`, up to the phase that -stop names. False after reporting an error in the program.
static bool generate(Arena *a, const Options *o, Program *prog, const char *path)
{
    static const CgOutput outputs[] = {
        [EMIT_PROGRAM] = CG_OBJECT,
        [EMIT_OBJECT] = CG_OBJECT,
        [EMIT_ASSEMBLY] = CG_ASSEMBLY,
        [EMIT_LLVM] = CG_LLVM_IR,
    };
    char dir[PATH_MAX];
    CgOptions cg = {
        .opt_level = o->opt_level,
        .debug = o->debug_info,
        .dump_ir = o->dump.ir,
        .stop_after_ir = o->stop == STOP_IR,
        .fuzz = o->fuzz,
        .whole_package = o->emit != EMIT_PROGRAM,
        .inline_path = resource_path(a, "inline.bc"),
        .output = o->stop == STOP_IR || o->stop == STOP_OPT ? CG_LLVM_IR : outputs[o->emit],
        .path = path,
        .dir = getcwd(dir, sizeof dir) ? dir : ".",
    };
#ifndef NDEBUG
    cg.verify = true;
#endif
    char *why = NULL;
    bool ok = codegen_program(prog, &cg, &why);
    if (failed())
        return false;
    if (!ok)
        fatal("cannot write %s: %s", path, why ? why : "code generation failed");
    if (o->dump.mono)
        dump_instances(stdout, prog);
    return true;
}

int build(Arena *a, const Options *o, const char *output)
{
    phase_begin(o, "parse", o->dir ? o->dir : o->files.at[0]);
    Load *load = load_program(a, o);
    Pkg *pkg = load_main(load);
    if (o->stop != STOP_PARSE && diag_blocking() > 0)
        load_check_syntax(load);
    if (o->stop == STOP_PARSE || diag_blocking() > 0)
        return failed() ? EXIT_PROGRAM : 0;

    phase_begin(o, "check", pkg->name->text);
    load_check(load, o->emit == EMIT_PROGRAM && o->stop == STOP_NEVER);
    if (failed())
        return EXIT_PROGRAM;
    if (o->dump.types)
        dump_types(stdout, a, pkg);
    if (o->stop == STOP_CHECK)
        return 0;

    phase_begin(o, "lower", pkg->name->text);
    if (o->emit == EMIT_PROGRAM && o->stop != STOP_LOWER)
        require_main(pkg);
    Program prog = {.arena = a, .want_escape_notes = o->dump.escape || o->escape_notes};
    load_list(load, &prog);
    lower_program(&prog);
    if (failed())
        return EXIT_PROGRAM;
    if (o->dump.escape || o->escape_notes)
        dump_escapes(stderr, &prog);
    if (o->stop == STOP_LOWER)
        return 0;

    phase_begin(o, "generate", pkg->name->text);
    if (o->stop != STOP_NEVER && o->emit == EMIT_PROGRAM) // nothing is asked for but to get that far
        return generate(a, o, &prog, output_temp(a, ".stop")) ? 0 : EXIT_PROGRAM;
    Output out = output_begin(a, output, o->emit == EMIT_PROGRAM);
    const char *object = o->emit == EMIT_PROGRAM ? output_temp(a, ".o") : out.temp;
    if (!generate(a, o, &prog, object))
        return EXIT_PROGRAM;

    if (o->emit == EMIT_PROGRAM) {
        phase_begin(o, "link", output);
        link_program(a, o, &prog, object, out.temp);
        output_remove(object);
    }
    output_commit(&out);
    return 0;
}
