// cover.c: coverage in `gocc test`: what its flags say, which files have counters, and how the profile is put together.
//
// Each file of a covered package gets counters when it is loaded (syntax/cover.c), in a variable GoCover_N that the
// package exports. The main package of the test program hands them to package testing, with the places of the blocks
// that they count (testing.RegisterCover). Package testing prints the percentage and writes the profile of the program,
// which is added to that of all programs here. A package without tests has no program, and nothing in it runs.
#include "driver/driver.h"

#include <errno.h>
#include <stdlib.h>

const char *cover_mode_name(CoverMode mode)
{
    static const char *const names[] = {"", "set", "count", "atomic"};
    return names[mode];
}

CoverMode cover_parse_mode(const char *name)
{
    for (CoverMode m = COVER_SET; m <= COVER_ATOMICALLY; m++) {
        if (strcmp(name, cover_mode_name(m)) == 0)
            return m;
    }
    usage_error("invalid value \"%s\" for flag -covermode: valid modes are \"set\", \"count\", or \"atomic\"", name);
}

const char *cover_variable(Arena *a, int file)
{
    return arena_printf(a, "GoCover_%d", file);
}

// What the profile has in front of the names of the package's files: its import path if tools can find the package by
// it, else its folder.
static const char *profile_path(Arena *a, const Options *o, const TestPkg *pkg)
{
    const char *real = path_real(a, pkg->source_dir), *standard = path_real(a, resource_stdlib(a));
    bool found = o->package_path || strcmp(pkg->dir, pkg->source_dir) != 0 || (real && module_find(a, real));
    return found || !real || (standard && path_below(standard, real)) ? pkg->path : real;
}

// Does one of the patterns of -coverpkg name the package with this import path, in dir?
static bool is_covered(Arena *a, const Options *o, const char *path, const char *dir)
{
    for (const char *p = o->cover_patterns; *p; p += strcspn(p, ",") + (p[strcspn(p, ",")] == ',')) {
        size_t n = strcspn(p, ",");
        bool below = n >= 3 && memcmp(p + n - 3, "...", 3) == 0 && (n == 3 || p[n - 4] == '/');
        const char *word = path_clean(a, arena_printf(a, "%.*s", (int)(below ? n - 3 : n), p));
        if (strstr(word, "..."))
            usage_error("not supported yet: -coverpkg=%s with ... that is not at the end", o->cover_patterns);
        bool local = import_is_local(word) || *word == '/';
        if ((n == 3 && below) || (n == 3 && memcmp(p, "all", n) == 0))
            return true;
        const char *base = local ? path_real(a, word) : word, *of = local ? path_real(a, dir) : path;
        const char *rest = base && of ? path_below(base, of) : NULL;
        if (rest && (below || !*rest))
            return true;
    }
    return false;
}

static File *parse(Arena *a, const char *path, bool bodies)
{
    const char *why = NULL;
    const Source *src = source_load(path, &why);
    if (!src)
        fatal("cannot read %s: %s", path, why);
    return bodies ? parse_file(a, src) : parse_file_without_bodies(a, src);
}

// Finds the blocks of files, which are of the package with this import path.
static void add_files(Arena *a, const Options *o, TestPkg *pkg, const NameVec *files, const char *path,
                      const char *import)
{
    for (int i = 0; i < files->len; i++) {
        File *file = parse(a, files->at[i], true);
        if (diag_count() > 0)
            return;
        CoverFile covered = {.import = import, .name = arena_printf(a, "%s/%s", path, path_base(files->at[i]))};
        cover_file(a, file, o->cover, cover_variable(a, pkg->covered.len), &covered.blocks);
        vec_push(a, &pkg->covered, covered);
    }
}

void cover_sources(Arena *a, const Options *o, TestPkg *pkg)
{
    if (o->cover_patterns && !is_covered(a, o, pkg->path, pkg->source_dir))
        return;
    if (o->cover == COVER_ATOMICALLY && strcmp(pkg->path, "sync/atomic") == 0)
        return; // it would count itself
    add_files(a, o, pkg, &pkg->sources, profile_path(a, o, pkg), "_test");
    pkg->covered_sources = pkg->covered.len;
}

