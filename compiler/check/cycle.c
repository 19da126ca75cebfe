// cycle.c: which declarations may refer to themselves, and how a forbidden cycle is told.
//
// Three checks, as gc makes them: a type may not be defined as itself through names alone (direct cycles, before
// anything is resolved); a chain of declarations that needs itself to be resolved is refused unless a type definition
// breaks it (valid cycles); a value of a type may not contain a value of the same type (valid types, when all are
// known).
#include "check/checker.h"

static const char *cycle_name(Checker *c, Obj *o)
{
    if (o->type && o->type->kind == TNAMED && o->type->named.origin)
        return type_text(c, o->type);
    if (o->pkg && o->pkg != c->pkg)
        return arena_printf(c->arena, "%s.%s", o->pkg->name->text, o->name->text);
    return o->name->text;
}

static int first_in_source(const ObjVec *cycle)
{
    int first = 0;
    for (int i = 1; i < cycle->len; i++)
        if (cycle->at[i]->pos < cycle->at[first]->pos)
            first = i;
    return first;
}

static void report_cycle(Checker *c, const ObjVec *cycle, int start)
{
    Obj *o = cycle->at[start];
    bool is_type = o->kind == OBJ_TYPE;
    if (cycle->len == 1) {
        check_error(c, o->pos,
                    is_type ? "invalid recursive type: %s refers to itself"
                            : "invalid cycle in declaration: %s refers to itself",
                    cycle_name(c, o));
        return;
    }
    bool told = check_error(c, o->pos, is_type ? "invalid recursive type %s" : "invalid cycle in declaration of %s",
                            cycle_name(c, o));
    for (int i = 0; told && i < cycle->len; i++) {
        Obj *next = cycle->at[(start + i + 1) % cycle->len];
        diag_note(o->pos, "%s refers to %s", cycle_name(c, o), cycle_name(c, next));
        o = next;
    }
}

// The part of the path that begins with o.
static ObjVec path_from(Checker *c, Obj *o)
{
    ObjVec cycle = {0};
    int start = c->path.len - 1;
    while (start > 0 && c->path.at[start] != o)
        start--;
    for (int i = start; i < c->path.len; i++)
        vec_push(c->arena, &cycle, c->path.at[i]);
    return cycle;
}

bool check_valid_cycle(Checker *c, Obj *o)
{
    ObjVec cycle = path_from(c, o);
    int values = 0, definitions = 0;
    for (int i = 0; i < cycle.len; i++) {
        Obj *p = cycle.at[i];
        if (p->kind == OBJ_CONST || p->kind == OBJ_VAR)
            values++;
        if (p->kind != OBJ_TYPE)
            continue;
        if (c->in_tparams && p->type && is_generic(p->type))
            return true;
        if (!p->is_alias)
            definitions++;
    }
    if (values == cycle.len)
        return true; // an initialisation cycle, reported as such
    if (values == 0 && definitions > 0)
        return true;
    report_cycle(c, &cycle, first_in_source(&cycle));
    return false;
}

Type *check_rhs(Checker *c, Type *named)
{
    Type *rhs = ptrmap_get(&c->rhs, named);
    return rhs ? rhs : named->named.under;
}

bool check_complete(Checker *c, Type *t)
{
    while (t && t->kind == TNAMED) {
        Obj *o = t->named.obj;
        if (t->named.origin)
            return true; // completed when it is looked into
        if (o->color == 0)
            check_obj(c, o);
        if (o->color == 1 && o->pkg == c->pkg) {
            bool on_path = false;
            for (int i = 0; i < c->path.len; i++)
                on_path |= c->path.at[i] == o;
            if (on_path) {
                ObjVec cycle = path_from(c, o);
                report_cycle(c, &cycle, first_in_source(&cycle));
                return false;
            }
        }
        t = ptrmap_get(&c->rhs, t);
    }
    return true;
}

// The type declaration being resolved that values of t contain, with the types on the way to it in *chain; NULL if
// none.
static Obj *unsized_part(Checker *c, Type *t, ObjVec *chain, int depth)
{
    enum { MAX_DEPTH = 1000 }; // a type that contains itself is reported elsewhere
    if (depth > MAX_DEPTH)
        return NULL;
    if (t->kind == TNAMED) {
        Obj *o = t->named.obj;
        for (int i = 0; i < c->path.len && o->color == 1; i++) {
            if (c->path.at[i] == o)
                return o;
        }
        Type *rhs = t->named.origin ? NULL : check_rhs(c, t);
        int len = chain->len;
        vec_push(c->arena, chain, o);
        Obj *found = rhs ? unsized_part(c, rhs, chain, depth + 1) : NULL;
        chain->len = found ? chain->len : len;
        return found;
    }
    if (t->kind == TARRAY)
        return unsized_part(c, t->array.elem, chain, depth + 1);
    for (int i = 0; t->kind == TSTRUCT && i < t->strct.fields.len; i++) {
        Obj *found = unsized_part(c, t->strct.fields.at[i]->type, chain, depth + 1);
        if (found)
            return found;
    }
    return NULL;
}

bool check_has_size(Checker *c, Type *t)
{
    ObjVec chain = {0};
    Obj *o = unsized_part(c, t, &chain, 0);
    if (!o)
        return true;
    ObjVec cycle = path_from(c, o);
    for (int i = 0; i < chain.len; i++)
        vec_push(c->arena, &cycle, chain.at[i]);
    report_cycle(c, &cycle, first_in_source(&cycle));
    return false;
}

