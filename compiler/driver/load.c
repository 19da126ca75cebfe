// load.c: the packages of a program: finds, parses and checks each of them once.
//
// From the main package on, each import is located (importpath.c) and its package loaded, depth first. A package that
// is met again while it is still being loaded imports itself: that is an import cycle (spec: Import declarations). The
// order in which loading ends has every package behind those it imports, and in that order they are checked.
//
// Packages of the library usually come, checked, out of an image of it (libimage.c).
//
// The program initialises packages in another order (spec: Program initialization): of those whose imports are all
// initialised, the one whose path sorts first.
#include "driver/driver.h"

#include <stdlib.h>

typedef struct Unit Unit;
typedef Vec(Unit *) UnitVec;

// A package and what becomes of it.
struct Unit {
    Pkg *pkg;
    Place place;
    Str name; // by which it is found: its import path
    UnitVec imports;
    PtrMap by_path; // the path as written in an import (Str) -> Unit
    bool frozen;    // of the library's image: loaded and checked
    bool taken;     // and in the program
    bool loading;   // its imports are being loaded
    bool bad_syntax;
    bool failed; // something in it was reported, or in what it imports
    bool initialised;
    Pos import_pos; // of the import that led here first
    Unit *importer;
};

struct Load {
    Arena *arena;
    const Options *options;
    Search search;
    Unit *main;
    UnitVec units;  // those that are loaded, each behind its imports
    PtrMap by_name; // Unit.name -> Unit
    PtrMap by_pkg;  // Pkg -> Unit
};

// Parsing -------------------------------------------------------------------------------------------------------------

static File *parse_named_file(Load *l, const char *path, bool dump)
{
    const char *why = NULL;
    const Source *src = source_load(path, &why);
    if (!src)
        fatal("cannot read %s: %s", path, why);
    if (dump && l->options->dump.tokens)
        dump_tokens(stdout, src);
    File *file = parse_file(l->arena, src);
    buildtags_source_holds(l->options, src, &file->build_version); // the constraint itself is for folders
    return file;
}

// Files named one by one must agree on their package's name; gc reports the later one.
static void check_package_clauses(const Pkg *pkg)
{
    for (int i = 0; i < pkg->files.len; i++) {
        const Node *name = pkg->files.at[i]->pkgname;
        if (name && pkg->name && name->name.name != pkg->name)
            diag_error(name->pos, "package %s; expected package %s", name->name.name->text, pkg->name->text);
    }
}

static void set_name(Pkg *pkg)
{
    for (int i = 0; i < pkg->files.len && !pkg->name; i++) {
        if (pkg->files.at[i]->pkgname)
            pkg->name = pkg->files.at[i]->pkgname->name.name;
    }
}

static Unit *new_unit(Load *l, Str name, Place place)
{
    Unit *u = arena_make(l->arena, Unit);
    u->pkg = arena_make(l->arena, Pkg);
    u->name = name;
    u->place = place;
    u->pkg->path = place.path;
    u->pkg->version = place.version;
    ptrmap_set(l->arena, &l->by_name, name, u);
    ptrmap_set(l->arena, &l->by_pkg, u->pkg, u);
    return u;
}

// Imports -------------------------------------------------------------------------------------------------------------

// Each step from the main package to the import at pos, which closes the circle.
static void report_cycle(Unit *from, Unit *to, Pos pos)
{
    diag_error(pos, "import cycle not allowed");
    Vec(Unit *) chain = {0};
    Arena *a = arena_new();
    for (Unit *u = from; u->importer; u = u->importer)
        vec_push(a, &chain, u);
    for (int i = chain.len - 1; i >= 0; i--)
        diag_note(chain.at[i]->import_pos, "%s imports %s", chain.at[i]->importer->name->text, chain.at[i]->name->text);
    diag_note(pos, "%s imports %s", from->name->text, to->name->text);
    arena_free(a);
}

// Directives that only the library may use.
static void check_restricted(const Unit *u)
{
    for (int i = 0; i < u->pkg->files.len && !u->place.standard; i++) {
        const File *file = u->pkg->files.at[i];
        for (int k = 0; k < file->restricted.len; k++)
            diag_mild(file->restricted.at[k].pos, "%s", file->restricted.at[k].text);
    }
}

static Unit *load_unit(Load *l, Unit *from, Place place, Pos pos);

static void load_one_import(Load *l, Unit *u, Node *decl)
{
    Str path = decl->import.path;
    if (!path || strcmp(path->text, "unsafe") == 0 || ptrmap_get(&u->by_path, path))
        return;
    if (check_import_path(l->arena, path))
        return; // the checker will report it
    Place place;
    Pos pos = decl->import.path_pos;
    if (!import_locate(&l->search, &u->place, path, pos, &place)) {
        u->failed = true;
        return;
    }
    Unit *to = load_unit(l, u, place, pos);
    if (!to) {
        u->failed = true;
        return;
    }
    ptrmap_set(l->arena, &u->by_path, path, to);
    vec_push(l->arena, &u->imports, to);
}

