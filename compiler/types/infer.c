// infer.c: type inference (spec: Type inference, Instantiations).
//
// Types are found for type parameters in three steps: by unifying the parameters of a function with its typed
// arguments; by unifying what is known with the constraints, as long as that brings something new; from the default
// types of untyped constants for what is still unknown. What was found may mention other type parameters of the list,
// [P, *Q, int]; those are replaced until nothing changes. A type that contains itself that way cannot be inferred.
#include "types/internal.h"

#define STR(t) type_str(types_arena(), (t), types_relative())

typedef struct Inference {
    const TypeVec *tparams;
    TypeVec params; // with the given type arguments in place
    const InferArg *args;
    int n;
    bool reverse;
    Unifier *u;
    InferError *err;
} Inference;

static int index_of(const TypeVec *list, Type *t)
{
    for (int i = 0; i < list->len; i++) {
        if (list->at[i] == t)
            return i;
    }
    return -1;
}

static bool mentions_tparam(Type *t, void *ctx)
{
    const TypeVec *tparams = ctx;
    if (t->kind == TTYPEPARAM)
        return index_of(tparams, t) >= 0;
    return type_any_part(t, mentions_tparam, ctx);
}

bool type_is_parameterized(Type *t, const TypeVec *tparams)
{
    return mentions_tparam(t, (void *)tparams);
}

static bool fail(Inference *inf, Pos pos, char *text)
{
    *inf->err = (InferError){pos, text};
    return false;
}

static TypeVec found_types(const Inference *inf)
{
    TypeVec list = {0};
    for (int i = 0; i < inf->tparams->len; i++)
        vec_push(types_arena(), &list, unifier_at(inf->u, i));
    return list;
}

// Step 1: typed arguments ---------------------------------------------------------------------------------------------

// "P", "P and Q", "P, Q, and R"
static const char *tparam_names(const TypeVec *list)
{
    StrBuf b = {.arena = types_arena()};
    for (int i = 0; i < list->len; i++) {
        const char *separator = i == 0 ? "" : list->len == 2 ? " and " : i == list->len - 1 ? ", and " : ", ";
        buf_printf(&b, "%s%s", separator, list->at[i]->tparam.obj->name->text);
    }
    return b.text;
}

static bool mismatch(Inference *inf, Type *param, const InferArg *arg)
{
    Arena *a = types_arena();
    TypeVec found = found_types(inf);
    bool any = false;
    for (int i = 0; i < found.len; i++)
        any |= found.at[i] != NULL;
    if (!any)
        return fail(inf, arg->pos,
                    arena_printf(a, "type %s of %s does not match %s (cannot infer %s)", STR(arg->type), arg->text,
                                 STR(param), tparam_names(inf->tparams)));
    Type *inferred = type_subst(param, inf->tparams, &found);
    if (inferred == param)
        return fail(inf, arg->pos,
                    arena_printf(a, "type %s of %s does not match %s", STR(arg->type), arg->text, STR(param)));
    if (inf->reverse)
        return fail(inf, arg->pos,
                    arena_printf(a, "inferred type %s for %s does not match type %s of %s", STR(inferred), STR(param),
                                 STR(arg->type), arg->text));
    return fail(inf, arg->pos,
                arena_printf(a, "type %s of %s does not match inferred type %s for %s", STR(arg->type), arg->text,
                             STR(inferred), STR(param)));
}

static bool unify_arguments(Inference *inf)
{
    for (int i = 0; i < inf->n; i++) {
        Type *param = inf->params.at[i], *arg = inf->args[i].type;
        if (is_untyped(arg))
            continue;
        if (!type_is_parameterized(param, inf->tparams) && !type_is_parameterized(arg, inf->tparams))
            continue;
        if (!unify(inf->u, param, arg, UNIFY_ASSIGN))
            return mismatch(inf, param, &inf->args[i]);
    }
    return true;
}

