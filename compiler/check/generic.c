// generic.c: instantiation of generic types and functions (spec: Instantiations, Satisfying a type constraint).
//
// A generic function keeps its declaration's signature until its type arguments are known; then the node that denotes it
// gets the arguments (Node.targs) and the substituted signature. Whether arguments satisfy their constraints is checked
// when all types are complete.
#include "check/checker.h"

// A set of type arguments whose constraints are still to be checked.
typedef struct Verify { TypeVec tparams, targs; const NodeVec *nodes; Pos pos; } Verify;

static void run_verify(Checker *c, Node *n, void *data) {
    Verify *v = data;
    for (int i = 0; i < v->tparams.len; i++) {
        Type *bound = type_subst(underlying(v->tparams.at[i]), &v->tparams, &v->targs);
        Type *written = type_subst(v->tparams.at[i]->tparam.bound, &v->tparams, &v->targs);
        char *why = NULL;
        if (!type_valid(bound) || !type_valid(v->targs.at[i])) continue;
        if (type_implements(v->targs.at[i], written->kind == TINVALID ? bound : written, true, &why)) continue;
        Pos pos = v->nodes && i < v->nodes->len ? node_start(v->nodes->at[i]) : v->pos;
        check_error(c, pos, "%s", why ? why : "type argument does not satisfy its constraint");
        return;
    }
}

static void verify_later(Checker *c, Node *n, TypeVec tparams, TypeVec targs, const NodeVec *nodes, Pos pos) {
    Verify *v = arena_make(c->arena, Verify);
    *v = (Verify){tparams, targs, nodes, pos};
    check_later(c, run_verify, n, v);
}

// Types ---------------------------------------------------------------------------------------------------------------


static bool count_targs(Checker *c, Node *x, const char *name, int have, int want) {
    if (have == want) return true;
    check_error_at(c, x, "%s type arguments for type %s: have %d, want %d", have < want ? "not enough" : "too many", name,
                   have, want);
    return false;
}

Type *check_instantiated_type(Checker *c, Node *n) {
    Node *x = n->index.x;
    char *why;
    Type *generic = check_generic_type(c, x, &why);
    if (why) {
        StrBuf args = {.arena = c->arena};
        for (int i = 0; i < n->index.args.len; i++)
            buf_printf(&args, "%s%s", i > 0 ? ", " : "", expr_text(c, n->index.args.at[i]));
        check_error_at(c, x, "invalid operation: %s[%s] (%s)", expr_text(c, x), args.text ? args.text : "", why);
    }
    if (!type_valid(generic)) return generic;
    TypeVec targs = {0};
    if (!check_type_list(c, &n->index.args, &targs)) return basic(TINVALID);
    const TypeVec *tparams = &generic->named.tparams;
    if (!count_targs(c, x, generic->named.obj->name->text, targs.len, tparams->len)) return basic(TINVALID);
    Type *t = type_instance(generic, targs);
    verify_later(c, n, *tparams, targs, &n->index.args, node_start(x));
    return t;
}

// Functions -----------------------------------------------------------------------------------------------------------

static ObjVec subst_vars(Checker *c, const ObjVec *vars, const TypeVec *tparams, const TypeVec *targs) {
    ObjVec result = {0};
    for (int i = 0; i < vars->len; i++) {
        Obj *v = vars->at[i];
        Obj *copy = obj_new(c->arena, OBJ_VAR, v->name, v->pos, v->pkg, type_subst(v->type, tparams, targs));
        copy->is_param = v->is_param;
        vec_push(c->arena, &result, copy);
    }
    return result;
}

void check_instantiated(Checker *c, Node *n, Type *sig, TypeVec targs, const NodeVec *tnodes, Pos pos) {
    TypeVec tparams = sig->func.tparams;
    ObjVec params = subst_vars(c, &sig->func.params, &tparams, &targs);
    ObjVec results = subst_vars(c, &sig->func.results, &tparams, &targs);
    Type *t = type_func(params, results, sig->func.variadic);
    for (Node *at = n;; at = at->kind == N_PAREN ? at->paren.x : at->index.x) { // f, (f) and f[A] alike
        if (at->kind == N_INDEX) at->obj = unparen(at->index.x)->obj;
        node_set(at, MODE_VALUE, t);
        at->targs = targs.at;
        at->ntargs = targs.len;
        if (at->kind != N_INDEX && at->kind != N_PAREN) break;
    }
    verify_later(c, n, tparams, targs, tnodes, pos);
}

void check_func_inst(Checker *c, Node *n, const Target *target) {
    bool indexed = n->kind == N_INDEX;
    Type *sig = indexed ? n->index.x->type : n->type;
    TypeVec targs = {0};
    const NodeVec *tnodes = indexed ? &n->index.args : NULL;
    node_fail(n);
    if (indexed && !check_type_list(c, tnodes, &targs)) return;
    int want = sig->func.tparams.len;
    if (targs.len > want) {
        check_error_at(c, tnodes->at[targs.len - 1], "got %d type arguments but want %d", targs.len, want);
        return;
    }
    if (targs.len == want) {
        check_instantiated(c, n, sig, targs, tnodes, n->pos);
        return;
    }
    check_unsupported(c, n, "type inference");
}

Type *check_infer_call(Checker *c, Node *call, Type *sig, TypeVec targs, const NodeVec *tnodes, ObjVec *params,
                       NodeVec args) {
    check_unsupported(c, call, "type inference");
    return NULL;
}
