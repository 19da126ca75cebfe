// embed.c: //go:embed directives, which give a variable the contents of files (package embed of the library).
//
//     //go:embed help.txt templates/*.html "a name with blanks"
//     var files embed.FS
//
// The lexer notes where they are. When the file has been parsed, each is given to the variable whose declaration
// follows, with nothing but comments between; which files the patterns mean finds out who loads the package, and the
// checker says what is wrong with the variable.
#include "syntax/parser.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

// Behind blanks and comments.
static const char *skip_comments(const char *p, const char *end)
{
    for (;;) {
        while (p < end && is_space(*p))
            p++;
        if (end - p < 2 || p[0] != '/' || (p[1] != '/' && p[1] != '*'))
            return p;
        bool block = p[1] == '*';
        for (p += 2; p < end && (block ? p + 1 < end && (p[0] != '*' || p[1] != '/') : *p != '\n');)
            p++;
        p += block ? 2 : 0;
        if (p > end)
            return end;
    }
}

typedef struct Finder {
    Pos name; // of the variable that is looked for
    Node *decl;
    bool within_func, found_within;
} Finder;

static void find_declaration(Node *n, void *ctx)
{
    Finder *outer = ctx, inner = *outer;
    if (outer->decl)
        return;
    if (n->kind == N_VARDECL && n->valuedecl.names.len > 0 && n->valuedecl.names.at[0]->pos == outer->name) {
        outer->decl = n;
        outer->found_within = outer->within_func;
        return;
    }
    inner.within_func |= n->kind == N_BLOCK;
    node_each_child(n, find_declaration, &inner);
    outer->decl = inner.decl;
    outer->found_within = inner.found_within;
}

// The variable whose declaration begins at p, in a group or with a keyword of its own.
static Node *variable_at(const File *file, const char *p, bool *within)
{
    const char *text = file->source->text, *end = text + file->source->len;
    p = skip_comments(p, end);
    if (end - p > 3 && memcmp(p, "var", 3) == 0 && (is_space(p[3]) || p[3] == '/'))
        p = skip_comments(p + 3, end);
    Finder f = {.name = file->source->base + (Pos)(p - text)};
    for (int i = 0; i < file->decls.len && !f.decl; i++)
        find_declaration(file->decls.at[i], &f);
    *within = f.found_within;
    return f.decl;
}

// The end of the quoted pattern that begins at p, behind the quote; NULL if there is none.
static const char *quoted_end(const char *p, const char *end)
{
    char quote = *p;
    for (p++; p < end && *p != quote; p++)
        if (quote == '"' && *p == '\\')
            p++;
    return p < end ? p + 1 : NULL;
}

// What a quoted pattern says. Of escapes those of quotes and backslashes matter; no other is needed for the name of a
// file.
static Str unquote(Arena *a, const char *p, const char *end)
{
    StrBuf b = {.arena = a};
    bool raw = *p == '`';
    for (p++, end--; p < end; p++) {
        if (!raw && *p == '\\' && p + 1 < end)
            p++;
        buf_add(&b, p, 1);
    }
    return intern(b.text ? b.text : "", b.len);
}

// The patterns of the directive text[0..end); false if they are written wrongly, which has been reported.
static bool read_patterns(Arena *a, const File *file, const char *p, const char *end, Embed *e)
{
    for (;;) {
        while (p < end && is_space(*p))
            p++;
        if (p == end)
            break;
        EmbedPattern pattern = {.pos = file->source->base + (Pos)(p - file->source->text)};
        const char *begin = p;
        bool quoted = *p == '"' || *p == '`';
        if (quoted)
            p = quoted_end(p, end);
        else
            while (p < end && !is_space(*p))
                p++;
        if (!p || (quoted && p < end && !is_space(*p))) {
            const char *rest = p ? p : begin;
            diag_error(e->pos, "invalid quoted string in //go:embed: %.*s", (int)(end - rest), rest);
            return false;
        }
        pattern.text = quoted ? unquote(a, begin, p) : intern(begin, (size_t)(p - begin));
        vec_push(a, &e->patterns, pattern);
    }
    if (e->patterns.len == 0)
        diag_error(e->pos, "usage: //go:embed pattern...");
    return e->patterns.len > 0;
}

void embed_attach(Arena *a, File *file, Pos pos)
{
    const char *text = file->source->text + (pos - file->source->base), *end = file->source->text + file->source->len;
    const char *newline = memchr(text, '\n', (size_t)(end - text)), *line_end = newline ? newline : end;
    Embed *e = arena_make(a, Embed);
    e->pos = pos;
    if (!read_patterns(a, file, text + strlen("go:embed"), line_end, e))
        return;
    bool within;
    Node *decl = variable_at(file, line_end, &within);
    if (decl && decl->valuedecl.embed) { // a further line for the same variable
        for (int i = 0; i < e->patterns.len; i++)
            vec_push(a, &decl->valuedecl.embed->patterns, e->patterns.at[i]);
        return;
    }
    e->decl = decl;
    e->within_func = within;
    if (decl)
        decl->valuedecl.embed = e;
    vec_push(a, &file->embeds, e);
}