// Has the package been compiled as it is? All that it imports is loaded.
static void find_compiled(Load *l, Unit *u)
{
    uint64_t *imports = arena_alloc(l->arena, sizeof(uint64_t) * (size_t)(u->imports.len + 1));
    const Options *o = l->options;
    bool wanted = o->emit == EMIT_PROGRAM && !o->all_sources && !o->library && u != l->main && !u->place.given;
    for (int i = 0; i < u->imports.len; i++) {
        imports[i] = u->imports.at[i]->pkg->fingerprint;
        wanted &= u->imports.at[i]->pkg->compiled != NULL; // its object refers to theirs
    }
    u->pkg->fingerprint = library_fingerprint(u->pkg, imports, u->imports.len);
    if (wanted)
        u->pkg->compiled = library_find(l->arena, u->pkg);
}

// Loads what u imports; u itself counts as loaded when that is done.
static void load_imports(Load *l, Unit *u)
{
    u->loading = true;
    check_restricted(u);
    for (int i = 0; i < u->pkg->files.len; i++) {
        const NodeVec *decls = &u->pkg->files.at[i]->decls;
        embed_resolve(l->arena, u->pkg->files.at[i]);
        for (int k = 0; k < decls->len; k++) {
            if (decls->at[k]->kind == N_IMPORT)
                load_one_import(l, u, decls->at[k]);
        }
    }
    u->loading = false;
    vec_push(l->arena, &l->units, u);
    if (u->place.standard)
        find_compiled(l, u);
}

// u and all that it imports, of the library's image, are in the program.
static void take_frozen(Load *l, Unit *u)
{
    const Options *o = l->options;
    if (u->taken)
        return;
    u->taken = true;
    for (int i = 0; i < u->imports.len; i++)
        take_frozen(l, u->imports.at[i]);
    vec_push(l->arena, &l->units, u);
    if (o->emit != EMIT_PROGRAM || o->all_sources)
        u->pkg->compiled = NULL;
}

// The files of a package that was given. Those that are covered get counters, unless something is wrong anyway.
static void load_given(Load *l, const GivenPkg *given, Pkg *pkg, int errors_before)
{
    for (int i = 0; i < given->files.len; i++) {
        File *file = parse_named_file(l, given->files.at[i], false);
        CoverBlocks blocks = {0};
        if (i < given->covered && diag_blocking() == errors_before)
            cover_file(l->arena, file, l->options->cover, cover_variable(l->arena, given->cover_first + i), &blocks);
        vec_push(l->arena, &pkg->files, file);
    }
}

// The package at `place` for an import at pos; NULL if it may not be imported, which has been reported.
static Unit *load_unit(Load *l, Unit *from, Place place, Pos pos)
{
    Unit *u = ptrmap_get(&l->by_name, place.path);
    if (u && u->loading) {
        report_cycle(from, u, pos);
        return NULL;
    }
    if (u && u->frozen)
        take_frozen(l, u);
    if (!u) {
        int before = diag_blocking();
        u = new_unit(l, place.path, place);
        u->importer = from;
        u->import_pos = pos;
        if (place.given) {
            load_given(l, place.given, u->pkg, before);
            set_name(u->pkg);
            check_package_clauses(u->pkg);
        } else {
            u->pkg->lazy = place.standard && !l->options->library;
            folder_load(l->arena, l->options, place.dir, pos, u->pkg);
            set_name(u->pkg);
        }
        u->failed = u->bad_syntax = diag_blocking() > before;
        load_imports(l, u);
    }
    bool tested = place.given && l->options->home; // a test program imports the program that it tests
    if (u->pkg->name && strcmp(u->pkg->name->text, "main") == 0 && !tested) {
        diag_error(pos, "import \"%s\" is a program, not an importable package", u->name->text);
        return NULL;
    }
    return u->pkg->name ? u : NULL;
}

// The main package ----------------------------------------------------------------------------------------------------

static void parse_main(Load *l, Unit *u)
{
    const Options *o = l->options;
    if (o->dir) {
        folder_load(l->arena, o, o->dir, 0, u->pkg);
        for (int i = 0; i < u->pkg->files.len && o->dump.tokens; i++)
            dump_tokens(stdout, u->pkg->files.at[i]->source);
    }
    for (int i = 0; i < o->files.len; i++)
        vec_push(l->arena, &u->pkg->files, parse_named_file(l, o->files.at[i], true));
    set_name(u->pkg);
    if (!o->dir)
        check_package_clauses(u->pkg);
    for (int i = 0; i < u->pkg->files.len && o->dump.ast; i++)
        dump_file(stdout, u->pkg->files.at[i]);
}

