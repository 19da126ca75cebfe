// map.c: maps: making, the entry points for keys of any type, deletion and clear. map.h has the design.
#include "lang/map.h"

// Read where a key is absent.
const uint64_t runtime_zeroVal[MapZeroSize / 8];

static const uint8_t map_pointers[8] = {0x1C}; // dir, first

static Rtype map_memory = {
    .size = sizeof(Map),
    .ptrdata = 40,
    .align = 8,
    .fieldAlign = 8,
    .kind = KindStruct,
    .gcdata = map_pointers,
    .str = {(const uint8_t *)"runtime.map", 11},
};

uintptr_t map_new_seed(void)
{
    return (uintptr_t)cheaprand() << 32 | cheaprand();
}

Map *makemap_small(void)
{
    hash_init();
    Map *m = newobject(&map_memory);
    m->seed = map_new_seed();
    return m;
}

// make(map[K]E, hint): no growth up to hint entries, or thereabouts. A hint that makes no sense is none. memory is NULL
// or zeroed, with first[0] NULL or a zeroed group.
Map *makemap(MapType *t, intgo hint, Map *memory)
{
    Map *m = memory;
    if (m == NULL)
        m = newobject(&map_memory);
    else if (m->first[0] != NULL)
        m->dir = m->first;
    hash_init();
    m->seed = map_new_seed();
    if (hint > MapGroupSlots)
        map_make_tables(t, m, (uintptr_t)hint);
    return m;
}

void *mapaccess1(MapType *t, Map *m, const void *key)
{
    return map_access(KeyAny, t, m, (MapKey){.p = key}, runtime_zeroVal);
}

void *mapaccess2(MapType *t, Map *m, const void *key)
{
    return map_access(KeyAny, t, m, (MapKey){.p = key}, NULL);
}

static NOINLINE uint8_t *insert(MapType *t, Map *m, MapKey key, uintptr_t hash)
{
    return map_insert(KeyAny, t, m, key, hash);
}

void *mapassign(MapType *t, Map *m, const void *key)
{
    return map_assign(KeyAny, t, m, (MapKey){.p = key}, insert);
}

void mapdelete(MapType *t, Map *m, const void *key)
{
    map_delete(KeyAny, t, m, (MapKey){.p = key});
}

uint8_t *map_find(const MapType *t, const Map *m, const void *key)
{
    return map_lookup(KeyAny, t, m, (MapKey){.p = key}, map_hash(t, key, m->seed));
}

void *map_fill_slot(const MapType *t, uint8_t *slot, const void *key)
{
    if (t->flags & MapFlagIndirectKey)
        *(void **)slot = newobject(t->key);
    if (t->flags & MapFlagIndirectElem)
        *(void **)(slot + t->elemOff) = newobject(t->elem);
    return memmove(slot_key(t, slot), key, t->key->size);
}

static inline void clear_bytes(void *p, uintptr_t n)
{
    if (n == 8)
        *(uint64_t *)p = 0;
    else
        memclrNoHeapPointers(p, n);
}

static NOINLINE COLD void shade_slot(const MapType *t, uint8_t *slot)
{
    if (t->flags & MapFlagIndirectKey)
        gcshade(*(void **)slot);
    else
        bulkBarrierPreWrite(slot, t->key->size, t->key);
    if (t->flags & MapFlagIndirectElem)
        gcshade(*(void **)(slot + t->elemOff));
    else
        bulkBarrierPreWrite(slot + t->elemOff, t->elem->size, t->elem);
}

// The memory of a slot that becomes free keeps nothing alive, and its element is zero for the next key.
static void clear_slot(const MapType *t, uint8_t *slot)
{
    if (UNLIKELY(writeBarrierOn()))
        shade_slot(t, slot);
    if (t->flags & MapFlagIndirectKey)
        *(void **)slot = NULL;
    else if (t->key->ptrdata != 0)
        clear_bytes(slot, t->key->size);
    if (t->flags & MapFlagIndirectElem)
        *(void **)(slot + t->elemOff) = NULL;
    else
        clear_bytes(slot + t->elemOff, t->elem->size);
}

// Takes the entry out of slot i of a group. In a group that still has an empty slot no search goes on to the next
// group, and none has since it was made: there the slot can be empty again. Else a tombstone keeps searches going.
void map_remove(const MapType *t, Map *m, uintptr_t hash, uint8_t *group, unsigned i)
{
    clear_slot(t, group_slot(t, group, i));
    MapTable *table = map_table(m, map_dir_index(m, hash));
    if (table == NULL) {
        group[i] = CtrlEmpty;
    } else {
        table->used--;
        if (ctrl_empty(ctrl_load(group))) {
            group[i] = CtrlEmpty;
            table->growthLeft++;
        } else {
            group[i] = CtrlDeleted;
            m->flags |= MapTombstones;
        }
    }
    if (--m->used == 0)
        m->seed = map_new_seed(); // whoever has found keys that collide has to begin again
}

static uint16_t max_growth(uint8_t group_mask)
{
    return (uint16_t)((group_mask + 1) * (MapGroupSlots - 1));
}

static void clear_groups(MapType *t, void *groups, uintptr_t bytes)
{
    bulkBarrierPreWrite(groups, bytes, t->group);
    memclrNoHeapPointers(groups, bytes);
}

static void clear_tables(MapType *t, Map *m)
{
    uintptr_t tables = (uintptr_t)1 << m->depth, bytes = (m->groupMask + 1) * t->groupSize;
    for (uintptr_t i = 0; i < tables;) {
        MapTable *table = map_table(m, i);
        if (table->used != 0 || table->growthLeft != max_growth(table->groupMask)) {
            clear_groups(t, m->dir[i], bytes);
            table->used = 0;
            table->growthLeft = max_growth(table->groupMask);
        }
        i += (uintptr_t)1 << (m->depth - table->depth);
    }
}

// clear(m)
void mapclear(MapType *t, Map *m)
{
    if (m == NULL || (m->used == 0 && !(m->flags & MapTombstones)))
        return;
    if (m->writing)
        fatal("concurrent map writes");
    map_begin_write(m);
    if (map_table(m, 0) == NULL)
        clear_groups(t, m->first[0], t->groupSize);
    else
        clear_tables(t, m);
    m->used = 0;
    m->flags &= (uint8_t)~MapTombstones;
    m->clearSeq++;
    m->seed = map_new_seed();
    map_end_write(m);
}
