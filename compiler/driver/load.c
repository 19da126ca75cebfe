// load.c: source files -> one parsed package.
//
// All files named on the command line are one package; the first file's package clause is the one the others must repeat
// (spec: Packages). A file that cannot be read ends everything, since errors in the rest would be misleading.
#include "driver/driver.h"

// The files of one package must agree on its name; gc reports the later one.
static void check_package_clause(const Pkg *pkg, const File *file)
{
    Node *name = file->pkgname;
    if (!name || !pkg->name)
        return;
    if (name->name.name != pkg->name)
        diag_error(name->pos, "package %s; expected package %s", name->name.name->text, pkg->name->text);
}

Pkg *load_package(Arena *a, const Options *o)
{
    Pkg *pkg = arena_make(a, Pkg);
    Vec(const Source *) sources = {0};
    for (int i = 0; i < o->files.len; i++) {
        const char *why = NULL;
        const Source *src = source_load(o->files.at[i], &why);
        if (!src)
            fatal("cannot read %s: %s", o->files.at[i], why);
        vec_push(a, &sources, src);
    }
    for (int i = 0; i < sources.len; i++) {
        if (o->dump.tokens)
            dump_tokens(stdout, sources.at[i]);
        File *file = parse_file(a, sources.at[i]);
        if (o->dump.ast)
            dump_file(stdout, file);
        if (file->pkgname && !pkg->name)
            pkg->name = file->pkgname->name.name;
        check_package_clause(pkg, file);
        vec_push(a, &pkg->files, file);
    }
    if (!pkg->name)
        pkg->name = intern_cstr("main");
    pkg->path = pkg->name;
    return pkg;
}

Pkg *load_import(void *ctx, Pkg *from, Str path, Pos pos)
{
    if (strcmp(path->text, "unsafe") == 0)
        return unsafe_pkg();
    diag_error(pos, "not supported yet: import \"%s\"", path->text);
    return NULL;
}
