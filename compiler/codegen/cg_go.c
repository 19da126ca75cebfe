// cg_go.c: `go f(x, y)`: function and operands are evaluated now and stored in a closure without parameters, which the
// runtime's newproc starts.
#include "codegen/cg.h"

// The closure's type: { code; callee's context or code; arguments... }.
static Type *frame_type(Cg *cg, const Callee *c) {
    ObjVec fields = {0};
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("F"), 0, NULL, basic(TUINTPTR)));
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("C"), 0, NULL, basic(TUNSAFEPTR)));
    for (int i = 0; i < c->nargs; i++)
        vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_printf("A%d", i), 0, NULL, c->args[i].type));
    return type_struct(fields, NULL);
}

// Is the callee's code the same at every execution of this statement?
static bool is_static(const Callee *c) { return c->fn && LLVMIsAFunction(c->fn); }

static void thunk_body(Cg *cg, Value fn, const Callee *c, LType lt, Pos pos) {
    Fn *w = cg_glue_begin(cg, fn, pos);
    Value ctx = LLVMGetParam(fn, 0);
    Callee in = *c;
    if (!is_static(c)) {
        Value p = LLVMBuildLoad2(w->b, cg->ptr, cg_gep(w, lt, ctx, 1), "");
        if (c->fn) in.fn = p; // an interface method
        else in.context = p;  // a func value
    }
    if (c->fn) in.context = LLVMGetPoison(cg->ptr);
    in.args = arena_alloc(cg->arena, sizeof(Val) * (size_t)(c->nargs + 1));
    for (int i = 0; i < c->nargs; i++)
        in.args[i] = cg_stable(w, cg_load(w, cg_gep(w, lt, ctx, (unsigned)i + 2), c->args[i].type));
    cg_call_emit(w, &in, NULL);
    LLVMBuildRetVoid(w->b);
    cg_glue_end(w);
}

void cg_go(Fn *f, Node *stmt) {
    Cg *cg = f->cg;
    Node *call = unparen(stmt->go.call), *fun = unparen(call->call.fun);
    if (fun->mode == MODE_BUILTIN || fun->mode == MODE_TYPE) {
        cg_unsupported(cg, stmt->pos, "go with a built-in function");
        return;
    }
    Callee c = cg_callee(f, call);
    cg_debug_pos(f, stmt->pos);
    if (c.nargs == 0 && c.sig->nresults == 0) { // it is such a closure already
        if (!c.fn) cg_nil_check(f, c.context, 0);
        CG_RT(f, newproc, c.fn ? cg_funcval_const(cg, c.fn) : c.context);
        return;
    }
    Type *t = frame_type(cg, &c);
    LType lt = cg_lltype(cg, t);
    LType type = LLVMFunctionType(cg->void_, &cg->ptr, 1, false);
    Value fn = cg_glue_decl(cg, mangle_wrapper(cg->prog, f->inst, "gowrap"), type);
    cg_attr_at(cg, fn, 1, "nest");
    thunk_body(cg, fn, &c, lt, stmt->pos);
    if (!c.fn) cg_nil_check(f, c.context, 0);
    Value frame = cg_new(f, t);
    LLVMBuildStore(f->b, fn, frame);
    if (!is_static(&c)) LLVMBuildStore(f->b, c.fn ? c.fn : c.context, cg_gep(f, lt, frame, 1));
    for (int i = 0; i < c.nargs; i++) cg_store(f, cg_gep(f, lt, frame, (unsigned)i + 2), c.args[i]);
    CG_RT(f, newproc, frame);
}
