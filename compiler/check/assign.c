// assign.c: assignments and initialisations (spec: Assignability, Assignment statements, Variable declarations).
//
// Every value that goes somewhere passes check_assignment, which gives untyped values their type and says, in gc's
// words, what does not fit where.
#include "check/checker.h"

Target check_target(Checker *c, Type *t, const char *desc)
{
    Type *u = t && type_valid(t) ? check_common_under(c, t, NULL) : NULL;
    return (Target){u && u->kind == TFUNC ? u : NULL, desc};
}

// Gives an untyped x the type it has where a T (NULL: anything) is wanted; false after reporting.
static bool convert_for(Checker *c, Node *x, Type *T, const char *context)
{
    Type *target = T;
    if (x->mode == MODE_NIL) {
        if (!T) {
            check_error_at(c, x, "use of untyped nil in %s", context);
            return false;
        }
    } else if (!T || is_nonparam_interface(T)) {
        target = default_type(x->type);
    }
    const Const *value;
    ConvFail fail;
    Type *t = check_implicit_type(c, x, target, &value, &fail);
    if (!t) {
        const char *why = fail == CONV_TRUNCATED ? " (truncated)" : fail == CONV_OVERFLOWS ? " (overflows)" : "";
        check_error_at(c, x, "cannot use %s as %s value in %s%s", operand_text(c, x), type_text(c, target), context,
                       why);
        return false;
    }
    if (value)
        x->cval = value;
    if (t != x->type)
        check_update_type(c, x, t, false);
    return node_ok(x);
}

void check_assignment(Checker *c, Node *x, Type *T, const char *context)
{
    check_single_value(c, x);
    if (!node_ok(x))
        return;
    if (x->mode == MODE_NOVALUE || x->mode == MODE_BUILTIN || x->mode == MODE_TYPE) {
        check_error_at(c, x, "cannot assign %s to %s in %s", operand_text(c, x), type_text(c, T), context);
        node_fail(x);
        return;
    }
    if (is_untyped(x->type) && !convert_for(c, x, T, context)) {
        node_fail(x);
        return;
    }
    if (x->type->kind == TFUNC && x->type->func.tparams.len > 0) {
        Target target = check_target(c, T, context);
        if (target.sig) {
            check_func_inst(c, x, &target);
        } else {
            check_error_at(c, x, "cannot use generic function %s without instantiation", expr_text(c, x));
            node_fail(x);
        }
        if (!node_ok(x))
            return;
    }
    char *why = NULL;
    if (!T || check_assignable(c, x, T, &why))
        return;
    if (why && *why)
        check_error_at(c, x, "cannot use %s as %s value in %s: %s", operand_text(c, x), type_text(c, T), context, why);
    else
        check_error_at(c, x, "cannot use %s as %s value in %s", operand_text(c, x), type_text(c, T), context);
    node_fail(x);
}

void check_init_const(Checker *c, Obj *o, Node *x)
{
    if (!node_ok(x) || !type_valid(x->type) || (o->type && !type_valid(o->type))) {
        if (!o->type)
            o->type = basic(TINVALID);
        return;
    }
    if (x->mode != MODE_CONST) {
        check_error_at(c, x, "%s is not constant", operand_text(c, x));
        if (!o->type)
            o->type = basic(TINVALID);
        return;
    }
    if (!o->type)
        o->type = x->type;
    if (is_untyped(o->type)) { // stays untyped
        o->cval = x->cval;
        return;
    }
    check_assignment(c, x, o->type, "constant declaration");
    if (node_ok(x))
        o->cval = x->cval;
}

void check_init_var(Checker *c, Obj *v, Node *x, const char *context)
{
    if (!node_ok(x) || !type_valid(x->type) || (v->type && !type_valid(v->type))) {
        if (!v->type)
            v->type = basic(TINVALID);
        node_fail(x);
        return;
    }
    if (!v->type) {
        if (x->mode == MODE_NIL && is_untyped(x->type)) {
            check_error_at(c, x, "use of untyped nil in %s", context);
            v->type = basic(TINVALID);
            node_fail(x);
            return;
        }
        v->type = default_type(x->type);
    }
    check_assignment(c, x, v->type, context);
}

