// cg_print.c: print and println: one runtime call per operand, between printlock and printunlock.
#include "codegen/cg.h"

static void print_iface(Fn *f, Val v)
{
    types_complete_interface(underlying(v.type));
    if (underlying(v.type)->iface.all.len)
        CG_RT(f, printiface, v.v);
    else
        CG_RT(f, printeface, v.v);
}

static void print_value(Fn *f, Val v)
{
    Cg *cg = f->cg;
    Type *u = underlying(v.type);
    switch (u->kind) {
    case TBOOL: CG_RT(f, printbool, v.v); return;
    case TSTRING: CG_RT(f, printstring, v.v); return;
    case TFLOAT32: CG_RT(f, printfloat32, v.v); return;
    case TFLOAT64: CG_RT(f, printfloat64, v.v); return;
    case TCOMPLEX128: CG_RT(f, printcomplex128, v.v); return;
    case TCOMPLEX64: {
        Value re = LLVMBuildFPCast(f->b, cg_field(f, v.v, 0), cg->f64, ""),
              im = LLVMBuildFPCast(f->b, cg_field(f, v.v, 1), cg->f64, "");
        CG_RT(f, printcomplex64, cg_make2(f, cg->complex128, re, im));
        return;
    }
    case TSLICE: CG_RT(f, printslice, cg_field(f, v.v, 0), cg_field(f, v.v, 1), cg_field(f, v.v, 2)); return;
    case TINTERFACE: print_iface(f, v); return;
    case TUINTPTR: CG_RT(f, printuintptr, v.v); return;
    default: break;
    }
    if (is_integer(u)) {
        Value x = LLVMBuildIntCast2(f->b, v.v, cg->i64, !is_unsigned(u), "");
        if (is_unsigned(u))
            CG_RT(f, printuint, x);
        else
            CG_RT(f, printint, x);
        return;
    }
    CG_RT(f, printpointer, v.v);
}

// As gc does, we say so when code is generated: inside of a generic function it depends on the type argument.
static bool is_printable(Fn *f, Pos pos, Type *t, bool line)
{
    TypeKind kind = underlying(t)->kind;
    if (kind != TSTRUCT && kind != TARRAY)
        return true;
    Arena *a = f->cg->arena;
    f->cg->unsupported = true;
    diag_error(pos, "illegal types for operand: %s\n\t%s", line ? "println" : "print",
               type_str(a, t, f->cg->prog->main));
    return false;
}

// The operands are evaluated already: they may print themselves.
void cg_print(Fn *f, Pos pos, const Val *vals, int n, bool line)
{
    bool ok = true;
    for (int i = 0; i < n; i++)
        ok &= is_printable(f, pos, vals[i].type, line);
    if (!ok)
        return;
    CG_RT0(f, printlock);
    for (int i = 0; i < n; i++) {
        if (line && i > 0)
            CG_RT0(f, printsp);
        print_value(f, vals[i]);
    }
    if (line)
        CG_RT0(f, printnl);
    CG_RT0(f, printunlock);
}
