// call.c: calls and their arguments (spec: Calls, Passing arguments to ... parameters).
//
// What stands before the parentheses decides: a type makes it a conversion, the name of a built-in function that
// function's own rules (builtin.c), anything else must be a function value. Arguments are checked before they are
// assigned to parameters, since the types of all of them together may be needed to infer type arguments.
#include "check/checker.h"

// Conversions ---------------------------------------------------------------------------------------------------------

static bool convertible_target(Checker *c, Node *call, Type *T)
{
    Type *u = underlying(T);
    if (u->kind == TINTERFACE && !is_typeparam(T)) {
        types_complete_interface(u);
        if (u->iface.has_terms || u->iface.comparable) {
            check_error_at(c, call,
                           "cannot use interface %s in conversion (contains specific type constraints or is "
                           "comparable)",
                           type_text(c, T));
            return false;
        }
    }
    if (call->call.dots) {
        check_error_at(c, call->call.args.at[0], "invalid use of ... in conversion to %s", type_text(c, T));
        return false;
    }
    return true;
}

static void call_conversion(Checker *c, Node *n)
{
    Node *fun = n->call.fun;
    const NodeVec *args = &n->call.args;
    if (is_generic(fun->type)) {
        check_error_at(c, fun, "cannot use generic type %s without instantiation", expr_text(c, fun));
        return;
    }
    Type *T = fun->type;
    if (!check_complete(c, T))
        return;
    if (args->len == 0) {
        check_error_at(c, n, "missing argument in conversion to %s", type_text(c, T));
    } else if (args->len > 1) {
        check_use(c, args);
        check_error_at(c, args->at[args->len - 1], "too many arguments in conversion to %s", type_text(c, T));
    } else {
        Target target = check_target(c, T, "conversion");
        check_expr(c, args->at[0], target.sig ? &target : NULL);
        if (node_ok(args->at[0]) && convertible_target(c, n, T))
            check_conversion(c, n, args->at[0], T);
    }
}

// Arguments -----------------------------------------------------------------------------------------------------------

// Checks one argument, which may stay a generic function.
static void check_argument(Checker *c, Node *arg)
{
    if (arg->kind == N_INDEX && check_index_expr(c, arg)) {
        if (types_allow(21))
            check_partial_inst(c, arg);
        else
            check_func_inst(c, arg, NULL);
    } else if (arg->kind == N_INDEX) {
        check_exclude(c, arg, true, true, true);
        check_single_value(c, arg);
    } else {
        check_generic_expr(c, arg, NULL);
    }
}

// The arguments of a call: one node for each value; of f(g()) with several results copies of the inner call.
static NodeVec check_args(Checker *c, const NodeVec *nodes)
{
    NodeVec list = {0};
    if (nodes->len == 1 && nodes->at[0]->kind != N_INDEX) {
        Node *arg = nodes->at[0];
        check_raw_expr(c, arg, NULL, NULL, true);
        check_exclude(c, arg, true, true, true);
        if (arg->mode == MODE_VALUE && arg->type->kind == TTUPLE) {
            for (int i = 0; i < arg->type->tuple.vars.len; i++) {
                Node *value = arena_copy(c->arena, arg, sizeof *arg);
                value->type = arg->type->tuple.vars.at[i]->type;
                vec_push(c->arena, &list, value);
            }
            return list;
        }
        vec_push(c->arena, &list, arg);
        return list;
    }
    for (int i = 0; i < nodes->len; i++) {
        check_argument(c, nodes->at[i]);
        vec_push(c->arena, &list, nodes->at[i]);
    }
    return list;
}

static void count_mismatch(Checker *c, Node *call, Type *sig, const NodeVec *args, int params)
{
    bool too_many = args->len > params;
    Node *at = too_many ? args->at[params] : args->len > 0 ? args->at[args->len - 1] : NULL;
    Pos pos = node_start(at ? at : call);
    TypeVec have = {0}, want = {0};
    for (int i = 0; i < args->len; i++)
        vec_push(c->arena, &have, args->at[i]->type);
    for (int i = 0; i < sig->func.params.len; i++)
        vec_push(c->arena, &want, sig->func.params.at[i]->type);
    check_error(c, pos, "%s arguments in call to %s\n\thave %s\n\twant %s", too_many ? "too many" : "not enough",
                expr_text(c, call->call.fun), types_text(c, &have, false, call->call.dots),
                types_text(c, &want, sig->func.variadic, false));
}

// The parameters as the call sees them: the ... parameter once for each argument that goes into it.
static ObjVec spread_params(Checker *c, Type *sig, int args)
{
    ObjVec params = {0};
    int fixed = sig->func.params.len - 1;
    Obj *last = sig->func.params.at[fixed];
    for (int i = 0; i < fixed; i++)
        vec_push(c->arena, &params, sig->func.params.at[i]);
    for (int i = fixed; i < args; i++) {
        Obj *o = obj_new(c->arena, OBJ_VAR, last->name, last->pos, last->pkg, last->type->slice.elem);
        vec_push(c->arena, &params, o);
    }
    return params;
}

static bool is_generic_arg(const Node *n)
{
    return node_ok(n) && n->type->kind == TFUNC && n->type->func.tparams.len > 0;
}

