// expr.c: the way into every expression (spec: Expressions).
//
// check_raw_expr sends a node to the function for its kind; the wrappers around it say what is acceptable: one value, a
// value or a type, several values. Expressions nest as deep as the program's author likes, so this recursion is kept
// shallow: one frame here and one in the operator's function for each level.
#include "check/checker.h"

bool node_ok(const Node *n)
{
    return n->mode != MODE_NONE;
}

void node_set(Node *n, Mode mode, Type *t)
{
    n->mode = mode;
    n->type = t;
    n->cval = NULL;
}

void node_set_const(Node *n, Type *t, const Const *value)
{
    n->mode = MODE_CONST;
    n->type = t;
    n->cval = value;
}

void node_fail(Node *n)
{
    n->mode = MODE_NONE;
    n->type = basic(TINVALID);
    n->cval = NULL;
}

static bool generic_func(const Node *n)
{
    return n->type->kind == TFUNC && n->type->func.tparams.len > 0;
}

// Only where the context allows it may a generic type or function stay without type arguments.
static void require_instantiated(Checker *c, Node *n, const Target *target)
{
    if (!node_ok(n) || n->mode == MODE_NOVALUE || !n->type)
        return;
    if (is_generic(n->type)) {
        check_error_at(c, n, "cannot use generic type %s without instantiation", expr_text(c, n));
        node_fail(n);
    } else if (generic_func(n)) {
        if (target && target->sig) {
            check_func_inst(c, n, target);
            return;
        }
        check_error_at(c, n, "cannot use generic function %s without instantiation", expr_text(c, n));
        node_fail(n);
    }
}

static void check_paren(Checker *c, Node *n, ExprKind *kind)
{
    Node *x = n->paren.x;
    *kind = check_raw_expr(c, x, NULL, NULL, false);
    n->mode = x->mode;
    n->type = x->type;
    n->cval = x->cval;
    n->obj = x->obj;
    n->commaok = false;
}

static void check_star(Checker *c, Node *n)
{
    Node *x = n->star.x;
    check_expr_or_type(c, x, false);
    if (!node_ok(x))
        return;
    if (x->mode == MODE_TYPE) {
        check_not_constraint(c, x, x->type);
        node_set(n, MODE_TYPE, type_pointer(x->type));
        return;
    }
    Type *base = NULL;
    TypeVec set = check_typeset(c, x->type);
    if (x->mode == MODE_NIL)
        set.len = 0;
    for (int i = 0; i < set.len; i++) {
        Type *u = underlying(set.at[i]);
        if (u->kind != TPOINTER) {
            base = NULL;
            break;
        }
        if (base && !types_identical(u->pointer.elem, base)) {
            check_error_at(c, x, "invalid operation: pointers of %s must have identical base types",
                           operand_text(c, x));
            return;
        }
        base = u->pointer.elem;
    }
    if (!base) {
        check_error_at(c, x, "invalid operation: cannot indirect %s", operand_text(c, x));
        return;
    }
    if (check_complete(c, base))
        node_set(n, MODE_VAR, base);
}

static void check_type_assert(Checker *c, Node *n)
{
    Node *x = n->assert.x;
    check_expr(c, x, NULL);
    if (!n->assert.typ) {
        check_error_at(c, n, "invalid syntax tree: use of .(type) outside type switch");
        return;
    }
    if (!node_ok(x))
        return;
    if (is_typeparam(x->type)) {
        check_error_at(c, x, "invalid operation: cannot use type assertion on type parameter value %s",
                       operand_text(c, x));
        return;
    }
    if (!is_interface(x->type)) {
        check_error_at(c, x, "invalid operation: %s is not an interface", operand_text(c, x));
        return;
    }
    Type *t = check_var_type(c, n->assert.typ);
    if (!type_valid(t) || !check_complete(c, t))
        return;
    char *why;
    if (!check_assertable(c, x->type, t, &why)) {
        check_error_at(c, n, "impossible type assertion: %s\n\t%s does not implement %s %s", expr_text(c, n),
                       type_text(c, t), type_text(c, x->type), why);
    }
    node_set(n, MODE_VALUE, t);
}

bool check_assertable(Checker *c, Type *V, Type *T, char **why)
{
    if (is_interface(T))
        return true; // could hold anything
    return !missing_method(T, V, why);
}

static void check_index_value(Checker *c, Node *n, const Target *target)
{
    if (check_index_expr(c, n))
        check_func_inst(c, n, target);
}

ExprKind check_raw_expr(Checker *c, Node *n, const Target *target, Type *hint, bool allow_generic)
{
    ExprKind kind = EXPR_VALUE;
    node_fail(n);
    n->commaok = false;
    switch (n->kind) {
    case N_BAD: return EXPR_STATEMENT;
    case N_NAME: check_ident(c, n, false); break;
    case N_BASICLIT: check_basic_lit(c, n); break;
    case N_FUNCLIT: check_func_lit(c, n); break;
    case N_COMPLIT: check_composite_lit(c, n, hint); break;
    case N_PAREN: check_paren(c, n, &kind); break;
    case N_SELECTOR: check_selector(c, n, false); break;
    case N_INDEX: check_index_value(c, n, target); break;
    case N_SLICE: check_slice_expr(c, n); break;
    case N_TYPEASSERT: check_type_assert(c, n); break;
    case N_CALL: kind = check_call(c, n); break;
    case N_STAR: check_star(c, n); break;
    case N_UNARY:
        check_unary(c, n);
        if (n->op == T_ARROW)
            kind = EXPR_STATEMENT;
        break;
    case N_BINARY: check_binary(c, n, n->binary.x, n->binary.y, n->op, false); break;
    case N_ELLIPSIS: check_error_at(c, n, "invalid use of ..."); break;
    case N_KEYVALUE: check_error_at(c, n, "invalid syntax tree: no key:value expected"); break;
    case N_ARRAYTYPE:
    case N_SLICETYPE:
    case N_STRUCTTYPE:
    case N_FUNCTYPE:
    case N_INTERFACETYPE:
    case N_MAPTYPE:
    case N_CHANTYPE: check_type(c, n); break;
    default: ice_at("check", n->pos, "%s is no expression", node_kind_name(n->kind));
    }
    if (!node_ok(n) && n->kind != N_CALL)
        kind = EXPR_STATEMENT; // keep silent about unused results
    if (!allow_generic)
        require_instantiated(c, n, target);
    return kind;
}

