// cg_const.c: constant values as LLVM constants.
#include "codegen/cg.h"

static Value float_const(LType lt, LType f32, const Const *c)
{
    return LLVMConstReal(lt, lt == f32 ? (double)const_float32_value(c) : const_float64_value(c));
}

static Value complex_const(Cg *cg, LType lt, const Const *c)
{
    LType part = lt == cg->complex64 ? cg->f32 : cg->f64;
    Value parts[2] = {float_const(part, cg->f32, const_real(c)), float_const(part, cg->f32, const_imag(c))};
    return LLVMConstStructInContext(cg->ctx, parts, 2, false);
}

Val cg_const(Cg *cg, const Const *c, Type *t)
{
    t = default_type(t);
    Type *u = underlying(t);
    LType lt = cg_valtype(cg, t);
    switch (u->kind) {
    case TBOOL: return cg_val(LLVMConstInt(cg->i1, const_bool_value(c), false), t);
    case TSTRING: return cg_val(cg_string_const(cg, const_string_value(c)), t);
    case TFLOAT32:
    case TFLOAT64: return cg_val(float_const(lt, cg->f32, c), t);
    case TCOMPLEX64:
    case TCOMPLEX128: return cg_val(complex_const(cg, lt, c), t);
    case TUNSAFEPTR: {
        uint64_t v = 0;
        const_fits_uint64(c, &v);
        return cg_val(LLVMConstIntToPtr(LLVMConstInt(cg->i64, v, false), cg->ptr), t);
    }
    default: {
        if (!is_integer(t))
            ice_at("codegen", 0, "constant of type %s", type_str(cg->arena, t, NULL));
        uint64_t word = 0;
        int64_t v;
        if (const_fits_int64(c, &v))
            word = (uint64_t)v;
        else
            const_fits_uint64(c, &word);
        return cg_val(LLVMConstInt(lt, word, false), t);
    }
    }
}
