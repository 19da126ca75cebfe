// cg_conv.c: conversions (spec: Conversions).
//
// Float to integer out of range is poison in LLVM; Go programs see what gc's instructions leave on amd64: the
// "integer indefinite" value of CVTTSD2SI, truncated for narrower types. The intrinsics below are those instructions.
#include "codegen/cg.h"

static Value cvttsd2si(Fn *f, Value x, bool wide)
{
    Cg *cg = f->cg;
    LType v2 = LLVMVectorType(cg->f64, 2), result = wide ? cg->i64 : cg->i32;
    const char *name = wide ? "llvm.x86.sse2.cvttsd2si64" : "llvm.x86.sse2.cvttsd2si";
    LType type = LLVMFunctionType(result, &v2, 1, false);
    Value fn = LLVMGetNamedFunction(cg->mod, name);
    if (!fn)
        fn = LLVMAddFunction(cg->mod, name, type);
    Value vec = LLVMBuildInsertElement(f->b, LLVMConstNull(v2), x, LLVMConstInt(cg->i32, 0, false), "");
    return LLVMBuildCall2(f->b, type, fn, &vec, 1, "");
}

// Values from 2^63 on are converted less 2^63, and the top bit is set.
static Value float_to_uint64(Fn *f, Value x)
{
    Cg *cg = f->cg;
    Value limit = LLVMConstReal(cg->f64, 9223372036854775808.0);
    Value small = LLVMBuildFCmp(f->b, LLVMRealOLT, x, limit, "");
    Value low = cvttsd2si(f, x, true), high = cvttsd2si(f, LLVMBuildFSub(f->b, x, limit, ""), true);
    high = LLVMBuildOr(f->b, high, cg_int(cg, INT64_MIN), "");
    return LLVMBuildSelect(f->b, small, low, high, "");
}

static Value float_to_int(Fn *f, Value x, Type *dst)
{
    Cg *cg = f->cg;
    LType lt = cg_lltype(cg, dst);
    x = LLVMBuildFPCast(f->b, x, cg->f64, "");
    int64_t size = type_size(dst);
    if (size == 8)
        return is_unsigned(dst) ? float_to_uint64(f, x) : cvttsd2si(f, x, true);
    bool wide = size == 4 && is_unsigned(dst);
    return LLVMBuildTrunc(f->b, cvttsd2si(f, x, wide), lt, "");
}

static Value numeric(Fn *f, Val v, Type *dst)
{
    Cg *cg = f->cg;
    LType lt = cg_lltype(cg, dst);
    bool from_float = is_float(v.type), to_float = is_float(dst);
    if (from_float && to_float)
        return LLVMBuildFPCast(f->b, v.v, lt, "");
    if (from_float)
        return float_to_int(f, v.v, dst);
    bool uns = is_unsigned(v.type);
    if (to_float)
        return uns ? LLVMBuildUIToFP(f->b, v.v, lt, "") : LLVMBuildSIToFP(f->b, v.v, lt, "");
    return LLVMBuildIntCast2(f->b, v.v, lt, !uns, "");
}

static Val complex_conv(Fn *f, Val v, Type *dst)
{
    LType lt = cg_lltype(f->cg, dst), part = lt == f->cg->complex64 ? f->cg->f32 : f->cg->f64;
    Value re = LLVMBuildFPCast(f->b, cg_field(f, v.v, 0), part, ""),
          im = LLVMBuildFPCast(f->b, cg_field(f, v.v, 1), part, "");
    return cg_val(cg_make2(f, lt, re, im), dst);
}

Value cg_tmp_buf(Fn *f, const Node *site)
{
    Cg *cg = f->cg;
    return site && site->noescape ? cg_alloca(f, LLVMArrayType2(cg->i8, TmpBuf), "tmpbuf") : LLVMConstNull(cg->ptr);
}

static Val to_string(Fn *f, Val v, Type *dst, const Node *site)
{
    Cg *cg = f->cg;
    Type *u = underlying(v.type);
    if (u->kind == TSTRING)
        return cg_val(v.v, dst);
    if (u->kind == TSLICE) {
        Value p = cg_field(f, v.v, 0), n = cg_field(f, v.v, 1);
        bool bytes = type_size(u->slice.elem) == 1;
        return cg_val(
            bytes ? CG_RT(f, slicebytetostring, cg_tmp_buf(f, site), p, n) : CG_RT(f, slicerunetostring, p, n), dst);
    }
    Value r = LLVMBuildIntCast2(f->b, v.v, cg->i64, !is_unsigned(v.type), "");
    return cg_val(CG_RT(f, intstring, cg_tmp_buf(f, site), r), dst);
}

