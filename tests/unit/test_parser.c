// test_parser.c: trees: what is told apart only by what follows, precedence, positions, groups.
#include "make_source.h"
#include "syntax/lexer.h"

#include <glob.h>

static void check_tree(const char *decls, const char *expected)
{
    StrBuf source = {.arena = arena_new()}, tree = {.arena = source.arena};
    buf_printf(&source, "package p\n%s\n", decls);
    buf_printf(&tree, "package p\n%s", expected);
    check_text(source.text, TREE, tree.text);
    arena_free(source.arena);
}

// The tree of a statement, written as node_str gives it where that is enough: here only whether it parses.
static void accepts(const char *stmts)
{
    check_stmt_error(stmts, "");
}

static void test_type_parameters(void **state)
{
    // one word after the bracket decides
    check_tree("type T[P any] int", "TypeDecl  @2:6\n  Name T  @2:6\n  tparams:\n    Field  @2:8\n      Name P  @2:8\n"
                                    "      Name any  @2:10\n  Name int  @2:15\n");
    check_tree("type T [N]int", "TypeDecl  @2:6\n  Name T  @2:6\n  ArrayType  @2:8\n    len:\n      Name N  @2:9\n"
                                "    Name int  @2:11\n");
    // P *C is a product unless C can only be a type, or more parameters follow
    check_tree("type T[P *C] int",
               "TypeDecl  @2:6\n  Name T  @2:6\n  ArrayType  @2:7\n    len:\n      Binary *  @2:10\n"
               "        Name P  @2:8\n        Name C  @2:11\n    Name int  @2:14\n");
    const char *pointer = "TypeDecl  @2:6\n  Name T  @2:6\n  tparams:\n    Field  @2:8\n      Name P  @2:8\n"
                          "      Star  @2:10\n        Name C  @2:11\n";
    char expected[512];
    snprintf(expected, sizeof expected, "%s  Name int  @2:15\n", pointer);
    check_tree("type T[P *C,] int", expected);
    check_tree("type T[P *[]C] int",
               "TypeDecl  @2:6\n  Name T  @2:6\n  tparams:\n    Field  @2:8\n      Name P  @2:8\n      Star  @2:10\n"
               "        SliceType  @2:11\n          Name C  @2:13\n  Name int  @2:16\n");
    check_tree("type T[P, Q C] int",
               "TypeDecl  @2:6\n  Name T  @2:6\n  tparams:\n    Field  @2:8\n      Name P  @2:8\n      Name C  @2:13\n"
               "    Field  @2:11\n      Name Q  @2:11\n      Name C  @2:13\n  Name int  @2:16\n");
    check_tree(
        "type T[P *C|~Q] int",
        "TypeDecl  @2:6\n  Name T  @2:6\n  tparams:\n    Field  @2:8\n      Name P  @2:8\n      Binary |  @2:12\n"
        "        Star  @2:10\n          Name C  @2:11\n        Unary ~  @2:13\n          Name Q  @2:14\n"
        "  Name int  @2:17\n");
    check_tree(
        "type T[P ([]C)] int",
        "TypeDecl  @2:6\n  Name T  @2:6\n  tparams:\n    Field  @2:8\n      Name P  @2:8\n      SliceType  @2:11\n"
        "        Name C  @2:13\n  Name int  @2:17\n");
    check_tree("type T[P C] = int", "TypeDecl alias  @2:6\n  Name T  @2:6\n  tparams:\n    Field  @2:8\n"
                                    "      Name P  @2:8\n      Name C  @2:10\n  Name int  @2:15\n");
    accepts(
        "type T [2 * n]int; type U []int; type V [...]int; type W[P []int] int; type X[P interface{}, Q chan P] int");
    accepts("type T [N*f(x)]int; type U [n.C]int; type V[P *T[int],] int; type W[P *C|Q,] int; type X [N|M]int");
}

static void test_parameters(void **state)
{
    check_tree(
        "func f(a, b int, c ...T) (d, e.F)", // unnamed results
        "FuncDecl  @2:6\n  Name f  @2:6\n  FuncType  @2:7\n    params:\n      Field  @2:8\n        Name a  @2:8\n"
        "        Name int  @2:13\n      Field  @2:11\n        Name b  @2:11\n        Name int  @2:13\n"
        "      Field  @2:18\n        Name c  @2:18\n        Ellipsis  @2:20\n          Name T  @2:23\n    results:\n"
        "      Field  @2:27\n        Name d  @2:27\n      Field  @2:30\n        Selector .F  @2:30\n"
        "          Name e  @2:30\n");
    check_tree("func (T) m(a [n]E, b L[E])",
               "FuncDecl  @2:6\n  recv:\n    Field  @2:7\n      Name T  @2:7\n  Name m  @2:10\n  FuncType  @2:11\n"
               "    params:\n      Field  @2:12\n        Name a  @2:12\n        ArrayType  @2:14\n          len:\n"
               "            Name n  @2:15\n          Name E  @2:17\n      Field  @2:20\n        Name b  @2:20\n"
               "        Index  @2:22\n          Name L  @2:22\n          Name E  @2:24\n");
    accepts("var f func([n]E, L[E], M[K, V], func(int) func(), ...*T) (func(x, y int), <-chan chan<- int)");
    accepts("var f func(a *T, b func(), c []int, d map[K]V, e (T), g chan T, h <-chan T, i interface{}, j struct{})");
}

