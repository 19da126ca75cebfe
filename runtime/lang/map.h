// map.h: Go's maps: Swiss tables, after the design of Abseil (https://abseil.io/about/design/swisstables) with what Go
// needs besides: growth in bounded steps and iteration over a map that changes.
//
// A group is 8 slots for entries behind 8 control bytes, one for each: 0 says that the slot is empty, CtrlDeleted that
// it was used once (a tombstone), and the high bit that it is full; the other 7 bits are then bits of the key's hash.
// One comparison of all 8 bytes finds the slots that may hold a key. Zeroed memory is an empty group.
//
// A table is an array of groups, a power of two. The hash says where to begin; on go steps of 1, 2, 3 ... groups until
// one with an empty slot shows that the key is not there. At most 7/8 of the slots are in use, tombstones included.
//
// A map begins as a single group, which is searched as a table of one is, but may be full. The 9th entry makes it a
// table, which doubles up to MaxTableSlots slots and then splits in two by the next bit of the hash. A directory,
// indexed by the highest bits of the hash, leads to the tables (extendible hashing); those that have been split less
// often stand in it several times. All tables of a map have the same number of groups, so a lookup needs nothing of a
// table but the address of its groups, and the directory holds that: first all groups, then the MapTables, which only
// writers need.
//
// Bits of a hash: the lowest 7 are in the control byte, those above choose the group, the highest the table.
//
// The collector does not take the address of a directory on a stack for a reason to keep it (mem/mgcmark.c): whoever
// has one holds the Map until the table is found.
//
// A table that is replaced is marked stale and left to the iterators that walk it. map_iter.c tells why that is enough.
// Where there has never been an iterator, a table of full size is put in order in its own memory instead (map_grow.c).
//
// The functions below are the bodies of the runtime's entry points, once for each kind of key. A writer that meets
// another one, or a reader that meets a writer, ends the program with Go's message; it is a matter of luck, as in Go.
#ifndef GOCC_MAP_H
#define GOCC_MAP_H

#include <emmintrin.h>

#include "lang/lang.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))

enum { MaxTableSlots = 1024, CtrlEmpty = 0, CtrlDeleted = 1, CtrlFull = 0x80 };
_Static_assert(MaxTableSlots / MapGroupSlots <= UINT8_MAX, "numbers of groups are kept in bytes");

typedef union MapKey {
    const void *p;   // KeyAny
    uint64_t word;   // Key32, Key64
    GoString string; // KeyString
} MapKey;

typedef struct MapTable {
    uint16_t used;       // entries
    uint16_t growthLeft; // empty slots that may still be filled
    uint8_t depth;       // how many of the hash's highest bits all its entries share
    uint8_t groupMask;
    bool stale; // replaced by others
} MapTable;

// map_hash.c
extern uint64_t runtime_hashkey[4];
void hash_init(void);                                               // before the first hash; more often does no harm
uintptr_t unique_keyhash(Eface m, const void *key);                 // for package unique
uintptr_t hash_long(const uint8_t *p, uintptr_t n, uintptr_t seed); // n > 16
// Panics if the key cannot be hashed, in the words for empty maps
void map_check_key(const MapType *t, const void *key);
// map_grow.c
void map_grow(MapType *t, Map *m, uintptr_t hash);           // there was no room for a key with this hash: makes some
void map_make_tables(MapType *t, Map *m, uintptr_t entries); // for so many, unless that is out of all reason
// map_fast.c: insertion where the key's first group has it not
uint8_t *mapinsert_fast32(MapType *t, Map *m, MapKey key, uintptr_t hash);
uint8_t *mapinsert_fast64(MapType *t, Map *m, MapKey key, uintptr_t hash);
uint8_t *mapinsert_faststr(MapType *t, Map *m, MapKey key, uintptr_t hash);
// map.c
extern const uint64_t runtime_zeroVal[MapZeroSize / 8];
uintptr_t map_new_seed(void);
void *map_fill_slot(const MapType *t, uint8_t *slot, const void *key); // stores the key in a slot that was empty
void map_remove(const MapType *t, Map *m, uintptr_t hash, uint8_t *group, unsigned slot);
uint8_t *map_find(const MapType *t, const Map *m, const void *key); // the key's slot, or NULL; m has entries

// Memory that the collector knows as an array of t.
static inline void *map_alloc(uintptr_t size, Rtype *t)
{
    return mallocgc(size, t->ptrdata == 0 ? NULL : t, true);
}

// Hashing -------------------------------------------------------------------------------------------------------------
// wyhash by Wang Yi (https://github.com/wangyi-fudan/wyhash, final version 4, public domain), with secrets that are new
// in each process and a seed for each map. With one multiplication less, words in regular distances fall unevenly.

