// test_constant.c: values of literals, exact arithmetic, rounding to the floating-point types, and the text of
// constants. Expected values are what gc computes for the same expressions.
#include "constant/constant.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static Arena *arena;

static int setup(void **state)
{
    arena = arena_new();
    return 0;
}

static int teardown(void **state)
{
    const_shutdown();
    arena_free(arena);
    util_shutdown();
    return 0;
}

static const Const *lit(Token kind, const char *text)
{
    return const_from_literal(kind, intern_cstr(text));
}

static const Const *integer(const char *text)
{
    return lit(T_INTLIT, text);
}

static const Const *real(const char *text)
{
    return lit(T_FLOATLIT, text);
}

#define assert_text(c, expected) assert_string_equal(const_str(arena, (c)), (expected))

static void assert_bytes(const char *literal, const char *expected, size_t len)
{
    Str s = const_string_value(lit(T_STRINGLIT, literal));
    assert_int_equal(s->len, len);
    assert_memory_equal(s->text, expected, len);
}

// Literals ------------------------------------------------------------------------------------------------------------

static void test_integer_literals(void **state)
{
    assert_text(integer("0"), "0");
    assert_text(integer("1_000_000"), "1000000");
    assert_text(integer("0x_FF"), "255");
    assert_text(integer("0XdeadBEEF"), "3735928559");
    assert_text(integer("0b1_01"), "5");
    assert_text(integer("0o17"), "15");
    assert_text(integer("017"), "15");
    assert_text(integer("0_17"), "15");
    assert_text(integer("340282366920938463463374607431768211456"), "340282366920938463463374607431768211456");
    assert_int_equal(const_bit_len(integer("340282366920938463463374607431768211456")), 129);
    assert_int_equal(const_bit_len(integer("0")), 0);
    assert_int_equal(const_kind(integer("1")), CONST_INT);
}

static void test_float_literals(void **state)
{
    assert_int_equal(const_kind(real("1.0")), CONST_FLOAT);
    assert_text(real("1.0"), "1");
    assert_text(real(".5"), "0.5");
    assert_text(real("5."), "5");
    assert_text(real("1_0.2_5"), "10.25");
    assert_text(real("1e3"), "1000");
    assert_text(real("0x1p-2"), "0.25");
    assert_text(real("0x1.8p1"), "3");
    assert_text(real("0X.8P0"), "0.5");
    assert_text(real("0x_1F.FFp+4"), "511.938");
    assert_text(real("0e99999999999999999999"), "0");
    assert_text(real("1e-1000000000000"), "0");
    assert_int_equal(const_kind(real("1e1000000000000")), CONST_UNKNOWN);
    assert_true(const_compare(T_EQL, real("0.1"), const_binary(T_QUO, integer("1"), integer("10"), false)));
}

static void test_imaginary_literals(void **state)
{
    assert_text(lit(T_IMAGLIT, "2i"), "(0 + 2i)");
    assert_text(lit(T_IMAGLIT, "0123i"), "(0 + 123i)"); // not octal
    assert_text(lit(T_IMAGLIT, "0x10i"), "(0 + 16i)");
    assert_text(lit(T_IMAGLIT, "0o17i"), "(0 + 15i)");
    assert_text(lit(T_IMAGLIT, "1.5e2i"), "(0 + 150i)");
}

static void test_rune_literals(void **state)
{
    assert_text(lit(T_CHARLIT, "'a'"), "97");
    assert_text(lit(T_CHARLIT, "'\\n'"), "10");
    assert_text(lit(T_CHARLIT, "'\\''"), "39");
    assert_text(lit(T_CHARLIT, "'\\\\'"), "92");
    assert_text(lit(T_CHARLIT, "'\\377'"), "255");
    assert_text(lit(T_CHARLIT, "'\\xff'"), "255");
    assert_text(lit(T_CHARLIT, "'\\u12e4'"), "4836");
    assert_text(lit(T_CHARLIT, "'\\U00101234'"), "1053236");
    assert_text(lit(T_CHARLIT, "'ä'"), "228");
    assert_text(lit(T_CHARLIT, "'本'"), "26412");
    assert_text(lit(T_CHARLIT, "'😀'"), "128512");
}

static void test_string_literals(void **state)
{
    assert_bytes("\"\"", "", 0);
    assert_bytes("\"a\\tb\\\"\"", "a\tb\"", 4);
    assert_bytes("\"\\x00\\377\"", "\0\377", 2);
    assert_bytes("\"\\u65e5\\U00008a9e\"", "日語", 6);
    assert_bytes("\"\\xe4\"", "\xe4", 1);
    assert_bytes("`a\\n\r\nb`", "a\\n\nb", 5); // no escapes, no carriage returns
    assert_bytes("\"日本\"", "日本", 6);
}