bool cover_any(const TestPkg *pkg)
{
    for (int i = 0; i < pkg->covered_sources; i++) {
        if (pkg->covered.at[i].blocks.len > 0)
            return true;
    }
    return false;
}

// Other packages ------------------------------------------------------------------------------------------------------
// Those that -coverpkg names and that one of the tested packages, or its tests, imports, if not at once. Those that are
// not imported here have not run.

typedef struct Walk {
    Arena *arena;
    const Options *options;
    const Module *module;
    const char *stdlib;
    bool linked; // what is met is in the program
    Vec(CoverPkg) met;
} Walk;

static void walk_files(Walk *w, const NameVec *files);

static void walk_import(Walk *w, const char *path)
{
    int version, at = 0;
    while (at < w->met.len && strcmp(w->met.at[at].path, path) != 0)
        at++;
    if (at < w->met.len)
        return;
    const char *standard = path_join(w->arena, w->stdlib, path);
    bool is_standard = path_is_dir(standard);
    const char *dir = is_standard ? standard : w->module ? module_folder(w->arena, w->module, path, &version) : NULL;
    if (!dir)
        return;
    CoverPkg met = {.path = path, .standard = is_standard, .linked = w->linked};
    testmain_sources(w->arena, w->options, dir, &met.files);
    vec_push(w->arena, &w->met, met);
    walk_files(w, &met.files);
    if (!is_covered(w->arena, w->options, path, dir))
        w->met.at[at].files.len = 0;
}

static void walk_files(Walk *w, const NameVec *files)
{
    for (int i = 0; i < files->len; i++) {
        const File *file = parse(w->arena, files->at[i], false);
        for (int k = 0; k < file->decls.len; k++) {
            const Node *d = file->decls.at[k];
            if (d->kind == N_IMPORT && d->import.path)
                walk_import(w, d->import.path->text);
        }
    }
}

// All files in the folder of a tested package, and the package itself.
static void walk_root(Walk *w, const char *dir)
{
    NameVec names = {0}, files = {0};
    const char *real = path_real(w->arena, dir);
    const char *path = real && w->module ? module_import_path(w->arena, w->module, real) : NULL;
    if (path)
        walk_import(w, path);
    folder_names(w->arena, dir, &names);
    for (int i = 0; i < names.len; i++) {
        if (buildtags_name_holds(w->options, names.at[i]))
            vec_push(w->arena, &files, path_join(w->arena, dir, names.at[i]));
    }
    walk_files(w, &files);
}

void cover_others(Arena *a, const Options *o, TestPkg *pkg)
{
    const char *real = path_real(a, pkg->dir);
    Walk w = {.arena = a, .options = o, .stdlib = resource_stdlib(a), .module = real ? module_find(a, real) : NULL};
    CoverPkg self = {.path = pkg->path};
    vec_push(a, &w.met, self);
    w.linked = true;
    walk_files(&w, &pkg->sources);
    walk_files(&w, &pkg->tests);
    walk_files(&w, &pkg->external);
    w.linked = false;
    for (int i = 0; i < o->cover_roots.len; i++)
        walk_root(&w, o->cover_roots.at[i]);
    for (int i = 0; i < w.met.len && diag_count() == 0; i++) {
        CoverPkg *p = &w.met.at[i];
        if (p->files.len == 0 || (o->cover == COVER_ATOMICALLY && strcmp(p->path, "sync/atomic") == 0))
            continue;
        p->first = pkg->covered.len;
        add_files(a, o, pkg, &p->files, p->path, p->linked ? arena_printf(a, "_cover%d", p->first) : NULL);
        vec_push(a, &pkg->cover_pkgs, *p);
    }
}

// The main package ----------------------------------------------------------------------------------------------------

static bool has_counters(const TestPkg *pkg, const CoverPkg *p)
{
    for (int i = p->first; i < p->first + p->files.len; i++) {
        if (pkg->covered.at[i].blocks.len > 0)
            return true;
    }
    return false;
}