static inline uint64_t hash_mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t hash_read32(const uint8_t *p)
{
    uint32_t v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}

static inline uint64_t hash_read64(const uint8_t *p)
{
    uint64_t v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}

static inline uintptr_t hash_word(uint64_t word, uintptr_t seed)
{
    return hash_mix(hash_mix(word ^ seed, runtime_hashkey[1]), runtime_hashkey[0]);
}

static inline uintptr_t hash_finish(uint64_t a, uint64_t b, uintptr_t n, uintptr_t seed)
{
    return hash_mix(runtime_hashkey[0] ^ n, hash_mix(a ^ runtime_hashkey[1], b ^ seed));
}

static inline uintptr_t hash_bytes(const uint8_t *p, uintptr_t n, uintptr_t seed)
{
    if (UNLIKELY(n > 16))
        return hash_long(p, n, seed);
    uint64_t a = 0, b = 0;
    if (n >= 4) { // four words that overlap, so that there is one way for 4 to 16 bytes
        uintptr_t inner = n >> 3 << 2;
        a = hash_read32(p) << 32 | hash_read32(p + inner);
        b = hash_read32(p + n - 4) << 32 | hash_read32(p + n - 4 - inner);
    } else if (n > 0) {
        a = (uint64_t)p[0] << 16 | (uint64_t)p[n >> 1] << 8 | p[n - 1];
    }
    return hash_finish(a, b, n, seed);
}

// Hash of a key of any type.
static inline uintptr_t map_hash(const MapType *t, const void *key, uintptr_t seed)
{
    return UNLIKELY(t->flags & MapFlagGenericHash) ? typehash(t->key, key, seed) : t->hasher(key, seed);
}

// Groups --------------------------------------------------------------------------------------------------------------
// Sets of slots are bit masks of 8 bits.

ALWAYS_INLINE __m128i ctrl_load(const uint8_t *group)
{
    return _mm_loadl_epi64((const __m128i *)group);
}

ALWAYS_INLINE unsigned ctrl_match(__m128i ctrl, uint8_t byte)
{ // byte is not 0
    __m128i one = _mm_cvtsi32_si128(byte), two = _mm_unpacklo_epi8(one, one);
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(ctrl, _mm_shufflelo_epi16(two, 0))) & 0xFF;
}

ALWAYS_INLINE unsigned ctrl_full(__m128i ctrl)
{
    return (unsigned)_mm_movemask_epi8(ctrl);
}

ALWAYS_INLINE unsigned ctrl_available(__m128i ctrl)
{ // empty or deleted
    return ctrl_full(ctrl) ^ 0xFF;
}

ALWAYS_INLINE unsigned ctrl_empty(__m128i ctrl)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(ctrl, _mm_setzero_si128())) & 0xFF;
}

static inline unsigned lowest(unsigned set)
{
    return (unsigned)__builtin_ctz(set);
}

static inline uint8_t ctrl_byte(uintptr_t hash)
{
    return (uint8_t)(CtrlFull | hash);
}

static inline uint8_t *group_slot(const MapType *t, uint8_t *group, unsigned i)
{
    return group + MapGroupSlots + i * t->slotSize;
}

static inline void *slot_key(const MapType *t, uint8_t *slot)
{
    return t->flags & MapFlagIndirectKey ? *(void **)slot : slot;
}

static inline void *slot_elem(const MapType *t, uint8_t *slot)
{
    void *p = slot + t->elemOff;
    return t->flags & MapFlagIndirectElem ? *(void **)p : p;
}

// Tables --------------------------------------------------------------------------------------------------------------

static inline uintptr_t map_dir_index(const Map *m, uintptr_t hash)
{
    return (hash >> 32) >> (32 - m->depth);
}

// The map's table for index i of the directory; NULL if the map is a single group.
static inline MapTable *map_table(const Map *m, uintptr_t i)
{
    return m->dir[((uintptr_t)1 << m->depth) + i];
}

// A walk over the groups where a hash may be, beginning with the best.
typedef struct Probe {
    uint8_t *groups;
    uintptr_t size; // of a group
    uintptr_t mask, at, step;
    uint8_t *group; // the current one
} Probe;

ALWAYS_INLINE Probe probe_begin(uint8_t *groups, uintptr_t size, uintptr_t mask, uintptr_t hash)
{
    uintptr_t at = (hash >> 7) & mask;
    return (Probe){groups, size, mask, at, 1, groups + at * size};
}

ALWAYS_INLINE Probe probe_map(const MapType *t, const Map *m, uintptr_t hash)
{
    return probe_begin(m->dir[map_dir_index(m, hash)], t->groupSize, m->groupMask, hash);
}

