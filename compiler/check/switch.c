// switch.c: switch, type switch and select (spec: Switch statements, Select statements).
#include "check/checker.h"

static void check_defaults(Checker *c, const NodeVec *cases, bool is_select)
{
    Node *first = NULL;
    for (int i = 0; i < cases->len; i++) {
        Node *clause = cases->at[i];
        bool is_default = is_select ? !clause->comm.comm : clause->case_.is_default;
        if (!is_default)
            continue;
        if (first)
            check_error(c, clause->pos, "multiple defaults (first at %s)", pos_text(c, first->pos));
        else
            first = clause;
    }
}

// Expression switches -------------------------------------------------------------------------------------------------

typedef struct CaseValue {
    const Const *value;
    Type *type;
    Pos pos;
} CaseValue;
typedef Vec(CaseValue) CaseValues; // of one value, with different types

// gc looks for duplicates among integers, floats and strings only.
static Str case_key(Checker *c, const Const *v)
{
    switch (const_kind(v)) {
    case CONST_INT: return intern_cstr(const_str(c->arena, v));
    case CONST_FLOAT: return intern_printf("%a", const_float64_value(v));
    case CONST_STRING: {
        Str text = const_string_value(v);
        return intern_printf("s%s", const_quote(c->arena, text->text, text->len));
    }
    default: return NULL;
    }
}

static void check_duplicate_case(Checker *c, Node *e, PtrMap *seen)
{
    Str key = case_key(c, e->cval);
    if (!key)
        return;
    CaseValues *same = ptrmap_get(seen, key);
    if (!same) {
        same = arena_make(c->arena, CaseValues);
        ptrmap_set(c->arena, seen, key, same);
    }
    for (int i = 0; i < same->len; i++) {
        if (!types_identical(same->at[i].type, e->type))
            continue;
        if (check_error_at(c, e, "duplicate case %s in expression switch", operand_text(c, e)))
            diag_note(same->at[i].pos, "previous case");
        return;
    }
    CaseValue value = {e->cval, e->type, operation_pos(e)};
    vec_push(c->arena, same, value);
}

static void check_case_value(Checker *c, Node *tag, Node *e, PtrMap *seen)
{
    check_expr(c, e, NULL);
    if (!node_ok(e) || !node_ok(tag))
        return;
    check_convert_untyped(c, e, tag->type);
    if (!node_ok(e))
        return;
    Node *result = node_new(c->arena, N_BINARY, e->pos); // e == tag; errors are at e
    result->op = T_EQL;
    result->binary.x = e;
    result->binary.y = tag;
    check_comparison(c, result, e, tag, T_EQL, true);
    if (node_ok(result) && e->mode == MODE_CONST)
        check_duplicate_case(c, e, seen);
}

// A missing tag stands for true.
static Node *true_tag(Checker *c, Node *s)
{
    Node *tag = node_new(c->arena, N_NAME, s->switch_.cases.len > 0 ? s->switch_.cases.at[0]->pos : s->switch_.rbrace);
    tag->name.name = intern_cstr("true");
    node_set_const(tag, basic(TBOOL), const_bool(true));
    return tag;
}

static Node *switch_tag(Checker *c, Node *s)
{
    Node *tag = s->switch_.tag;
    if (!tag)
        return true_tag(c, s);
    check_expr(c, tag, NULL);
    check_assignment(c, tag, NULL, "switch expression");
    if (node_ok(tag) && !type_comparable_ok(tag->type, true, NULL) && !has_nil(tag->type)) {
        check_error_at(c, tag, "cannot switch on %s (%s is not comparable)", operand_text(c, tag),
                       type_text(c, tag->type));
        node_fail(tag);
    }
    return tag;
}

void check_switch(Checker *c, Node *s)
{
    check_open_scope(c);
    if (s->switch_.init)
        check_stmt(c, s->switch_.init);
    Node *tag = switch_tag(c, s);
    check_defaults(c, &s->switch_.cases, false);
    PtrMap seen = {0};
    for (int i = 0; i < s->switch_.cases.len; i++) {
        Node *clause = s->switch_.cases.at[i];
        for (int j = 0; j < clause->case_.exprs.len; j++)
            check_case_value(c, tag, clause->case_.exprs.at[j], &seen);
        check_open_scope(c);
        check_stmts(c, &clause->case_.body);
        check_close_scope(c);
    }
    check_close_scope(c);
}

// Type switches -------------------------------------------------------------------------------------------------------

typedef struct CaseType {
    Type *type;
    Node *node;
} CaseType; // type NULL: case nil
typedef Vec(CaseType) CaseTypes;

static bool is_nil_name(Checker *c, Node *e)
{
    Node *n = unparen(e);
    if (n->kind != N_NAME)
        return false;
    Obj *o = check_lookup(c, n->name.name);
    return o && o->kind == OBJ_NIL;
}