void cover_imports(const TestPkg *pkg, StrBuf *out)
{
    for (int i = 0; i < pkg->cover_pkgs.len; i++) {
        const CoverPkg *p = &pkg->cover_pkgs.at[i];
        if (p->linked && has_counters(pkg, p))
            buf_printf(out, "\t_cover%d \"%s\"\n", p->first, p->path);
    }
}

void cover_register(Arena *a, const Options *o, const TestPkg *pkg, StrBuf *out)
{
    buf_printf(out, "\ttesting.RegisterCover(testing.Cover{\n\t\tMode: \"%s\",\n", cover_mode_name(o->cover));
    if (o->cover_patterns) {
        buf_puts(out, "\t\tCoveredPackages: ` in ");
        for (const char *p = o->cover_patterns; *p; p++)
            buf_printf(out, "%c%s", *p, *p == ',' ? " " : "");
        buf_puts(out, "`,\n");
    }
    buf_puts(out, "\t\tCounters: map[string][]uint32{\n");
    for (int i = 0; i < pkg->covered.len; i++) {
        const CoverFile *f = &pkg->covered.at[i];
        if (f->blocks.len > 0 && f->import)
            buf_printf(out, "\t\t\t`%s`: %s.%s[:],\n", f->name, f->import, cover_variable(a, i));
    }
    buf_puts(out, "\t\t},\n\t\tBlocks: map[string][]testing.CoverBlock{\n");
    for (int i = 0; i < pkg->covered.len; i++) {
        const CoverFile *f = &pkg->covered.at[i];
        buf_printf(out, "\t\t\t`%s`: {", f->name);
        for (int k = 0; k < f->blocks.len; k++) {
            const CoverBlock *b = &f->blocks.at[k];
            buf_printf(out, "{%d, %d, %d, %d, %d}, ", b->line, b->col, b->end_line, b->end_col, b->stmts);
        }
        buf_puts(out, "},\n");
    }
    buf_puts(out, "\t\t},\n\t})\n");
}

// Profiles ------------------------------------------------------------------------------------------------------------

static int compare_blocks(const void *x, const void *y)
{
    const CoverBlock *a = x, *b = y;
    int by_line = a->line != b->line ? a->line - b->line : a->end_line - b->end_line;
    int by_col = a->col != b->col ? a->col - b->col : a->end_col - b->end_col;
    return by_line ? by_line : by_col ? by_col : a->stmts - b->stmts;
}

void cover_write_unrun(const Options *o, TestPkg *pkg, const char *profile)
{
    FILE *f = fopen(profile, "w");
    if (!f)
        fatal("cannot write %s: %s", profile, strerror(errno));
    fprintf(f, "mode: %s\n", cover_mode_name(o->cover));
    for (int i = 0; i < pkg->covered_sources; i++) {
        CoverFile *file = &pkg->covered.at[i];
        if (file->blocks.len > 0)
            qsort(file->blocks.at, (size_t)file->blocks.len, sizeof file->blocks.at[0], compare_blocks);
        for (int k = 0; k < file->blocks.len; k++) {
            const CoverBlock *b = &file->blocks.at[k];
            fprintf(f, "%s:%d.%d,%d.%d %d 0\n", file->name, b->line, b->col, b->end_line, b->end_col, b->stmts);
        }
    }
    if (fclose(f) != 0)
        fatal("cannot write %s: %s", profile, strerror(errno));
}

FILE *cover_begin_profile(const char *path, CoverMode mode)
{
    FILE *f = fopen(path, "we");
    if (!f)
        fatal("cannot write %s: %s", path, strerror(errno));
    fprintf(f, "mode: %s\n", cover_mode_name(mode));
    return f;
}

void cover_add_profile(FILE *to, const char *part)
{
    FILE *f = fopen(part, "r");
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    for (bool first = true; f && (n = getline(&line, &size, f)) >= 0; first = false) {
        if (!first)
            fwrite(line, 1, (size_t)n, to);
    }
    free(line);
    if (f)
        fclose(f);
}
