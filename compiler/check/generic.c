// generic.c: instantiation of generic types and functions (spec: Instantiations, Satisfying a type constraint).
//
// A generic function keeps its declaration's signature until its type arguments are known; then the node that denotes
// it gets the arguments (Node.targs) and the substituted signature. Whether arguments satisfy their constraints is
// checked when all types are complete.
#include "check/checker.h"

// A set of type arguments whose constraints are still to be checked.
typedef struct Verify {
    TypeVec tparams, targs;
    const NodeVec *nodes;
    Pos pos;
} Verify;

static void run_verify(Checker *c, Node *n, void *data)
{
    Verify *v = data;
    char *why = NULL;
    int i = type_verify(&v->tparams, &v->targs, &why);
    if (i < 0) {
        check_mono_instance(c, &v->tparams, &v->targs, v->nodes, v->pos);
        return;
    }
    Pos pos = v->nodes && i < v->nodes->len ? node_start(v->nodes->at[i]) : v->pos;
    check_error(c, pos, "%s", why ? why : "type argument does not satisfy its constraint");
}

static void verify_later(Checker *c, Node *n, TypeVec tparams, TypeVec targs, const NodeVec *nodes, Pos pos)
{
    Verify *v = arena_make(c->arena, Verify);
    *v = (Verify){tparams, targs, nodes, pos};
    check_later(c, run_verify, n, v);
}

// Types ---------------------------------------------------------------------------------------------------------------

static bool count_targs(Checker *c, Node *x, const char *name, int have, int want)
{
    if (have == want)
        return true;
    check_error_at(c, x, "%s type arguments for type %s: have %d, want %d", have < want ? "not enough" : "too many",
                   name, have, want);
    return false;
}

Type *check_instantiated_type(Checker *c, Node *n)
{
    Node *x = n->index.x;
    check_version(c, node_start(n), 18, "type instantiation");
    char *why;
    Type *generic = check_generic_type(c, x, &why);
    if (why) {
        StrBuf args = {.arena = c->arena};
        for (int i = 0; i < n->index.args.len; i++)
            buf_printf(&args, "%s%s", i > 0 ? ", " : "", expr_text(c, n->index.args.at[i]));
        check_error_at(c, x, "invalid operation: %s[%s] (%s)", expr_text(c, x), args.text ? args.text : "", why);
    }
    if (!type_valid(generic))
        return generic;
    TypeVec targs = {0};
    if (!check_type_list(c, &n->index.args, &targs))
        return basic(TINVALID);
    const TypeVec *tparams = &generic->named.tparams;
    if (!count_targs(c, x, generic->named.obj->name->text, targs.len, tparams->len))
        return basic(TINVALID);
    bool alias = generic->named.obj->is_alias;
    if (alias && !generic->named.stands_for)
        return basic(TINVALID); // a cycle, reported
    Type *t = alias ? type_subst(generic->named.stands_for, tparams, &targs) : type_instance(generic, targs);
    if (!alias && !ptrmap_get(&c->instance_nodes, t))
        ptrmap_set(c->arena, &c->instance_nodes, t, x);
    verify_later(c, n, *tparams, targs, &n->index.args, node_start(x));
    return t;
}

// Functions -----------------------------------------------------------------------------------------------------------

static ObjVec subst_vars(Checker *c, const ObjVec *vars, const TypeVec *tparams, const TypeVec *targs)
{
    ObjVec result = {0};
    for (int i = 0; i < vars->len; i++) {
        Obj *v = vars->at[i];
        Obj *copy = obj_new(c->arena, OBJ_VAR, v->name, v->pos, v->pkg, type_subst(v->type, tparams, targs));
        copy->is_param = v->is_param;
        vec_push(c->arena, &result, copy);
    }
    return result;
}

void check_instantiated(Checker *c, Node *n, Type *sig, TypeVec targs, const NodeVec *tnodes, Pos pos)
{
    TypeVec tparams = sig->func.tparams;
    ObjVec params = subst_vars(c, &sig->func.params, &tparams, &targs);
    ObjVec results = subst_vars(c, &sig->func.results, &tparams, &targs);
    Type *t = type_func(params, results, sig->func.variadic);
    for (Node *at = n;; at = at->kind == N_PAREN ? at->paren.x : at->index.x) { // f, (f) and f[A] alike
        if (at->kind == N_INDEX)
            at->obj = unparen(at->index.x)->obj;
        node_set(at, MODE_VALUE, t);
        at->targs = targs.at;
        at->ntargs = targs.len;
        if (at->kind != N_INDEX && at->kind != N_PAREN)
            break;
    }
    verify_later(c, n, tparams, targs, tnodes, pos);
}

// The type arguments written in an INDEX node that denotes a generic function; false after reporting.
static bool written_targs(Checker *c, Node *n, Type *sig, TypeVec *targs)
{
    const NodeVec *nodes = &n->index.args;
    if (!check_type_list(c, nodes, targs))
        return false;
    int want = sig->func.tparams.len;
    if (targs->len <= want)
        return true;
    check_error_at(c, nodes->at[targs->len - 1], "got %d type arguments but want %d", targs->len, want);
    return false;
}

bool check_partial_inst(Checker *c, Node *n)
{
    Type *sig = n->index.x->type;
    TypeVec targs = {0};
    node_fail(n);
    if (!written_targs(c, n, sig, &targs))
        return false;
    if (targs.len == sig->func.tparams.len) {
        check_instantiated(c, n, sig, targs, &n->index.args, operation_pos(n));
        return true;
    }
    node_set(n, MODE_VALUE, sig); // the call's inference will complete it
    n->targs = targs.at;
    n->ntargs = targs.len;
    return true;
}

