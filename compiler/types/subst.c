// subst.c: putting types in the place of type parameters (spec: Instantiations).
//
// Substitution gives back the same object where nothing changes, so types without type parameters cost no memory.
// Instances of generic types are interned per generic type and expanded on demand: their underlying type when first
// asked for (underlying), each method when first looked up (type_method). That is what makes
//     type List[T any] struct { next *List[T] }
// finite. A type whose arguments grow with each expansion,
//     type T[P any] struct { f *T[[]P] }
// is only as deep as it is looked into; beyond MAX_DEPTH nested type arguments it is cut off.
#include "types/internal.h"

enum { MAX_DEPTH = 100 };

typedef struct Subst {
    const TypeVec *from, *to;
} Subst;

static Type *subst(const Subst *s, Type *t);
static Type *find_instance(Type *origin, const TypeVec *targs, const TypeVec *outer);

static Type *lookup_tparam(const Subst *s, Type *t)
{
    for (int i = 0; i < s->from->len && i < s->to->len; i++) {
        if (s->from->at[i] == t)
            return s->to->at[i] ? s->to->at[i] : t;
    }
    return t;
}

// A copy of the object with another type, tied to the generic one.
static Obj *retyped(Obj *o, Type *type)
{
    Obj *copy = arena_copy(types_arena(), o, sizeof *o);
    copy->type = type;
    copy->origin = o->origin ? o->origin : o;
    copy->cg = NULL;
    return copy;
}

// The objects with substituted types; the same vector (by its elements) if nothing changes.
static ObjVec subst_vars(const Subst *s, ObjVec vars, bool *changed)
{
    for (int i = 0; i < vars.len; i++) {
        Obj *v = vars.at[i];
        Type *type = v->type ? subst(s, v->type) : NULL;
        if (type == v->type)
            continue;
        ObjVec result = {0};
        for (int j = 0; j < vars.len; j++) {
            Type *t = j < i || !vars.at[j]->type ? vars.at[j]->type : subst(s, vars.at[j]->type);
            vec_push(types_arena(), &result, t == vars.at[j]->type ? vars.at[j] : retyped(vars.at[j], t));
        }
        *changed = true;
        return result;
    }
    return vars;
}

static TypeVec subst_types(const Subst *s, TypeVec list, bool *changed)
{
    TypeVec result = {0};
    bool differs = false;
    for (int i = 0; i < list.len; i++) {
        Type *t = subst(s, list.at[i]);
        differs |= t != list.at[i];
        vec_push(types_arena(), &result, t);
    }
    *changed |= differs;
    return differs ? result : list;
}

static Type *subst_struct(const Subst *s, Type *t)
{
    bool changed = false;
    ObjVec fields = subst_vars(s, t->strct.fields, &changed);
    return changed ? type_struct(fields, t->strct.tags) : t;
}

static TypeVec fresh_tparams(const Subst *s, const TypeVec *tparams)
{
    TypeVec fresh = {0};
    for (int i = 0; i < tparams->len; i++) {
        Obj *o = arena_copy(types_arena(), tparams->at[i]->tparam.obj, sizeof(Obj));
        o->type = NULL;
        vec_push(types_arena(), &fresh, type_param(o, tparams->at[i]->tparam.index, NULL));
    }
    Subst rename = {tparams, &fresh};
    for (int i = 0; i < tparams->len; i++) {
        Type *bound = tparams->at[i]->tparam.bound;
        fresh.at[i]->tparam.bound = bound ? subst(&rename, subst(s, bound)) : NULL;
    }
    return fresh;
}

// The type parameters of a generic function: new ones if substitution changes their constraints.
static TypeVec subst_tparams(const Subst *s, TypeVec tparams)
{
    for (int i = 0; i < tparams.len; i++) {
        Type *bound = tparams.at[i]->tparam.bound;
        if (bound && subst(s, bound) != bound)
            return fresh_tparams(s, &tparams);
    }
    return tparams;
}

