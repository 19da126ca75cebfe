// escape_expr.c: expressions as edges of the graph. escape_expr(c, k, n) models that n is evaluated and its value goes
// to the hole k; sub-expressions whose value ends here go nowhere, but are visited, because they too allocate and call.
//
// Implicit conversions to interfaces have no node of their own: whoever evaluates an operand for a place of a certain
// type uses escape_convert, and the box belongs to the operand's node.
#include "lower/escape.h"

Type *operand_type(Type *t)
{
    return is_typeparam(t) ? core_type(t) : underlying(t);
}

TypeKind operand_kind(Type *t)
{
    Type *u = t ? operand_type(t) : NULL;
    return u ? u->kind : TINVALID;
}

void escape_discard(Ctx *c, Node *n)
{
    if (n)
        escape_expr(c, hole_nowhere(), n);
}

// Conversions to interfaces -------------------------------------------------------------------------------------------

// Does a value of type `from` get a box where a `to` is wanted?
static bool is_boxed(Type *from, Type *to)
{
    return from && to && is_nonparam_interface(to) && !is_nonparam_interface(from) && !is_direct_iface(from);
}

// Where the value goes that is boxed for n. A value of a type parameter may be boxed or not, or be an interface.
static Hole box(Ctx *c, Hole k, Node *n)
{
    Hole both[2] = {hole_site(c, k, LOC_BOX, n), k};
    return is_typeparam(n->type) ? hole_tee(c, both, 2) : both[0];
}

void escape_convert(Ctx *c, Hole k, Node *n, Type *to)
{
    n = unparen(n);
    if (n->mode != MODE_NIL && n->mode != MODE_TYPE && is_boxed(n->type, to))
        k = box(c, k, n);
    escape_expr(c, k, n);
}

// No node is there to tell code generation that this box may be in the frame, so it is on the heap.
Hole escape_converted(Ctx *c, Hole k, Type *from, Type *to)
{
    if (!is_boxed(from, to))
        return k;
    Hole both[2] = {hole_heap(c), k};
    return is_typeparam(from) ? hole_tee(c, both, 2) : both[0];
}

Hole hole_assert(Hole k, Type *t)
{
    bool boxed = !is_interface(t) && !is_direct_iface(t); // is_interface: of a type parameter too
    return boxed ? hole_deref(k, 1) : k;
}

// Selectors -----------------------------------------------------------------------------------------------------------

// From x to the field or embedded value that s leads to: how many pointers are followed. *end: its type.
static int path_derefs(Type *x, const Selection *s, Type **end)
{
    int derefs = 0;
    Type *t = x;
    for (int i = 0; i < s->npath; i++) {
        if (is_pointer(t)) {
            t = underlying(t)->pointer.elem;
            derefs++;
        }
        t = underlying(t)->strct.fields.at[s->path[i]]->type;
    }
    *end = t;
    return derefs;
}

void escape_receiver(Ctx *c, Hole k, Node *sel)
{
    Node *x = sel->sel.x;
    const Selection *s = sel->sel.selection;
    Type *end;
    int derefs = path_derefs(x->type, s, &end);
    bool pointer = is_pointer(end) && !is_typeparam(end);
    if (s->obj->ptr_recv && !pointer)
        k = hole_addr(k);
    else if (!s->obj->ptr_recv && pointer)
        k = hole_deref(k, 1);
    escape_expr(c, hole_deref(k, derefs), x);
}

// x.M as a value holds the receiver, and may be called by anybody.
static void method_value(Ctx *c, Hole k, Node *n)
{
    Hole closure = hole_site(c, k, LOC_SITE, n);
    FuncVec fns = escape_callees(c->b->esc, n);
    int nresults = underlying(n->type)->func.results.len;
    Hole *results = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)(nresults + 1));
    for (int i = 0; i < nresults; i++)
        results[i] = hole_heap(c);
    Hole both[2] = {closure, escape_param(c, fns, -1, results)};
    escape_receiver(c, hole_tee(c, both, 2), n);
}

static void selector(Ctx *c, Hole k, Node *n)
{
    const Selection *s = n->sel.selection;
    if (!s || s->kind == SEL_METHODEXPR)
        return;
    if (s->kind == SEL_METHOD) {
        method_value(c, k, n);
        return;
    }
    Type *end;
    escape_expr(c, hole_deref(k, path_derefs(n->sel.x->type, s, &end)), n->sel.x);
}

// Indexing and slicing ------------------------------------------------------------------------------------------------

static void index_expr(Ctx *c, Hole k, Node *n)
{
    Node *x = n->index.x;
    if (x->type && x->type->kind == TFUNC) { // an instantiation
        if (unparen(x)->kind == N_SELECTOR && unparen(x)->sel.selection)
            escape_expr(c, k, x);
        return;
    }
    Type *u = operand_type(x->type);
    if (u && u->kind == TMAP) {
        escape_discard(c, x);
        escape_convert(c, hole_nowhere(), n->index.args.at[0], u->map.key);
        return;
    }
    bool inside = !u || u->kind == TARRAY; // no common type: an array is the worse case
    escape_expr(c, inside ? k : hole_deref(k, 1), x);
    escape_discard(c, n->index.args.at[0]);
}

static void slice_expr(Ctx *c, Hole k, Node *n)
{
    escape_expr(c, operand_kind(n->slice.x->type) == TARRAY ? hole_addr(k) : k, n->slice.x);
    escape_discard(c, n->slice.lo);
    escape_discard(c, n->slice.hi);
    escape_discard(c, n->slice.max);
}

// Literals ------------------------------------------------------------------------------------------------------------

static Node *element_value(Node *e)
{
    return e->kind == N_KEYVALUE ? e->keyvalue.value : e;
}

