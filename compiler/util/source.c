// source.c: source files in memory, and what a position means.
//
// All files lie one behind the other in a space of 32-bit positions, each followed by one position for its end, so a
// Pos names file, line and column at once. Translating back is two binary searches: for the file by its base, for the
// line in a table of line starts that is made the first time somebody asks about that file.
//
// `//line` directives (found by the lexer) are kept per file in text order; the last one at or before a position
// decides which path, line and column it is reported under.
//
// Nothing is said here about what a file contains: encoding, NUL bytes and byte order marks are the lexer's business.
#include "util/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_FILE = 1 << 30 };

typedef struct LineDirective {
    uint32_t offset; // of the first byte it applies to
    int line;        // reported line of the text line that holds offset
    int col;         // reported column of offset; 0: positions up to the next directive have no column
    const char *path;
} LineDirective;

// A Source and what only this file needs to know about it.
typedef struct Entry {
    Source source; // first, so that a Source can be turned back into its Entry
    uint32_t *line_starts;
    int nlines; // 0: not made yet
    LineDirective *directives;
    int ndirectives, directives_cap;
} Entry;

static struct {
    Arena *arena; // paths and directives
    Entry **entries;
    int len, cap;
    uint64_t next_base; // 0 stands for 1: position 0 is "none"
} sources;

// Takes over text (from lasting_alloc, two NULs behind len). NULL if the position space is used up.
static const Source *add_source(const char *path, char *text, size_t len)
{
    uint64_t base = sources.next_base ? sources.next_base : 1;
    if (base + len >= UINT32_MAX)
        return NULL;
    if (!sources.arena)
        sources.arena = arena_new();
    if (sources.len == sources.cap) {
        sources.cap = sources.cap ? sources.cap * 2 : 16;
        sources.entries = lasting_realloc(sources.entries, (size_t)sources.len * sizeof *sources.entries,
                                          (size_t)sources.cap * sizeof *sources.entries);
    }
    Entry *e = lasting_alloc(sizeof *e);
    e->source = (Source){
        .path = arena_copy(sources.arena, path, strlen(path) + 1), .text = text, .len = len, .base = (Pos)base};
    sources.entries[sources.len++] = e;
    sources.next_base = base + len + 1;
    return &e->source;
}

// The system's reason in the form Go gives it: "no such file or directory".
static const char *reason(int err)
{
    static char text[128];
    snprintf(text, sizeof text, "%s", strerror(err));
    if (text[0] >= 'A' && text[0] <= 'Z')
        text[0] = (char)(text[0] - 'A' + 'a');
    return text;
}

// Reads fd to its end into a growing buffer with two NULs behind the text. NULL with *why set on failure.
static char *read_all(int fd, size_t size_hint, size_t *len, const char **why)
{
    size_t cap = size_hint + 4096, used = 0;
    char *text = lasting_alloc(cap);
    for (;;) {
        ssize_t n = read(fd, text + used, cap - used - 2);
        if (n == 0)
            break;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || used + (size_t)n > MAX_FILE) {
            *why = n < 0 ? reason(errno) : "file too large";
            lasting_free(text);
            return NULL;
        }
        used += (size_t)n;
        if (cap - used < 4096)
            text = lasting_realloc(text, used, cap *= 2);
    }
    text[used] = text[used + 1] = '\0';
    *len = used;
    return text;
}

const Source *source_load(const char *path, const char **why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) < 0) {
        *why = reason(errno);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    char *text = NULL;
    size_t len = 0;
    if (S_ISDIR(st.st_mode))
        *why = "is a directory";
    else if (st.st_size > MAX_FILE)
        *why = "file too large";
    else
        text = read_all(fd, (size_t)st.st_size, &len, why);
    close(fd);
    if (!text)
        return NULL;
    const Source *s = add_source(path, text, len);
    if (!s) {
        *why = "more than 4 GiB of source text";
        lasting_free(text);
    }
    return s;
}

