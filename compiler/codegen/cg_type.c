// cg_type.c: Go types as LLVM types, and Go signatures as LLVM signatures (the rules are in cg.h and abi/callconv.h).
//
// LLVM's natural layout of structs on amd64 is gc's, but for one rule: a struct that ends in a field of size zero is
// one byte longer in Go, so that a pointer to that field does not point past the object. cg_lltype pads accordingly and
// insists that sizes agree.
#include "codegen/cg.h"

Type *cg_type(Fn *f, Type *t)
{
    return mono_type(f->inst, t);
}

#define CC_TYPE Type *
#define CC_KIND(t) cg_rkind(t)
#define CC_SIZE(t) ((uintptr_t)type_size(t))
#define CC_ELEM(t) (underlying(t)->array.elem)
#define CC_LEN(t) (underlying(t)->array.len)
#define CC_FIELDS(t) (underlying(t)->strct.fields.len)
#define CC_FIELD(t, i) (underlying(t)->strct.fields.at[i]->type)
#define CC_FIELD_OFFSET(t, i) ((uintptr_t)field_offset(underlying(t), (int)(i)))
#include "abi/callconv.h"

bool cg_is_mem(Cg *cg, Type *t)
{
    (void)cg;
    return call_leaves(t).memory;
}

bool cg_is_pointer_shaped(Type *t)
{
    t = underlying(t);
    switch (t->kind) {
    case TPOINTER:
    case TUNSAFEPTR:
    case TCHAN:
    case TMAP:
    case TFUNC: return true;
    case TARRAY: return t->array.len == 1 && cg_is_pointer_shaped(t->array.elem);
    case TSTRUCT: return t->strct.fields.len == 1 && cg_is_pointer_shaped(t->strct.fields.at[0]->type);
    default: return false;
    }
}

static LType struct_type(Cg *cg, Type *t)
{
    int n = t->strct.fields.len;
    LType *elems = arena_alloc(cg->arena, sizeof(LType) * (size_t)(n + 1));
    for (int i = 0; i < n; i++)
        elems[i] = cg_lltype(cg, t->strct.fields.at[i]->type);
    LType plain = LLVMStructTypeInContext(cg->ctx, elems, (unsigned)n, false);
    int64_t want = type_size(t), have = (int64_t)LLVMABISizeOfType(cg->td, plain);
    if (want == have)
        return plain;
    elems[n] = LLVMArrayType2(cg->i8, (uint64_t)(want - (int64_t)LLVMStoreSizeOfType(cg->td, plain)));
    return LLVMStructTypeInContext(cg->ctx, elems, (unsigned)n + 1, false);
}

static LType make_lltype(Cg *cg, Type *t)
{
    switch (t->kind) {
    case TBOOL:
    case TUNTYPEDBOOL:
    case TINT8:
    case TUINT8: return cg->i8;
    case TINT16:
    case TUINT16: return cg->i16;
    case TINT32:
    case TUINT32: return cg->i32;
    case TINT:
    case TINT64:
    case TUINT:
    case TUINT64:
    case TUINTPTR: return cg->i64;
    case TFLOAT32: return cg->f32;
    case TFLOAT64: return cg->f64;
    case TCOMPLEX64: return cg->complex64;
    case TCOMPLEX128: return cg->complex128;
    case TSTRING: return cg->string;
    case TSLICE: return cg->slice;
    case TINTERFACE: return cg->iface;
    case TPOINTER:
    case TUNSAFEPTR:
    case TFUNC:
    case TMAP:
    case TCHAN:
    case TUNTYPEDNIL: return cg->ptr;
    case TARRAY: return LLVMArrayType2(cg_lltype(cg, t->array.elem), (uint64_t)t->array.len);
    case TSTRUCT: return struct_type(cg, t);
    default: ice_at("codegen", 0, "no layout for type %s", type_str(cg->arena, t, NULL));
    }
}

LType cg_lltype(Cg *cg, Type *t)
{
    if (!t->cg) {
        Type *u = underlying(t);
        t->cg = u == t ? make_lltype(cg, t) : cg_lltype(cg, u);
    }
    return t->cg;
}

LType cg_valtype(Cg *cg, Type *t)
{
    TypeKind k = underlying(t)->kind;
    return k == TBOOL || k == TUNTYPEDBOOL ? cg->i1 : cg_lltype(cg, t);
}

// The result part of a signature: whether it travels in registers, and its layout.
static void sig_results(Cg *cg, Sig *s)
{
    s->ret = cg->void_;
    if (s->nresults == 0)
        return;
    int leaves = 0, floats = 0;
    LType *elems = arena_alloc(cg->arena, sizeof(LType) * (size_t)s->nresults);
    for (int i = 0; i < s->nresults; i++) {
        CallLeaves l = call_leaves(s->result_types[i]);
        s->sret |= !call_results_fit(&l, &leaves, &floats);
        elems[i] = cg_lltype(cg, s->result_types[i]);
    }
    s->results = s->nresults == 1 ? elems[0] : LLVMStructTypeInContext(cg->ctx, elems, (unsigned)s->nresults, false);
    if (!s->sret)
        s->ret = s->nresults == 1 ? cg_valtype(cg, s->result_types[0]) : s->results;
}

// `func` has concrete types; recv is the receiver's type or NULL.
Sig *cg_sig(Cg *cg, Type *func, Type *recv)
{
    Sig *s = arena_make(cg->arena, Sig);
    const ObjVec *params = &func->func.params, *results = &func->func.results;
    s->nresults = results->len;
    s->result_types = arena_alloc(cg->arena, sizeof(Type *) * (size_t)(results->len + 1));
    for (int i = 0; i < results->len; i++)
        s->result_types[i] = results->at[i]->type;
    s->param_types = arena_alloc(cg->arena, sizeof(Type *) * (size_t)(params->len + 1));
    if (recv)
        s->param_types[s->nparams++] = recv;
    for (int i = 0; i < params->len; i++)
        s->param_types[s->nparams++] = params->at[i]->type;
    sig_results(cg, s);
    LType *types = arena_alloc(cg->arena, sizeof(LType) * (size_t)(s->nparams + 2));
    unsigned n = 0;
    if (s->sret)
        types[n++] = cg->ptr;
    types[n++] = cg->ptr; // the context
    for (int i = 0; i < s->nparams; i++)
        types[n++] = cg_is_mem(cg, s->param_types[i]) ? cg->ptr : cg_valtype(cg, s->param_types[i]);
    s->type = LLVMFunctionType(s->ret, types, n, false);
    return s;
}
