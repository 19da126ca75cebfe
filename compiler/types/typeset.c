// typeset.c: type sets of interfaces (spec: Interface types, General interfaces).
//
// A type set is described by its methods (iface.all), and by terms: `T` for the one type, `~T` for all types with that
// underlying type. No terms (has_terms false) means every type, has_terms with an empty list means no type.
// `comparable` restricts a set without terms to comparable types; with terms the incomparable ones are dropped instead.
// The set of an interface is the intersection of the sets of its elements, that of a union the union.
//
// Methods may mention the interface itself, so completing looks at method names only and never at their signatures.
#include "types/internal.h"

#include <stdlib.h>

enum { CONSTRAINTS = 18 }; // the language version that lets an interface embed other types than interfaces

// Terms ---------------------------------------------------------------------------------------------------------------

static bool terms_disjoint(UnionTerm x, UnionTerm y)
{
    Type *a = y.tilde ? underlying(x.type) : x.type;
    Type *b = x.tilde ? underlying(y.type) : y.type;
    return !types_identical(a, b);
}

static bool term_subset(UnionTerm x, UnionTerm y)
{
    return !terms_disjoint(x, y) && (y.tilde || !x.tilde);
}

bool term_includes(UnionTerm term, Type *t)
{
    return types_identical(term.type, term.tilde ? underlying(t) : t);
}

static bool list_covers(const TermVec *list, UnionTerm term)
{
    for (int i = 0; i < list->len; i++) {
        if (term_subset(term, list->at[i]))
            return true;
    }
    return false;
}

// Adds a term to a list in which no term covers another, and keeps it so.
static void add_term(TermVec *list, UnionTerm term)
{
    if (list_covers(list, term))
        return;
    int n = 0;
    for (int i = 0; i < list->len; i++) {
        if (!term_subset(list->at[i], term))
            list->at[n++] = list->at[i];
    }
    list->len = n;
    vec_push(types_arena(), list, term);
}

static TermVec intersect_terms(const TermVec *xs, const TermVec *ys)
{
    TermVec result = {0};
    for (int i = 0; i < xs->len; i++) {
        for (int j = 0; j < ys->len; j++) {
            UnionTerm x = xs->at[i], y = ys->at[j];
            if (!terms_disjoint(x, y))
                add_term(&result, x.tilde && !y.tilde ? y : x);
        }
    }
    return result;
}

static bool list_subset(const TermVec *xs, const TermVec *ys)
{
    for (int i = 0; i < xs->len; i++) {
        if (!list_covers(ys, xs->at[i]))
            return false;
    }
    return true;
}

bool term_lists_equal(const TermVec *a, const TermVec *b)
{
    return a->len == b->len && list_subset(a, b) && list_subset(b, a);
}

bool terms_subset(Type *a, Type *b)
{
    types_complete_interface(a);
    types_complete_interface(b);
    if (!b->iface.has_terms)
        return true;
    return a->iface.has_terms && list_subset(&a->iface.terms, &b->iface.terms);
}

TermVec union_terms(Type *u, bool *all)
{
    TermVec result = {0};
    *all = false;
    for (int i = 0; i < u->unio.terms.len; i++) {
        UnionTerm term = u->unio.terms.at[i];
        Type *under = underlying(term.type);
        if (under->kind == TINTERFACE) {
            types_complete_interface(under);
            *all = *all || !under->iface.has_terms;
            for (int j = 0; j < under->iface.terms.len; j++)
                add_term(&result, under->iface.terms.at[j]);
        } else if (under->kind != TINVALID && !(term.tilde && !types_identical(term.type, under))) {
            add_term(&result, term); // ~T of a T that is not its own underlying type contains nothing
        }
    }
    if (*all)
        result.len = 0;
    return result;
}

// Interfaces ----------------------------------------------------------------------------------------------------------

static int compare_names(Obj *a, Obj *b)
{
    int cmp = strcmp(a->name->text, b->name->text);
    if (cmp || !a->pkg || !b->pkg)
        return cmp;
    return strcmp(a->pkg->path->text, b->pkg->path->text);
}

static int compare_methods(const void *a, const void *b)
{
    return compare_names(*(Obj *const *)a, *(Obj *const *)b);
}