// False when all groups have been seen, which happens only in a map of one.
ALWAYS_INLINE bool probe_next(Probe *p)
{
    if (p->step > p->mask)
        return false;
    p->at = (p->at + p->step++) & p->mask;
    p->group = p->groups + p->at * p->size;
    return true;
}

// Kinds of keys -------------------------------------------------------------------------------------------------------

typedef enum KeyKind { KeyAny, Key32, Key64, KeyString } KeyKind;

ALWAYS_INLINE uintptr_t key_hash(KeyKind kind, const MapType *t, MapKey key, uintptr_t seed)
{
    switch (kind) {
    case Key32:
    case Key64: return hash_word(key.word, seed);
    case KeyString: return hash_bytes(key.string.str, (uintptr_t)key.string.len, seed);
    default: return map_hash(t, key.p, seed);
    }
}

ALWAYS_INLINE bool key_is_in(KeyKind kind, const MapType *t, MapKey key, uint8_t *slot)
{
    switch (kind) {
    case Key32: return *(const uint32_t *)slot == (uint32_t)key.word;
    case Key64: return *(const uint64_t *)slot == key.word;
    case KeyString: {
        const GoString *s = (const GoString *)slot;
        return s->len == key.string.len &&
               (s->str == key.string.str || memequal(s->str, key.string.str, (uintptr_t)s->len));
    }
    default: return equal_values(t->key, key.p, slot_key(t, slot));
    }
}

ALWAYS_INLINE void key_store(KeyKind kind, const MapType *t, MapKey key, uint8_t *slot)
{
    switch (kind) {
    case Key32: *(uint32_t *)slot = (uint32_t)key.word; break;
    case Key64: *(uint64_t *)slot = key.word; break;
    case KeyString: *(GoString *)slot = key.string; break;
    default: memmove(slot_key(t, slot), key.p, t->key->size); break;
    }
}

// Access --------------------------------------------------------------------------------------------------------------

// The slot of the group at p that holds the key, or 8.
ALWAYS_INLINE unsigned group_find(KeyKind kind, const MapType *t, uint8_t *group, __m128i ctrl, MapKey key,
                                  uintptr_t hash)
{
    for (unsigned match = ctrl_match(ctrl, ctrl_byte(hash)); match != 0; match &= match - 1) {
        unsigned i = lowest(match);
        if (LIKELY(key_is_in(kind, t, key, group_slot(t, group, i))))
            return i;
    }
    return MapGroupSlots;
}

ALWAYS_INLINE uint8_t *map_lookup(KeyKind kind, const MapType *t, const Map *m, MapKey key, uintptr_t hash)
{
    Probe p = probe_map(t, m, hash);
    do {
        __m128i ctrl = ctrl_load(p.group);
        unsigned i = group_find(kind, t, p.group, ctrl, key, hash);
        if (i < MapGroupSlots)
            return group_slot(t, p.group, i);
        if (LIKELY(ctrl_empty(ctrl)))
            return NULL;
    } while (probe_next(&p));
    return NULL;
}

// m[key]: the address of the element, or `absent`.
ALWAYS_INLINE void *map_access(KeyKind kind, const MapType *t, const Map *m, MapKey key, const void *absent)
{
    if (m == NULL || m->used == 0) {
        if (kind == KeyAny && t->flags & MapFlagHashMightPanic)
            map_check_key(t, key.p);
        return (void *)absent;
    }
    uint8_t *slot = map_lookup(kind, t, m, key, key_hash(kind, t, key, m->seed));
    if (UNLIKELY(*(const volatile uint8_t *)&m->writing)) // looked at last, so that m is kept
        fatal("concurrent map read and map write");
    if (slot == NULL)
        return (void *)absent;
    return kind == KeyAny ? slot_elem(t, slot) : slot + t->elemOff;
}

// Of two writers, the second to end notices that the first has ended before it. (Constants, because a write that
// depended on the value read would make each operation on the map wait for the one before.)
ALWAYS_INLINE void map_begin_write(Map *m)
{
    *(volatile uint8_t *)&m->writing = 1;
}

ALWAYS_INLINE void map_end_write(Map *m)
{
    if (UNLIKELY(*(volatile uint8_t *)&m->writing == 0))
        fatal("concurrent map writes");
    m->writing = 0;
}

// The key in the slot equals the new one, but may be another.
ALWAYS_INLINE void key_update(KeyKind kind, const MapType *t, MapKey key, uint8_t *slot)
{
    if (UNLIKELY(writeBarrierOn()) && (kind == KeyString || kind == KeyAny))
        bulkBarrierPreWrite(kind == KeyAny ? slot_key(t, slot) : slot, t->key->size, t->key);
    if (kind == KeyString || (kind == KeyAny && t->flags & MapFlagNeedKeyUpdate))
        key_store(kind, t, key, slot);
}

