// cg_barrier.c: the write barrier. While the collector marks (runtime_writeBarrier is not 0), it must hear of every
// pointer that a store makes disappear: what was reachable when marking began is marked, however the program moves it
// about meanwhile (snapshot at the beginning, after Yuasa). New values do not matter, nor do stores into stacks and
// into objects that nobody has seen yet.
//
// The runtime is given the old pointer rather than its place: if the function ends up inlined where the place is a
// local variable, that variable can still live in a register. The load of the flag is volatile, so that it stays where
// it is: next to the store. Between the two the goroutine may be stopped while marking begins; the collector therefore
// marks what the objects that such a goroutine has at hand point to (runtime/mem).
#include "codegen/cg.h"

enum { MAX_SHADES = 4, WORD = 8 }; // more pointers than that are left to one call

// Offsets of the heap pointers in a t at byte `at`; the count, or more than MAX_SHADES. The type word of an interface
// never points into the heap.
static int pointer_words(Type *t, int64_t at, int64_t *out, int n)
{
    t = underlying(t);
    if (n > MAX_SHADES || !type_has_pointers(t))
        return n;
    switch (t->kind) {
    case TINTERFACE: at += WORD; break;
    case TARRAY:
        for (int64_t i = 0; i < t->array.len && n <= MAX_SHADES; i++)
            n = pointer_words(t->array.elem, at + i * type_size(t->array.elem), out, n);
        return n;
    case TSTRUCT:
        for (int i = 0; i < t->strct.fields.len; i++)
            n = pointer_words(t->strct.fields.at[i]->type, at + field_offset(t, i), out, n);
        return n;
    default: break;
    }
    if (n < MAX_SHADES)
        out[n] = at;
    return n + 1;
}

static bool is_in_frame(Value p)
{
    while (LLVMIsAGetElementPtrInst(p))
        p = LLVMGetOperand(p, 0);
    return LLVMIsAAllocaInst(p) != NULL;
}

static Value flag(Cg *cg)
{
    Value g = LLVMGetNamedGlobal(cg->mod, "runtime_writeBarrier");
    if (!g) {
        g = LLVMAddGlobal(cg->mod, cg->i32, "runtime_writeBarrier");
        LLVMSetVisibility(g, LLVMHiddenVisibility); // of this program: no detour through a table of addresses
    }
    return g;
}

// Goes on where the barrier is on; the block for the rest.
static Block begin(Fn *f)
{
    Cg *cg = f->cg;
    Block cold = cg_block(f, "barrier"), rest = cg_block(f, "store");
    Value on = LLVMBuildLoad2(f->b, cg->i32, flag(cg), "");
    LLVMSetVolatile(on, true);
    cg_branch_unlikely(f, LLVMBuildIsNotNull(f->b, on, ""), cold, rest);
    cg_enter(f, cold);
    return rest;
}

static void end(Fn *f, Block rest)
{
    cg_jump(f, rest);
    cg_enter(f, rest);
}

// A call that changes no register (but for vectors), so that the hot way is as if it were not there.
static void shade(Fn *f, Value old)
{
    LLVMSetInstructionCallConv(CG_RT(f, gcshade1, old), LLVMPreserveMostCallConv);
}

void cg_write_barrier(Fn *f, Value addr, Type *t)
{
    Cg *cg = f->cg;
    int64_t at[MAX_SHADES];
    int n = pointer_words(t, 0, at, 0);
    if (n == 0 || is_in_frame(addr))
        return;
    Block rest = begin(f);
    if (n > MAX_SHADES)
        CG_RT(f, bulkBarrierPreWrite, addr, cg_int(cg, type_size(t)), cg_rtype(cg, t));
    for (int i = 0; i < n && n <= MAX_SHADES; i++) {
        Value offset = cg_int(cg, at[i]), slot = LLVMBuildInBoundsGEP2(f->b, cg->i8, addr, &offset, 1, "");
        shade(f, LLVMBuildLoad2(f->b, cg->ptr, slot, ""));
    }
    end(f, rest);
}

void cg_write_barrier_bulk(Fn *f, Value p, Value bytes, Type *elem)
{
    if (!type_has_pointers(elem) || is_in_frame(p))
        return;
    Block rest = begin(f);
    CG_RT(f, bulkBarrierPreWrite, p, bytes, cg_rtype(f->cg, elem));
    end(f, rest);
}
