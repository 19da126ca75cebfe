// mono.c: full monomorphisation by worklist. Code generation asks for the instance of every function it refers to; one
// asked for the first time is appended to Program.insts, and code generation ends when it has generated them all. What
// nothing refers to is therefore never generated, and the tree of a generic function is shared by all its instances:
// each reads its annotations through mono_type.
#include "lower/lower.h"

FuncInfo *mono_info(Program *prog, Obj *fn)
{
    if (!fn->func) {
        FuncInfo *info = fn->func = arena_make(prog->arena, FuncInfo);
        info->node = fn->decl;
        info->obj = fn;
        info->pkg = fn->pkg;
        info->sig = fn->type;
        info->recv = fn->type->func.recv;
    }
    return fn->func;
}

static Inst *inst_new(Program *prog, FuncInfo *fn)
{
    Inst *inst = arena_make(prog->arena, Inst);
    inst->fn = fn;
    return inst;
}

static void inst_register(Program *prog, Inst *inst)
{
    inst->symbol = mangle_func(inst);
    vec_push(prog->arena, &prog->insts, inst);
}

static bool same_targs(const TypeVec *a, const TypeVec *b)
{
    if (a->len != b->len)
        return false;
    for (int i = 0; i < a->len; i++)
        if (!types_identical(a->at[i], b->at[i]))
            return false;
    return true;
}

int mono_receiver_tparams(const FuncInfo *fn)
{
    const Obj *recv_type = fn->obj ? fn->obj->recv_type : NULL;
    return recv_type && recv_type->type->kind == TNAMED ? recv_type->type->named.tparams.len : 0;
}

// The type parameters in force in a function: its receiver's, then its own.
static TypeVec declared_tparams(Arena *a, const FuncInfo *fn)
{
    TypeVec all = {0};
    for (int i = 0, n = mono_receiver_tparams(fn); i < n; i++)
        vec_push(a, &all, fn->obj->recv_type->type->named.tparams.at[i]);
    for (int i = 0; i < fn->sig->func.tparams.len; i++)
        vec_push(a, &all, fn->sig->func.tparams.at[i]);
    return all;
}

Inst *mono_func(Program *prog, FuncInfo *fn, TypeVec targs)
{
    if (targs.len == 0) {
        Inst *known = ptrmap_get(&prog->by_fn, fn);
        if (known)
            return known;
    } else {
        for (int i = 0; i < prog->insts.len; i++) {
            Inst *inst = prog->insts.at[i];
            if (inst->fn == fn && same_targs(&inst->targs, &targs))
                return inst;
        }
    }
    Inst *inst = inst_new(prog, fn);
    if (targs.len == 0) {
        ptrmap_set(prog->arena, &prog->by_fn, fn, inst);
    } else {
        inst->tparams = declared_tparams(prog->arena, fn);
        inst->targs = targs;
    }
    inst_register(prog, inst);
    return inst;
}

const Inst *mono_detached(Program *prog, FuncInfo *fn, TypeVec targs)
{
    Inst *inst = inst_new(prog, fn);
    if (targs.len > 0) {
        inst->tparams = declared_tparams(prog->arena, fn);
        inst->targs = targs;
    }
    inst->symbol = mangle_func(inst);
    return inst;
}

Inst *mono_literal(Program *prog, FuncInfo *fn, Inst *outer)
{
    for (int i = prog->insts.len - 1; i >= 0; i--)
        if (prog->insts.at[i]->fn == fn && prog->insts.at[i]->outer == outer)
            return prog->insts.at[i];
    Inst *inst = inst_new(prog, fn);
    inst->outer = outer;
    if (outer) {
        inst->tparams = outer->tparams;
        inst->targs = outer->targs;
    }
    inst_register(prog, inst);
    return inst;
}

Type *mono_type(const Inst *inst, Type *t)
{
    if (!inst || inst->targs.len == 0)
        return t;
    return type_subst(t, &inst->tparams, &inst->targs);
}
