// version.c: which version of the language a file is in, and what that version does not have yet.
//
// A package is in the version that its go.mod or the command line names, a file in the one that its //go:build line
// asks for: at least go1.21, the first version in which such a line could say so. What is being checked is always in
// one file, and types_version is that file's version; the environment (check.c) and put-off checks carry it along.
#include "check/checker.h"

enum { FIRST_FILE_VERSION = 21 };

static int package_version(const Pkg *pkg)
{
    return pkg->version ? pkg->version : LANGUAGE_VERSION;
}

static int file_version(const Pkg *pkg, const File *file)
{
    if (!file->build_version)
        return package_version(pkg);
    return file->build_version > FIRST_FILE_VERSION ? file->build_version : FIRST_FILE_VERSION;
}

void check_file_version(Checker *c, File *file, const Scope *scope)
{
    ptrmap_set(c->arena, &c->files, scope, file);
    file->version = file_version(c->pkg, file);
    types_set_version(file->version);
    if (file->build_version > LANGUAGE_VERSION)
        check_error_at(c, file->pkgname, "file requires newer Go version go1.%d", file->build_version);
}

void check_scope_version(Checker *c, const Scope *scope)
{
    for (; scope; scope = scope_parent(scope)) {
        const File *file = ptrmap_get(&c->files, scope);
        if (file) {
            types_set_version(file->version);
            return;
        }
    }
}

const char *check_version_origin(Checker *c, Pos pos, const char *text)
{
    const char *at = strstr(text, "requires go1.");
    if (!at || !strstr(at, " or later"))
        return "";
    for (int i = 0; i < c->pkg->files.len; i++) {
        const File *file = c->pkg->files.at[i];
        if (pos < file->source->base || pos > file->source->base + file->source->len)
            continue;
        if (file->build_version >= FIRST_FILE_VERSION)
            return arena_printf(c->arena, " (file declares //go:build go1.%d)", file->build_version);
    }
    return arena_printf(c->arena, " (-lang was set to go1.%d; check go.mod)", package_version(c->pkg));
}

bool check_version(Checker *c, Pos pos, int version, const char *what)
{
    return types_allow(version) || !check_error(c, pos, "%s requires go1.%d or later", what, version);
}
