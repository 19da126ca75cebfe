// escape.c: escape analysis: which variables and allocations may live in a frame, which must live on the heap.
//
// What is allocated in a frame must not be reachable any more when the frame is gone, or, in a loop, when the next
// iteration puts a new object in the same place; and nothing on the heap may point to it. The analysis is gc's since Go
// 1.13, without regard to the order of statements, to paths, or to which part of a compound variable is meant:
//
//   Locations  Every variable and every expression that allocates is a node of a graph. Assignments are edges, weighted
//              with the dereferences on the right side less the address-of operations: p = q weighs 0, p = *q 1, p = &q
//              -1. x.f, x[i] of an array and x are one; s[i] of a slice is *s; what is stored through a pointer, in a
//              map, a channel, a package variable, is stored in one location, the heap. (escape_expr.c, escape_stmt.c)
//   Depth      Each location has the number of loops around its declaration. (escape_stmt.c)
//   Solving    If the address of a location can get to one that outlives it (the heap, a result, a variable declared in
//              fewer loops, a variable of a function around the literal), it escapes. (escape_solve.c)
//   Calls      Functions are analysed callees first, those that call each other together (Tarjan's strongly connected
//              components). What is found out about a parameter, its leaks, is used at the calls: its value gets, after
//              so many dereferences, to the heap, or to result k. Where the callee is not known, arguments get to the
//              heap. (escape_call.c)
//   Size       Variables of more than 128 KB and other allocations of more than 64 KB go to the heap, as in gc.
//
// A generic function is analysed once for all its instances: a value of a type parameter's type may be a pointer,
// methods of it are unknown functions.
//
// The result: Obj.escapes of variables; Node.noescape of what allocates: FUNCLIT, method value, COMPLIT (the array of a
// slice; the target of an elided &T), UNARY & of a COMPLIT, CALL of make or new, CALL with arguments packed in a slice,
// RANGE over a function (the closure of its body); Node.noescape_box of an operand that is converted to an interface.
#include "lower/escape.h"

enum { MAX_VARIABLE = 128 * 1024, MAX_IMPLICIT = 64 * 1024 };

FnState *escape_state(Escape *esc, FuncInfo *fn)
{
    FnState *s = ptrmap_get(&esc->states, fn);
    if (!s) {
        s = arena_make(esc->arena, FnState);
        s->fn = fn;
        ptrmap_set(esc->arena, &esc->states, fn, s);
    }
    return s;
}

// Sizes ---------------------------------------------------------------------------------------------------------------

static bool const_length(const Node *n, int64_t *v)
{
    return n->mode == MODE_CONST && const_fits_int64(n->cval, v);
}

// make([]T, len, cap): code generation can put it in the frame only if the size is constant; len too, because the
// run-time system checks it against cap.
static bool make_too_large(const Node *n, bool *constant)
{
    int64_t cap = 0;
    *constant = true;
    for (int i = 1; i < n->call.args.len; i++)
        *constant = *constant && const_length(n->call.args.at[i], &cap);
    if (!const_length(n->call.args.at[n->call.args.len - 1], &cap))
        return false;
    Type *u = operand_type(n->type);
    int64_t elem = u && u->kind == TSLICE ? type_size(u->slice.elem) : 0;
    return elem == 0 || cap > MAX_IMPLICIT / elem;
}

static Builtin builtin_of(const Node *call)
{
    Node *fun = unparen(call->call.fun);
    return fun->mode == MODE_BUILTIN ? fun->obj->builtin : BUILTIN_COUNT;
}

static bool too_large(const Loc *l)
{
    if (l->kind == LOC_VAR)
        return type_size(l->var->type) > MAX_VARIABLE;
    if (l->kind == LOC_BOX)
        return type_size(l->site->type) > MAX_IMPLICIT;
    if (l->kind != LOC_SITE)
        return false;
    const Node *n = l->site;
    bool constant;
    switch (n->kind) {
    case N_UNARY: return type_size(underlying(n->type)->pointer.elem) > MAX_IMPLICIT;
    case N_SELECTOR: return !n->sel.selection->obj->ptr_recv && type_size(n->sel.x->type) > MAX_IMPLICIT;
    case N_COMPLIT: {
        Type *u = operand_type(n->type);
        return u->kind == TPOINTER && type_size(u->pointer.elem) > MAX_IMPLICIT;
    }
    case N_CALL:
        if (builtin_of(n) == B_NEW)
            return type_size(underlying(n->type)->pointer.elem) > MAX_IMPLICIT;
        return builtin_of(n) == B_MAKE && operand_kind(n->type) == TSLICE && make_too_large(n, &constant);
    default: return false;
    }
}

// Batches -------------------------------------------------------------------------------------------------------------

