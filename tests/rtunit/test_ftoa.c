// Shortest float formatting. The oracle is libc: what is printed must read back as the same value, and no correctly
// rounded decimal with fewer digits may do so.
#include "shims.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "lang/ftoa.h"

static uint64_t seed = 88172645463325252;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

static int digits_of(const char *text)
{
    char digits[64];
    int n = 0;
    for (; *text != 0 && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9' && (n > 0 || *text != '0'))
            digits[n++] = *text;
    while (n > 0 && digits[n - 1] == '0')
        n--;
    return n;
}

static void check64(double v)
{
    char text[FtoaMax + 1], shorter[64];
    text[ftoa64(text, v, false)] = 0;
    assert_true(strtod(text, NULL) == v);
    assert_int_equal(signbit(strtod(text, NULL)), signbit(v));
    int n = digits_of(text);
    assert_in_range(n, v == 0 ? 0 : 1, 17);
    if (n > 1) {
        snprintf(shorter, sizeof shorter, "%.*e", n - 2, v);
        assert_true(strtod(shorter, NULL) != v);
    }
}

static void check32(float v)
{
    char text[FtoaMax + 1], shorter[64];
    text[ftoa32(text, v, false)] = 0;
    assert_true(strtof(text, NULL) == v);
    int n = digits_of(text);
    assert_in_range(n, v == 0 ? 0 : 1, 9);
    if (n > 1) {
        snprintf(shorter, sizeof shorter, "%.*e", n - 2, (double)v);
        assert_true(strtof(shorter, NULL) != v);
    }
}

static double from_bits64(uint64_t bits)
{
    double v;
    __builtin_memcpy(&v, &bits, 8);
    return v;
}

static float from_bits32(uint32_t bits)
{
    float v;
    __builtin_memcpy(&v, &bits, 4);
    return v;
}

static void random_values(void **state)
{
    for (int i = 0; i < 20000; i++) {
        double v = from_bits64(next_random());
        float f = from_bits32((uint32_t)next_random());
        if (isfinite(v))
            check64(v);
        if (isfinite(f))
            check32(f);
        check64((double)(next_random() % 1000000) / 1000);
    }
}

static void every_exponent(void **state)
{
    static const uint64_t mantissas[] = {0, 1, 2, (1ull << 52) - 1, 1ull << 51};
    for (uint64_t exp = 0; exp < 2047; exp++)
        for (unsigned i = 0; i < 5; i++)
            check64(from_bits64(exp << 52 | mantissas[i]));
    for (uint32_t exp = 0; exp < 255; exp++)
        for (unsigned i = 0; i < 5; i++)
            check32(from_bits32(exp << 23 | (uint32_t)(mantissas[i] >> 29 | (mantissas[i] & 3))));
}

static void assert_text64(double v, const char *want)
{
    char text[FtoaMax + 1];
    text[ftoa64(text, v, false)] = 0;
    assert_string_equal(text, want);
}

static void assert_text32(float v, const char *want)
{
    char text[FtoaMax + 1];
    text[ftoa32(text, v, false)] = 0;
    assert_string_equal(text, want);
}

static void layout(void **state)
{
    assert_text64(0, "0");
    assert_text64(-0.0, "-0");
    assert_text64(1.5, "1.5");
    assert_text64(100000, "100000");
    assert_text64(123456, "123456");
    assert_text64(1234567, "1.234567e+06");
    assert_text64(123456.789, "123456.789");
    assert_text64(1e6, "1e+06");
    assert_text64(1e21, "1e+21");
    assert_text64(1e100, "1e+100");
    assert_text64(-0.0001, "-0.0001");
    assert_text64(0.00001, "1e-05");
    assert_text64(5e-324, "5e-324");
    assert_text64(1.7976931348623157e308, "1.7976931348623157e+308");
    assert_text64(INFINITY, "+Inf");
    assert_text64(-INFINITY, "-Inf");
    assert_text64(NAN, "NaN");
    assert_text32(0.1f, "0.1");
    assert_text32(16777216, "1.6777216e+07");
    assert_text32(1e-45f, "1e-45");
    assert_text64(ldexp(1, -25), "2.9802322387695312e-08"); // two candidates equally close: the even digit
    assert_text64(562949953421312.2, "5.629499534213122e+14");
}

static void forced_sign(void **state)
{
    char text[FtoaMax + 1];
    text[ftoa64(text, 2, true)] = 0;
    assert_string_equal(text, "+2");
    text[ftoa64(text, NAN, true)] = 0;
    assert_string_equal(text, "+NaN");
    text[ftoa64(text, -INFINITY, true)] = 0;
    assert_string_equal(text, "-Inf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_values),
        cmocka_unit_test(every_exponent),
        cmocka_unit_test(layout),
        cmocka_unit_test(forced_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
