// callconv.h: how Go values travel between functions. The rule is written here once: the compiler, which makes
// signatures of it, and the runtime, which calls functions whose type is known at run time only (svc/reflect_call.c),
// include it.
//
// It is C's convention on amd64, the context of a func value in r10 besides. What a parameter or result is there:
//
//   - A value is taken apart into its leaves: numbers, bools, pointers; a string has two, a slice three, an interface
//     two. One with more than CallMaxLeaves, one with an array of several elements, and a struct that is padded because
//     its last field has no size, live in memory.
//   - Parameters, the receiver first: each leaf takes the next of the integer registers rdi, rsi, rdx, rcx, r8, r9 or,
//     if it is a floating-point number, of xmm0 to xmm7. When those are used up it takes a word of the stack. For a
//     value that lives in memory, the address of a copy that is only read takes the place of its leaves.
//   - Results whose leaves are at most CallMaxResultLeaves, CallMaxResultFloats of them floating-point numbers, come
//     back in rax, rdx, rcx and xmm0, xmm1. Others are written to memory, laid out like a struct of them; its address
//     is passed in front of the parameters.
//
// Of a leaf smaller than a register the upper bits are not defined; of a bool all but the lowest.
//
// Includers define CC_TYPE, the type of a type, and CC_KIND, CC_SIZE, CC_ELEM, CC_LEN, CC_FIELDS, CC_FIELD,
// CC_FIELD_OFFSET, which ask one for its RKind, size, element type, array length, number of fields, and the type and
// offset of field i.
#ifndef GOCC_CALLCONV_H
#define GOCC_CALLCONV_H

#include "abi/abi.h"

enum {
    CallInts = 6, // registers for parameters
    CallFloats = 8,
    CallMaxLeaves = 4,       // of a parameter that is no memory
    CallMaxResultLeaves = 3, // of all results, without memory
    CallMaxResultFloats = 2,
};

typedef struct CallLeaf {
    uint32_t offset; // within the value
    uint8_t size;    // 1, 2, 4 or 8
    bool is_float, is_bool;
} CallLeaf;

typedef struct CallLeaves {
    int n;
    bool memory; // the value lives in memory; n and at mean nothing
    CallLeaf at[CallMaxLeaves];
} CallLeaves;

static inline void call_add_leaf(CallLeaves *l, uintptr_t offset, uintptr_t size, bool is_float, bool is_bool)
{
    if (l->n == CallMaxLeaves)
        l->memory = true;
    else
        l->at[l->n++] = (CallLeaf){(uint32_t)offset, (uint8_t)size, is_float, is_bool};
}

static void call_leaves_at(CC_TYPE t, uintptr_t offset, CallLeaves *l);

static inline void call_struct_leaves(CC_TYPE t, uintptr_t offset, CallLeaves *l)
{
    intgo n = CC_FIELDS(t);
    if (n > 0 && CC_SIZE(CC_FIELD(t, n - 1)) == 0 && CC_SIZE(t) > 0)
        l->memory = true;
    for (intgo i = 0; i < n && !l->memory; i++)
        call_leaves_at(CC_FIELD(t, i), offset + CC_FIELD_OFFSET(t, i), l);
}

// Adds the leaves of a value of type t that lies at offset.
static void call_leaves_at(CC_TYPE t, uintptr_t offset, CallLeaves *l)
{
    uintptr_t size = CC_SIZE(t);
    switch (CC_KIND(t)) {
    case KindString:
    case KindInterface:
    case KindSlice:
        for (uintptr_t at = 0; at < size; at += 8)
            call_add_leaf(l, offset + at, 8, false, false);
        break;
    case KindComplex64:
    case KindComplex128:
        call_add_leaf(l, offset, size / 2, true, false);
        call_add_leaf(l, offset + size / 2, size / 2, true, false);
        break;
    case KindArray:
        if (CC_LEN(t) > 1)
            l->memory = true;
        else if (CC_LEN(t) == 1)
            call_leaves_at(CC_ELEM(t), offset, l);
        break;
    case KindStruct: call_struct_leaves(t, offset, l); break;
    default: {
        RKind k = CC_KIND(t);
        call_add_leaf(l, offset, size, k == KindFloat32 || k == KindFloat64, k == KindBool);
    }
    }
}

static inline CallLeaves call_leaves(CC_TYPE t)
{
    CallLeaves l = {.n = 0};
    call_leaves_at(t, 0, &l);
    return l;
}

// Do results with these leaves, taken together, come back in registers? Adds l to what went before, floats and n.
static inline bool call_results_fit(const CallLeaves *l, int *n, int *floats)
{
    *n += l->n;
    for (int i = 0; i < l->n; i++)
        *floats += l->at[i].is_float;
    return !l->memory && *n <= CallMaxResultLeaves && *floats <= CallMaxResultFloats;
}

#endif
