// parts.c: the types that a type is written with, for walks that only care about what occurs in a type.
//
// Names are not looked through, only their type arguments (and what a local type has from its function) are parts: that
// keeps every such walk finite, because types are recursive through names only.
#include "types/internal.h"

static bool any_var(const ObjVec *vars, PartPred f, void *ctx)
{
    for (int i = 0; i < vars->len; i++) {
        if (vars->at[i]->type && f(vars->at[i]->type, ctx))
            return true;
    }
    return false;
}

static bool any_type(const TypeVec *types, PartPred f, void *ctx)
{
    for (int i = 0; i < types->len; i++) {
        if (f(types->at[i], ctx))
            return true;
    }
    return false;
}

// A local type depends on the type parameters of its function, even if it doesn't mention them.
static bool any_enclosing(Type *named, PartPred f, void *ctx)
{
    TypeVec outer = named->named.outer.len > 0 ? named->named.outer : enclosing_tparams(named);
    return any_type(&outer, f, ctx);
}

bool type_any_part(Type *t, PartPred f, void *ctx)
{
    switch (t->kind) {
    case TARRAY: return f(t->array.elem, ctx);
    case TSLICE: return f(t->slice.elem, ctx);
    case TPOINTER: return f(t->pointer.elem, ctx);
    case TCHAN: return f(t->chan.elem, ctx);
    case TMAP: return f(t->map.key, ctx) || f(t->map.elem, ctx);
    case TSTRUCT: return any_var(&t->strct.fields, f, ctx);
    case TTUPLE: return any_var(&t->tuple.vars, f, ctx);
    case TFUNC: return any_var(&t->func.params, f, ctx) || any_var(&t->func.results, f, ctx);
    case TINTERFACE: return any_var(&t->iface.methods, f, ctx) || any_type(&t->iface.embeds, f, ctx);
    case TUNION:
        for (int i = 0; i < t->unio.terms.len; i++) {
            if (f(t->unio.terms.at[i].type, ctx))
                return true;
        }
        return false;
    case TNAMED: return any_type(&t->named.targs, f, ctx) || any_enclosing(t, f, ctx);
    default: return false;
    }
}
