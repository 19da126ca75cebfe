// test_lexer.c: literals, identifiers, comments and bytes that belong in no source file; semicolons.
#include "make_source.h"

static void check_tokens(const char *text, const char *expected)
{
    check_text(text, TOKENS, expected);
}

static void test_semicolons(void **state)
{
    check_tokens("x\n", "1:1\tname x\n1:2\tsemicolon (newline)\n");
    check_tokens("x", "1:1\tname x\n1:2\tsemicolon (EOF)\n");
    check_tokens("x;", "1:1\tname x\n1:2\tsemicolon (semicolon)\n");
    check_tokens("x +\n", "1:1\tname x\n1:3\t+\n");
    check_tokens("\n\n", "");
    check_tokens("x // c\n", "1:1\tname x\n1:7\tsemicolon (newline)\n");
    check_tokens("x /* c */ y", "1:1\tname x\n1:11\tname y\n1:12\tsemicolon (EOF)\n");
    check_tokens("x /* c\n */ y", "1:1\tname x\n1:3\tsemicolon (newline)\n2:5\tname y\n2:6\tsemicolon (EOF)\n");
    check_tokens("return\nbreak\n", "1:1\treturn\n1:7\tsemicolon (newline)\n2:1\tbreak\n2:6\tsemicolon (newline)\n");
    check_tokens("if\n", "1:1\tif\n");
    check_tokens("1\n", "1:1\tliteral 1\n1:2\tsemicolon (newline)\n");
    check_tokens("`a\nb`\n", "1:1\tliteral `a\nb`\n2:3\tsemicolon (newline)\n");
    check_tokens("x++\n)\n]\n}\n", "1:1\tname x\n1:2\t++\n1:4\tsemicolon (newline)\n2:1\t)\n2:2\tsemicolon (newline)\n"
                                   "3:1\t]\n3:2\tsemicolon (newline)\n4:1\t}\n4:2\tsemicolon (newline)\n");
}

static void test_operators(void **state)
{
    check_tokens("&^= &^ && & <<= <- <= ... . :=",
                 "1:1\t&^=\n1:5\t&^\n1:8\t&&\n1:11\t&\n1:13\t<<=\n1:17\t<-\n1:20\t<=\n"
                 "1:23\t...\n1:27\t.\n1:29\t:=\n");
    check_tokens("a.b..", "1:1\tname a\n1:2\t.\n1:3\tname b\n1:4\t.\n1:5\t.\n");
}

// A variable's initialiser is text: the error, or "" for none. The text begins in column 20.
static void check_literal(const char *text, const char *expected)
{
    char source[300], error[300] = "";
    snprintf(source, sizeof source, "package p; var x = %s", text);
    if (*expected)
        snprintf(error, sizeof error, "1:%s", expected);
    check_file_error(source, error);
}

static void test_numbers(void **state)
{
    static const char *const good[] = {"0",  "1_000", "0b1_01", "0o17",         "017",    "0_7",     "0x_1F",
                                       "1.", ".5",    "1e10",   "1_0.2_5e+1_0", "0x1p-2", "0x1.8p1", "0X.8P0",
                                       "1i", "019i",  "0.i",    "09.5",         "0b11i",  "1e3i"};
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        check_literal(good[i], "");
    check_literal("0b102", "24: invalid digit '2' in binary literal");
    check_literal("089", "21: invalid digit '8' in octal literal");
    check_literal("0o8", "22: invalid digit '8' in octal literal");
    check_literal("0x", "22: hexadecimal literal has no digits");
    check_literal("0b", "22: binary literal has no digits");
    check_literal("1__0", "22: '_' must separate successive digits");
    check_literal("1_", "21: '_' must separate successive digits");
    check_literal("0_x", "21: '_' must separate successive digits\nx.g:1:22: syntax error: unexpected name x after top "
                         "level declaration");
    check_literal("1e", "22: exponent has no digits");
    check_literal("0x1.5", "25: hexadecimal mantissa requires a 'p' exponent");
    check_literal("1p3", "21: 'p' exponent requires hexadecimal mantissa");
    check_literal("0b1e3", "23: 'e' exponent requires decimal mantissa");
    check_literal("0b1.0", "23: invalid radix point in binary literal");
}