const Source *source_from_memory(const char *path, const char *text, size_t len)
{
    char *copy = lasting_alloc(len + 2);
    if (len > 0)
        memcpy(copy, text, len);
    copy[len] = copy[len + 1] = '\0';
    const Source *s = add_source(path, copy, len);
    if (!s)
        fatal("%s: more than 4 GiB of source text", path);
    return s;
}

void source_line_directive(const Source *s, size_t offset, const char *path, size_t path_len, int line, int col)
{
    Entry *e = (Entry *)s;
    if (e->ndirectives == e->directives_cap) {
        e->directives_cap = e->directives_cap ? e->directives_cap * 2 : 4;
        e->directives = lasting_realloc(e->directives, (size_t)e->ndirectives * sizeof *e->directives,
                                        (size_t)e->directives_cap * sizeof *e->directives);
    }
    char *copy = arena_alloc(sources.arena, path_len + 1);
    memcpy(copy, path, path_len);
    e->directives[e->ndirectives++] =
        (LineDirective){.offset = (uint32_t)offset, .line = line, .col = col, .path = copy};
}

static void make_line_table(Entry *e)
{
    int n = 1;
    const char *end = e->source.text + e->source.len;
    for (const char *p = e->source.text; (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        n++;
    e->line_starts = lasting_alloc((size_t)n * sizeof *e->line_starts);
    e->line_starts[e->nlines++] = 0;
    for (const char *p = e->source.text; (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        e->line_starts[e->nlines++] = (uint32_t)(p - e->source.text + 1);
}

// Index of the last line that starts at or before offset.
static int line_index(const Entry *e, uint32_t offset)
{
    int lo = 0, hi = e->nlines - 1;
    while (lo < hi) {
        int mid = lo + (hi - lo + 1) / 2;
        if (e->line_starts[mid] <= offset)
            lo = mid;
        else
            hi = mid - 1;
    }
    return lo;
}

static Entry *entry_at(Pos pos)
{
    int lo = 0, hi = sources.len - 1;
    while (lo < hi) {
        int mid = lo + (hi - lo + 1) / 2;
        if (sources.entries[mid]->source.base <= pos)
            lo = mid;
        else
            hi = mid - 1;
    }
    return sources.len > 0 ? sources.entries[lo] : NULL;
}

static void apply_directive(const Entry *e, uint32_t offset, int line, PosInfo *info)
{
    const LineDirective *d = NULL;
    for (int i = e->ndirectives - 1; i >= 0 && !d; i--) {
        if (e->directives[i].offset <= offset)
            d = &e->directives[i];
    }
    if (!d)
        return;
    int first = line_index(e, d->offset);
    info->path = d->path;
    info->line = d->line + (line - first);
    if (d->col == 0)
        info->col = 0;
    else if (line == first)
        info->col = d->col + (int)(offset - d->offset);
}

PosInfo pos_info(Pos pos)
{
    PosInfo info = {0};
    Entry *e = pos ? entry_at(pos) : NULL;
    if (!e || pos - e->source.base > e->source.len)
        return info;
    if (e->nlines == 0)
        make_line_table(e);
    uint32_t offset = pos - e->source.base;
    int line = line_index(e, offset);
    uint32_t start = e->line_starts[line];
    size_t end = line + 1 < e->nlines ? e->line_starts[line + 1] - 1 : e->source.len;
    info = (PosInfo){.source = &e->source,
                     .path = e->source.path,
                     .line = line + 1,
                     .col = (int)(offset - start) + 1,
                     .text = e->source.text + start,
                     .text_len = (int)(end - start)};
    apply_directive(e, offset, line, &info);
    return info;
}

void source_part(ImagePart *part)
{
    *part = (ImagePart){&sources, sizeof sources};
}

void source_shutdown(void)
{
    for (int i = 0; i < sources.len; i++) {
        Entry *e = sources.entries[i];
        lasting_free((char *)e->source.text);
        lasting_free(e->line_starts);
        lasting_free(e->directives);
        lasting_free(e);
    }
    lasting_free(sources.entries);
    arena_free(sources.arena);
    memset(&sources, 0, sizeof sources);
}
