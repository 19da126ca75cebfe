// predicates.c: questions about one type (spec: Types, Underlying types, Core types, Comparison operators).
//
// A predicate about a type parameter holds if it holds for every type in the parameter's type set; a type parameter
// without specific types satisfies none of them.
#include "types/internal.h"

// The interface that constrains a type parameter. A constraint written without interface{} is wrapped once.
static Type *constraint_interface(Type *tparam)
{
    Type *bound = tparam->tparam.bound;
    if (!bound)
        return type_any(); // not resolved yet
    Type *u = underlying(bound);
    if (u->kind == TINTERFACE || u->kind == TINVALID)
        return u;
    TypeVec embeds = {0};
    vec_push(types_arena(), &embeds, bound);
    Type *wrapped = type_interface((ObjVec){0}, embeds);
    wrapped->iface.implicit = true;
    tparam->tparam.bound = wrapped;
    return wrapped;
}

// Gives an instance its underlying type if that of its origin is known.
static void expand_instance(Type *t)
{
    Type *origin = t->named.origin;
    Type *u = underlying(origin);
    if (!origin->named.under)
        return;
    TypeVec enclosing = enclosing_tparams(origin);
    if (t->named.outer.len > 0)
        u = type_subst(u, &enclosing, &t->named.outer);
    t->named.under = type_subst(u, &origin->named.tparams, &t->named.targs);
}

Type *underlying(Type *t)
{
    if (t->kind == TTYPEPARAM)
        return constraint_interface(t);
    if (t->kind != TNAMED)
        return t;
    enum { LONGEST_CHAIN = 10000 }; // type A B; type B A is reported by the checker
    Type *n = t;
    for (int i = 0; n->kind == TNAMED; i++) {
        if (!n->named.under) {
            if (n->named.origin)
                expand_instance(n);
            else
                types_resolve(n->named.obj);
        }
        if (!n->named.under || i > LONGEST_CHAIN)
            return basic(TINVALID);
        n = n->named.under;
    }
    if (n->kind == TTYPEPARAM)
        n = constraint_interface(n);
    t->named.under = n;
    return n;
}

// Kinds ---------------------------------------------------------------------------------------------------------------

typedef bool (*KindPred)(TypeKind k);

static bool each_kind(Type *t, Type *under, void *ctx)
{
    KindPred *pred = ctx;
    return under && (*pred)(under->kind);
}

static bool all_kinds(Type *t, KindPred pred)
{
    if (t->kind == TTYPEPARAM)
        return type_each(t, each_kind, &pred);
    return pred(underlying(t)->kind);
}

static bool boolean_kind(TypeKind k)
{
    return k == TBOOL || k == TUNTYPEDBOOL;
}

static bool integer_kind(TypeKind k)
{
    return (TINT <= k && k <= TUINTPTR) || k == TUNTYPEDINT || k == TUNTYPEDRUNE;
}

static bool unsigned_kind(TypeKind k)
{
    return TUINT <= k && k <= TUINTPTR;
}

static bool signed_kind(TypeKind k)
{
    return integer_kind(k) && !unsigned_kind(k);
}

static bool float_kind(TypeKind k)
{
    return k == TFLOAT32 || k == TFLOAT64 || k == TUNTYPEDFLOAT;
}

static bool complex_kind(TypeKind k)
{
    return k == TCOMPLEX64 || k == TCOMPLEX128 || k == TUNTYPEDCOMPLEX;
}

static bool numeric_kind(TypeKind k)
{
    return integer_kind(k) || float_kind(k) || complex_kind(k);
}

static bool string_kind(TypeKind k)
{
    return k == TSTRING || k == TUNTYPEDSTRING;
}

static bool ordered_kind(TypeKind k)
{
    return integer_kind(k) || float_kind(k) || string_kind(k);
}

static bool pointer_kind(TypeKind k)
{
    return k == TPOINTER;
}

bool is_boolean(Type *t)
{
    return all_kinds(t, boolean_kind);
}

bool is_integer(Type *t)
{
    return all_kinds(t, integer_kind);
}

bool is_unsigned(Type *t)
{
    return all_kinds(t, unsigned_kind);
}

bool is_signed(Type *t)
{
    return all_kinds(t, signed_kind);
}

bool is_float(Type *t)
{
    return all_kinds(t, float_kind);
}

bool is_complex(Type *t)
{
    return all_kinds(t, complex_kind);
}

bool is_numeric(Type *t)
{
    return all_kinds(t, numeric_kind);
}

bool is_string(Type *t)
{
    return all_kinds(t, string_kind);
}

bool is_ordered(Type *t)
{
    return all_kinds(t, ordered_kind);
}

bool is_pointer(Type *t)
{
    return all_kinds(t, pointer_kind);
}

bool is_untyped(Type *t)
{
    return TUNTYPEDBOOL <= t->kind && t->kind <= TUNTYPEDNIL;
}

bool is_typed(Type *t)
{
    return !is_untyped(t);
}

bool is_const_type(Type *t)
{
    if (t->kind == TTYPEPARAM)
        return false;
    TypeKind k = underlying(t)->kind;
    return boolean_kind(k) || numeric_kind(k) || string_kind(k);
}

bool is_interface(Type *t)
{
    return underlying(t)->kind == TINTERFACE;
}