static void test_struct_fields(void **state)
{
    check_tree("type T struct { a [n]E; L[E]; M[K, V]; *p.Q; b, c int `t` }",
               "TypeDecl  @2:6\n  Name T  @2:6\n  StructType  @2:8\n    Field  @2:17\n      Name a  @2:17\n"
               "      ArrayType  @2:19\n        len:\n          Name n  @2:20\n        Name E  @2:22\n"
               "    Field embedded  @2:25\n      Index  @2:25\n        Name L  @2:25\n        Name E  @2:27\n"
               "    Field embedded  @2:31\n      Index  @2:31\n        Name M  @2:31\n        Name K  @2:33\n"
               "        Name V  @2:36\n    Field embedded  @2:40\n      Star  @2:40\n        Selector .Q  @2:41\n"
               "          Name p  @2:41\n    Field  @2:46\n      Name b  @2:46\n      Name int  @2:51\n      tag:\n"
               "        BasicLit `t`  @2:55\n    Field  @2:49\n      Name c  @2:49\n      Name int  @2:51\n      tag:\n"
               "        BasicLit `t`  @2:55\n");
    accepts("type I interface { m(a, b int) (c int); E; p.F; G[A, B]; H[[]int] | ~int; *int; interface{ n() }; "
            "comparable }");
}

static void test_blocks_and_literals(void **state)
{
    accepts("if x == (T{}) { }; if x == f(T{1, 2}) { }; if a[T{}] { }; for (T{}) == x { }; if y := (T{}); y {}");
    accepts(
        "for range []int{1, 2} { }; for _, x := range [...]T{{1}, {2}} { }; if m := (map[string]int{}); m != nil { }");
    accepts("switch f := func() T { return T{} }; f() { }; if struct{ a int }{1} == x { }; for func() { }() { }");
    accepts(
        "switch x := y.(type) { case T: }; switch { case T{} == x: }; switch x := T[int]; x { }; for { }; for ;; { }");
    accepts("switch x { }; select { }; select { case x = <-T{}.c: case T{}.c <- 1: }; if x {} else if y {} else {}");
    accepts("if f(func() { if a { b() } }) { }; go func() { for x := range y { } }(); x = T{func() { if a { } }: T{}}");
    accepts("if x { T{}.m() }; for a := b; a < c; a++ { _ = T{} }; { _ = [2]T{1: {}} }; L: for { break L }; M: ");
}

static const char *expr_str(Arena *a, const char *text)
{
    char *source = arena_printf(a, "package p; var x = %s", text);
    const Source *src = source_from_memory("x.g", source, strlen(source));
    File *f = parse_file(a, src);
    assert_int_equal(diag_count(), 0);
    return node_str(a, f->decls.at[0]->valuedecl.values.at[0]);
}

// Every binary operation in parentheses.
static void print_grouped(StrBuf *b, const Node *n)
{
    if (n->kind != N_BINARY) {
        buf_puts(b, node_str(b->arena, n));
        return;
    }
    buf_puts(b, "(");
    print_grouped(b, n->binary.x);
    buf_puts(b, token_text(n->op));
    print_grouped(b, n->binary.y);
    buf_puts(b, ")");
}