static LocKind variable_kind(const FuncInfo *fn, const Obj *v, int *result)
{
    if (v == fn->recv)
        return LOC_PARAM;
    for (int i = 0; i < fn->params.len; i++)
        if (fn->params.at[i] == v)
            return LOC_PARAM;
    for (*result = 0; *result < fn->results.len; ++*result)
        if (fn->results.at[*result] == v)
            return LOC_RESULT;
    return LOC_VAR;
}

// Locations for the variables of fn and of the literals in it.
static void add_function(Batch *b, FuncInfo *fn)
{
    FnState *state = escape_state(b->esc, fn);
    if (state->in_batch)
        return;
    state->in_batch = true;
    vec_push(b->arena, &b->fns, state);
    Ctx c = {b, fn, UNDECLARED, NULL};
    for (int i = 0; i < fn->locals.len; i++) {
        Obj *v = fn->locals.at[i];
        int result = 0;
        Loc *l = loc_new(&c, variable_kind(fn, v, &result));
        l->var = v;
        l->result = result;
        if (l->kind == LOC_PARAM) {
            l->leaks.nresults = fn->results.len;
            l->leaks.results = arena_alloc(b->esc->arena, sizeof(int) * (size_t)(fn->results.len + 1));
            for (int r = 0; r < fn->results.len; r++)
                l->leaks.results[r] = NOWHERE;
        }
        ptrmap_set(b->arena, &b->by_var, v, l);
    }
    for (int i = 0; i < fn->literals.len; i++)
        add_function(b, fn->literals.at[i]);
}

static Batch *batch_new(Escape *esc)
{
    Arena *a = esc->scratch;
    Batch *b = arena_make(a, Batch);
    b->esc = esc;
    b->arena = a;
    b->heap = (Loc){.kind = LOC_HEAP, .escapes = true, .called = true};
    b->callee = (Loc){.kind = LOC_CALLEE, .called = true};
    return b;
}

// Escaping is known beforehand of what is too large, and assumed of variables whose declaration was not met.
static void escape_beforehand(Batch *b)
{
    for (int i = 0; i < b->locs.len; i++) {
        Loc *l = b->locs.at[i];
        bool lost = l->kind == LOC_VAR && l->depth == UNDECLARED;
        if (lost || too_large(l))
            l->escapes = l->called = true;
    }
}

// What a later batch needs to know of the parameters. A way to a result that is no shorter than one to the heap adds
// nothing.
static void keep_leaks(Batch *b, FnState *state)
{
    FuncInfo *fn = state->fn;
    state->in_batch = false;
    state->nleaks = fn->params.len + (fn->recv ? 1 : 0);
    state->leaks = arena_alloc(b->esc->arena, sizeof(Leaks) * (size_t)(state->nleaks + 1));
    for (int i = 0; i < state->nleaks; i++) {
        Obj *v = i == 0 && fn->recv ? fn->recv : fn->params.at[i - (fn->recv ? 1 : 0)];
        Loc *l = ptrmap_get(&b->by_var, v);
        for (int r = 0; r < l->leaks.nresults; r++)
            if (l->leaks.heap != NOWHERE && l->leaks.results[r] >= l->leaks.heap)
                l->leaks.results[r] = NOWHERE;
        if (l->leaks.heap != NOWHERE && l->leaks.callee >= l->leaks.heap)
            l->leaks.callee = NOWHERE;
        state->leaks[i] = l->leaks;
    }
}

static bool can_be_in_frame(const Node *n)
{
    bool constant = true;
    if (n->kind == N_CALL && builtin_of(n) == B_MAKE && operand_kind(n->type) == TSLICE)
        make_too_large(n, &constant);
    return constant;
}

static void annotate(Batch *b)
{
    for (int i = 0; i < b->locs.len; i++) {
        Loc *l = b->locs.at[i];
        if (l->var)
            l->var->escapes = l->escapes;
        if (l->kind == LOC_SITE)
            l->site->noescape = !l->escapes && can_be_in_frame(l->site);
        if (l->kind == LOC_BOX)
            l->site->noescape_box = !l->escapes;
    }
}

static void batch_finish(Batch *b)
{
    escape_beforehand(b);
    escape_solve(b);
    annotate(b);
    for (int i = 0; i < b->fns.len; i++)
        keep_leaks(b, b->fns.at[i]);
    if (b->esc->prog->want_escape_notes)
        escape_report(b);
    arena_reset(b->arena);
}

static void analyse_component(Escape *esc, FnState *const *fns, int n)
{
    Batch *b = batch_new(esc);
    for (int i = 0; i < n; i++)
        add_function(b, fns[i]->fn);
    for (int i = 0; i < n; i++)
        escape_body(b, fns[i]->fn);
    batch_finish(b);
}

// The call graph ------------------------------------------------------------------------------------------------------

