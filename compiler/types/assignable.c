// assignable.c: may a value of type V be assigned or converted to type T (spec: Assignability, Conversions,
// Representability). Rules are tried in the order of the spec; type parameters come last and are answered term by term.
#include "types/internal.h"

#define STR(t) type_str(types_arena(), (t), types_relative())

// Which relation is being asked for, so that type parameters can ask it again for each term. Reasons add up: that for a
// term is followed by what was said before.
typedef struct Question {
    bool (*relation)(Type *V, Type *T, char **why);
    const char *verb; // "assign" or "convert"
    const char *to;   // "to" or "to type"
    Type *V, *T;      // as asked
    Type *V_term;     // the term of V in question while T's are gone through, else NULL
    char **why;
} Question;

static char *in_param(Type *term, Type *asked)
{
    if (!term || term == asked)
        return STR(asked);
    return arena_printf(types_arena(), "%s (in %s)", STR(term), STR(asked));
}

static bool holds_for(Question *q, Type *V_term, Type *T_term)
{
    Type *V = V_term ? V_term : q->V, *T = T_term ? T_term : q->T;
    if (q->relation(V, T, q->why))
        return true;
    if (q->why) {
        char *before = *q->why;
        *q->why = arena_printf(types_arena(), "cannot %s %s %s %s%s%s", q->verb, in_param(V_term, q->V), q->to,
                               in_param(T_term, q->T), before ? "\n\t" : "", before ? before : "");
    }
    return false;
}

static bool each_T_term(Type *term, Type *under, void *ctx)
{
    Question *q = ctx;
    return term && holds_for(q, q->V_term, term);
}

static bool each_V_term(Type *term, Type *under, void *ctx)
{
    Question *q = ctx;
    return term && holds_for(q, term, NULL);
}

static bool each_V_and_T_term(Type *term, Type *under, void *ctx)
{
    Question *q = ctx;
    q->V_term = term;
    return term && type_each(q->T, each_T_term, q);
}

static bool is_pointer_to_interface(Type *u)
{
    return u->kind == TPOINTER && is_interface(u->pointer.elem);
}

// The rules for ordinary types once identity is excluded; *decided tells that no other rule can apply.
static bool assignable_ordinary(Type *V, Type *T, bool *decided, char **why)
{
    Type *Vu = underlying(V), *Tu = underlying(T);
    bool V_param = V->kind == TTYPEPARAM, T_param = T->kind == TTYPEPARAM;
    *decided = true;
    if (!V_param && !T_param && (!is_named(V) || !is_named(T)) && types_identical(Vu, Tu))
        return true;
    if ((Tu->kind == TINTERFACE && !T_param) || is_pointer_to_interface(Tu)) {
        if (type_implements(V, T, false, why))
            return true;
        if (!V_param)
            return false;
        if (why)
            *why = NULL;
    }
    if (Vu->kind == TINTERFACE && !V_param && type_implements(T, V, false, NULL)) {
        if (why)
            *why = "need type assertion";
        return false;
    }
    if (Vu->kind == TCHAN && Vu->chan.dir == CHAN_BOTH && Tu->kind == TCHAN &&
        types_identical(Vu->chan.elem, Tu->chan.elem))
        return !is_named(V) || !is_named(T);
    *decided = !V_param && !T_param;
    return false;
}

static bool assignable(Type *V, Type *T, char **why)
{
    if (V->kind == TINVALID || T->kind == TINVALID || types_identical(V, T))
        return true;
    bool decided;
    if (assignable_ordinary(V, T, &decided, why))
        return true;
    if (decided)
        return false;
    Question q = {.relation = assignable, .verb = "assign", .to = "to", .V = V, .T = T, .why = why};
    if (T->kind == TTYPEPARAM && !is_named(V))
        return type_each(T, each_T_term, &q);
    if (V->kind == TTYPEPARAM && !is_named(T))
        return type_each(V, each_V_term, &q);
    return false;
}

bool type_assignable(Type *V, Type *T, char **why)
{
    if (why)
        *why = NULL;
    return assignable(V, T, why);
}

static bool is_number(TypeKind k)
{
    return TINT <= k && k <= TFLOAT64;
}

static bool is_string_source(Type *V, Type *Vu)
{
    return (TINT <= Vu->kind && Vu->kind <= TUINTPTR) || Vu->kind == TUNTYPEDINT || Vu->kind == TUNTYPEDRUNE ||
           (Vu->kind == TSLICE && is_bytes_or_runes(Vu));
}

static bool unsafe_convertible(Type *Vu, Type *Tu)
{
    if (Tu->kind == TUNSAFEPTR)
        return Vu->kind == TPOINTER || Vu->kind == TUINTPTR;
    return Vu->kind == TUNSAFEPTR && (Tu->kind == TPOINTER || Tu->kind == TUINTPTR);
}