// Direct cycles -------------------------------------------------------------------------------------------------------

// color 1 and 2 mark what was walked; they are cleared again.
static void direct_cycle(Checker *c, Obj *o)
{
    ObjVec path = {0};
    while (o && o->kind == OBJ_TYPE && o->color != 2) {
        if (o->color == 1) {
            ObjVec cycle = {0};
            int start = 0;
            while (path.at[start] != o)
                start++;
            for (int i = start; i < path.len; i++)
                vec_push(c->arena, &cycle, path.at[i]);
            report_cycle(c, &cycle, first_in_source(&cycle));
            if (o->type && o->type->kind == TNAMED) {
                o->type->named.under = basic(TINVALID);
                ptrmap_set(c->arena, &c->rhs, o->type, basic(TINVALID));
            }
            o->type = basic(TINVALID);
            break;
        }
        o->color = 1;
        vec_push(c->arena, &path, o);
        Node *rhs = o->decl->typedecl.typ;
        o = rhs && rhs->kind == N_NAME ? scope_lookup(c->pkg->scope, rhs->name.name) : NULL;
    }
    for (int i = 0; i < path.len; i++)
        path.at[i]->color = 2;
}

void check_direct_cycles(Checker *c)
{
    for (int i = 0; i < c->objs.len; i++)
        if (c->objs.at[i]->kind == OBJ_TYPE)
            direct_cycle(c, c->objs.at[i]);
    for (int i = 0; i < c->objs.len; i++) {
        Obj *o = c->objs.at[i];
        bool broken = o->kind == OBJ_TYPE && o->type && !type_valid(o->type);
        o->color = broken ? 2 : 0;
    }
}

// Valid types ---------------------------------------------------------------------------------------------------------

typedef struct Nesting {
    TypeVec nest, path;
} Nesting;

static bool valid_type(Checker *c, Type *t, Nesting *n);

// What stands for t in a report: its object; for an instance one of its own, where it was first written.
static Obj *cycle_obj(Checker *c, Type *t)
{
    Obj *o = t->named.obj;
    Node *at = t->named.origin ? ptrmap_get(&c->instance_nodes, t) : NULL;
    return at ? obj_new(c->arena, OBJ_TYPE, o->name, node_start(at), o->pkg, t) : o;
}

static bool valid_named(Checker *c, Type *t, Nesting *n)
{
    Type *origin = t->named.origin ? t->named.origin : t;
    // Everything in a type without type parameters was seen when it was found valid, whatever it is part of now.
    bool closed = origin->named.tparams.len == 0;
    if (closed && ptrmap_get(&c->valid_types, t))
        return true;
    for (int i = 0; i < n->nest.len; i++) {
        if (!types_identical(n->nest.at[i], t))
            continue;
        int start = 0;
        while (start < n->path.len && !types_identical(n->path.at[start], t))
            start++;
        ObjVec cycle = {0};
        for (int j = start; j < n->path.len; j++)
            vec_push(c->arena, &cycle, cycle_obj(c, n->path.at[j]));
        report_cycle(c, &cycle, 0);
        ptrmap_set(c->arena, &c->rhs, origin, basic(TINVALID));
        origin->named.under = t->named.under = basic(TINVALID);
        return false;
    }
    if (t->named.obj->pkg != c->pkg && t->named.targs.len == 0)
        return true;
    Type *rhs = check_rhs(c, origin);
    if (!rhs)
        return true;
    int nest = n->nest.len, path = n->path.len;
    vec_push(c->arena, &n->nest, t);
    vec_push(c->arena, &n->path, t);
    bool ok = valid_type(c, rhs, n);
    n->nest.len = nest;
    n->path.len = path;
    if (ok && closed)
        ptrmap_set(c->arena, &c->valid_types, t, t);
    return ok;
}

// A type parameter stands for the argument that the type just entered was instantiated with.
static bool valid_param(Checker *c, Type *t, Nesting *n)
{
    if (n->nest.len == 0)
        return true;
    Type *inst = n->nest.at[n->nest.len - 1];
    if (!inst->named.origin)
        return true;
    const TypeVec *tparams = &inst->named.origin->named.tparams;
    for (int i = 0; i < tparams->len && i < inst->named.targs.len; i++) {
        if (tparams->at[i] != t)
            continue;
        n->nest.len--;
        bool ok = valid_type(c, inst->named.targs.at[i], n);
        n->nest.at[n->nest.len++] = inst;
        return ok;
    }
    return true;
}

static bool valid_type(Checker *c, Type *t, Nesting *n)
{
    switch (t->kind) {
    case TARRAY: return valid_type(c, t->array.elem, n);
    case TSTRUCT:
        for (int i = 0; i < t->strct.fields.len; i++)
            if (!valid_type(c, t->strct.fields.at[i]->type, n))
                return false;
        return true;
    case TUNION:
        for (int i = 0; i < t->unio.terms.len; i++)
            if (!valid_type(c, t->unio.terms.at[i].type, n))
                return false;
        return true;
    case TINTERFACE:
        for (int i = 0; i < t->iface.embeds.len; i++)
            if (!valid_type(c, t->iface.embeds.at[i], n))
                return false;
        return true;
    case TNAMED: return valid_named(c, t, n);
    case TTYPEPARAM: return valid_param(c, t, n);
    default: return true;
    }
}

void check_valid_type(Checker *c, Type *named)
{
    Nesting n = {0};
    valid_type(c, named, &n);
}
