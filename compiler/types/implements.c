// implements.c: does a type implement an interface or satisfy a constraint (spec: Implementing an interface, Satisfying
// a type constraint), and if not, why, in gc's words.
#include "types/internal.h"

#define STR(t) type_str(types_arena(), (t), types_relative())

// What keeps a method of the interface from being implemented.
typedef enum Lack {
    LACK_NOTHING,
    LACK_METHOD,    // there is none of that name
    LACK_NAME,      // there is one in other capitals
    LACK_EXPORT,    // there is one, but of another package
    LACK_SIGNATURE, // it has other parameters or results
    LACK_UNIQUE,    // there are several at the same depth
    LACK_POINTER,   // it has a pointer receiver
    LACK_FUNC,      // it is a field
} Lack;

static Type *signature(Obj *method)
{
    if (!method->type)
        types_resolve(method);
    return method->type;
}

// How signatures are compared: types_identical, or unification during type inference.
typedef struct Compare {
    SameType same;
    void *ctx;
} Compare;

static bool identical_types(void *ctx, Type *have, Type *want)
{
    return types_identical(have, want);
}

// Both signatures must be known; a method whose declaration failed implements anything.
static bool same_signature(const Compare *c, Obj *have, Obj *want)
{
    Type *h = signature(have), *w = signature(want);
    return !h || !w || c->same(c->ctx, h, w);
}

static bool is_pointer_to_interface(Type *t)
{
    Type *u = underlying(t);
    return u->kind == TPOINTER && is_interface(u->pointer.elem);
}

static const char *pointer_to_interface_text(Type *t)
{
    const char *what = underlying(t)->pointer.elem->kind == TTYPEPARAM ? "type parameter" : "interface";
    return arena_printf(types_arena(), "type %s is pointer to %s, not %s", STR(t), what, what);
}

static Lack method_of_interface(const Compare *c, Type *under, Obj *want, Obj **have)
{
    types_complete_interface(under);
    for (int i = 0; i < under->iface.all.len; i++) {
        if (same_name(under->iface.all.at[i], want)) {
            *have = under->iface.all.at[i];
            return same_signature(c, *have, want) ? LACK_NOTHING : LACK_SIGNATURE;
        }
    }
    return LACK_METHOD;
}

// Looks for a method that is meant but spelled or exported differently.
static Lack similar_method(Type *T, Obj *want, Obj **have)
{
    Selection *sel = lookup_methods(T, want->pkg, want->name, true).sel;
    if (!sel || sel->kind != SEL_METHOD || (sel->obj->ptr_recv && !sel->indirect))
        return LACK_METHOD;
    *have = sel->obj;
    return sel->obj->name == want->name ? LACK_EXPORT : LACK_NAME;
}

static Lack method_of_type(const Compare *c, Type *T, Obj *want, Obj **have)
{
    LookupResult r = lookup_methods(T, want->pkg, want->name, false);
    if (r.ambiguous)
        return LACK_UNIQUE;
    if (!r.sel)
        return similar_method(T, want, have);
    if (r.sel->kind == SEL_FIELD)
        return LACK_FUNC;
    if (r.sel->obj->ptr_recv && !r.sel->indirect)
        return LACK_POINTER;
    *have = r.sel->obj;
    return same_signature(c, *have, want) ? LACK_NOTHING : LACK_SIGNATURE;
}

static char *have_want(const char *reason, Obj *have, Obj *want)
{
    Arena *a = types_arena();
    signature(have);
    char *h = func_str(a, have, types_relative()), *w = func_str(a, want, types_relative());
    if (strcmp(h, w) == 0) { // the difference is in package names
        h = func_str(a, have, NULL);
        w = func_str(a, want, NULL);
    }
    if (strcmp(h, w) == 0)
        return arena_printf(a, "(%s %s)", reason, want->name->text);
    return arena_printf(a, "(%s %s)\n\t\thave %s\n\t\twant %s", reason, want->name->text, h, w);
}

static char *explain_lack(Lack lack, Type *T, Type *iface, Obj *have, Obj *want)
{
    Arena *a = types_arena();
    const char *name = want->name->text;
    switch (lack) {
    case LACK_NAME: return have_want("missing method", have, want);
    case LACK_EXPORT: return arena_printf(a, "(unexported method %s)", name);
    case LACK_SIGNATURE: return have_want("wrong type for method", have, want);
    case LACK_UNIQUE: return arena_printf(a, "(ambiguous selector %s.%s)", STR(T), name);
    case LACK_POINTER: return arena_printf(a, "(method %s has pointer receiver)", name);
    case LACK_FUNC: return arena_printf(a, "(%s.%s is a field, not a method)", STR(T), name);
    default:
        if (is_pointer_to_interface(T))
            return arena_printf(a, "(%s)", pointer_to_interface_text(T));
        if (is_pointer_to_interface(iface))
            return arena_printf(a, "(%s)", pointer_to_interface_text(iface));
        return arena_printf(a, "(missing method %s)", name);
    }
}

Obj *missing_method_by(Type *T, Type *iface, SameType same, void *ctx, char **why)
{
    const Compare c = {same, ctx};
    Type *u = underlying(iface);
    if (u->kind != TINTERFACE)
        return NULL;
    types_complete_interface(u);
    Type *under = underlying(T);
    for (int i = 0; i < u->iface.all.len; i++) {
        Obj *want = u->iface.all.at[i], *have = NULL;
        Lack lack = under->kind == TINTERFACE ? method_of_interface(&c, under, want, &have)
                                              : method_of_type(&c, T, want, &have);
        if (lack == LACK_NOTHING)
            continue;
        if (why)
            *why = explain_lack(lack, T, iface, have, want);
        return want;
    }
    return NULL;
}