// Checks one type of a clause against the switched value x (NULL if that failed); its type, NULL for nil, invalid after
// reporting.
static Type *check_case_type(Checker *c, Node *x, Node *e, CaseTypes *seen)
{
    Type *t = NULL;
    if (is_nil_name(c, e)) {
        check_expr(c, e, NULL);
    } else {
        t = check_var_type(c, e);
        if (!type_valid(t))
            return t;
    }
    for (int i = 0; i < seen->len; i++) {
        Type *other = seen->at[i].type;
        if (!t != !other || (t && !types_identical(t, other)))
            continue;
        if (check_error_at(c, e, "duplicate case %s in type switch", t ? type_text(c, t) : "nil"))
            diag_note(node_start(seen->at[i].node), "previous case");
        return t;
    }
    CaseType entry = {t, e};
    vec_push(c->arena, seen, entry);
    char *why;
    if (x && t && !check_assertable(c, x->type, t, &why))
        check_error_at(c, e, "impossible type switch case: %s\n\t%s cannot have dynamic type %s %s", expr_text(c, e),
                       operand_text(c, x), type_text(c, t), why);
    return t;
}

// The value switched on, checked; NULL after reporting.
static Node *type_switch_operand(Checker *c, Node *s)
{
    Node *x = s->typeswitch.x;
    if (x->kind == N_TYPEASSERT && !x->assert.typ)
        x = x->assert.x;
    check_expr(c, x, NULL);
    if (!node_ok(x))
        return NULL;
    if (is_typeparam(x->type)) {
        check_error_at(c, x, "cannot use type switch on type parameter value %s", operand_text(c, x));
        return NULL;
    }
    if (is_interface(x->type))
        return x;
    check_error_at(c, x, "%s is not an interface", operand_text(c, x));
    return NULL;
}

// Declares the clause's own variable: of the case's type if there is just one, else of x's.
static Obj *clause_var(Checker *c, Node *bind, Node *clause, Type *t)
{
    Obj *v = obj_new(c->arena, OBJ_VAR, bind->name.name, bind->pos, c->pkg, t);
    v->decl = clause;
    v->color = 2;
    clause->obj = v;
    if (c->func)
        check_add_local(c->func, c->arena, v);
    check_declare(c, c->scope, v);
    return v;
}

void check_type_switch(Checker *c, Node *s)
{
    check_open_scope(c);
    if (s->typeswitch.init)
        check_stmt(c, s->typeswitch.init);
    Node *bind = s->typeswitch.bind;
    if (name_is(bind, "_")) {
        check_error_at(c, bind, "no new variable on left side of :=");
        bind = NULL;
    }
    Node *x = type_switch_operand(c, s);
    check_defaults(c, &s->typeswitch.cases, false);
    ObjVec vars = {0};
    CaseTypes seen = {0};
    for (int i = 0; i < s->typeswitch.cases.len; i++) {
        Node *clause = s->typeswitch.cases.at[i];
        Type *t = NULL;
        for (int j = 0; j < clause->case_.exprs.len; j++)
            t = check_case_type(c, x, clause->case_.exprs.at[j], &seen);
        if (clause->case_.exprs.len != 1 || !t)
            t = x ? x->type : basic(TINVALID);
        check_open_scope(c);
        if (bind)
            vec_push(c->arena, &vars, clause_var(c, bind, clause, t));
        check_stmts(c, &clause->case_.body);
        check_close_scope(c);
    }
    bool used = false;
    for (int i = 0; i < vars.len; i++) {
        used |= vars.at[i]->used;
        vars.at[i]->used = true; // they count as one
    }
    if (bind && !used)
        check_error_at(c, bind, "%s declared and not used", bind->name.name->text);
    check_close_scope(c);
}

// Select --------------------------------------------------------------------------------------------------------------

static bool is_receive(Node *x)
{
    x = unparen(x);
    return x->kind == N_UNARY && x->op == T_ARROW;
}

static bool valid_comm(const Node *comm)
{
    if (!comm || comm->kind == N_SEND || comm->kind == N_BAD)
        return true;
    if (comm->kind == N_EXPRSTMT)
        return is_receive(comm->exprstmt.x);
    return comm->kind == N_ASSIGN && comm->assign.rhs.len == 1 && is_receive(comm->assign.rhs.at[0]);
}

static Pos comm_pos(const Node *comm)
{
    return comm->kind == N_EXPRSTMT ? operation_pos(comm->exprstmt.x) : node_start(comm);
}

void check_select(Checker *c, Node *s)
{
    check_defaults(c, &s->select.cases, true);
    for (int i = 0; i < s->select.cases.len; i++) {
        Node *clause = s->select.cases.at[i], *comm = clause->comm.comm;
        if (!valid_comm(comm)) {
            check_error(c, comm_pos(comm), "select case must be send or receive (possibly with assignment)");
            continue;
        }
        check_open_scope(c);
        if (comm)
            check_stmt(c, comm);
        check_stmts(c, &clause->comm.body);
        check_close_scope(c);
    }
}