// Step 2: constraints -------------------------------------------------------------------------------------------------

typedef struct CoreTerm {
    Type *type; // the single specific type or, with several, their core type; NULL if there is none
    bool single, tilde;
} CoreTerm;

static CoreTerm core_term(Type *tparam)
{
    CoreTerm core = {0};
    Type *iface = underlying(tparam);
    if (iface->kind != TINTERFACE)
        return core;
    types_complete_interface(iface);
    const TermVec *terms = &iface->iface.terms;
    if (terms->len == 1)
        return (CoreTerm){terms->at[0].type, true, terms->at[0].tilde};
    core.type = core_type(tparam);
    for (int i = 0; i < terms->len; i++)
        core.tilde |= terms->at[i].tilde;
    return core;
}

static bool same_by_unification(void *ctx, Type *have, Type *want)
{
    return unify(ctx, have, want, UNIFY_EXACT);
}

static bool unsatisfied(Inference *inf, Type *tparam, Type *found, const char *why)
{
    return fail(inf, 0,
                arena_printf(types_arena(), "%s (type %s) does not satisfy %s%s%s", STR(tparam), STR(found),
                             STR(tparam->tparam.bound), why ? " " : "", why ? why : ""));
}

static bool unify_constraint(Inference *inf, int i)
{
    Type *tparam = inf->tparams->at[i], *found = unifier_at(inf->u, i);
    CoreTerm core = core_term(tparam);
    if (core.type && found) {
        if (!unify(inf->u, found, core.type, UNIFY_INEXACT))
            return unsatisfied(inf, tparam, found, NULL);
    } else if (core.type && core.single && !core.tilde) {
        unifier_set(inf->u, i, core.type); // nothing else would satisfy the constraint
    }
    // The methods of a type that still mentions type parameters aren't known for sure.
    if (!found || type_is_parameterized(found, inf->tparams))
        return true;
    char *why = NULL;
    if (!has_all_methods(found, underlying(tparam), same_by_unification, inf->u, &why))
        return unsatisfied(inf, tparam, found, why);
    return true;
}

static bool unify_constraints(Inference *inf)
{
    for (int unknowns = -1; unknowns != unifier_unknowns(inf->u);) {
        unknowns = unifier_unknowns(inf->u);
        for (int i = 0; i < inf->tparams->len; i++) {
            if (!unify_constraint(inf, i))
                return false;
        }
    }
    return true;
}

// Step 3: untyped constants -------------------------------------------------------------------------------------------

// The untyped type that holds values of both, NULL if they don't mix.
static Type *larger_untyped(Type *x, Type *y)
{
    if (x == y)
        return x;
    if (is_numeric(x) && is_numeric(y))
        return x->kind > y->kind ? x : y;
    return NULL;
}

static bool use_defaults(Inference *inf)
{
    Arena *a = types_arena();
    Type **largest = arena_alloc(a, (inf->tparams->len + 1) * sizeof *largest);
    for (int i = 0; i < inf->n; i++) {
        const InferArg *arg = &inf->args[i];
        int p = index_of(inf->tparams, inf->params.at[i]); // an untyped constant tells nothing about []P
        if (p < 0 || !is_untyped(arg->type) || arg->is_nil || unifier_at(inf->u, p))
            continue;
        Type *both = largest[p] ? larger_untyped(largest[p], arg->type) : arg->type;
        if (!both)
            return fail(inf, arg->pos,
                        arena_printf(a, "mismatched types %s and %s (cannot infer %s)", STR(largest[p]), STR(arg->type),
                                     STR(inf->tparams->at[p])));
        largest[p] = both;
    }
    for (int p = 0; p < inf->tparams->len; p++) {
        if (largest[p])
            unifier_set(inf->u, p, default_type(largest[p]));
    }
    return true;
}

// Simplification ------------------------------------------------------------------------------------------------------

