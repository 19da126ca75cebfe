// makeslice and growslice: what cap() shows after append is what gc's programs show, and the panics have its texts.
#include "shims.h"

static Rtype type_of(uintptr_t size, bool pointers)
{
    return (Rtype){.size = size, .ptrdata = pointers ? 8 : 0};
}

// Appends one element at a time up to `len` elements and checks each new capacity. The list ends with 0.
static void check_growth(uintptr_t size, bool pointers, intgo len, const intgo *caps)
{
    Rtype t = type_of(size, pointers);
    PtrCap s = {NULL, 0};
    for (intgo n = 0; n < len; n++) {
        if (n < s.cap)
            continue;
        s = growslice(s.array, n + 1, s.cap, 1, &t);
        assert_int_equal(s.cap, *caps);
        caps++;
    }
    assert_int_equal(*caps, 0);
}

static void growth_by_one(void **state)
{
    check_growth(1, false, 3000, (intgo[]){8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072, 0});
    check_growth(4, false, 3000, (intgo[]){2, 4, 8, 16, 32, 64, 128, 256, 512, 864, 1344, 2048, 3072, 0});
    check_growth(8, false, 3000, (intgo[]){1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 0});
    check_growth(8, true, 3000, (intgo[]){1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1023, 1535, 2303, 3071, 0});
    check_growth(16, true, 3000, (intgo[]){1, 2, 4, 8, 16, 32, 71, 143, 303, 591, 1023, 1535, 2560, 3584, 0});
    check_growth(24, false, 3000, (intgo[]){1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853, 1365, 2048, 3072, 0});
    check_growth(24, true, 3000, (intgo[]){1, 2, 4, 8, 16, 37, 74, 170, 341, 682, 1135, 1706, 2389, 3413, 0});
    check_growth(40, false, 3000, (intgo[]){1, 2, 4, 8, 16, 32, 67, 134, 272, 544, 1024, 1638, 2252, 3072, 0});
    check_growth(1000, true, 3000, (intgo[]){1, 2, 4, 8, 16, 32, 65, 131, 262, 524, 851, 1261, 1769, 2408, 3203, 0});
}

// append([]T(nil), n elements...)
static void growth_at_once(void **state)
{
    static const intgo wanted[] = {1,   2,   3,   5,   7,    9,    10,   17,   33,   65,   100,
                                   129, 257, 500, 513, 1000, 1025, 2049, 4000, 5000, 9000, 33000};
    static const struct {
        uintptr_t size;
        bool pointers;
        intgo caps[22];
    } rows[] = {
        {1, false, {8,   8,   8,   8,   8,    16,   16,   24,   48,   80,   112,
                    144, 288, 512, 576, 1024, 1152, 2304, 4096, 5376, 9472, 40960}},
        {8, false, {1,   2,   3,   6,   8,    10,   10,   18,   36,   72,   112,
                    144, 288, 512, 608, 1024, 1184, 2304, 4096, 5120, 9216, 33792}},
        {8, true, {1,   2,   3,   6,   8,    10,   10,   18,   36,   71,   111,
                   143, 287, 511, 607, 1023, 1183, 2303, 4095, 5120, 9216, 33792}},
        {24, true, {1,   2,   3,   5,   7,    9,    10,   17,   37,   74,   111,
                    133, 271, 511, 565, 1023, 1135, 2389, 4096, 5120, 9216, 33109}},
        {1000, true, {1,   2,   3,   5,   8,    9,    10,   18,   40,   65,   106,
                      131, 262, 507, 516, 1007, 1032, 2056, 4005, 5005, 9003, 33005}},
        {3, false, {2,   2,   5,   5,   8,    10,   10,   21,   37,   69,   106,
                    138, 298, 512, 597, 1024, 1066, 2176, 4096, 5461, 9088, 35498}},
    };
    for (unsigned row = 0; row < sizeof rows / sizeof rows[0]; row++)
        for (unsigned i = 0; i < 22; i++) {
            Rtype t = type_of(rows[row].size, rows[row].pointers);
            assert_int_equal(growslice(NULL, wanted[i], 0, wanted[i], &t).cap, rows[row].caps[i]);
        }
}

// Old elements are kept; behind the new length all is zero; mallocgc's garbage is not visible.
static void growth_keeps_elements(void **state)
{
    Rtype t = type_of(1, false);
    uint8_t old[5] = {1, 2, 3, 4, 5};
    PtrCap s = growslice(old, 6, 5, 1, &t);
    const uint8_t *p = s.array;
    assert_int_equal(s.cap, 16);
    assert_memory_equal(p, old, 5);
    for (intgo i = 6; i < s.cap; i++)
        assert_int_equal(p[i], 0);
}

static void empty_elements(void **state)
{
    Rtype t = type_of(0, false);
    PtrCap s = growslice(NULL, 1000000, 0, 1000000, &t);
    assert_int_equal(s.cap, 1000000);
    assert_non_null(s.array);
}

static void lengths_out_of_range(void **state)
{
    Rtype word = type_of(8, false), empty = type_of(0, false), large = type_of(1ull << 40, false);
    assert_panics("makeslice: len out of range", makeslice(&word, -1, 5));
    assert_panics("makeslice: len out of range", makeslice(&word, INT64_MAX, INT64_MAX));
    assert_panics("makeslice: len out of range", makeslice(&word, (1ll << 45) + 1, (1ll << 45) + 1));
    assert_panics("makeslice: cap out of range", makeslice(&word, 5, 3));
    assert_panics("makeslice: cap out of range", makeslice(&word, 5, INT64_MAX));
    assert_panics("makeslice: cap out of range", makeslice(&word, 0, -1));
    assert_panics("makeslice: len out of range", makeslice(&large, 1 << 30, 1 << 30));
    assert_non_null(makeslice(&empty, INT64_MAX, INT64_MAX));
    assert_panics("growslice: len out of range", growslice(NULL, INT64_MIN, 0, 1, &word));
    assert_panics("growslice: len out of range", growslice(NULL, INT64_MAX, 0, 1, &word));
    assert_panics("growslice: len out of range", growslice(NULL, 1000, 999, 1, &large));
}

static void make_zeroes(void **state)
{
    Rtype t = type_of(8, false);
    const uint64_t *p = makeslice(&t, 3, 10);
    for (int i = 0; i < 10; i++)
        assert_int_equal(p[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(growth_by_one),         cmocka_unit_test(growth_at_once),
        cmocka_unit_test(growth_keeps_elements), cmocka_unit_test(empty_elements),
        cmocka_unit_test(lengths_out_of_range),  cmocka_unit_test(make_zeroes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
