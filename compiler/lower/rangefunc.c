// rangefunc.c: loops over functions (spec: For statements with range clause). `for x := range f { body }` calls f with
// the body as a function; this pass makes that function: a FuncInfo whose node is the RANGE.
//
// The variables that the body declares become its own, the literals in it are literals of it, and what it refers to
// further out is captured, as a closure would. It runs after escape analysis, which sees the loop as part of its
// function and says of the RANGE whether the closure may live in the frame.
#include "lower/lower.h"

typedef struct Walk {
    Arena *arena;
    FuncInfo *fn;
} Walk;

bool is_range_body(const FuncInfo *fn)
{
    return fn->node && fn->node->kind == N_RANGE;
}

FuncInfo *real_function(FuncInfo *fn)
{
    while (is_range_body(fn))
        fn = fn->outer;
    return fn;
}

static void walk(Node *n, void *ctx);

static bool is_inside(const Node *range, Pos pos)
{
    Pos first = range->range.key ? node_start(range->range.key) : range->range.body->pos;
    bool in_operand = pos >= node_start(range->range.x) && pos < range->range.body->pos;
    return pos >= first && pos <= range->range.body->block.rbrace && !in_operand;
}

// Moves the variables declared by the clause or in the body, and the literals of the body, from fn to body.
static void take_over(Arena *a, FuncInfo *fn, FuncInfo *body)
{
    int kept = 0;
    for (int i = 0; i < fn->locals.len; i++) {
        Obj *v = fn->locals.at[i];
        if (v->pos && is_inside(body->node, v->pos)) {
            v->func = body;
            v->slot = body->locals.len;
            vec_push(a, &body->locals, v);
        } else {
            v->slot = kept;
            fn->locals.at[kept++] = v;
        }
    }
    fn->locals.len = kept;
    kept = 0;
    for (int i = 0; i < fn->literals.len; i++) {
        FuncInfo *lit = fn->literals.at[i];
        if (is_inside(body->node, lit->node->pos)) {
            lit->outer = body;
            vec_push(a, &body->literals, lit);
        } else {
            fn->literals.at[kept++] = lit;
        }
    }
    fn->literals.len = kept;
}

static void capture(Arena *a, FuncInfo *fn, Obj *v)
{
    for (; fn && fn != v->func; fn = fn->outer) {
        bool known = false;
        for (int i = 0; i < fn->captures.len && !known; i++)
            known = fn->captures.at[i] == v;
        if (!known)
            vec_push(a, &fn->captures, v);
    }
}

// The parameters that the iterator passes, as variables of the body.
static void add_params(Arena *a, FuncInfo *body, Type *iterator)
{
    body->sig = underlying(underlying(iterator)->func.params.at[0]->type);
    for (int i = 0; i < body->sig->func.params.len; i++) {
        Obj *p = obj_new(a, OBJ_VAR, intern_printf(".p%d", i), 0, body->pkg, body->sig->func.params.at[i]->type);
        p->func = body;
        p->is_param = true;
        p->slot = body->locals.len;
        vec_push(a, &body->locals, p);
        vec_push(a, &body->params, p);
    }
}

static void make_body(Walk *w, Node *n)
{
    FuncInfo *fn = w->fn, *body = arena_make(w->arena, FuncInfo);
    body->node = n;
    body->outer = fn;
    body->pkg = fn->pkg;
    body->body = n->range.body;
    add_params(w->arena, body, n->range.x->type);
    take_over(w->arena, fn, body);
    vec_push(w->arena, &fn->range_bodies, body);
    n->range.fn = body;
    Walk inner = {w->arena, body};
    if (n->range.key && !n->range.define)
        walk(n->range.key, &inner);
    if (n->range.value && !n->range.define)
        walk(n->range.value, &inner);
    walk(n->range.body, &inner);
    for (int i = 0; !n->noescape && i < body->captures.len; i++)
        if (!capture_by_value(body->captures.at[i]))
            body->captures.at[i]->escapes = true;
}

static void walk(Node *n, void *ctx)
{
    Walk *w = ctx;
    switch (n->kind) {
    case N_NAME:
        if (is_range_body(w->fn) && n->obj && n->obj->kind == OBJ_VAR && n->obj->func)
            capture(w->arena, w->fn, n->obj);
        return;
    case N_FUNCLIT: { // its captures are known
        FuncInfo *lit = n->funclit.fn;
        if (!lit)
            return;
        for (int i = 0; i < lit->captures.len; i++)
            capture(w->arena, w->fn, lit->captures.at[i]);
        Walk inner = {w->arena, lit};
        walk(lit->body, &inner);
        return;
    }
    case N_KEYVALUE:
        if (n->keyvalue.key->kind == N_NAME && n->keyvalue.key->obj && n->keyvalue.key->obj->is_field) {
            walk(n->keyvalue.value, w);
            return;
        }
        break;
    case N_RETURN: { // the result variables are the real function's
        FuncInfo *real = real_function(w->fn);
        for (int i = 0; w->fn != real && i < real->results.len; i++)
            capture(w->arena, w->fn, real->results.at[i]);
        break;
    }
    case N_RANGE:
        if (n->range.x->type && underlying(n->range.x->type)->kind == TFUNC) {
            walk(n->range.x, w);
            make_body(w, n);
            return;
        }
        break;
    default: break;
    }
    node_each_child(n, walk, w);
}

// Literals of package-level initialisers have no function around them.
static void find_literals(Node *n, void *ctx)
{
    if (n->kind == N_FUNCLIT && n->funclit.fn) {
        Walk w = {ctx, n->funclit.fn};
        walk(n->funclit.fn->body, &w);
        return;
    }
    node_each_child(n, find_literals, ctx);
}

void lower_rangefuncs(Arena *a, FuncInfo *fn)
{
    Walk w = {a, fn};
    walk(fn->body, &w);
}

void lower_init_rangefuncs(Arena *a, PkgInit *init)
{
    find_literals(init->rhs, a);
}
