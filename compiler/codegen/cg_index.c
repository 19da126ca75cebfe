// cg_index.c: indexing and slicing (spec: Index expressions, Slice expressions), with their run-time checks.
#include "codegen/cg.h"

Value cg_int_value(Fn *f, Val v)
{
    return LLVMBuildIntCast2(f->b, v.v, f->cg->i64, !is_unsigned(v.type), "");
}

Value cg_index_value(Fn *f, Node *n, bool *is_uns)
{
    Val v = cg_expr(f, n);
    *is_uns = is_unsigned(v.type);
    return cg_int_value(f, v);
}

void cg_bounds_check(Fn *f, Value index, Value len, bool is_uns)
{
    if (LLVMIsAConstantInt(index) && LLVMIsAConstantInt(len) &&
        LLVMConstIntGetZExtValue(index) < LLVMConstIntGetZExtValue(len))
        return;
    Value args[2] = {index, len};
    cg_panic_if(f, LLVMBuildICmp(f->b, LLVMIntUGE, index, len, ""), is_uns ? RT_panicIndexU : RT_panicIndex, args, 2);
}

static Val string_index(Fn *f, Node *n, Val s)
{
    Cg *cg = f->cg;
    bool uns;
    Value i = cg_index_value(f, n->index.args.at[0], &uns);
    cg_debug_pos(f, n->index.lbrack);
    cg_bounds_check(f, i, cg_field(f, s.v, 1), uns);
    Value p = LLVMBuildInBoundsGEP2(f->b, cg->i8, cg_field(f, s.v, 0), &i, 1, "");
    return cg_load(f, p, basic(TUINT8));
}

Val cg_index(Fn *f, Node *n)
{
    Type *xt = cg_type(f, n->index.x->type), *u = underlying(xt), *t = cg_type(f, n->type);
    if (u->kind == TSTRING) {
        Val v = string_index(f, n, cg_expr(f, n->index.x));
        v.type = t;
        return v;
    }
    if (u->kind == TMAP)
        return cg_map_index(f, n, NULL);
    return cg_load(f, cg_addr(f, n), t); // slices, arrays, pointers to arrays
}

// Slicing -------------------------------------------------------------------------------------------------------------

// The operand of a slice expression taken apart.
typedef struct Sliced {
    Value base, len, cap;
    Type *elem; // NULL for a string
    bool fixed; // array: messages speak of its length
} Sliced;

static Sliced slice_operand(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    Type *xt = cg_type(f, n->slice.x->type), *u = underlying(xt);
    if (u->kind == TSTRING || u->kind == TSLICE) {
        Value v = cg_expr(f, n->slice.x).v;
        Value len = cg_field(f, v, 1);
        if (u->kind == TSTRING)
            return (Sliced){cg_field(f, v, 0), len, len, NULL, true};
        return (Sliced){cg_field(f, v, 0), len, cg_field(f, v, 2), u->slice.elem, false};
    }
    Value base;
    Type *array = u;
    if (u->kind == TPOINTER) {
        array = underlying(u->pointer.elem);
        base = cg_expr(f, n->slice.x).v;
        cg_nil_check(f, base, INT64_MAX); // nothing is accessed here
    } else {
        base = cg_addr(f, n->slice.x);
    }
    Value len = cg_int(cg, array->array.len);
    return (Sliced){base, len, len, array->array.elem, true};
}

// Panics unless x <= limit, both as unsigned.
static void check_order(Fn *f, Value x, Value limit, RtFunc signed_panic, bool uns)
{
    if (LLVMIsAConstantInt(x) && LLVMIsAConstantInt(limit) &&
        LLVMConstIntGetZExtValue(x) <= LLVMConstIntGetZExtValue(limit))
        return;
    if (LLVMIsAConstantInt(x) && LLVMConstIntGetZExtValue(x) == 0)
        return;
    Value args[2] = {x, limit};
    // each U variant follows its signed twin in rtfuncs.def
    cg_panic_if(f, LLVMBuildICmp(f->b, LLVMIntUGT, x, limit, ""), (RtFunc)(signed_panic + (uns ? 1 : 0)), args, 2);
}

// Offset in bytes of the new start; 0 if the result is empty, so that it never points behind the object.
static Value start_offset(Fn *f, Value lo, Value room, Type *elem)
{
    Cg *cg = f->cg;
    int64_t size = elem ? type_size(elem) : 1;
    if (LLVMIsAConstantInt(lo) && LLVMConstIntGetZExtValue(lo) == 0)
        return lo;
    Value bytes = LLVMBuildMul(f->b, lo, cg_int(cg, size), "");
    return LLVMBuildSelect(f->b, LLVMBuildIsNull(f->b, room, ""), cg_int(cg, 0), bytes, "");
}

Val cg_slice_expr(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    cg_order(f, (Node *[]){n->slice.x, n->slice.lo, n->slice.hi, n->slice.max}, 4);
    Sliced s = slice_operand(f, n);
    bool lo_uns = false, hi_uns = false, max_uns = false;
    Value lo = n->slice.lo ? cg_index_value(f, n->slice.lo, &lo_uns) : cg_int(cg, 0);
    Value hi = n->slice.hi ? cg_index_value(f, n->slice.hi, &hi_uns) : s.len;
    Value max = n->slice.max ? cg_index_value(f, n->slice.max, &max_uns) : s.cap;
    cg_debug_pos(f, n->slice.lbrack);
    if (n->slice.max) {
        check_order(f, max, s.cap, s.fixed ? RT_panicSlice3Alen : RT_panicSlice3Acap, max_uns);
        check_order(f, hi, max, RT_panicSlice3B, hi_uns);
        check_order(f, lo, hi, RT_panicSlice3C, lo_uns);
    } else {
        if (n->slice.hi)
            check_order(f, hi, s.cap, s.fixed ? RT_panicSliceAlen : RT_panicSliceAcap, hi_uns);
        check_order(f, lo, hi, RT_panicSliceB, lo_uns);
    }
    Value len = LLVMBuildSub(f->b, hi, lo, ""), cap = LLVMBuildSub(f->b, max, lo, "");
    Value off = start_offset(f, lo, s.elem ? cap : len, s.elem);
    Value p = LLVMBuildInBoundsGEP2(f->b, cg->i8, s.base, &off, 1, "");
    Type *t = cg_type(f, n->type);
    if (!s.elem)
        return cg_val(cg_make2(f, cg->string, p, len), t);
    return cg_val(cg_make3(f, cg->slice, p, len, cap), t);
}