// Of methods with the same name the first is kept; the checker reports explicit duplicates.
static void add_method(ObjVec *all, Obj *m)
{
    for (int i = 0; i < all->len; i++) {
        if (same_name(all->at[i], m))
            return;
    }
    vec_push(types_arena(), all, m);
}

static void restrict_terms(Type *iface, const TermVec *terms)
{
    iface->iface.terms = iface->iface.has_terms ? intersect_terms(&iface->iface.terms, terms) : *terms;
    iface->iface.has_terms = true;
}

// Intersects iface with one embedded element; false if the element isn't resolved yet.
static bool add_embedded(Type *iface, Type *embedded)
{
    Type *u = underlying(embedded);
    if (u->kind == TINVALID)
        return !(embedded->kind == TNAMED && !embedded->named.under);
    if (u->kind == TINTERFACE) {
        types_complete_interface(u);
        for (int i = 0; i < u->iface.all.len; i++)
            add_method(&iface->iface.all, u->iface.all.at[i]);
        iface->iface.comparable |= u->iface.comparable;
        if (u->iface.has_terms)
            restrict_terms(iface, &u->iface.terms);
        return u->iface.complete;
    }
    TermVec terms = {0};
    bool all = false;
    if (!types_allow(CONSTRAINTS))
        return true; // reported by the checker
    if (u->kind == TUNION)
        terms = union_terms(u, &all);
    else
        add_term(&terms, (UnionTerm){embedded, false});
    if (!all)
        restrict_terms(iface, &terms);
    return true;
}

static void drop_incomparable_terms(Type *iface)
{
    TermVec kept = {0};
    for (int i = 0; i < iface->iface.terms.len; i++) {
        if (type_comparable_ok(iface->iface.terms.at[i].type, false, NULL))
            vec_push(types_arena(), &kept, iface->iface.terms.at[i]);
    }
    iface->iface.terms = kept;
    iface->iface.comparable = false;
}

void types_complete_interface(Type *iface)
{
    if (iface->kind != TINTERFACE || iface->iface.complete || iface->iface.busy)
        return;
    iface->iface.busy = true; // an interface that embeds itself is reported by the checker
    iface->iface.all = (ObjVec){0};
    iface->iface.terms = (TermVec){0};
    iface->iface.has_terms = iface->iface.comparable = false;
    for (int i = 0; i < iface->iface.methods.len; i++)
        add_method(&iface->iface.all, iface->iface.methods.at[i]);
    bool complete = true;
    for (int i = 0; i < iface->iface.embeds.len; i++)
        complete &= add_embedded(iface, iface->iface.embeds.at[i]);
    if (iface->iface.comparable && iface->iface.has_terms)
        drop_incomparable_terms(iface);
    if (iface->iface.all.len > 1)
        qsort(iface->iface.all.at, iface->iface.all.len, sizeof(Obj *), compare_methods);
    iface->iface.busy = false;
    iface->iface.complete = complete;
}

bool type_set_empty(Type *iface)
{
    types_complete_interface(iface);
    return iface->iface.has_terms && iface->iface.terms.len == 0;
}

bool is_type_set_all(Type *iface)
{
    types_complete_interface(iface);
    return !iface->iface.has_terms && !iface->iface.comparable && iface->iface.all.len == 0;
}

bool type_set_comparable(Type *iface)
{
    types_complete_interface(iface);
    if (!iface->iface.has_terms)
        return iface->iface.comparable;
    for (int i = 0; i < iface->iface.terms.len; i++) {
        if (!type_comparable_ok(iface->iface.terms.at[i].type, false, NULL))
            return false;
    }
    return iface->iface.terms.len > 0;
}

bool type_each(Type *t, TypePred f, void *ctx)
{
    if (t->kind != TTYPEPARAM)
        return f(t, underlying(t), ctx);
    Type *iface = underlying(t);
    if (iface->kind != TINTERFACE)
        return f(NULL, NULL, ctx); // the constraint is invalid; as in gc, it says nothing then
    types_complete_interface(iface);
    if (!iface->iface.has_terms || iface->iface.terms.len == 0)
        return f(NULL, NULL, ctx);
    for (int i = 0; i < iface->iface.terms.len; i++) {
        Type *term = iface->iface.terms.at[i].type;
        if (!f(term, underlying(term), ctx))
            return false;
    }
    return true;
}
