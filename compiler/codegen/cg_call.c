// cg_call.c: calls of functions, methods, func values and interface methods. Evaluating the callee and its operands is
// separate from calling, because `go` and `defer` do only the first now.
#include "abi/abi.h"
#include "codegen/cg.h"

// The selection of n under the type environment: inside an instance, a method of a type parameter is looked up again.
static Selection *selection_of(Fn *f, Node *n)
{
    Selection *s = n->sel.selection;
    if (!f->inst || f->inst->targs.len == 0)
        return s;
    bool ambiguous;
    return lookup_field_or_method(cg_type(f, s->recv), f->info->pkg, n->sel.name, &ambiguous);
}

static TypeVec concrete_targs(Fn *f, const Node *n)
{
    TypeVec v = {0};
    for (int i = 0; i < n->ntargs; i++)
        vec_push(f->cg->arena, &v, cg_type(f, n->targs[i]));
    return v;
}

static void use_inst(Fn *f, Callee *c, FuncInfo *fn, TypeVec targs)
{
    c->context = LLVMGetPoison(f->cg->ptr);
    if (cg_is_gated(fn)) {
        c->fn = cg_gate_code(f, fn, targs, &c->sig);
        return;
    }
    Inst *inst = mono_func(f->cg->prog, fn, targs);
    c->fn = cg_func_decl(f->cg, inst);
    c->sig = cg_fn_sig(f->cg, inst);
}

// Type arguments of the (pointer to a) named type a method belongs to.
static TypeVec receiver_targs(Type *t)
{
    if (t->kind == TPOINTER)
        t = t->pointer.elem;
    return t->kind == TNAMED ? t->named.targs : (TypeVec){0};
}

static int method_index(Type *iface, const Obj *m)
{
    types_complete_interface(iface);
    for (int i = 0; i < iface->iface.all.len; i++) {
        const Obj *o = iface->iface.all.at[i];
        if (o->name == m->name && (is_exported(m->name) || o->pkg == m->pkg))
            return i;
    }
    ice_at("codegen", m->pos, "interface has no method %s", m->name->text);
}

// Callee of a method of an interface value: the code pointer comes from the itab.
static Val interface_callee(Fn *f, Callee *c, Val recv, Obj *method)
{
    Cg *cg = f->cg;
    Type *iface = underlying(recv.type);
    cg_use_method(cg, method->name);
    Value tab = cg_field(f, recv.v, 0);
    int64_t offset = (int64_t)offsetof(Itab, fun) + 8 * (int64_t)method_index(iface, method);
    cg_nil_check_at(f, tab, offset, offset);
    Value slot = LLVMBuildGEP2(f->b, cg->i8, tab, (Value[]){cg_int(cg, offset)}, 1, "");
    c->fn = LLVMBuildLoad2(f->b, cg->ptr, slot, "");
    c->context = LLVMGetPoison(cg->ptr);
    c->sig = cg_sig(cg, cg_type(f, method->type), basic(TUNSAFEPTR));
    return cg_val(cg_field(f, recv.v, 1), basic(TUNSAFEPTR));
}

// The receiver for method s->obj: what lies s->npath embedded fields, from `from` on, inside the object of type t at
// addr.
static Val receiver_at(Fn *f, Value addr, Type *t, const Selection *s, int from, Type **named)
{
    Selection rest = *s;
    rest.path += from;
    addr = cg_follow_path(f, addr, &t, &rest, s->npath - from);
    if (is_pointer(t) && t->kind != TNAMED) { // an embedded *T whose method it is
        addr = LLVMBuildLoad2(f->b, f->cg->ptr, addr, "");
        t = underlying(t)->pointer.elem;
        if (!s->obj->ptr_recv)
            cg_nil_check(f, addr, type_size(t));
    }
    *named = t;
    return s->obj->ptr_recv ? cg_val(addr, type_pointer(t)) : cg_load(f, addr, t);
}

// The same from a value. As soon as a pointer is met, the rest goes by address.
static Val receiver_in(Fn *f, Val v, const Selection *s, Type **named)
{
    for (int i = 0;; i++) {
        if (is_pointer(v.type)) {
            Type *elem = underlying(v.type)->pointer.elem;
            if (i < s->npath || !s->obj->ptr_recv)
                cg_nil_check(f, v.v, type_size(elem));
            return receiver_at(f, v.v, elem, s, i, named);
        }
        if (i == s->npath)
            break;
        v = cg_field_of(f, v, s->path[i]);
    }
    *named = v.type; // not addressable: a value receiver or an interface is meant
    return v;
}