static void test_precedence(void **state)
{
    Arena *a = arena_new();
    static const char *const cases[][2] = {
        {"a + b * c", "(a+(b*c))"},
        {"a - b - c", "((a-b)-c)"},
        {"a || b && c == d + e << f", "(a||(b&&(c==(d+(e<<f)))))"},
        {"a &^ b | c ^ d & e", "(((a&^b)|c)^(d&e))"},
        {"-a * *b", "(-a**b)"},
        {"a < b == c", "((a<b)==c)"},
        {"<-a + !b", "(<-a+!b)"},
        {"a*b[i]*c.d(e)", "((a*b[i])*c.d(e))"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char *source = arena_printf(a, "package p; var x = %s", cases[i][0]);
        File *f = parse_file(a, source_from_memory("x.g", source, strlen(source)));
        assert_int_equal(diag_count(), 0);
        StrBuf b = {.arena = a};
        print_grouped(&b, f->decls.at[0]->valuedecl.values.at[0]);
        assert_string_equal(b.text, cases[i][1]);
    }
    arena_free(a);
    util_shutdown();
}

static void test_expression_text(void **state)
{
    Arena *a = arena_new();
    static const char *const cases[][2] = {
        {"a+b*(c)", "a + b * (c)"},
        {"f(x, y...)", "f(x, y...)"},
        {"T{1,2}", "T{…}"},
        {"[]int{}", "[]int{}"},
        {"func(a,b int, c ...T) (x, y int) { return }", "func(a, b int, c ...T) (x, y int) {…}"},
        {"func(){}", "func() {}"},
        {"x.(p.T)", "x.(p.T)"},
        {"x[1:2:3]", "x[1:2:3]"},
        {"x[:]", "x[:]"},
        {"F[int,string](1)", "F[int, string](1)"},
        {"map[K][...]V(nil)", "map[K][...]V(nil)"},
        {"(chan<- (<-chan int))(nil)", "(chan<- (<-chan int))(nil)"},
        {"(<-chan int)(c)", "(<-chan int)(c)"},
        {"<-chan int(c)", "<-chan int(c)"},
        {"struct{a,b int; *E}{}", "struct{a, b int; *E}{}"},
        {"interface{m(int) bool; ~T|U}(nil)", "interface{m(int) bool; ~T | U}(nil)"},
        {"&T{}", "&T{}"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_string_equal(expr_str(a, cases[i][0]), cases[i][1]);
    arena_free(a);
    util_shutdown();
}

static void test_channel_types(void **state)
{
    check_tree("var a chan<- chan int; var b <-chan (<-chan int)",
               "VarDecl  @2:5\n  Name a  @2:5\n  type:\n    ChanType chan<-  @2:7\n      ChanType  @2:14\n"
               "        Name int  @2:19\nVarDecl  @2:28\n  Name b  @2:28\n  type:\n    ChanType <-chan  @2:30\n"
               "      Paren  @2:37\n        ChanType <-chan  @2:38\n          Name int  @2:45\n");
    check_tree("var a = T(<-chan<- chan int)", // turned round: <-chan (<-chan int)
               "VarDecl  @2:5\n  Name a  @2:5\n  values:\n    Call  @2:9\n      Name T  @2:9\n      args:\n"
               "        ChanType <-chan  @2:11\n          ChanType <-chan  @2:20\n            Name int  @2:25\n");
}

static void test_const_groups(void **state)
{
    check_tree(
        "const (\n\tA T = iota\n\tB\n\tC, D = 1, 2\n\tE, F\n)",
        "ConstDecl iota=0  @3:2\n  Name A  @3:2\n  type:\n    Name T  @3:4\n  values:\n    Name iota  @3:8\n"
        "ConstDecl iota=1 inherited  @4:2\n  Name B  @4:2\nConstDecl iota=2  @5:2\n  Name C  @5:2\n  Name D  @5:5\n"
        "  values:\n    BasicLit 1  @5:9\n    BasicLit 2  @5:12\nConstDecl iota=3 inherited  @6:2\n"
        "  Name E  @6:2\n  Name F  @6:5\n");
    Arena *a = arena_new();
    const char *text = "package p; const (A T = 1; B; C)";
    File *f = parse_file(a, source_from_memory("x.g", text, strlen(text)));
    const Node *first = f->decls.at[0], *third = f->decls.at[2];
    assert_ptr_equal(third->valuedecl.typ, first->valuedecl.typ);
    assert_ptr_equal(third->valuedecl.values.at[0], first->valuedecl.values.at[0]);
    arena_free(a);
    util_shutdown();
}

static void test_pragmas(void **state)
{
    check_tree("//go:noinline\n//go:nosplit\nfunc f()\nfunc g()",
               "FuncDecl noinline nosplit  @4:6\n  Name f  @4:6\n  FuncType  @4:7\nFuncDecl  @5:6\n  Name g  @5:6\n"
               "  FuncType  @5:7\n");
    check_tree("import _ \"unsafe\"\n//go:linkname f runtime.f\nfunc f()",
               "Import \"unsafe\"  @2:8\n  Name _  @2:8\nFuncDecl linkname=runtime.f  @4:6\n  Name f  @4:6\n"
               "  FuncType  @4:7\n");
    check_file_error("package p\n//go:noinline\nvar x int\n", "2:3: misplaced compiler directive");
    check_file_error("package p\nfunc f() { //go:nosplit\n}\n", "2:14: misplaced compiler directive");
    check_file_error("package p\n//go:linkname f g\nfunc f()\n",
                     "2:3: //go:linkname only allowed in Go files that import \"unsafe\"");
}

static void test_line_directive(void **state)
{
    check_text("package p\n//line a.y:100\nvar x int y\n/*line b.y:7:50*/var z int w\n", ERRORS,
               "a.y:100: syntax error: unexpected name y after top level declaration\n"
               "b.y:7:60: syntax error: unexpected name w after top level declaration\n");
    check_file_error("package p\n//line x:0\n", "2:10: invalid line number: 0");
    check_file_error("package p\n//line x:y\n", "2:10: invalid line number: y");
}

static void check_span(const char *text, const char *spanned)
{
    Arena *a = arena_new();
    char *source = arena_printf(a, "package p; var _ = %s /**/", text);
    const Source *src = source_from_memory("x.g", source, strlen(source));
    const Node *n = parse_file(a, src)->decls.at[0]->valuedecl.values.at[0];
    assert_int_equal(diag_count(), 0);
    size_t start = node_start(n) - src->base, end = node_end(n) - src->base;
    assert_true(start < end && end <= src->len);
    assert_string_equal(arena_printf(a, "%.*s", (int)(end - start), source + start), spanned);
    arena_free(a);
    util_shutdown();
}

static void test_spans(void **state)
{
    check_span("a.b + c", "a.b + c");
    check_span("f(1, 2)", "f(1, 2)");
    check_span("T{1: 2}", "T{1: 2}");
    check_span("func() { x = 1 }", "func() { x = 1 }");
    check_span("-x.y", "-x.y");
    check_span("a*b-c*d", "a*b-c*d");
    check_span("\"abc\"", "\"abc\"");
}

// Bodies that are parsed later
// -----------------------------------------------------------------------------------------

static char *dumped(const File *file)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    dump_file(out, file);
    fclose(out);
    return text;
}

static void parse_bodies(Arena *a, const File *file, bool *skipped)
{
    for (int i = 0; i < file->decls.len; i++) {
        Node *d = file->decls.at[i], *body = d->kind == N_FUNCDECL ? d->funcdecl.body : NULL;
        if (!body)
            continue;
        *skipped |= body->block.unparsed && body->block.stmts.len == 0;
        parse_body(a, body);
    }
}

// Positions stand in the dump as line and column: it must not matter when a body is parsed.
static bool same_later(const char *path, const char *text, size_t len)
{
    Arena *a = arena_new();
    bool skipped = false;
    char *whole = dumped(parse_file(a, source_from_memory(path, text, len)));
    File *file = parse_file_without_bodies(a, source_from_memory(path, text, len));
    parse_bodies(a, file, &skipped);
    char *later = dumped(file);
    assert_string_equal(whole, later);
    assert_int_equal(diag_count(), 0);
    free(whole);
    free(later);
    arena_free(a);
    return skipped;
}

static void test_bodies_later(void **state)
{
    static const char text[] =
        "package p\n"
        "import \"fmt\"\n"
        "func none()\n"
        "func empty() {}\n"
        "var v = struct{ a int }{1}\n"
        "type T struct{ f func() interface{ M() } }\n"
        "func (t *T) m() struct{ x int } { return struct{ x int }{len(\"}\")} }\n"
        "func g[K interface{ ~int | ~string }, V any](m map[K]V) (r []V) {\n"
        "\t// } not this one\n"
        "\tfor k, v := range m { /* } nor\n } */ if k == *new(K) { r = append(r, v) } }\n"
        "\tr1, r2, r3 := '{', '\\'', '\\\\'\n"
        "\ts := `}` + \"\\\"}\" + \"\\\\\"\n"
        "\tf := func() func() { return func() { switch x := any(s).(type) { case T: _ = x } } }\n"
        "\tf()(); a := 8 / 2 / 1; _, _, _, _ = r1, r2, r3, a\n"
        "\treturn\n"
        "}\n"
        "func last() { fmt.Println(T{}) }";
    assert_true(same_later("x.g", text, sizeof text - 1));
}

// All of the library.
static void test_library_later(void **state)
{
    glob_t files = {0};
    glob(TEST_SOURCE_DIR "/stdlib/*/*.g", 0, NULL, &files);
    glob(TEST_SOURCE_DIR "/stdlib/*/*/*.g", GLOB_APPEND, NULL, &files);
    int skipped = 0;
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const char *why = NULL;
        const Source *src = source_load(files.gl_pathv[i], &why);
        assert_non_null(src);
        skipped += same_later(files.gl_pathv[i], src->text, src->len);
    }
    globfree(&files);
    assert_true(skipped > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_type_parameters), cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_struct_fields),   cmocka_unit_test(test_blocks_and_literals),
        cmocka_unit_test(test_precedence),      cmocka_unit_test(test_expression_text),
        cmocka_unit_test(test_channel_types),   cmocka_unit_test(test_const_groups),
        cmocka_unit_test(test_pragmas),         cmocka_unit_test(test_line_directive),
        cmocka_unit_test(test_spans),           cmocka_unit_test(test_bodies_later),
        cmocka_unit_test(test_library_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