static void test_strings(void **state)
{
    check_literal("\"a\\n\\\"\\x41\\101\\u00e4\\U0001F600\"", "");
    check_literal("'\\''", "");
    check_literal("'\xC3\xA4'", "");
    check_literal("`raw \\ \"`", "");
    check_literal("\"\\q\"", "22: unknown escape");
    check_literal("\"\\'\"", "22: unknown escape");
    check_literal("\"\\xg0\"", "23: invalid character 'g' in hexadecimal escape");
    check_literal("\"\\08a\"", "23: invalid character '8' in octal escape");
    check_literal("\"\\400\"", "25: octal escape value 256 > 255");
    check_literal("\"\\ud800\"", "27: escape is invalid Unicode code point U+D800");
    check_literal("\"\\U00110000\"", "31: escape is invalid Unicode code point U+110000");
    check_literal("''", "21: empty rune literal or unescaped '");
    check_literal("'ab'", "20: more than one character in rune literal");
    check_literal("'a\n", "22: newline in rune literal");
    check_literal("'a", "20: rune literal not terminated");
    check_literal("\"a\n", "22: newline in string");
    check_literal("\"a", "20: string not terminated");
    check_literal("`a\n", "20: string not terminated");
    check_literal("1 /* x\n", "22: comment not terminated");
}

static void test_identifiers(void **state)
{
    check_file_error("package p; var \xC3\xA4\xE4\xB8\x96_1 int", "");
    check_file_error("package p; var x\xE2\x82\xAC int", "1:17: invalid character U+20AC '\xE2\x82\xAC' in identifier");
    check_file_error("package p; var \xD9\xA1x int", "1:16: identifier cannot begin with digit U+0661 '\xD9\xA1'");
    check_file_error("package p; var x @ int", "1:18: invalid character U+0040 '@'");
    check_file_error("package p; var x \x01 int", "1:18: invalid character U+0001");
}

static void test_forbidden_bytes(void **state)
{
    check_file_error("\xEF\xBB\xBFpackage p\n", "");
    check_file_error("package p // \xEF\xBB\xBF\n", "1:14: invalid BOM in the middle of the file");
    check_file_error("package p // \xFF\n", "1:14: invalid UTF-8 encoding");
    check_file_error("package p // \xC0\x80\n", "1:14: invalid UTF-8 encoding");           // overlong
    check_file_error("package p // \xED\xA0\x80\n", "1:14: invalid UTF-8 encoding");       // surrogate
    check_file_error("package p; var s = \"\xE2\x82\"\n", "1:21: invalid UTF-8 encoding"); // cut short
    const char text[] = "package p\nvar x\0 int\n";
    char *got = process(text, sizeof text - 1, ERRORS);
    assert_string_equal(got, "x.g:2:6: invalid NUL character\n");
    free(got);
    // a binary file is refused at its beginning, whatever follows
    const char elf[] = "\x7F"
                       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0";
    got = process(elf, sizeof elf - 1, ERRORS);
    assert_string_equal(got, "x.g:1:1: invalid character U+007F\n"
                             "x.g:1:2: syntax error: package statement must be first\n");
    free(got);
}

// No cut of a program may do more than report errors.
static void test_every_cut(void **state)
{
    const char *text =
        "package p\nimport \"a\"\nvar s = `r\\`+\"\\u00e4\"\nfunc (t *T[P]) m(a, b int, c ...int) (x int) {\n"
        "L:\tfor i := range f(T{1: 'x'}, 0x1p-2) { switch x := y.(type) { case int: continue L } }\n"
        "\tif a[1:2:3] != <-c { go func() {}() } /* c */ else { select { case c <- 1: } }\n}\n"
        "type U[P interface{ ~int | E; m() }] struct { a, b int `tag`; *E }\n";
    for (size_t len = 0; len <= strlen(text); len++)
        free(process(text, len, ERRORS));
    char *got = process(text, strlen(text), ERRORS);
    assert_string_equal(got, "");
    free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_semicolons), cmocka_unit_test(test_operators),   cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_strings),    cmocka_unit_test(test_identifiers), cmocka_unit_test(test_forbidden_bytes),
        cmocka_unit_test(test_every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
