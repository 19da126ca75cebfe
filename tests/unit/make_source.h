// make_source.h: for tests of the front end: source text in, tokens, tree or diagnostics out as text. Everything is
// released and the diagnostics start afresh after each call; the caller frees the text.
#ifndef MAKE_SOURCE_H
#define MAKE_SOURCE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "syntax/syntax.h"

typedef enum Wanted { TOKENS, TREE, ERRORS, ALL_ERRORS } Wanted;

static char *process(const char *text, size_t len, Wanted wanted)
{
    char *result = NULL;
    size_t result_len;
    FILE *out = open_memstream(&result, &result_len);
    assert_non_null(out);
    Arena *a = arena_new();
    const Source *src = source_from_memory("x.g", text, len);
    if (wanted == ALL_ERRORS)
        diag_set_limit(0);
    if (wanted == TOKENS) {
        dump_tokens(out, src);
    } else {
        File *file = parse_file(a, src);
        if (wanted == TREE && diag_count() == 0)
            dump_file(out, file);
        else
            diag_flush(out);
    }
    fclose(out);
    arena_free(a);
    util_shutdown();
    return result;
}

// Processes text and compares; on a difference cmocka shows both.
static inline void check_text(const char *text, Wanted wanted, const char *expected)
{
    char *got = process(text, strlen(text), wanted);
    assert_string_equal(got, expected);
    free(got);
}

// One error, "line:col: message", from a whole file; "" for none.
static inline void check_file_error(const char *text, const char *expected)
{
    char full[1024] = "";
    if (*expected)
        snprintf(full, sizeof full, "x.g:%s\n", expected);
    check_text(text, ERRORS, full);
}

// The first error of a statement list inside a function that begins on line 2, column 1.
static inline void check_stmt_error(const char *stmts, const char *expected)
{
    StrBuf b = {.arena = arena_new()};
    buf_printf(&b, "package p; func f() {\n%s\n}\n", stmts);
    char *got = process(b.text, b.len, ERRORS);
    char *end = strchr(got, '\n');
    if (end)
        *end = '\0';
    assert_string_equal(*got ? got + strlen("x.g:") : got, expected);
    free(got);
    arena_free(b.arena);
}

#endif
