// Maps against a naive model: an array of entries in the order of insertion. Random operations, among them loops that
// change the map they walk; keys of every kind, large ones, ones without size, NaN. The mallocgc of shims.c hands out
// garbage where nobody asks for zeros.
#include <stdio.h>
#include <stdlib.h>

#include "shims.h"
#include "lang/map.h"

uint64_t startupRand = 12345;

static uint64_t random_state = 1;

static uint32_t rnd(uint32_t n)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((random_state >> 32) * n >> 32);
}

uint32_t cheaprand(void)
{
    return rnd(UINT32_MAX);
}

void *newobject(Rtype *type)
{
    return mallocgc(type->size, type, true);
}

void fatal(const char *s)
{
    throw(s);
}

// Types ---------------------------------------------------------------------------------------------------------------

typedef enum Calls { CallsAny, Calls32, Calls64, CallsString } Calls;

typedef struct TestType {
    const char *name;
    MapType t;
    Rtype key, elem, group;
    Calls calls;
    void (*make_key)(uint32_t i, void *key); // the i-th of the type's keys
    uint32_t keys;                           // how many there are, 0: no limit
} TestType;

static void word_key(uint32_t i, void *key)
{
    *(uint64_t *)key = (uint64_t)i << 20;
}

static void half_key(uint32_t i, void *key)
{
    *(uint32_t *)key = i;
}

static void byte_key(uint32_t i, void *key)
{
    *(uint8_t *)key = (uint8_t)i;
}

static void float_key(uint32_t i, void *key)
{
    *(double *)key = i == 0 ? (rnd(2) ? 0.0 : -0.0) : (double)i / 8;
}

