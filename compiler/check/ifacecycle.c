// ifacecycle.c: gc does not allow an interface literal to refer to itself without a defined type in between, as can
// happen when a method of a defined interface returns a literal that embeds it:
//     type I interface { m() interface { I } }
// The implementation of interface types relies on that: such types have no finite text.
#include "check/checker.h"

typedef struct CycleFinder {
    Checker *c;
    PtrMap state; // interface Type -> &visiting or &done
} CycleFinder;

static char visiting, done;

static bool has_cycle(CycleFinder *f, Type *iface);

static bool visit(CycleFinder *f, Type *t);

static bool visit_vars(CycleFinder *f, const ObjVec *vars)
{
    for (int i = 0; i < vars->len; i++)
        if (visit(f, vars->at[i]->type))
            return true;
    return false;
}

static bool visit_interface(CycleFinder *f, Type *t)
{
    if (t->iface.methods.len == 0 && t->iface.embeds.len == 0)
        return false;
    void *state = ptrmap_get(&f->state, t);
    if (state)
        return state == &visiting;
    ptrmap_set(f->c->arena, &f->state, t, &visiting);
    if (has_cycle(f, t))
        return true;
    ptrmap_set(f->c->arena, &f->state, t, &done);
    return false;
}

static bool visit(CycleFinder *f, Type *t)
{
    switch (t->kind) {
    case TPOINTER: return visit(f, t->pointer.elem);
    case TARRAY: return visit(f, t->array.elem);
    case TSLICE: return visit(f, t->slice.elem);
    case TCHAN: return visit(f, t->chan.elem);
    case TMAP: return visit(f, t->map.key) || visit(f, t->map.elem);
    case TSTRUCT: return visit_vars(f, &t->strct.fields);
    case TFUNC: return visit_vars(f, &t->func.params) || visit_vars(f, &t->func.results);
    case TINTERFACE: return visit_interface(f, t);
    default: return false; // a defined type breaks the cycle
    }
}

static bool has_cycle(CycleFinder *f, Type *iface)
{
    types_complete_interface(iface);
    for (int i = 0; i < iface->iface.all.len; i++)
        if (visit(f, iface->iface.all.at[i]->type))
            return true;
    return false;
}

static void visit_node(Node *n, void *ctx)
{
    CycleFinder *f = ctx;
    if (n->kind != N_INTERFACETYPE) {
        node_each_child(n, visit_node, f);
        return;
    }
    if (!n->type || n->type->kind != TINTERFACE || !has_cycle(f, n->type))
        return;
    check_error(f->c, n->pos,
                "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)");
    for (int i = 0; i < f->state.cap; i++)
        if (f->state.keys[i])
            f->state.values[i] = &done; // once is enough
}

void check_interface_cycles(Checker *c)
{
    if (c->errors > 0)
        return;
    CycleFinder f = {.c = c};
    for (int i = 0; i < c->pkg->files.len; i++)
        for (int j = 0; j < c->pkg->files.at[i]->decls.len; j++)
            visit_node(c->pkg->files.at[i]->decls.at[j], &f);
}