// Operators -----------------------------------------------------------------------------------------------------------

static void check_int_op(Token op, const char *x, const char *y, const char *expected)
{
    assert_text(const_binary(op, integer(x), integer(y), true), expected);
}

static const Const *neg(const char *text)
{
    return const_unary(T_SUB, integer(text), 0);
}

static void test_integer_arithmetic(void **state)
{
    check_int_op(T_ADD, "18446744073709551615", "1", "18446744073709551616");
    check_int_op(T_SUB, "0", "9223372036854775809", "-9223372036854775809");
    check_int_op(T_MUL, "4294967296", "4294967296", "18446744073709551616");
    check_int_op(T_QUO, "7", "2", "3");
    check_int_op(T_REM, "7", "2", "1");
    check_int_op(T_AND, "12", "10", "8");
    check_int_op(T_OR, "12", "10", "14");
    check_int_op(T_XOR, "12", "10", "6");
    check_int_op(T_ANDNOT, "12", "10", "4");
    assert_text(const_binary(T_QUO, neg("7"), integer("2"), true), "-3"); // toward zero
    assert_text(const_binary(T_REM, neg("7"), integer("2"), true), "-1");
    assert_text(const_binary(T_AND, neg("1"), integer("255"), true), "255");
    assert_text(const_binary(T_ANDNOT, integer("255"), neg("16"), true), "15");
    assert_text(const_unary(T_XOR, integer("0"), 0), "-1");
    assert_text(const_unary(T_XOR, integer("0"), 8), "255");
    assert_text(const_unary(T_XOR, integer("1"), 64), "18446744073709551614");
}

static void test_shifts(void **state)
{
    assert_text(const_shift(T_SHL, integer("1"), 100), "1267650600228229401496703205376");
    assert_text(const_shift(T_SHR, const_shift(T_SHL, integer("3"), 100), 99), "6");
    assert_text(const_shift(T_SHR, neg("5"), 1), "-3"); // toward minus infinity
    assert_text(const_shift(T_SHR, neg("1"), 200), "-1");
    assert_text(const_shift(T_SHL, integer("7"), 0), "7");
}

static void test_mixed_arithmetic(void **state)
{
    const Const *third = const_binary(T_QUO, integer("1"), integer("3"), false);
    assert_int_equal(const_kind(third), CONST_FLOAT);
    const Const *one = const_binary(T_MUL, third, integer("3"), false);
    assert_true(const_compare(T_EQL, one, integer("1"))); // fractions are exact
    assert_text(const_binary(T_ADD, integer("1"), real("0.5"), false), "1.5");
    assert_text(const_binary(T_MUL, lit(T_IMAGLIT, "2i"), lit(T_IMAGLIT, "2i"), false), "(-4 + 0i)");
    const Const *z = const_complex(integer("1"), integer("2")), *w = const_complex(integer("3"), neg("4"));
    assert_text(const_binary(T_ADD, z, w, false), "(4 + -2i)");
    assert_text(const_binary(T_MUL, z, w, false), "(11 + 2i)");
    assert_text(const_binary(T_QUO, z, w, false), "(-0.2 + 0.4i)");
    assert_text(const_binary(T_SUB, z, integer("1"), false), "(0 + 2i)");
    assert_int_equal(const_kind(const_binary(T_ADD, const_bool(true), integer("1"), false)), CONST_UNKNOWN);
    assert_int_equal(const_kind(const_binary(T_ADD, const_unknown(), integer("1"), false)), CONST_UNKNOWN);
}

static void test_strings_and_bools(void **state)
{
    const Const *s = const_string("", 0);
    for (int i = 0; i < 1000; i++)
        s = const_binary(T_ADD, s, const_string("ab", 2), false);
    Str text = const_string_value(s);
    assert_int_equal(text->len, 2000);
    for (int i = 0; i < 2000; i++)
        assert_int_equal(text->text[i], "ab"[i % 2]);
    const Const *huge = const_string("x", 1);
    for (int i = 0; i < 40; i++)
        huge = const_binary(T_ADD, huge, huge, false);
    assert_true(const_string_len(huge) == (size_t)1 << 40);
    const Const *right = const_binary(T_ADD, const_string("b", 1), const_string("c", 1), false);
    assert_text(const_binary(T_ADD, const_string("a", 1), right, false), "\"abc\"");
    assert_true(const_compare(T_LSS, const_string("a", 1), const_string("ab", 2)));
    assert_true(const_compare(T_GTR, const_string("\xff", 1), const_string("a", 1)));
    assert_true(const_compare(T_NEQ, const_bool(true), const_bool(false)));
    assert_true(const_bool_value(const_binary(T_LAND, const_bool(true), const_bool(true), false)));
    assert_false(const_bool_value(const_binary(T_LAND, const_bool(true), const_bool(false), false)));
    assert_true(const_bool_value(const_binary(T_LOR, const_bool(false), const_bool(true), false)));
    assert_false(const_bool_value(const_unary(T_NOT, const_bool(true), 0)));
}

