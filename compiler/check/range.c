// range.c: for range (spec: For statements with range clause).
#include "check/checker.h"

// What ranging over a type gives; valid false: nothing, why may say why.
typedef struct RangeTypes {
    Type *key, *value;
    char *why;
    bool valid;
} RangeTypes;

static RangeTypes bad(char *why)
{
    return (RangeTypes){NULL, NULL, why, false};
}

// func(yield func(K, V) bool)
static RangeTypes range_func(Checker *c, Type *f)
{
#define SHAPE "func must be func(yield func(...) bool): "
    if (!types_allow(23))
        return bad("requires go1.23 or later");
    if (f->func.params.len != 1)
        return bad(SHAPE "wrong argument count");
    if (f->func.results.len != 0)
        return bad(SHAPE "unexpected results");
    char *why = NULL;
    Type *yield = check_common_under(c, f->func.params.at[0]->type, &why);
    if (!yield)
        return bad(arena_printf(c->arena, SHAPE "in yield type, %s", why));
    if (yield->kind != TFUNC)
        return bad(SHAPE "argument is not func");
    const ObjVec *params = &yield->func.params, *results = &yield->func.results;
    if (params->len > 2)
        return bad(SHAPE "yield func has too many parameters");
    if (results->len != 1 || !types_identical(results->at[0]->type, basic(TBOOL))) {
        if (results->len == 1 && is_boolean(results->at[0]->type))
            return bad(SHAPE "yield func returns user-defined boolean, not bool");
        return bad(SHAPE "yield func does not return bool");
    }
    if (yield->func.variadic)
        return bad(arena_printf(c->arena, "yield func of type %s cannot be variadic", type_text(c, yield)));
    return (RangeTypes){params->len > 0 ? params->at[0]->type : NULL, params->len > 1 ? params->at[1]->type : NULL,
                        NULL, true};
#undef SHAPE
}

static RangeTypes range_types(Checker *c, Type *t)
{
    char *why = NULL;
    TypeVec set = check_typeset(c, t);
    for (int i = 0; i < set.len; i++) {
        Type *u = underlying(set.at[i]);
        if (u->kind == TCHAN && u->chan.dir == CHAN_SEND)
            return bad(arena_printf(c->arena, "receive from send-only channel %s", type_text(c, set.at[i])));
    }
    Type *u = check_common_under(c, t, &why);
    if (!u)
        return bad(why);
    u = array_ptr_deref(u);
    Type *integer = basic(TINT);
    if (is_string(u))
        return (RangeTypes){integer, type_rune(), NULL, true};
    if (is_integer(u))
        return types_allow(22) ? (RangeTypes){t, NULL, NULL, true} : bad("requires go1.22 or later");
    switch (u->kind) {
    case TARRAY: return (RangeTypes){integer, u->array.elem, NULL, true};
    case TSLICE: return (RangeTypes){integer, u->slice.elem, NULL, true};
    case TMAP: return (RangeTypes){u->map.key, u->map.elem, NULL, true};
    case TCHAN: return (RangeTypes){u->chan.elem, NULL, NULL, true};
    case TFUNC: return range_func(c, u);
    default: return bad(NULL);
    }
}

static void check_range_types(Checker *c, Node *s, const RangeTypes *r)
{
    Node *x = s->range.x, *key = s->range.key, *value = s->range.value, *extra = s->range.extra;
    if (r->valid && (r->key || !key) && (r->value || !value) && !extra)
        return;
    const char *text = operand_text(c, x);
    if (!r->valid && r->why)
        check_error_at(c, x, "cannot range over %s: %s", text, r->why);
    else if (!r->valid)
        check_error_at(c, x, "cannot range over %s", text);
    else if (!r->key && key)
        check_error_at(c, key, "range over %s permits no iteration variables", text);
    else if (!r->value && value)
        check_error_at(c, value, "range over %s permits only one iteration variable", text);
    else
        check_error_at(c, extra, "range clause permits at most two iteration variables");
}

// A node that stands for the value an iteration variable gets; messages show the variable in its place.
static Node *iteration_value(Checker *c, Node *lhs, Type *t)
{
    Node *value = arena_copy(c->arena, lhs, sizeof *lhs);
    node_set(value, MODE_VALUE, t);
    return value;
}

static Obj *define_var(Checker *c, Node *s, Node *lhs, Type *t, bool over_int)
{
    Obj *v;
    if (lhs->kind == N_NAME) {
        v = check_new_var(c, lhs, NULL, s);
    } else {
        check_error_at(c, lhs, "invalid syntax tree: cannot declare %s", expr_text(c, lhs));
        v = obj_new(c->arena, OBJ_VAR, intern_cstr("_"), lhs->pos, c->pkg, NULL);
    }
    if (!t || !type_valid(t)) {
        v->type = basic(TINVALID);
        v->used = true;
    } else if (over_int) {
        check_init_var(c, v, s->range.x, "range clause");
    } else {
        check_init_var(c, v, iteration_value(c, lhs, t), "assignment");
    }
    if (lhs->kind == N_NAME)
        lhs->type = v->type;
    return v;
}

static void define_vars(Checker *c, Node *s, Type *const types[2], bool over_int)
{
    Node *lhs[2] = {s->range.key, s->range.value};
    ObjVec fresh = {0};
    for (int i = 0; i < 2; i++) {
        if (!lhs[i])
            continue;
        Obj *v = define_var(c, s, lhs[i], types[i], over_int);
        if (!is_blank(v->name))
            vec_push(c->arena, &fresh, v);
    }
    if (fresh.len == 0)
        check_error(c, s->pos, "no new variables on left side of :=");
    for (int i = 0; i < fresh.len; i++)
        check_declare(c, c->scope, fresh.at[i]);
}

static void assign_vars(Checker *c, Node *s, Type *const types[2], bool over_int)
{
    Node *lhs[2] = {s->range.key, s->range.value};
    for (int i = 0; i < 2; i++) {
        if (!lhs[i] || !types[i] || !type_valid(types[i]))
            continue;
        if (over_int) {
            Node *x = s->range.x;
            check_assign_var(c, lhs[i], NULL, x, "range clause");
            if (node_ok(x) && !is_integer(x->type))
                check_error_at(c, lhs[i], "cannot use iteration variable of type %s", type_text(c, x->type));
        } else {
            check_assign_var(c, lhs[i], NULL, iteration_value(c, lhs[i], types[i]), "assignment");
        }
    }
}

void check_range(Checker *c, Node *s)
{
    Node *x = s->range.x;
    RangeTypes r = {0};
    s->range.shared = !types_allow(22);
    check_expr(c, x, NULL);
    if (node_ok(x)) {
        r = range_types(c, x->type);
        check_range_types(c, s, &r);
    }
    check_open_scope(c);
    bool over_int = r.valid && is_integer(x->type);
    Type *const types[2] = {r.key, r.value};
    if (s->range.define)
        define_vars(c, s, types, over_int);
    else if (s->range.key || s->range.value)
        assign_vars(c, s, types, over_int);
    else if (over_int)
        check_assignment(c, x, NULL, "range clause");
    check_default(c, x); // an untyped string
    check_stmt(c, s->range.body);
    check_close_scope(c);
}