// Takes slot i of a group, which is not in use, for a new key. False: the table is full, counting tombstones.
ALWAYS_INLINE bool map_take_slot(KeyKind kind, const MapType *t, Map *m, MapKey key, uintptr_t hash, uint8_t *group,
                                 unsigned i)
{
    MapTable *table = map_table(m, map_dir_index(m, hash));
    if (table != NULL) {
        if (group[i] == CtrlEmpty) {
            if (table->growthLeft == 0)
                return false;
            table->growthLeft--;
        }
        table->used++;
    }
    m->used++;
    group[i] = ctrl_byte(hash);
    uint8_t *slot = group_slot(t, group, i);
    if (kind == KeyAny)
        map_fill_slot(t, slot, key.p);
    else
        key_store(kind, t, key, slot);
    return true;
}

// The slot for key, which is new or has one already, though not in the first group where it may be. NULL: the map must
// grow first.
ALWAYS_INLINE uint8_t *map_slot_for(KeyKind kind, const MapType *t, Map *m, MapKey key, uintptr_t hash)
{
    uint8_t *group = NULL; // of the first slot that is not in use
    unsigned free = 0;
    Probe p = probe_map(t, m, hash);
    for (;;) {
        __m128i ctrl = ctrl_load(p.group);
        unsigned i = p.step == 1 ? MapGroupSlots : group_find(kind, t, p.group, ctrl, key, hash);
        if (i < MapGroupSlots) {
            key_update(kind, t, key, group_slot(t, p.group, i));
            return group_slot(t, p.group, i);
        }
        unsigned available = ctrl_available(ctrl);
        if (group == NULL && available) {
            group = p.group;
            free = lowest(available);
        }
        if (LIKELY(ctrl_empty(ctrl)) || !probe_next(&p))
            break;
    }
    if (group == NULL || !map_take_slot(kind, t, m, key, hash, group, free))
        return NULL;
    return group_slot(t, group, free);
}

// m[key] = ... where the key's first group does not have it.
ALWAYS_INLINE uint8_t *map_insert(KeyKind kind, MapType *t, Map *m, MapKey key, uintptr_t hash)
{
    for (;;) {
        uint8_t *slot = m->dir == NULL ? NULL : map_slot_for(kind, t, m, key, hash);
        if (slot != NULL)
            return slot;
        map_grow(t, m, hash);
    }
}

// m[key] = ...: the address of the element, zero if it is new. `insert` is map_insert for the kind, not inlined, so
// that the common case, an existing entry in the first group, is short.
ALWAYS_INLINE void *map_assign(KeyKind kind, MapType *t, Map *m, MapKey key,
                               uint8_t *(*insert)(MapType *t, Map *m, MapKey key, uintptr_t hash))
{
    if (UNLIKELY(m == NULL))
        panic_plain_error("assignment to entry in nil map");
    if (UNLIKELY(m->writing))
        fatal("concurrent map writes");
    uintptr_t hash = key_hash(kind, t, key, m->seed); // may panic: nothing has been written so far
    map_begin_write(m);
    uint8_t *slot = NULL;
    if (LIKELY(m->dir != NULL)) {
        Probe p = probe_map(t, m, hash);
        unsigned i = group_find(kind, t, p.group, ctrl_load(p.group), key, hash);
        if (i < MapGroupSlots) {
            slot = group_slot(t, p.group, i);
            key_update(kind, t, key, slot);
        }
    }
    if (slot == NULL)
        slot = insert(t, m, key, hash);
    map_end_write(m);
    return kind == KeyAny ? slot_elem(t, slot) : slot + t->elemOff;
}

ALWAYS_INLINE void map_delete(KeyKind kind, const MapType *t, Map *m, MapKey key)
{
    if (m == NULL || m->used == 0) {
        if (kind == KeyAny && t->flags & MapFlagHashMightPanic)
            map_check_key(t, key.p);
        return;
    }
    if (UNLIKELY(m->writing))
        fatal("concurrent map writes");
    uintptr_t hash = key_hash(kind, t, key, m->seed);
    map_begin_write(m);
    Probe p = probe_map(t, m, hash);
    do {
        __m128i ctrl = ctrl_load(p.group);
        unsigned i = group_find(kind, t, p.group, ctrl, key, hash);
        if (i < MapGroupSlots) {
            map_remove(t, m, hash, p.group, i);
            break;
        }
        if (LIKELY(ctrl_empty(ctrl)))
            break;
    } while (probe_next(&p));
    map_end_write(m);
}

#endif