// What is left to do for a function is done when its component is: a loop over a function becomes one of its own.
static void finish_component(Escape *esc, FnState *const *fns, int n)
{
    analyse_component(esc, fns, n);
    for (int i = 0; i < n; i++)
        lower_rangefuncs(esc->arena, fns[i]->fn);
}

// Tarjan's algorithm: lowers everything that s leads to, then, when s is the first of its component, the component.
static void visit(Escape *esc, FnState *s)
{
    check_pending(s->fn);
    lower_captures(esc->arena, s->fn);
    s->index = s->low = ++esc->last_index;
    s->on_stack = true;
    vec_push(esc->arena, &esc->stack, s);
    escape_collect(esc, s->fn->body, s);
    for (int i = 0; i < s->callees.len; i++) {
        FnState *callee = escape_state(esc, s->callees.at[i]);
        if (callee->index == 0 && !escape_recall(esc, callee))
            visit(esc, callee);
        if (callee->on_stack && callee->low < s->low)
            s->low = callee->low;
    }
    if (s->low != s->index)
        return;
    int first = esc->stack.len;
    do
        esc->stack.at[--first]->on_stack = false;
    while (esc->stack.at[first] != s);
    finish_component(esc, esc->stack.at + first, esc->stack.len - first);
    esc->stack.len = first;
}

// Package variables ---------------------------------------------------------------------------------------------------

static void add_literals(Node *n, void *ctx)
{
    if (n->kind == N_FUNCLIT && n->funclit.fn)
        add_function(ctx, n->funclit.fn);
    else
        node_each_child(n, add_literals, ctx);
}

// The initialiser of package variables is a function of its own, which has no FuncInfo.
static void analyse_initialiser(Escape *esc, Pkg *pkg, const PkgInit *init)
{
    FuncInfo *fn = arena_make(esc->arena, FuncInfo);
    fn->pkg = pkg;
    PtrMap no_labels = {0};
    FnState *state = escape_state(esc, fn);
    escape_collect(esc, init->rhs, state);
    for (int i = 0; i < state->callees.len; i++)
        if (!escape_recall(esc, escape_state(esc, state->callees.at[i])))
            lower_function(esc->prog, state->callees.at[i]);
    Batch *b = batch_new(esc);
    Ctx c = {b, fn, 1, &no_labels};
    add_function(b, fn);
    add_literals(init->rhs, b);
    if (init->lhs.len == 1) {
        escape_convert(&c, hole_heap(&c), init->rhs, init->lhs.at[0]->type);
    } else {
        Hole *ks = arena_alloc(b->arena, sizeof(Hole) * (size_t)(init->lhs.len + 1));
        for (int i = 0; i < init->lhs.len; i++)
            ks[i] = hole_heap(&c);
        escape_multi(&c, init->rhs, ks, init->lhs.len);
    }
    batch_finish(b);
}

// The scratch memory lives as long as the outermost of those that need it. True if that is the caller.
static bool begin(Escape *esc)
{
    bool outermost = !esc->scratch;
    if (outermost)
        esc->scratch = arena_new();
    return outermost;
}

static void end(Escape *esc, bool outermost)
{
    if (!outermost)
        return;
    arena_free(esc->scratch);
    esc->scratch = NULL;
}

void lower_initialiser(Program *prog, Pkg *pkg, PkgInit *init)
{
    if (init->lowered || !init->rhs)
        return;
    init->lowered = true;
    bool outermost = begin(prog->escape);
    lower_init_captures(prog->arena, init);
    analyse_initialiser(prog->escape, pkg, init);
    lower_init_rangefuncs(prog->arena, init);
    end(prog->escape, outermost);
}

// The whole -----------------------------------------------------------------------------------------------------------

void lower_function(Program *prog, FuncInfo *fn)
{
    while (fn->outer)
        fn = fn->outer;
    if (!fn->obj || !fn->body)
        return; // in an initialiser, with which it is lowered; or declared elsewhere
    FnState *s = escape_state(prog->escape, fn);
    if (s->index != 0)
        return;
    bool outermost = begin(prog->escape);
    visit(prog->escape, s);
    end(prog->escape, outermost);
}

void lower_program(Program *prog)
{
    Escape *esc = prog->escape = arena_make(prog->arena, Escape);
    *esc = (Escape){.prog = prog, .arena = prog->arena};
    for (int p = 0; p < prog->pkgs.len; p++) {
        Pkg *pkg = prog->pkgs.at[p];
        for (int i = 0; i < pkg->funcs.len && !pkg->lazy; i++)
            lower_function(prog, pkg->funcs.at[i]);
    }
    for (int p = 0; p < prog->pkgs.len; p++) { // they may call anything
        Pkg *pkg = prog->pkgs.at[p];
        for (int i = 0; i < pkg->inits.len && !pkg->lazy; i++)
            lower_initialiser(prog, pkg, &pkg->inits.at[i]);
    }
    if (prog->want_escape_notes)
        escape_sort_notes(prog);
}
