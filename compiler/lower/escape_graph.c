// escape_graph.c: the graph of the escape analysis: making locations, and the edges between them.
#include "lower/escape.h"

Loc *loc_new(Ctx *c, LocKind kind)
{
    Loc *l = arena_make(c->b->arena, Loc);
    l->kind = kind;
    l->fn = c->fn;
    l->depth = c->depth;
    l->leaks.heap = l->leaks.callee = NOWHERE;
    vec_push(c->b->arena, &c->b->locs, l);
    return l;
}

Loc *loc_of(Ctx *c, Obj *v)
{
    Loc *l = ptrmap_get(&c->b->by_var, v);
    if (!l)
        ice_at("escape", v->pos, "variable %s has no location", v->name ? v->name->text : "(unnamed)");
    return l;
}

Loc *loc_declare(Ctx *c, Obj *v)
{
    Loc *l = loc_of(c, v);
    l->depth = c->depth;
    return l;
}

Hole hole_nowhere(void)
{
    return (Hole){NULL, 0};
}
Hole hole_heap(Ctx *c)
{
    return (Hole){&c->b->heap, 0};
}
Hole hole_to(Loc *dst)
{
    return (Hole){dst, 0};
}
Hole hole_deref(Hole k, int n)
{
    return (Hole){k.dst, k.derefs + n};
}

Hole hole_addr(Hole k)
{
    if (k.derefs < 0)
        ice_at("escape", 0, "address of an address");
    return (Hole){k.dst, k.derefs - 1};
}

// One hole that leads to several needs a location of its own, from which edges go on.
Hole hole_tee(Ctx *c, const Hole *k, int n)
{
    int wanted = 0;
    Hole last = hole_nowhere();
    for (int i = 0; i < n; i++)
        if (k[i].dst)
            wanted++, last = k[i];
    if (wanted <= 1)
        return last;
    Loc *tmp = loc_new(c, LOC_TEMP);
    for (int i = 0; i < n; i++)
        flow(c, k[i], tmp);
    return hole_to(tmp);
}

void flow(Ctx *c, Hole k, Loc *src)
{
    if (!k.dst || (k.dst == src && k.derefs >= 0))
        return;
    if (k.dst->escapes && k.derefs < 0) {
        src->escapes = src->called = true;
        return;
    }
    Edge e = {src, k.derefs};
    vec_push(c->b->arena, &k.dst->in, e);
}

Hole hole_site(Ctx *c, Hole k, LocKind kind, Node *n)
{
    Loc *l = loc_new(c, kind);
    l->site = n;
    flow(c, hole_addr(k), l);
    return hole_to(l);
}

bool is_direct_iface(Type *t)
{
    Type *u = underlying(t);
    switch (u->kind) {
    case TPOINTER:
    case TUNSAFEPTR:
    case TCHAN:
    case TMAP:
    case TFUNC: return true;
    case TARRAY: return u->array.len == 1 && is_direct_iface(u->array.elem);
    case TSTRUCT: return u->strct.fields.len == 1 && is_direct_iface(u->strct.fields.at[0]->type);
    default: return false;
    }
}

// Is `inner` a literal inside `outer`? A literal in the initialiser of a package variable is inside the function that
// stands for the initialiser, to which no FuncInfo.outer leads.
bool fn_encloses(const Batch *b, const FuncInfo *outer, const FuncInfo *inner)
{
    if (outer == inner)
        return false;
    const FuncInfo *top = inner;
    for (const FuncInfo *f = inner->outer; f; f = f->outer) {
        if (f == outer)
            return true;
        top = f;
    }
    return !top->obj && outer == b->fns.at[0]->fn;
}
