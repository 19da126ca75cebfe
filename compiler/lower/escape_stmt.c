// escape_stmt.c: statements as edges of the graph, and the depth of loops at each declaration.
//
// Depth. What is declared or allocated in a loop is a new thing in each iteration, though it would have one place in
// the frame: so it must not be reachable from anything declared outside. `for`, `range` and a label that is jumped back
// to make loops. The variables of a `for` clause are new in each iteration too, and start it with the values the last
// ones had: that is modelled by a location outside of the loop through which all values pass.
//
// The body of a range over a function is a closure that refers to the variables around it.
#include "lower/escape.h"

static void stmts(Ctx *c, const NodeVec *list)
{
    int depth = c->depth; // labels deepen what follows them in their block
    for (int i = 0; i < list->len; i++)
        escape_stmt(c, list->at[i]);
    c->depth = depth;
}

// Places --------------------------------------------------------------------------------------------------------------

static Hole field_place(Ctx *c, Node *n)
{
    const Selection *s = n->sel.selection;
    if (!s)
        return hole_heap(c); // of another package
    Type *t = n->sel.x->type;
    for (int i = 0; i < s->npath; i++) {
        if (is_pointer(t)) {
            escape_discard(c, n->sel.x);
            return hole_heap(c);
        }
        t = underlying(t)->strct.fields.at[s->path[i]]->type;
    }
    return escape_place(c, n->sel.x);
}

static Hole element_place(Ctx *c, Node *n)
{
    Node *x = n->index.x, *i = n->index.args.at[0];
    switch (operand_kind(x->type)) {
    case TARRAY: escape_discard(c, i); return escape_place(c, x);
    case TMAP:
        escape_discard(c, x);
        escape_convert(c, hole_heap(c), i, operand_type(x->type)->map.key);
        return hole_heap(c);
    default:
        escape_discard(c, x);
        escape_discard(c, i);
        return hole_heap(c); // we do not follow what pointers point to
    }
}

Hole escape_place(Ctx *c, Node *n)
{
    n = unparen(n);
    switch (n->kind) {
    case N_NAME:
        if (is_blank(n->name.name) || !n->obj)
            return hole_nowhere();
        return n->obj->func ? hole_to(loc_of(c, n->obj)) : hole_heap(c);
    case N_SELECTOR: return field_place(c, n);
    case N_INDEX: return element_place(c, n);
    case N_STAR: escape_discard(c, n->star.x); return hole_heap(c);
    default: escape_discard(c, n); return hole_heap(c);
    }
}

static bool declares(const Node *lhs, bool define)
{
    return define && lhs->kind == N_NAME && lhs->obj && lhs->obj->pos == lhs->pos;
}

// A place of an assignment or :=, with its type (NULL for _).
static Hole place_or_new(Ctx *c, Node *lhs, bool define, Type **type)
{
    lhs = unparen(lhs);
    bool blank = lhs->kind == N_NAME && (is_blank(lhs->name.name) || !lhs->obj);
    *type = blank ? NULL : lhs->kind == N_NAME ? lhs->obj->type : lhs->type;
    if (declares(lhs, define))
        return hole_to(loc_declare(c, lhs->obj));
    return escape_place(c, lhs);
}

// Assignments ---------------------------------------------------------------------------------------------------------

// The type of the i-th of several values that n gives.
static Type *value_type(Node *n, int i)
{
    n = unparen(n);
    if (n->type && n->type->kind == TTUPLE)
        return i < n->type->tuple.vars.len ? n->type->tuple.vars.at[i]->type : NULL;
    return i == 0 ? n->type : basic(TBOOL);
}

static void assign_multi(Ctx *c, Hole *ks, Type **types, int n, Node *rhs)
{
    for (int i = 0; i < n; i++)
        if (types[i])
            ks[i] = escape_converted(c, ks[i], value_type(rhs, i), types[i]);
    escape_multi(c, rhs, ks, n);
}

static void assign_values(Ctx *c, Hole *ks, Type **types, int n, const NodeVec *values)
{
    if (values->len == n)
        for (int i = 0; i < n; i++)
            escape_convert(c, ks[i], values->at[i], types[i]);
    else if (values->len == 1)
        assign_multi(c, ks, types, n, values->at[0]);
}