// own: the type arguments of a generic method itself.
static Val method_of(Fn *f, Callee *c, Val recv, Type *named, const Selection *s, TypeVec own)
{
    if (is_interface(recv.type))
        return interface_callee(f, c, recv, s->obj);
    TypeVec recv_targs = receiver_targs(named), targs = {0};
    for (int i = 0; i < recv_targs.len; i++)
        vec_push(f->cg->arena, &targs, recv_targs.at[i]);
    for (int i = 0; i < own.len; i++)
        vec_push(f->cg->arena, &targs, own.at[i]);
    use_inst(f, c, mono_info(f->cg->prog, s->obj), targs);
    return recv;
}

Val cg_method_at(Fn *f, Callee *c, Value addr, Type *t, const Selection *s)
{
    Type *named;
    Val recv = receiver_at(f, addr, t, s, 0, &named);
    return method_of(f, c, recv, named, s, (TypeVec){0});
}

// sel is the SELECTOR, or the INDEX that instantiates it. pos: where it is if an interface turns out to be nil.
static Val method_callee(Fn *f, Callee *c, Node *fun, Pos pos)
{
    Node *sel = fun->kind == N_INDEX ? unparen(fun->index.x) : fun;
    Selection *s = selection_of(f, sel);
    Node *x = sel->sel.x;
    Type *t = cg_type(f, x->type), *named;
    bool by_addr = x->mode == MODE_VAR && !is_pointer(t);
    Val recv = by_addr ? receiver_at(f, cg_addr(f, x), t, s, 0, &named) : receiver_in(f, cg_expr(f, x), s, &named);
    cg_debug_pos(f, pos);
    return method_of(f, c, recv, named, s, concrete_targs(f, sel->ntargs ? sel : fun));
}

static bool is_method(const Node *n)
{
    return n->kind == N_SELECTOR && n->sel.selection && n->sel.selection->kind == SEL_METHOD;
}

static Obj *static_function(Node *fun)
{
    Node *x = fun->kind == N_INDEX ? unparen(fun->index.x) : fun; // f[int]
    if (x->kind == N_NAME || (x->kind == N_SELECTOR && !x->sel.selection))
        return x->obj && x->obj->kind == OBJ_FUNC ? x->obj : NULL;
    return NULL;
}

// The programs that need this pass pointers as uintptr to what looks like a system call.
static bool uintptr_escapes(const Obj *fn)
{
    const Node *decl = fn->origin ? fn->origin->decl : fn->decl;
    return decl && decl->kind == N_FUNCDECL && (decl->funcdecl.pragma & PRAGMA_UINTPTRESCAPES);
}

Type *cg_kept_arg_type(const Callee *c, Type *t)
{
    return c->uintptr_escapes && underlying(t)->kind == TUINTPTR ? basic(TUNSAFEPTR) : t;
}

// The arguments from the first variadic one on, as a slice.
static Val pack_variadic(Fn *f, Node *call, const Callee *c, const Val *args, int n, Type *slice)
{
    Cg *cg = f->cg;
    if (n == 0)
        return cg_zero(f, slice);
    Type *elem = underlying(slice)->slice.elem;
    Value len = cg_int(cg, n), array = cg_alloc_slice(f, call, cg_kept_arg_type(c, elem), len, len);
    for (int i = 0; i < n; i++) {
        Value p = LLVMBuildGEP2(f->b, cg_lltype(cg, elem), array, (Value[]){cg_int(cg, i)}, 1, "");
        cg_init(f, p, cg_convert_implicit(f, args[i], elem));
    }
    return cg_val(cg_make3(f, cg->slice, array, len, len), slice);
}

// Evaluates the arguments and converts them to the parameter types. Each value that others might write to before the
// call is copied.
static void evaluate_args(Fn *f, Node *call, Type *sig, Callee *c)
{
    const ObjVec *params = &sig->func.params;
    int fixed = params->len - (sig->func.variadic && !call->call.dots ? 1 : 0);
    int max = call->call.args.len + params->len + 1;
    Node *only = call->call.args.len == 1 ? call->call.args.at[0] : NULL;
    if (only && only->type && only->type->kind == TTUPLE)
        max += only->type->tuple.vars.len;
    Val *vals = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)max);
    int n = 0;
    if (only && only->type && only->type->kind == TTUPLE) {
        n = cg_exprs(f, call->call.args, vals, max);
    } else {
        for (int i = 0; i < call->call.args.len; i++) {
            Type *want = i < fixed ? params->at[i]->type : underlying(params->at[params->len - 1]->type)->slice.elem;
            vals[n++] = cg_stable(f, cg_expr_to(f, call->call.args.at[i], want));
        }
    }
    for (int i = 0; i < fixed && i < n; i++)
        c->args[c->nargs++] = cg_stable(f, cg_convert_implicit(f, vals[i], params->at[i]->type));
    if (fixed < params->len)
        c->args[c->nargs++] = pack_variadic(f, call, c, vals + fixed, n - fixed, params->at[fixed]->type);
}