static Type *subst_func(const Subst *s, Type *t)
{
    bool changed = false;
    ObjVec params = subst_vars(s, t->func.params, &changed);
    ObjVec results = subst_vars(s, t->func.results, &changed);
    TypeVec tparams = subst_tparams(s, t->func.tparams);
    if (tparams.at != t->func.tparams.at) {
        Subst rename = {&t->func.tparams, &tparams};
        params = subst_vars(&rename, params, &changed);
        results = subst_vars(&rename, results, &changed);
        changed = true;
    }
    if (!changed)
        return t;
    Type *result = type_func(params, results, t->func.variadic);
    result->func.tparams = tparams;
    result->func.recv = t->func.recv;
    return result;
}

static Type *subst_interface(const Subst *s, Type *t)
{
    bool changed = false;
    ObjVec methods = subst_vars(s, t->iface.methods, &changed);
    TypeVec embeds = subst_types(s, t->iface.embeds, &changed);
    if (!changed)
        return t;
    Type *result = type_interface(methods, embeds);
    result->iface.implicit = t->iface.implicit;
    return result;
}

static Type *subst_union(const Subst *s, Type *t)
{
    Type *result = type_union(t->unio.terms.at, t->unio.terms.len);
    bool changed = false;
    for (int i = 0; i < t->unio.terms.len; i++) {
        result->unio.terms.at[i].type = subst(s, t->unio.terms.at[i].type);
        changed |= result->unio.terms.at[i].type != t->unio.terms.at[i].type;
    }
    return changed ? result : t;
}

static Type *subst_tuple(const Subst *s, Type *t)
{
    bool changed = false;
    ObjVec vars = subst_vars(s, t->tuple.vars, &changed);
    return changed ? type_tuple(vars) : t;
}

TypeVec enclosing_tparams(Type *named)
{
    TypeVec list = {0};
    FuncInfo *fn = named->named.obj->func;
    while (fn && fn->outer)
        fn = fn->outer;
    if (!fn || !fn->sig)
        return list;
    Obj *recv = fn->sig->func.recv;
    Type *base = recv ? recv->type : NULL;
    if (base && base->kind == TPOINTER)
        base = base->pointer.elem;
    for (int i = 0; base && base->kind == TNAMED && i < base->named.targs.len; i++)
        vec_push(types_arena(), &list, base->named.targs.at[i]);
    for (int i = 0; i < fn->sig->func.tparams.len; i++)
        vec_push(types_arena(), &list, fn->sig->func.tparams.at[i]);
    return list;
}

// A type declared in a generic function is another type in each instance of the function.
static Type *subst_named(const Subst *s, Type *t)
{
    bool changed = false, outer_changed = false;
    TypeVec targs = subst_types(s, t->named.targs, &changed);
    TypeVec outer = subst_types(s, t->named.outer.len > 0 ? t->named.outer : enclosing_tparams(t), &outer_changed);
    if (!outer_changed)
        outer = t->named.outer; // inside the function a type is written without them
    return changed || outer_changed ? find_instance(t->named.origin ? t->named.origin : t, &targs, &outer) : t;
}

static Type *subst(const Subst *s, Type *t)
{
    switch (t->kind) {
    case TTYPEPARAM: return lookup_tparam(s, t);
    case TARRAY: {
        Type *elem = subst(s, t->array.elem);
        return elem == t->array.elem ? t : type_array(elem, t->array.len);
    }
    case TSLICE: {
        Type *elem = subst(s, t->slice.elem);
        return elem == t->slice.elem ? t : type_slice(elem);
    }
    case TPOINTER: {
        Type *elem = subst(s, t->pointer.elem);
        return elem == t->pointer.elem ? t : type_pointer(elem);
    }
    case TMAP: {
        Type *key = subst(s, t->map.key), *elem = subst(s, t->map.elem);
        return key == t->map.key && elem == t->map.elem ? t : type_map(key, elem);
    }
    case TCHAN: {
        Type *elem = subst(s, t->chan.elem);
        return elem == t->chan.elem ? t : type_chan(elem, t->chan.dir);
    }
    case TSTRUCT: return subst_struct(s, t);
    case TFUNC: return subst_func(s, t);
    case TINTERFACE: return subst_interface(s, t);
    case TTUPLE: return subst_tuple(s, t);
    case TUNION: return subst_union(s, t);
    case TNAMED: return subst_named(s, t);
    default: return t;
    }
}

Type *type_subst(Type *t, const TypeVec *tparams, const TypeVec *targs)
{
    if (tparams->len == 0)
        return t;
    Subst s = {tparams, targs};
    return subst(&s, t);
}