Type *check_arguments(Checker *c, Node *call, Type *sig, TypeVec targs, const NodeVec *tnodes, NodeVec args)
{
    ObjVec params = sig->func.params;
    int count = params.len;
    bool dots = call->call.dots;
    if (sig->func.variadic && dots && call->call.args.len == 1 && args.len > 1) {
        check_error_at(c, call, "cannot use ... with %d-valued %s", args.len, expr_text(c, call->call.args.at[0]));
        return sig;
    }
    if (sig->func.variadic && !dots) {
        if (args.len >= count - 1) {
            params = spread_params(c, sig, args.len);
            count = args.len;
        } else {
            count--;
        }
    } else if (dots && !sig->func.variadic) {
        check_error_at(c, call, "cannot use ... in call to non-variadic %s", expr_text(c, call->call.fun));
        return sig;
    }
    if (args.len != count) {
        count_mismatch(c, call, sig, &args, count);
        return sig;
    }
    bool generic = sig->func.tparams.len > 0, reported = false;
    if (generic)
        check_version(c, node_start(call), 18,
                      call->call.fun->kind == N_INDEX ? "function instantiation" : "implicit function instantiation");
    for (int i = 0; i < args.len; i++) {
        if (!is_generic_arg(args.at[i]))
            continue;
        if (!reported)
            reported = !check_version(c, node_start(args.at[i]), 21, "implicitly instantiated function as argument");
        generic = true;
    }
    Type *result = sig;
    if (generic) {
        result = check_infer_call(c, call, sig, targs, tnodes, &params, args);
        if (!result)
            return sig;
    }
    const char *context = args.len > 0 ? arena_printf(c->arena, "argument to %s", expr_text(c, call->call.fun)) : "";
    for (int i = 0; i < args.len; i++)
        check_assignment(c, args.at[i], params.at[i]->type, context);
    return result;
}

// Calls ---------------------------------------------------------------------------------------------------------------

// The signature that the called value x has in common for all its types; NULL after reporting.
static Type *callee_signature(Checker *c, Node *x)
{
    char *why = NULL;
    TypeVec set = check_typeset(c, x->type);
    for (int i = 0; i < set.len && !why; i++)
        if (underlying(set.at[i])->kind != TFUNC)
            why = arena_printf(c->arena, "%s is not a function", type_text(c, set.at[i]));
    Type *u = why ? NULL : check_common_under(c, x->type, &why);
    if (!u)
        check_error_at(c, x, "invalid operation: cannot call %s: %s", operand_text(c, x), why);
    return u;
}

// Sets mode and type of the call from the callee's results.
static void call_result(Checker *c, Node *n, Type *sig)
{
    const ObjVec *results = &sig->func.results;
    c->has_call_or_recv = true;
    if (results->len == 0) {
        node_set(n, MODE_NOVALUE, type_tuple(*results));
    } else if (results->len == 1) {
        Type *t = results->at[0]->type;
        if (check_complete(c, t))
            node_set(n, MODE_VALUE, t);
        if (!type_valid(t))
            node_fail(n);
    } else {
        node_set(n, MODE_VALUE, type_tuple(*results));
    }
}

static void call_function(Checker *c, Node *n, bool inst)
{
    Node *fun = n->call.fun;
    Type *sig = callee_signature(c, fun);
    if (!sig) {
        check_use(c, &n->call.args);
        return;
    }
    bool generic = sig->func.tparams.len > 0;
    TypeVec targs = {0};
    const NodeVec *tnodes = NULL;
    if (inst) {
        tnodes = &fun->index.args;
        if (!check_type_list(c, tnodes, &targs)) {
            check_use(c, &n->call.args);
            node_fail(fun);
            return;
        }
        int want = sig->func.tparams.len;
        if (targs.len > want) {
            check_error_at(c, tnodes->at[want], "got %d type arguments but want %d", targs.len, want);
            check_use(c, &n->call.args);
            node_fail(fun);
            return;
        }
        if (targs.len == want) {
            check_version(c, node_start(fun), 18, "function instantiation");
            check_instantiated(c, fun, sig, targs, tnodes, operation_pos(fun));
            sig = fun->type;
            targs.len = 0;
        }
    }
    NodeVec args = check_args(c, &n->call.args);
    sig = check_arguments(c, n, sig, targs, tnodes, args);
    if (generic && sig->func.tparams.len > 0) { // inference has failed
        if (sig->func.results.len == 0)
            call_result(c, n, sig);
        return;
    }
    call_result(c, n, sig);
}

ExprKind check_call(Checker *c, Node *n)
{
    Node *fun = n->call.fun;
    bool inst = false;
    if (fun->kind == N_INDEX) {
        inst = check_index_expr(c, fun);
        if (inst) { // generic until its arguments are known
            node_set(fun, MODE_VALUE, fun->index.x->type);
            fun->obj = fun->index.x->obj;
        }
    } else {
        check_expr_or_type(c, fun, true);
    }
    node_fail(n);
    switch (fun->mode) {
    case MODE_NONE: check_use(c, &n->call.args); return EXPR_STATEMENT;
    case MODE_TYPE: call_conversion(c, n); return EXPR_CONVERSION;
    case MODE_BUILTIN: {
        Builtin id = unparen(fun)->obj->builtin;
        if (!check_builtin(c, n, id))
            node_fail(n);
        else if (n->mode != MODE_CONST)
            c->has_call_or_recv = true;
        return node_ok(n) ? builtin_expr_kind(id) : EXPR_STATEMENT;
    }
    default: call_function(c, n, inst); return EXPR_STATEMENT;
    }
}
