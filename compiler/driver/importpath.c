// importpath.c: from the path of an import to the folder of the package (spec: Import declarations; the rest is the go
// command's).
//
//   path                      package
//   unsafe                    the checker's own
//   ./x ../x                  the folder, seen from the folder of the importing file
//   path of -pkg              the files that -pkg lists
//   a folder of the library   lib/gocc/stdlib/<path>
//   else                      a folder of the main module, or of one that its go.mod replaces by a local folder
//
// One package has one import path, however it is written: folders of a module go by the module's path, others by their
// way from the main package ("./x").
#include "driver/driver.h"

bool import_is_local(const char *path)
{
    return strcmp(path, ".") == 0 || strcmp(path, "..") == 0 || strncmp(path, "./", 2) == 0 ||
           strncmp(path, "../", 3) == 0;
}

int import_version(const Search *s)
{
    return s->options->lang ? s->options->lang : s->module ? s->module->version : LANGUAGE_VERSION;
}

// How a path is written
// ------------------------------------------------------------------------------------------------

// Another spelling of a path ("x//y", "x/", "x/../y") is not taken for it; only a local path may begin with . and .. .
static bool check_spelling(Str path, Pos pos)
{
    if (path->text[0] == '/') {
        diag_error(pos, "could not import %s (import path cannot be absolute path)", path->text);
        return false;
    }
    bool dots_allowed = import_is_local(path->text);
    for (const char *p = path->text;;) {
        size_t n = strcspn(p, "/");
        bool dots = (n == 1 || n == 2) && memcmp(p, "..", n) == 0;
        if (n == 0) {
            diag_error(pos, "malformed import path \"%s\": %s", path->text, *p ? "double slash" : "trailing slash");
            return false;
        }
        if (dots && !dots_allowed) {
            diag_error(pos, "malformed import path \"%s\": invalid path element \"%.*s\"", path->text, (int)n, p);
            return false;
        }
        dots_allowed = dots_allowed && dots;
        if (!p[n])
            return true;
        p += n + 1;
    }
}

// Where the package is
// -------------------------------------------------------------------------------------------------

// Spelled in one way only: by the module if the folder is in one, else by the way from the main package.
static Str path_of_folder(const Search *s, const char *real)
{
    const char *path = s->module ? module_import_path(s->arena, s->module, real) : NULL;
    if (path)
        return intern_cstr(path);
    path = path_relative(s->arena, s->main_dir, real);
    bool marked = path[0] == '.' && (!path[1] || path[1] == '.');
    return marked ? intern_cstr(path) : intern_printf("./%s", path);
}

static const GivenPkg *find_given(const Search *s, const char *path)
{
    for (int i = 0; i < s->options->packages.len; i++) {
        if (strcmp(s->options->packages.at[i].path, path) == 0)
            return &s->options->packages.at[i];
    }
    return NULL;
}

static bool locate_given(const Search *s, Str path, Place *out)
{
    const char *prefix = s->options->local_prefix;
    const char *full = prefix && import_is_local(path->text) ? path_join(s->arena, prefix, path->text) : path->text;
    const GivenPkg *given = find_given(s, full);
    bool tested = s->options->home && given && !given->standard; // it is of the module
    if (given)
        *out = (Place){.path = intern_cstr(full),
                       .given = given,
                       .dir = path_dir(s->arena, given->files.at[0]),
                       .version = tested             ? import_version(s)
                                  : s->options->lang ? s->options->lang
                                                     : LANGUAGE_VERSION,
                       .standard = given->standard || s->options->given_standard};
    return given != NULL;
}

static bool locate_local(const Search *s, const Place *from, Str path, Pos pos, Place *out)
{
    const char *dir = path_join(s->arena, from->dir, path->text), *real = path_real(s->arena, dir);
    if (!real || !path_is_dir(real)) {
        diag_error(pos, "cannot find package \"%s\" in:\n\t%s", path->text, dir);
        return false;
    }
    *out = (Place){.path = path_of_folder(s, real), .dir = dir, .version = import_version(s)};
    return true;
}

static bool locate_in_module(const Search *s, Str path, Pos pos, Place *out)
{
    int version;
    const char *dir = s->module ? module_folder(s->arena, s->module, path->text, &version) : NULL;
    if (dir) {
        *out = (Place){
            .path = path, .dir = path_shown(s->arena, dir), .version = s->options->lang ? s->options->lang : version};
        return true;
    }
    size_t first = strcspn(path->text, "/");
    bool in_main = s->module && path_below(s->module->path, path->text);
    if (in_main)
        diag_error(pos, "no required module provides package %s; module %s has no such folder", path->text,
                   s->module->path);
    else if (!memchr(path->text, '.', first)) // the names of hosts have dots, and modules begin with one
        diag_error(pos, "package %s is not in std (%s/%s)", path->text, s->stdlib, path->text);
    else if (!s->module)
        diag_error(pos,
                   "no required module provides package %s: go.mod file not found in current directory or any "
                   "parent directory",
                   path->text);
    else
        diag_error(pos,
                   "no required module provides package %s; nothing is downloaded, but go.mod can replace a module "
                   "by a local folder",
                   path->text);
    return false;
}

// An internal package is for what lies in the folder that holds `internal` (go help internal).
static bool may_import(const Search *s, const Place *from, const Place *to)
{
    if (to->given || (from->standard && to->standard))
        return true;
    const char *from_real = path_real(s->arena, from->dir), *parent = path_real(s->arena, to->dir);
    for (; parent && strcmp(parent, "/") != 0; parent = path_dir(s->arena, parent)) {
        if (strcmp(path_base(parent), "internal") == 0)
            return from_real && path_below(path_dir(s->arena, parent), from_real);
        if (strcmp(parent, s->stdlib) == 0 || (s->module && strcmp(parent, s->module->dir) == 0))
            break;
    }
    return true;
}

bool import_locate(const Search *s, const Place *from, Str path, Pos pos, Place *out)
{
    if (strcmp(path->text, "C") == 0) {
        diag_error(pos, "not supported yet: cgo (import \"C\")");
        return false;
    }
    if (!check_spelling(path, pos))
        return false;
    const char *standard = path_join(s->arena, s->stdlib, path->text);
    if (locate_given(s, path, out))
        return true;
    if (import_is_local(path->text)) {
        if (!locate_local(s, from, path, pos, out))
            return false;
    } else if (path_is_dir(standard)) {
        *out = (Place){.path = path, .dir = standard, .standard = true, .version = LANGUAGE_VERSION};
    } else if (!locate_in_module(s, path, pos, out)) {
        return false;
    }
    if (may_import(s, from, out))
        return true;
    diag_error(pos, "use of internal package %s not allowed", out->path->text);
    return false;
}
