// initorder.c: the order in which package-level variables are initialised (spec: Package initialization).
//
// A variable depends on what its initialiser mentions, directly or through the functions and methods it mentions (the
// bodies of which are checked now, if that was put off). The functions are then taken out: the graph that remains has
// constants and variables, with an edge for each variable reachable through any number of functions. The next one to be
// initialised is the one with the fewest dependencies still open, the first in source order among those. In a correct
// program that number is always zero; where it is not, the variable is part of a cycle or waits for one, and cycles are
// reported with the way they take.
#include "check/checker.h"

#include <stdlib.h>

typedef struct DepNode DepNode;
typedef Vec(DepNode *) DepVec;

struct DepNode {
    Obj *obj;
    DeclInfo *info;
    int order;       // in source
    DepVec mentions; // what the declaration mentions, in source order
    DepVec waiting;  // variables and constants that depend on this one
    int open;        // dependencies not yet initialised
    int mark;        // of the last search that came here
    int mentioned;   // by the declaration of this order, plus 1, the last
    bool collected;  // mentions is complete; of functions when somebody asks
    bool done;
};

// A node in the queue, with the number of open dependencies it was queued for.
typedef struct Waiter {
    DepNode *node;
    int open;
} Waiter;

typedef struct InitOrder {
    Checker *c;
    PtrMap nodes;     // Obj -> DepNode
    DepVec all;       // in source order
    Vec(Waiter) heap; // variables and constants in the order of before()
    PtrMap emitted;   // initialiser expressions that are in pkg->inits
    int last_mark;
    DepNode *from; // whose declaration is being walked
} InitOrder;

// Mentions ------------------------------------------------------------------------------------------------------------

static void add_mention(InitOrder *io, Obj *o)
{
    if (!o)
        return;
    DepNode *d = ptrmap_get(&io->nodes, o->origin ? o->origin : o);
    if (!d || d->mentioned == io->from->order + 1)
        return;
    d->mentioned = io->from->order + 1;
    vec_push(io->c->arena, &io->from->mentions, d);
}

static void visit(Node *n, void *ctx)
{
    InitOrder *io = ctx;
    if (n->kind == N_NAME)
        add_mention(io, n->obj);
    else if (n->kind == N_SELECTOR)
        add_mention(io, n->sel.selection ? n->sel.selection->obj : n->obj);
    node_each_child(n, visit, io);
}

// The type of a variable: it depends on what its array lengths mention. A variable's name where a type is needed has
// been reported and is no dependency.
static void visit_type(Node *n, void *ctx)
{
    if (n->kind == N_NAME || n->kind == N_SELECTOR)
        return;
    if (n->kind == N_ARRAYTYPE) {
        visit(n->arraytype.len, ctx);
        visit_type(n->arraytype.elem, ctx);
        return;
    }
    node_each_child(n, visit_type, ctx);
}

static int compare_order(const void *a, const void *b)
{
    return (*(DepNode *const *)a)->order - (*(DepNode *const *)b)->order;
}

static void collect_mentions(InitOrder *io, DepNode *d)
{
    io->from = d;
    d->collected = true;
    if (d->obj->kind == OBJ_FUNC) { // its signature needs no variable's value
        if (d->obj->func)
            check_pending(d->obj->func);
        if (d->info->node->funcdecl.body)
            visit(d->info->node->funcdecl.body, io);
    } else {
        if (d->info->typ)
            visit_type(d->info->typ, io);
        if (d->info->init)
            visit(d->info->init, io);
    }
    if (d->mentions.len > 1)
        qsort(d->mentions.at, d->mentions.len, sizeof(DepNode *), compare_order);
}

static void collect_nodes(InitOrder *io)
{
    Checker *c = io->c;
    for (int i = 0; i < c->objs.len; i++) {
        Obj *o = c->objs.at[i];
        DeclInfo *info = ptrmap_get(&c->decls, o);
        if (!info || (o->kind != OBJ_CONST && o->kind != OBJ_VAR && o->kind != OBJ_FUNC))
            continue;
        DepNode *d = arena_make(c->arena, DepNode);
        d->obj = o;
        d->info = info;
        d->order = i;
        ptrmap_set(c->arena, &io->nodes, o, d);
        vec_push(c->arena, &io->all, d);
    }
    for (int i = 0; i < io->all.len; i++)
        if (io->all.at[i]->obj->kind != OBJ_FUNC)
            collect_mentions(io, io->all.at[i]);
}

// The queue -----------------------------------------------------------------------------------------------------------

// Constants first, then by open dependencies, then by source order.
static bool before(Waiter a, Waiter b)
{
    bool a_const = a.node->obj->kind == OBJ_CONST, b_const = b.node->obj->kind == OBJ_CONST;
    if (a_const != b_const)
        return a_const;
    return a.open != b.open ? a.open < b.open : a.node->order < b.node->order;
}

