// internal.h: what the files of types/ share with each other only.
#ifndef GOCC_TYPES_INTERNAL_H
#define GOCC_TYPES_INTERNAL_H

#include "types/types.h"

// universe.c: the one state of this folder: the arena that types live in, the predeclared types, and whose types are in
// question.
Arena *types_arena(void);
Pkg *types_relative(void);  // package whose names messages leave unqualified, or NULL
void types_resolve(Obj *o); // asks the checker to resolve o; does nothing without a checker

// upper.c
bool is_upper(uint32_t r); // r is an upper case letter

// type.c
Type *type_new(TypeKind kind);
void types_intern_part(ImagePart *part); // as part of an image
void types_intern_reset(void);           // forgets all interned types (their arena is new)

// identical.c
bool same_name(Obj *a, Obj *b); // same identifier: name, and package if not exported
bool has_identifier(Obj *o, Pkg *pkg, Str name);

// typeset.c
bool is_type_set_all(Type *iface); // every type is in it: no methods, no terms, not comparable
bool type_set_comparable(Type *iface);
bool term_includes(UnionTerm term, Type *t);
bool term_lists_equal(const TermVec *a, const TermVec *b);
bool terms_subset(Type *iface_a, Type *iface_b); // every type of a's terms is in b's
TermVec union_terms(Type *u, bool *all);         // normalised terms of a TUNION; *all: it contains every type

// lookup.c
typedef struct LookupResult {
    Selection *sel;
    bool ambiguous;
} LookupResult;
LookupResult lookup_methods(Type *T, Pkg *pkg, Str name, bool fold_case); // never a field of a named pointer's base

// implements.c
typedef bool (*SameType)(void *ctx, Type *have, Type *want);
Obj *missing_method_by(Type *T, Type *iface, SameType same, void *ctx, char **why); // signatures compared by `same`
bool has_all_methods(Type *T, Type *iface, SameType same, void *ctx, char **why);

// parts.c: calls f with the types that t is written with (elements, fields, parameters, type arguments, union terms,
// methods and embedded types of an interface) while it gives false; true if one call did. Doesn't look through names.
typedef bool (*PartPred)(Type *part, void *ctx);
bool type_any_part(Type *t, PartPred f, void *ctx);

// unify.c
typedef struct Unifier Unifier;
typedef enum UnifyMode {
    UNIFY_INEXACT = 0, // literals unify with defined types, interfaces with what has the methods, any two directions
    UNIFY_ASSIGN = 1,  // inexact at the top, exact for element types
    UNIFY_EXACT = 2,   // identical
} UnifyMode;
Unifier *unifier_new(const TypeVec *tparams, const TypeVec *targs); // targs may be shorter and have NULLs
bool unify(Unifier *u, Type *x, Type *y, UnifyMode mode);
Type *unifier_at(const Unifier *u, int i); // type found for the i-th parameter, or NULL
void unifier_set(Unifier *u, int i, Type *t);
int unifier_unknowns(const Unifier *u);

// subst.c
// The type parameters of the function that a local type is declared in, those of its receiver first; empty for others.
TypeVec enclosing_tparams(Type *named);

// typestring.c
char *func_str(Arena *a, Obj *f, Pkg *rel); // "Name(int, string) error": a method without parameter names
void typestring_reset(void);                // forgets the numbers of local types (their arena is new)

#endif