static void order_operands(Fn *f, Node *call)
{
    NodeVec all = {0};
    if (!static_function(unparen(call->call.fun)))
        vec_push(f->cg->arena, &all, call->call.fun);
    for (int i = 0; i < call->call.args.len; i++)
        vec_push(f->cg->arena, &all, call->call.args.at[i]);
    cg_order(f, all.at, all.len);
}

Callee cg_callee(Fn *f, Node *call)
{
    Node *fun = unparen(call->call.fun);
    Type *sig = underlying(cg_type(f, fun->type));
    Callee c = {0};
    c.args = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)(sig->func.params.len + 2));
    order_operands(f, call);
    Obj *fn = static_function(fun);
    if (fn) {
        Node *x = fun->kind == N_INDEX ? unparen(fun->index.x) : fun;
        use_inst(f, &c, mono_info(f->cg->prog, fn), concrete_targs(f, x->ntargs ? x : fun));
        c.uintptr_escapes = uintptr_escapes(fn);
    } else if (is_method(fun) || (fun->kind == N_INDEX && is_method(unparen(fun->index.x)))) {
        c.args[c.nargs++] = cg_stable(f, method_callee(f, &c, fun, call->call.lparen));
        const Node *x = fun->kind == N_INDEX ? unparen(fun->index.x) : fun;
        c.uintptr_escapes = uintptr_escapes(x->sel.selection->obj);
    } else {
        c.context = cg_expr(f, fun).v; // the code is fetched when the call happens
        c.sig = cg_sig(f->cg, sig, NULL);
    }
    evaluate_args(f, call, sig, &c);
    return c;
}

// The results as they come back: through the sret temporary, alone, or as a struct.
static void unpack_results(Fn *f, const Sig *s, Value ret, Value sret, Val *results)
{
    for (int i = 0; i < s->nresults; i++) {
        Type *t = s->result_types[i];
        if (s->sret) {
            Value p = s->nresults == 1 ? sret : cg_gep(f, s->results, sret, (unsigned)i);
            results[i] = cg_load(f, p, t);
            results[i].temp = results[i].mem;
        } else if (s->nresults == 1) {
            results[i] = cg_val(ret, t);
        } else {
            Value v = cg_field(f, ret, (unsigned)i);
            if (underlying(t)->kind == TBOOL)
                v = LLVMBuildTrunc(f->b, v, f->cg->i1, "");
            results[i] = cg_val(v, t);
        }
    }
}

Value cg_call_emit(Fn *f, const Callee *c, Val *results)
{
    Cg *cg = f->cg;
    const Sig *s = c->sig;
    Value code = c->fn;
    if (!code) {
        cg_nil_check(f, c->context, 0);
        code = LLVMBuildLoad2(f->b, cg->ptr, c->context, "");
    }
    Value *args = arena_alloc(cg->arena, sizeof(Value) * (size_t)(c->nargs + 2)), sret = NULL;
    unsigned n = 0;
    if (s->sret)
        args[n++] = sret = cg_alloca(f, s->results, "result");
    args[n++] = c->context;
    for (int i = 0; i < c->nargs; i++)
        args[n++] = c->args[i].v;
    Value call = LLVMBuildCall2(f->b, s->type, code, args, n, "");
    unsigned nest = LLVMGetEnumAttributeKindForName("nest", 4), sret_kind = LLVMGetEnumAttributeKindForName("sret", 4);
    if (s->sret)
        LLVMAddCallSiteAttribute(call, 1, LLVMCreateTypeAttribute(cg->ctx, sret_kind, s->results));
    LLVMAddCallSiteAttribute(call, s->sret ? 2 : 1, LLVMCreateEnumAttribute(cg->ctx, nest, 0));
    cg_call_keeps_line(cg, call);
    if (results)
        unpack_results(f, s, call, sret, results);
    return call;
}

void cg_call_multi(Fn *f, Node *call, Val *out)
{
    Callee c = cg_callee(f, call);
    cg_debug_pos(f, call->call.lparen);
    cg_call_emit(f, &c, out);
}