// Mismatched counts ---------------------------------------------------------------------------------------------------

static void assign_mismatch(Checker *c, const NodeVec *rhs, int l, int r)
{
    Node *first = rhs->at[0], *call = unparen(first);
    const char *vars = counted(c, l, "variable"), *values = counted(c, r, "value");
    if (rhs->len == 1 && call->kind == N_CALL)
        check_error_at(c, first, "assignment mismatch: %s but %s returns %s", vars, expr_text(c, call->call.fun),
                       values);
    else
        check_error_at(c, first, "assignment mismatch: %s but %s", vars, values);
}

static void return_mismatch(Checker *c, Node *stmt, const ObjVec *lhs, const NodeVec *rhs)
{
    Pos at = stmt->pos;
    if (rhs->len > lhs->len)
        at = node_start(rhs->at[lhs->len]);
    else if (rhs->len > 0)
        at = node_start(rhs->at[rhs->len - 1]);
    TypeVec have = {0}, want = {0};
    for (int i = 0; i < rhs->len; i++)
        vec_push(c->arena, &have, rhs->at[i]->type);
    for (int i = 0; i < lhs->len; i++)
        vec_push(c->arena, &want, lhs->at[i]->type);
    check_error(c, at, "%s return values\n\thave %s\n\twant %s", rhs->len > lhs->len ? "too many" : "not enough",
                types_text(c, &have, false, false), types_text(c, &want, false, false));
}

static void invalidate_untyped_vars(const ObjVec *vars)
{
    for (int i = 0; i < vars->len; i++)
        if (!vars->at[i]->type)
            vars->at[i]->type = basic(TINVALID);
}

static bool is_call(const NodeVec *rhs)
{
    return rhs->len == 1 && unparen(rhs->at[0])->kind == N_CALL;
}

// Initialisation ------------------------------------------------------------------------------------------------------

static void init_each(Checker *c, const ObjVec *lhs, const NodeVec *rhs, bool is_return, const char *context)
{
    for (int i = 0; i < lhs->len; i++) {
        Obj *v = lhs->at[i];
        const char *desc = v->name ? v->name->text : is_return ? "result variable" : "";
        Target t = check_target(c, v->type, desc);
        check_expr(c, rhs->at[i], t.sig ? &t : NULL);
        check_init_var(c, v, rhs->at[i], context);
    }
}

// The counts differ and there is more than one value.
static void init_mismatch(Checker *c, const ObjVec *lhs, const NodeVec *rhs, Node *return_stmt)
{
    if (check_use(c, rhs)) {
        if (return_stmt)
            return_mismatch(c, return_stmt, lhs, rhs);
        else
            assign_mismatch(c, rhs, lhs->len, rhs->len);
    }
    invalidate_untyped_vars(lhs);
}

void check_init_vars(Checker *c, const ObjVec *lhs, const NodeVec *rhs, Node *return_stmt)
{
    const char *context = return_stmt ? "return statement" : lhs->len > 1 ? "multiple assignment" : "assignment";
    if (lhs->len == rhs->len && !is_call(rhs)) {
        init_each(c, lhs, rhs, return_stmt != NULL, context);
        return;
    }
    if (rhs->len != 1) {
        init_mismatch(c, lhs, rhs, return_stmt);
        return;
    }
    bool commaok;
    NodeVec values = check_multi(c, rhs->at[0], lhs->len == 2 && !return_stmt, &commaok);
    if (values.len == lhs->len) {
        for (int i = 0; i < lhs->len; i++)
            check_init_var(c, lhs->at[i], values.at[i], context);
        if (commaok)
            check_set_commaok(rhs->at[0]);
        return;
    }
    if (node_ok(values.at[0])) {
        if (return_stmt)
            return_mismatch(c, return_stmt, lhs, &values);
        else
            assign_mismatch(c, rhs, lhs->len, values.len);
    }
    invalidate_untyped_vars(lhs);
}