bool is_nonparam_interface(Type *t)
{
    return t->kind != TTYPEPARAM && is_interface(t);
}

bool is_typeparam(Type *t)
{
    return t->kind == TTYPEPARAM;
}

bool is_named(Type *t)
{
    return t->kind <= TUNTYPEDNIL || t->kind == TNAMED || t->kind == TTYPEPARAM;
}

static bool bytes_or_runes(Type *t, Type *under, void *ctx)
{
    if (!under || under->kind != TSLICE)
        return false;
    TypeKind elem = underlying(under->slice.elem)->kind;
    return elem == TUINT8 || elem == TINT32;
}

bool is_bytes_or_runes(Type *t)
{
    return type_each(t, bytes_or_runes, NULL);
}

static bool nilable(Type *t, Type *under, void *ctx)
{
    if (!under)
        return false;
    switch (under->kind) {
    case TUNSAFEPTR:
    case TSLICE:
    case TPOINTER:
    case TFUNC:
    case TMAP:
    case TCHAN:
    case TINTERFACE: return true;
    default: return false;
    }
}

bool has_nil(Type *t)
{
    return type_each(t, nilable, NULL);
}

// Comparability -------------------------------------------------------------------------------------------------------

static void explain(char **why, char *text)
{
    if (why)
        *why = text;
}

static bool struct_comparable(Type *u, bool dynamic, char **why)
{
    for (int i = 0; i < u->strct.fields.len; i++) {
        Type *field = u->strct.fields.at[i]->type;
        if (field && !type_comparable_ok(field, dynamic, NULL)) {
            Arena *a = types_arena();
            explain(why,
                    arena_printf(a, "struct containing %s cannot be compared", type_str(a, field, types_relative())));
            return false;
        }
    }
    return true;
}

static bool interface_comparable(Type *t, Type *u, bool dynamic, char **why)
{
    if ((dynamic && t->kind != TTYPEPARAM) || type_set_comparable(u))
        return true;
    explain(why, type_set_empty(u) ? "empty type set" : "incomparable types in type set");
    return false;
}

static bool comparable_values(Type *t, Type *u, bool dynamic, char **why)
{
    switch (u->kind) {
    case TSTRUCT: return struct_comparable(u, dynamic, why);
    case TARRAY: {
        if (type_comparable_ok(u->array.elem, dynamic, NULL))
            return true;
        Arena *a = types_arena();
        explain(why, arena_printf(a, "%s cannot be compared", type_str(a, t, types_relative())));
        return false;
    }
    case TINTERFACE: return interface_comparable(t, u, dynamic, why);
    case TUNTYPEDNIL:
    case TSLICE:
    case TFUNC:
    case TMAP:
    case TTUPLE:
    case TUNION: return false;
    default: return true;
    }
}

bool type_comparable_ok(Type *t, bool dynamic, char **why)
{
    explain(why, NULL);
    if (t->visiting)
        return true;
    t->visiting = true;
    bool ok = comparable_values(t, underlying(t), dynamic, why);
    t->visiting = false;
    return ok;
}

// Default and core types ----------------------------------------------------------------------------------------------

Type *default_type(Type *t)
{
    switch (t->kind) {
    case TUNTYPEDBOOL: return basic(TBOOL);
    case TUNTYPEDINT: return basic(TINT);
    case TUNTYPEDRUNE: return type_rune();
    case TUNTYPEDFLOAT: return basic(TFLOAT64);
    case TUNTYPEDCOMPLEX: return basic(TCOMPLEX128);
    case TUNTYPEDSTRING: return basic(TSTRING);
    default: return t;
    }
}

// Folds the types of a set into their common underlying type. Channels may differ in direction as long as the
// restricted ones agree; the restricted one is the result.
static bool fold_core(Type *t, Type *under, void *ctx)
{
    Type **core = ctx;
    if (!under)
        return false;
    if (!*core) {
        *core = under;
        return true;
    }
    if ((*core)->kind == TCHAN && under->kind == TCHAN) {
        if (!types_identical((*core)->chan.elem, under->chan.elem))
            return false;
        if ((*core)->chan.dir == CHAN_BOTH)
            *core = under;
        return (*core)->chan.dir == under->chan.dir || under->chan.dir == CHAN_BOTH;
    }
    return types_identical(*core, under);
}

Type *core_type(Type *t)
{
    Type *core = NULL;
    return type_each(t, fold_core, &core) ? core : NULL;
}

static bool any_has_pointers(const ObjVec *vars)
{
    for (int i = 0; i < vars->len; i++) {
        if (type_has_pointers(vars->at[i]->type))
            return true;
    }
    return false;
}

bool type_has_pointers(Type *t)
{
    Type *u = underlying(t);
    switch (u->kind) {
    case TARRAY: return u->array.len > 0 && type_has_pointers(u->array.elem);
    case TSTRUCT: return any_has_pointers(&u->strct.fields);
    case TTUPLE: return any_has_pointers(&u->tuple.vars);
    case TSTRING:
    case TUNTYPEDSTRING:
    case TUNTYPEDNIL:
    case TUNSAFEPTR:
    case TSLICE:
    case TPOINTER:
    case TFUNC:
    case TINTERFACE:
    case TMAP:
    case TCHAN: return true;
    default: return false;
    }
}
