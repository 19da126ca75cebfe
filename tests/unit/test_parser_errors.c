// test_parser_errors.c: syntax errors: words and places as gc's, several in one run, and programs nested very deeply.
#include "make_source.h"
#include "syntax/lexer.h"

static void test_file_level(void **state)
{
    check_file_error("", "1:1: syntax error: package statement must be first");
    check_file_error("func f() {}", "1:1: syntax error: package statement must be first");
    check_file_error("package;\n", "1:8: syntax error: unexpected semicolon, expected name");
    check_file_error("package p\nx := 1\n", "2:1: syntax error: non-declaration statement outside function body");
    check_file_error("package p\nfunc f()\n{\n}\n", "3:1: syntax error: unexpected semicolon or newline before {");
    check_file_error("package p\nvar x int\nimport \"a\"\n",
                     "3:1: syntax error: imports must appear before other declarations");
    check_file_error("package p\nimport a\n", "2:9: syntax error: missing import path");
    check_file_error("package p\nimport 1\n", "2:8: syntax error: import path must be a string");
    check_file_error("package p\nvar x int y\n", "2:11: syntax error: unexpected name y after top level declaration");
    check_file_error("package p\nvar x\n", "2:6: syntax error: unexpected newline, expected type");
    check_file_error("package p\nconst x := 1\n", "2:9: syntax error: unexpected :=, expected =");
    check_file_error("package p\ntype T\n", "2:7: syntax error: unexpected newline in type declaration");
    check_file_error("package p\nfunc {}\n", "2:6: syntax error: unexpected {, expected name or (");
    check_file_error("package p\nfunc f {}\n", "2:8: syntax error: unexpected {, expected (");
    check_file_error("package p\nfunc () f() {}\n", "2:9: method has no receiver");
    check_file_error("package p\nfunc (a, b T) f() {}\n", "2:15: method has multiple receivers");
    check_file_error("package p\nfunc f() { x\n", "3:1: syntax error: unexpected EOF, expected }");
}

static void test_types(void **state)
{
    check_file_error("package p\nfunc f(a int, b) {}\n", "2:16: syntax error: missing parameter type");
    check_file_error("package p\nfunc f(int, b T) {}\n", "");
    check_file_error("package p\nfunc f([]int, b T) {}\n", "2:8: syntax error: missing parameter name");
    check_file_error("package p\nfunc f(a ...int, b T) {}\n", "2:10: can only use ... with final parameter");
    check_file_error("package p\nfunc f() (a ...int) {}\n", "2:13: invalid use of ...");
    check_file_error("package p\nfunc f(a ...) {}\n", "2:13: syntax error: ... is missing type");
    check_file_error("package p\nfunc f(a b c) {}\n",
                     "2:12: syntax error: unexpected name c in parameter list; possibly missing comma or )");
    check_file_error("package p\nfunc f[]() {}\n", "2:8: syntax error: empty type parameter list");
    check_file_error("package p\nfunc f[P]() {}\n", "2:9: syntax error: missing type constraint");
    check_file_error("package p\nvar f func[P any]()\n",
                     "2:11: syntax error: function type must have no type parameters");
    check_file_error("package p\ntype T struct { (E) }\n", "2:17: syntax error: cannot parenthesize embedded type");
    check_file_error("package p\ntype T struct { *(E) }\n", "2:18: syntax error: cannot parenthesize embedded type");
    check_file_error(
        "package p\ntype T struct { a int b int }\n",
        "2:23: syntax error: unexpected name b in struct type; possibly missing semicolon or newline or }");
    check_file_error("package p\ntype T struct { 1 }\n",
                     "2:17: syntax error: unexpected literal 1, expected field name or embedded type");
    check_file_error("package p\ntype I interface { m[P any]() }\n",
                     "2:21: interface method must have no type parameters");
    check_file_error("package p\nvar c chan;\n", "2:11: syntax error: missing channel element type");
    check_file_error("package p\nvar m map[int\n", "2:14: syntax error: unexpected newline, expected ]");
    check_file_error(
        "package p\nvar (\n\tx int y\n)\n",
        "3:8: syntax error: unexpected name y in grouped declaration; possibly missing semicolon or newline or )");
}

