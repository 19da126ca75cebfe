// test_mbarrier.c: while the write barrier is on, every pointer that C code makes disappear is shown to gcshade.
#include <stdio.h>
#include <string.h>

#include "lang/chan.h"
#include "lang/map.h"
#include "shims.h"
#include "svc/svc.h"

uint32_t runtime_writeBarrier;

static const void *shaded[64];
static int nshaded;

void gcshade(const void *p)
{
    assert_int_not_equal(runtime_writeBarrier, 0);
    if (p != NULL && nshaded < 64)
        shaded[nshaded++] = p;
}

void *newobject(Rtype *t)
{
    return mallocgc(t->size, t, true);
}

uint64_t startupRand = 42;

uint32_t cheaprand(void)
{
    return 1;
}

void fatal(const char *text)
{
    fail_msg("%s", text);
    abort();
}

static int on(void **state)
{
    runtime_writeBarrier = 1;
    nshaded = 0;
    return 0;
}

static int off(void **state)
{
    runtime_writeBarrier = 0;
    return shim_panic_text != NULL;
}

static bool was_shaded(const void *p)
{
    for (int i = 0; i < nshaded; i++)
        if (shaded[i] == p)
            return true;
    return false;
}

static const uint8_t words_1[8] = {1}, words_101[8] = {5};
static Rtype pointer = {.size = 8,
                        .ptrdata = 8,
                        .align = 8,
                        .kind = KindPointer,
                        .equal = memequal64,
                        .gcdata = words_1,
                        .tflag = TFlagRegularMemory};
static Rtype string = {.size = 16, .ptrdata = 8, .align = 8, .kind = KindString, .equal = strequal, .gcdata = words_1};
typedef struct Triple {
    int *a;
    intgo n;
    int *b;
} Triple;
static Rtype triple = {
    .size = sizeof(Triple), .ptrdata = sizeof(Triple), .align = 8, .kind = KindStruct, .gcdata = words_101};
typedef struct Large {
    intgo head;
    Triple list[500];
    int *tail;
} Large;
static const GCPart large_parts[] = {{offsetof(Large, list), 500, &triple}, {offsetof(Large, tail), 1, &pointer}, {0}};
static Rtype large = {.size = sizeof(Large),
                      .ptrdata = sizeof(Large),
                      .align = 8,
                      .kind = KindStruct,
                      .tflag = TFlagGCParts,
                      .gcdata = (const uint8_t *)large_parts};
static int x[8];

static void test_move(void **state)
{
    Triple to[2] = {{&x[0], (intgo)&x[1], &x[2]}, {&x[3], 0, &x[4]}}, from = {&x[5], 1, NULL};
    typedmemmove(&triple, &to[0], &from);
    assert_int_equal(nshaded, 2);
    assert_true(was_shaded(&x[0]) && was_shaded(&x[2]));
    assert_ptr_equal(to[0].a, &x[5]);
    typedmemclr(&triple, &to[1]);
    assert_true(was_shaded(&x[3]) && was_shaded(&x[4]));
    assert_null(to[1].a);
    void *slot = &x[6];
    writebarrierptr(&slot, &x[7]);
    assert_true(was_shaded(&x[6]) && slot == &x[7]);
    assert_int_equal(nshaded, 5);
}

static void test_parts(void **state)
{
    Large *l = calloc(2, sizeof *l);
    l[0].list[0].a = &x[0];
    l[0].list[499].b = &x[1];
    l[0].list[7].n = (intgo)&x[2];
    l[1].tail = &x[3];
    bulkBarrierPreWrite(l, 2 * sizeof *l, &large);
    assert_int_equal(nshaded, 3);
    assert_true(was_shaded(&x[0]) && was_shaded(&x[1]) && was_shaded(&x[3]));
    free(l);
}

static void test_off(void **state)
{
    runtime_writeBarrier = 0;
    Triple to = {&x[0], 0, &x[1]}, from = {0};
    typedmemmove(&triple, &to, &from);
    bulkBarrierPreWrite(&to, sizeof to, &triple);
    assert_int_equal(nshaded, 0);
}

// --- Maps ---

