// mgcroots.c: variables, as roots.
//
// The program's: the compiler has made a table of those that hold pointers, each with a type that says where
// (runtime_gcroots, compiler/codegen/cg_gcdata.c). It is cut once into pieces of about Piece bytes, each of them a job
// for whoever marks: many small variables, or a part of a large one.
//
// The runtime's own have sections of their own (rt.h) and no maps; they are few. Any of their words may be a pointer,
// but for mheap's: where the heap begins is no pointer to what is there.
//
// A program without the table, which is one that no compiler of ours has made (tests/rtunit), has its variables
// searched like the runtime's.
#include "mem/mgc.h"
#include "os/linux/elf.h"

enum { Piece = 16 << 10 }; // 2,048 pointers: whoever marks them has a goroutine waiting, perhaps

enum { PT_LOAD = 1, PF_W = 2 };

extern const GoSlice runtime_gcroots __attribute__((weak));           // of GCRoot
extern const Ehdr __ehdr_start __attribute__((visibility("hidden"))); // the linker's: the program's own header
extern char __start_rt_data[] __attribute__((visibility("hidden"))),
    __stop_rt_data[] __attribute__((visibility("hidden")));
extern char __start_rt_bss[] __attribute__((visibility("hidden"))),
    __stop_rt_bss[] __attribute__((visibility("hidden")));

// n roots from first on; of a single one its bytes [from, to).
typedef struct RootPiece {
    uint32_t first, n;
    uintptr_t from, to;
} RootPiece;

static struct {
    RootPiece *piece;
    uint32_t n;
} pieces;

G0_CODE

static const GoSlice *table(void)
{
    const GoSlice *t = &runtime_gcroots;
    __asm__("" : "+r"(t)); // a weak symbol: may be 0
    return t;
}

static const GCRoot *root(uint32_t i)
{
    return (const GCRoot *)table()->array + i;
}

// The piece that begins at byte `from` of root i.
static RootPiece cut(uint32_t i, uintptr_t from)
{
    uintptr_t size = root(i)->type->ptrdata;
    if (from > 0 || size > Piece)
        return (RootPiece){i, 1, from, size - from > Piece ? from + Piece : size};
    uint32_t n = 0;
    for (uintptr_t all = 0; i + n < (uintptr_t)table()->len; n++) {
        all += root(i + n)->type->ptrdata;
        if (all > Piece)
            break;
    }
    return (RootPiece){i, n, 0, 0};
}

static uint32_t cutall(RootPiece *out)
{
    uint32_t n = 0;
    uintptr_t from = 0;
    for (uint32_t i = 0; i < (uintptr_t)table()->len; n++) {
        RootPiece piece = cut(i, from);
        if (out != NULL)
            out[n] = piece;
        bool part = piece.to != 0 && piece.to < root(i)->type->ptrdata;
        from = part ? piece.to : 0;
        i += part ? 0 : piece.n;
    }
    return n;
}

COLD void gcroots_init(void)
{
    if (table() == NULL)
        return;
    pieces.n = cutall(NULL);
    pieces.piece = persistentalloc(pieces.n * sizeof(RootPiece), 8);
    cutall(pieces.piece);
}

uint32_t gcroots_pieces(void)
{
    return pieces.n;
}

uint64_t gcroots_piece(uint32_t i, PointerFunc *fn, void *arg)
{
    RootPiece p = pieces.piece[i];
    uint64_t bytes = p.to - p.from;
    if (p.to != 0) {
        uintptr_t at = (uintptr_t)root(p.first)->addr;
        forEachTyped(root(p.first)->type, at, at + p.from, at + p.to, fn, arg);
        return bytes;
    }
    for (const GCRoot *r = root(p.first), *end = r + p.n; r < end; r++) {
        uintptr_t at = (uintptr_t)r->addr;
        forEachTyped(r->type, at, at, at + r->type->ptrdata, fn, arg);
        bytes += r->type->ptrdata;
    }
    return bytes;
}

static void ranges(uintptr_t lo, uintptr_t hi, RangeFunc *fn, void *arg)
{
    uintptr_t heap = (uintptr_t)&mheap, heapend = (uintptr_t)(&mheap + 1);
    if (lo <= heap && heapend <= hi) {
        fn(lo, heap, arg);
        lo = heapend;
    }
    fn(lo, hi, arg);
}

// What is loaded to be written.
static COLD void allvariables(RangeFunc *fn, void *arg)
{
    const Phdr *ph = (const Phdr *)((uintptr_t)&__ehdr_start + __ehdr_start.phoff);
    for (uint32_t i = 0; i < __ehdr_start.phnum; i++)
        if (ph[i].type == PT_LOAD && (ph[i].flags & PF_W) != 0)
            ranges(ph[i].vaddr, ph[i].vaddr + ph[i].memsz, fn, arg);
}

void gcroots_runtime(RangeFunc *fn, void *arg)
{
    if (table() == NULL) {
        allvariables(fn, arg);
        return;
    }
    ranges((uintptr_t)__start_rt_data, (uintptr_t)__stop_rt_data, fn, arg);
    ranges((uintptr_t)__start_rt_bss, (uintptr_t)__stop_rt_bss, fn, arg);
}

G0_CODE_END
