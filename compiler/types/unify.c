// unify.c: finding types for type parameters so that two types become alike (spec: Type unification).
//
// A unifier is made for a list of type parameters, which it may bind; other type parameters are types like any other.
// Each bound parameter has a slot for the type found; parameters unified with each other share one, so that a type
// found for one is found for all.
//
// Where assignment would do (not UNIFY_EXACT), a defined type unifies with a type literal through its underlying type,
// channel directions don't matter, and an interface unifies with what has its methods. Of several types unified with
// one parameter a defined one is kept, else a channel with a direction, so that the order of arguments doesn't matter.
#include "types/internal.h"

enum { INTERFACE_INFERENCE = 21 }; // the language version that lets an interface unify with what implements it
enum { MAX_DEPTH = 50 };           // of nested unifications; mutually recursive constraints could go on for ever

struct Unifier {
    const TypeVec *tparams;
    int *slot;   // of each type parameter
    Type **type; // of each slot; NULL while unknown
    int depth;
};

// Pairs of interfaces being unified, innermost first (see identical.c).
typedef struct IfacePair {
    Type *x, *y;
    const struct IfacePair *outer;
} IfacePair;

static bool nify(Unifier *u, Type *x, Type *y, UnifyMode mode, const IfacePair *pairs);

Unifier *unifier_new(const TypeVec *tparams, const TypeVec *targs)
{
    Arena *a = types_arena();
    Unifier *u = arena_make(a, Unifier);
    u->tparams = arena_copy(a, tparams, sizeof *tparams);
    u->slot = arena_alloc(a, (tparams->len + 1) * sizeof *u->slot);
    u->type = arena_alloc(a, (tparams->len + 1) * sizeof *u->type);
    for (int i = 0; i < tparams->len; i++) {
        u->slot[i] = i;
        u->type[i] = i < targs->len ? targs->at[i] : NULL;
    }
    return u;
}

Type *unifier_at(const Unifier *u, int i)
{
    return u->type[u->slot[i]];
}

void unifier_set(Unifier *u, int i, Type *t)
{
    u->type[u->slot[i]] = t;
}

int unifier_unknowns(const Unifier *u)
{
    int n = 0;
    for (int i = 0; i < u->tparams->len; i++)
        n += !unifier_at(u, i);
    return n;
}

// Index of t among the parameters of u, or -1.
static int bound_index(const Unifier *u, Type *t)
{
    if (t->kind != TTYPEPARAM)
        return -1;
    for (int i = 0; i < u->tparams->len; i++) {
        if (u->tparams->at[i] == t)
            return i;
    }
    return -1;
}

// Makes two parameters share a slot; false if each has a type already.
static bool join(Unifier *u, int i, int j)
{
    int from = u->slot[i], to = u->slot[j];
    if (from == to)
        return true;
    if (u->type[from] && u->type[to])
        return false;
    if (u->type[from]) {
        int swap = from;
        from = to;
        to = swap;
    }
    for (int k = 0; k < u->tparams->len; k++) {
        if (u->slot[k] == from)
            u->slot[k] = to;
    }
    return true;
}

static Type *as_interface(Type *t)
{
    return is_nonparam_interface(t) ? underlying(t) : NULL;
}

static bool is_type_literal(Type *t)
{
    return t->kind != TNAMED && t->kind != TTYPEPARAM;
}

// Bound parameters ----------------------------------------------------------------------------------------------------

// y unified with the type x of a parameter. May both stand for it?
static bool compatible_interfaces(Type *x, Type *y)
{
    Type *xi = as_interface(x), *yi = as_interface(y);
    if ((!xi && !yi) || !types_allow(INTERFACE_INFERENCE))
        return true;
    if (!xi || !yi)
        return false; // either could be meant, and which one comes first must not matter
    if (x->kind == TNAMED && y->kind == TNAMED)
        return types_identical(x, y);
    types_complete_interface(xi);
    types_complete_interface(yi);
    return xi->iface.all.len == yi->iface.all.len;
}

