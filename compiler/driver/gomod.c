// gomod.c: go.mod files: where a module begins, what it is called, which version of the language it is in, and which
// other modules its `replace` lines find in local folders (Go Modules Reference). Nothing is downloaded, so of all
// directives only those three matter; the others are read over.
//
// The file is made of lines of words. `verb words...` and `verb ( newline words... newline ... )` mean the same.
#include "driver/driver.h"

#include <stdlib.h>

enum { UNNAMED_VERSION = 16 }; // of a module whose go.mod does not say

typedef struct Words {
    const char *at[8];
    Pos pos[8];
    int len;
} Words;

typedef struct Reader {
    Arena *arena;
    const Source *src;
    const char *p, *end;
} Reader;

static bool is_blank_char(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

// A word in quotes of either kind. The go command knows escapes in "", which no path needs.
static const char *quoted_word(Reader *r)
{
    char quote = *r->p++;
    const char *start = r->p;
    while (r->p < r->end && *r->p != quote && *r->p != '\n')
        r->p++;
    const char *word = arena_printf(r->arena, "%.*s", (int)(r->p - start), start);
    if (r->p < r->end && *r->p == quote)
        r->p++;
    return word;
}

static const char *plain_word(Reader *r)
{
    const char *start = r->p;
    if (*r->p == '(' || *r->p == ')') {
        r->p++;
    } else {
        while (r->p < r->end && *r->p != '\n' && *r->p != '(' && *r->p != ')' && !is_blank_char(*r->p) &&
               !(r->p[0] == '/' && r->p + 1 < r->end && r->p[1] == '/' && r->p == start))
            r->p++;
    }
    return arena_printf(r->arena, "%.*s", (int)(r->p - start), start);
}

// The words of the next line; those of an empty line are none. False at the end of the file.
static bool read_line(Reader *r, Words *w)
{
    w->len = 0;
    if (r->p >= r->end)
        return false;
    for (;;) {
        while (r->p < r->end && is_blank_char(*r->p))
            r->p++;
        if (r->p >= r->end || *r->p == '\n')
            break;
        if (r->p + 1 < r->end && r->p[0] == '/' && r->p[1] == '/') {
            while (r->p < r->end && *r->p != '\n')
                r->p++;
            break;
        }
        Pos pos = r->src->base + (Pos)(r->p - r->src->text);
        const char *word = *r->p == '"' || *r->p == '`' ? quoted_word(r) : plain_word(r);
        if (w->len < (int)ARRAY_LEN(w->at)) {
            w->at[w->len] = word;
            w->pos[w->len++] = pos;
        }
    }
    r->p += r->p < r->end;
    return true;
}

static bool is_local_folder(const char *path)
{
    return strncmp(path, "./", 2) == 0 || strncmp(path, "../", 3) == 0 || path[0] == '/' || strcmp(path, ".") == 0 ||
           strcmp(path, "..") == 0;
}

static Module *parse(Arena *a, const Source *src, const char *dir, bool is_main);

static Module *read_module(Arena *a, const char *dir, bool is_main)
{
    const char *file = path_join(a, dir, "go.mod"), *why = NULL;
    if (!path_is_file(file))
        return NULL;
    const Source *src = source_load(path_shown(a, file), &why);
    if (!src)
        fatal("cannot read %s: %s", file, why);
    return parse(a, src, dir, is_main);
}

// go 1.N, 1.N.M or 1.NrcM
static void set_version(Module *m, const Words *w, int first)
{
    char *end = NULL;
    const char *text = w->len == first + 1 ? w->at[first] : "";
    long n = strncmp(text, "1.", 2) == 0 ? strtol(text + 2, &end, 10) : 0;
    if (n <= 0 || n > 1000 || (*end && !strchr(".rb", *end))) {
        diag_error(w->pos[0], "invalid go version '%s': must match format 1.23.0", text);
        return;
    }
    if (n > LANGUAGE_VERSION)
        diag_error(w->pos[0], "go.mod requires go >= %s (running go 1.%d)", text, LANGUAGE_VERSION);
    m->version = (int)n;
}

// replace path [version] => folder, from word `first` on. Replacements by other modules are not in reach.
static void add_replacement(Arena *a, Module *m, const Words *w, int first)
{
    int arrow = first;
    while (arrow < w->len && strcmp(w->at[arrow], "=>") != 0)
        arrow++;
    if (arrow == first || arrow > first + 2 || arrow + 1 >= w->len) {
        diag_error(w->pos[0], "usage: replace module/path [v1.2.3] => other/module v1.4\n"
                              "\t or replace module/path [v1.2.3] => ../local/directory");
        return;
    }
    if (!is_local_folder(w->at[arrow + 1]))
        return;
    const char *to = w->at[arrow + 1];
    Replacement r = {.path = w->at[first], .dir = to[0] == '/' ? path_clean(a, to) : path_join(a, m->dir, to)};
    const Module *other = read_module(a, r.dir, false);
    r.version = other ? other->version : m->version;
    vec_push(a, &m->replacements, r);
}

static bool is_known_verb(const char *verb)
{
    static const char *const verbs[] = {
        "module", "go", "toolchain", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore",
    };
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
        if (strcmp(verb, verbs[i]) == 0)
            return true;
    }
    return false;
}