// Assignment ----------------------------------------------------------------------------------------------------------

static void not_assignable(Checker *c, Node *lhs)
{
    Node *x = lhs;
    if (x->kind == N_SELECTOR && x->sel.x->mode == MODE_MAPINDEX) {
        check_error_at(c, lhs, "cannot assign to struct field %s in map", expr_text(c, x));
        return;
    }
    check_error_at(c, lhs, "cannot assign to %s (neither addressable nor a map index expression)", expr_text(c, x));
}

// Checks the left side of an assignment; *T is its type, NULL for the blank identifier. False after reporting.
static bool check_lhs(Checker *c, Node *lhs, Type **T)
{
    Node *name = unparen(lhs);
    *T = NULL;
    if (name_is(name, "_")) {
        name->obj = NULL;
        return true;
    }
    Obj *v = name->kind == N_NAME ? check_lookup(c, name->name.name) : NULL;
    if (v && (v->kind != OBJ_VAR || v->pkg != c->pkg))
        v = NULL;
    bool used = v && v->used;
    check_expr(c, lhs, NULL);
    if (v) {
        v->used = used; // assigning is no use
        v->reassigned = true;
    }
    if (!node_ok(lhs) || !type_valid(lhs->type))
        return false;
    if (lhs->mode != MODE_VAR && lhs->mode != MODE_MAPINDEX) {
        not_assignable(c, lhs);
        return false;
    }
    *T = lhs->type;
    return true;
}

void check_assign_var(Checker *c, Node *lhs, Node *rhs, Node *x, const char *context)
{
    Type *T;
    if (!check_lhs(c, lhs, &T)) {
        if (x)
            node_fail(x);
        else
            check_use_one(c, rhs, false);
        return;
    }
    if (!x) {
        Target target = {0};
        if (T && underlying(T)->kind == TFUNC)
            target = check_target(c, T, expr_text(c, lhs));
        x = rhs;
        check_expr(c, x, target.sig ? &target : NULL);
    }
    if (!T && !strcmp(context, "assignment"))
        context = "assignment to _ identifier";
    check_assignment(c, x, T, context);
}

void check_assign_vars(Checker *c, const NodeVec *lhs, const NodeVec *rhs)
{
    const char *context = lhs->len > 1 ? "multiple assignment" : "assignment";
    if (lhs->len == rhs->len && !is_call(rhs)) {
        for (int i = 0; i < lhs->len; i++)
            check_assign_var(c, lhs->at[i], rhs->at[i], NULL, context);
        return;
    }
    if (rhs->len != 1) {
        bool ok = true;
        for (int i = 0; i < lhs->len; i++)
            ok &= check_use_one(c, lhs->at[i], true);
        if (check_use(c, rhs) && ok)
            assign_mismatch(c, rhs, lhs->len, rhs->len);
        return;
    }
    bool commaok;
    NodeVec values = check_multi(c, rhs->at[0], lhs->len == 2, &commaok);
    if (values.len == lhs->len) {
        for (int i = 0; i < lhs->len; i++)
            check_assign_var(c, lhs->at[i], NULL, values.at[i], context);
        if (commaok)
            check_set_commaok(rhs->at[0]);
        return;
    }
    if (node_ok(values.at[0]))
        assign_mismatch(c, rhs, lhs->len, values.len);
    for (int i = 0; i < lhs->len; i++)
        check_use_one(c, lhs->at[i], true);
}

// x := y --------------------------------------------------------------------------------------------------------------

static bool repeated(const NodeVec *lhs, int i)
{
    for (int j = 0; j < i; j++)
        if (lhs->at[j]->kind == N_NAME && lhs->at[j]->name.name == lhs->at[i]->name.name)
            return true;
    return false;
}

