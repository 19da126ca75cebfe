// cg_arith.c: operators on numbers and strings, comparison (spec: Arithmetic operators, Comparison operators).
//
// Integer arithmetic wraps, so nothing is nsw. Division is checked for zero, and for -1, where the machine would trap
// on the most negative number. Shift counts beyond the width are poison in LLVM and defined in Go.
#include "codegen/cg.h"

static Value complex_part(Fn *f, Value c, unsigned i)
{
    return cg_field(f, c, i);
}

static LType complex_type(Cg *cg, Type *t)
{
    return cg_lltype(cg, t);
}

// A complex number of type t out of float64 parts.
static Val complex_narrowed(Fn *f, Type *t, Value re, Value im)
{
    LType part = complex_type(f->cg, t) == f->cg->complex64 ? f->cg->f32 : f->cg->f64;
    re = LLVMBuildFPCast(f->b, re, part, "");
    im = LLVMBuildFPCast(f->b, im, part, "");
    return cg_val(cg_make2(f, complex_type(f->cg, t), re, im), t);
}

// Products and quotients of complex64 are computed in float64, as gc does: less is lost by cancellation.
static Val complex_product(Fn *f, Token op, Val x, Val y)
{
    LLVMBuilderRef b = f->b;
    Cg *cg = f->cg;
    Value parts[4];
    for (unsigned i = 0; i < 4; i++)
        parts[i] = LLVMBuildFPCast(b, complex_part(f, i < 2 ? x.v : y.v, i & 1), cg->f64, "");
    Value re = parts[0], im = parts[1], yre = parts[2], yim = parts[3];
    if (op == T_QUO) {
        Value q = CG_RT(f, complex128div, cg_make2(f, cg->complex128, re, im), cg_make2(f, cg->complex128, yre, yim));
        return complex_narrowed(f, x.type, cg_field(f, q, 0), cg_field(f, q, 1));
    }
    return complex_narrowed(f, x.type,
                            LLVMBuildFSub(b, LLVMBuildFMul(b, re, yre, ""), LLVMBuildFMul(b, im, yim, ""), ""),
                            LLVMBuildFAdd(b, LLVMBuildFMul(b, re, yim, ""), LLVMBuildFMul(b, im, yre, ""), ""));
}

static Val complex_binary(Fn *f, Token op, Val x, Val y)
{
    if (op == T_QUO || op == T_MUL)
        return complex_product(f, op, x, y);
    Value parts[2];
    for (unsigned i = 0; i < 2; i++) {
        Value a = complex_part(f, x.v, i), b = complex_part(f, y.v, i);
        parts[i] = op == T_ADD ? LLVMBuildFAdd(f->b, a, b, "") : LLVMBuildFSub(f->b, a, b, "");
    }
    return cg_val(cg_make2(f, complex_type(f->cg, x.type), parts[0], parts[1]), x.type);
}

static Val float_binary(Fn *f, Token op, Val x, Val y)
{
    switch (op) {
    case T_ADD: return cg_val(LLVMBuildFAdd(f->b, x.v, y.v, ""), x.type);
    case T_SUB: return cg_val(LLVMBuildFSub(f->b, x.v, y.v, ""), x.type);
    case T_MUL: return cg_val(LLVMBuildFMul(f->b, x.v, y.v, ""), x.type);
    case T_QUO: return cg_val(LLVMBuildFDiv(f->b, x.v, y.v, ""), x.type);
    default: ice_at("codegen", f->pos, "operator %s on floats", token_text(op));
    }
}

// x / y and x % y for signed integers: y == -1 is taken apart.
static Value signed_division(Fn *f, Token op, Value x, Value y)
{
    LType t = LLVMTypeOf(x);
    if (LLVMIsAConstantInt(y) && LLVMConstIntGetZExtValue(y) != 0 && LLVMConstIntGetSExtValue(y) != -1)
        return op == T_QUO ? LLVMBuildSDiv(f->b, x, y, "") : LLVMBuildSRem(f->b, x, y, "");
    Block minus = cg_block(f, "minus1"), rest = cg_block(f, "divide"), end = cg_block(f, "end");
    Value is_minus1 = LLVMBuildICmp(f->b, LLVMIntEQ, y, LLVMConstAllOnes(t), "");
    cg_branch_unlikely(f, is_minus1, minus, rest);
    cg_enter(f, minus);
    Value a = op == T_QUO ? LLVMBuildNeg(f->b, x, "") : LLVMConstNull(t);
    cg_jump(f, end);
    cg_enter(f, rest);
    Value b = op == T_QUO ? LLVMBuildSDiv(f->b, x, y, "") : LLVMBuildSRem(f->b, x, y, "");
    cg_jump(f, end);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, t, "");
    LLVMAddIncoming(phi, (Value[]){a, b}, (Block[]){minus, rest}, 2);
    return phi;
}