void check_func_inst(Checker *c, Node *n, const Target *target)
{
    bool indexed = n->kind == N_INDEX;
    Type *sig = indexed ? n->index.x->type : n->type;
    const NodeVec *tnodes = indexed ? &n->index.args : NULL;
    TypeVec targs = {0}, tparams, params = {0}, found;
    node_fail(n);
    if (indexed && !written_targs(c, n, sig, &targs))
        return;
    if (check_version(c, operation_pos(n), 18, "function instantiation") && target && target->sig &&
        targs.len < sig->func.tparams.len)
        check_version(c, operation_pos(n), 21,
                      indexed ? "partially instantiated function in assignment"
                              : "implicitly instantiated function in assignment");
    InferArg arg = {0};
    Type *plain = type_func(sig->func.params, sig->func.results, sig->func.variadic);
    tparams = type_rename_tparams(&sig->func.tparams, &plain); // it may be instantiated in its own body
    if (target && target->sig) { // as if the generic function were called with what it is assigned to
        arg = (InferArg){target->sig, false, operation_pos(n), target->desc};
        vec_push(c->arena, &params, plain);
    }
    InferError err;
    if (!type_infer(&tparams, &targs, &params, &arg, params.len, true, &found, &err)) {
        if (err.text)
            check_error(c, err.pos ? err.pos : operation_pos(n), "%s", err.text);
        return;
    }
    check_instantiated(c, n, sig, found, tnodes, operation_pos(n));
}

// Calls ---------------------------------------------------------------------------------------------------------------

// What inference works on: the type parameters of the callee, then those of each generic function argument.
typedef struct CallInference {
    TypeVec tparams, targs, params;
    Vec(InferArg) args;
    int callee; // type parameters of the callee
} CallInference;

static bool is_generic_func(const Node *n)
{
    return n->type->kind == TFUNC && n->type->func.tparams.len > 0;
}

static void add_tparams(Checker *c, CallInference *k, const TypeVec *tparams, Type *const *targs, int ntargs)
{
    for (int i = 0; i < tparams->len; i++) {
        vec_push(c->arena, &k->tparams, tparams->at[i]);
        vec_push(c->arena, &k->targs, i < ntargs ? targs[i] : NULL);
    }
}

// Type parameters are renamed: the function may be called from its own body, or be its own argument.
static void add_callee(Checker *c, CallInference *k, Type *sig, const TypeVec *targs, const ObjVec *params)
{
    Type *t = type_func(*params, (ObjVec){0}, false);
    k->callee = sig->func.tparams.len;
    if (k->callee > 0) {
        TypeVec renamed = type_rename_tparams(&sig->func.tparams, &t);
        add_tparams(c, k, &renamed, targs->at, targs->len);
    }
    for (int i = 0; i < t->func.params.len; i++)
        vec_push(c->arena, &k->params, t->func.params.at[i]->type);
}

static void add_args(Checker *c, CallInference *k, const NodeVec *args)
{
    for (int i = 0; i < args->len; i++) {
        Node *n = args->at[i];
        InferArg arg = {n->type, n->mode == MODE_NIL, node_start(n), expr_text(c, n)};
        if (!node_ok(n))
            arg.type = basic(TINVALID);
        if (node_ok(n) && is_generic_func(n)) {
            Type *sig = n->type, *plain = type_func(sig->func.params, sig->func.results, sig->func.variadic);
            TypeVec renamed = type_rename_tparams(&sig->func.tparams, &plain);
            plain->func.tparams = renamed;
            add_tparams(c, k, &renamed, n->targs, n->kind == N_INDEX ? n->ntargs : 0);
            arg.type = plain;
        }
        vec_push(c->arena, &k->args, arg);
    }
}

static TypeVec take_targs(Checker *c, const TypeVec *found, int from, int n)
{
    TypeVec part = {0};
    for (int i = from; i < from + n; i++)
        vec_push(c->arena, &part, found->at[i]);
    return part;
}

Type *check_infer_call(Checker *c, Node *call, Type *sig, TypeVec targs, const NodeVec *tnodes, ObjVec *params,
                       NodeVec args)
{
    CallInference k = {0};
    Pos pos = call->call.lparen ? call->call.lparen : call->pos;
    add_callee(c, &k, sig, &targs, params);
    add_args(c, &k, &args);
    TypeVec found = {0};
    InferError err;
    if (!type_infer(&k.tparams, &k.targs, &k.params, k.args.at, k.args.len, false, &found, &err)) {
        if (err.text)
            check_error(c, err.pos ? err.pos : pos, "in call to %s, %s", expr_text(c, call->call.fun), err.text);
        return NULL;
    }
    int next = k.callee;
    for (int i = 0; i < args.len; i++) {
        Node *arg = args.at[i];
        if (!node_ok(arg) || !is_generic_func(arg))
            continue;
        int n = arg->type->func.tparams.len;
        check_instantiated(c, arg, arg->type, take_targs(c, &found, next, n), NULL, pos);
        next += n;
    }
    if (k.callee == 0)
        return sig;
    TypeVec own = take_targs(c, &found, 0, k.callee);
    *params = subst_vars(c, params, &sig->func.tparams, &own);
    check_instantiated(c, call->call.fun, sig, own, tnodes, pos);
    return call->call.fun->type;
}
