// test_diag.c: order, duplicates, limit and notes of diagnostics.
#include "make_source.h"

static const Source *src;

static int setup(void **state)
{
    src = source_from_memory("x.g",
                             "line one\nline two\nline three\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\n", 70);
    return 0;
}

static int teardown(void **state)
{
    util_shutdown();
    return 0;
}

// Position of column col in line number line.
static Pos at(int line, int col)
{
    const char *p = src->text;
    while (--line > 0)
        p = strchr(p, '\n') + 1;
    return src->base + (Pos)(p - src->text) + (Pos)col - 1;
}

static void check_output(const char *expected)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    diag_flush(out);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

static void test_sorted(void **state)
{
    diag_error(at(3, 1), "third");
    diag_error(at(1, 6), "first, %s", "formatted");
    diag_error(at(2, 1), "second");
    diag_error(at(1, 1), "before first");
    assert_int_equal(diag_count(), 4);
    check_output("x.g:1:1: before first\nx.g:1:6: first, formatted\nx.g:2:1: second\nx.g:3:1: third\n");
    check_output("");
    assert_int_equal(diag_count(), 4);
}

static void test_duplicates(void **state)
{
    diag_error(at(1, 1), "same");
    diag_error(at(1, 3), "same"); // the line and the text of the one before
    diag_error(at(1, 3), "other");
    diag_error(at(2, 1), "same");
    diag_error(at(1, 3), "other");
    diag_syntax(at(4, 1), "unexpected a");
    diag_syntax(at(4, 3), "unexpected b"); // one syntax error a line
    diag_error(at(4, 4), "unexpected b");
    check_output("x.g:1:1: same\nx.g:1:3: other\nx.g:2:1: same\nx.g:4:1: syntax error: unexpected a\n"
                 "x.g:4:4: unexpected b\n");
}

static void test_notes(void **state)
{
    diag_error(at(2, 1), "x redeclared");
    diag_note(at(1, 6), "other declaration of %s", "x");
    diag_error(at(1, 1), "earlier");
    diag_note(0, "no position");
    diag_error(at(1, 1), "earlier");
    diag_note(at(3, 1), "note of a duplicate");
    check_output("x.g:1:1: earlier\n\tno position\nx.g:2:1: x redeclared\n\tx.g:1:6: other declaration of x\n");
}

static void test_limit(void **state)
{
    for (int line = 11; line >= 1; line--)
        diag_error(at(line, 1), "error %d", line);
    diag_note(at(1, 1), "of an error that is not kept");
    assert_int_equal(diag_count(), 10);
    check_output("x.g:2:1: error 2\nx.g:3:1: error 3\nx.g:4:1: error 4\nx.g:5:1: error 5\nx.g:6:1: error 6\n"
                 "x.g:7:1: error 7\nx.g:8:1: error 8\nx.g:9:1: error 9\nx.g:10:1: error 10\nx.g:11:1: error 11\n"
                 "x.g:2:1: too many errors\n");
    diag_error(at(1, 1), "more");
    check_output("");
}

static void test_no_limit(void **state)
{
    diag_set_limit(0);
    for (int line = 1; line <= 11; line++) {
        diag_error(at(line, 1), "a");
        diag_error(at(line, 2), "b");
    }
    assert_int_equal(diag_count(), 22);
}

static void test_without_position(void **state)
{
    diag_error(0, "link failed");
    diag_error(at(1, 1), "here");
    check_output("link failed\nx.g:1:1: here\n");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_sorted), TEST(test_duplicates), TEST(test_notes),
        TEST(test_limit),  TEST(test_no_limit),   TEST(test_without_position),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
