// The texts of failed index and slice operations, one by one as gc prints them.
#include "shims.h"

static void assert_text(BoundsCode code, int64_t x, bool is_signed, intgo y, const char *want)
{
    char text[BoundsTextMax + 1];
    int n = bounds_text(text, code, x, is_signed, y);
    assert_in_range(n, 1, BoundsTextMax);
    text[n] = 0;
    assert_string_equal(text, want);
}

static void positive(void **state)
{
    assert_text(BoundsIndex, 5, true, 3, "index out of range [5] with length 3");
    assert_text(BoundsSliceAlen, 5, true, 3, "slice bounds out of range [:5] with length 3");
    assert_text(BoundsSliceAcap, 5, true, 3, "slice bounds out of range [:5] with capacity 3");
    assert_text(BoundsSliceB, 5, true, 3, "slice bounds out of range [5:3]");
    assert_text(BoundsSlice3Alen, 5, true, 3, "slice bounds out of range [::5] with length 3");
    assert_text(BoundsSlice3Acap, 5, true, 3, "slice bounds out of range [::5] with capacity 3");
    assert_text(BoundsSlice3B, 5, true, 3, "slice bounds out of range [:5:3]");
    assert_text(BoundsSlice3C, 5, true, 3, "slice bounds out of range [5:3:]");
    assert_text(BoundsConvert, 4, true, 3,
                "cannot convert slice with length 3 to array or pointer to array with length 4");
}

static void negative(void **state)
{
    assert_text(BoundsIndex, -1, true, 3, "index out of range [-1]");
    assert_text(BoundsSliceAlen, -2, true, 3, "slice bounds out of range [:-2]");
    assert_text(BoundsSliceAcap, -3, true, 3, "slice bounds out of range [:-3]");
    assert_text(BoundsSliceB, -4, true, 3, "slice bounds out of range [-4:]");
    assert_text(BoundsSlice3Alen, -5, true, 3, "slice bounds out of range [::-5]");
    assert_text(BoundsSlice3Acap, -6, true, 3, "slice bounds out of range [::-6]");
    assert_text(BoundsSlice3B, -7, true, 3, "slice bounds out of range [:-7:]");
    assert_text(BoundsSlice3C, INT64_MIN, true, 3, "slice bounds out of range [-9223372036854775808::]");
}

static void unsigned_operands(void **state)
{
    assert_text(BoundsIndex, -1, false, 0, "index out of range [18446744073709551615] with length 0");
    assert_text(BoundsSlice3Acap, -1, false, INT64_MAX,
                "slice bounds out of range [::18446744073709551615] with capacity 9223372036854775807");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positive),
        cmocka_unit_test(negative),
        cmocka_unit_test(unsigned_operands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
