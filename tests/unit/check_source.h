// check_source.h: parses and checks a source text, and finds nodes in it by what they look like.
#ifndef GOCC_TESTS_CHECK_SOURCE_H
#define GOCC_TESTS_CHECK_SOURCE_H

#include "check/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static Arena *A;
static Pkg *pkg;

static inline int setup_check(void **state)
{
    A = arena_new();
    types_init(A);
    return 0;
}

static inline int teardown_check(void **state)
{
    arena_free(A);
    const_shutdown();
    util_shutdown();
    return 0;
}

// Checks a file "x.g" of package p; true if it has no errors. Its package is `pkg` from now on.
static inline bool check_text(const char *text)
{
    pkg = arena_make(A, Pkg);
    pkg->name = pkg->path = intern_cstr("p");
    int before = diag_count();
    File *file = parse_file(A, source_from_memory("x.g", text, strlen(text)));
    vec_push(A, &pkg->files, file);
    assert_int_equal(diag_count(), before); // must parse
    return check_package(A, pkg, NULL, NULL);
}

// Everything reported since the last call, as printed.
static inline char *take_errors(void)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    diag_flush(out);
    fclose(out);
    char *copy = arena_printf(A, "%s", text);
    free(text);
    return copy;
}

typedef struct NodeSearch {
    const char *text;
    int skip;
    Node *found;
} NodeSearch;

static void search_node(Node *n, void *ctx)
{
    NodeSearch *s = ctx;
    bool is_expr = n->kind <= N_ELLIPSIS && n->kind != N_KEYVALUE;
    if (!s->found && is_expr && !strcmp(node_str(A, n), s->text) && s->skip-- == 0)
        s->found = n;
    if (!s->found)
        node_each_child(n, search_node, s);
}

// The nth (from 0) expression or type that prints as `text`, outermost first; fails if there is none.
static inline Node *find_nth(const char *text, int nth)
{
    NodeSearch s = {text, nth, NULL};
    for (int i = 0; i < pkg->files.at[0]->decls.len; i++)
        search_node(pkg->files.at[0]->decls.at[i], &s);
    if (!s.found)
        fail_msg("no expression %s", text);
    return s.found;
}
static inline Node *find(const char *text)
{
    return find_nth(text, 0);
}

static inline void search_kind(Node *n, void *ctx)
{
    NodeSearch *s = ctx;
    if (!s->found && n->kind == s->text[0] && s->skip-- == 0)
        s->found = n;
    if (!s->found)
        node_each_child(n, search_kind, s);
}

// The nth node of a kind.
static inline Node *find_kind(NodeKind kind, int nth)
{
    const char text[] = {(char)kind, 0};
    NodeSearch s = {text, nth, NULL};
    for (int i = 0; i < pkg->files.at[0]->decls.len; i++)
        search_kind(pkg->files.at[0]->decls.at[i], &s);
    if (!s.found)
        fail_msg("no %s", node_kind_name(kind));
    return s.found;
}

static inline Obj *object(const char *name)
{
    Obj *o = scope_lookup(pkg->scope, intern_cstr(name));
    if (!o)
        fail_msg("nothing is called %s", name);
    return o;
}

#define assert_type(n, text) assert_string_equal(type_str(A, (n)->type, pkg), (text))
#define assert_const(n, text)                                                                                          \
    do {                                                                                                               \
        assert_int_equal((n)->mode, MODE_CONST);                                                                       \
        assert_string_equal(const_str(A, (n)->cval), (text));                                                          \
    } while (0)

#endif