static Value division(Fn *f, Token op, Val x, Val y)
{
    // the size of a type parameter is a constant here, though none of the language: it may be zero
    if (!LLVMIsAConstantInt(y.v) || LLVMConstIntGetZExtValue(y.v) == 0) {
        Value zero = LLVMBuildIsNull(f->b, y.v, "");
        cg_panic_if(f, zero, RT_panicdivide, NULL, 0);
    }
    if (!is_unsigned(x.type))
        return signed_division(f, op, x.v, y.v);
    return op == T_QUO ? LLVMBuildUDiv(f->b, x.v, y.v, "") : LLVMBuildURem(f->b, x.v, y.v, "");
}

Val cg_binary(Fn *f, Token op, Val x, Val y)
{
    LLVMBuilderRef b = f->b;
    if (is_float(x.type))
        return float_binary(f, op, x, y);
    if (is_complex(x.type))
        return complex_binary(f, op, x, y);
    if (is_string(x.type))
        return cg_val(CG_RT(f, concatstring2, LLVMConstNull(f->cg->ptr), x.v, y.v), x.type);
    Value v;
    switch (op) {
    case T_ADD: v = LLVMBuildAdd(b, x.v, y.v, ""); break;
    case T_SUB: v = LLVMBuildSub(b, x.v, y.v, ""); break;
    case T_MUL: v = LLVMBuildMul(b, x.v, y.v, ""); break;
    case T_QUO:
    case T_REM: v = division(f, op, x, y); break;
    case T_AND: v = LLVMBuildAnd(b, x.v, y.v, ""); break;
    case T_OR: v = LLVMBuildOr(b, x.v, y.v, ""); break;
    case T_XOR: v = LLVMBuildXor(b, x.v, y.v, ""); break;
    case T_ANDNOT: v = LLVMBuildAnd(b, x.v, LLVMBuildNot(b, y.v, ""), ""); break;
    default: ice_at("codegen", f->pos, "operator %s on integers", token_text(op));
    }
    return cg_val(v, x.type);
}

Val cg_shift(Fn *f, Token op, Val x, Val count)
{
    Cg *cg = f->cg;
    LLVMBuilderRef b = f->b;
    if (!is_unsigned(count.type)) {
        Value negative = LLVMBuildICmp(b, LLVMIntSLT, count.v, LLVMConstNull(LLVMTypeOf(count.v)), "");
        cg_panic_if(f, negative, RT_panicshift, NULL, 0);
    }
    LType t = LLVMTypeOf(x.v);
    unsigned width = LLVMGetIntTypeWidth(t);
    LType ct = LLVMTypeOf(count.v);
    Value wide = LLVMGetIntTypeWidth(ct) < 64 ? LLVMBuildZExt(b, count.v, cg->i64, "") : count.v;
    Value limit = cg_int(cg, width), over = LLVMBuildICmp(b, LLVMIntUGE, wide, limit, "");
    if (op == T_SHR && !is_unsigned(x.type)) { // the sign fills up
        wide = LLVMBuildSelect(b, over, cg_int(cg, width - 1), wide, "");
        return cg_val(LLVMBuildAShr(b, x.v, LLVMBuildTrunc(b, wide, t, ""), ""), x.type);
    }
    Value n = LLVMBuildTrunc(b, wide, t, "");
    Value shifted = op == T_SHL ? LLVMBuildShl(b, x.v, n, "") : LLVMBuildLShr(b, x.v, n, "");
    return cg_val(LLVMBuildSelect(b, over, LLVMConstNull(t), shifted, ""), x.type);
}