static void test_expressions(void **state)
{
    check_stmt_error("f(a, b\n)",
                     "2:7: syntax error: unexpected newline in argument list; possibly missing comma or )");
    check_stmt_error("f(a b)", "2:5: syntax error: unexpected name b in argument list; possibly missing comma or )");
    check_stmt_error("x = T{\n1\n}",
                     "3:2: syntax error: unexpected newline in composite literal; possibly missing comma or }");
    check_stmt_error("x = (1 2)", "2:8: syntax error: unexpected literal 2, expected )");
    check_stmt_error("x = a[1 2]", "2:9: syntax error: unexpected literal 2, expected comma, : or ]");
    check_stmt_error("x = a[]", "2:7: syntax error: unexpected ], expected operand");
    check_stmt_error("x = 1 +", "3:1: syntax error: unexpected }, expected expression");
    check_stmt_error("x = a.1", "2:6: syntax error: unexpected literal .1 at end of statement");
    check_stmt_error("x = a.+", "2:7: syntax error: unexpected +, expected name or (");
    check_stmt_error("x = (T){}", "2:8: syntax error: cannot parenthesize type in composite literal");
    check_stmt_error("x = a[1::2]", "2:9: middle index required in 3-index slice");
    check_stmt_error("x = a[1:2:]", "2:11: final index required in 3-index slice");
}

static void test_statements(void **state)
{
    check_stmt_error("x y", "2:3: syntax error: unexpected name y at end of statement");
    check_stmt_error("a, b", "2:5: syntax error: unexpected newline, expected := or = or comma");
    check_stmt_error("if { }", "2:4: syntax error: missing condition in if statement");
    check_stmt_error("if x; { }", "2:5: syntax error: missing condition in if statement");
    check_stmt_error("if x\n{ }", "2:5: syntax error: unexpected newline, expected { after if clause");
    check_stmt_error("if x = y { }", "2:6: syntax error: cannot use assignment x = y as value");
    check_stmt_error("if x = a + b { }", "2:6: syntax error: cannot use assignment x = (a + b) as value");
    check_stmt_error("if x := 1 { }", "2:6: syntax error: cannot use x := 1 as value");
    check_stmt_error("if x { } else y", "2:15: syntax error: else must be followed by if or statement block");
    check_stmt_error("if x { }\nelse { }", "3:1: syntax error: unexpected keyword else, expected }");
    check_stmt_error("for var i = 0; i < 1; i++ { }",
                     "2:9: syntax error: var declaration not allowed in for initializer");
    check_stmt_error("for x; { }", "2:8: syntax error: unexpected {, expected for loop condition");
    check_stmt_error("for a; b; c := 1 { }", "2:13: syntax error: cannot declare in post statement of for loop");
    check_stmt_error("for a; b; c\n{ }", "2:12: syntax error: unexpected newline, expected { after for clause");
    check_stmt_error("switch x { y }", "2:12: syntax error: unexpected name y, expected case or default or }");
    check_stmt_error("switch { case 0; }", "2:16: syntax error: unexpected semicolon, expected :");
    check_stmt_error("switch { case 0: f() case 1: }",
                     "2:22: syntax error: unexpected keyword case at end of statement");
    check_stmt_error("select x { }", "2:8: syntax error: missing { after select clause");
    check_stmt_error("goto 1", "2:6: syntax error: unexpected literal 1, expected name");
    check_stmt_error("defer (f())", "2:7: expression in defer must not be parenthesized");
    check_stmt_error("go 1 +", "2:6: syntax error: unexpected + at end of statement");
}