static bool unify_bound(Unifier *u, int i, Type *y, UnifyMode mode, const IfacePair *pairs)
{
    Type *x = unifier_at(u, i);
    if (!x) {
        unifier_set(u, i, y);
        return true;
    }
    if (!nify(u, x, y, mode, pairs) || !compatible_interfaces(x, y))
        return false;
    if (!(mode & UNIFY_EXACT) && x->kind != TNAMED) {
        Type *chan = underlying(y);
        if (y->kind == TNAMED || (chan->kind == TCHAN && chan->chan.dir != CHAN_BOTH))
            unifier_set(u, i, y);
    }
    return true;
}

// Interfaces ----------------------------------------------------------------------------------------------------------

static Obj *find_method(const ObjVec *methods, Obj *like)
{
    for (int i = 0; i < methods->len; i++) {
        if (same_name(methods->at[i], like))
            return methods->at[i];
    }
    return NULL;
}

static bool same_restrictions(Type *x, Type *y)
{
    types_complete_interface(x);
    types_complete_interface(y);
    return x->iface.comparable == y->iface.comparable && x->iface.has_terms == y->iface.has_terms &&
           term_lists_equal(&x->iface.terms, &y->iface.terms);
}

// The methods of one must be among those of the other; if `all`, they must be the same.
static bool unify_interfaces(Unifier *u, Type *x, Type *y, bool all, const IfacePair *pairs)
{
    if (!same_restrictions(x, y))
        return false;
    for (const IfacePair *p = pairs; p; p = p->outer) {
        if ((p->x == x && p->y == y) || (p->x == y && p->y == x))
            return true;
    }
    const IfacePair pair = {x, y, pairs};
    const ObjVec *few = &x->iface.all, *many = &y->iface.all;
    if (few->len > many->len) {
        few = &y->iface.all;
        many = &x->iface.all;
    }
    if (all && few->len != many->len)
        return false;
    for (int i = 0; i < few->len; i++) {
        Obj *other = find_method(many, few->at[i]);
        if (!other || !few->at[i]->type || !other->type || !nify(u, few->at[i]->type, other->type, UNIFY_EXACT, &pair))
            return false;
    }
    return true;
}

// Every method of the interface must be one of t's. A generic method implements nothing.
static bool unify_methods(Unifier *u, Type *iface, Type *t, const IfacePair *pairs)
{
    types_complete_interface(iface);
    for (int i = 0; i < iface->iface.all.len; i++) {
        Obj *want = iface->iface.all.at[i];
        Selection *sel = lookup_field_or_method(t, want->pkg, want->name, NULL);
        if (!sel || sel->kind != SEL_METHOD || (sel->obj->ptr_recv && !sel->indirect))
            return false;
        if (!sel->obj->type)
            types_resolve(sel->obj);
        Type *have = sel->obj->type;
        if (!have || have->func.tparams.len > 0 || !nify(u, want->type, have, UNIFY_EXACT, pairs))
            return false;
    }
    return true;
}

// Structure -----------------------------------------------------------------------------------------------------------

static bool nify_vars(Unifier *u, const ObjVec *x, const ObjVec *y, UnifyMode mode, const IfacePair *pairs)
{
    if (x->len != y->len)
        return false;
    for (int i = 0; i < x->len; i++) {
        if (!nify(u, x->at[i]->type, y->at[i]->type, mode, pairs))
            return false;
    }
    return true;
}

static Str tag_of(Type *t, int i)
{
    Str tag = t->strct.tags ? t->strct.tags[i] : NULL;
    return tag && tag->len > 0 ? tag : NULL;
}

static bool nify_structs(Unifier *u, Type *x, Type *y, UnifyMode mode, const IfacePair *pairs)
{
    if (x->strct.fields.len != y->strct.fields.len)
        return false;
    for (int i = 0; i < x->strct.fields.len; i++) {
        Obj *f = x->strct.fields.at[i], *g = y->strct.fields.at[i];
        if (f->is_embedded != g->is_embedded || tag_of(x, i) != tag_of(y, i) || !same_name(f, g) ||
            !nify(u, f->type, g->type, mode, pairs))
            return false;
    }
    return true;
}

static bool nify_named(Unifier *u, Type *x, Type *y, UnifyMode mode, const IfacePair *pairs)
{
    const TypeVec *xs = &x->named.targs, *ys = &y->named.targs;
    if (xs->len != ys->len)
        return false;
    for (int i = 0; i < xs->len; i++) {
        if (!nify(u, xs->at[i], ys->at[i], mode, pairs))
            return false;
    }
    return x->named.obj == y->named.obj;
}