static void assign(Ctx *c, Node *n)
{
    int count = n->assign.lhs.len;
    Hole *ks = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)(count + 1));
    Type **types = arena_alloc(c->b->arena, sizeof(Type *) * (size_t)(count + 1));
    for (int i = 0; i < count; i++) {
        Node *lhs = n->assign.lhs.at[i];
        ks[i] = place_or_new(c, lhs, n->op == T_DEFINE, &types[i]);
        if (n->op == T_ASSIGN && count == n->assign.rhs.len && is_self_assignment(lhs, n->assign.rhs.at[i])) {
            ks[i] = hole_nowhere();
            escape_self_assignment(c, n);
        }
    }
    assign_values(c, ks, types, count, &n->assign.rhs);
}

static void var_decl(Ctx *c, Node *d)
{
    if (d->kind != N_VARDECL)
        return;
    int count = d->valuedecl.names.len;
    Hole *ks = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)(count + 1));
    Type **types = arena_alloc(c->b->arena, sizeof(Type *) * (size_t)(count + 1));
    for (int i = 0; i < count; i++) {
        Obj *v = d->valuedecl.names.at[i]->obj; // NULL for _
        ks[i] = v ? hole_to(loc_declare(c, v)) : hole_nowhere();
        types[i] = v ? v->type : NULL;
    }
    assign_values(c, ks, types, count, &d->valuedecl.values);
}

static void return_(Ctx *c, Node *n)
{
    const ObjVec *results = &c->fn->results;
    if (n->ret.results.len == 0)
        return;
    Hole *ks = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)(results->len + 1));
    Type **types = arena_alloc(c->b->arena, sizeof(Type *) * (size_t)(results->len + 1));
    for (int i = 0; i < results->len; i++) {
        ks[i] = hole_to(loc_of(c, results->at[i]));
        types[i] = results->at[i]->type;
    }
    assign_values(c, ks, types, results->len, &n->ret.results);
}

// Loops ---------------------------------------------------------------------------------------------------------------

static void for_variables(Ctx *c, Node *init)
{
    if (!init || init->kind != N_ASSIGN || init->op != T_DEFINE)
        return;
    for (int i = 0; i < init->assign.lhs.len; i++) {
        Node *lhs = init->assign.lhs.at[i];
        if (!declares(lhs, true))
            continue;
        Loc *v = loc_of(c, lhs->obj);
        v->depth = c->depth + 1;
        if (!type_has_pointers(lhs->obj->type))
            continue;
        Loc *outside = loc_new(c, LOC_TEMP);
        flow(c, hole_to(outside), v);
        flow(c, hole_to(v), outside);
    }
}

static void for_(Ctx *c, Node *n)
{
    if (n->for_.init)
        escape_stmt(c, n->for_.init);
    if (!n->for_.shared)
        for_variables(c, n->for_.init);
    c->depth++;
    escape_discard(c, n->for_.cond);
    if (n->for_.post)
        escape_stmt(c, n->for_.post);
    escape_stmt(c, n->for_.body);
    c->depth--;
}

// The variables that the closure of a loop body refers to: all that are declared by now.
typedef struct Outside {
    Ctx *c;
    Hole closure;
} Outside;

static void refer(Outside *o, Obj *v)
{
    Loc *l = ptrmap_get(&o->c->b->by_var, v);
    if (l && l->depth != UNDECLARED)
        flow(o->c, hole_addr(o->closure), l);
}

static void refer_outside(Node *n, void *ctx)
{
    Outside *o = ctx;
    if (n->kind == N_NAME && n->obj && n->obj->kind == OBJ_VAR && n->obj->func)
        refer(o, n->obj);
    if (n->kind == N_RETURN)
        for (int i = 0; i < o->c->fn->results.len; i++)
            refer(o, o->c->fn->results.at[i]);
    node_each_child(n, refer_outside, o);
}

