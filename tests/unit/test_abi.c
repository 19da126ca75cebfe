// test_abi.c: compiler and runtime lay out what they share in the same way. For each structure of runtime/abi/abi.h the
// offsets at which code generation puts its members (aggregates taken apart into words) are compared with C's.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "abi/abi.h"
#include "codegen/codegen.h"

#define AT(structure, member) (int64_t) offsetof(structure, member)
#define STRING(structure, member) AT(structure, member.str), AT(structure, member.len)
#define SLICE(structure, member) AT(structure, member.array), AT(structure, member.len), AT(structure, member.cap)
#define COMMON(structure)                                                                                              \
    AT(structure, t.size), AT(structure, t.ptrdata), AT(structure, t.hash), AT(structure, t.tflag),                    \
        AT(structure, t.align), AT(structure, t.fieldAlign), AT(structure, t.kind), AT(structure, t.equal),            \
        AT(structure, t.gcdata), STRING(structure, t.str), AT(structure, t.ptrToThis)

typedef struct Plain {
    Rtype t;
} Plain;

static void check(const char *structure, const int64_t *expected, int n)
{
    int64_t offsets[64];
    int got = codegen_abi_offsets(structure, offsets, 64);
    if (got != n)
        fail_msg("%s: code generation has %d members, abi.h %d", structure, got, n);
    for (int i = 0; i < n; i++) {
        if (offsets[i] != expected[i])
            fail_msg("%s: word %d is at %d, in abi.h at %d", structure, i, (int)offsets[i], (int)expected[i]);
    }
}
#define CHECK(structure, ...) check(#structure, (int64_t[]){__VA_ARGS__}, (int)(sizeof((int64_t[]){__VA_ARGS__}) / 8))

static void test_values(void **state)
{
    CHECK(GoString, AT(GoString, str), AT(GoString, len));
    CHECK(GoSlice, AT(GoSlice, array), AT(GoSlice, len), AT(GoSlice, cap));
    CHECK(Eface, AT(Eface, type), AT(Eface, data));
    CHECK(Itab, AT(Itab, inter), AT(Itab, type), AT(Itab, hash), AT(Itab, pad), AT(Itab, fun));
    CHECK(Scase, AT(Scase, c), AT(Scase, elem));
}

static void test_descriptors(void **state)
{
    check("Rtype", (int64_t[]){COMMON(Plain)}, (int)(sizeof((int64_t[]){COMMON(Plain)}) / 8));
    CHECK(ArrayType, COMMON(ArrayType), AT(ArrayType, elem), AT(ArrayType, slice), AT(ArrayType, len));
    CHECK(ChanType, COMMON(ChanType), AT(ChanType, elem), AT(ChanType, dir));
    CHECK(FuncType, COMMON(FuncType), SLICE(FuncType, in), SLICE(FuncType, out), AT(FuncType, variadic));
    CHECK(InterfaceType, COMMON(InterfaceType), SLICE(InterfaceType, methods));
    CHECK(MapType, COMMON(MapType), AT(MapType, key), AT(MapType, elem), AT(MapType, group), AT(MapType, hasher),
          AT(MapType, groupSize), AT(MapType, slotSize), AT(MapType, elemOff), AT(MapType, flags));
    CHECK(PtrType, COMMON(PtrType), AT(PtrType, elem));
    CHECK(SliceType, COMMON(SliceType), AT(SliceType, elem));
    CHECK(StructType, COMMON(StructType), AT(StructType, pkgPath), SLICE(StructType, fields));
}

static void test_descriptor_parts(void **state)
{
    CHECK(Imethod, STRING(Imethod, name), AT(Imethod, pkgPath), AT(Imethod, type));
    CHECK(StructField, STRING(StructField, name), AT(StructField, type), AT(StructField, place),
          STRING(StructField, tag));
    CHECK(Method, STRING(Method, name), AT(Method, pkgPath), AT(Method, type), AT(Method, ifn));
    CHECK(GCPart, AT(GCPart, offset), AT(GCPart, count), AT(GCPart, type));
    CHECK(Uncommon, AT(Uncommon, pkgPath), SLICE(Uncommon, methods));
}

int main(void)
{
    Arena *a = arena_new();
    types_init(a);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_descriptors),
        cmocka_unit_test(test_descriptor_parts),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(a);
    const_shutdown();
    util_shutdown();
    return failed;
}