static Val string_to_slice(Fn *f, Val v, Type *dst, const Node *site)
{
    Cg *cg = f->cg;
    if (type_size(underlying(dst)->slice.elem) == 4)
        return cg_val(CG_RT(f, stringtoslicerune, v.v), dst);
    Value pc = CG_RT(f, stringtoslicebyte, cg_tmp_buf(f, site), v.v);
    return cg_val(cg_make3(f, cg->slice, cg_field(f, pc, 0), cg_field(f, v.v, 1), cg_field(f, pc, 1)), dst);
}

// []T to [N]T or *[N]T: the slice must be long enough.
static Val slice_to_array(Fn *f, Val v, Type *dst)
{
    Cg *cg = f->cg;
    Type *u = underlying(dst), *array = u->kind == TPOINTER ? underlying(u->pointer.elem) : u;
    Value len = cg_field(f, v.v, 1), want = cg_int(cg, array->array.len);
    Value args[2] = {len, want};
    cg_panic_if(f, LLVMBuildICmp(f->b, LLVMIntSLT, len, want, ""), RT_panicSliceConvert, args, 2);
    Value p = cg_field(f, v.v, 0);
    return u->kind == TPOINTER ? cg_val(p, dst) : cg_load(f, p, dst);
}

static Node *conversion_operand(Node *n)
{
    bool conversion = n->kind == N_CALL && n->mode != MODE_CONST && unparen(n->call.fun)->mode == MODE_TYPE;
    Node *x = conversion ? unparen(n->call.args.at[0]) : NULL;
    return x && x->mode != MODE_NIL && x->mode != MODE_CONST ? x : NULL;
}

bool cg_borrow_string(Fn *f, Node *n, Type *t, Val *v)
{
    Node *x = conversion_operand(unparen(n));
    Type *from = x ? underlying(cg_type(f, x->type)) : NULL;
    if (!from || from->kind != TSLICE || type_size(from->slice.elem) != 1 || !is_string(cg_type(f, unparen(n)->type)))
        return false;
    Value s = cg_expr(f, x).v;
    *v = cg_val(cg_make2(f, f->cg->string, cg_field(f, s, 0), cg_field(f, s, 1)), t);
    return true;
}

bool cg_borrow_bytes(Fn *f, Node *n, Val *v)
{
    Node *x = conversion_operand(unparen(n));
    Type *t = cg_type(f, unparen(n)->type), *u = underlying(t);
    if (!x || !is_string(cg_type(f, x->type)) || u->kind != TSLICE || type_size(u->slice.elem) != 1)
        return false;
    Value s = cg_expr(f, x).v, len = cg_field(f, s, 1);
    *v = cg_val(cg_make3(f, f->cg->slice, cg_field(f, s, 0), len, len), t);
    return true;
}

Val cg_convert(Fn *f, Val v, Type *dst, const Node *site)
{
    Cg *cg = f->cg;
    Type *from = underlying(v.type), *to = underlying(dst);
    if (to->kind == TINTERFACE)
        return cg_convert_implicit(f, v, dst);
    if (is_numeric(from) && !is_complex(from) && is_numeric(to) && !is_complex(to))
        return cg_val(numeric(f, v, dst), dst);
    if (is_complex(from) && is_complex(to))
        return complex_conv(f, v, dst);
    if (to->kind == TSTRING)
        return to_string(f, v, dst, site);
    if (from->kind == TSTRING && to->kind == TSLICE)
        return string_to_slice(f, v, dst, site);
    bool to_array = to->kind == TARRAY || (to->kind == TPOINTER && underlying(to->pointer.elem)->kind == TARRAY);
    if (from->kind == TSLICE && to_array)
        return slice_to_array(f, v, dst);
    if (from->kind == TUNSAFEPTR && is_integer(to))
        return cg_val(LLVMBuildPtrToInt(f->b, v.v, cg->i64, ""), dst);
    if (to->kind == TUNSAFEPTR && is_integer(from))
        return cg_val(LLVMBuildIntToPtr(f->b, v.v, cg->ptr, ""), dst);
    v.type = dst; // same underlying type
    return v;
}

Val cg_convert_implicit(Fn *f, Val v, Type *dst)
{
    if (v.type == dst || types_identical(v.type, dst)) {
        v.type = dst;
        return v;
    }
    if (is_interface(dst))
        return cg_to_iface(f, v, dst, false);
    v.type = dst;
    return v;
}
