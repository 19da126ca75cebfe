// test_util.c: arenas, vectors, texts, maps, interning, positions.
#include "make_source.h"

static void test_arena(void **state)
{
    Arena *a = arena_new();
    char *last = NULL;
    for (size_t size = 1; size < 3000; size += 7) {
        char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, size); // what comes next must be zero all the same
        assert_ptr_not_equal(p, last);
        last = p;
    }
    char *big = arena_alloc(a, 5 << 20);
    big[(5 << 20) - 1] = 1;
    assert_string_equal(arena_printf(a, "%s-%d", "x", 42), "x-42");
    assert_memory_equal(arena_copy(a, "abc", 4), "abc", 4);
    arena_free(a);
    arena_free(NULL);
}

static void test_vec(void **state)
{
    Arena *a = arena_new();
    Vec(int) v = {0};
    Vec(char *) w = {0};
    for (int i = 0; i < 10000; i++) { // interleaved, so that growing in place is not always possible
        vec_push(a, &v, i);
        if (i % 3 == 0)
            vec_push(a, &w, arena_printf(a, "%d", i));
    }
    assert_int_equal(v.len, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(v.at[i], i);
    for (int i = 0; i < w.len; i++)
        assert_int_equal(atoi(w.at[i]), i * 3);
    arena_free(a);
}

static void test_strbuf(void **state)
{
    StrBuf b = {.arena = arena_new()};
    for (int i = 0; i < 500; i++)
        buf_printf(&b, "%d,", i);
    buf_puts(&b, "end");
    buf_add(&b, "\0z", 2);
    assert_int_equal(b.len, 10 * 2 + 90 * 3 + 400 * 4 + 3 + 2);
    assert_memory_equal(b.text + b.len - 6, ",end\0z", 7);
    arena_free(b.arena);
}

static void test_ptrmap(void **state)
{
    Arena *a = arena_new();
    static char keys[5000];
    PtrMap m = {0};
    assert_null(ptrmap_get(&m, keys));
    for (int i = 0; i < 5000; i++)
        ptrmap_set(a, &m, &keys[i], &keys[4999 - i]);
    ptrmap_set(a, &m, &keys[7], NULL);
    assert_int_equal(m.len, 5000);
    for (int i = 0; i < 5000; i++)
        assert_ptr_equal(ptrmap_get(&m, &keys[i]), i == 7 ? NULL : &keys[4999 - i]);
    assert_null(ptrmap_get(&m, &m));
    arena_free(a);
}

static void test_intern(void **state)
{
    Str a = intern_cstr("hello");
    assert_ptr_equal(a, intern("hello world", 5));
    assert_ptr_not_equal(a, intern("hello", 4));
    assert_ptr_not_equal(intern("a\0b", 3), intern("a\0c", 3));
    assert_int_equal(intern("a\0b", 3)->len, 3);
    assert_ptr_equal(intern("", 0), intern_cstr(""));
    Str many[5000]; // the table grows several times
    for (int i = 0; i < 5000; i++)
        many[i] = intern_printf("name_%d_with_more_than_eight_bytes", i);
    for (int i = 0; i < 5000; i++)
        assert_ptr_equal(many[i], intern_printf("name_%d_with_more_than_eight_bytes", i));
    assert_ptr_equal(a, intern_cstr("hello"));
    util_shutdown();
}

static void check_pos(Pos pos, const char *path, int line, int col)
{
    PosInfo info = pos_info(pos);
    assert_non_null(info.source);
    assert_string_equal(info.path, path);
    assert_int_equal(info.line, line);
    assert_int_equal(info.col, col);
}

static void test_positions(void **state)
{
    const Source *a = source_from_memory("a.g", "one\n\nthree", 10);
    const Source *b = source_from_memory("b.g", "", 0);
    const Source *c = source_from_memory("c.g", "x\n", 2);
    assert_null(pos_info(0).source);
    check_pos(a->base, "a.g", 1, 1);
    check_pos(a->base + 3, "a.g", 1, 4); // the newline belongs to its line
    check_pos(a->base + 4, "a.g", 2, 1);
    check_pos(a->base + 9, "a.g", 3, 5);
    check_pos(a->base + 10, "a.g", 3, 6); // end of file
    check_pos(b->base, "b.g", 1, 1);
    check_pos(c->base + 2, "c.g", 2, 1);
    assert_null(pos_info(c->base + 3).source);
    PosInfo info = pos_info(a->base + 6);
    assert_int_equal(info.text_len, 5);
    assert_memory_equal(info.text, "three", 5);
    util_shutdown();
}

static void test_line_directives(void **state)
{
    const char *text = "a\n//line foo.y:10\nbc\nd\n/*line bar.y:7:3*/ e\nf\n";
    const Source *s = source_from_memory("x.g", text, strlen(text));
    source_line_directive(s, 18, "foo.y", 5, 10, 0);
    source_line_directive(s, 41, "bar.y", 5, 7, 3);
    check_pos(s->base, "x.g", 1, 1);
    check_pos(s->base + 19, "foo.y", 10, 0); // no column was given
    check_pos(s->base + 21, "foo.y", 11, 0);
    check_pos(s->base + 42, "bar.y", 7, 4);
    check_pos(s->base + 44, "bar.y", 8, 1); // columns count from 1 again on the next line
    util_shutdown();
}

static void test_load(void **state)
{
    const char *why = NULL;
    assert_null(source_load("/nonexistent/file.g", &why));
    assert_string_equal(why, "no such file or directory");
    assert_null(source_load("/", &why));
    assert_string_equal(why, "is a directory");
    const Source *s = source_load(__FILE__, &why);
    if (s) // only where the tests run beside their source
        assert_memory_equal(s->text, "// test_util.c", 14);
    util_shutdown();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena),  cmocka_unit_test(test_vec),
        cmocka_unit_test(test_strbuf), cmocka_unit_test(test_ptrmap),
        cmocka_unit_test(test_intern), cmocka_unit_test(test_positions),
        cmocka_unit_test(test_load),   cmocka_unit_test(test_line_directives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
