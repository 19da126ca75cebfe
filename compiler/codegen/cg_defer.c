// cg_defer.c: defer (spec: Defer statements; Handling panics). The contract with the runtime is Defer and DeferFrame in
// runtime/abi/abi.h.
//
// A function that defers begins with a recovery point, three stores made by llvm.eh.sjlj.setjmp. A deferred call is a
// closure and a record linked on g._defer, both in the frame unless the statement may be executed more than once. Where
// the function returns, and where the recovery point is reached a second time because a deferred call has recovered a
// panic, deferreturn runs what is left and the result variables are returned; they stay in memory for that.
#include "codegen/cg.h"

Value cg_frame_address(Fn *f)
{
    Cg *cg = f->cg;
    unsigned id = LLVMLookupIntrinsicID("llvm.frameaddress", 17);
    Value fn = LLVMGetIntrinsicDeclaration(cg->mod, id, &cg->ptr, 1), level = LLVMConstInt(cg->i32, 0, false);
    return LLVMBuildCall2(f->b, LLVMIntrinsicGetType(cg->ctx, id, &cg->ptr, 1), fn, &level, 1, "");
}

static Value stack_pointer(Fn *f)
{
    Cg *cg = f->cg;
    unsigned id = LLVMLookupIntrinsicID("llvm.stacksave", 14);
    Value fn = LLVMGetIntrinsicDeclaration(cg->mod, id, &cg->ptr, 1);
    return LLVMBuildCall2(f->b, LLVMIntrinsicGetType(cg->ctx, id, &cg->ptr, 1), fn, NULL, 0, "");
}

static Value set_recovery_point(Fn *f, Value frame)
{
    Cg *cg = f->cg;
    Value two = cg_int(cg, 2);
    LLVMBuildStore(f->b, cg_frame_address(f), frame);
    LLVMBuildStore(f->b, stack_pointer(f), LLVMBuildGEP2(f->b, cg->ptr, frame, &two, 1, ""));
    unsigned id = LLVMLookupIntrinsicID("llvm.eh.sjlj.setjmp", 19);
    Value fn = LLVMGetIntrinsicDeclaration(cg->mod, id, NULL, 0);
    Value call = LLVMBuildCall2(f->b, LLVMIntrinsicGetType(cg->ctx, id, NULL, 0), fn, &frame, 1, "");
    unsigned twice = LLVMGetEnumAttributeKindForName("returns_twice", 13);
    LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(cg->ctx, twice, 0));
    return call;
}

// From here on LLVM must believe that any call may read and write the variable.
static void keep_in_memory(Fn *f, Value addr)
{
    Cg *cg = f->cg;
    LType type = LLVMFunctionType(cg->void_, &cg->ptr, 1, false);
    Value nothing = LLVMGetInlineAsm(type, "", 0, "r,~{memory}", 11, true, false, LLVMInlineAsmDialectATT, false);
    LLVMBuildCall2(f->b, type, nothing, &addr, 1, "");
}

void cg_defer_prologue(Fn *f)
{
    Cg *cg = f->cg;
    f->defer_frame = cg_alloca(f, LLVMArrayType2(cg->ptr, 5), "deferframe"); // DeferFrame.jmpbuf
    for (int i = 0; i < f->info->results.len; i++)
        keep_in_memory(f, cg_var_addr(f, f->info->results.at[i]));
    Block recovered = cg_block(f, "recovered"), normal = cg_block(f, "run");
    Value again = LLVMBuildIsNotNull(f->b, set_recovery_point(f, f->defer_frame), "");
    cg_branch_unlikely(f, again, recovered, normal);
    cg_enter(f, recovered);
    cg_defer_return(f);
    cg_enter(f, normal);
}

static Type *record_type(Cg *cg)
{
    ObjVec fields = {0};
    static const char *const names[3] = {"link", "fn", "frame"};
    for (int i = 0; i < 3; i++)
        vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr(names[i]), 0, NULL, basic(TUNSAFEPTR)));
    return type_struct(fields, NULL);
}

void cg_defer(Fn *f, Node *stmt)
{
    Cg *cg = f->cg;
    bool once = f->loop_depth == 0 && !f->info->has_goto && !f->range_state;
    Value fv = cg_statement_closure(f, stmt, once);
    Type *t = record_type(cg);
    Value record = once ? cg_alloca(f, cg_lltype(cg, t), "defer") : cg_new(f, t);
    if (f->range_state)
        CG_RT(f, deferprocat, record, fv, f->defer_frame);
    else
        CG_RT(f, deferproc, record, fv, f->defer_frame);
}

void cg_defer_range(Fn *f)
{
    if (f->defer_frame && !f->range_state)
        CG_RT(f, deferrange, cg_alloca(f, cg_lltype(f->cg, record_type(f->cg)), "defer"), f->defer_frame);
}

void cg_defer_return(Fn *f)
{
    FuncInfo *fn = f->info;
    CG_RT(f, deferreturn, f->defer_frame);
    Val *vals = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)(fn->results.len + 1));
    for (int i = 0; i < fn->results.len; i++)
        vals[i] = cg_load(f, cg_var_addr(f, fn->results.at[i]), cg_type(f, fn->results.at[i]->type));
    cg_return(f, vals, fn->results.len);
}