Val cg_unary(Fn *f, Token op, Val x)
{
    LLVMBuilderRef b = f->b;
    switch (op) {
    case T_ADD: return x;
    case T_XOR: return cg_val(LLVMBuildNot(b, x.v, ""), x.type);
    case T_SUB:
        if (is_float(x.type))
            return cg_val(LLVMBuildFNeg(b, x.v, ""), x.type);
        if (is_complex(x.type)) {
            Value re = LLVMBuildFNeg(b, cg_field(f, x.v, 0), ""), im = LLVMBuildFNeg(b, cg_field(f, x.v, 1), "");
            return cg_val(cg_make2(f, complex_type(f->cg, x.type), re, im), x.type);
        }
        return cg_val(LLVMBuildNeg(b, x.v, ""), x.type);
    default: ice_at("codegen", f->pos, "unary operator %s", token_text(op));
    }
}

// Comparison ----------------------------------------------------------------------------------------------------------

static LLVMIntPredicate int_predicate(Token op, bool is_unsigned)
{
    switch (op) {
    case T_EQL: return LLVMIntEQ;
    case T_NEQ: return LLVMIntNE;
    case T_LSS: return is_unsigned ? LLVMIntULT : LLVMIntSLT;
    case T_LEQ: return is_unsigned ? LLVMIntULE : LLVMIntSLE;
    case T_GTR: return is_unsigned ? LLVMIntUGT : LLVMIntSGT;
    default: return is_unsigned ? LLVMIntUGE : LLVMIntSGE;
    }
}

static LLVMRealPredicate real_predicate(Token op)
{
    switch (op) {
    case T_EQL: return LLVMRealOEQ;
    case T_NEQ: return LLVMRealUNE;
    case T_LSS: return LLVMRealOLT;
    case T_LEQ: return LLVMRealOLE;
    case T_GTR: return LLVMRealOGT;
    default: return LLVMRealOGE;
    }
}

// Are n bytes equal? A few are compared in place.
static Value bytes_equal(Fn *f, Value p, Value q, Value n)
{
    enum { IN_PLACE = 64 };
    Cg *cg = f->cg;
    if (!LLVMIsAConstantInt(n) || LLVMConstIntGetZExtValue(n) > IN_PLACE)
        return CG_RT(f, memequal, p, q, n);
    LType type = LLVMFunctionType(cg->i32, (LType[]){cg->ptr, cg->ptr, cg->i64}, 3, false);
    Value fn = LLVMGetNamedFunction(cg->mod, "bcmp"); // LLVM knows what it does
    if (!fn)
        fn = LLVMAddFunction(cg->mod, "bcmp", type);
    return LLVMBuildIsNull(f->b, LLVMBuildCall2(f->b, type, fn, (Value[]){p, q, n}, 3, ""), "");
}

// Equal lengths, then equal bytes: nothing is read of strings of different length.
static Value string_equal(Fn *f, Value x, Value y)
{
    Cg *cg = f->cg;
    if (LLVMIsConstant(x)) {
        Value swap = x;
        x = y;
        y = swap;
    }
    Value n = cg_field(f, y, 1), same = LLVMBuildICmp(f->b, LLVMIntEQ, n, cg_field(f, x, 1), "");
    Block bytes = cg_block(f, "bytes"), end = cg_block(f, "end"), from = LLVMGetInsertBlock(f->b);
    cg_branch(f, same, bytes, end);
    cg_enter(f, bytes);
    Value eq = bytes_equal(f, cg_field(f, x, 0), cg_field(f, y, 0), n);
    cg_jump(f, end);
    Block last = LLVMGetInsertBlock(f->b);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, cg->i1, "");
    LLVMAddIncoming(phi, (Value[]){LLVMConstNull(cg->i1), eq}, (Block[]){from, last}, 2);
    return phi;
}

// Same dynamic type, then equal contents (which may panic: the runtime's part). The static types may differ: itabs are
// one for each pair of types, so they are not what is compared.
static Value iface_equal(Fn *f, Val x, Val y)
{
    Cg *cg = f->cg;
    if (LLVMIsNull(x.v) || LLVMIsNull(y.v)) { // nil, as most often: only nil has no type
        Value word = cg_field(f, LLVMIsNull(y.v) ? x.v : y.v, 0);
        return LLVMBuildICmp(f->b, LLVMIntEQ, word, LLVMConstNull(cg->ptr), "");
    }
    Value type = cg_dynamic_type(f, x), same = LLVMBuildICmp(f->b, LLVMIntEQ, type, cg_dynamic_type(f, y), "");
    Block data = cg_block(f, "data"), end = cg_block(f, "end"), from = LLVMGetInsertBlock(f->b);
    cg_branch(f, same, data, end);
    cg_enter(f, data);
    Value eq = CG_RT(f, efaceeq, type, cg_field(f, x.v, 1), cg_field(f, y.v, 1));
    cg_jump(f, end);
    Block last = LLVMGetInsertBlock(f->b);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, cg->i1, "");
    LLVMAddIncoming(phi, (Value[]){LLVMConstNull(cg->i1), eq}, (Block[]){from, last}, 2);
    return phi;
}