typedef struct CycleSearch {
    const TypeVec *tparams;
    TypeVec *found;
    bool *open; // type parameters whose types are being walked
} CycleSearch;

// Forgets the type of every parameter that its own type leads back to.
static bool forget_cycles(Type *t, void *ctx)
{
    CycleSearch *s = ctx;
    int i = t->kind == TTYPEPARAM ? index_of(s->tparams, t) : -1;
    if (i < 0)
        return type_any_part(t, forget_cycles, s);
    if (s->open[i]) {
        s->found->at[i] = NULL;
    } else if (s->found->at[i]) {
        s->open[i] = true;
        forget_cycles(s->found->at[i], s);
        s->open[i] = false;
    }
    return false;
}

static void remove_cycles(const TypeVec *tparams, TypeVec *found)
{
    CycleSearch s = {tparams, found, arena_alloc(types_arena(), tparams->len + 1)};
    for (int i = 0; i < tparams->len; i++)
        forget_cycles(tparams->at[i], &s);
}

// A generic function whose type parameters have all been replaced is an ordinary one.
static Type *drop_tparams(Type *t, const TypeVec *tparams)
{
    if (t->kind != TFUNC || t->func.tparams.len == 0 || type_is_parameterized(t, tparams))
        return t;
    return type_func(t->func.params, t->func.results, t->func.variadic);
}

static void simplify(const TypeVec *tparams, TypeVec *found)
{
    remove_cycles(tparams, found);
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < found->len; i++) {
            Type *t = found->at[i];
            if (!t)
                continue;
            Type *simpler = type_subst(t, tparams, found);
            if (simpler == t)
                continue;
            found->at[i] = drop_tparams(simpler, tparams);
            changed = true;
        }
    }
}

// --------------------------------------------------------------------------------------------------------------------

static bool cannot_infer(Inference *inf, Type *tparam)
{
    Obj *o = tparam->tparam.obj;
    PosInfo at = pos_info(o->pos);
    return fail(inf, 0,
                arena_printf(types_arena(), "cannot infer %s (declared at %s:%d:%d)", o->name->text,
                             at.path ? at.path : "", at.line, at.col));
}

static bool all_known(const TypeVec *tparams, const TypeVec *targs)
{
    return targs->len == tparams->len && index_of(targs, NULL) < 0;
}

bool type_infer(const TypeVec *tparams, const TypeVec *targs, const TypeVec *params, const InferArg *args, int n,
                bool reverse, TypeVec *out, InferError *err)
{
    *err = (InferError){0};
    if (all_known(tparams, targs)) {
        *out = *targs;
        return true;
    }
    Inference inf = {.tparams = tparams, .args = args, .n = n, .reverse = reverse, .err = err};
    for (int i = 0; i < n; i++) {
        if (!args[i].type || args[i].type->kind == TINVALID)
            return false; // reported already
        vec_push(types_arena(), &inf.params, type_subst(params->at[i], tparams, targs));
    }
    inf.u = unifier_new(tparams, targs);
    if (!unify_arguments(&inf) || !unify_constraints(&inf) || !use_defaults(&inf))
        return false;
    TypeVec found = found_types(&inf);
    simplify(tparams, &found);
    for (int i = 0; i < found.len; i++) {
        if (!found.at[i] || type_is_parameterized(found.at[i], tparams))
            return cannot_infer(&inf, tparams->at[i]);
    }
    *out = found;
    return true;
}

int type_verify(const TypeVec *tparams, const TypeVec *targs, char **why)
{
    for (int i = 0; i < tparams->len && i < targs->len; i++) {
        Type *tparam = tparams->at[i];
        underlying(tparam); // makes a constraint without interface{} one
        Type *bound = tparam->tparam.bound ? type_subst(tparam->tparam.bound, tparams, targs) : type_any();
        if (!type_implements(targs->at[i], bound, true, why))
            return i;
    }
    return -1;
}
