// cg_abi.c: declares the runtime's functions in LLVM from the table that the runtime itself includes
// (runtime/abi/rtfuncs.def), and calls them.
#include "codegen/cg.h"

// LLVM shapes of rttypes.def.
typedef enum Shape {
    VOID,
    I1,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    PTR,
    STRING,
    SLICE,
    EFACE,
    COMPLEX,
    PTRCAP,
    PAIR,
    INTBOOL,
    BOOLBOOL,
} Shape;

enum { // one shape per row of rttypes.def
#define RTTYPE(token, ctype, shape) Shape_##token = shape,
#include "abi/rttypes.def"
#undef RTTYPE
};

enum { RT_NORETURN = 1, RT_COLD = 2, RT_READONLY = 4, RT_BARRIER = 8, RT_BARRIER_REGS = 24, RT_FRESH = 32 };

// Values of LLVM's attribute memory(...).
enum { MEMORY_READ = 0x15, MEMORY_READ_ARGS_AND_OWN = 0xD };

enum { MAX_PARAMS = 17 }; // words

typedef struct RtRow {
    const char *name;
    Shape result;
    Shape params[8];
    int attrs;
} RtRow;

// (Int, Ptr) -> {Shape_Int, Shape_Ptr}
#define S1(a) Shape_##a
#define S2(a, ...) Shape_##a, S1(__VA_ARGS__)
#define S3(a, ...) Shape_##a, S2(__VA_ARGS__)
#define S4(a, ...) Shape_##a, S3(__VA_ARGS__)
#define S5(a, ...) Shape_##a, S4(__VA_ARGS__)
#define S6(a, ...) Shape_##a, S5(__VA_ARGS__)
#define PICK(a, b, c, d, e, f, name, ...) name
#define SHAPES(...) PICK(__VA_ARGS__, S6, S5, S4, S3, S2, S1, none)(__VA_ARGS__)

static const RtRow rt_rows[RT_COUNT] = {
#define RTFUNC(name, result, params, attrs) {#name, (Shape)Shape_##result, {SHAPES params}, attrs},
#include "abi/rtfuncs.def"
#undef RTFUNC
};

static LType shape_type(Cg *cg, Shape s)
{
    LType pair[2];
    switch (s) {
    case VOID: return cg->void_;
    case I1: return cg->i1;
    case I8: return cg->i8;
    case I16: return cg->i16;
    case I32: return cg->i32;
    case I64: return cg->i64;
    case F32: return cg->f32;
    case F64: return cg->f64;
    case PTR: return cg->ptr;
    case STRING:
    case PTRCAP: return cg->string;
    case SLICE: return cg->slice;
    case EFACE: return cg->iface;
    case COMPLEX: return cg->complex128;
    case PAIR: pair[0] = pair[1] = cg->i64; break;
    case INTBOOL:
        pair[0] = cg->i64;
        pair[1] = cg->i8;
        break;
    case BOOLBOOL: return cg->i16;
    }
    return LLVMStructTypeInContext(cg->ctx, pair, 2, false);
}

static LLVMAttributeRef enum_attr(Cg *cg, const char *name)
{
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    if (!kind)
        ice_at("codegen", 0, "LLVM knows no attribute %s", name);
    return LLVMCreateEnumAttribute(cg->ctx, kind, 0);
}

void cg_call_attr(Cg *cg, Value call, const char *name)
{
    LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, enum_attr(cg, name));
}

void cg_call_keeps_line(Cg *cg, Value call)
{
    cg_call_attr(cg, call, "nomerge");
}

void cg_attr_at(Cg *cg, Value fn, unsigned index, const char *name)
{
    LLVMAddAttributeAtIndex(fn, index, enum_attr(cg, name));
}

void cg_attr_type(Cg *cg, Value fn, unsigned index, const char *name, LType t)
{
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    LLVMAddAttributeAtIndex(fn, index, LLVMCreateTypeAttribute(cg->ctx, kind, t));
}

void cg_fn_attr(Cg *cg, Value fn, const char *name)
{
    cg_attr_at(cg, fn, LLVMAttributeFunctionIndex, name);
}

static void memory_attr(Cg *cg, Value fn, uint64_t value)
{
    unsigned kind = LLVMGetEnumAttributeKindForName("memory", 6);
    LLVMAddAttributeAtIndex(fn, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(cg->ctx, kind, value));
}

// The function keeps no copy of a pointer parameter. Since LLVM 21 the attribute is captures(none).
static void no_capture(Cg *cg, Value fn, unsigned index)
{
    unsigned kind = LLVMGetEnumAttributeKindForName("nocapture", 9);
    if (!kind)
        kind = LLVMGetEnumAttributeKindForName("captures", 8);
    LLVMAddAttributeAtIndex(fn, index, LLVMCreateEnumAttribute(cg->ctx, kind, 0));
}

static void set_attributes(Cg *cg, int i, Value fn);