typedef struct StringSlot {
    GoString key;
    int *elem;
} StringSlot;
typedef struct StringGroup {
    uint8_t ctrl[8];
    StringSlot slot[8];
} StringGroup;
static const uint8_t string_group_map[8] = {0xDA, 0xB6, 0x6D, 1}; // control bytes, then 1 0 1 for each slot
static Rtype string_group = {.size = sizeof(StringGroup),
                             .ptrdata = sizeof(StringGroup),
                             .align = 8,
                             .kind = KindStruct,
                             .gcdata = string_group_map};
static MapType string_map = {
    .t = {.size = 8, .ptrdata = 8, .kind = KindMap},
    .key = &string,
    .elem = &pointer,
    .group = &string_group,
    .hasher = strhash,
    .groupSize = sizeof(StringGroup),
    .slotSize = sizeof(StringSlot),
    .elemOff = 16,
    .flags = MapFlagNeedKeyUpdate,
};

static void test_group_map(void **state)
{
    StringGroup g = {0};
    for (int i = 0; i < 8; i++)
        g.slot[i] = (StringSlot){{(uint8_t *)&x[i], 77}, &x[7 - i]};
    bulkBarrierPreWrite(&g, sizeof g, &string_group);
    assert_int_equal(nshaded, 16);
}

static void test_map(void **state)
{
    char key1[] = "key", key2[] = "key";
    GoString k1 = {(uint8_t *)key1, 3}, k2 = {(uint8_t *)key2, 3};
    Map *m = makemap_small();
    *(int **)mapassign_faststr(&string_map, m, k1) = &x[0];
    int before = nshaded;
    assert_int_equal(before, 0);           // all of it was new
    mapassign_faststr(&string_map, m, k2); // the same key, other memory
    assert_true(was_shaded(key1) && nshaded == 1);
    mapdelete_faststr(&string_map, m, k1);
    assert_true(was_shaded(key2) && was_shaded(&x[0]));
    *(int **)mapassign(&string_map, m, &k1) = &x[1];
    mapassign(&string_map, m, &k2);
    nshaded = 0;
    mapclear(&string_map, m);
    assert_true(was_shaded(key2) && was_shaded(&x[1]) && nshaded == 2);
}

static void test_map_grow(void **state)
{
    Map *m = makemap_small();
    static char keys[2000][8];
    for (int i = 0; i < 2000; i++) {
        snprintf(keys[i], 8, "%d", i);
        GoString k = {(uint8_t *)keys[i], (intgo)strlen(keys[i])};
        void *dir = m->dir, *groups = m->dir != NULL ? m->dir[0] : NULL;
        nshaded = 0;
        mapassign_faststr(&string_map, m, k);
        if (dir != NULL && m->dir != dir && dir != m->first)
            assert_true(was_shaded(dir));
        if (dir != NULL && m->dir == dir && m->dir[0] != groups)
            assert_true(was_shaded(groups));
    }
}

// --- Channels, and what the library calls ---

static void test_chan(void **state)
{
    ChanType t = {.elem = &triple};
    Hchan *c = makechan(&t, 2);
    Triple v = {&x[0], 9, &x[1]}, w;
    chansend1(c, &v);
    assert_int_equal(nshaded, 0);
    chanrecv1(c, &w);
    assert_true(was_shaded(&x[0]) && was_shaded(&x[1]) && nshaded == 2);
    assert_ptr_equal(w.b, &x[1]);
}

static void test_library(void **state)
{
    Triple list[2] = {{&x[0], 0, &x[1]}, {&x[2], 0, &x[3]}};
    GoSlice s = {list, 2, 2};
    SliceType t = {.t = {.kind = KindSlice}, .elem = &triple};
    sort_swap((Eface){&t.t, &s}, 0, 1);
    assert_int_equal(nshaded, 4);
    assert_ptr_equal(list[1].b, &x[1]);
    void *p = &x[4];
    atomic_storep(&p, &x[5]);
    assert_true(was_shaded(&x[4]));
    assert_ptr_equal(atomic_swapp(&p, &x[6]), &x[5]);
    assert_true(was_shaded(&x[5]));
    assert_false(atomic_casp(&p, &x[5], &x[7]));
    assert_false(was_shaded(&x[6]));
    assert_true(atomic_casp(&p, &x[6], &x[7]));
    assert_true(was_shaded(&x[6]) && p == &x[7]);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, on, off)
    const struct CMUnitTest tests[] = {
        TEST(test_move), TEST(test_parts),    TEST(test_off),  TEST(test_group_map),
        TEST(test_map),  TEST(test_map_grow), TEST(test_chan), TEST(test_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
