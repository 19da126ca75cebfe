// embed.c: the files that //go:embed patterns mean, by the go command's rules:
//
//   A pattern is relative to the package's folder and is matched part by part, * not going over a slash; every file
//   that it names is taken, a folder with all that is in it, except what begins with . or _ (unless the pattern begins
//   with "all:"). A folder that has a go.mod belongs to another module. Nothing but regular files can be embedded.
#include "driver/driver.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef Vec(const char *) Names;

typedef struct Collector {
    Arena *arena;
    const char *dir; // of the package
    Embed *embed;
    PtrMap seen; // names of files and folders that are listed
    bool all;    // hidden files too
} Collector;

static const char *full_path(Collector *c, const char *name)
{
    return arena_printf(c->arena, "%s/%s", c->dir, name);
}

static bool has_go_mod(Collector *c, const char *name)
{
    struct stat st;
    return stat(arena_printf(c->arena, "%s/%s/go.mod", c->dir, name), &st) == 0;
}

// Names that no module can contain.
static bool is_bad_name(const char *name)
{
    static const char *const bad[] = {"", ".bzr", ".hg", ".git", ".svn"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        if (strcmp(name, bad[i]) == 0)
            return true;
    return strpbrk(name, "\"*<>?`'|/\\:") != NULL || name[strlen(name) - 1] == '.';
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// What is in the folder, sorted. False if it cannot be read.
static bool list_folder(Collector *c, const char *name, Names *out)
{
    DIR *d = opendir(full_path(c, name));
    if (!d)
        return false;
    for (struct dirent *e; (e = readdir(d));)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            vec_push(c->arena, out, (const char *)arena_printf(c->arena, "%s", e->d_name));
    closedir(d);
    if (out->len > 0)
        qsort(out->at, (size_t)out->len, sizeof out->at[0], by_name);
    return true;
}

static const char *join(Collector *c, const char *folder, const char *name)
{
    return strcmp(folder, ".") == 0 ? name : arena_printf(c->arena, "%s/%s", folder, name);
}

// Adds the names in `folder` and below that match the rest of a pattern.
static void match_pattern(Collector *c, const char *folder, const char *pattern, Names *out)
{
    size_t n = strcspn(pattern, "/");
    const char *part = arena_printf(c->arena, "%.*s", (int)n, pattern);
    Names list = {0};
    list_folder(c, folder, &list);
    for (int i = 0; i < list.len; i++) {
        if (fnmatch(part, list.at[i], 0) != 0)
            continue;
        const char *name = join(c, folder, list.at[i]);
        if (pattern[n])
            match_pattern(c, name, pattern + n + 1, out);
        else
            vec_push(c->arena, out, name);
    }
}

static void add(Collector *c, const char *name, const char *data, size_t len)
{
    EmbedFile f = {intern_cstr(name), data, len};
    if (ptrmap_get(&c->seen, f.name))
        return;
    ptrmap_set(c->arena, &c->seen, f.name, c);
    vec_push(c->arena, &c->embed->files, f);
}

// The folders that the name goes through.
static void add_parents(Collector *c, const char *name)
{
    for (const char *p = name; (p = strchr(p, '/')); p++)
        add(c, arena_printf(c->arena, "%.*s", (int)(p + 1 - name), name), NULL, 0);
}

static bool add_file(Collector *c, const char *name)
{
    FILE *f = fopen(full_path(c, name), "rb");
    StrBuf b = {.arena = c->arena};
    char chunk[1 << 16];
    for (size_t n; f && (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
        buf_add(&b, chunk, n);
    bool ok = f && !ferror(f);
    if (f)
        fclose(f);
    if (ok) {
        add_parents(c, name);
        add(c, name, b.text ? b.text : "", b.len);
    }
    return ok;
}

// Adds what may be embedded of the folder; how many files. The first that cannot be read is in *failed.
static int add_folder(Collector *c, const char *name, const char **failed)
{
    Names list = {0};
    int count = 0;
    if (!list_folder(c, name, &list))
        *failed = name;
    for (int i = 0; i < list.len && !*failed; i++) {
        const char *base = list.at[i], *path = join(c, name, base);
        struct stat st;
        if (is_bad_name(base) || (!c->all && (base[0] == '.' || base[0] == '_')) || lstat(full_path(c, path), &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode) && !has_go_mod(c, path))
            count += add_folder(c, path, failed);
        else if (S_ISREG(st.st_mode) && add_file(c, path))
            count++;
        else if (S_ISREG(st.st_mode))
            *failed = path;
    }
    return count;
}

static const char *reason(Collector *c, const char *what, const char *name, const char *why)
{
    return arena_printf(c->arena, "cannot embed %s %s: %s", what, name, why);
}

// Adds what a pattern has matched; NULL, or why that cannot be.
static const char *add_match(Collector *c, const char *name)
{
    struct stat st;
    if (lstat(full_path(c, name), &st) != 0)
        return reason(c, "file", name, strerror(errno));
    const char *what = S_ISDIR(st.st_mode) ? "directory" : "file", *failed = NULL;
    for (const char *p = name;; p++) { // each part of the name
        size_t n = strcspn(p, "/");
        const char *upto = arena_printf(c->arena, "%.*s", (int)(p + n - name), name);
        if (is_bad_name(arena_printf(c->arena, "%.*s", (int)n, p)))
            return reason(c, what, name,
                          arena_printf(c->arena, p[n] ? "in invalid directory %.*s" : "invalid name %.*s", (int)n, p));
        if ((p[n] || S_ISDIR(st.st_mode)) && has_go_mod(c, upto))
            return reason(c, what, name, "in different module");
        p += n;
        if (!*p)
            break;
    }
    if (S_ISREG(st.st_mode))
        return add_file(c, name) ? NULL : reason(c, what, name, strerror(errno));
    if (!S_ISDIR(st.st_mode))
        return arena_printf(c->arena, "cannot embed irregular file %s", name);
    int count = add_folder(c, name, &failed);
    if (failed)
        return reason(c, "file", failed, strerror(errno));
    return count > 0 ? NULL : reason(c, what, name, "contains no embeddable files");
}

// Are all brackets closed, and does something follow each backslash?
static bool is_valid_glob(const char *p)
{
    bool class = false;
    for (; *p; p++) {
        if (*p == '\\' && !*++p)
            return false;
        class = *p == '[' || (class && *p != ']');
    }
    return !class;
}

// Is it a clean relative path?
static bool is_valid_pattern(const char *p)
{
    if (!is_valid_glob(p))
        return false;
    for (;;) {
        size_t n = strcspn(p, "/");
        if (n == 0 || (n == 1 && p[0] == '.') || (n == 2 && memcmp(p, "..", 2) == 0))
            return false;
        if (!p[n])
            return true;
        p += n + 1;
    }
}

static const char *add_pattern(Collector *c, const char *pattern)
{
    c->all = strncmp(pattern, "all:", 4) == 0;
    const char *glob = c->all ? pattern + 4 : pattern;
    if (!is_valid_pattern(glob))
        return "invalid pattern syntax";
    Names names = {0};
    match_pattern(c, ".", glob, &names);
    for (int i = 0; i < names.len; i++) {
        const char *why = add_match(c, names.at[i]);
        if (why)
            return why;
    }
    return names.len == 0 ? "no matching files found" : NULL;
}

typedef struct Piece {
    const char *text;
    size_t len;
} Piece;

static int compare_pieces(Piece a, Piece b)
{
    int order = memcmp(a.text, b.text, a.len < b.len ? a.len : b.len);
    return order != 0 ? order : a.len < b.len ? -1 : a.len > b.len;
}

static void split(Str name, Piece *folder, Piece *base)
{
    size_t len = name->len - (name->text[name->len - 1] == '/'), at = len;
    while (at > 0 && name->text[at - 1] != '/')
        at--;
    *folder = at > 0 ? (Piece){name->text, at - 1} : (Piece){".", 1};
    *base = (Piece){name->text + at, len - at};
}

// By folder, then by name, as package embed looks for them.
static int by_folder(const void *x, const void *y)
{
    Piece folders[2], bases[2];
    split(((const EmbedFile *)x)->name, &folders[0], &bases[0]);
    split(((const EmbedFile *)y)->name, &folders[1], &bases[1]);
    int order = compare_pieces(folders[0], folders[1]);
    return order != 0 ? order : compare_pieces(bases[0], bases[1]);
}

void embed_resolve(Arena *a, const File *file)
{
    for (int i = 0; i < file->embeds.len; i++) {
        Embed *e = file->embeds.at[i];
        Collector c = {.arena = a, .dir = path_dir(a, file->source->path), .embed = e};
        for (int k = 0; k < e->patterns.len && !e->error; k++) {
            const EmbedPattern *p = &e->patterns.at[k];
            const char *why = add_pattern(&c, p->text->text);
            if (why) {
                e->error_pos = p->pos;
                e->error = arena_printf(a, "pattern %s: %s", p->text->text, why);
            }
        }
        if (e->files.len > 0)
            qsort(e->files.at, (size_t)e->files.len, sizeof e->files.at[0], by_folder);
    }
}