// Each mistake is reported, and nothing that follows from it.
static void test_recovery(void **state)
{
    check_text(
        "package p\n"
        "var a int b\n"
        "func f() {\n"
        "\tx := := 1\n"
        "\tif y z { g(1) }\n"
        "\tw(T{1, 2 3}, func() { if a { b() } })\n"
        "\tok(1)\n"
        "\tfor i := 0; i < 10 {\n\t}\n"
        "\tq(1, 2\n"
        "\treturn )\n"
        "}\n"
        "type T struct {\n\ta int int\n\tb string\n\tc [\n}\n"
        "const ( A = 1; B = ; C )\n"
        "func g() { }\n",
        ALL_ERRORS,
        "x.g:2:11: syntax error: unexpected name b after top level declaration\n"
        "x.g:4:7: syntax error: unexpected :=, expected expression\n"
        "x.g:5:7: syntax error: unexpected name z, expected {\n"
        "x.g:6:11: syntax error: unexpected literal 3 in composite literal; possibly missing comma or }\n"
        "x.g:8:21: syntax error: unexpected {, expected semicolon or newline\n"
        "x.g:10:8: syntax error: unexpected newline in argument list; possibly missing comma or )\n"
        "x.g:11:9: syntax error: unexpected ), expected expression\n"
        "x.g:14:8: syntax error: unexpected name int in struct type; possibly missing semicolon or newline or }\n"
        "x.g:17:1: syntax error: unexpected }, expected expression\n"
        "x.g:18:20: syntax error: unexpected semicolon, expected expression\n");
}

// prefix, then open n times, middle, close n times.
static char *nested_errors(const char *prefix, const char *open, int n, const char *middle, const char *close)
{
    StrBuf b = {.arena = arena_new()};
    buf_puts(&b, prefix);
    for (int i = 0; i < n; i++)
        buf_puts(&b, open);
    buf_puts(&b, middle);
    for (int i = 0; i < n; i++)
        buf_puts(&b, close);
    char *got = process(b.text, b.len, ERRORS);
    arena_free(b.arena);
    return got;
}

static void test_depth(void **state)
{
    static const char *const shapes[][4] = {
        {"package p; var x = ", "(", "1", ")"},         {"package p; func f() ", "{", "", "}"},
        {"package p; func f() { ", "if x { ", "", "}"}, {"package p; var x = ", "T{", "", "}"},
        {"package p; var x = ", "f(", "", ")"},         {"package p; var x = ", "func() {", "", "}"},
        {"package p; var x = ", "a[", "0", "]"},        {"package p; var x ", "[]", "int", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(shapes); i++) {
        const char *close = i == 2 ? "}" : shapes[i][3];
        char *got = nested_errors(shapes[i][0], shapes[i][1], 10000, shapes[i][2], close);
        assert_string_equal(got, i == 2 ? "x.g:1:80023: syntax error: unexpected EOF, expected }\n" : "");
        free(got);
    }
    char *got = nested_errors("package p; var x = ", "(", MAX_NESTING + 10, "1", ")");
    assert_string_equal(got, "x.g:1:50020: syntax error: nested too deeply (more than 50000 open brackets)\n");
    free(got);
    got = nested_errors("package p; var x ", "*", 1000000, "int", "");
    assert_string_equal(got, "x.g:1:300012: syntax error: nested too deeply\n");
    free(got);
}

static void test_long_line(void **state)
{
    char *got = nested_errors("package p; var x = 1", "+1", 1 << 19, "\n", "");
    assert_string_equal(got, "");
    free(got);
    got = nested_errors("package p; var x = f(", "\"a\", ", 1 << 18, ")\n", "");
    assert_string_equal(got, "");
    free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file_level), cmocka_unit_test(test_types),    cmocka_unit_test(test_expressions),
        cmocka_unit_test(test_statements), cmocka_unit_test(test_recovery), cmocka_unit_test(test_depth),
        cmocka_unit_test(test_long_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