// Queues d with the dependencies it has open now; entries of d from before are passed over by pop.
static void push(InitOrder *io, DepNode *d)
{
    vec_push(io->c->arena, &io->heap, ((Waiter){d, d->open}));
    Waiter *h = io->heap.at;
    for (int i = io->heap.len - 1; i > 0 && before(h[i], h[(i - 1) / 2]); i = (i - 1) / 2) {
        Waiter parent = h[(i - 1) / 2];
        h[(i - 1) / 2] = h[i];
        h[i] = parent;
    }
}

static Waiter take_first(InitOrder *io)
{
    Waiter *h = io->heap.at, first = h[0];
    int n = --io->heap.len;
    h[0] = h[n];
    for (int i = 0, child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && before(h[child + 1], h[child]))
            child++;
        if (!before(h[child], h[i]))
            break;
        Waiter lower = h[child];
        h[child] = h[i];
        h[i] = lower;
    }
    return first;
}

static DepNode *pop(InitOrder *io)
{
    while (io->heap.len > 0) {
        Waiter w = take_first(io);
        if (!w.node->done && w.open == w.node->open)
            return w.node;
    }
    return NULL;
}

// Dependencies without functions --------------------------------------------------------------------------------------

// Makes d wait for every variable and constant reachable from `from` through functions only.
static void depend(InitOrder *io, DepNode *d, DepNode *from)
{
    if (!from->collected)
        collect_mentions(io, from);
    for (int i = 0; i < from->mentions.len; i++) {
        DepNode *m = from->mentions.at[i];
        if (m->mark == io->last_mark)
            continue;
        m->mark = io->last_mark;
        if (m->obj->kind == OBJ_FUNC) {
            depend(io, d, m);
        } else {
            vec_push(io->c->arena, &m->waiting, d);
            d->open++;
        }
    }
}

static void add_dependencies(InitOrder *io)
{
    for (int i = 0; i < io->all.len; i++) {
        DepNode *d = io->all.at[i];
        if (d->obj->kind == OBJ_FUNC)
            continue;
        io->last_mark++;
        depend(io, d, d);
        push(io, d);
    }
}

// Cycles --------------------------------------------------------------------------------------------------------------

// Finds a way from d along mentions to `to`; on success *path holds it, d first, `to` itself left out.
static bool find_path(InitOrder *io, DepNode *d, DepNode *to, DepVec *path)
{
    if (d->mark == io->last_mark)
        return false;
    d->mark = io->last_mark;
    vec_push(io->c->arena, path, d);
    for (int i = 0; i < d->mentions.len; i++) {
        if (d->mentions.at[i] == to || find_path(io, d->mentions.at[i], to, path))
            return true;
    }
    path->len--;
    return false;
}

// Reports the cycle that d is part of. A node that only waits for a cycle elsewhere is silent.
static void report_cycle(InitOrder *io, DepNode *d)
{
    DepVec path = {0};
    io->last_mark++;
    if (!find_path(io, d, d, &path))
        return;
    const char *name = d->obj->name->text;
    if (path.len == 1) {
        check_error(io->c, d->obj->pos, "initialization cycle: %s refers to itself", name);
        return;
    }
    if (!check_error(io->c, d->obj->pos, "initialization cycle for %s", name))
        return;
    for (int i = 0; i < path.len; i++) {
        Obj *o = path.at[i]->obj, *next = path.at[(i + 1) % path.len]->obj;
        diag_note(o->pos, "%s refers to %s", o->name->text, next->name->text);
    }
}

// --------------------------------------------------------------------------------------------------------------------

// One initialiser becomes one entry, at the first of its variables whose turn comes.
static void emit(InitOrder *io, DepNode *d)
{
    Node *rhs = d->info->init;
    if (d->obj->kind != OBJ_VAR || !rhs || ptrmap_get(&io->emitted, rhs))
        return;
    Arena *a = io->c->arena;
    ptrmap_set(a, &io->emitted, rhs, d);
    PkgInit init = {.lhs = d->info->lhs, .rhs = rhs};
    if (init.lhs.len == 0)
        vec_push(a, &init.lhs, d->obj);
    vec_push(a, &io->c->pkg->inits, init);
}

void check_initorder(Checker *c)
{
    InitOrder io = {.c = c};
    collect_nodes(&io);
    add_dependencies(&io);
    for (DepNode *d; (d = pop(&io));) {
        d->done = true;
        if (d->open > 0)
            report_cycle(&io, d);
        for (int i = 0; i < d->waiting.len; i++) {
            DepNode *w = d->waiting.at[i];
            w->open--;
            if (!w->done)
                push(&io, w);
        }
        emit(&io, d);
    }
}
