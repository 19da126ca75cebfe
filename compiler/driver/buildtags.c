// buildtags.c: which files of a folder belong to its package on this system: the ending of a file's name (_linux,
// _amd64, _linux_amd64, _test) and its `//go:build` line (go help buildconstraint).
//
// True are: linux, amd64, unix, gocc, go1.1 to go1.27, what -tags names, and two that other compilers' sources look at:
// `gc`, because gocc has gc's language and layouts, and `purego`, because it has no assembler for Go's assembly.
#include "driver/driver.h"

#include <stdlib.h>

static bool is_one_of(const char *name, size_t len, const char *const *list)
{
    for (; *list; list++) {
        if (strlen(*list) == len && memcmp(*list, name, len) == 0)
            return true;
    }
    return false;
}

// Systems and processors whose names are constraints when a file's name ends in them; most are never true.
static bool is_known_os(const char *name, size_t len)
{
    static const char *const list[] = {
        "aix",  "android", "darwin",  "dragonfly", "freebsd", "hurd",   "illumos", "ios", "js", "linux",
        "nacl", "netbsd",  "openbsd", "plan9",     "solaris", "wasip1", "windows", "zos", NULL,
    };
    return is_one_of(name, len, list);
}

static bool is_known_arch(const char *name, size_t len)
{
    static const char *const list[] = {
        "386",     "amd64",  "amd64p32", "arm",       "armbe",       "arm64", "arm64be", "loong64", "mips",
        "mipsle",  "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc",   "ppc64",   "ppc64le", "riscv",
        "riscv64", "s390",   "s390x",    "sparc",     "sparc64",     "wasm",  NULL,
    };
    return is_one_of(name, len, list);
}

// N of the tag go1.N; 0 if it is another one.
static int release_of_tag(const char *name, size_t len)
{
    if (len < 5 || len > 7 || memcmp(name, "go1.", 4) != 0 || name[4] == '0')
        return 0;
    int minor = 0;
    for (size_t i = 4; i < len; i++) {
        if (name[i] < '0' || name[i] > '9')
            return 0;
        minor = minor * 10 + (name[i] - '0');
    }
    return minor;
}

static bool tag_holds(const Options *o, const char *name, size_t len)
{
    static const char *const always[] = {"linux", "amd64", "unix", "gocc", "gc", "purego", NULL};
    int release = release_of_tag(name, len);
    if (is_one_of(name, len, always) || (release > 0 && release <= LANGUAGE_VERSION))
        return true;
    for (int i = 0; i < o->tags.len; i++) {
        if (strlen(o->tags.at[i]) == len && memcmp(o->tags.at[i], name, len) == 0)
            return true;
    }
    return false;
}

// File names ----------------------------------------------------------------------------------------------------------

bool buildtags_is_test(const char *name)
{
    size_t len = strcspn(name, ".");
    return len >= 5 && memcmp(name + len - 5, "_test", 5) == 0;
}

// The part of name[0..*len) behind its last '_', which is taken off; NULL if there is no '_'.
static const char *last_part(const char *name, size_t *len, size_t *part_len)
{
    size_t end = *len;
    for (size_t i = end; i > 0; i--) {
        if (name[i - 1] == '_') {
            *len = i - 1;
            *part_len = end - i;
            return name + i;
        }
    }
    return NULL;
}

bool buildtags_name_holds(const Options *o, const char *name)
{
    size_t len = strcspn(name, "."), n, m;
    if (buildtags_is_test(name))
        len -= strlen("_test");
    const char *last = last_part(name, &len, &n);
    if (!last)
        return true; // "linux.go" is no constraint, only "x_linux.go"
    bool arch = is_known_arch(last, n);
    const char *before = arch ? last_part(name, &len, &m) : NULL;
    if (before && is_known_os(before, m) && !tag_holds(o, before, m))
        return false;
    return arch || is_known_os(last, n) ? tag_holds(o, last, n) : true;
}

// //go:build lines ----------------------------------------------------------------------------------------------------

// What is known of a part of an expression. Versions are looked at as if any other tag might hold or not (go help
// buildconstraint): a conjunction demands the later one of its parts' versions, an alternative the earlier one.
typedef struct Value {
    bool holds;
    int demands; // it can only hold with go1.N or later; 0: with any
    int refuses; // the same of its negation
} Value;

// An expression being evaluated: or = and {"||" and}, and = not {"&&" not}, not = "!" not | "(" or ")" | tag.
typedef struct Expr {
    const Options *options;
    const Source *src;
    const char *p, *end;
    bool failed; // something was reported
} Expr;

static Value parse_or(Expr *e);

static void skip_blanks(Expr *e)
{
    while (e->p < e->end && (*e->p == ' ' || *e->p == '\t'))
        e->p++;
}

static bool accept(Expr *e, const char *token)
{
    skip_blanks(e);
    size_t n = strlen(token);
    if ((size_t)(e->end - e->p) < n || memcmp(e->p, token, n) != 0)
        return false;
    e->p += n;
    return true;
}

static bool is_tag_char(char c)
{
    return c == '_' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c & 0x80);
}