static void test_comparison(void **state)
{
    assert_true(const_compare(T_LSS, integer("1"), real("1.5")));
    assert_true(const_compare(T_GEQ, real("2.0"), integer("2")));
    assert_true(const_compare(T_EQL, const_complex(integer("2"), integer("0")), integer("2")));
    assert_true(const_compare(T_NEQ, lit(T_IMAGLIT, "1i"), integer("0")));
    assert_true(const_compare(T_LSS, real("1e-5000"), real("1e-4999")));
    assert_false(const_compare(T_EQL, const_unknown(), const_unknown()));
}

// Conversions and rounding --------------------------------------------------------------------------------------------

static void test_conversions(void **state)
{
    assert_text(const_to_int(real("3.0")), "3");
    assert_null(const_to_int(real("1.5")));
    assert_null(const_to_int(const_string("1", 1)));
    assert_null(const_to_float(lit(T_IMAGLIT, "1i")));
    assert_text(const_to_int(const_complex(real("2.0"), integer("0"))), "2");
    assert_int_equal(const_kind(const_to_float(integer("1"))), CONST_FLOAT);
    assert_int_equal(const_kind(const_to_complex(integer("1"))), CONST_COMPLEX);
    // A float that lost its last bits to rounding still counts as the integer it is near to.
    const Const *big = real("1e2000"), *x = const_binary(T_QUO, big, real("3e2000"), false);
    assert_int_equal(const_kind(const_to_int(const_binary(T_MUL, x, integer("3"), false))), CONST_INT);
}

static void test_fits(void **state)
{
    int64_t i;
    uint64_t u;
    assert_true(const_fits_int64(integer("9223372036854775807"), &i));
    assert_int_equal(i, INT64_MAX);
    assert_false(const_fits_int64(integer("9223372036854775808"), &i));
    assert_true(const_fits_int64(neg("9223372036854775808"), &i));
    assert_true(i == INT64_MIN);
    assert_false(const_fits_int64(neg("9223372036854775809"), &i));
    assert_true(const_fits_uint64(integer("18446744073709551615"), &u));
    assert_true(u == UINT64_MAX);
    assert_false(const_fits_uint64(integer("18446744073709551616"), &u));
    assert_false(const_fits_uint64(neg("1"), &u));
    assert_true(const_fits_int64(real("4.0"), &i));
    assert_int_equal(i, 4);
    assert_false(const_fits_int64(real("4.5"), &i));
    assert_true(const_fits_int64(const_int64(INT64_MIN), &i));
    assert_true(i == INT64_MIN);
}

static void test_words(void **state)
{
    uint64_t w[3];
    const_int_words(neg("1"), w, 3);
    for (int i = 0; i < 3; i++)
        assert_true(w[i] == UINT64_MAX);
    const_int_words(const_shift(T_SHL, integer("5"), 64), w, 2);
    assert_true(w[0] == 0 && w[1] == 5);
    const_int_words(neg("128"), w, 1);
    assert_true(w[0] == (uint64_t)-128);
}

static void test_float64_rounding(void **state)
{
    assert_true(const_float64_value(real("0.1")) == 0.1);
    assert_true(const_float64_value(real("1.7976931348623157e308")) == 1.7976931348623157e308);
    assert_true(isinf(const_float64_value(real("1.7976931348623159e308"))));
    assert_true(isinf(const_float64_value(real("1e309"))));
    assert_true(const_float64_value(real("5e-324")) == 5e-324);
    assert_true(const_float64_value(real("2e-324")) == 0);
    assert_true(const_float64_value(real("2.5e-324")) == 5e-324);
    assert_true(const_float64_value(real("2.2250738585072011e-308")) == 2.2250738585072011e-308);
    assert_true(const_float64_value(integer("9007199254740993")) == 9007199254740992.0); // half way, to even
    assert_true(const_float64_value(real("9007199254740993.0000000000000000000000001")) == 9007199254740994.0);
    assert_null(const_round_float64(real("1e309")));
    assert_text(const_round_float64(real("1e308")), "1e+308");
}