static Value call_equal(Fn *f, Type *t, Value p, Value q)
{
    Cg *cg = f->cg;
    LType type = LLVMFunctionType(cg->i1, (LType[]){cg->ptr, cg->ptr}, 2, false);
    return LLVMBuildCall2(f->b, type, cg_equal_fn(cg, t), (Value[]){p, q}, 2, "");
}

bool cg_has_interface(Type *t)
{
    t = underlying(t);
    if (t->kind == TARRAY)
        return cg_has_interface(t->array.elem);
    if (t->kind != TSTRUCT)
        return is_interface(t);
    for (int i = 0; i < t->strct.fields.len; i++)
        if (cg_has_interface(t->strct.fields.at[i]->type))
            return true;
    return false;
}

// Comparison of structs: fields in order, until two differ. That what strings and nested values hold is compared as
// late as possible, behind what costs a few instructions; but nothing goes past a field whose comparison may panic.
typedef struct FieldsEqual {
    Fn *f;
    Value all;    // i1: the comparisons since the last branch, or NULL
    Block differ; // where branches go; NULL as long as there is none
    int *late;    // fields to be compared yet
    int nlate;
} FieldsEqual;

static void require(FieldsEqual *e, Value equal)
{
    e->all = e->all ? LLVMBuildAnd(e->f->b, e->all, equal, "") : equal;
}

// What follows is evaluated only if everything so far is equal.
static void settle(FieldsEqual *e)
{
    if (!e->all)
        return;
    if (!e->differ)
        e->differ = cg_block(e->f, "differ");
    Block same = cg_block(e->f, "same");
    cg_branch(e->f, e->all, same, e->differ);
    cg_enter(e->f, same);
    e->all = NULL;
}

static void require_field(FieldsEqual *e, Val x, Val y, int i)
{
    require(e, cg_compare(e->f, T_EQL, cg_field_of(e->f, x, i), cg_field_of(e->f, y, i)));
}

static void require_late(FieldsEqual *e, Val x, Val y)
{
    for (int i = 0; i < e->nlate; i++) {
        settle(e);
        require_field(e, x, y, e->late[i]);
    }
    e->nlate = 0;
}

static void add_field(FieldsEqual *e, Val x, Val y, int i)
{
    Type *t = underlying(underlying(x.type)->strct.fields.at[i]->type);
    if (cg_has_interface(t)) {
        require_late(e, x, y);
        settle(e);
        require_field(e, x, y, i);
        settle(e);
    } else if (t->kind == TSTRING) {
        Value n = cg_field(e->f, cg_field_of(e->f, x, i).v, 1), m = cg_field(e->f, cg_field_of(e->f, y, i).v, 1);
        require(e, LLVMBuildICmp(e->f->b, LLVMIntEQ, n, m, ""));
        e->late[e->nlate++] = i;
    } else if (t->kind == TSTRUCT || t->kind == TARRAY) {
        e->late[e->nlate++] = i;
    } else {
        require_field(e, x, y, i);
    }
}

static Value struct_equal(Fn *f, Val x, Val y)
{
    Cg *cg = f->cg;
    const ObjVec *fields = &underlying(x.type)->strct.fields;
    FieldsEqual e = {.f = f, .late = arena_alloc(cg->arena, sizeof(int) * (size_t)(fields->len + 1))};
    for (int i = 0; i < fields->len; i++)
        if (!is_blank(fields->at[i]->name))
            add_field(&e, x, y, i);
    require_late(&e, x, y);
    Value all = e.all ? e.all : LLVMConstInt(cg->i1, 1, false);
    if (!e.differ)
        return all;
    Block end = cg_block(f, "end"), last = LLVMGetInsertBlock(f->b);
    cg_jump(f, end);
    cg_enter(f, e.differ);
    cg_jump(f, end);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, cg->i1, "");
    LLVMAddIncoming(phi, (Value[]){all, LLVMConstNull(cg->i1)}, (Block[]){last, e.differ}, 2);
    return phi;
}

