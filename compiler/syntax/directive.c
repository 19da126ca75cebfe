// directive.c: comments that mean something: //line and /*line (positions of generated code) and //go: (pragmas).
// Of our own there are, for functions of the library, //gocc:onlyif (codegen/cg_onlyif.c) and //gocc:cold: small is
// better than fast.
//
// Pragmas gather until a declaration takes them; those that stand before anything else are misplaced. //go:linkname may
// stand anywhere and is resolved when the whole file has been read, as is //gocc:onlyif, which means the next function.
#include "syntax/lexer.h"

enum {
    FUNC_PRAGMA = 1u << 31, // for a function; known to gc, ignored by us, misplaced elsewhere all the same
    FILE_PRAGMA = 1u << 30, // for the package clause
};

// Digits behind the last ':' of [p, end). *at: where they begin, NULL if there is no ':'. False if they are no number.
static bool trailing_number(const char *p, const char *end, const char **at, unsigned *value)
{
    const char *colon = end;
    while (colon > p && colon[-1] != ':')
        colon--;
    *at = colon > p ? colon : NULL;
    uint64_t n = 0;
    for (const char *d = colon; d < end; d++) {
        if (*d < '0' || *d > '9' || n > UINT32_MAX)
            return false;
        n = n * 10 + (unsigned)(*d - '0');
    }
    *value = n > INT32_MAX ? 0 : (unsigned)n;
    return colon > p && colon < end;
}

// text: what follows "line "; next: the first byte that the directive applies to.
static void line_directive(Lexer *lx, const char *text, const char *end, const char *next)
{
    const char *at, *at_col;
    unsigned line, col = 0;
    bool ok = trailing_number(text, end, &at, &line);
    if (!at)
        return; // an ordinary comment
    if (!ok) {
        lexer_error(lx, at, "invalid line number: %.*s", (int)(end - at), at);
        return;
    }
    unsigned first;
    const char *line_end = end;
    bool has_col = trailing_number(text, at - 1, &at_col, &first);
    if (has_col) {
        col = line;
        line = first;
        if (col == 0) {
            lexer_error(lx, at, "invalid column number: %.*s", (int)(end - at), at);
            return;
        }
        line_end = at - 1;
        at = at_col;
    }
    if (line == 0) {
        lexer_error(lx, at, "invalid line number: %.*s", (int)(line_end - at), at);
        return;
    }
    const char *path = text;
    size_t path_len = (size_t)(at - 1 - text);
    if (path_len == 0 && has_col) {
        path = pos_info(lx->src->base + (Pos)(next - lx->src->text)).path;
        path_len = strlen(path);
    }
    // a relative path is relative to the folder of the file it stands in
    const char *slash = path == text && path_len > 0 && path[0] != '/' ? strrchr(lx->src->path, '/') : NULL;
    if (slash) {
        path =
            arena_printf(lx->arena, "%.*s%.*s", (int)(slash + 1 - lx->src->path), lx->src->path, (int)path_len, path);
        path_len = strlen(path);
    }
    source_line_directive(lx->src, (size_t)(next - lx->src->text), path, path_len, (int)line, (int)col);
}

// The next word of [*p, end): its length, with *p moved to it; 0 at the end.
static size_t next_word(const char **p, const char *end)
{
    while (*p < end && (**p == ' ' || **p == '\t'))
        ++*p;
    const char *q = *p;
    while (q < end && *q != ' ' && *q != '\t')
        q++;
    return (size_t)(q - *p);
}

// p: behind "go:linkname".
static void linkname(Lexer *lx, const char *p, const char *end, Pos pos)
{
    size_t local_len = next_word(&p, end);
    const char *local = p;
    p += local_len;
    size_t target_len = next_word(&p, end);
    const char *target = p;
    p += target_len;
    if (local_len == 0 || next_word(&p, end) > 0) {
        diag_mild(pos, "usage: //go:linkname localname [linkname]");
        return;
    }
    Linkname l = {.pos = pos, .local = intern(local, local_len), .target = intern(target, target_len)};
    vec_push(lx->arena, &lx->linknames, l);
}