// The variable that lhs[i] of a short variable declaration denotes; NULL after reporting.
static Obj *short_decl_var(Checker *c, Node *stmt, int i, ObjVec *fresh)
{
    const NodeVec *lhs = &stmt->assign.lhs;
    Node *n = lhs->at[i];
    if (n->kind != N_NAME) {
        check_use_one(c, n, true);
        check_error_at(c, n, "non-name %s on left side of :=", expr_text(c, n));
        return NULL;
    }
    bool blank = is_blank(n->name.name);
    if (!blank && repeated(lhs, i)) {
        check_error_at(c, n, "%s repeated on left side of :=", expr_text(c, n));
        return NULL;
    }
    Obj *known = blank ? NULL : scope_lookup(c->scope, n->name.name);
    if (!known) {
        Obj *v = check_new_var(c, n, NULL, stmt);
        if (!blank)
            vec_push(c->arena, fresh, v);
        return v;
    }
    n->obj = known;
    if (known->kind == OBJ_VAR) {
        known->reassigned = true;
        node_set(n, MODE_VAR, known->type);
        return known;
    }
    check_error_at(c, n, "cannot assign to %s", expr_text(c, n));
    return NULL;
}

void check_short_var_decl(Checker *c, Node *stmt)
{
    int top = c->delayed.len;
    ObjVec vars = {0}, fresh = {0};
    bool failed = false;
    for (int i = 0; i < stmt->assign.lhs.len; i++) {
        Obj *v = short_decl_var(c, stmt, i, &fresh);
        if (!v) {
            failed = true;
            v = obj_new(c->arena, OBJ_VAR, intern_cstr("_"), stmt->assign.lhs.at[i]->pos, c->pkg, NULL);
        }
        vec_push(c->arena, &vars, v);
    }
    check_init_vars(c, &vars, &stmt->assign.rhs, NULL);
    check_run_delayed(c, top); // function literals see the scope as it is now
    for (int i = 0; i < vars.len; i++)
        if (stmt->assign.lhs.at[i]->kind == N_NAME)
            stmt->assign.lhs.at[i]->type = vars.at[i]->type;
    if (fresh.len == 0 && !failed) {
        check_error(c, stmt->pos, "no new variables on left side of :=");
        return;
    }
    for (int i = 0; i < fresh.len; i++)
        check_declare(c, c->scope, fresh.at[i]);
}

// x op= y, x++ --------------------------------------------------------------------------------------------------------

void check_assign_op(Checker *c, Node *stmt)
{
    const NodeVec *lhs = &stmt->assign.lhs, *rhs = &stmt->assign.rhs;
    if (lhs->len != 1 || rhs->len != 1) {
        check_error_at(c, stmt, "assignment operation %s= requires single-valued expressions", token_text(stmt->op));
        return;
    }
    Node *value = node_new(c->arena, N_BINARY, stmt->pos);
    value->op = stmt->op;
    value->binary.x = lhs->at[0];
    value->binary.y = rhs->at[0];
    node_fail(value);
    check_binary(c, value, lhs->at[0], rhs->at[0], stmt->op, true);
    check_assign_var(c, lhs->at[0], NULL, value, "assignment");
}

void check_inc_dec(Checker *c, Node *stmt)
{
    Node *x = stmt->incdec.x;
    check_expr(c, x, NULL);
    if (!node_ok(x))
        return;
    if (!is_numeric(x->type)) {
        check_error_at(c, x, "invalid operation: %s%s (non-numeric type %s)", expr_text(c, x), token_text(stmt->op),
                       type_text(c, x->type));
        return;
    }
    Node *value = node_new(c->arena, N_BINARY, x->pos); // x + 1
    value->binary.x = value->binary.y = x;
    node_set(value, MODE_VALUE, x->type);
    check_assign_var(c, x, NULL, value, "assignment");
}
