// mono.c: refuses programs that would need infinitely many instances of a generic function or type, as in
//     func f[T any](n int) { if n > 0 { f[[]T](n - 1) } }
//
// A graph has a vertex for each type parameter, and for each type declared inside a generic function, since such a type
// is implicitly parameterised. An edge says that the source is part of what the destination is instantiated with; its
// weight is 1 if the argument is larger than the source alone. The program is infinite exactly if some cycle has a
// positive weight; like Bellman and Ford's algorithm this looks for ever heavier paths, and a path as long as there are
// vertices contains a cycle.
#include "check/checker.h"

typedef struct Vertex {
    Obj *obj;
    int weight, len; // of the heaviest path to it so far
    int edge;        // the last edge of that path
} Vertex;

typedef struct Edge {
    int dst, src, weight;
    Pos pos;
    Type *type; // the type argument, or the type parameter that parameterises implicitly
} Edge;

struct MonoGraph {
    Checker *c;
    Vec(Vertex) vertices;
    Vec(Edge) edges;
    PtrMap index; // Obj -> 1 + index of its vertex
};

static MonoGraph *graph(Checker *c)
{
    if (!c->mono) {
        c->mono = arena_make(c->arena, MonoGraph);
        c->mono->c = c;
    }
    return c->mono;
}

static int add_vertex(MonoGraph *g, Obj *o)
{
    Vertex v = {.obj = o};
    vec_push(g->c->arena, &g->vertices, v);
    ptrmap_set(g->c->arena, &g->index, o, (void *)(intptr_t)g->vertices.len);
    return g->vertices.len - 1;
}

static int known_vertex(MonoGraph *g, Obj *o)
{
    return (int)(intptr_t)ptrmap_get(&g->index, o) - 1;
}

static int tparam_vertex(MonoGraph *g, Type *t)
{
    int v = known_vertex(g, t->tparam.obj);
    return v >= 0 ? v : add_vertex(g, t->tparam.obj);
}

static void add_edge(MonoGraph *g, int dst, int src, int weight, Pos pos, Type *t)
{
    Edge e = {dst, src, weight, pos, t};
    vec_push(g->c->arena, &g->edges, e);
}

// The vertex of a type declared in a generic function; -1 for all others.
static int local_vertex(MonoGraph *g, Type *t)
{
    Obj *o = t->named.obj;
    if (o->pkg != g->c->pkg || !o->func)
        return -1;
    int v = known_vertex(g, o);
    if (v >= 0)
        return v;
    FuncInfo *fn = o->func;
    while (fn->outer)
        fn = fn->outer;
    if (!fn->sig)
        return -1;
    TypeVec tparams = fn->sig->func.tparams;
    if (fn->recv) {
        Type *recv = fn->recv->type->kind == TPOINTER ? fn->recv->type->pointer.elem : fn->recv->type;
        if (recv->kind == TNAMED && tparams.len == 0)
            tparams = recv->named.targs;
    }
    if (tparams.len == 0)
        return -1;
    v = add_vertex(g, o);
    for (int i = 0; i < tparams.len; i++)
        if (is_typeparam(tparams.at[i]))
            add_edge(g, v, tparam_vertex(g, tparams.at[i]), 1, o->pos, tparams.at[i]);
    return v;
}

// One type argument of a type parameter, whose parts flow into it.
typedef struct Flow {
    MonoGraph *g;
    Type *tparam, *targ;
    Pos pos;
} Flow;

static void flow_from(Flow *f, int src, Type *part)
{
    add_edge(f->g, tparam_vertex(f->g, f->tparam), src, part != f->targ, f->pos, f->targ);
}

static void walk_parts(Flow *f, Type *t);

static void walk_vars(Flow *f, const ObjVec *vars)
{
    for (int i = 0; i < vars->len; i++)
        walk_parts(f, vars->at[i]->type);
}

static void walk_parts(Flow *f, Type *t)
{
    switch (t->kind) {
    case TTYPEPARAM: flow_from(f, tparam_vertex(f->g, t), t); break;
    case TNAMED: {
        int src = local_vertex(f->g, t->named.origin ? t->named.origin : t);
        if (src >= 0)
            flow_from(f, src, t);
        for (int i = 0; i < t->named.targs.len; i++)
            walk_parts(f, t->named.targs.at[i]);
        break;
    }
    case TARRAY: walk_parts(f, t->array.elem); break;
    case TSLICE: walk_parts(f, t->slice.elem); break;
    case TPOINTER: walk_parts(f, t->pointer.elem); break;
    case TCHAN: walk_parts(f, t->chan.elem); break;
    case TMAP:
        walk_parts(f, t->map.key);
        walk_parts(f, t->map.elem);
        break;
    case TINTERFACE:
        for (int i = 0; i < t->iface.all.len; i++)
            walk_parts(f, t->iface.all.at[i]->type);
        break;
    case TFUNC:
        walk_vars(f, &t->func.params);
        walk_vars(f, &t->func.results);
        break;
    case TSTRUCT: walk_vars(f, &t->strct.fields); break;
    default: break;
    }
}

void check_mono_instance(Checker *c, const TypeVec *tparams, const TypeVec *targs, const NodeVec *nodes, Pos pos)
{
    for (int i = 0; i < tparams->len && i < targs->len; i++) {
        if (tparams->at[i]->tparam.obj->pkg != c->pkg)
            continue; // cycles do not cross packages
        Pos at = nodes && i < nodes->len ? node_start(nodes->at[i]) : pos;
        Flow f = {graph(c), tparams->at[i], targs->at[i], at};
        walk_parts(&f, targs->at[i]);
    }
}

static void report_loop(MonoGraph *g, int v)
{
    Checker *c = g->c;
    bool *seen = arena_alloc(c->arena, (size_t)g->vertices.len + 1);
    Vec(int) stack = {0};
    for (; !seen[v]; v = g->edges.at[g->vertices.at[v].edge].src) {
        vec_push(c->arena, &stack, v);
        seen[v] = true;
    }
    int start = 0; // what comes before v leads to the cycle only
    while (stack.at[start] != v)
        start++;
    if (!check_error(c, g->vertices.at[v].obj->pos, "instantiation cycle:"))
        return;
    for (int i = start; i < stack.len; i++) {
        const Edge *e = &g->edges.at[g->vertices.at[stack.at[i]].edge];
        Obj *o = g->vertices.at[e->dst].obj;
        diag_note(e->pos, is_typeparam(o->type) ? "%s instantiated as %s" : "%s implicitly parameterized by %s",
                  o->name->text, type_text(c, e->type));
    }
}

void check_mono(Checker *c)
{
    if (!c->mono || c->errors > 0)
        return;
    MonoGraph *g = c->mono;
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < g->edges.len; i++) {
            const Edge *e = &g->edges.at[i];
            const Vertex *src = &g->vertices.at[e->src];
            Vertex *dst = &g->vertices.at[e->dst];
            if (src->weight + e->weight <= dst->weight)
                continue;
            dst->edge = i;
            dst->len = src->len + 1;
            if (dst->len == g->vertices.len) {
                report_loop(g, e->dst);
                return;
            }
            dst->weight = src->weight + e->weight;
            again = true;
        }
    }
}
