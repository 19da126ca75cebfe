// ptrmap.c: a hash map from pointers to pointers.
//
// Open addressing with linear probing over a power-of-two table that is at most three quarters full. Keys are never
// removed, so a probe ends at the first empty slot. NULL marks an empty slot and therefore cannot be a key.
#include "util/util.h"

#include <assert.h>

static uint32_t slot_of(const void *key, int cap)
{
    uint64_t h = hash_pointer(key) * 0x9E3779B97F4A7C15u; // Fibonacci hashing: the high bits are the good ones
    return (uint32_t)(h >> 32) & (uint32_t)(cap - 1);
}

// The slot that holds key, or the empty one where it belongs.
static uint32_t find(const PtrMap *m, const void *key)
{
    uint32_t i = slot_of(key, m->cap);
    while (m->keys[i] && m->keys[i] != key)
        i = (i + 1) & (uint32_t)(m->cap - 1);
    return i;
}

void *ptrmap_get(const PtrMap *m, const void *key)
{
    if (m->cap == 0)
        return NULL;
    return m->values[find(m, key)];
}

static void rehash(Arena *a, PtrMap *m)
{
    PtrMap old = *m;
    m->cap = old.cap ? old.cap * 2 : 16;
    m->keys = arena_alloc(a, (size_t)m->cap * sizeof *m->keys);
    m->values = arena_alloc(a, (size_t)m->cap * sizeof *m->values);
    for (int i = 0; i < old.cap; i++) {
        if (!old.keys[i])
            continue;
        uint32_t to = find(m, old.keys[i]);
        m->keys[to] = old.keys[i];
        m->values[to] = old.values[i];
    }
}

void ptrmap_set(Arena *a, PtrMap *m, const void *key, void *value)
{
    assert(key);
    if (m->cap == 0 || m->len >= m->cap / 4 * 3)
        rehash(a, m);
    uint32_t i = find(m, key);
    if (!m->keys[i]) {
        m->keys[i] = key;
        m->len++;
    }
    m->values[i] = value;
}