// The iterator calls the body with values that nothing is known of: as arguments of an unknown function they are on the
// heap.
static void range_func(Ctx *c, Node *n)
{
    Node *x = n->range.x;
    const Selection *s = unparen(x)->kind == N_SELECTOR ? unparen(x)->sel.selection : NULL;
    FuncVec fns = {0};
    if (!s || s->kind != SEL_METHODEXPR)
        fns = escape_callees(c->b->esc, x);
    escape_discard(c, x);
    Outside o = {c, hole_site(c, escape_param(c, fns, 0, NULL), LOC_SITE, n)};
    c->depth++;
    if (n->range.key)
        refer_outside(n->range.key, &o);
    if (n->range.value)
        refer_outside(n->range.value, &o);
    refer_outside(n->range.body, &o);
    Type *unused;
    if (n->range.key)
        place_or_new(c, n->range.key, n->range.define, &unused);
    if (n->range.value)
        place_or_new(c, n->range.value, n->range.define, &unused);
    escape_stmt(c, n->range.body);
    c->depth--;
}

// The element type of a range operand whose elements may hold addresses of frames. *derefs: how many dereferences lead
// to them. NULL: what comes from maps, channels and strings was on the heap, or has no pointers.
static Type *range_elem(Type *t, int *derefs)
{
    Type *u = operand_type(t);
    *derefs = 1;
    if (u->kind == TSLICE)
        return u->slice.elem;
    if (u->kind == TPOINTER)
        return underlying(u->pointer.elem)->array.elem;
    *derefs = 0;
    return u->kind == TARRAY ? u->array.elem : NULL;
}

static void range_value(Ctx *c, Node *n, Loc *operand)
{
    Type *t, *x = n->range.x->type, *elem;
    int derefs = 0;
    Hole k = place_or_new(c, n->range.value, n->range.define && !n->range.shared, &t);
    if (!t)
        return; // _
    if (operand_type(x))
        elem = range_elem(x, &derefs);
    else
        elem = t; // a type parameter's: an array, in the worst case
    if (elem)
        flow(c, hole_deref(escape_converted(c, k, elem, t), derefs), operand);
}

// Declared before the loop, once for all iterations?
static bool shares(const Node *n)
{
    return n->range.define && n->range.shared;
}

static void declare_shared(Ctx *c, Node *var)
{
    if (var && declares(var, true))
        loc_declare(c, var->obj);
}

static void range(Ctx *c, Node *n)
{
    Node *x = n->range.x;
    if (operand_kind(x->type) == TFUNC) {
        range_func(c, n);
        return;
    }
    Loc *operand = loc_new(c, LOC_TEMP); // evaluated once, outside of the loop
    escape_expr(c, hole_to(operand), x);
    if (shares(n)) {
        declare_shared(c, n->range.key);
        declare_shared(c, n->range.value);
    }
    c->depth++;
    Type *unused;
    if (n->range.key)
        place_or_new(c, n->range.key, n->range.define && !shares(n), &unused);
    if (n->range.value)
        range_value(c, n, operand);
    escape_stmt(c, n->range.body);
    c->depth--;
}

// Switch and select ---------------------------------------------------------------------------------------------------

static void switch_(Ctx *c, Node *n)
{
    if (n->switch_.init)
        escape_stmt(c, n->switch_.init);
    Node *tag = n->switch_.tag;
    Type *boxed = NULL; // an interface among the cases
    for (int i = 0; i < n->switch_.cases.len; i++) {
        const NodeVec *exprs = &n->switch_.cases.at[i]->case_.exprs;
        for (int j = 0; tag && j < exprs->len; j++)
            if (exprs->at[j]->type && is_nonparam_interface(exprs->at[j]->type))
                boxed = exprs->at[j]->type;
    }
    if (tag)
        escape_convert(c, hole_nowhere(), tag, boxed);
    for (int i = 0; i < n->switch_.cases.len; i++) {
        Node *clause = n->switch_.cases.at[i];
        for (int j = 0; j < clause->case_.exprs.len; j++)
            escape_convert(c, hole_nowhere(), clause->case_.exprs.at[j], tag ? tag->type : NULL);
        stmts(c, &clause->case_.body);
    }
}

