// cg_go.c: `go f(x, y)` and the closures of `go` and `defer`: function and operands are evaluated now and stored in a
// closure without parameters, which newproc starts, or which runs when the function returns (cg_defer.c).
#include "codegen/cg.h"

// What a closure holds: { code; callee's context or code; arguments... }. c is NULL for built-in functions.
static Type *frame_type(Cg *cg, const Callee *c, const Val *args, int n)
{
    ObjVec fields = {0};
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("F"), 0, NULL, basic(TUINTPTR)));
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("C"), 0, NULL, basic(TUNSAFEPTR)));
    for (int i = 0; i < n; i++)
        vec_push(cg->arena, &fields,
                 obj_new(cg->arena, OBJ_VAR, intern_printf("A%d", i), 0, NULL,
                         c ? cg_kept_arg_type(c, args[i].type) : args[i].type));
    return type_struct(fields, NULL);
}

// Is the callee's code the same at every execution of this statement?
static bool is_static(const Callee *c)
{
    return c->fn && LLVMIsAFunction(c->fn);
}

typedef struct Closure {
    Type *type;
    LType lt;
    Value code;   // the thunk
    Value object; // where the operands are
} Closure;

static Closure closure_begin(Fn *f, const char *kind, const Callee *callee, const Val *args, int n, bool in_frame)
{
    Cg *cg = f->cg;
    Closure c = {.type = frame_type(cg, callee, args, n)};
    c.lt = cg_lltype(cg, c.type);
    c.code = cg_glue_decl(cg, mangle_wrapper(cg->prog, f->inst, kind), LLVMFunctionType(cg->void_, &cg->ptr, 1, false));
    cg_attr_at(cg, c.code, 1, "nest");
    cg_fn_attr(cg, c.code, "noinline");
    c.object = in_frame ? cg_alloca(f, c.lt, kind) : cg_new(f, c.type);
    LLVMBuildStore(f->b, c.code, c.object);
    for (int i = 0; i < n; i++)
        cg_init(f, cg_gep(f, c.lt, c.object, (unsigned)i + 2), args[i]);
    return c;
}

// Begins the thunk: its arguments as they were evaluated.
static Fn *thunk_begin(Cg *cg, const Closure *c, Val *args, int n, bool is_defer, Pos pos)
{
    Fn *w = cg_glue_begin(cg, c->code, pos);
    Value ctx = LLVMGetParam(c->code, 0);
    if (is_defer)
        CG_RT(w, deferwrapper, cg_frame_address(w)); // what it calls is the deferred function
    for (int i = 0; i < n; i++)
        args[i] = cg_stable(w, cg_load(w, cg_gep(w, c->lt, ctx, (unsigned)i + 2), args[i].type));
    return w;
}

static void thunk_end(Fn *w)
{
    if (!cg_terminated(w))
        LLVMBuildRetVoid(w->b);
    cg_glue_end(w);
}

static Value call_closure(Fn *f, Node *stmt, const char *kind, bool in_frame)
{
    Cg *cg = f->cg;
    Callee c = cg_callee(f, unparen(stmt->go.call));
    cg_debug_pos(f, stmt->pos);
    if (c.nargs == 0 && c.sig->nresults == 0) // it is such a closure already
        return c.fn ? cg_funcval_const(cg, c.fn) : c.context;
    Closure k = closure_begin(f, kind, &c, c.args, c.nargs, in_frame);
    if (!is_static(&c))
        LLVMBuildStore(f->b, c.fn ? c.fn : c.context, cg_gep(f, k.lt, k.object, 1));
    Callee in = c;
    in.args = arena_copy(cg->arena, c.args, sizeof(Val) * (size_t)(c.nargs + 1));
    Fn *w = thunk_begin(cg, &k, in.args, in.nargs, stmt->kind == N_DEFER, stmt->pos);
    if (!is_static(&c)) {
        Value p = LLVMBuildLoad2(w->b, cg->ptr, cg_gep(w, k.lt, LLVMGetParam(k.code, 0), 1), "");
        if (c.fn)
            in.fn = p; // an interface method
        else
            in.context = p; // a func value
    }
    if (c.fn)
        in.context = LLVMGetPoison(cg->ptr);
    Value call = cg_call_emit(w, &in, NULL);
    unsigned noinline_ = LLVMGetEnumAttributeKindForName("noinline", 8); // recover looks for the callee's frame
    LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(cg->ctx, noinline_, 0));
    thunk_end(w);
    return k.object;
}

// `defer recover()`: when a deferred function returns, recover runs as if that had called it, so it asks for that
// frame.
static Value recover_closure(Fn *f, Node *stmt, const char *kind, bool in_frame)
{
    Cg *cg = f->cg;
    cg_debug_pos(f, stmt->pos);
    Closure k = closure_begin(f, kind, NULL, NULL, 0, in_frame);
    LLVMBuildStore(f->b, cg_frame_address(f), cg_gep(f, k.lt, k.object, 1));
    Fn *w = thunk_begin(cg, &k, NULL, 0, false, stmt->pos);
    CG_RT(w, gorecover, LLVMBuildLoad2(w->b, cg->ptr, cg_gep(w, k.lt, LLVMGetParam(k.code, 0), 1), ""));
    thunk_end(w);
    return k.object;
}

static Value builtin_closure(Fn *f, Node *stmt, const char *kind, bool in_frame)
{
    Node *call = unparen(stmt->go.call);
    int n;
    Val *args = cg_builtin_args(f, call, &n);
    cg_debug_pos(f, stmt->pos);
    Closure k = closure_begin(f, kind, NULL, args, n, in_frame);
    Val *in = arena_copy(f->cg->arena, args, sizeof(Val) * (size_t)(n + 1));
    Fn *w = thunk_begin(f->cg, &k, in, n, stmt->kind == N_DEFER, stmt->pos);
    cg_builtin_emit(w, call, in, n);
    thunk_end(w);
    return k.object;
}

Value cg_statement_closure(Fn *f, Node *stmt, bool in_frame)
{
    const char *kind = stmt->kind == N_GO ? "gowrap" : "deferwrap";
    Node *fun = unparen(unparen(stmt->go.call)->call.fun);
    if (fun->mode == MODE_BUILTIN && stmt->kind == N_DEFER && fun->obj && fun->obj->builtin == B_RECOVER)
        return recover_closure(f, stmt, kind, in_frame);
    if (fun->mode == MODE_BUILTIN)
        return builtin_closure(f, stmt, kind, in_frame);
    return call_closure(f, stmt, kind, in_frame);
}

void cg_go(Fn *f, Node *stmt)
{
    CG_RT(f, newproc, cg_statement_closure(f, stmt, false)); // newproc refuses nil
}