static bool nify_structure(Unifier *u, Type *x, Type *y, UnifyMode mode, const IfacePair *pairs)
{
    UnifyMode elem = mode & UNIFY_ASSIGN ? mode | UNIFY_EXACT : mode;
    if (x->kind != y->kind)
        return false;
    switch (x->kind) {
    case TARRAY:
        return (x->array.len == y->array.len || x->array.len < 0 || y->array.len < 0) &&
               nify(u, x->array.elem, y->array.elem, elem, pairs);
    case TSLICE: return nify(u, x->slice.elem, y->slice.elem, elem, pairs);
    case TPOINTER: return nify(u, x->pointer.elem, y->pointer.elem, elem, pairs);
    case TMAP: return nify(u, x->map.key, y->map.key, elem, pairs) && nify(u, x->map.elem, y->map.elem, elem, pairs);
    case TCHAN:
        return (!(mode & UNIFY_EXACT) || x->chan.dir == y->chan.dir) &&
               nify(u, x->chan.elem, y->chan.elem, elem, pairs);
    case TSTRUCT: return nify_structs(u, x, y, elem, pairs);
    case TTUPLE: return nify_vars(u, &x->tuple.vars, &y->tuple.vars, mode, pairs);
    case TFUNC:
        return x->func.variadic == y->func.variadic && nify_vars(u, &x->func.params, &y->func.params, elem, pairs) &&
               nify_vars(u, &x->func.results, &y->func.results, elem, pairs);
    case TINTERFACE: return unify_interfaces(u, x, y, true, pairs);
    case TNAMED: return nify_named(u, x, y, mode, pairs);
    default: return x->kind <= TUNTYPEDNIL; // basic types of one kind
    }
}

// x is a type parameter that u may not bind: the types it can stand for all have its core type underneath.
static bool nify_unbound(Unifier *u, Type *x, Type *y, const IfacePair *pairs)
{
    Type *core = core_type(x);
    return core && nify(u, core, y, UNIFY_ASSIGN, pairs);
}

static void swap_types(Type **x, Type **y)
{
    Type *t = *x;
    *x = *y;
    *y = t;
}

static bool nify_within_depth(Unifier *u, Type *x, Type *y, UnifyMode mode, const IfacePair *pairs)
{
    // A defined type, if there is one, shall be y, a parameter of u shall be x.
    if (x->kind == TNAMED || bound_index(u, y) >= 0)
        swap_types(&x, &y);
    if (!(mode & UNIFY_EXACT) && y->kind == TNAMED && is_type_literal(x) && !is_interface(x)) {
        y = underlying(y);
        if (x == y)
            return true;
    }
    int xi = bound_index(u, x), yi = bound_index(u, y);
    if (xi >= 0 && yi >= 0)
        return join(u, xi, yi) || nify(u, unifier_at(u, xi), unifier_at(u, yi), mode, pairs);
    if (xi >= 0)
        return unify_bound(u, xi, y, mode, pairs);
    if (!(mode & UNIFY_EXACT) && types_allow(INTERFACE_INFERENCE)) {
        Type *x_iface = as_interface(x), *y_iface = as_interface(y);
        if (x_iface && y_iface)
            return unify_interfaces(u, x_iface, y_iface, false, pairs);
        if (x_iface || y_iface)
            return unify_methods(u, x_iface ? x_iface : y_iface, x_iface ? y : x, pairs);
    }
    if (y->kind == TTYPEPARAM)
        swap_types(&x, &y);
    if (x->kind == TTYPEPARAM)
        return nify_unbound(u, x, y, pairs);
    return nify_structure(u, x, y, mode, pairs);
}

static bool nify(Unifier *u, Type *x, Type *y, UnifyMode mode, const IfacePair *pairs)
{
    if (x == y)
        return true;
    if (!x || !y || u->depth >= MAX_DEPTH)
        return false;
    u->depth++;
    bool ok = nify_within_depth(u, x, y, mode, pairs);
    u->depth--;
    return ok;
}

bool unify(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    return nify(u, x, y, mode, NULL);
}