static bool slice_to_array(Type *Vu, Type *Tu, char **why)
{
    if (Vu->kind != TSLICE)
        return false;
    bool pointer = Tu->kind == TPOINTER;
    Type *array = pointer ? underlying(Tu->pointer.elem) : Tu;
    if (array->kind != TARRAY || !types_identical(Vu->slice.elem, array->array.elem))
        return false;
    int version = pointer ? 17 : 20;
    if (!types_allow(version) && why)
        *why = arena_printf(types_arena(), "conversion of slice to array%s requires go1.%d or later",
                            pointer ? " pointer" : "", version);
    return types_allow(version);
}

static bool convertible_ordinary(Type *V, Type *T, char **why)
{
    Type *Vu = underlying(V), *Tu = underlying(T);
    if (V->kind != TTYPEPARAM && T->kind != TTYPEPARAM && types_identical_ignore_tags(Vu, Tu))
        return true;
    if (V->kind == TPOINTER && T->kind == TPOINTER && V->pointer.elem->kind != TTYPEPARAM &&
        T->pointer.elem->kind != TTYPEPARAM &&
        types_identical_ignore_tags(underlying(V->pointer.elem), underlying(T->pointer.elem)))
        return true;
    if (is_number(Vu->kind) && is_number(Tu->kind))
        return true;
    if ((Vu->kind == TCOMPLEX64 || Vu->kind == TCOMPLEX128) && (Tu->kind == TCOMPLEX64 || Tu->kind == TCOMPLEX128))
        return true;
    if (Tu->kind == TSTRING && is_string_source(V, Vu))
        return true;
    if ((Vu->kind == TSTRING || Vu->kind == TUNTYPEDSTRING) && Tu->kind == TSLICE && is_bytes_or_runes(Tu))
        return true;
    return unsafe_convertible(Vu, Tu) || slice_to_array(Vu, Tu, why);
}

static bool convertible(Type *V, Type *T, char **why)
{
    if (assignable(V, T, why) || convertible_ordinary(V, T, why))
        return true;
    Question q = {.relation = convertible, .verb = "convert", .to = "to type", .V = V, .T = T, .why = why};
    if (V->kind == TTYPEPARAM && T->kind == TTYPEPARAM)
        return type_each(V, each_V_and_T_term, &q);
    if (V->kind == TTYPEPARAM)
        return type_each(V, each_V_term, &q);
    if (T->kind == TTYPEPARAM)
        return type_each(T, each_T_term, &q);
    return false;
}

bool type_convertible(Type *V, Type *T, char **why)
{
    if (why)
        *why = NULL;
    return convertible(V, T, why);
}

// Representability ----------------------------------------------------------------------------------------------------

static int integer_bits(TypeKind k)
{
    switch (k) {
    case TINT8:
    case TUINT8: return 8;
    case TINT16:
    case TUINT16: return 16;
    case TINT32:
    case TUINT32: return 32;
    default: return 64;
    }
}

static const Const *represent_integer(const Const *c, TypeKind k)
{
    const Const *i = const_to_int(c);
    if (!i || const_kind(i) != CONST_INT || k == TUNTYPEDINT || k == TUNTYPEDRUNE)
        return i;
    int bits = integer_bits(k);
    if (TUINT <= k && k <= TUINTPTR)
        return const_sign(i) >= 0 && const_bit_len(i) <= bits ? i : NULL;
    if (const_sign(i) < 0) // -2^(n-1) <= i exactly if ~i needs fewer than n bits
        return const_bit_len(const_unary(T_XOR, i, 0)) < bits ? i : NULL;
    return const_bit_len(i) < bits ? i : NULL;
}

static const Const *represent_float(const Const *c, TypeKind k)
{
    const Const *f = const_to_float(c);
    if (!f || const_kind(f) != CONST_FLOAT)
        return f;
    return k == TFLOAT32 ? const_round_float32(f) : k == TFLOAT64 ? const_round_float64(f) : f;
}

static const Const *represent_complex(const Const *c, TypeKind k)
{
    const Const *z = const_to_complex(c);
    if (!z || const_kind(z) != CONST_COMPLEX || k == TUNTYPEDCOMPLEX)
        return z;
    TypeKind part = k == TCOMPLEX64 ? TFLOAT32 : TFLOAT64;
    const Const *re = represent_float(const_real(z), part), *im = represent_float(const_imag(z), part);
    return re && im ? const_complex(re, im) : NULL;
}

const Const *const_represent(const Const *c, Type *T)
{
    TypeKind k = underlying(T)->kind;
    ConstKind kind = const_kind(c);
    if (kind == CONST_UNKNOWN || k == TINVALID)
        return c;
    if (k == TBOOL || k == TUNTYPEDBOOL)
        return kind == CONST_BOOL ? c : NULL;
    if (k == TSTRING || k == TUNTYPEDSTRING)
        return kind == CONST_STRING ? c : NULL;
    if (T->kind == TTYPEPARAM || k > TUNTYPEDNIL || !is_numeric(T))
        return NULL;
    if (is_integer(T))
        return represent_integer(c, k);
    return is_float(T) ? represent_float(c, k) : represent_complex(c, k);
}
