// util.h: what every part of the compiler stands on: arenas, growable vectors, interned strings, source text and
// positions, and diagnostics.
//
// Memory. Nothing in the compiler is freed piece by piece: objects live in an Arena and go with it. `vec_push` grows a
// vector inside an arena. The only mutable globals of the compiler live in this folder: the interner (intern.c), the
// table of loaded sources (source.c) and the diagnostics sink (diag.c); `util_shutdown` releases all three.
#ifndef GOCC_UTIL_H
#define GOCC_UTIL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

// image.c ---------------------------------------------------------------------------------------------------------

// What lasts as long as the compiler runs: arenas, names, sources, constants. Zeroed, aligned to 16.
void *lasting_alloc(size_t size);
void *lasting_realloc(void *p, size_t old_size, size_t size); // p may be NULL; what is new is not zeroed
void lasting_free(void *p);

// A global variable that leads to such memory and belongs to the image of it.
typedef struct ImagePart {
    void *at;
    size_t size;
} ImagePart;
// From now on lasting memory is part of an image: before anything is interned, loaded or allocated that is to be in it.
// place: 0, or 1 for one that is made to be compared only.
void image_begin(int place);
// Writes what was allocated since image_begin, and the parts. root: what image_open returns. On failure false and a
// reason.
bool image_write(const char *path, uint64_t stamp, const ImagePart *parts, int n, void *root, const char **why);
// Whether two images of the same, made by two processes at places 0 and 1, lead nowhere but into themselves and the
// executable.
bool image_same(const char *path, const char *other, const char **why);
// Takes over all that is in the file, the parts included, if its stamp is the same. NULL if there is no such image.
void *image_open(const char *path, uint64_t stamp, const ImagePart *parts, int n);
void image_forget(const ImagePart *parts, int n); // as if it had not been opened
enum { UTIL_PARTS = 2 };
void util_parts(ImagePart *parts); // those of this folder: interner and sources

// arena.c ---------------------------------------------------------------------------------------------------------

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *a);                // a may be NULL
void arena_reset(Arena *a);               // everything in it is gone, the arena is empty and keeps some memory
void *arena_alloc(Arena *a, size_t size); // zeroed, aligned to 16; never NULL (exits on exhaustion)
void *arena_copy(Arena *a, const void *p, size_t size);
char *arena_printf(Arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
#define arena_make(a, T) ((T *)arena_alloc((a), sizeof(T)))

// A growable array of T. Zero-initialised is empty. Elements are read as v.at[i], i < v.len.
#define Vec(T)                                                                                                         \
    struct {                                                                                                           \
        T *at;                                                                                                         \
        int len, cap;                                                                                                  \
    }
// Appends x to the vector *v, growing it in arena a.
#define vec_push(a, v, x)                                                                                              \
    do {                                                                                                               \
        vec_reserve((a), (void **)&(v)->at, (v)->len, &(v)->cap, sizeof *(v)->at);                                     \
        (v)->at[(v)->len++] = (x);                                                                                     \
    } while (0)
void vec_reserve(Arena *a, void **at, int len, int *cap, size_t elem_size); // room for one more

// A growable text, for building strings of unknown length in an arena.
typedef struct StrBuf {
    Arena *arena;
    char *text; // always NUL-terminated once anything was added
    size_t len, cap;
} StrBuf;
void buf_add(StrBuf *b, const char *text, size_t len);
void buf_puts(StrBuf *b, const char *text);
void buf_printf(StrBuf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);

// A hash map from pointers to pointers (keys compared by identity). Zero-initialised is empty.
typedef struct PtrMap {
    const void **keys;
    void **values;
    int len, cap;
} PtrMap;
void *ptrmap_get(const PtrMap *m, const void *key); // NULL if absent
void ptrmap_set(Arena *a, PtrMap *m, const void *key, void *value);

// What a hash takes of an address: the half that is the same wherever an image is made (image.c).
static inline uint32_t hash_pointer(const void *p)
{
    return (uint32_t)(uintptr_t)p;
}

// intern.c --------------------------------------------------------------------------------------------------------

// An interned string: two are equal exactly if their pointers are. May contain NUL bytes; text is NUL-terminated.
typedef const struct StrData *Str;
struct StrData {
    uint32_t len;
    uint32_t hash;
    char text[];
};
Str intern(const char *text, size_t len);
Str intern_cstr(const char *text);
Str intern_printf(const char *fmt, ...) PRINTF_LIKE(1, 2);

// source.c --------------------------------------------------------------------------------------------------------

// A position: 1 + byte offset in the concatenation of all loaded sources; 0 is "no position".
typedef uint32_t Pos;

typedef struct Source {
    const char *path; // as given by the user; what diagnostics print
    const char *text; // NUL-terminated copy of the whole file
    size_t len;
    Pos base; // Pos of text[0]; base + len is the position of end of file
} Source;

// Reads a file. On failure returns NULL and stores a one-line reason ("no such file or directory") in *why.
// Refuses directories, and files over 1 GiB.
const Source *source_load(const char *path, const char **why);
const Source *source_from_memory(const char *path, const char *text, size_t len); // copies text

typedef struct PosInfo {
    const Source *source; // NULL for position 0
    const char *path;     // honours //line directives
    int line;             // from 1
    int col;              // from 1, in bytes, as gc counts; 0 where a //line directive gave no column
    const char *text;     // the source line, not terminated
    int text_len;         // without the line's newline
} PosInfo;
PosInfo pos_info(Pos pos);
// A //line directive: text[offset] and what follows it are reported as path:line:col. col 0: without columns.
// Called in text order.
void source_line_directive(const Source *s, size_t offset, const char *path, size_t path_len, int line, int col);

// diag.c ----------------------------------------------------------------------------------------------------------
// Errors are collected, sorted by position, freed of duplicates (same line, same text; further syntax errors on the
// same line), and printed by diag_flush as `file.g:line:col: text`, with the source line and a caret on a terminal.
// After ten, "too many errors" ends the list.

void diag_error(Pos pos, const char *fmt, ...) PRINTF_LIKE(2, 3);
void diag_mild(Pos pos, const char *fmt, ...) PRINTF_LIKE(2, 3);   // the same, but what follows can still be checked
void diag_syntax(Pos pos, const char *fmt, ...) PRINTF_LIKE(2, 3); // "syntax error: " + text; one a line
void diag_note(Pos pos, const char *fmt, ...) PRINTF_LIKE(2, 3);   // explains the error reported last
int diag_count(void);                                              // errors so far
int diag_blocking(void);                                           // those of them that are not mild
void diag_block(void);                                             // the mild errors so far were not so mild
void diag_flush(FILE *out);                                        // prints and forgets; the count stays
void diag_set_limit(int limit);                                    // 0: no limit (-e); default 10

// A bug of ours: prints "internal compiler error", phase, position and how to report it; exits with status 3.
_Noreturn void ice_at(const char *phase, Pos pos, const char *fmt, ...) PRINTF_LIKE(3, 4);
// A failure that is nobody's program's fault (cannot write, no linker): prints "gocc: text", exits with status 1.
_Noreturn void fatal(const char *fmt, ...) PRINTF_LIKE(1, 2);

void util_shutdown(void); // frees interner, sources, diagnostics

#endif