// Half way between two floats plus less than half a double's last bit: rounding through double would go down to even.
static void test_float32_rounds_once(void **state)
{
    const Const *half = const_binary(T_ADD, integer("1"), real("0x1p-24"), false);
    const Const *above = const_binary(T_ADD, half, real("0x1p-80"), false);
    assert_true(const_float32_value(half) == 1.0f);
    assert_true(const_float32_value(above) == 0x1.000002p0f);
    assert_true(const_float32_value(const_unary(T_SUB, above, 0)) == -0x1.000002p0f);
    // A fraction that agrees with the middle in its first 600 bits.
    const Const *close = const_binary(T_ADD, half, const_binary(T_QUO, real("0x1p-600"), integer("3"), false), false);
    assert_true(const_float32_value(close) == 0x1.000002p0f);
    assert_true(const_float32_value(real("1e-45")) == 0x1p-149f);
    assert_true(const_float32_value(real("0x1p-150")) == 0);
    assert_true(const_float32_value(real("0x1.000001p-150")) == 0x1p-149f);
    assert_true(const_float32_value(real("0x1.fffffefffp127")) == 0x1.fffffep127f);
    assert_true(isinf(const_float32_value(real("0x1.ffffffp127"))));
    assert_null(const_round_float32(real("3.5e38")));
    assert_true(const_compare(T_EQL, const_round_float32(real("0.1")), const_float64((double)0.1f)));
}

static void test_large_floats(void **state)
{
    assert_text(const_binary(T_MUL, real("1e1000"), real("1e1000"), false), "1e+2000");
    assert_text(const_binary(T_QUO, real("1e3000"), real("1e2999"), false), "10");
    const Const *x = real("1e500000000");
    assert_int_equal(const_kind(x), CONST_FLOAT);
    assert_int_equal(const_kind(const_binary(T_MUL, x, x, false)), CONST_UNKNOWN); // beyond gc's exponents
    assert_int_equal(const_sign(const_unary(T_SUB, x, 0)), -1);
}

// Text ----------------------------------------------------------------------------------------------------------------

static void test_float_text(void **state)
{
    static const char *const cases[][2] = {
        {"1000000.5", "1.0000005e+06"},
        {"100000.5", "100000.5"},
        {"1e-10", "1e-10"},
        {"1e400", "1e+400"},
        {"1.5e-400", "1.5e-400"},
        {"123456789.0", "1.23457e+08"},
        {"1e6", "1e+06"},
        {"0.1", "0.1"},
        {"1e21", "1e+21"},
        {"12345678901234567890123.5", "1.23457e+22"},
        {"0.00001", "1e-05"},
        {"1234567.5", "1.23457e+06"},
        {"3.4028235677973366e38", "3.40282e+38"},
        {"1e100", "1e+100"},
        {"1000000.0000001", "1.0000000000001e+06"},
        {"100000000000000000000.5", "1e+20"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_text(real(cases[i][0]), cases[i][1]);
}

static void test_string_text(void **state)
{
    assert_text(const_string("a\"b\\\n\x01\x7f", 7), "\"a\\\"b\\\\\\n\\x01\\x7f\"");
    assert_text(const_string("é日\xff\u00a0\u200b", 11), "\"é日\\xff\\u00a0\\u200b\"");
    assert_text(const_string("\U000e0001", 4), "\"\\U000e0001\"");
    char long_text[101];
    memset(long_text, 'x', 100);
    long_text[100] = 0;
    char expected[80] = "\"";
    memset(expected + 1, 'x', 68);
    strcpy(expected + 69, "...");
    assert_text(const_string(long_text, 100), expected);
    assert_text(const_bool(true), "true");
    assert_text(const_unknown(), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_integer_literals),
        cmocka_unit_test(test_float_literals),
        cmocka_unit_test(test_imaginary_literals),
        cmocka_unit_test(test_rune_literals),
        cmocka_unit_test(test_string_literals),
        cmocka_unit_test(test_integer_arithmetic),
        cmocka_unit_test(test_shifts),
        cmocka_unit_test(test_mixed_arithmetic),
        cmocka_unit_test(test_strings_and_bools),
        cmocka_unit_test(test_comparison),
        cmocka_unit_test(test_conversions),
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_float64_rounding),
        cmocka_unit_test(test_float32_rounds_once),
        cmocka_unit_test(test_large_floats),
        cmocka_unit_test(test_float_text),
        cmocka_unit_test(test_string_text),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
