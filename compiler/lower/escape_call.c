// escape_call.c: calls. The arguments of a known function go where its parameters go: to the parameters' own locations
// if the function belongs to the same batch, else to the heap and to the results as its leaks tell. Nothing is known of
// a function that is called through a value or an interface, so the arguments may get to the heap.
#include "lower/escape.h"

static Hole one_param(Ctx *c, FuncInfo *fn, int param, const Hole *ks)
{
    FnState *state = escape_state(c->b->esc, fn);
    if (state->in_batch)
        return hole_to(loc_of(c, param < 0 ? fn->recv : fn->params.at[param]));
    int index = param + (fn->recv ? 1 : 0);
    if (!state->leaks || index < 0 || index >= state->nleaks)
        return hole_heap(c);
    const Leaks *leaks = &state->leaks[index];
    Hole *to = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)(leaks->nresults + 2));
    int n = 0;
    if (leaks->heap != NOWHERE)
        to[n++] = hole_deref(hole_heap(c), leaks->heap);
    if (leaks->callee != NOWHERE)
        to[n++] = hole_deref(hole_to(&c->b->callee), leaks->callee);
    for (int i = 0; ks && i < leaks->nresults; i++)
        if (leaks->results[i] != NOWHERE)
            to[n++] = hole_deref(ks[i], leaks->results[i]);
    return hole_tee(c, to, n);
}

Hole escape_param(Ctx *c, FuncVec fns, int param, const Hole *ks)
{
    if (fns.len == 0)
        return hole_heap(c);
    Hole *to = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)fns.len);
    for (int i = 0; i < fns.len; i++)
        to[i] = one_param(c, fns.at[i], param, ks);
    return hole_tee(c, to, fns.len);
}

// Arguments -----------------------------------------------------------------------------------------------------------

// A call being modelled: where its arguments go.
typedef struct Args {
    Node *call;
    Type *sig;
    FuncVec fns; // none: not known
    const Hole *ks;
    bool to_heap;    // go, and defer in a loop: whatever the callee does with them
    bool stay;       // nothing escapes, go:noescape says
    int first_param; // 1 for T.M(recv, ...), whose receiver is no parameter of fn
    Hole variadic;   // the elements of the packed slice, once there is one
    bool packed;
} Args;

static Hole param_hole(Ctx *c, Args *a, int param)
{
    if (a->to_heap)
        return hole_heap(c);
    if (a->stay)
        return hole_nowhere();
    return escape_param(c, a->fns, param - a->first_param, a->ks);
}

// Where argument i goes, and the type it is converted to.
static Hole arg_hole(Ctx *c, Args *a, int i, Type **to)
{
    const ObjVec *params = &a->sig->func.params;
    int fixed = params->len - (a->sig->func.variadic && !a->call->call.dots ? 1 : 0);
    if (i < fixed) {
        *to = params->at[i]->type;
        return param_hole(c, a, i);
    }
    *to = underlying(params->at[fixed]->type)->slice.elem;
    if (!a->packed)
        a->variadic = hole_site(c, param_hole(c, a, fixed), LOC_SITE, a->call);
    a->packed = true;
    return a->variadic;
}

static void arguments(Ctx *c, Args *a)
{
    const NodeVec *list = &a->call->call.args;
    Type *to, *only = list->len == 1 ? list->at[0]->type : NULL;
    if (only && only->kind == TTUPLE && only->tuple.vars.len > 0) { // f(g())
        int n = only->tuple.vars.len;
        Hole *holes = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)n);
        for (int i = 0; i < n; i++) {
            holes[i] = arg_hole(c, a, i, &to);
            holes[i] = escape_converted(c, holes[i], only->tuple.vars.at[i]->type, to);
        }
        escape_multi(c, list->at[0], holes, n);
        return;
    }
    for (int i = 0; i < list->len; i++) {
        Hole k = arg_hole(c, a, i, &to);
        escape_convert(c, k, list->at[i], to);
    }
}

// Calls of functions --------------------------------------------------------------------------------------------------

// The called value of an unknown function. If anybody wants results, a literal that gets here has its results lost.
static void called_value(Ctx *c, Node *fun, bool known, const Hole *ks, int nresults)
{
    Hole k = hole_nowhere();
    for (int i = 0; !known && ks && i < nresults; i++)
        if (ks[i].dst)
            k = hole_to(&c->b->callee);
    escape_expr(c, k, fun);
}