static Value equal(Fn *f, Val x, Val y)
{
    Cg *cg = f->cg;
    Type *t = underlying(x.type);
    switch (t->kind) {
    case TSTRING: return string_equal(f, x.v, y.v);
    case TINTERFACE: return iface_equal(f, x, y);
    case TSLICE: // only with nil
        return LLVMBuildICmp(f->b, LLVMIntEQ, cg_field(f, x.v, 0), cg_field(f, y.v, 0), "");
    case TCOMPLEX64:
    case TCOMPLEX128: {
        Value re = LLVMBuildFCmp(f->b, LLVMRealOEQ, cg_field(f, x.v, 0), cg_field(f, y.v, 0), "");
        Value im = LLVMBuildFCmp(f->b, LLVMRealOEQ, cg_field(f, x.v, 1), cg_field(f, y.v, 1), "");
        return LLVMBuildAnd(f->b, re, im, "");
    }
    case TFLOAT32:
    case TFLOAT64: return LLVMBuildFCmp(f->b, LLVMRealOEQ, x.v, y.v, "");
    case TSTRUCT:
        if (!x.mem)
            return struct_equal(f, x, y);
        return call_equal(f, x.type, x.v, y.v);
    case TARRAY:
        if (type_size(x.type) == 0)
            return LLVMConstInt(cg->i1, 1, false);
        return call_equal(f, x.type, cg_spill(f, x), cg_spill(f, y));
    default: return LLVMBuildICmp(f->b, LLVMIntEQ, x.v, y.v, "");
    }
}

// An interface and a value of another type are compared as two interfaces; the second lasts no longer than that.
Value cg_compare(Fn *f, Token op, Val x, Val y)
{
    if (is_interface(x.type) && !is_interface(y.type))
        y = cg_to_iface(f, y, x.type, true);
    else if (is_interface(y.type) && !is_interface(x.type))
        x = cg_to_iface(f, x, y.type, true);
    if (is_float(x.type))
        return LLVMBuildFCmp(f->b, real_predicate(op), x.v, y.v, "");
    if (op == T_EQL)
        return equal(f, x, y);
    if (op == T_NEQ)
        return LLVMBuildNot(f->b, equal(f, x, y), "");
    if (is_string(x.type)) {
        Value order = CG_RT(f, cmpstring, x.v, y.v);
        return LLVMBuildICmp(f->b, int_predicate(op, false), order, cg_int(f->cg, 0), "");
    }
    return LLVMBuildICmp(f->b, int_predicate(op, is_unsigned(x.type) || !is_integer(x.type)), x.v, y.v, "");
}

// Equality functions --------------------------------------------------------------------------------------------------

// No floats, strings, interfaces, padding or blank fields.
bool cg_regular_memory(Type *t)
{
    t = underlying(t);
    switch (t->kind) {
    case TSTRING:
    case TINTERFACE:
    case TFLOAT32:
    case TFLOAT64:
    case TCOMPLEX64:
    case TCOMPLEX128: return false;
    case TARRAY: return cg_regular_memory(t->array.elem);
    case TSTRUCT: {
        int64_t end = 0;
        for (int i = 0; i < t->strct.fields.len; i++) {
            Obj *fld = t->strct.fields.at[i];
            if (is_blank(fld->name) || !cg_regular_memory(fld->type) || field_offset(t, i) != end)
                return false;
            end += type_size(fld->type);
        }
        return end == type_size(t);
    }
    default: return true;
    }
}

