// map_grow.c: how maps grow: a group becomes a table, a table is replaced by a larger one or by two, or by one of the
// same size if it is mostly tombstones. Each step moves at most MaxTableSlots entries. The old memory is not touched:
// an iterator may be walking it.
#include "lang/map.h"

static const uint8_t one_pointer[8] = {1};
static Rtype directory_memory = {
    .size = 8,
    .ptrdata = 8,
    .tflag = TFlagDirectory,
    .align = 8,
    .fieldAlign = 8,
    .kind = KindUnsafePointer,
    .gcdata = one_pointer,
    .str = {(const uint8_t *)"unsafe.Pointer", 14},
};

enum { MaxDepth = 31 }; // the directory index is taken from the upper half of the hash

static const uintptr_t MaxAlloc = 1ull << 48;

typedef struct NewTable {
    uint8_t *groups;
    MapTable *table;
} NewTable;

static NewTable new_table(MapType *t, uint8_t group_mask, unsigned depth)
{
    NewTable n = {map_alloc((group_mask + 1) * t->groupSize, t->group), mallocgc(sizeof(MapTable), NULL, true)};
    n.table->groupMask = group_mask;
    n.table->growthLeft = (uint16_t)((group_mask + 1) * (MapGroupSlots - 1));
    n.table->depth = (uint8_t)depth;
    return n;
}

// A slot for a key that the table does not have. It has no tombstones, and room.
static uint8_t *take_slot(const MapType *t, NewTable n, uintptr_t hash)
{
    Probe p = probe_begin(n.groups, t->groupSize, n.table->groupMask, hash);
    unsigned available;
    while ((available = ctrl_available(ctrl_load(p.group))) == 0)
        probe_next(&p);
    unsigned i = lowest(available);
    p.group[i] = ctrl_byte(hash);
    n.table->used++;
    n.table->growthLeft--;
    return group_slot(t, p.group, i);
}

static inline void copy_slot(uint8_t *to, const uint8_t *from, uintptr_t size)
{
    if (size != 16 && size != 24) {
        memmove(to, from, size);
        return;
    }
    for (uintptr_t i = 0; i < size; i += 8) // common, and not worth a call
        __builtin_memcpy(to + i, from + i, 8);
}

// Copies all entries of some groups to `zero` or `one`, as the bit of their hash says.
static void copy_entries(const MapType *t, const Map *m, uint8_t *groups, unsigned group_mask, uintptr_t bit,
                         NewTable zero, NewTable one)
{
    for (unsigned g = 0; g <= group_mask; g++) {
        uint8_t *group = groups + g * t->groupSize;
        for (unsigned full = ctrl_full(ctrl_load(group)); full != 0; full &= full - 1) {
            uint8_t *slot = group_slot(t, group, lowest(full));
            uintptr_t hash = map_hash(t, slot_key(t, slot), m->seed);
            copy_slot(take_slot(t, hash & bit ? one : zero, hash), slot, t->slotSize);
        }
    }
}

static void **new_directory(unsigned depth)
{
    return map_alloc((sizeof(void *) * 2) << depth, &directory_memory);
}

// Lets n directory entries from i on lead to a table.
static void install(Map *m, uintptr_t i, uintptr_t n, NewTable new)
{
    uintptr_t length = (uintptr_t)1 << m->depth;
    for (uintptr_t end = i + n; i < end; i++) {
        writebarrierptr(&m->dir[i], new.groups); // the old groups' entries are marked through them
        writebarrierptr(&m->dir[length + i], new.table);
    }
}

static void double_directory(Map *m)
{
    uintptr_t length = (uintptr_t)1 << m->depth;
    void **dir = new_directory(m->depth + 1u);
    for (uintptr_t i = 0; i < 2 * length; i++) { // groups and tables alike
        dir[2 * i] = m->dir[i];
        dir[2 * i + 1] = m->dir[i];
    }
    writebarrierptr(&m->dir, dir);
    if (m->depth++ > 0)
        return;
    writebarrierptr(&m->first[0], NULL); // the first table shall not keep its entries alive when it has been replaced
    writebarrierptr(&m->first[1], NULL);
}

// Replaces the table that the hash leads to by two.
static void split(MapType *t, Map *m, MapTable *old, uintptr_t hash)
{
    if (old->depth == MaxDepth)
        throw("map: too many keys with the same hash");
    unsigned depth = old->depth + 1u;
    NewTable zero = new_table(t, old->groupMask, depth), one = new_table(t, old->groupMask, depth);
    copy_entries(t, m, m->dir[map_dir_index(m, hash)], old->groupMask, (uintptr_t)1 << (64 - depth), zero, one);
    if (old->depth == m->depth)
        double_directory(m);
    uintptr_t n = (uintptr_t)1 << (m->depth - depth), first = map_dir_index(m, hash) & ~(2 * n - 1);
    install(m, first, n, zero);
    install(m, first + n, n, one);
}

// Replaces the table that the hash leads to, or the map's only group, by one of so many groups.
static void replace(MapType *t, Map *m, MapTable *old, uintptr_t hash, uint8_t group_mask)
{
    unsigned depth = old == NULL ? 0 : old->depth;
    NewTable new = new_table(t, group_mask, depth);
    copy_entries(t, m, m->dir[map_dir_index(m, hash)], m->groupMask, 0, new, new);
    uintptr_t n = (uintptr_t)1 << (m->depth - depth);
    install(m, map_dir_index(m, hash) & ~(n - 1), n, new);
    m->groupMask = group_mask; // it changes only while there is one table
}

void map_grow(MapType *t, Map *m, uintptr_t hash)
{
    if (m->dir == NULL) {
        m->first[0] = map_alloc(t->groupSize, t->group);
        m->dir = m->first;
        return;
    }
    MapTable *old = map_table(m, map_dir_index(m, hash));
    unsigned groups = m->groupMask + 1u;
    if (old != NULL && old->used * 32u <= groups * MapGroupSlots * 25u)
        replace(t, m, old, hash, m->groupMask); // without the tombstones there is room again
    else if (m->depth == 0 && 2 * groups * MapGroupSlots <= MaxTableSlots)
        replace(t, m, old, hash, (uint8_t)(2 * groups - 1));
    else
        split(t, m, old, hash);
    if (old != NULL)
        old->stale = true;
}

// The logarithm of x rounded up to a power of two. x is not 0.
static unsigned log2_up(uintptr_t x)
{
    return x == 1 ? 0 : 64u - (unsigned)__builtin_clzl(x - 1);
}

static uintptr_t divide_up(uintptr_t x, uintptr_t y)
{
    return (x + y - 1) / y;
}

void map_make_tables(MapType *t, Map *m, uintptr_t entries)
{
    if (entries > MaxAlloc)
        return;
    uintptr_t slots = divide_up(entries * MapGroupSlots, MapGroupSlots - 1), bytes;
    unsigned depth = log2_up(divide_up(slots, MaxTableSlots));
    unsigned log_groups = log2_up(divide_up(divide_up(slots, (uintptr_t)1 << depth), MapGroupSlots));
    if (depth > MaxDepth || __builtin_mul_overflow(t->groupSize, (uintptr_t)1 << (depth + log_groups), &bytes) ||
        bytes > MaxAlloc)
        return;
    m->depth = (uint8_t)depth;
    m->groupMask = (uint8_t)((1u << log_groups) - 1);
    m->dir = depth == 0 ? m->first : new_directory(depth);
    for (uintptr_t i = 0; i < (uintptr_t)1 << depth; i++)
        install(m, i, 1, new_table(t, m->groupMask, depth));
}
