// cg_value.c: the small vocabulary that all of codegen speaks: loads and stores of Go values, blocks and branches, nil
// checks.
#include "codegen/cg.h"

enum { MAX_INLINE_ALLOC = 512 }; // bytes
enum { UNMAPPED_PAGE = 4096 };   // accesses below this offset from nil fault for certain

Val cg_val(Value v, Type *t)
{
    return (Val){.v = v, .type = t};
}

Value cg_int(Cg *cg, int64_t v)
{
    return LLVMConstInt(cg->i64, (unsigned long long)v, true);
}

static bool is_bool_type(Type *t)
{
    TypeKind k = underlying(t)->kind;
    return k == TBOOL || k == TUNTYPEDBOOL;
}

Value cg_tobool8(Fn *f, Value i1)
{
    return LLVMBuildZExt(f->b, i1, f->cg->i8, "");
}

Val cg_zero(Fn *f, Type *t)
{
    Cg *cg = f->cg;
    if (!cg_is_mem(cg, t))
        return cg_val(LLVMConstNull(cg_valtype(cg, t)), t);
    Value tmp = cg_alloca(f, cg_lltype(cg, t), "zero");
    cg_store_zero(f, tmp, t);
    return (Val){.v = tmp, .type = t, .mem = true, .temp = true};
}

Val cg_load(Fn *f, Value addr, Type *t)
{
    if (cg_is_mem(f->cg, t))
        return (Val){.v = addr, .type = t, .mem = true};
    Value v = LLVMBuildLoad2(f->b, cg_lltype(f->cg, t), addr, "");
    LLVMSetAlignment(v, (unsigned)type_align(t));
    if (is_bool_type(t))
        v = LLVMBuildTrunc(f->b, v, f->cg->i1, "");
    return cg_val(v, t);
}

void cg_init(Fn *f, Value addr, Val v)
{
    Cg *cg = f->cg;
    if (type_size(v.type) == 0)
        return;
    unsigned align = (unsigned)type_align(v.type);
    if (v.mem) {
        Value size = cg_int(cg, type_size(v.type));
        if (v.temp)
            LLVMBuildMemCpy(f->b, addr, align, v.v, align, size);
        else
            LLVMBuildMemMove(f->b, addr, align, v.v, align, size);
        return;
    }
    Value x = is_bool_type(v.type) ? cg_tobool8(f, v.v) : v.v;
    LLVMSetAlignment(LLVMBuildStore(f->b, x, addr), align);
}

void cg_store(Fn *f, Value addr, Val v)
{
    cg_write_barrier(f, addr, v.type);
    cg_init(f, addr, v);
}

void cg_store_zero(Fn *f, Value addr, Type *t)
{
    Cg *cg = f->cg;
    if (type_size(t) == 0)
        return;
    unsigned align = (unsigned)type_align(t);
    if (cg_is_mem(cg, t))
        LLVMBuildMemSet(f->b, addr, LLVMConstNull(cg->i8), cg_int(cg, type_size(t)), align);
    else
        LLVMSetAlignment(LLVMBuildStore(f->b, LLVMConstNull(cg_lltype(cg, t)), addr), align);
}

Value cg_alloca(Fn *f, LType t, const char *name)
{
    return LLVMBuildAlloca(f->entry, t, name);
}

Val cg_stable(Fn *f, Val v)
{
    if (!v.mem || v.temp)
        return v;
    Value tmp = cg_alloca(f, cg_lltype(f->cg, v.type), "copy");
    cg_init(f, tmp, v);
    return (Val){.v = tmp, .type = v.type, .mem = true, .temp = true};
}

Value cg_spill(Fn *f, Val v)
{
    if (v.mem)
        return v.v;
    Value tmp = cg_alloca(f, cg_lltype(f->cg, v.type), "spill");
    cg_init(f, tmp, v);
    return tmp;
}

Value cg_new(Fn *f, Type *t)
{
    Value p = CG_RT(f, newobject, cg_rtype(f->cg, t));
    if (f->panics)
        cg_call_attr(f->cg, p, "noinline"); // it happens once, if at all
    else if (type_size(t) > 0 && type_size(t) <= MAX_INLINE_ALLOC)
        cg_call_attr(f->cg, p, "alwaysinline"); // with a known type little is left of it
    return p;
}

Value cg_field(Fn *f, Value agg, unsigned i)
{
    return LLVMBuildExtractValue(f->b, agg, i, "");
}

