// arena.c: memory that is released as a whole, and the containers that grow inside it.
//
// An Arena is a list of chunks; the newest one is bumped. Chunks double from 4 KiB to 1 MiB, and what does not fit a
// chunk gets one of its own, filed behind the current chunk so that the rest of that one is not lost. Chunks come from
// lasting_alloc, zeroed, and memory is reused by arena_reset only, which clears it, so everything handed out is zero
// already.
//
// A vector or text that outgrows its room is copied to a room twice as large; the old one stays behind as waste, which
// sums to less than the final size. The block that was allocated last grows in place instead.
#include "util/util.h"

enum { ALIGNMENT = 16, FIRST_CHUNK = 4 << 10, LARGEST_CHUNK = 1 << 20 };

typedef struct Chunk Chunk;
struct Chunk {
    Chunk *next;
    size_t size; // of data
    _Alignas(ALIGNMENT) char data[];
};

struct Arena {
    Chunk *chunks;    // the first one is the current one
    size_t used;      // bytes of the current chunk handed out
    size_t next_size; // of the next ordinary chunk
};

static Chunk *chunk_new(size_t size)
{
    Chunk *c = lasting_alloc(sizeof(Chunk) + size);
    c->size = size;
    return c;
}

Arena *arena_new(void)
{
    Arena *a = lasting_alloc(sizeof(Arena));
    a->next_size = FIRST_CHUNK;
    return a;
}

void arena_free(Arena *a)
{
    if (!a)
        return;
    for (Chunk *c = a->chunks, *next; c; c = next) {
        next = c->next;
        lasting_free(c);
    }
    lasting_free(a);
}

void arena_reset(Arena *a)
{
    if (!a->chunks)
        return;
    for (Chunk *c = a->chunks->next, *next; c; c = next) {
        next = c->next;
        lasting_free(c);
    }
    a->chunks->next = NULL;
    memset(a->chunks->data, 0, a->used);
    a->used = 0;
}

static void *alloc_slow(Arena *a, size_t size)
{
    if (a->chunks && size > a->next_size / 4) {
        Chunk *own = chunk_new(size);
        own->next = a->chunks->next;
        a->chunks->next = own;
        return own->data;
    }
    Chunk *c = chunk_new(size > a->next_size ? size : a->next_size);
    if (a->next_size < LARGEST_CHUNK)
        a->next_size *= 2;
    c->next = a->chunks;
    a->chunks = c;
    a->used = size;
    return c->data;
}

void *arena_alloc(Arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        fatal("out of memory");
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!a->chunks || a->chunks->size - a->used < size)
        return alloc_slow(a, size);
    void *p = a->chunks->data + a->used;
    a->used += size;
    return p;
}

void *arena_copy(Arena *a, const void *p, size_t size)
{
    void *copy = arena_alloc(a, size);
    if (size > 0)
        memcpy(copy, p, size);
    return copy;
}

char *arena_printf(Arena *a, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    char *text = arena_alloc(a, (size_t)len + 1);
    va_start(args, fmt);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    va_end(args);
    return text;
}

// Gives the block at p, of old_size bytes in use, new_size bytes: in place if it is the last of the current chunk.
static void *grow(Arena *a, void *p, size_t old_size, size_t new_size)
{
    size_t rounded = (old_size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    size_t extra = ((new_size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1)) - rounded;
    Chunk *c = a->chunks;
    if (p && c && (char *)p + rounded == c->data + a->used && c->size - a->used >= extra) {
        a->used += extra;
        return p;
    }
    void *moved = arena_alloc(a, new_size);
    if (old_size > 0)
        memcpy(moved, p, old_size);
    return moved;
}

void vec_reserve(Arena *a, void **at, int len, int *cap, size_t elem_size)
{
    if (len < *cap)
        return;
    if (*cap > INT32_MAX / 2)
        fatal("out of memory");
    int new_cap = *cap < 4 ? 4 : *cap * 2;
    *at = grow(a, *at, (size_t)*cap * elem_size, (size_t)new_cap * elem_size);
    *cap = new_cap;
}

// Room for `more` bytes and the final NUL.
static void buf_reserve(StrBuf *b, size_t more)
{
    if (b->cap - b->len > more)
        return;
    size_t cap = b->cap < 32 ? 64 : b->cap * 2;
    while (cap - b->len <= more)
        cap *= 2;
    b->text = grow(b->arena, b->text, b->cap, cap);
    b->cap = cap;
}

void buf_add(StrBuf *b, const char *text, size_t len)
{
    buf_reserve(b, len);
    if (len > 0)
        memcpy(b->text + b->len, text, len);
    b->len += len;
    b->text[b->len] = '\0';
}

void buf_puts(StrBuf *b, const char *text)
{
    buf_add(b, text, strlen(text));
}

void buf_printf(StrBuf *b, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    buf_reserve(b, (size_t)len);
    va_start(args, fmt);
    vsnprintf(b->text + b->len, (size_t)len + 1, fmt, args);
    va_end(args);
    b->len += (size_t)len;
}