static void declare_rt(Cg *cg, int i)
{
    const RtRow *row = &rt_rows[i];
    LType params[MAX_PARAMS];
    unsigned n = 0;
    bool sret = row->result == SLICE;
    if (sret)
        params[n++] = cg->ptr;
    for (int p = 0; p < 8 && row->params[p] != VOID; p++) {
        LType t = shape_type(cg, row->params[p]);
        bool aggregate = LLVMGetTypeKind(t) == LLVMStructTypeKind;
        for (unsigned member = 0; aggregate && member < LLVMCountStructElementTypes(t); member++)
            params[n++] = LLVMStructGetTypeAtIndex(t, member);
        if (!aggregate)
            params[n++] = t;
    }
    LType result = sret ? cg->void_ : shape_type(cg, row->result);
    LType type = LLVMFunctionType(result, params, n, false);
    cg->rt[i].fn = LLVMAddFunction(cg->mod, row->name, type);
    cg->rt[i].type = type;
    cg->rt[i].sret = sret;
    set_attributes(cg, i, cg->rt[i].fn);
}

// Attributes of the function that row i declares.
static void set_attributes(Cg *cg, int i, Value fn)
{
    const RtRow *row = &rt_rows[i];
    cg_fn_attr(cg, fn, "nounwind");
    if (row->attrs & RT_NORETURN) {
        cg_fn_attr(cg, fn, "noreturn");
        cg_fn_attr(cg, fn, "cold");
    }
    if (row->attrs & (RT_COLD | RT_BARRIER))
        cg_fn_attr(cg, fn, "cold");
    if (row->attrs & (RT_READONLY | RT_BARRIER)) {
        memory_attr(cg, fn, row->attrs & RT_READONLY ? MEMORY_READ : MEMORY_READ_ARGS_AND_OWN);
        cg_fn_attr(cg, fn, "willreturn");
    }
    if (row->attrs & RT_BARRIER) {
        no_capture(cg, fn, 1);
        // It is code but not work: without the rebate, which takes in the check, functions that store are hardly
        // inlined.
        LLVMAddTargetDependentFunctionAttr(fn, "call-inline-cost", "-15");
    }
    if (row->attrs == RT_BARRIER_REGS)
        LLVMSetFunctionCallConv(fn, LLVMPreserveMostCallConv);
    if (row->result == I1)
        cg_attr_at(cg, fn, LLVMAttributeReturnIndex, "zeroext");
    for (unsigned p = 0; p < LLVMCountParams(fn); p++)
        if (LLVMTypeOf(LLVMGetParam(fn, p)) == cg->i1)
            cg_attr_at(cg, fn, p + 1, "zeroext");
    if (row->result == SLICE)
        cg_attr_type(cg, fn, 1, "sret", cg->slice);
    if (row->attrs & RT_FRESH) {
        cg_attr_at(cg, fn, LLVMAttributeReturnIndex, "noalias");
        cg_attr_at(cg, fn, LLVMAttributeReturnIndex, "nonnull");
    }
}

void cg_abi_init(Cg *cg)
{
    for (int i = 0; i < RT_COUNT; i++)
        declare_rt(cg, i);
}

void cg_drop_unused_rt(Cg *cg)
{
    for (int i = 0; i < RT_COUNT; i++) {
        if (LLVMGetFirstUse(cg->rt[i].fn))
            continue;
        LLVMDeleteFunction(cg->rt[i].fn);
        cg->rt[i].fn = NULL;
    }
}

void cg_redeclare_rt(Cg *cg)
{
    for (int i = 0; i < RT_COUNT; i++) {
        Value fn = LLVMGetNamedFunction(cg->mod, rt_rows[i].name);
        if (fn && !LLVMIsDeclaration(fn))
            set_attributes(cg, i, fn);
    }
}

unsigned cg_flatten(Fn *f, Value v, Value *out)
{
    LType t = LLVMTypeOf(v);
    if (LLVMGetTypeKind(t) != LLVMStructTypeKind) {
        out[0] = v;
        return 1;
    }
    unsigned n = LLVMCountStructElementTypes(t);
    for (unsigned i = 0; i < n; i++)
        out[i] = cg_field(f, v, i);
    return n;
}

// Aggregates are passed to C as their members, which is what the C ABI does with two words while registers last.
Value cg_rt(Fn *f, RtFunc fn, const Value *args, int n)
{
    Cg *cg = f->cg;
    const RtRow *row = &rt_rows[fn];
    Value all[MAX_PARAMS];
    unsigned count = 0;
    Value result = NULL;
    if (cg->rt[fn].sret)
        all[count++] = result = cg_alloca(f, cg->slice, "rt");
    for (int i = 0; i < n; i++)
        count += cg_flatten(f, args[i], all + count);
    if (LLVMCountParamTypes(cg->rt[fn].type) != count)
        ice_at("codegen", f->pos, "%s: %d arguments", row->name, n);
    Value call = LLVMBuildCall2(f->b, cg->rt[fn].type, cg->rt[fn].fn, all, count, "");
    if (!(row->attrs & (RT_READONLY | RT_BARRIER)))
        cg_call_keeps_line(cg, call); // it may panic or block
    return result ? LLVMBuildLoad2(f->b, cg->slice, result, "") : call;
}
