// map_grow.c: how maps grow: a group becomes a table, a table is replaced by a larger one or by two, or by one of the
// same size if it is mostly tombstones. Each step moves at most MaxTableSlots entries.
//
// The old memory is not touched if an iterator may be walking it. But most maps are filled before they are walked, and
// many never are: then a table that is split, or has too many tombstones, goes on in the same memory (reuse), so that a
// map that grows leaves next to no garbage, and one that is as much deleted from as inserted into none.
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

enum { ScratchSize = 64 << 10 };

typedef struct NewTable {
    uint8_t *groups;
    MapTable *table;
} NewTable;

static uint16_t growth(uint8_t group_mask)
{
    return (uint16_t)((group_mask + 1) * (MapGroupSlots - 1));
}

static NewTable new_table(MapType *t, uint8_t group_mask, unsigned depth)
{
    NewTable n = {map_alloc((group_mask + 1) * t->groupSize, t->group), mallocgc(sizeof(MapTable), NULL, true)};
    n.table->groupMask = group_mask;
    n.table->growthLeft = growth(group_mask);
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

// Puts the entries of `table` in order again in its own memory, but those whose hash has the bit set in `one`. False:
// not now. Nobody reads its memory but the collector: nothing happens while that marks, and it does not begin
// meanwhile.
static bool reuse(const MapType *t, const Map *m, NewTable table, uintptr_t bit, NewTable one)
{
    uintptr_t bytes = (m->groupMask + 1u) * t->groupSize;
    if (m->flags & MapWalked || bytes > ScratchSize)
        return false;
    M *mp = acquirem();
    bool can = !writeBarrierOn();
    if (can) {
        P *pp = mp->p;
        if (pp->mapscratch == NULL)
            pp->mapscratch = persistentalloc(ScratchSize, 64);
        memmove(pp->mapscratch, table.groups, bytes);
        memclrNoHeapPointers(table.groups, bytes);
        table.table->used = 0;
        table.table->growthLeft = growth(m->groupMask);
        copy_entries(t, m, pp->mapscratch, m->groupMask, bit, table, one);
    }
    releasem(mp);
    return can;
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

// Makes two of the table that the hash leads to.
static void split(MapType *t, Map *m, MapTable *old, uintptr_t hash)
{
    if (old->depth == MaxDepth)
        throw("map: too many keys with the same hash");
    if (old->depth == m->depth)
        double_directory(m);
    unsigned depth = old->depth + 1u;
    uintptr_t n = (uintptr_t)1 << (m->depth - depth), first = map_dir_index(m, hash) & ~(2 * n - 1);
    uintptr_t bit = (uintptr_t)1 << (64 - depth);
    NewTable zero = {m->dir[first], old}, one = new_table(t, old->groupMask, depth);
    if (reuse(t, m, zero, bit, one)) {
        old->depth = (uint8_t)depth;
    } else {
        zero = new_table(t, old->groupMask, depth);
        copy_entries(t, m, m->dir[first], old->groupMask, bit, zero, one);
        install(m, first, n, zero);
        old->stale = true;
    }
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
    if (old != NULL)
        old->stale = true;
}

// There is room again without the tombstones.
static void tidy(MapType *t, Map *m, MapTable *old, uintptr_t hash)
{
    NewTable table = {m->dir[map_dir_index(m, hash)], old};
    if (!reuse(t, m, table, 0, table))
        replace(t, m, old, hash, m->groupMask);
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
        tidy(t, m, old, hash);
    else if (m->depth == 0 && 2 * groups * MapGroupSlots <= MaxTableSlots)
        replace(t, m, old, hash, (uint8_t)(2 * groups - 1));
    else
        split(t, m, old, hash);
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
