// escape_callee.c: which functions a call may call, and the walk over the program that finds it out.
//
// A function that returns nothing but a literal is how iterators are written (`for x := range s.All()`): a call of its
// result calls the literal.
//
// A local variable that is only ever assigned functions and nil, and whose address is not taken, calls one of those:
// that is how recursive literals are written (`var walk func(*T); walk = func(t *T) { ... walk(t.next) ... }`).
#include "lower/escape.h"

static FuncInfo *declared(const Obj *o)
{
    if (!o || o->kind != OBJ_FUNC)
        return NULL;
    FuncInfo *fn = o->origin ? o->origin->func : o->func;
    return fn && fn->body ? fn : NULL;
}

// The function behind x.M or T.M, if no interface and no type parameter is involved.
static FuncInfo *method(const Node *n)
{
    const Selection *s = n->sel.selection;
    if (s->kind == SEL_FIELD || is_typeparam(s->recv) || is_interface(s->recv))
        return NULL;
    return declared(s->obj); // an interface's method has no body
}

// The function that the expression denotes by itself.
static FuncInfo *function(Node *fun)
{
    fun = unparen(fun);
    if (fun->kind == N_INDEX && fun->index.x->type && fun->index.x->type->kind == TFUNC)
        fun = unparen(fun->index.x);
    switch (fun->kind) {
    case N_FUNCLIT: return fun->funclit.fn;
    case N_SELECTOR: return fun->sel.selection ? method(fun) : declared(fun->obj);
    case N_NAME: return declared(fun->obj);
    default: return NULL;
    }
}

bool escape_promised(Node *fun)
{
    fun = unparen(fun);
    const Obj *o = fun->kind == N_NAME || (fun->kind == N_SELECTOR && !fun->sel.selection) ? fun->obj : NULL;
    const Node *decl = o && o->kind == OBJ_FUNC ? o->decl : NULL; // without a body there is no FuncInfo
    return decl && decl->kind == N_FUNCDECL && !decl->funcdecl.body && (decl->funcdecl.pragma & PRAGMA_NOESCAPE);
}

// The literals that the call n may give.
static FuncVec returned(Escape *esc, Node *n)
{
    FuncInfo *fn = unparen(n->call.fun)->mode == MODE_VALUE ? function(n->call.fun) : NULL;
    const FnState *state = fn && fn->obj ? escape_state(esc, fn) : NULL;
    return state && !state->returns_more ? state->returned : (FuncVec){0};
}

FuncVec escape_callees(Escape *esc, Node *fun)
{
    FuncVec fns = {0};
    fun = unparen(fun);
    FuncInfo *fn = function(fun);
    if (fn) {
        vec_push(esc->arena, &fns, fn);
    } else if (fun->kind == N_CALL) {
        fns = returned(esc, fun);
    } else if (fun->kind == N_NAME && fun->obj) {
        const FuncValues *values = ptrmap_get(&esc->values, fun->obj);
        if (values && !values->unknown)
            fns = values->fns;
    }
    return fns;
}

// The walk ------------------------------------------------------------------------------------------------------------

typedef struct Collect {
    Escape *esc;
    FnState *from;
    int literals; // around the node being visited
} Collect;

// What the variable is assigned, if it is one of those looked at. Parameters and others that get values where no
// assignment is to be seen begin as unknown.
static FuncValues *values_of(Escape *esc, Node *n)
{
    n = unparen(n);
    Obj *v = n->kind == N_NAME ? n->obj : NULL;
    if (!v || v->kind != OBJ_VAR || !v->func || !v->type || operand_kind(v->type) != TFUNC)
        return NULL;
    FuncValues *values = ptrmap_get(&esc->values, v);
    if (!values) {
        values = arena_make(esc->arena, FuncValues);
        const Node *d = v->decl;
        bool visible = d && (d->kind == N_VARDECL || (d->kind == N_ASSIGN && d->op == T_DEFINE));
        values->unknown = !visible || is_typeparam(v->type);
        ptrmap_set(esc->arena, &esc->values, v, values);
    }
    return values;
}

static bool is_nil(Node *n)
{
    n = unparen(n);
    if (n->mode == MODE_NIL)
        return true;
    return n->kind == N_CALL && unparen(n->call.fun)->mode == MODE_TYPE && is_nil(n->call.args.at[0]);
}

// value NULL: something unknown.
static void assign_value(Escape *esc, Node *place, Node *value)
{
    FuncValues *values = values_of(esc, place);
    if (!values || (value && is_nil(value)))
        return;
    FuncInfo *fn = value ? function(value) : NULL;
    const Node *x = value ? unparen(value) : NULL;
    bool bound = x && x->kind == N_SELECTOR && x->sel.selection; // other parameters than the method
    if (fn && !bound)
        vec_push(esc->arena, &values->fns, fn);
    else
        values->unknown = true;
}

static void assign_values(Escape *esc, const NodeVec *places, const NodeVec *values)
{
    for (int i = 0; values->len > 0 && i < places->len; i++)
        assign_value(esc, places->at[i], values->len == places->len ? values->at[i] : NULL);
}

static void mention(Collect *c, const Obj *o)
{
    FuncInfo *fn = declared(o);
    if (fn && c->from)
        vec_push(c->esc->arena, &c->from->callees, fn);
}

static void return_value(Collect *c, const Node *n)
{
    if (!c->from || c->literals > 0)
        return;
    Node *value = n->ret.results.len == 1 ? unparen(n->ret.results.at[0]) : NULL;
    if (value && value->kind == N_FUNCLIT)
        vec_push(c->esc->arena, &c->from->returned, value->funclit.fn);
    else
        c->from->returns_more = true;
}

static void visit(Node *n, void *ctx)
{
    Collect *c = ctx;
    switch (n->kind) {
    case N_FUNCLIT:
        c->literals++;
        node_each_child(n, visit, c);
        c->literals--;
        return;
    case N_RETURN: return_value(c, n); break;
    case N_NAME: mention(c, n->obj); break;
    case N_SELECTOR: mention(c, n->sel.selection ? n->sel.selection->obj : n->obj); break;
    case N_VARDECL: assign_values(c->esc, &n->valuedecl.names, &n->valuedecl.values); break;
    case N_ASSIGN: assign_values(c->esc, &n->assign.lhs, &n->assign.rhs); break;
    case N_RANGE:
        if (n->range.key)
            assign_value(c->esc, n->range.key, NULL);
        if (n->range.value)
            assign_value(c->esc, n->range.value, NULL);
        break;
    case N_UNARY:
        if (n->op == T_AND)
            assign_value(c->esc, n->unary.x, NULL);
        break;
    default: break;
    }
    node_each_child(n, visit, c);
}

void escape_collect(Escape *esc, Node *n, FnState *from)
{
    Collect c = {esc, from, 0};
    bool named = from && from->fn->results.len > 0 && from->fn->results.at[0]->name; // a deferred call may set it
    if (named)
        from->returns_more = true;
    visit(n, &c);
}