static void string_key(uint32_t i, void *key)
{
    static const char pad[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    uint32_t len = i % 70;
    char *s = malloc(len + 12);
    memcpy(s, pad, len);
    int digits = i < 70 ? 0 : sprintf(s + len, "%u", i);
    *(GoString *)key = (GoString){(const uint8_t *)s, (intgo)len + digits};
}

static void large_key(uint32_t i, void *key)
{
    memset(key, 0, 200);
    memcpy((uint8_t *)key + 150, &i, sizeof i);
}

static void no_key(uint32_t i, void *key)
{
}

static bool large_equal(const void *p, const void *q)
{
    return memcmp(p, q, 200) == 0;
}

static uintptr_t large_hash(const void *p, uintptr_t seed)
{
    return memhash(p, seed, 200);
}

// Hashes that are bad in every way that a table has to stand: few control bytes, groups and directory entries.
static uintptr_t poor_hash(const void *p, uintptr_t seed)
{
    uintptr_t i = *(const uint64_t *)p >> 20;
    return i % 16 << 60 | i % 3 << 7 | i % 2;
}

#define SIZED(n)                                                                                                       \
    {                                                                                                                  \
        .size = (n), .align = 8, .kind = KindUint64                                                                    \
    }

static TestType types[] = {
    {"int64 to int64",
     {.hasher = memhash64},
     {.size = 8, .equal = memequal64},
     {.size = 8},
     .calls = Calls64,
     .make_key = word_key},
    {"int32 to byte",
     {.hasher = memhash32},
     {.size = 4, .equal = memequal32},
     {.size = 1},
     .calls = Calls32,
     .make_key = half_key},
    {"string to int64",
     {.hasher = strhash, .flags = MapFlagNeedKeyUpdate},
     {.size = 16, .ptrdata = 8, .equal = strequal},
     {.size = 8},
     .calls = CallsString,
     .make_key = string_key},
    {"int64, generic", {.hasher = memhash64}, {.size = 8, .equal = memequal64}, {.size = 16}, .make_key = word_key},
    {"byte to int64",
     {.hasher = memhash8},
     {.size = 1, .equal = memequal8},
     {.size = 8},
     .make_key = byte_key,
     .keys = 256},
    {"float64 to int64",
     {.hasher = f64hash, .flags = MapFlagNeedKeyUpdate},
     {.size = 8, .equal = f64equal},
     {.size = 8},
     .make_key = float_key},
    {"large key and element",
     {.hasher = large_hash, .flags = MapFlagIndirectKey | MapFlagIndirectElem},
     {.size = 200, .equal = large_equal},
     {.size = 300},
     .make_key = large_key},
    {"set of int64",
     {.hasher = memhash64},
     {.size = 8, .equal = memequal64},
     {.size = 0},
     .calls = Calls64,
     .make_key = word_key},
    {"no key", {.hasher = memhash0}, {.size = 0, .equal = memequal0}, {.size = 8}, .make_key = no_key, .keys = 1},
    {"int64, poor hash",
     {.hasher = poor_hash},
     {.size = 8, .equal = memequal64},
     {.size = 8},
     .make_key = word_key,
     .keys = 2000},
};
enum { TypeCount = sizeof types / sizeof types[0], PoorHash = TypeCount - 1 };

// Lays out the group as the compiler does.
static void prepare(TestType *tt)
{
    uintptr_t key = tt->t.flags & MapFlagIndirectKey ? 8 : tt->key.size;
    uintptr_t elem = tt->t.flags & MapFlagIndirectElem ? 8 : tt->elem.size;
    uintptr_t align = elem >= 8 || key >= 8 ? 8 : elem >= 4 || key >= 4 ? 4 : 1;
    uintptr_t at = elem == 0 ? 0 : (key + (elem >= 8 ? 7 : 0)) & (elem >= 8 ? ~7ull : ~0ull);
    tt->t.key = &tt->key;
    tt->t.elem = &tt->elem;
    tt->t.group = &tt->group;
    tt->t.elemOff = at;
    tt->t.slotSize = ((elem == 0 ? key : at + elem) + align - 1) & -align;
    tt->t.groupSize = (MapGroupSlots + MapGroupSlots * tt->t.slotSize + 7) & ~7ull;
    tt->group.size = tt->t.groupSize;
}

static void *access_entry(TestType *tt, Map *m, const void *key, bool or_zero)
{
    MapType *t = &tt->t;
    switch (tt->calls) {
    case Calls32: return (or_zero ? mapaccess1_fast32 : mapaccess2_fast32)(t, m, *(const uint32_t *)key);
    case Calls64: return (or_zero ? mapaccess1_fast64 : mapaccess2_fast64)(t, m, *(const uintgo *)key);
    case CallsString: return (or_zero ? mapaccess1_faststr : mapaccess2_faststr)(t, m, *(const GoString *)key);
    default: return (or_zero ? mapaccess1 : mapaccess2)(t, m, key);
    }
}

static void *assign_entry(TestType *tt, Map *m, const void *key)
{
    switch (tt->calls) {
    case Calls32: return mapassign_fast32(&tt->t, m, *(const uint32_t *)key);
    case Calls64: return mapassign_fast64(&tt->t, m, *(const uintgo *)key);
    case CallsString: return mapassign_faststr(&tt->t, m, *(const GoString *)key);
    default: return mapassign(&tt->t, m, key);
    }
}

static void delete_entry(TestType *tt, Map *m, const void *key)
{
    switch (tt->calls) {
    case Calls32: mapdelete_fast32(&tt->t, m, *(const uint32_t *)key); break;
    case Calls64: mapdelete_fast64(&tt->t, m, *(const uintgo *)key); break;
    case CallsString: mapdelete_faststr(&tt->t, m, *(const GoString *)key); break;
    default: mapdelete(&tt->t, m, key); break;
    }
}

// The model -----------------------------------------------------------------------------------------------------------
// Key number i has the element value[i] if it is there. Values are never 0.

enum { MaxKeys = 6000 };

typedef struct Model {
    TestType *tt;
    Map *m;
    uint32_t keys;          // key numbers in use
    uint8_t value[MaxKeys]; // 0: absent
    uint32_t used;
} Model;

static Model model;

static uint8_t key_room[256];

static const void *key_of(uint32_t i)
{
    model.tt->make_key(i, key_room);
    return key_room;
}

static void check_elem(const void *elem, uint8_t value)
{
    for (uintptr_t i = 0; i < model.tt->elem.size; i++)
        assert_int_equal(((const uint8_t *)elem)[i], value);
}

static void check_key(uint32_t i)
{
    const uint8_t *p = access_entry(model.tt, model.m, key_of(i), false);
    assert_int_equal(p != NULL, model.value[i] != 0);
    if (p != NULL)
        check_elem(p, model.value[i]);
    p = access_entry(model.tt, model.m, key_of(i), true);
    assert_non_null(p);
    check_elem(p, model.value[i]);
}

static void put(uint32_t i)
{
    uint8_t value = (uint8_t)(1 + rnd(255)), *p = assign_entry(model.tt, model.m, key_of(i));
    check_elem(p, model.value[i]); // what += would see
    memset(p, value, model.tt->elem.size);
    model.used += model.value[i] == 0;
    model.value[i] = value;
}

static void drop(uint32_t i)
{
    delete_entry(model.tt, model.m, key_of(i));
    model.used -= model.value[i] != 0;
    model.value[i] = 0;
}

static void drop_all(void)
{
    mapclear(&model.tt->t, model.m);
    memset(model.value, 0, sizeof model.value);
    model.used = 0;
}

// Which of the model's keys is it? Slow, but it needs nothing of a key but that it can be made.
static uint32_t number_of(const void *key)
{
    TestType *tt = model.tt;
    if (tt->make_key == word_key)
        return (uint32_t)(*(const uint64_t *)key >> 20);
    if (tt->make_key == half_key)
        return *(const uint32_t *)key;
    if (tt->make_key == byte_key)
        return *(const uint8_t *)key;
    if (tt->make_key == float_key)
        return (uint32_t)(*(const double *)key * 8);
    for (uint32_t i = 0; i < model.keys; i++)
        if (tt->key.equal(key_of(i), key))
            return i;
    fail_msg("%s: a key that nobody made", tt->name);
    return 0;
}

static void random_change(void)
{
    switch (rnd(100)) {
    case 0:
        if (rnd(20) == 0)
            drop_all();
        break;
    case 1 ... 40: drop(rnd(model.keys)); break;
    default: put(rnd(model.keys)); break;
    }
}

// Walks the map; after each entry there are `changes` random ones. What is there from begin to end must be seen, what
// is not there must not, and nothing that stays may be seen twice.
static void walk(uint32_t changes)
{
    static uint8_t there[MaxKeys], seen[MaxKeys]; // there: from the begin on, without a break
    for (uint32_t i = 0; i < model.keys; i++) {
        there[i] = model.value[i] != 0;
        seen[i] = 0;
    }
    MapIter it;
    uint32_t steps = 0;
    for (mapiterinit(&model.tt->t, model.m, &it); it.key != NULL; mapiternext(&it)) {
        uint32_t i = number_of(it.key);
        assert_int_not_equal(model.value[i], 0);
        check_elem(it.elem, model.value[i]);
        assert_false(there[i] && seen[i]);
        seen[i] = 1;
        if (++steps > 4 * model.keys + 100) // entries that are deleted and come back may be seen again
            break;
        for (uint32_t n = 0; n < changes; n++) {
            uint32_t victim = rnd(model.keys);
            uint8_t before = model.value[victim];
            if (rnd(3) == 0)
                drop(victim);
            else
                put(victim);
            if (before == 0 || model.value[victim] == 0)
                there[victim] = 0;
        }
    }
    for (uint32_t i = 0; i < model.keys; i++)
        assert_true(seen[i] || !there[i] || it.key != NULL);
    if (changes == 0)
        assert_int_equal(steps, model.used);
}

static void check_all(void)
{
    assert_int_equal(model.m->used, model.used);
    assert_int_equal(model.m->writing, 0);
    for (uint32_t i = 0; i < model.keys; i++)
        check_key(i);
    walk(0);
}

static void begin(TestType *tt, uint32_t keys, Map *m)
{
    prepare(tt);
    model.tt = tt;
    model.m = m;
    model.keys = tt->keys != 0 && tt->keys < keys ? tt->keys : keys;
    model.used = 0;
    memset(model.value, 0, sizeof model.value);
}

// Tests ---------------------------------------------------------------------------------------------------------------

static void random_operations(void **state)
{
    static const uint32_t sizes[] = {1, 5, 12, 40, 300, 3000};
    for (int i = 0; i < TypeCount; i++)
        for (unsigned s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
            begin(&types[i], sizes[s], makemap_small());
            for (uint32_t n = 0; n < 6 * model.keys + 200; n++)
                random_change();
            check_all();
            walk(1);
            walk(5);
            check_all();
            for (uint32_t n = 0; n < model.keys; n++)
                drop(n);
            check_all();
            put(0);
            check_all();
        }
}

// A queue: old keys go, new ones come. Tombstones must not make the map grow for ever.
static void churn(void **state)
{
    begin(&types[0], MaxKeys, makemap_small());
    for (uint32_t i = 0; i < MaxKeys; i++) {
        put(i);
        if (i >= 700)
            drop(i - 700);
    }
    assert_int_equal(model.m->depth, 0);
    assert_true(model.m->groupMask < MaxTableSlots / MapGroupSlots);
    check_all();
}

static void growing_while_walking(void **state)
{
    for (int i = 0; i < TypeCount; i++) {
        begin(&types[i], 4000, makemap_small());
        for (uint32_t n = 0; n < model.keys / 3; n++)
            put(n);
        walk(9);
        check_all();
    }
}

static void hints(void **state)
{
    static const intgo list[] = {INT64_MIN, -1, 0, 8, 9, 14, 15, 100, 895, 896, 897, 1025, 5000};
    for (unsigned h = 0; h < sizeof list / sizeof list[0]; h++) {
        prepare(&types[0]);
        Map *m = makemap(&types[0].t, list[h], NULL);
        void **dir = m->dir;
        uint8_t *groups = dir == NULL ? NULL : dir[0];
        begin(&types[0], 6000, m);
        if (list[h] > 0)
            for (uint32_t i = 0; i < list[h]; i++)
                put(i);
        if (list[h] > MapGroupSlots && list[h] <= 896) { // one table: no growth
            assert_ptr_equal(m->dir, dir);
            assert_ptr_equal(m->dir[0], groups);
        }
        check_all();
        for (uint32_t i = 0; i < 6000; i++)
            put(i);
        check_all();
    }
    Map *m = makemap(&types[0].t, 14, NULL);
    assert_int_equal(m->groupMask, 1);
    m = makemap(&types[0].t, 15, NULL);
    assert_int_equal(m->groupMask, 3);
    m = makemap(&types[0].t, 897, NULL);
    assert_int_equal(m->depth, 1);
    assert_int_equal(m->groupMask, 127);
    for (int shift = 45; shift < 63; shift++) // out of reason: none
        assert_null(makemap(&types[0].t, (intgo)1 << shift, NULL)->dir);
    assert_null(makemap(&types[0].t, INT64_MAX, NULL)->dir);
}

static void in_a_frame(void **state)
{
    uint64_t room[1 + 2 * MapGroupSlots] = {0};
    Map frame = {.first = {room}};
    begin(&types[0], 100, &frame);
    assert_ptr_equal(makemap(&types[0].t, 0, &frame), &frame);
    for (uint32_t i = 0; i < 8; i++)
        put(i);
    assert_ptr_equal(frame.dir[0], room);
    check_all();
    walk(3);
    check_all();
    assert_ptr_not_equal(frame.dir[0], room);
}

// NaN keys cannot be found, only walked over and cleared, whatever grows meanwhile.
static void nan_keys(void **state)
{
    TestType *tt = &types[5];
    prepare(tt);
    Map *m = makemap_small();
    double nan = __builtin_nan("");
    for (int i = 0; i < 3000; i++)
        *(uint64_t *)mapassign(&tt->t, m, &nan) = 1;
    assert_int_equal(m->used, 3000);
    assert_null(mapaccess2(&tt->t, m, &nan));
    mapdelete(&tt->t, m, &nan);
    assert_int_equal(m->used, 3000);
    MapIter it;
    uint64_t n = 0, added = 0;
    for (mapiterinit(&tt->t, m, &it); it.key != NULL; mapiternext(&it)) {
        assert_true(*(double *)it.key != *(double *)it.key);
        n += *(uint64_t *)it.elem;
        for (int i = 0; i < 3; i++, added++)
            *(uint64_t *)mapassign(&tt->t, m, &nan) = 0;
    }
    assert_int_equal(n, 3000);
    assert_int_equal(m->used, 3000 + added);
    m = makemap_small();
    for (int i = 0; i < 500; i++)
        *(uint64_t *)mapassign(&tt->t, m, &nan) = 1;
    int steps = 0;
    for (mapiterinit(&tt->t, m, &it); it.key != NULL; mapiternext(&it)) {
        if (++steps == 10) {
            for (int i = 0; i < 3000; i++) // the table being walked is replaced, and then all is gone
                *(uint64_t *)mapassign(&tt->t, m, &nan) = 0;
            mapclear(&tt->t, m);
        }
    }
    assert_int_equal(steps, 10);
    assert_int_equal(m->used, 0);
}

static void zero_keys_are_updated(void **state)
{
    TestType *tt = &types[5];
    prepare(tt);
    Map *m = makemap_small();
    double plus = 0.0, minus = -0.0;
    *(uint64_t *)mapassign(&tt->t, m, &plus) = 1;
    *(uint64_t *)mapassign(&tt->t, m, &minus) = 2;
    MapIter it;
    mapiterinit(&tt->t, m, &it);
    assert_true(__builtin_signbit(*(double *)it.key));
    assert_int_equal(*(uint64_t *)it.elem, 2);
    mapiternext(&it);
    assert_null(it.key);
}

static void empty_and_nil(void **state)
{
    prepare(&types[0]);
    MapType *t = &types[0].t;
    MapIter it;
    Map *maps[2] = {NULL, makemap_small()};
    for (int i = 0; i < 2; i++) {
        assert_null(mapaccess2_fast64(t, maps[i], 5));
        assert_int_equal(*(uint64_t *)mapaccess1_fast64(t, maps[i], 5), 0);
        mapdelete_fast64(t, maps[i], 5);
        mapclear(t, maps[i]);
        mapiterinit(t, maps[i], &it);
        assert_null(it.key);
        mapiternext(&it);
        assert_null(it.key);
    }
    uint64_t key = 1;
    assert_panics("assignment to entry in nil map", mapassign_fast64(t, NULL, 1));
    assert_panics("assignment to entry in nil map", mapassign(t, NULL, &key));
}

static void two_at_a_time(void **state)
{
    prepare(&types[0]);
    MapType *t = &types[0].t;
    Map *m = makemap_small();
    MapIter it;
    for (uint64_t i = 0; i < 3; i++)
        mapassign_fast64(t, m, i);
    mapiterinit(t, m, &it);
    uint64_t key = 1;
    m->writing = 1;
    assert_panics("concurrent map read and map write", assert_non_null(mapaccess1_fast64(t, m, 1)));
    assert_panics("concurrent map read and map write", mapaccess2(t, m, &key));
    assert_panics("concurrent map writes", mapassign_fast64(t, m, 1));
    assert_panics("concurrent map writes", mapassign(t, m, &key));
    assert_panics("concurrent map writes", mapdelete_fast64(t, m, 1));
    assert_panics("concurrent map writes", mapclear(t, m));
    assert_panics("concurrent map iteration and map write", mapiternext(&it));
    assert_panics("concurrent map iteration and map write", mapiterinit(t, m, &it));
}

// Loops begin anywhere, in small maps and large ones.
static void random_order(void **state)
{
    static const int sizes[] = {3, 8, 9, 100, 3000};
    prepare(&types[0]);
    for (unsigned s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        Map *m = makemap_small();
        for (int i = 0; i < sizes[s]; i++)
            mapassign_fast64(&types[0].t, m, (uint64_t)i);
        uint64_t firsts = 0;
        for (int round = 0; round < 200; round++) {
            MapIter it;
            mapiterinit(&types[0].t, m, &it);
            firsts |= 1ull << (*(uint64_t *)it.key % 64);
        }
        assert_true(__builtin_popcountll(firsts) >= (sizes[s] < 9 ? sizes[s] : 6));
    }
}

// Hashes --------------------------------------------------------------------------------------------------------------

// How uneven hashes fall on 256 boxes, by bits from `shift` on: about 1 for random ones.
static double unevenness(const uintptr_t *hashes, int n, int shift)
{
    static int boxes[256];
    memset(boxes, 0, sizeof boxes);
    for (int i = 0; i < n; i++)
        boxes[hashes[i] >> shift & 255]++;
    double sum = 0, mean = n / 256.0;
    for (int b = 0; b < 256; b++)
        sum += (boxes[b] - mean) * (boxes[b] - mean);
    return sum / mean / 255;
}

// Regular sets of words, as programs have them, must look random in the bits that choose table, group and control byte.
static void hash_quality(void **state)
{
    enum { Count = 1 << 13 };
    static uintptr_t hashes[Count];
    hash_init();
    uintptr_t seed = map_new_seed();
    for (int shift = 0; shift <= 48; shift += 3)
        for (int step = 1; step <= 11; step += 5)
            for (int kind = 0; kind < 2; kind++) {
                for (uint64_t i = 0; i < Count; i++) {
                    uint64_t word = (i * (uint64_t)step) << shift;
                    hashes[i] = kind == 0 ? memhash64(&word, seed) : memhash128((uint64_t[]){word, 7}, seed);
                }
                for (int bits = 0; bits <= 56; bits += 7)
                    if (unevenness(hashes, Count, bits) > 1.6)
                        fail_msg("words %d << %d, kind %d: bits from %d on are uneven: %f", step, shift, kind, bits,
                                 unevenness(hashes, Count, bits));
            }
}

// Every byte counts, and so does the length.
static void hash_lengths(void **state)
{
    hash_init();
    uint8_t text[300] = {0};
    for (uintptr_t n = 0; n < sizeof text; n++) {
        uintptr_t h = memhash(text, 1, n);
        assert_int_not_equal(h, memhash(text, 1, n + 1 < sizeof text ? n + 1 : 0));
        assert_int_not_equal(h, n == 0 ? h + 1 : memhash(text, 2, n));
        for (uintptr_t i = 0; i < n; i++) {
            text[i] = 1;
            assert_int_not_equal(h, memhash(text, 1, n));
            text[i] = 0;
        }
        assert_int_equal(h, memhash(text, 1, n));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_operations),
        cmocka_unit_test(churn),
        cmocka_unit_test(growing_while_walking),
        cmocka_unit_test(hints),
        cmocka_unit_test(in_a_frame),
        cmocka_unit_test(nan_keys),
        cmocka_unit_test(zero_keys_are_updated),
        cmocka_unit_test(empty_and_nil),
        cmocka_unit_test(two_at_a_time),
        cmocka_unit_test(random_order),
        cmocka_unit_test(hash_quality),
        cmocka_unit_test(hash_lengths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