static void call_function(Ctx *c, const Hole *ks, Node *n, bool to_heap)
{
    Node *fun = unparen(n->call.fun);
    Args a = {.call = n, .sig = operand_type(fun->type), .fns = escape_callees(c->b->esc, fun), .ks = ks};
    a.to_heap = to_heap;
    a.stay = escape_promised(fun);
    if (!a.sig || a.sig->kind != TFUNC)
        ice_at("escape", n->pos, "call of no function");
    int nresults = a.sig->func.results.len;
    const Selection *s = fun->kind == N_SELECTOR ? fun->sel.selection : NULL;
    if (s && s->kind == SEL_METHODEXPR) {
        a.first_param = 1;
        // the receiver of a promoted method lies inside the argument, behind pointers or not
        if (s->npath || is_pointer(s->recv) != s->obj->ptr_recv)
            a.fns.len = 0;
    }
    for (int f = 0; ks && f < a.fns.len; f++)
        for (int i = 0; escape_state(c->b->esc, a.fns.at[f])->in_batch && i < nresults; i++)
            flow(c, ks[i], loc_of(c, a.fns.at[f]->results.at[i]));
    if (s && s->kind == SEL_METHOD)
        escape_receiver(c, param_hole(c, &a, -1), fun);
    else if (to_heap)
        escape_expr(c, hole_heap(c), fun);
    else
        called_value(c, fun, a.fns.len > 0, ks, nresults);
    arguments(c, &a);
}

// Built-in functions and conversions ----------------------------------------------------------------------------------

static Node *arg(Node *n, int i)
{
    return n->call.args.at[i];
}

static void discard_args(Ctx *c, Node *n, int from)
{
    for (int i = from; i < n->call.args.len; i++)
        escape_discard(c, arg(n, i));
}

// What comes from a slice of this type has pointers, or may have them.
static bool elem_has_pointers(Type *t)
{
    Type *u = operand_type(t);
    if (u && u->kind == TSTRING)
        return false;
    return !u || u->kind != TSLICE || type_has_pointers(u->slice.elem);
}

// The slice is the result, unless it has to grow: then its elements are copied to the heap.
static void append_(Ctx *c, Hole k, Node *n)
{
    Type *u = operand_type(n->type), *elem = u && u->kind == TSLICE ? u->slice.elem : NULL;
    Hole to[2] = {k, hole_nowhere()};
    if (elem_has_pointers(n->type))
        to[1] = hole_deref(hole_heap(c), 1);
    escape_expr(c, hole_tee(c, to, 2), arg(n, 0));
    for (int i = 1; i < n->call.args.len; i++) {
        Node *x = arg(n, i);
        if (!n->call.dots)
            escape_convert(c, hole_heap(c), x, elem);
        else if (x->type && elem_has_pointers(x->type))
            escape_expr(c, hole_deref(hole_heap(c), 1), x);
        else
            escape_discard(c, x);
    }
    hole_site(c, k, LOC_SITE, n);
    c->b->locs.at[c->b->locs.len - 1]->depth = 0; // outside of all loops, as gc sees it; it is on the heap anyway
}

static void make_(Ctx *c, Hole k, Node *n)
{
    Type *u = operand_type(n->type);
    if (!u || u->kind != TCHAN)
        hole_site(c, k, LOC_SITE, n);
    discard_args(c, n, 1);
}

static void new_(Ctx *c, Hole k, Node *n)
{
    Hole contents = hole_site(c, k, LOC_SITE, n);
    if (arg(n, 0)->mode != MODE_TYPE)
        escape_convert(c, contents, arg(n, 0), underlying(n->type)->pointer.elem);
}