TypeVec type_rename_tparams(const TypeVec *tparams, Type **t)
{
    Subst nothing = {&(TypeVec){0}, &(TypeVec){0}};
    TypeVec fresh = fresh_tparams(&nothing, tparams);
    if (t)
        *t = type_subst(*t, tparams, &fresh);
    return fresh;
}

// Instances -----------------------------------------------------------------------------------------------------------

// Is t written with more than MAX_DEPTH levels of types in types?
static bool exceeds_depth(Type *t, void *ctx)
{
    int depth = *(int *)ctx + 1;
    return depth > MAX_DEPTH || type_any_part(t, exceeds_depth, &depth);
}

static bool too_deep(Type *t)
{
    int depth = 0;
    return exceeds_depth(t, &depth);
}

static bool same_args(const TypeVec *a, const TypeVec *b)
{
    if (a->len != b->len)
        return false;
    for (int i = 0; i < a->len; i++) {
        if (!types_identical(a->at[i], b->at[i]))
            return false;
    }
    return true;
}

// An erroneous type argument is identical to any; such instances must not be handed out for others.
static bool has_invalid(const TypeVec *targs)
{
    for (int i = 0; i < targs->len; i++) {
        if (targs->at[i]->kind == TINVALID)
            return true;
    }
    return false;
}

// The instance of origin with these type arguments, and for a local type these types for its function's parameters.
static Type *find_instance(Type *origin, const TypeVec *targs, const TypeVec *outer)
{
    if (has_invalid(targs) || has_invalid(outer))
        return basic(TINVALID);
    for (int i = 0; i < origin->named.instances.len; i++) {
        Type *instance = origin->named.instances.at[i];
        if (same_args(&instance->named.targs, targs) && same_args(&instance->named.outer, outer))
            return instance;
    }
    for (int i = 0; i < targs->len; i++) {
        if (too_deep(targs->at[i]))
            return basic(TINVALID);
    }
    Arena *a = types_arena();
    Type *t = type_named(origin->named.obj, NULL);
    t->named.origin = origin;
    for (int i = 0; i < targs->len; i++)
        vec_push(a, &t->named.targs, targs->at[i]);
    for (int i = 0; i < outer->len; i++)
        vec_push(a, &t->named.outer, outer->at[i]);
    vec_push(a, &origin->named.instances, t);
    return t;
}

Type *type_instance(Type *origin, TypeVec targs)
{
    return find_instance(origin, &targs, &(TypeVec){0});
}

// Methods of instances ------------------------------------------------------------------------------------------------

int type_num_methods(Type *named)
{
    Type *origin = named->named.origin ? named->named.origin : named;
    return origin->named.methods.len;
}

// The type parameters in which a method of a generic type is written: those that its receiver declares.
static const TypeVec *receiver_tparams(Type *origin, Type *sig)
{
    Obj *recv = sig->func.recv;
    if (!recv || !recv->type)
        return &origin->named.tparams;
    Type *base = recv->type->kind == TPOINTER ? recv->type->pointer.elem : recv->type;
    return base->kind == TNAMED && base->named.targs.len > 0 ? &base->named.targs : &origin->named.tparams;
}

Obj *type_method(Type *named, int i)
{
    Type *origin = named->named.origin;
    if (!origin)
        return named->named.methods.at[i];
    while (named->named.inst_methods.len <= i)
        vec_push(types_arena(), &named->named.inst_methods, NULL);
    Obj *generic = origin->named.methods.at[i];
    Obj *m = named->named.inst_methods.at[i];
    if (!m)
        m = named->named.inst_methods.at[i] = retyped(generic, NULL);
    if (m->type)
        return m;
    if (!generic->type)
        types_resolve(generic);
    if (!generic->type)
        return m; // not known yet; asked again next time
    const TypeVec *tparams = receiver_tparams(origin, generic->type);
    m->type = type_subst(generic->type, tparams, &named->named.targs);
    m->ptr_recv = generic->ptr_recv;
    m->func = generic->func;
    Obj *recv = generic->type->func.recv;
    if (recv && recv->type && m->type != generic->type)
        m->type->func.recv = retyped(recv, type_subst(recv->type, tparams, &named->named.targs));
    return m;
}