Obj *missing_method(Type *T, Type *iface, char **why)
{
    return missing_method_by(T, iface, identical_types, NULL, why);
}

// An embedded field of unknown type may well have the missing method.
static bool has_invalid_embedded(Type *T, TypeVec *seen)
{
    Type *u = underlying(T);
    if (u->kind == TPOINTER)
        u = underlying(u->pointer.elem);
    if (u->kind != TSTRUCT)
        return false;
    for (int i = 0; i < seen->len; i++) {
        if (seen->at[i] == u)
            return false;
    }
    vec_push(types_arena(), seen, u);
    for (int i = 0; i < u->strct.fields.len; i++) {
        Obj *f = u->strct.fields.at[i];
        if (f->is_embedded &&
            (!f->type || underlying(f->type)->kind == TINVALID || has_invalid_embedded(f->type, seen)))
            return true;
    }
    return false;
}

bool has_all_methods(Type *T, Type *iface, SameType same, void *ctx, char **why)
{
    TypeVec seen = {0};
    return !missing_method_by(T, iface, same, ctx, why) || has_invalid_embedded(T, &seen);
}

// Satisfying is more generous than implementing: ordinary interfaces count as comparable.
static bool comparable_enough(Type *V, Type *Ti, bool constraint, const char *verb, char **why)
{
    if (!type_set_comparable(Ti) || type_comparable_ok(V, false, NULL))
        return true;
    bool dynamic = constraint && type_comparable_ok(V, true, NULL);
    if (dynamic && types_allow(20))
        return true;
    if (why)
        *why = dynamic ? arena_printf(types_arena(), "%s to %s comparable requires go1.20 or later", STR(V), verb)
                       : arena_printf(types_arena(), "%s does not %s comparable", STR(V), verb);
    return false;
}

// Does t occur in the elements of T?
static bool mentions(Type *T, Type *t)
{
    if (T->kind == TINTERFACE) {
        for (int i = 0; i < T->iface.embeds.len; i++) {
            if (mentions(T->iface.embeds.at[i], t))
                return true;
        }
        return false;
    }
    if (T->kind == TUNION) {
        for (int i = 0; i < T->unio.terms.len; i++) {
            if (mentions(T->unio.terms.at[i].type, t))
                return true;
        }
        return false;
    }
    return types_identical(T, t);
}

static const char *terms_text(const TermVec *terms)
{
    StrBuf b = {.arena = types_arena()};
    for (int i = 0; i < terms->len; i++)
        buf_printf(&b, "%s%s%s", i > 0 ? " | " : "", terms->at[i].tilde ? "~" : "",
                   type_str(b.arena, terms->at[i].type, NULL)); // gc qualifies names in type sets
    return b.text;
}

static bool in_terms(Type *V, Type *T, Type *Ti, const char *verb, char **why)
{
    Type *missing_tilde = NULL;
    const TermVec *terms = &Ti->iface.terms;
    for (int i = 0; i < terms->len; i++) {
        UnionTerm term = terms->at[i];
        if (term_includes(term, V))
            return true;
        if (!missing_tilde && !term.tilde && types_identical(term.type, underlying(term.type)) &&
            term_includes((UnionTerm){term.type, true}, V))
            missing_tilde = term.type;
    }
    if (!why)
        return false;
    Arena *a = types_arena();
    char *detail;
    if (missing_tilde)
        detail = arena_printf(a, "possibly missing ~ for %s in %s", STR(missing_tilde), STR(T));
    else if (mentions(Ti, V))
        detail = arena_printf(a, "%s mentions %s, but %s is not in the type set of %s", STR(T), STR(V), STR(V), STR(T));
    else
        detail = arena_printf(a, "%s missing in %s", STR(V), terms_text(terms));
    *why = arena_printf(a, "%s does not %s %s (%s)", STR(V), verb, STR(T), detail);
    return false;
}

static bool not_an_interface(Type *V, Type *T, const char *verb, char **why)
{
    if (why) {
        Arena *a = types_arena();
        const char *detail = is_pointer_to_interface(T) ? pointer_to_interface_text(T)
                                                        : arena_printf(a, "%s is not an interface", STR(T));
        *why = arena_printf(a, "%s does not %s %s (%s)", STR(V), verb, STR(T), detail);
    }
    return false;
}

bool type_implements(Type *V, Type *T, bool constraint, char **why)
{
    Type *Vu = underlying(V), *Ti = underlying(T);
    if (Vu->kind == TINVALID || Ti->kind == TINVALID ||
        (Vu->kind == TPOINTER && underlying(Vu->pointer.elem)->kind == TINVALID))
        return true; // reported already
    const char *verb = constraint ? "satisfy" : "implement";
    if (Ti->kind != TINTERFACE)
        return not_an_interface(V, T, verb, why);
    if (is_type_set_all(Ti) || (Vu->kind == TINTERFACE && type_set_empty(Vu)))
        return true;
    Arena *a = types_arena();
    if (type_set_empty(Ti)) {
        if (why)
            *why = arena_printf(a, "cannot %s %s (empty type set)", verb, STR(T));
        return false;
    }
    char *cause = NULL;
    if (!has_all_methods(V, T, identical_types, NULL, why ? &cause : NULL)) {
        if (why)
            *why = arena_printf(a, "%s does not %s %s %s", STR(V), verb, STR(T), cause);
        return false;
    }
    if (Ti->iface.has_terms) {
        if (Vu->kind == TINTERFACE) {
            if (!terms_subset(Vu, Ti)) {
                if (why)
                    *why = arena_printf(a, "%s does not %s %s", STR(V), verb, STR(T));
                return false;
            }
        } else if (!in_terms(V, T, Ti, verb, why)) {
            return false;
        }
    }
    return comparable_enough(V, Ti, constraint, verb, why);
}
