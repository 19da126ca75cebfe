// escape_self.c: assignments that store in an object what it holds already:
//
//   b.buf = b.buf[n:m]     p.x = p.y     s[i] = s[j]
//
// The analysis takes what is stored through a pointer to be on the heap from then on, but these do not make anything
// reachable from where it was not reachable before, so they are left out, as gc does. It matters for buffers and
// queues.
#include "lower/escape.h"

static bool same_constant(const Node *x, const Node *y)
{
    int64_t a, b;
    if (x->mode != MODE_CONST || y->mode != MODE_CONST)
        return false;
    return const_fits_int64(x->cval, &a) && const_fits_int64(y->cval, &b) && a == b;
}

// x.f of one step: no embedded fields on the way, which could be pointers.
static bool is_plain_field(const Node *n)
{
    const Selection *s = n->kind == N_SELECTOR ? n->sel.selection : NULL;
    return s && s->kind == SEL_FIELD && s->npath == 1;
}

// Two expressions without side effects that denote the same.
static bool same_object(Node *x, Node *y)
{
    x = unparen(x);
    y = unparen(y);
    if (same_constant(x, y))
        return true;
    if (x->kind != y->kind || x->mode == MODE_CONST || y->mode == MODE_CONST)
        return false;
    switch (x->kind) {
    case N_NAME: return x->obj && x->obj == y->obj && x->obj->kind == OBJ_VAR;
    case N_SELECTOR:
        return is_plain_field(x) && is_plain_field(y) && x->sel.name == y->sel.name && same_object(x->sel.x, y->sel.x);
    case N_STAR: return same_object(x->star.x, y->star.x);
    case N_INDEX: return same_object(x->index.x, y->index.x) && same_object(x->index.args.at[0], y->index.args.at[0]);
    default: return false;
    }
}

static bool has_effects(Node *n)
{
    n = unparen(n);
    if (n->mode == MODE_CONST)
        return false;
    switch (n->kind) {
    case N_NAME: return false;
    case N_BINARY: return has_effects(n->binary.x) || has_effects(n->binary.y);
    case N_UNARY: return n->op == T_ARROW || has_effects(n->unary.x);
    case N_INDEX: return has_effects(n->index.x) || has_effects(n->index.args.at[0]);
    case N_SELECTOR: return !is_plain_field(n) || has_effects(n->sel.x);
    case N_STAR: return has_effects(n->star.x);
    default: return true;
    }
}

static bool is_variable(Node *n)
{
    n = unparen(n);
    return n->kind == N_NAME && n->obj && n->obj->kind == OBJ_VAR;
}

// The variable p of *p, or of p.f through a pointer.
static Node *base_variable(Node *n)
{
    n = unparen(n);
    Node *x = NULL;
    if (n->kind == N_STAR)
        x = n->star.x;
    else if (is_plain_field(n) && is_pointer(n->sel.x->type))
        x = n->sel.x;
    return x && is_variable(x) ? unparen(x) : NULL;
}

// p.buf = p.buf[i:j]. Slicing an array would make a pointer to the object itself, which it did not hold.
static bool is_slice_of_self(Node *dst, Node *src)
{
    if (src->kind != N_SLICE || operand_kind(src->slice.x->type) == TARRAY)
        return false;
    const Node *x = base_variable(dst), *y = base_variable(src->slice.x);
    return x && y && x->obj == y->obj;
}

bool is_self_assignment(Node *dst, Node *src)
{
    dst = unparen(dst);
    src = unparen(src);
    if (is_slice_of_self(dst, src))
        return true;
    if (dst->kind != src->kind)
        return false;
    if (dst->kind == N_SELECTOR)
        return is_plain_field(dst) && is_plain_field(src) && same_object(dst->sel.x, src->sel.x);
    if (dst->kind != N_INDEX)
        return false;
    TypeKind k = operand_kind(dst->index.x->type);
    if (k == TMAP || k == TINVALID)
        return false;
    if (has_effects(dst->index.args.at[0]) || has_effects(src->index.args.at[0]))
        return false;
    return same_object(dst->index.x, src->index.x);
}
