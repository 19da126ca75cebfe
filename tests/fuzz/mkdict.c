// mkdict.c: writes libFuzzer's dictionary for the language: every token of tokens.def, the assignment operators made of
// them, every predeclared identifier, and the few things that no table holds (literals, directives).
#include "types/types.h"

static void entry(const char *text)
{
    putchar('"');
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            printf("\\%c", *p);
        else if (*p >= ' ' && *p <= '~')
            putchar(*p);
        else
            printf("\\x%02X", (unsigned char)*p);
    }
    printf("\"\n");
}

// The token as it is written; NULL for those that stand for many (names, literals) or for none.
static const char *written(Token t, const char *text)
{
    if (t <= T_STRINGLIT || t == T_ASSIGNOP)
        return NULL;
    return t == T_COMMA ? "," : t == T_SEMICOLON ? ";" : text;
}

static void tokens(void)
{
    static const struct {
        const char *text;
        int precedence;
    } table[] = {
#define TOKEN(name, text, precedence) [T_##name] = {text, precedence},
#include "syntax/tokens.def"
#undef TOKEN
    };
    for (int t = 0; t < TOKEN_COUNT; t++) {
        const char *text = written(t, table[t].text);
        if (!text)
            continue;
        entry(text);
        if (table[t].precedence >= 4) { // spec: Assignment statements
            char assign[8];
            snprintf(assign, sizeof assign, "%s=", text);
            entry(assign);
        }
    }
}

static void name(Obj *o, void *ctx)
{
    entry(o->name->text);
}

static void predeclared(Arena *a)
{
    types_init(a);
    scope_each(universe(), name, NULL);
    scope_each(unsafe_pkg()->scope, name, NULL);
}

static void others(void)
{
    static const char *const texts[] = {
        "0",
        "1",
        "-1",
        "0x7fffffffffffffff",
        "1<<63",
        "1e400",
        "0x1p-1100",
        "1_000",
        "0b1",
        "0o7",
        "2i",
        "1.5",
        "'a'",
        "'\\n'",
        "'\\U0010ffff'",
        "'\\xff'",
        "\"\"",
        "\"a\\x00\\377\"",
        "`r\n`",
        "\xC3\xA9",
        "\xE4\xB8\x96",
        "_",
        "main",
        "init",
        "T",
        "x",
        "E",
        "M",
        "...T",
        "[...]",
        "[]",
        "map[T]",
        "<-chan",
        "func()",
        "struct{}",
        "interface{",
        "~int",
        "T[T]",
        "[T any]",
        "[P interface{ ~[]E }, E any]",
        "x.(type)",
        "defer func(){recover()}()",
        "import . \"lib\"\n",
        "\"lib\"",
        "lib.T",
        "\"unsafe\"",
        "unsafe.Pointer",
        "for range ",
        "if x := x; ",
        "L:\n",
        "goto L",
        "//go:noinline\n",
        "//go:nosplit\n",
        "//go:linkname x y\n",
        "//line x.g:1:2\n",
        "/*line :3*/",
        "//",
        "/*",
        "*/",
        "\n",
        "\r\n",
        "\t",
        " ",
        "\xEF\xBB\xBF",
        "package main\n",
        "case x:",
        "default:",
    };
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        entry(texts[i]);
}

int main(void)
{
    Arena *a = arena_new();
    tokens();
    predeclared(a);
    others();
    const_shutdown();
    arena_free(a);
    util_shutdown();
    return 0;
}