static void struct_elements(Ctx *c, Hole k, Node *n, Type *st)
{
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *e = n->complit.elems.at[i];
        Type *t = st->strct.fields.at[i < st->strct.fields.len ? i : 0]->type;
        if (e->kind == N_KEYVALUE && e->keyvalue.key->obj)
            t = e->keyvalue.key->obj->type;
        escape_convert(c, k, element_value(e), t);
    }
}

static void elements(Ctx *c, Hole k, Node *n, Type *elem)
{
    for (int i = 0; i < n->complit.elems.len; i++)
        escape_convert(c, k, element_value(n->complit.elems.at[i]), elem);
}

static void map_elements(Ctx *c, Node *n, Type *map)
{
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *e = n->complit.elems.at[i];
        escape_convert(c, hole_heap(c), e->keyvalue.key, map->map.key);
        escape_convert(c, hole_heap(c), e->keyvalue.value, map->map.elem);
    }
}

// The elements of a literal of type t, whose value goes to k. heap_only: what it allocates besides is not in the frame.
static void literal(Ctx *c, Hole k, Node *n, Type *t, bool heap_only)
{
    Type *u = operand_type(t);
    switch (u->kind) {
    case TSTRUCT: struct_elements(c, k, n, u); break;
    case TARRAY: elements(c, k, n, u->array.elem); break;
    case TSLICE: elements(c, heap_only ? hole_heap(c) : hole_site(c, k, LOC_SITE, n), n, u->slice.elem); break;
    case TMAP:
        if (!heap_only)
            hole_site(c, k, LOC_SITE, n);
        map_elements(c, n, u);
        break;
    default: ice_at("escape", n->pos, "literal of no composite type");
    }
}

static void complit(Ctx *c, Hole k, Node *n)
{
    Type *u = operand_type(n->type);
    if (u->kind != TPOINTER) {
        literal(c, k, n, n->type, false);
        return;
    }
    // &T elided. The node stands for the pointer's target; a slice or map there allocates a second time, on the heap.
    literal(c, hole_site(c, k, LOC_SITE, n), n, u->pointer.elem, true);
}

static void funclit(Ctx *c, Hole k, Node *n)
{
    FuncInfo *fn = n->funclit.fn;
    Hole closure = hole_site(c, k, LOC_SITE, n);
    for (int i = 0; i < fn->captures.len; i++) {
        Obj *v = fn->captures.at[i];
        flow(c, capture_by_value(v) ? closure : hole_addr(closure), loc_of(c, v));
    }
    escape_body(c->b, fn);
}

// Operators -----------------------------------------------------------------------------------------------------------

static void unary(Ctx *c, Hole k, Node *n)
{
    Node *x = unparen(n->unary.x);
    if (n->op != T_AND)
        escape_discard(c, x); // arithmetic; what comes out of a channel was on the heap
    else if (x->kind == N_COMPLIT)
        escape_expr(c, hole_site(c, k, LOC_SITE, n), x);
    else
        escape_expr(c, hole_addr(k), x);
}

static void concat_operands(Ctx *c, Node *n)
{
    n = unparen(n);
    if (n->kind == N_BINARY && n->op == T_ADD && n->mode != MODE_CONST) {
        concat_operands(c, n->binary.x);
        concat_operands(c, n->binary.y);
    } else {
        escape_discard(c, n);
    }
}

// In a comparison of an interface with another value, that one is converted.
static void comparison(Ctx *c, Node *x, Node *y)
{
    escape_convert(c, hole_nowhere(), x, y->type);
    escape_convert(c, hole_nowhere(), y, x->type);
}

static void binary(Ctx *c, Hole k, Node *n)
{
    switch (n->op) {
    case T_ADD:
        if (is_string(n->type)) {
            hole_site(c, k, LOC_SITE, n);
            concat_operands(c, n);
            return;
        }
        break;
    case T_EQL:
    case T_NEQ: comparison(c, n->binary.x, n->binary.y); return;
    default: break;
    }
    escape_discard(c, n->binary.x);
    escape_discard(c, n->binary.y);
}

void escape_expr(Ctx *c, Hole k, Node *n)
{
    n = unparen(n);
    switch (n->mode) {
    case MODE_CONST:
    case MODE_TYPE:
    case MODE_NIL:
    case MODE_BUILTIN: return;
    default: break;
    }
    // A value without pointers carries no address anywhere; only its own address may be taken (derefs -1).
    if (k.derefs >= 0 && n->type && !type_has_pointers(n->type))
        k = hole_nowhere();
    switch (n->kind) {
    case N_NAME:
        if (n->obj && n->obj->kind == OBJ_VAR && n->obj->func)
            flow(c, k, loc_of(c, n->obj));
        break;
    case N_SELECTOR: selector(c, k, n); break;
    case N_COMPLIT: complit(c, k, n); break;
    case N_FUNCLIT: funclit(c, k, n); break;
    case N_INDEX: index_expr(c, k, n); break;
    case N_SLICE: slice_expr(c, k, n); break;
    case N_CALL: escape_call(c, &k, n); break;
    case N_STAR: escape_expr(c, hole_deref(k, 1), n->star.x); break;
    case N_UNARY: unary(c, k, n); break;
    case N_BINARY: binary(c, k, n); break;
    case N_TYPEASSERT: escape_expr(c, hole_assert(k, n->assert.typ->type), n->assert.x); break;
    default: ice_at("escape", n->pos, "%s is not an expression", node_kind_name(n->kind));
    }
}

void escape_multi(Ctx *c, Node *n, const Hole *ks, int count)
{
    n = unparen(n);
    if (n->kind == N_CALL) {
        escape_call(c, ks, n);
        return;
    }
    escape_expr(c, ks[0], n); // v, ok = x.(T), m[k], <-ch; ok goes nowhere
}