Val cg_call(Fn *f, Node *call)
{
    Callee c = cg_callee(f, call);
    cg_debug_pos(f, call->call.lparen);
    Val *results = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)(c.sig->nresults + 1));
    cg_call_emit(f, &c, results);
    return results[0];
}

Fn *cg_wrapper_begin(Cg *cg, Value fn, Sig *sig, Val *args, Pos pos)
{
    cg_attr_at(cg, fn, sig->sret ? 2 : 1, "nest");
    if (sig->sret)
        cg_attr_type(cg, fn, 1, "sret", sig->results);
    Fn *w = cg_glue_begin(cg, fn, pos);
    w->sig = sig;
    if (sig->sret)
        w->sret = LLVMGetParam(fn, 0);
    unsigned first = sig->sret ? 2 : 1;
    for (int i = 0; i < sig->nparams; i++) {
        bool mem = cg_is_mem(cg, sig->param_types[i]);
        args[i] =
            (Val){.v = LLVMGetParam(fn, first + (unsigned)i), .type = sig->param_types[i], .mem = mem, .temp = mem};
    }
    return w;
}

void cg_wrapper_end(Fn *w, const Callee *c)
{
    Val *results = arena_alloc(w->cg->arena, sizeof(Val) * (size_t)(w->sig->nresults + 1));
    cg_call_emit(w, c, results);
    cg_return(w, results, w->sig->nresults);
    cg_glue_end(w);
}

// T.M: the method as a function whose first parameter is the receiver.
Val cg_method_expr(Fn *f, Node *sel)
{
    Cg *cg = f->cg;
    Selection *s = selection_of(f, sel);
    Type *t = cg_type(f, sel->type);
    Sig *sig = cg_sig(cg, underlying(t), NULL);
    Value fn = cg_glue_decl(cg, mangle_wrapper(cg->prog, f->inst, "me"), sig->type);
    Val *args = arena_alloc(cg->arena, sizeof(Val) * (size_t)(sig->nparams + 1));
    Fn *w = cg_wrapper_begin(cg, fn, sig, args, sel->pos);
    Callee c = {.args = args, .nargs = sig->nparams};
    Type *named;
    Val recv = receiver_in(w, args[0], s, &named);
    args[0] = cg_stable(w, method_of(w, &c, recv, named, s, concrete_targs(f, sel)));
    cg_wrapper_end(w, &c);
    return cg_val(cg_funcval_const(cg, fn), t);
}

// x.M as a value: a closure over the receiver, evaluated now.
Val cg_method_value(Fn *f, Node *sel)
{
    Cg *cg = f->cg;
    Callee c = {0};
    Val recv = method_callee(f, &c, sel, sel->pos);
    ObjVec fields = {0};
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("F"), 0, NULL, basic(TUINTPTR)));
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("C"), 0, NULL, basic(TUINTPTR)));
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("R"), 0, NULL, recv.type));
    Type *closure = type_struct(fields, NULL);
    LType lt = cg_lltype(cg, closure);
    Type *t = cg_type(f, sel->type);
    Sig *outer = cg_sig(cg, underlying(t), NULL);
    Value fn = cg_glue_decl(cg, mangle_wrapper(cg->prog, f->inst, "mv"), outer->type);
    Value obj = sel->noescape ? cg_alloca(f, lt, "methodvalue") : cg_new(f, closure);
    LLVMBuildStore(f->b, fn, obj);
    if (!LLVMIsAFunction(c.fn))
        LLVMBuildStore(f->b, c.fn, cg_gep(f, lt, obj, 1)); // known only at run time
    cg_init(f, cg_gep(f, lt, obj, 2), recv);

    Val *args = arena_alloc(cg->arena, sizeof(Val) * (size_t)(outer->nparams + 2));
    Fn *w = cg_wrapper_begin(cg, fn, outer, args + 1, sel->pos);
    Value ctx = LLVMGetParam(fn, outer->sret ? 1 : 0);
    Callee in = {.sig = c.sig, .context = LLVMGetPoison(cg->ptr), .args = args, .nargs = outer->nparams + 1};
    in.fn = LLVMIsAFunction(c.fn) ? c.fn : LLVMBuildLoad2(w->b, cg->ptr, cg_gep(w, lt, ctx, 1), "");
    args[0] = cg_stable(w, cg_load(w, cg_gep(w, lt, ctx, 2), recv.type));
    cg_wrapper_end(w, &in);
    return cg_val(obj, t);
}
