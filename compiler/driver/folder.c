// folder.c: the source files of the package in a folder: all .g and .go files but tests, files for other systems
// (buildtags.c), files whose name begins with _ or . and, since there is no cgo, files that import "C". In order of
// their names, which decides the order of initialisation (spec: Package initialization).
#include "driver/driver.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

bool is_source_name(const char *name)
{
    size_t len = strlen(name);
    return (len > 2 && strcmp(name + len - 2, ".g") == 0) || (len > 3 && strcmp(name + len - 3, ".go") == 0);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool folder_names(Arena *a, const char *dir, NameVec *names)
{
    DIR *d = opendir(dir);
    if (!d)
        return false;
    for (struct dirent *entry; (entry = readdir(d));) {
        const char *name = entry->d_name;
        if (name[0] == '_' || name[0] == '.' || !is_source_name(name) || !path_is_file(path_join(a, dir, name)))
            continue;
        vec_push(a, names, (const char *)arena_copy(a, name, strlen(name) + 1));
    }
    closedir(d);
    if (names->len > 1)
        qsort(names->at, (size_t)names->len, sizeof names->at[0], compare_names);
    return true;
}

static bool imports_c(const File *file)
{
    for (int i = 0; i < file->decls.len; i++) {
        const Node *d = file->decls.at[i];
        if (d->kind == N_IMPORT && d->import.path && strcmp(d->import.path->text, "C") == 0)
            return true;
    }
    return false;
}

// The files must be of one package; a clause that could not be parsed has been reported.
static void check_names(const Pkg *pkg, const char *dir, Pos pos)
{
    const File *first = NULL;
    for (int i = 0; i < pkg->files.len; i++) {
        const File *file = pkg->files.at[i];
        if (!file->pkgname)
            continue;
        if (!first)
            first = file;
        if (file->pkgname->name.name == first->pkgname->name.name)
            continue;
        diag_error(pos, "found packages %s (%s) and %s (%s) in %s", first->pkgname->name.name->text,
                   path_base(first->source->path), file->pkgname->name.name->text, path_base(file->source->path), dir);
        return;
    }
}

void folder_load(Arena *a, const Options *o, const char *dir, Pos pos, Pkg *pkg)
{
    NameVec names = {0};
    if (!folder_names(a, dir, &names))
        diag_error(pos, "cannot read %s: %s", dir, strerror(errno));
    int tests = 0, before = diag_count();
    for (int i = 0; i < names.len; i++) {
        if (buildtags_is_test(names.at[i])) {
            tests++;
            continue;
        }
        if (!buildtags_name_holds(o, names.at[i]))
            continue;
        const char *why = NULL, *path = path_join(a, dir, names.at[i]);
        const Source *src = source_load(path, &why);
        if (!src)
            fatal("cannot read %s: %s", path, why);
        int version;
        if (!buildtags_source_holds(o, src, &version))
            continue;
        File *file = pkg->lazy ? parse_file_without_bodies(a, src) : parse_file(a, src);
        file->build_version = version;
        if (!imports_c(file))
            vec_push(a, &pkg->files, file);
    }
    if (diag_count() > before)
        return;
    if (names.len == 0)
        diag_error(pos, "no Go files in %s", dir);
    else if (tests == names.len)
        diag_error(pos, "no non-test Go files in %s", dir);
    else if (pkg->files.len == 0)
        diag_error(pos, "build constraints exclude all Go files in %s", dir);
    check_names(pkg, dir, pos);
}