static void call_builtin(Ctx *c, Hole k, Node *n)
{
    Type *map = n->call.args.len ? arg(n, 0)->type : NULL;
    if (map && map->kind == TTUPLE) { // append(f())
        int count = map->tuple.vars.len;
        Hole *heap = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)(count + 1));
        for (int i = 0; i < count; i++)
            heap[i] = hole_heap(c);
        escape_multi(c, arg(n, 0), heap, count);
        return;
    }
    switch (unparen(n->call.fun)->obj->builtin) {
    case B_APPEND: append_(c, k, n); return;
    case B_COPY:
        escape_discard(c, arg(n, 0));
        escape_expr(c, elem_has_pointers(arg(n, 1)->type) ? hole_deref(hole_heap(c), 1) : hole_nowhere(), arg(n, 1));
        return;
    case B_DELETE:
        escape_discard(c, arg(n, 0));
        escape_convert(c, hole_nowhere(), arg(n, 1), operand_kind(map) == TMAP ? operand_type(map)->map.key : NULL);
        return;
    case B_MAKE: make_(c, k, n); return;
    case B_NEW: new_(c, k, n); return;
    case B_PANIC: escape_convert(c, hole_heap(c), arg(n, 0), type_any()); return;
    case B_MIN:
    case B_MAX:
        for (int i = 0; i < n->call.args.len; i++)
            escape_expr(c, k, arg(n, i));
        return;
    case B_UNSAFE_STRING: // strings are taken to be on the heap everywhere
        escape_expr(c, hole_heap(c), arg(n, 0));
        discard_args(c, n, 1);
        return;
    case B_UNSAFE_ADD:
    case B_UNSAFE_SLICE:
    case B_UNSAFE_SLICEDATA:
    case B_UNSAFE_STRINGDATA:
        escape_expr(c, k, arg(n, 0));
        discard_args(c, n, 1);
        return;
    default: discard_args(c, n, 0); return;
    }
}

// An integer that becomes a pointer: the pointers it was computed from.
static void unsafe_value(Ctx *c, Hole k, Node *n)
{
    n = unparen(n);
    if (n->mode == MODE_CONST)
        return;
    switch (n->kind) {
    case N_CALL:
        if (unparen(n->call.fun)->mode == MODE_TYPE && operand_kind(arg(n, 0)->type) == TUNSAFEPTR) {
            escape_expr(c, k, arg(n, 0));
            return;
        }
        break;
    case N_UNARY:
        if (n->op == T_ARROW || n->op == T_AND)
            break;
        unsafe_value(c, k, n->unary.x);
        return;
    case N_BINARY:
        unsafe_value(c, k, n->binary.x);
        unsafe_value(c, k, n->binary.y);
        return;
    default: break;
    }
    escape_discard(c, n);
}

static void call_conversion(Ctx *c, Hole k, Node *n)
{
    Node *x = arg(n, 0);
    Type *from = x->type, *to = n->type;
    Type *uf = from ? operand_type(from) : NULL, *ut = operand_type(to);
    if (x->mode == MODE_NIL || !from)
        return;
    if (is_nonparam_interface(to)) {
        int before = c->b->locs.len;
        escape_convert(c, k, x, to);
        if (before < c->b->locs.len && c->b->locs.at[before]->kind == LOC_BOX)
            c->b->locs.at[before]->conversion = n;
        return;
    }
    if (!uf || !ut) { // of type parameters: whichever it is
        escape_expr(c, k, x);
        return;
    }
    bool to_bytes = uf->kind == TSTRING && ut->kind == TSLICE, to_text = uf->kind != TSTRING && ut->kind == TSTRING;
    if (to_bytes || to_text) {
        hole_site(c, k, LOC_SITE, n);
        escape_discard(c, x);
    } else if (uf->kind == TSLICE && ut->kind == TARRAY) {
        escape_expr(c, hole_deref(k, 1), x);
    } else if (ut->kind == TUNSAFEPTR && uf->kind != TUNSAFEPTR && uf->kind != TPOINTER) {
        unsafe_value(c, k, x);
    } else {
        escape_expr(c, k, x);
    }
}

void escape_call(Ctx *c, const Hole *ks, Node *n)
{
    switch (unparen(n->call.fun)->mode) {
    case MODE_BUILTIN: call_builtin(c, ks ? ks[0] : hole_nowhere(), n); break;
    case MODE_TYPE: call_conversion(c, ks ? ks[0] : hole_nowhere(), n); break;
    default: call_function(c, ks, n, false);
    }
}

// go and defer --------------------------------------------------------------------------------------------------------

// The operands of `go` live on in another goroutine, those of `defer` until the function returns; in a loop there may
// be any number of them.
void escape_go(Ctx *c, Node *stmt)
{
    Node *call = unparen(stmt->go.call);
    bool to_heap = stmt->kind == N_GO || c->depth > 1;
    if (unparen(call->call.fun)->mode != MODE_BUILTIN) {
        call_function(c, NULL, call, to_heap);
        return;
    }
    if (!to_heap) {
        escape_call(c, NULL, call);
        return;
    }
    bool panics = unparen(call->call.fun)->obj->builtin == B_PANIC;
    for (int i = 0; i < call->call.args.len; i++)
        escape_convert(c, hole_heap(c), arg(call, i), panics ? type_any() : NULL);
}
