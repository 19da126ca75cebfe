// cg_order.c: order of evaluation (spec: Order of evaluation). The specification orders calls, receives and logical
// operators; when a variable is read or an element is indexed, relative to those, it leaves open. Programs have come to
// rely on what gc does, often without knowing:
//
//     x.list = append(x.list, parse())      where parse appends to x.list, too
//     a[i] = next()                         where next changes i
//     y := x + f()                          where f changes x
//
// So gc's rule is ours: what the specification orders comes first, in its order, and everything else behind the last of
// it. Before a statement or a call evaluates its operands one after the other, cg_order looks for such operations in
// them. If there are any, they are evaluated at once, innermost first, and their values wait in Fn.early, from where
// cg_expr takes each when it comes to it.
#include "codegen/cg.h"

typedef enum CallKind {
    CALL_CONVERSION,
    CALL_FUNCTION,
    CALL_ACTING, // built-in that changes something
    CALL_EARLY,  // built-in that gc evaluates like a call
    CALL_LATE,   // built-in that is an operator
    CALL_SILENT, // built-in that does not evaluate its operand
} CallKind;

static CallKind call_kind(const Node *n)
{
    const Node *fun = unparen(n->call.fun);
    if (fun->mode == MODE_TYPE)
        return CALL_CONVERSION;
    if (fun->mode != MODE_BUILTIN)
        return CALL_FUNCTION;
    switch (fun->obj->builtin) {
    case B_APPEND:
    case B_COPY:
    case B_RECOVER: return CALL_ACTING;
    case B_UNSAFE_ALIGNOF:
    case B_UNSAFE_OFFSETOF:
    case B_UNSAFE_SIZEOF: return CALL_SILENT;
    case B_UNSAFE_ADD:
    case B_UNSAFE_SLICE:
    case B_UNSAFE_SLICEDATA:
    case B_UNSAFE_STRING:
    case B_UNSAFE_STRINGDATA: return CALL_LATE;
    default: return CALL_EARLY;
    }
}

// Constants, types, and the bodies of function literals do nothing here and now.
static bool is_silent(const Node *n)
{
    return n->mode == MODE_CONST || n->mode == MODE_TYPE || n->mode == MODE_NIL || n->kind == N_FUNCLIT ||
           (n->kind == N_CALL && call_kind(n) == CALL_SILENT);
}

// May n change what other operands read?
static bool acts(const Node *n)
{
    if (n->kind == N_CALL)
        return call_kind(n) == CALL_FUNCTION || call_kind(n) == CALL_ACTING;
    return n->kind == N_UNARY && n->op == T_ARROW;
}

static void find_action(Node *n, void *found)
{
    if (*(bool *)found || is_silent(n))
        return;
    if (acts(n))
        *(bool *)found = true;
    else
        node_each_child(n, find_action, found);
}

static bool has_action(Node *n)
{
    bool found = false;
    find_action(n, &found);
    return found;
}

static bool is_map_literal(Fn *f, const Node *n)
{
    return n->kind == N_COMPLIT && underlying(cg_type(f, n->type))->kind == TMAP;
}

// Is n evaluated at its place, before what is merely read?
static bool is_early(Fn *f, const Node *n)
{
    if (n->commaok || !n->type || n->type->kind == TTUPLE || n->mode == MODE_NOVALUE)
        return false;
    switch (n->kind) {
    case N_CALL: {
        CallKind k = call_kind(n);
        if (k == CALL_CONVERSION)
            return underlying(cg_type(f, n->type))->kind == TSLICE && is_string(cg_type(f, n->call.args.at[0]->type));
        return k == CALL_FUNCTION || k == CALL_ACTING || k == CALL_EARLY;
    }
    case N_UNARY: return n->op == T_ARROW;
    case N_BINARY: return n->op == T_LAND || n->op == T_LOR;
    case N_SLICE: return true;
    case N_TYPEASSERT: return !cg_is_pointer_shaped(cg_type(f, n->type));
    default: return is_map_literal(f, n); // whose entries are made one by one
    }
}

static void evaluate_early(Node *n, void *ctx)
{
    Fn *f = ctx;
    if (is_silent(n))
        return;
    if (n->kind == N_UNARY && n->op == T_AND && is_map_literal(f, unparen(n->unary.x)))
        return;
    if (is_early(f, n)) {
        Early e = {n, cg_stable(f, cg_expr(f, n))};
        vec_push(f->cg->arena, &f->early, e);
    } else {
        node_each_child(n, evaluate_early, f);
    }
}

void cg_order(Fn *f, Node *const *operands, int n)
{
    while (n > 0 && (!operands[n - 1] || !has_action(operands[n - 1])))
        n--;
    if (n == 0 || (n == 1 && is_early(f, unparen(operands[0])))) // it orders its own operands
        return;
    for (int i = 0; i < n; i++)
        if (operands[i])
            evaluate_early(operands[i], f);
}

bool cg_take_early(Fn *f, const Node *n, Val *v)
{
    for (int i = f->early.len - 1; i >= 0; i--) {
        if (f->early.at[i].n != n)
            continue;
        *v = f->early.at[i].v;
        for (int j = i + 1; j < f->early.len; j++)
            f->early.at[j - 1] = f->early.at[j];
        f->early.len--;
        return true;
    }
    return false;
}