// What a context accepts ----------------------------------------------------------------------------------------------

void check_exclude(Checker *c, Node *n, bool novalue, bool builtin, bool type)
{
    bool excluded =
        (novalue && n->mode == MODE_NOVALUE) || (builtin && n->mode == MODE_BUILTIN) || (type && n->mode == MODE_TYPE);
    if (!excluded)
        return;
    const char *text = operand_text(c, n);
    if (n->mode == MODE_NOVALUE)
        check_error_at(c, n, type ? "%s used as value" : "%s used as value or type", text);
    else if (n->mode == MODE_BUILTIN)
        check_error_at(c, n, "%s must be called", text);
    else
        check_error_at(c, n, "%s is not an expression", text);
    node_fail(n);
}

void check_single_value(Checker *c, Node *n)
{
    if (n->mode != MODE_VALUE || n->type->kind != TTUPLE)
        return;
    check_error_at(c, n, "multiple-value %s in single-value context", operand_text(c, n));
    node_fail(n);
}

void check_expr(Checker *c, Node *n, const Target *target)
{
    check_raw_expr(c, n, target, NULL, false);
    check_exclude(c, n, true, true, true);
    check_single_value(c, n);
}

void check_generic_expr(Checker *c, Node *n, Type *hint)
{
    check_raw_expr(c, n, NULL, hint, true);
    check_exclude(c, n, true, true, true);
    check_single_value(c, n);
}

void check_expr_or_type(Checker *c, Node *n, bool allow_generic)
{
    check_raw_expr(c, n, NULL, NULL, allow_generic);
    check_exclude(c, n, true, false, false);
    check_single_value(c, n);
}

// Several values ------------------------------------------------------------------------------------------------------

// A node outside the tree that stands for one of several values of n.
static Node *stand_in(Checker *c, Node *n, const char *what, Type *t)
{
    Node *s = node_new(c->arena, N_NAME, node_start(n));
    s->name.name = intern_cstr(what);
    node_set(s, MODE_VALUE, t);
    return s;
}

static bool has_commaok_form(Node *n)
{
    Node *inner = unparen(n);
    return n->mode == MODE_MAPINDEX ||
           (n->mode == MODE_VALUE && (inner->kind == N_TYPEASSERT || (inner->kind == N_UNARY && inner->op == T_ARROW)));
}

NodeVec check_multi(Checker *c, Node *n, bool allow_commaok, bool *commaok)
{
    NodeVec list = {0};
    *commaok = false;
    check_raw_expr(c, n, NULL, NULL, false);
    check_exclude(c, n, true, true, true);
    if (n->mode == MODE_VALUE && n->type->kind == TTUPLE) {
        static const char *const ordinal[] = {"st", "nd", "rd"};
        for (int i = 0; i < n->type->tuple.vars.len; i++) {
            const char *what = arena_printf(c->arena, "%d%s function result", i + 1, i < 3 ? ordinal[i] : "th");
            vec_push(c->arena, &list, stand_in(c, n, what, n->type->tuple.vars.at[i]->type));
        }
        return list;
    }
    vec_push(c->arena, &list, n);
    if (allow_commaok && has_commaok_form(n)) {
        vec_push(c->arena, &list, stand_in(c, n, "ok value of (comma, ok) expression", basic(TUNTYPEDBOOL)));
        *commaok = true;
    }
    return list;
}

void check_set_commaok(Node *n)
{
    for (; n->kind == N_PAREN; n = n->paren.x)
        n->commaok = true;
    n->commaok = true;
}

NodeVec check_expr_list(Checker *c, const NodeVec *nodes)
{
    bool unused;
    if (nodes->len == 1)
        return check_multi(c, nodes->at[0], false, &unused);
    NodeVec list = {0};
    for (int i = 0; i < nodes->len; i++) {
        check_expr(c, nodes->at[i], NULL);
        vec_push(c->arena, &list, nodes->at[i]);
    }
    return list;
}

// After an error elsewhere --------------------------------------------------------------------------------------------

bool check_use_one(Checker *c, Node *n, bool lhs)
{
    if (!n)
        return true;
    Node *inner = unparen(n);
    if (inner->kind == N_KEYVALUE)
        return check_use_one(c, inner->keyvalue.value, lhs);
    if (inner->kind != N_NAME) {
        check_raw_expr(c, n, NULL, NULL, true);
        return node_ok(n);
    }
    if (is_blank(inner->name.name))
        return true;
    Obj *v = lhs ? check_lookup(c, inner->name.name) : NULL; // an assignment is no use
    bool used = v && v->used;
    check_expr_or_type(c, inner, true);
    if (v && v->kind == OBJ_VAR && v->pkg == c->pkg)
        v->used = used;
    return node_ok(inner);
}

bool check_use(Checker *c, const NodeVec *list)
{
    bool ok = true;
    for (int i = 0; i < list->len; i++)
        ok &= check_use_one(c, list->at[i], false);
    return ok;
}
