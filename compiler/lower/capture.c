// capture.c: which variables function literals share with the functions around them.
//
// A literal that names a variable of an enclosing function captures it, and so does every literal in between, because
// the closure object of the inner one is built from that of the outer one. A variable that is never assigned after its
// declaration and whose address is not taken is captured by value (as gc does up to 128 bytes); any other by reference,
// which counts as taking its address.
#include "lower/lower.h"

enum { MAX_BY_VALUE = 128 };

typedef struct Walk {
    Arena *arena;
    FuncInfo *fn; // being walked; NULL in a package-level initialiser
} Walk;

static void capture(Arena *a, FuncInfo *fn, Obj *v)
{
    v->captured = true;
    for (; fn && fn != v->func; fn = fn->outer) {
        bool known = false;
        for (int i = 0; i < fn->captures.len && !known; i++)
            known = fn->captures.at[i] == v;
        if (!known)
            vec_push(a, &fn->captures, v);
    }
}

// The variable whose storage the operand of & (or of an implicit &) lies in, or NULL.
static Obj *root_variable(Node *n)
{
    for (;;) {
        n = unparen(n);
        switch (n->kind) {
        case N_NAME: return n->obj && n->obj->kind == OBJ_VAR ? n->obj : NULL;
        case N_SELECTOR:
            if (!n->sel.selection || n->sel.selection->kind != SEL_FIELD || n->sel.selection->indirect)
                return NULL;
            if (is_pointer(n->sel.x->type))
                return NULL;
            n = n->sel.x;
            break;
        case N_INDEX:
            if (underlying(n->index.x->type)->kind != TARRAY)
                return NULL;
            n = n->index.x;
            break;
        default: return NULL;
        }
    }
}

// An assignment to x, or to a part of x that is not behind a pointer.
static void assign_to(Node *place)
{
    Obj *v = root_variable(place);
    if (v && v->pos != unparen(place)->pos)
        v->reassigned = true; // the position of its declaration: `x := 1`
}

static void assigned(Node *n)
{
    switch (n->kind) {
    case N_INCDEC: assign_to(n->incdec.x); break;
    case N_ASSIGN:
        for (int i = 0; i < n->assign.lhs.len; i++)
            assign_to(n->assign.lhs.at[i]);
        break;
    case N_RANGE:
        if (n->range.key)
            assign_to(n->range.key);
        if (n->range.value)
            assign_to(n->range.value);
        break;
    default: break;
    }
}

static void take_address(Node *operand)
{
    Obj *v = root_variable(operand);
    if (v)
        v->addrtaken = true;
}

static void walk(Node *n, void *ctx);

bool capture_by_value(const Obj *v)
{
    return !v->reassigned && !v->addrtaken && !is_typeparam(v->type) && type_size(v->type) <= MAX_BY_VALUE;
}

static void capture_by_reference(FuncInfo *fn)
{
    for (int i = 0; i < fn->captures.len; i++)
        if (!capture_by_value(fn->captures.at[i]))
            fn->captures.at[i]->addrtaken = true;
    for (int i = 0; i < fn->literals.len; i++)
        capture_by_reference(fn->literals.at[i]);
}

static void walk_literal(Node *n, Walk *w)
{
    FuncInfo *saved = w->fn;
    w->fn = n->funclit.fn;
    walk(n->funclit.body, w);
    w->fn = saved;
    if (!saved)
        capture_by_reference(n->funclit.fn); // a package-level initialiser's
}

static void walk(Node *n, void *ctx)
{
    Walk *w = ctx;
    switch (n->kind) {
    case N_NAME:
        if (n->obj && n->obj->kind == OBJ_VAR && n->obj->func && n->obj->func != w->fn)
            capture(w->arena, w->fn, n->obj);
        return;
    case N_FUNCLIT:
        if (n->mode != MODE_TYPE)
            walk_literal(n, w);
        return;
    case N_RETURN:
        for (int i = 0; w->fn && i < w->fn->results.len; i++)
            w->fn->results.at[i]->reassigned = true;
        break;
    case N_INCDEC:
    case N_ASSIGN:
    case N_RANGE: assigned(n); break;
    case N_UNARY:
        if (n->op == T_AND)
            take_address(n->unary.x);
        break;
    case N_SLICE:
        if (n->slice.x->type && underlying(n->slice.x->type)->kind == TARRAY)
            take_address(n->slice.x);
        break;
    case N_SELECTOR: { // a method with pointer receiver called on a variable takes its address
        Selection *s = n->sel.selection;
        if (s && s->kind == SEL_METHOD && s->obj->ptr_recv && !s->indirect && !is_pointer(n->sel.x->type))
            take_address(n->sel.x);
        break;
    }
    case N_KEYVALUE: // a field name is no use of a variable
        if (n->keyvalue.key->kind == N_NAME && n->keyvalue.key->obj && n->keyvalue.key->obj->is_field) {
            walk(n->keyvalue.value, w);
            return;
        }
        break;
    default: break;
    }
    node_each_child(n, walk, w);
}

void lower_captures(Arena *a, FuncInfo *fn)
{
    Walk w = {a, fn};
    walk(fn->body, &w);
    capture_by_reference(fn);
}

void lower_init_captures(Arena *a, PkgInit *init)
{
    Walk w = {a, NULL};
    walk(init->rhs, &w);
}
