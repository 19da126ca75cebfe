// cover.c: coverage in `gocc test`: what its flags say, which files have counters, and how the profile is put together.
//
// Each file of a covered package gets counters when it is loaded (syntax/cover.c), in a variable GoCover_N that the package
// exports. The main package of the test program hands them to package testing, with the places of the blocks that they
// count (testing.RegisterCover). Package testing prints the percentage and writes the profile of the program, which is
// added to that of all programs here. A package without tests has no program, and nothing in it runs.
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

// What the profile calls a file: by its import path if there is one, for tools that look for it.
static const char *profile_name(Arena *a, const Options *o, const TestPkg *pkg, const char *file)
{
    const char *real = path_real(a, pkg->source_dir);
    bool found = o->package_path || strcmp(pkg->dir, pkg->source_dir) != 0 || (real && module_find(a, real));
    const char *standard = path_real(a, resource_stdlib(a));
    if (found || !real || (standard && path_below(standard, real)))
        return arena_printf(a, "%s/%s", pkg->path, path_base(file));
    return path_join(a, real, path_base(file));
}

void cover_files(Arena *a, const Options *o, TestPkg *pkg)
{
    if (o->cover == COVER_ATOMICALLY && strcmp(pkg->path, "sync/atomic") == 0)
        return; // it would count itself
    for (int i = 0; i < pkg->sources.len; i++) {
        const char *why = NULL;
        const Source *src = source_load(pkg->sources.at[i], &why);
        if (!src)
            fatal("cannot read %s: %s", pkg->sources.at[i], why);
        File *file = parse_file(a, src);
        if (diag_count() > 0)
            return;
        CoverFile covered = {.name = profile_name(a, o, pkg, pkg->sources.at[i])};
        cover_file(a, file, o->cover, cover_variable(a, i), &covered.blocks);
        vec_push(a, &pkg->covered, covered);
    }
}

bool cover_any(const TestPkg *pkg)
{
    for (int i = 0; i < pkg->covered.len; i++) {
        if (pkg->covered.at[i].blocks.len > 0)
            return true;
    }
    return false;
}

void cover_register(Arena *a, const Options *o, const TestPkg *pkg, const char *import, StrBuf *out)
{
    buf_printf(out, "\ttesting.RegisterCover(testing.Cover{\n\t\tMode: \"%s\",\n\t\tCounters: map[string][]uint32{\n",
               cover_mode_name(o->cover));
    for (int i = 0; i < pkg->covered.len; i++) {
        const CoverFile *f = &pkg->covered.at[i];
        if (f->blocks.len > 0)
            buf_printf(out, "\t\t\t`%s`: %s.%s[:],\n", f->name, import, cover_variable(a, i));
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
    for (int i = 0; i < pkg->covered.len; i++) {
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