// The folder's import path for imports; for symbols the main package is "main", and one without a module has its name.
static void name_main(Load *l, Unit *u, const char *real)
{
    Pkg *pkg = u->pkg;
    if (!pkg->name)
        pkg->name = intern_cstr("main");
    const char *path = l->search.module ? module_import_path(l->arena, l->search.module, real) : NULL;
    bool program = strcmp(pkg->name->text, "main") == 0;
    if (l->options->package_path)
        pkg->path = intern_cstr(l->options->package_path);
    else
        pkg->path = path && !program ? intern_cstr(path) : pkg->name;
}

Load *load_program(Arena *a, const Options *o)
{
    Load *l = libimage_open(a, o);
    if (!l) {
        l = arena_make(a, Load);
        types_init(a);
    }
    l->arena = a;
    l->options = o;
    const char *dir = o->home ? o->home : o->dir ? o->dir : path_dir(a, o->files.at[0]), *real = path_real(a, dir);
    if (!real)
        real = "/"; // its files will not be found
    l->search = (Search){
        .arena = a, .options = o, .main_dir = real, .stdlib = resource_stdlib(a), .module = module_find(a, real)};
    const char *path = l->search.module && !o->home ? module_import_path(a, l->search.module, real) : NULL;
    Place place = {.path = intern_cstr(path ? path : "."),
                   .dir = dir,
                   .standard = o->home != NULL,
                   .version = import_version(&l->search)};
    l->main = new_unit(l, place.path, place);
    parse_main(l, l->main);
    l->main->bad_syntax = diag_blocking() > 0;
    name_main(l, l->main, real);
    load_imports(l, l->main);
    return l;
}

Pkg *load_main(const Load *l)
{
    return l->main->pkg;
}

// Checking ------------------------------------------------------------------------------------------------------------

static Pkg *find_import(void *ctx, Pkg *from, Str path, Pos pos)
{
    Load *l = ctx;
    Unit *u = ptrmap_get(&l->by_pkg, from), *to = ptrmap_get(&u->by_path, path);
    return to ? to->pkg : NULL;
}

// A function without a body is one of the runtime's; only the library may say so, with go:linkname.
static void check_linked(const Unit *u)
{
    check_linkable(u->pkg);
    for (int i = 0; i < u->pkg->files.len && !u->place.standard; i++) {
        const NodeVec *decls = &u->pkg->files.at[i]->decls;
        for (int k = 0; k < decls->len; k++) {
            const Node *d = decls->at[k];
            if (d->kind == N_FUNCDECL && !d->funcdecl.body && d->funcdecl.linkname)
                diag_error(d->pos, "missing function body");
        }
    }
}

void load_check_syntax(Load *l)
{
    for (int i = 0; i < l->units.len; i++) {
        if (l->units.at[i]->bad_syntax)
            check_branches(l->arena, l->units.at[i]->pkg);
    }
}

void load_check(Load *l, bool linked)
{
    for (int i = 0; i < l->units.len; i++) {
        Unit *u = l->units.at[i];
        if (u->frozen)
            continue;
        for (int k = 0; k < u->imports.len; k++)
            u->failed = u->failed || u->imports.at[k]->failed;
        if (u->failed)
            continue;
        int before = diag_count();
        check_package(l->arena, u->pkg, find_import, l);
        if (linked && diag_count() == before)
            check_linked(u);
        u->failed = diag_count() > before;
    }
}

// The library ---------------------------------------------------------------------------------------------------------

void load_freeze(Load *l, Program *list)
{
    for (int i = 0; i < l->units.len; i++) {
        Unit *u = l->units.at[i];
        u->frozen = true;
        if (u != l->main)
            vec_push(l->arena, &list->pkgs, u->pkg);
    }
    l->options = NULL;
    l->search = (Search){0};
    l->units.len = 0;
    l->main = NULL;
}

const char *load_folder(const Load *l, const Pkg *pkg)
{
    const Unit *u = ptrmap_get(&l->by_pkg, pkg);
    return u->place.dir;
}

// Order of initialisation ---------------------------------------------------------------------------------------------

static int compare_paths(const void *a, const void *b)
{
    return strcmp((*(Unit *const *)a)->pkg->path->text, (*(Unit *const *)b)->pkg->path->text);
}

static bool is_ready(const Unit *u)
{
    for (int i = 0; i < u->imports.len; i++) {
        if (!u->imports.at[i]->initialised)
            return false;
    }
    return !u->initialised;
}

void load_list(Load *l, Program *prog)
{
    UnitVec sorted = {0};
    for (int i = 0; i < l->units.len; i++)
        vec_push(l->arena, &sorted, l->units.at[i]);
    qsort(sorted.at, (size_t)sorted.len, sizeof sorted.at[0], compare_paths);
    while (prog->pkgs.len < sorted.len) {
        int i = 0;
        while (!is_ready(sorted.at[i]))
            i++;
        sorted.at[i]->initialised = true;
        vec_push(l->arena, &prog->pkgs, sorted.at[i]->pkg);
    }
    prog->main = l->main->pkg;
}
