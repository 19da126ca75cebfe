// intern.c: one copy of every name and literal, so that comparing them is comparing pointers.
//
// An open-addressing table of pointers to StrData with their hashes, at most half full. The strings live in an arena of
// their own until util_shutdown. The hash reads eight bytes at a time and folds a 64x64 bit product; it lies beside the
// pointer, so a probe touches a string only if it is (almost surely) the right one, and growing touches none.
#define _GNU_SOURCE // vasprintf
#include "util/internal.h"

#include <stdlib.h>

typedef struct Slot {
    Str str; // NULL: free
    uint32_t hash;
} Slot;

static struct {
    Arena *arena;
    Slot *slots;
    uint32_t cap; // power of two, or 0
    uint32_t len;
} table;

static uint64_t fold(uint64_t a, uint64_t b)
{
    __uint128_t p = (__uint128_t)a * b;
    return (uint64_t)p ^ (uint64_t)(p >> 64);
}

static uint32_t hash_text(const char *text, size_t len)
{
    uint64_t h = 0x2D358DCCAA6C78A5u ^ len;
    while (len > 8) {
        uint64_t word;
        memcpy(&word, text, 8);
        h = fold(h ^ word, 0x8BB84B93962EACC9u);
        text += 8;
        len -= 8;
    }
    uint64_t word = 0;
    memcpy(&word, text, len);
    h = fold(h ^ word, 0x4B33A62ED433D4A3u);
    return (uint32_t)(h ^ (h >> 32));
}

static void grow(void)
{
    if (!table.arena)
        table.arena = arena_new();
    uint32_t cap = table.cap ? table.cap * 2 : 4096;
    Slot *slots = lasting_alloc(cap * sizeof *slots);
    for (uint32_t i = 0; i < table.cap; i++) {
        if (!table.slots[i].str)
            continue;
        uint32_t to = table.slots[i].hash & (cap - 1);
        while (slots[to].str)
            to = (to + 1) & (cap - 1);
        slots[to] = table.slots[i];
    }
    lasting_free(table.slots);
    table.slots = slots;
    table.cap = cap;
}

Str intern(const char *text, size_t len)
{
    if (len > UINT32_MAX)
        fatal("string too long");
    if (table.len >= table.cap / 2)
        grow();
    uint32_t hash = hash_text(text, len);
    uint32_t i = hash & (table.cap - 1);
    for (; table.slots[i].str; i = (i + 1) & (table.cap - 1)) {
        Str s = table.slots[i].str;
        if (table.slots[i].hash == hash && s->len == len && memcmp(s->text, text, len) == 0)
            return s;
    }
    struct StrData *s = arena_alloc(table.arena, sizeof(struct StrData) + len + 1);
    s->len = (uint32_t)len;
    s->hash = hash;
    memcpy(s->text, text, len);
    table.slots[i] = (Slot){.str = s, .hash = hash};
    table.len++;
    return s;
}

Str intern_cstr(const char *text)
{
    return intern(text, strlen(text));
}

Str intern_printf(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    char *text = NULL;
    int len = vasprintf(&text, fmt, args);
    va_end(args);
    if (len < 0)
        fatal("out of memory");
    Str s = intern(text, (size_t)len);
    free(text);
    return s;
}

void intern_part(ImagePart *part)
{
    *part = (ImagePart){&table, sizeof table};
}

void intern_shutdown(void)
{
    arena_free(table.arena);
    lasting_free(table.slots);
    memset(&table, 0, sizeof table);
}
