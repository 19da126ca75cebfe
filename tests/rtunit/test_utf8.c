// Decoding and encoding of UTF-8, and the string conversions on top: every code point, every malformed form.
#include "shims.h"

#include <stdlib.h>

#include "lang/utf8.h"

static void every_code_point_survives(void **state)
{
    for (int32_t r = 0; r <= RuneMax; r++) {
        uint8_t b[UTFMax];
        int width = utf8_encode(b, r);
        bool surrogate = r >= 0xD800 && r <= 0xDFFF;
        assert_int_equal(width, r < 0x80 ? 1 : r < 0x800 ? 2 : r < 0x10000 ? 3 : 4);
        int32_t back;
        assert_int_equal(utf8_decode(b, width, &back), width);
        assert_int_equal(back, surrogate ? RuneError : r);
    }
}

static void out_of_range_is_replaced(void **state)
{
    static const int32_t bad[] = {-1, RuneMax + 1, INT32_MIN, INT32_MAX, 0xD800, 0xDFFF};
    for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        uint8_t b[UTFMax];
        assert_int_equal(utf8_encode(b, bad[i]), 3);
        assert_memory_equal(b, "\xEF\xBF\xBD", 3);
    }
}

// What the standard's definition says, computed another way: the shortest form of a code point that is no surrogate.
static int reference_width(const uint8_t *p, int n, int32_t *rune)
{
    for (int width = 1; width <= 4 && width <= n; width++) {
        uint32_t v = width == 1 ? p[0] : p[0] & (0x7Fu >> width);
        if (width == 1 ? p[0] >= 0x80 : (p[0] >> (7 - width)) != (2 << width) - 2) // width ones and a zero
            continue;
        bool ok = true;
        for (int i = 1; i < width; i++) {
            ok &= (p[i] & 0xC0) == 0x80;
            v = v << 6 | (p[i] & 0x3F);
        }
        static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (!ok || v < least[width] || v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF))
            continue;
        *rune = (int32_t)v;
        return width;
    }
    *rune = RuneError;
    return 1;
}

static void all_short_sequences_decode_right(void **state)
{
    static const uint8_t third[] = {0x00, 0x41, 0x7F, 0x80, 0xA0, 0xBF, 0xC0, 0xFF};
    for (int a = 0; a < 256; a++)
        for (int b = 0; b < 256; b++)
            for (unsigned c = 0; c < sizeof third; c++)
                for (int n = 1; n <= 4; n++) {
                    uint8_t p[4] = {(uint8_t)a, (uint8_t)b, third[c], third[(c + 3) % sizeof third]};
                    int32_t want, got;
                    int width = reference_width(p, n, &want);
                    assert_int_equal(utf8_decode(p, n, &got), width);
                    assert_int_equal(got, want);
                }
}

static GoString str(const char *s)
{
    return gostring(s);
}

static void assert_string(GoString got, const char *want)
{
    assert_int_equal(got.len, cstrlen(want));
    assert_memory_equal(got.str, want, got.len);
}