static void equal_array_body(Fn *f, Type *t, Value p, Value q)
{
    Cg *cg = f->cg;
    if (t->array.len == 0) {
        LLVMBuildRet(f->b, LLVMConstInt(cg->i1, 1, false));
        return;
    }
    LType elem = cg_lltype(cg, t->array.elem);
    Block loop = cg_block(f, "loop"), next = cg_block(f, "next"), differ = cg_block(f, "differ"),
          done = cg_block(f, "done");
    Value i = cg_alloca(f, cg->i64, "i");
    LLVMBuildStore(f->b, cg_int(cg, 0), i);
    cg_jump(f, loop);
    cg_enter(f, loop);
    Value at = LLVMBuildLoad2(f->b, cg->i64, i, "");
    Val x = cg_load(f, LLVMBuildGEP2(f->b, elem, p, &at, 1, ""), t->array.elem);
    Val y = cg_load(f, LLVMBuildGEP2(f->b, elem, q, &at, 1, ""), t->array.elem);
    cg_branch(f, cg_compare(f, T_EQL, x, y), next, differ);
    cg_enter(f, next);
    Value up = LLVMBuildAdd(f->b, at, cg_int(cg, 1), "");
    LLVMBuildStore(f->b, up, i);
    cg_branch(f, LLVMBuildICmp(f->b, LLVMIntULT, up, cg_int(cg, t->array.len), ""), loop, done);
    cg_enter(f, differ);
    LLVMBuildRet(f->b, LLVMConstNull(cg->i1));
    cg_enter(f, done);
    LLVMBuildRet(f->b, LLVMConstInt(cg->i1, 1, false));
}

static void generate_equal(Cg *cg, Type *t, Value fn)
{
    Fn *f = cg_glue_begin(cg, fn, 0);
    Value p = LLVMGetParam(fn, 0), q = LLVMGetParam(fn, 1);
    Type *u = underlying(t);
    if (cg_regular_memory(t))
        LLVMBuildRet(f->b, CG_RT(f, memequal, p, q, cg_int(cg, type_size(t))));
    else if (u->kind == TARRAY)
        equal_array_body(f, u, p, q);
    else
        LLVMBuildRet(f->b, struct_equal(f, (Val){p, t, .mem = true}, (Val){q, t, .mem = true}));
    cg_glue_end(f);
}

// The function of its own that a type has; in this object, or in one of the library's.
static Value own_equal(Cg *cg, Type *t)
{
    Str name = intern_cstr(type_link_str(cg->arena, t, true)), symbol = intern_printf("type:.eq.%s", name->text);
    Value fn = ptrmap_get(&cg->equals, name);
    if (fn)
        return fn;
    LType type = LLVMFunctionType(cg->i1, (LType[]){cg->ptr, cg->ptr}, 2, false);
    fn = cg_glue_elsewhere(cg, t, symbol, type);
    bool elsewhere = fn != NULL;
    if (!elsewhere)
        fn = cg_glue_decl(cg, symbol, type);
    cg_attr_at(cg, fn, LLVMAttributeReturnIndex, "zeroext");
    ptrmap_set(cg->arena, &cg->equals, name, fn);
    if (!elsewhere)
        generate_equal(cg, t, fn);
    return fn;
}

void cg_make_equal(Cg *cg, Type *t)
{
    Str symbol = intern_printf("type:.eq.%s", type_link_str(cg->arena, t, true));
    cg_requests_begin_glue(cg, symbol);
    cg_equal_fn(cg, t);
    cg->requests = NULL;
    Value fn = LLVMGetNamedFunction(cg->mod, symbol->text);
    if (fn)
        cg_share(cg, fn);
    else
        cg->recorded.len--; // one of the runtime's, or none at all
}

Value cg_equal_fn(Cg *cg, Type *t)
{
    if (!type_comparable_ok(t, true, NULL))
        return NULL;
    Type *u = underlying(t);
    switch (u->kind) {
    case TSTRING: return cg->rt[RT_strequal].fn;
    case TFLOAT32: return cg->rt[RT_f32equal].fn;
    case TFLOAT64: return cg->rt[RT_f64equal].fn;
    case TCOMPLEX64: return cg->rt[RT_c64equal].fn;
    case TCOMPLEX128: return cg->rt[RT_c128equal].fn;
    case TINTERFACE: types_complete_interface(u); return cg->rt[u->iface.all.len ? RT_interequal : RT_nilinterequal].fn;
    default: break;
    }
    if (cg_regular_memory(t)) {
        switch (type_size(t)) {
        case 0: return cg->rt[RT_memequal0].fn;
        case 1: return cg->rt[RT_memequal8].fn;
        case 2: return cg->rt[RT_memequal16].fn;
        case 4: return cg->rt[RT_memequal32].fn;
        case 8: return cg->rt[RT_memequal64].fn;
        case 16: return cg->rt[RT_memequal128].fn;
        default: break;
        }
    }
    return own_equal(cg, t);
}