static uint32_t pragma_flag(const char *verb, size_t len)
{
    static const struct {
        const char *verb;
        uint32_t flag;
    } known[] = {
        {"go:build", FILE_PRAGMA},
        {"go:noinline", FUNC_PRAGMA | PRAGMA_NOINLINE},
        {"go:nosplit", FUNC_PRAGMA | PRAGMA_NOSPLIT},
        {"go:noescape", FUNC_PRAGMA | PRAGMA_NOESCAPE},
        {"go:norace", FUNC_PRAGMA},
        {"go:nocheckptr", FUNC_PRAGMA},
        {"go:systemstack", FUNC_PRAGMA},
        {"go:nowritebarrier", FUNC_PRAGMA},
        {"go:nowritebarrierrec", FUNC_PRAGMA},
        {"go:yeswritebarrierrec", FUNC_PRAGMA},
        {"go:uintptrkeepalive", FUNC_PRAGMA},
        {"go:uintptrescapes", FUNC_PRAGMA | PRAGMA_UINTPTRESCAPES},
        {"go:registerparams", FUNC_PRAGMA},
        {"go:cgo_unsafe_args", FUNC_PRAGMA},
        {"gocc:cold", FUNC_PRAGMA | PRAGMA_COLD},
    };
    for (size_t i = 0; i < ARRAY_LEN(known); i++) {
        if (strlen(known[i].verb) == len && memcmp(known[i].verb, verb, len) == 0)
            return known[i].flag;
    }
    return 0;
}

// Directives of the runtime and of cgo. text[0..len): the verb.
static void restrict_directive(Lexer *lx, const char *text, size_t len, const char *end, Pos pos)
{
    static const char *const runtime_only[] = {"go:systemstack", "go:nowritebarrier", "go:nowritebarrierrec",
                                               "go:yeswritebarrierrec"};
    Restricted r = {.pos = pos};
    for (size_t i = 0; i < ARRAY_LEN(runtime_only); i++) {
        if (strlen(runtime_only[i]) == len && memcmp(runtime_only[i], text, len) == 0)
            r.text = arena_printf(lx->arena, "//%s only allowed in runtime", runtime_only[i]);
    }
    if (len == strlen("go:uintptrkeepalive") && memcmp(text, "go:uintptrkeepalive", len) == 0)
        r.text = "//go:uintptrkeepalive is only allowed in the standard library";
    if (len > strlen("go:cgo_") && memcmp(text, "go:cgo_", strlen("go:cgo_")) == 0)
        r.text = arena_printf(lx->arena, "//%.*s only allowed in cgo-generated code", (int)(end - text), text);
    if (r.text)
        vec_push(lx->arena, &lx->restricted, r);
}

void lex_directive(Lexer *lx, const char *p, const char *end, bool own_line)
{
    bool block = p[1] == '*';
    const char *text = p + 2, *text_end = block ? end - 2 : end;
    if (!block && text_end > text && text_end[-1] == '\r')
        text_end--;
    if (memcmp(text, "line ", 5) == 0) {
        if (block ? !memchr(p, '\n', (size_t)(end - p)) : p == lx->line_start)
            line_directive(lx, text + 5, text_end, block || end == lx->end ? end : end + 1);
        return;
    }
    Pos pos = lx->src->base + (Pos)(text - lx->src->text);
    if (!own_line) {
        diag_mild(pos, "misplaced compiler directive");
        return;
    }
    size_t len = next_word(&text, text_end);
    if (len == strlen("go:linkname") && memcmp(text, "go:linkname", len) == 0) {
        linkname(lx, text + len, text_end, pos);
        return;
    }
    if (len == strlen("gocc:onlyif") && memcmp(text, "gocc:onlyif", len) == 0) {
        const char *words = text + len;
        next_word(&words, text_end);
        OnlyIf o = {.pos = pos, .words = intern(words, (size_t)(text_end - words))};
        vec_push(lx->arena, &lx->onlyifs, o);
        return;
    }
    if (len == strlen("go:embed") && memcmp(text, "go:embed", len) == 0) {
        vec_push(lx->arena, &lx->embeds, pos);
        return;
    }
    restrict_directive(lx, text, len, text_end, pos);
    PragmaMark mark = {.flag = pragma_flag(text, len), .pos = pos};
    vec_push(lx->arena, &lx->pragmas, mark);
}

uint32_t lexer_take_pragmas(Lexer *lx, PragmaPlace place)
{
    uint32_t allowed = place == PRAGMAS_OF_FUNC ? FUNC_PRAGMA : place == PRAGMAS_OF_FILE ? FILE_PRAGMA : 0;
    uint32_t flags = 0;
    for (int i = 0; i < lx->pragmas.len; i++) {
        PragmaMark m = lx->pragmas.at[i];
        if (m.flag & allowed)
            flags |=
                m.flag & (PRAGMA_NOINLINE | PRAGMA_NOSPLIT | PRAGMA_NOESCAPE | PRAGMA_UINTPTRESCAPES | PRAGMA_COLD);
        else if (m.flag)
            diag_mild(m.pos, "misplaced compiler directive");
    }
    lx->pragmas.len = 0;
    return flags;
}