Value cg_gep(Fn *f, LType t, Value p, unsigned field)
{
    return LLVMBuildStructGEP2(f->b, t, p, field, "");
}

Value cg_make2(Fn *f, LType t, Value a, Value b)
{
    Value v = LLVMBuildInsertValue(f->b, LLVMGetPoison(t), a, 0, "");
    return LLVMBuildInsertValue(f->b, v, b, 1, "");
}

Value cg_make3(Fn *f, LType t, Value a, Value b, Value c)
{
    return LLVMBuildInsertValue(f->b, cg_make2(f, t, a, b), c, 2, "");
}

Value cg_bytes_const(Cg *cg, const char *p, size_t n)
{
    if (n == 0)
        return LLVMConstNull(cg->ptr);
    Value text = LLVMConstStringInContext2(cg->ctx, p, n, true);
    Value g = LLVMAddGlobal(cg->mod, LLVMTypeOf(text), "");
    LLVMSetInitializer(g, text);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetUnnamedAddress(g, LLVMGlobalUnnamedAddr);
    LLVMSetAlignment(g, 1);
    return g;
}

Value cg_string_const(Cg *cg, Str s)
{
    Value bytes = ptrmap_get(&cg->strings, s);
    if (!bytes) {
        bytes = cg_bytes_const(cg, s->text, s->len);
        ptrmap_set(cg->arena, &cg->strings, s, bytes);
    }
    return LLVMConstStructInContext(cg->ctx, (Value[]){bytes, cg_int(cg, s->len)}, 2, false);
}

// Blocks --------------------------------------------------------------------------------------------------------------

Block cg_block(Fn *f, const char *name)
{
    return LLVMAppendBasicBlockInContext(f->cg->ctx, f->fn, name);
}

void cg_enter(Fn *f, Block b)
{
    LLVMPositionBuilderAtEnd(f->b, b);
}

bool cg_terminated(Fn *f)
{
    return LLVMGetBasicBlockTerminator(LLVMGetInsertBlock(f->b)) != NULL;
}

void cg_jump(Fn *f, Block to)
{
    if (!cg_terminated(f))
        LLVMBuildBr(f->b, to);
}

void cg_branch(Fn *f, Value cond, Block then, Block els)
{
    LLVMBuildCondBr(f->b, cond, then, els);
}

void cg_branch_unlikely(Fn *f, Value cond, Block cold, Block rest)
{
    Value br = LLVMBuildCondBr(f->b, cond, cold, rest);
    LLVMSetMetadata(br, f->cg->md_prof, f->cg->md_unlikely);
}

void cg_panic_if(Fn *f, Value cond, RtFunc fn, const Value *args, int n)
{
    if (LLVMIsAConstantInt(cond) && LLVMConstIntGetZExtValue(cond) == 0)
        return;
    Block cold = cg_block(f, "panic"), rest = cg_block(f, "ok");
    cg_branch_unlikely(f, cond, cold, rest);
    cg_enter(f, cold);
    cg_rt(f, fn, args, n);
    LLVMBuildUnreachable(f->b);
    cg_enter(f, rest);
}

// A branch that LLVM's implicit-null-check pass turns into the access itself: its fault lands in the nil block through
// the fault map (pctab_fault.c). Beyond the unmapped page the branch stays, and the message cannot say what was
// accessed.
void cg_nil_check_at(Fn *f, Value p, int64_t offset, int64_t at)
{
    if (LLVMIsAAllocaInst(p) || LLVMIsAGlobalVariable(p))
        return;
    Block cold = cg_block(f, "nil"), rest = cg_block(f, "ok");
    Value br = LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, p, ""), cold, rest);
    LLVMSetMetadata(br, f->cg->md_prof, f->cg->md_unlikely);
    if (offset < UNMAPPED_PAGE)
        LLVMSetMetadata(br, f->cg->md_make_implicit, f->cg->md_empty);
    cg_enter(f, cold);
    if (at > 0 && at < UNMAPPED_PAGE)
        CG_RT(f, panicmemAddr, cg_int(f->cg, at));
    else
        CG_RT0(f, panicmem);
    LLVMBuildUnreachable(f->b);
    cg_enter(f, rest);
}

void cg_nil_check(Fn *f, Value p, int64_t offset)
{
    cg_nil_check_at(f, p, offset, 0);
}