static void typeswitch(Ctx *c, Node *n)
{
    if (n->typeswitch.init)
        escape_stmt(c, n->typeswitch.init);
    Node *x = unparen(n->typeswitch.x);
    if (x->kind == N_TYPEASSERT && !x->assert.typ)
        x = x->assert.x;
    Hole *ks = arena_alloc(c->b->arena, sizeof(Hole) * (size_t)(n->typeswitch.cases.len + 1));
    int nks = 0;
    for (int i = 0; i < n->typeswitch.cases.len; i++) {
        Obj *v = n->typeswitch.cases.at[i]->obj;
        if (!v)
            continue;
        Hole k = hole_to(loc_declare(c, v));
        if (type_has_pointers(v->type))
            ks[nks++] = hole_assert(k, v->type);
    }
    escape_expr(c, hole_tee(c, ks, nks), x);
    for (int i = 0; i < n->typeswitch.cases.len; i++)
        stmts(c, &n->typeswitch.cases.at[i]->case_.body);
}

static void select_(Ctx *c, Node *n)
{
    for (int i = 0; i < n->select.cases.len; i++) {
        Node *clause = n->select.cases.at[i];
        if (clause->comm.comm)
            escape_stmt(c, clause->comm.comm);
        stmts(c, &clause->comm.body);
    }
}

// All statements ------------------------------------------------------------------------------------------------------

static void if_(Ctx *c, Node *n)
{
    if (n->if_.init)
        escape_stmt(c, n->if_.init);
    escape_discard(c, n->if_.cond);
    escape_stmt(c, n->if_.then);
    if (n->if_.els)
        escape_stmt(c, n->if_.els);
}

void escape_stmt(Ctx *c, Node *n)
{
    switch (n->kind) {
    case N_EMPTY:
    case N_BRANCH: break;
    case N_BLOCK: stmts(c, &n->block.stmts); break;
    case N_EXPRSTMT: {
        Node *x = unparen(n->exprstmt.x);
        if (x->kind == N_CALL)
            escape_call(c, NULL, x);
        else
            escape_discard(c, x);
        break;
    }
    case N_SEND:
        escape_discard(c, n->send.ch);
        escape_convert(c, hole_heap(c), n->send.value, operand_type(n->send.ch->type)->chan.elem);
        break;
    case N_INCDEC: escape_place(c, n->incdec.x); break;
    case N_ASSIGN: assign(c, n); break;
    case N_GO:
    case N_DEFER: escape_go(c, n); break;
    case N_RETURN: return_(c, n); break;
    case N_LABELED:
        if (ptrmap_get(c->loop_labels, n))
            c->depth++;
        if (n->labeled.stmt)
            escape_stmt(c, n->labeled.stmt);
        break;
    case N_IF: if_(c, n); break;
    case N_SWITCH: switch_(c, n); break;
    case N_TYPESWITCH: typeswitch(c, n); break;
    case N_SELECT: select_(c, n); break;
    case N_FOR: for_(c, n); break;
    case N_RANGE: range(c, n); break;
    case N_DECLSTMT:
        for (int i = 0; i < n->declstmt.decls.len; i++)
            var_decl(c, n->declstmt.decls.at[i]);
        break;
    default: ice_at("escape", n->pos, "%s is not a statement", node_kind_name(n->kind));
    }
}

typedef struct Labels {
    Arena *arena;
    PtrMap *loops;
} Labels;

static void find_loop_labels(Node *n, void *ctx)
{
    Labels *l = ctx;
    if (n->kind == N_BRANCH && n->op == T_GOTO && n->branch.target && n->branch.target->pos < n->pos)
        ptrmap_set(l->arena, l->loops, n->branch.target, n);
    node_each_child(n, find_loop_labels, l);
}

void escape_body(Batch *b, FuncInfo *fn)
{
    PtrMap loops = {0};
    Labels labels = {b->arena, &loops};
    if (fn->has_goto)
        find_loop_labels(fn->body, &labels);
    Ctx c = {b, fn, 1, &loops};
    for (int i = 0; i < fn->locals.len; i++) {
        Loc *l = loc_of(&c, fn->locals.at[i]);
        if (l->kind != LOC_VAR)
            l->depth = 1;
    }
    escape_stmt(&c, fn->body);
}
