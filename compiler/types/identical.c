// identical.c: type identity (spec: Type identity).
//
// Pointer equality decides most questions at once because of interning. The structural comparison is needed where two
// spellings can differ: byte and uint8, parameter names, struct and interface literals, and what is made of those.
// Interfaces are the only types that can contain themselves without a named type in between,
//     type I interface { m() interface{ I } }
// so pairs of interfaces under comparison are kept on a stack; a pair met again is taken to be equal, for if it were
// not, the comparison that it is part of will find the difference elsewhere.
#include "types/internal.h"

typedef struct IfacePair {
    Type *x, *y;
    const struct IfacePair *outer;
} IfacePair;

static bool identical(Type *x, Type *y, bool tags, const IfacePair *pairs);

bool has_identifier(Obj *o, Pkg *pkg, Str name)
{
    if (o->name != name)
        return false;
    return is_exported(name) || o->pkg == pkg || (o->pkg && pkg && o->pkg->path == pkg->path);
}

bool same_name(Obj *a, Obj *b)
{
    return has_identifier(a, b->pkg, b->name);
}

static bool identical_vars(const ObjVec *x, const ObjVec *y, bool tags, const IfacePair *pairs)
{
    if (x->len != y->len)
        return false;
    for (int i = 0; i < x->len; i++) {
        if (!identical(x->at[i]->type, y->at[i]->type, tags, pairs))
            return false;
    }
    return true;
}

static Str tag_of(const Type *t, int i)
{
    Str tag = t->strct.tags ? t->strct.tags[i] : NULL;
    return tag && tag->len > 0 ? tag : NULL;
}

static bool identical_structs(Type *x, Type *y, bool tags, const IfacePair *pairs)
{
    if (x->strct.fields.len != y->strct.fields.len)
        return false;
    for (int i = 0; i < x->strct.fields.len; i++) {
        Obj *f = x->strct.fields.at[i], *g = y->strct.fields.at[i];
        if (f->is_embedded != g->is_embedded || !same_name(f, g) || (tags && tag_of(x, i) != tag_of(y, i)) ||
            !identical(f->type, g->type, tags, pairs))
            return false;
    }
    return true;
}

// Generic functions are identical if they are after renaming y's type parameters to x's.
static bool identical_generic_funcs(Type *x, Type *y, bool tags, const IfacePair *pairs)
{
    const TypeVec *xs = &x->func.tparams, *ys = &y->func.tparams;
    for (int i = 0; i < xs->len; i++) {
        Type *bound = type_subst(underlying(ys->at[i]), ys, xs);
        if (!identical(underlying(xs->at[i]), bound, tags, pairs))
            return false;
    }
    Type *plain = type_func(y->func.params, y->func.results, y->func.variadic);
    Type *renamed = type_subst(plain, ys, xs);
    return identical_vars(&x->func.params, &renamed->func.params, tags, pairs) &&
           identical_vars(&x->func.results, &renamed->func.results, tags, pairs);
}

static bool identical_funcs(Type *x, Type *y, bool tags, const IfacePair *pairs)
{
    if (x->func.variadic != y->func.variadic || x->func.tparams.len != y->func.tparams.len)
        return false;
    if (x->func.tparams.len > 0)
        return identical_generic_funcs(x, y, tags, pairs);
    return identical_vars(&x->func.params, &y->func.params, tags, pairs) &&
           identical_vars(&x->func.results, &y->func.results, tags, pairs);
}

static bool identical_interfaces(Type *x, Type *y, bool tags, const IfacePair *pairs)
{
    types_complete_interface(x);
    types_complete_interface(y);
    if (x->iface.all.len != y->iface.all.len || x->iface.comparable != y->iface.comparable ||
        x->iface.has_terms != y->iface.has_terms || !term_lists_equal(&x->iface.terms, &y->iface.terms))
        return false;
    for (const IfacePair *p = pairs; p; p = p->outer) {
        if ((p->x == x && p->y == y) || (p->x == y && p->y == x))
            return true;
    }
    const IfacePair pair = {x, y, pairs};
    for (int i = 0; i < x->iface.all.len; i++) {
        Obj *m = x->iface.all.at[i], *n = y->iface.all.at[i];
        if (!same_name(m, n) || !m->type || !n->type || !identical(m->type, n->type, tags, &pair))
            return false;
    }
    return true;
}

static bool identical_lists(const TypeVec *xs, const TypeVec *ys)
{
    if (xs->len != ys->len)
        return false;
    for (int i = 0; i < xs->len; i++) {
        if (!types_identical(xs->at[i], ys->at[i]))
            return false;
    }
    return true;
}

static bool identical_named(Type *x, Type *y)
{
    return x->named.origin && x->named.origin == y->named.origin && identical_lists(&x->named.targs, &y->named.targs) &&
           identical_lists(&x->named.outer, &y->named.outer);
}

static bool identical_unions(Type *x, Type *y)
{
    bool x_all, y_all;
    TermVec xs = union_terms(x, &x_all), ys = union_terms(y, &y_all);
    return x_all == y_all && term_lists_equal(&xs, &ys);
}

static bool identical(Type *x, Type *y, bool tags, const IfacePair *pairs)
{
    if (x == y)
        return true;
    if (!x || !y || x->kind == TINVALID || y->kind == TINVALID)
        return true; // an error was reported already
    if (x->kind != y->kind)
        return false;
    switch (x->kind) {
    case TARRAY: // a negative length comes from an erroneous one
        return (x->array.len == y->array.len || x->array.len < 0 || y->array.len < 0) &&
               identical(x->array.elem, y->array.elem, tags, pairs);
    case TSLICE: return identical(x->slice.elem, y->slice.elem, tags, pairs);
    case TPOINTER: return identical(x->pointer.elem, y->pointer.elem, tags, pairs);
    case TMAP:
        return identical(x->map.key, y->map.key, tags, pairs) && identical(x->map.elem, y->map.elem, tags, pairs);
    case TCHAN: return x->chan.dir == y->chan.dir && identical(x->chan.elem, y->chan.elem, tags, pairs);
    case TSTRUCT: return identical_structs(x, y, tags, pairs);
    case TFUNC: return identical_funcs(x, y, tags, pairs);
    case TTUPLE: return identical_vars(&x->tuple.vars, &y->tuple.vars, tags, pairs);
    case TINTERFACE: return identical_interfaces(x, y, tags, pairs);
    case TUNION: return identical_unions(x, y);
    case TNAMED: return identical_named(x, y);
    case TTYPEPARAM: return false;
    default: return true; // basic types of one kind: byte and uint8
    }
}

bool types_identical(Type *a, Type *b)
{
    return identical(a, b, true, NULL);
}

bool types_identical_ignore_tags(Type *a, Type *b)
{
    return identical(a, b, false, NULL);
}
