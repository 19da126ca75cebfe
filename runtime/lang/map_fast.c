// map_fast.c: the entry points for keys that are words of 4 or 8 bytes, and for strings: hashed and compared in place.
#include "lang/map.h"

#define VARIANTS(suffix, type, kind, member)                                                                           \
    void *mapaccess1_##suffix(MapType *t, Map *m, type key)                                                            \
    {                                                                                                                  \
        return map_access(kind, t, m, (MapKey){.member = key}, runtime_zeroVal);                                       \
    }                                                                                                                  \
    void *mapaccess2_##suffix(MapType *t, Map *m, type key)                                                            \
    {                                                                                                                  \
        return map_access(kind, t, m, (MapKey){.member = key}, NULL);                                                  \
    }                                                                                                                  \
    NOINLINE uint8_t *mapinsert_##suffix(MapType *t, Map *m, MapKey key, uintptr_t hash)                               \
    {                                                                                                                  \
        return map_insert(kind, t, m, key, hash);                                                                      \
    }                                                                                                                  \
    void *mapassign_##suffix(MapType *t, Map *m, type key)                                                             \
    {                                                                                                                  \
        return map_assign(kind, t, m, (MapKey){.member = key}, mapinsert_##suffix);                                    \
    }                                                                                                                  \
    void mapdelete_##suffix(MapType *t, Map *m, type key)                                                              \
    {                                                                                                                  \
        map_delete(kind, t, m, (MapKey){.member = key});                                                               \
    }

VARIANTS(fast32, uint32_t, Key32, word)
VARIANTS(fast64, uintgo, Key64, word)
VARIANTS(faststr, GoString, KeyString, string)