// Reports what stands at e->p, where something else should.
static void fail(Expr *e)
{
    if (e->failed)
        return;
    e->failed = true;
    Pos pos = e->src->base + (Pos)(e->p - e->src->text);
    size_t n = 0;
    while (e->p + n < e->end && is_tag_char(e->p[n]))
        n++;
    bool operator_ = accept(e, "&&") || accept(e, "||");
    if (operator_ || accept(e, "(") || accept(e, ")") || accept(e, "!"))
        diag_error(pos, "parsing //go:build line: unexpected token %.*s", operator_ ? 2 : 1,
                   e->p - (operator_ ? 2 : 1));
    else if (e->p == e->end)
        diag_error(pos, "parsing //go:build line: unexpected end of expression");
    else if (n > 0)
        diag_error(pos, "parsing //go:build line: unexpected token %.*s", (int)n, e->p);
    else
        diag_error(pos, "parsing //go:build line: invalid syntax at %c", *e->p);
}

static Value parse_not(Expr *e)
{
    if (accept(e, "!")) {
        Value v = parse_not(e);
        return (Value){!v.holds, v.refuses, v.demands};
    }
    if (accept(e, "(")) {
        Value value = parse_or(e);
        if (!accept(e, ")"))
            fail(e);
        return value;
    }
    const char *tag = e->p;
    while (e->p < e->end && is_tag_char(*e->p))
        e->p++;
    if (e->p == tag)
        fail(e);
    size_t len = (size_t)(e->p - tag);
    return (Value){tag_holds(e->options, tag, len), release_of_tag(tag, len), 0};
}

static int later(int x, int y)
{
    return x > y ? x : y;
}

static int earlier(int x, int y)
{
    return x < y ? x : y;
}

static Value parse_and(Expr *e)
{
    Value x = parse_not(e);
    while (!e->failed && accept(e, "&&")) {
        Value y = parse_not(e);
        x = (Value){x.holds && y.holds, later(x.demands, y.demands), earlier(x.refuses, y.refuses)};
    }
    return x;
}

static Value parse_or(Expr *e)
{
    Value x = parse_and(e);
    while (!e->failed && accept(e, "||")) {
        Value y = parse_and(e);
        x = (Value){x.holds || y.holds, earlier(x.demands, y.demands), later(x.refuses, y.refuses)};
    }
    return x;
}

// The value of the expression text[0..len) of src; reports what is wrong with it.
static Value evaluate(const Options *o, const Source *src, const char *text, size_t len)
{
    Expr e = {.options = o, .src = src, .p = text, .end = text + len};
    Value value = parse_or(&e);
    skip_blanks(&e);
    if (e.p < e.end)
        fail(&e);
    return value;
}

// The line at *p without its newline; *p moves to the next one. False at the end of the text.
static bool next_line(const Source *src, const char **p, const char **line, size_t *len)
{
    const char *end = src->text + src->len;
    if (*p >= end)
        return false;
    const char *newline = memchr(*p, '\n', (size_t)(end - *p));
    *line = *p;
    *len = (size_t)((newline ? newline : end) - *p);
    *p = newline ? newline + 1 : end;
    while (*len > 0 && ((*line)[*len - 1] == '\r' || (*line)[*len - 1] == ' ' || (*line)[*len - 1] == '\t'))
        --*len;
    while (*len > 0 && (**line == ' ' || **line == '\t')) {
        ++*line;
        --*len;
    }
    return true;
}

// Is [line, line+len) the directive? *rest is what follows it.
static bool is_build_line(const char *line, size_t len, const char **rest, size_t *rest_len)
{
    static const char directive[] = "//go:build";
    size_t n = sizeof directive - 1;
    if (len < n || memcmp(line, directive, n) != 0 || (len > n && line[n] != ' ' && line[n] != '\t'))
        return false;
    *rest = line + n;
    *rest_len = len - n;
    return true;
}

// The value of the file's constraint. It stands before the package clause, where there are only comments and empty
// lines.
static Value constraint(const Options *o, const Source *src)
{
    const char *p = src->text, *line, *rest;
    size_t len, rest_len;
    bool seen = false, in_comment = false;
    Value value = {.holds = true};
    if (src->len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
        p += 3;
    while (next_line(src, &p, &line, &len)) {
        if (in_comment || (len >= 2 && memcmp(line, "/*", 2) == 0)) {
            const char *close = memmem(line, len, "*/", 2);
            in_comment = !close;
            if (close && close + 2 < line + len)
                break; // code, or something stranger, behind the comment
            continue;
        }
        if (len > 0 && (len < 2 || memcmp(line, "//", 2) != 0))
            break;
        if (!is_build_line(line, len, &rest, &rest_len))
            continue;
        Pos pos = src->base + (Pos)(line - src->text);
        if (seen)
            diag_error(pos, "multiple //go:build comments");
        seen = true;
        value = evaluate(o, src, rest, rest_len);
    }
    return value;
}

bool buildtags_source_holds(const Options *o, const Source *src, int *version)
{
    Value value = constraint(o, src);
    *version = value.demands;
    return value.holds;
}
