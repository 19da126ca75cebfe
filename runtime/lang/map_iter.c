// map_iter.c: range over a map (spec: For statements with range clause): each entry that is there all the time once,
// none that was deleted before it was reached, none twice; entries added meanwhile, perhaps.
//
// An iterator walks the tables in the order of the hash prefixes that they are responsible for, from a random one on
// and around, and each table's groups and slots from a random place on. While nothing grows that is all there is to it.
//
// A table that is replaced under the iterator is walked to its end, because its order is the one in which entries have
// been given out. It only says which keys are due: whether an entry still exists and what its element is now must be
// looked up in the map. A key that does not equal itself (NaN) is never found, but such an entry cannot have been
// changed or deleted either, except by clear, so the old memory is good for it.
//
// Where to go on after a table is remembered as how much of the space of hashes is done, a table being responsible for
// 2^32 >> depth prefixes of 32 bits. Tables split but never merge, so that is always the begin of a table, whatever has
// become of the directory and of the table that has been walked.
#include "lang/map.h"

static const uint64_t AllPrefixes = 1ull << 32;

// The first entry. Everything random is drawn here.
void mapiterinit(MapType *t, Map *m, MapIter *it)
{
    *it = (MapIter){.t = t};
    if (m == NULL || m->used == 0)
        return;
    if (!(m->flags & MapWalked))
        m->flags |= MapWalked; // several goroutines may walk over it at once, but nobody changes it
    it->m = m;
    it->clearSeq = m->clearSeq;
    uint32_t random = cheaprand();
    it->start = random;
    it->firstSlot = random % MapGroupSlots;
    it->firstGroup = (uint8_t)(random / MapGroupSlots);
    mapiternext(it);
}

// Goes to the table behind those that are done; false if there is none.
static bool next_table(MapIter *it)
{
    Map *m = it->m;
    if (it->covered == AllPrefixes)
        return false;
    uintptr_t i = (uint64_t)(uint32_t)(it->start + it->covered) >> (32 - m->depth);
    MapTable *table = map_table(m, i);
    uint64_t size = AllPrefixes;
    if (table != NULL) {
        size >>= table->depth;
        it->stale = (const uint8_t *)&table->stale;
    } else {
        it->stale = &m->groupMask; // not 0 as soon as the map has a table
    }
    if (it->covered == 0) // the random start becomes the begin of the first table
        it->start &= (uint32_t)-size;
    it->covered += size;
    it->groups = m->dir[i];
    it->groupMask = m->groupMask;
    it->walked = 0;
    return true;
}

static NOINLINE bool next_group(MapIter *it)
{
    if (it->group == NULL || it->walked++ == it->groupMask)
        if (!next_table(it))
            return false;
    it->group = it->groups + ((it->firstGroup + it->walked) & it->groupMask) * it->t->groupSize;
    it->pending = 0xFF;
    return true;
}

// What has become of the entry in this slot of a table that has been replaced: its slot now, or NULL if it is gone.
static NOINLINE uint8_t *slot_now(const MapIter *it, uint8_t *slot)
{
    const MapType *t = it->t;
    void *key = slot_key(t, slot);
    uint8_t *now = it->m->used == 0 ? NULL : map_find(t, it->m, key);
    if (now == NULL && it->clearSeq == it->m->clearSeq && !equal_values(t->key, key, key))
        return slot;
    return now;
}

void mapiternext(MapIter *it)
{
    if (UNLIKELY(it->m == NULL))
        return;
    if (UNLIKELY(it->m->writing))
        fatal("concurrent map iteration and map write");
    for (;;) {
        unsigned full = it->group == NULL ? 0 : ctrl_full(ctrl_load(it->group));
        full =
            (full | full << MapGroupSlots) >> it->firstSlot & it->pending; // turned around so that firstSlot is first
        if (full == 0) {
            if (next_group(it))
                continue;
            it->key = it->elem = NULL;
            it->m = NULL;
            return;
        }
        unsigned i = lowest(full);
        it->pending = (uint8_t)(0xFE << i);
        uint8_t *slot = group_slot(it->t, it->group, (i + it->firstSlot) % MapGroupSlots);
        if (UNLIKELY(*it->stale))
            slot = slot_now(it, slot);
        if (LIKELY(slot != NULL)) {
            it->key = slot_key(it->t, slot);
            it->elem = slot_elem(it->t, slot);
            return;
        }
    }
}
