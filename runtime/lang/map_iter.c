// map_iter.c: range over a map (spec: For statements with range clause): each entry that is there all the time once, none
// that was deleted before it was reached, none twice; entries added meanwhile, perhaps.
//
// An iterator walks the tables in the order of the hash prefixes that they are responsible for, from a random one on and
// around, and each table's groups and slots from a random place on. While nothing grows that is all there is to it.
//
// A table that is replaced under the iterator is walked to its end, because its order is the one in which entries have been
// given out. It only says which keys are due: whether an entry still exists and what its element is now must be looked up in
// the map. A key that does not equal itself (NaN) is never found, but such an entry cannot have been changed or deleted
// either, except by clear, so the old memory is good for it.
//
// Where to go on after a table is remembered as how much of the space of hashes is done, a table being responsible for
// 2^32 >> depth prefixes of 32 bits. Tables split but never merge, so that is always the begin of a table, whatever has
// become of the directory and of the table that has been walked.
#include "lang/map.h"

static const uint64_t AllPrefixes = 1ull << 32;

// The first entry. Everything random is drawn here.
void mapiterinit(MapType *t, Map *m, MapIter *it) {
    *it = (MapIter){ .t = t };
    if (m == NULL || m->used == 0)
        return;
    it->m = m;
    it->clearSeq = m->clearSeq;
    uint32_t random = cheaprand();
    it->start = random;
    it->firstSlot = random % MapGroupSlots;
    it->firstGroup = (uint8_t)(random / MapGroupSlots);
    mapiternext(it);
}

// Goes to the table behind those that are done.
static void open_table(MapIter *it) {
    const Map *m = it->m;
    uintptr_t i = (uint64_t)(uint32_t)(it->start + it->covered) >> (32 - m->depth);
    it->groups = m->dir[i];
    it->table = map_table(m, i);
    it->groupMask = m->groupMask;
    it->group = 0;
    it->pending = 0xFF;
    if (it->covered == 0 && it->table != NULL) // the random start becomes the begin of the first table
        it->start &= (uint32_t)-(AllPrefixes >> it->table->depth);
}

static bool is_stale(const MapIter *it) {
    return it->table != NULL ? it->table->stale : it->groups != it->m->dir[0];
}

// Makes the entry in this slot the current one, as it is now; false if it is gone.
static bool enter(MapIter *it, uint8_t *slot) {
    MapType *t = it->t;
    if (is_stale(it)) {
        void *key = slot_key(t, slot);
        uint8_t *now = it->m->used == 0 ? NULL : map_find(t, it->m, key);
        if (now != NULL)
            slot = now;
        else if (it->clearSeq != it->m->clearSeq || t->key->equal(key, key))
            return false;
    }
    it->key = slot_key(t, slot);
    it->elem = slot_elem(t, slot);
    return true;
}

// The next full slot of the current table, or NULL.
static uint8_t *next_slot(MapIter *it) {
    for (; it->group <= it->groupMask; it->group++, it->pending = 0xFF) {
        uint8_t *group = it->groups + ((it->firstGroup + it->group) & it->groupMask) * it->t->groupSize;
        unsigned full = ctrl_full(ctrl_load(group));
        full = (full | full << MapGroupSlots) >> it->firstSlot & it->pending; // turned around so that firstSlot is first
        if (full == 0)
            continue;
        unsigned i = lowest(full);
        it->pending = (uint8_t)(0xFE << i);
        return group_slot(it->t, group, (i + it->firstSlot) % MapGroupSlots);
    }
    return NULL;
}

void mapiternext(MapIter *it) {
    it->key = it->elem = NULL;
    if (it->m == NULL)
        return;
    if (it->m->writing)
        fatal("concurrent map iteration and map write");
    for (; it->covered < AllPrefixes; it->groups = NULL) {
        if (it->groups == NULL)
            open_table(it);
        for (uint8_t *slot; (slot = next_slot(it)) != NULL;)
            if (enter(it, slot))
                return;
        it->covered += it->table == NULL ? AllPrefixes : AllPrefixes >> it->table->depth;
    }
}