static void directive(Arena *a, Module *m, const char *verb, const Words *w, int first, bool is_main)
{
    if (strcmp(verb, "module") == 0) {
        if (m->path)
            diag_error(w->pos[0], "repeated module statement");
        else if (w->len != first + 1)
            diag_error(w->pos[0], "usage: module module/path");
        else
            m->path = w->at[first];
    } else if (strcmp(verb, "go") == 0) {
        set_version(m, w, first);
    } else if (strcmp(verb, "replace") == 0 && is_main) {
        add_replacement(a, m, w, first);
    }
}

// is_main: its replacements count, those of others do not.
static Module *parse(Arena *a, const Source *src, const char *dir, bool is_main)
{
    Module *m = arena_make(a, Module);
    m->dir = dir;
    m->version = UNNAMED_VERSION;
    Reader r = {a, src, src->text, src->text + src->len};
    const char *block = NULL; // the verb before an open parenthesis
    Words w;
    while (read_line(&r, &w)) {
        if (w.len == 0)
            continue;
        if (block && strcmp(w.at[0], ")") == 0) {
            block = NULL;
        } else if (block) {
            directive(a, m, block, &w, 0, is_main);
        } else if (!is_known_verb(w.at[0])) {
            diag_error(w.pos[0], "unknown directive: %s", w.at[0]);
        } else if (w.len > 1 && strcmp(w.at[1], "(") == 0) {
            block = w.len > 2 && strcmp(w.at[2], ")") == 0 ? NULL : w.at[0];
        } else {
            directive(a, m, w.at[0], &w, 1, is_main);
        }
    }
    if (block)
        diag_error(src->base + (Pos)src->len, "syntax error (unterminated block)");
    if (!m->path && diag_count() == 0)
        diag_error(src->base, "no module declaration in go.mod");
    if (!m->path)
        m->path = "";
    return m;
}

Module *module_find(Arena *a, const char *dir)
{
    for (;; dir = path_dir(a, dir)) {
        Module *m = read_module(a, dir, true);
        if (m)
            return m;
        if (strcmp(dir, "/") == 0)
            return NULL;
    }
}

// A folder with a go.mod of its own, and all below it, belongs to that module and not to the one around it.
static bool crosses_module(Arena *a, const char *root, const char *dir)
{
    for (; strcmp(dir, root) != 0; dir = path_dir(a, dir)) {
        if (path_is_file(path_join(a, dir, "go.mod")))
            return true;
    }
    return false;
}

const char *module_folder(Arena *a, const Module *m, const char *import_path, int *version)
{
    const char *best = NULL;
    size_t best_len = 0;
    for (int i = -1; i < m->replacements.len; i++) {
        const char *path = i < 0 ? m->path : m->replacements.at[i].path;
        const char *root = i < 0 ? m->dir : m->replacements.at[i].dir;
        const char *rest = path_below(path, import_path);
        if (!rest || strlen(path) < best_len)
            continue;
        const char *dir = *rest ? path_join(a, root, rest) : root;
        if (!path_is_dir(dir) || crosses_module(a, root, dir))
            continue;
        best = dir;
        *version = i < 0 ? m->version : m->replacements.at[i].version;
        best_len = strlen(path);
    }
    return best;
}

const char *module_import_path(Arena *a, const Module *m, const char *dir)
{
    for (int i = -1; i < m->replacements.len; i++) {
        const char *path = i < 0 ? m->path : m->replacements.at[i].path;
        const char *root = i < 0 ? m->dir : path_real(a, m->replacements.at[i].dir);
        const char *rest = root ? path_below(root, dir) : NULL;
        if (rest && !crosses_module(a, root, dir))
            return *rest ? arena_printf(a, "%s/%s", path, rest) : path;
    }
    return NULL;
}