static void strings_to_runes_and_back(void **state)
{
    GoString s = str("a\xC3\xA9\xFF\xE2\x82\xAC\xF0\x9F\x98\x80\xED\xA0\x80");
    static const int32_t want[] = {'a', 0xE9, RuneError, 0x20AC, 0x1F600, RuneError, RuneError, RuneError};
    GoSlice runes = stringtoslicerune(s);
    assert_int_equal(runes.len, 8);
    assert_int_equal(countrunes(s), 8);
    assert_memory_equal(runes.array, want, sizeof want);
    assert_string(slicerunetostring(runes.array, runes.len),
                  "a\xC3\xA9\xEF\xBF\xBD\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    RunePos p = decoderune(s, 4);
    assert_int_equal(p.rune, 0x20AC);
    assert_int_equal(p.pos, 7);
    assert_string(intstring(NULL, 0x20AC), "\xE2\x82\xAC");
    assert_string(intstring(NULL, 'x'), "x");
    assert_string(intstring(NULL, INT64_MAX), "\xEF\xBF\xBD");
    assert_string(intstring(NULL, 0x100000000 + 'x'), "\xEF\xBF\xBD");
}

static void concatenation(void **state)
{
    GoString ab = str("ab"), empty = {NULL, 0};
    assert_string(concatstring2(NULL, ab, str("c")), "abc");
    assert_ptr_equal(concatstring2(NULL, ab, empty).str, ab.str);
    assert_string(concatstrings(NULL, (GoString[]){str("x"), empty, str("z")}, 3), "xz");
    assert_int_equal(concatstring2(NULL, empty, empty).len, 0);
    GoString huge = {ab.str, INT64_MAX};
    assert_panics("string concatenation too long", concatstring2(NULL, huge, ab));
}

static int sign(intgo x)
{
    return (x > 0) - (x < 0);
}

// Each length, and each place where two strings differ or where one ends, at the end of their memory.
static void order_of_lengths_and_places(void **state)
{
    enum { MAX = 70 };
    for (int n = 0; n <= MAX; n++) {
        for (int at = 0; at <= n; at++) {
            uint8_t *a = malloc((size_t)n + 1), *b = malloc((size_t)n + 1);
            memset(a, 'x', (size_t)n + 1);
            memcpy(b, a, (size_t)n + 1);
            GoString s = {a, n}, t = {b, at == n ? n : at + 1};
            b[at] = 0xFF;
            assert_int_equal(sign(cmpstring(s, t)), at == n ? 0 : -1);
            assert_int_equal(sign(cmpstring(t, s)), at == n ? 0 : 1);
            if (at < n)
                a[n - 1] = 1; // what is behind the first difference does not count
            assert_int_equal(sign(cmpstring(s, t)), at == n ? 0 : -1);
            assert_int_equal(sign(cmpstring(s, (GoString){a, at})), at == n ? 0 : 1);
            assert_int_equal(sign(cmpstring((GoString){a, at}, s)), at == n ? 0 : -1);
            free(a);
            free(b);
        }
    }
}

static void bytes_are_copied(void **state)
{
    uint8_t b[] = "hello";
    GoString s = slicebytetostring(NULL, b, 5);
    b[0] = 'j';
    assert_string(s, "hello");
    PtrCap p = stringtoslicebyte(NULL, s);
    assert_int_equal(p.cap, 8);
    assert_memory_equal(p.array, "hello\0\0\0", 8);
    assert_non_null(stringtoslicebyte(NULL, (GoString){NULL, 0}).array);
}

// The caller's room is used as long as the result fits.
static void short_results_go_to_the_buffer(void **state)
{
    uint8_t buf[TmpBuf];
    char text[TmpBuf + 1];
    memset(text, 'x', sizeof text);
    assert_ptr_equal(slicebytetostring(buf, text, TmpBuf).str, buf);
    assert_ptr_not_equal(slicebytetostring(buf, text, TmpBuf + 1).str, buf);
    assert_ptr_equal(concatstring2(buf, str("ab"), str("c")).str, buf);
    assert_string((GoString){buf, 3}, "abc");
    assert_ptr_equal(intstring(buf, 0x20AC).str, buf);
    PtrCap p = stringtoslicebyte(buf, str("ab"));
    assert_ptr_equal(p.array, buf);
    assert_int_equal(p.cap, TmpBuf);
    assert_int_equal(buf[2] | buf[TmpBuf - 1], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_survives),
        cmocka_unit_test(out_of_range_is_replaced),
        cmocka_unit_test(all_short_sequences_decode_right),
        cmocka_unit_test(strings_to_runes_and_back),
        cmocka_unit_test(concatenation),
        cmocka_unit_test(order_of_lengths_and_places),
        cmocka_unit_test(bytes_are_copied),
        cmocka_unit_test(short_results_go_to_the_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
