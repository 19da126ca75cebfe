// typeset.c: what the checker asks of the types an operand may have: the operand's own type, or every specific type of
// its type parameter's constraint (spec: Operands of type parameter type, Core types).
#include "check/checker.h"

typedef struct SetCollector {
    Arena *arena;
    TypeVec types;
} SetCollector;

static bool collect(Type *t, Type *under, void *ctx)
{
    SetCollector *set = ctx;
    if (!under)
        return false;
    vec_push(set->arena, &set->types, t);
    return true;
}

TypeVec check_typeset(Checker *c, Type *t)
{
    SetCollector set = {.arena = c->arena};
    type_each(t, collect, &set);
    return set.types;
}

// Of two channel types with one element type the more restricted; NULL with *why if they cannot be used as one.
static Type *restrict_chan(Checker *c, Type *t1, Type *t2, char **why)
{
    Type *a = underlying(t1), *b = underlying(t2);
    if (!types_identical(a->chan.elem, b->chan.elem)) {
        *why = arena_printf(c->arena, "channels %s and %s have different element types", type_text(c, t1),
                            type_text(c, t2));
        return NULL;
    }
    if (a->chan.dir == b->chan.dir || b->chan.dir == CHAN_BOTH)
        return t1;
    if (a->chan.dir == CHAN_BOTH)
        return t2;
    *why = arena_printf(c->arena, "channels %s and %s have conflicting directions", type_text(c, t1), type_text(c, t2));
    return NULL;
}

Type *check_common_under(Checker *c, Type *t, char **why)
{
    char *unused;
    if (!why)
        why = &unused;
    *why = NULL;
    if (!is_typeparam(t))
        return underlying(t);
    TypeVec set = check_typeset(c, t);
    if (set.len == 0) {
        *why = "no specific type";
        return NULL;
    }
    Type *common = set.at[0];
    for (int i = 1; i < set.len; i++) {
        Type *u = underlying(set.at[i]);
        if (underlying(common)->kind == TCHAN && u->kind == TCHAN) {
            common = restrict_chan(c, common, set.at[i], why);
            if (!common)
                return NULL;
        } else if (!types_identical(underlying(common), u)) {
            *why = arena_printf(c->arena, "%s and %s have different underlying types", type_text(c, common),
                                type_text(c, set.at[i]));
            return NULL;
        }
    }
    return underlying(common);
}

typedef struct UnderTest {
    bool (*is)(Type *);
} UnderTest;

static bool test_under(Type *t, Type *under, void *ctx)
{
    return under && ((UnderTest *)ctx)->is(under);
}

bool all_types(Type *t, bool (*is)(Type *u))
{
    UnderTest test = {is};
    return type_each(t, test_under, &test);
}

Type *array_ptr_deref(Type *t)
{
    if (t->kind == TPOINTER && underlying(t->pointer.elem)->kind == TARRAY)
        return underlying(t->pointer.elem);
    return t;
}

bool is_array_or_ptr(Type *t)
{
    return array_ptr_deref(t)->kind == TARRAY;
}

bool is_map_or_slice(Type *t)
{
    return t->kind == TMAP || t->kind == TSLICE;
}
