// lookup.c: fields and methods by name, and method sets (spec: Selectors, Struct types, Method sets).
//
// The search goes level by level through embedded fields. At each level a type contributes its declared methods, else
// the fields of its struct or the methods of its interface. The first level with a match decides: one match is the
// answer, several are an ambiguity. A type met at an outer level hides itself further in; a type embedded twice at one
// level is searched once, and a match in it is ambiguous.
#include "types/internal.h"

#include <stdlib.h>
#include <strings.h>

// An embedded type of the level being searched, and the way to it.
typedef struct Embedded {
    Type *type;
    const struct Embedded *outer; // the struct whose field it is; NULL for the start
    int field;                    // its index there
    bool indirect;                // a pointer was followed
    bool multiple;                // embedded several times at this level
} Embedded;

typedef Vec(Embedded *) Level;

typedef struct Search {
    Pkg *pkg;
    Str name;
    bool fold_case; // for hints: any capitalisation and any package
    Obj *found;
    const Embedded *in; // where it was found
    int field;          // its index if it is a field
    bool ambiguous;
} Search;

static bool matches(const Search *s, Obj *o)
{
    if (s->fold_case)
        return strcasecmp(o->name->text, s->name->text) == 0;
    return has_identifier(o, s->pkg, s->name);
}

static void found(Search *s, Obj *o, const Embedded *in, int field)
{
    if (s->found || in->multiple)
        s->ambiguous = true;
    s->found = o;
    s->in = in;
    s->field = field;
}

static Type *deref(Type *t, bool *was_pointer)
{
    *was_pointer = t->kind == TPOINTER;
    return *was_pointer ? t->pointer.elem : t;
}

static bool seen_before(const TypeVec *seen, Type *t)
{
    for (int i = 0; i < seen->len; i++) {
        if (types_identical(seen->at[i], t))
            return true;
    }
    return false;
}

static bool search_declared_methods(Search *s, const Embedded *e)
{
    for (int i = 0; i < type_num_methods(e->type); i++) {
        Type *origin = e->type->named.origin ? e->type->named.origin : e->type;
        if (matches(s, origin->named.methods.at[i])) {
            found(s, type_method(e->type, i), e, -1);
            return true;
        }
    }
    return false;
}

static void add_embedded(Level *next, Obj *field, const Embedded *outer, int index)
{
    bool was_pointer;
    Type *t = deref(field->type, &was_pointer);
    Embedded *e = arena_make(types_arena(), Embedded);
    *e = (Embedded){t, outer, index, outer->indirect || was_pointer, outer->multiple};
    for (int i = 0; i < next->len; i++) {
        if (types_identical(next->at[i]->type, t)) {
            next->at[i]->multiple = true;
            return;
        }
    }
    vec_push(types_arena(), next, e);
}

static void search_struct(Search *s, const Embedded *e, Type *u, Level *next)
{
    for (int i = 0; i < u->strct.fields.len; i++) {
        Obj *f = u->strct.fields.at[i];
        if (matches(s, f))
            found(s, f, e, i);
        else if (!s->found && f->is_embedded && f->type)
            add_embedded(next, f, e, i);
    }
}

static void search_interface(Search *s, const Embedded *e, Type *u)
{
    types_complete_interface(u);
    for (int i = 0; i < u->iface.all.len; i++) {
        if (matches(s, u->iface.all.at[i])) {
            found(s, u->iface.all.at[i], e, -1);
            return;
        }
    }
}

static void search_level(Search *s, const Level *level, TypeVec *seen, Level *next)
{
    for (int i = 0; i < level->len; i++) {
        const Embedded *e = level->at[i];
        if (e->type->kind == TNAMED) {
            if (seen_before(seen, e->type))
                continue;
            vec_push(types_arena(), seen, e->type);
            if (search_declared_methods(s, e))
                continue;
        }
        Type *u = underlying(e->type);
        if (u->kind == TSTRUCT)
            search_struct(s, e, u, next);
        else if (u->kind == TINTERFACE)
            search_interface(s, e, u);
    }
}

static Selection *make_selection(const Search *s, Type *T)
{
    Arena *a = types_arena();
    Selection *sel = arena_make(a, Selection);
    sel->kind = s->found->kind == OBJ_FUNC ? SEL_METHOD : SEL_FIELD;
    sel->obj = s->found;
    sel->indirect = s->in->indirect;
    sel->recv = T;
    for (const Embedded *e = s->in; e->outer; e = e->outer)
        sel->npath++;
    bool is_field = sel->kind == SEL_FIELD;
    sel->path = arena_alloc(a, (sel->npath + 1) * sizeof *sel->path);
    int i = sel->npath;
    for (const Embedded *e = s->in; e->outer; e = e->outer)
        sel->path[--i] = e->field;
    if (is_field)
        sel->path[sel->npath++] = s->field;
    return sel;
}

LookupResult lookup_methods(Type *T, Pkg *pkg, Str name, bool fold_case)
{
    LookupResult none = {0};
    if (!name || is_blank(name))
        return none;
    bool was_pointer;
    Type *start = deref(T, &was_pointer);
    if (was_pointer && is_interface(start))
        return none; // a pointer to an interface has no methods
    Embedded *first = arena_make(types_arena(), Embedded);
    *first = (Embedded){.type = start, .indirect = was_pointer};
    Search s = {.pkg = pkg, .name = name, .fold_case = fold_case};
    TypeVec seen = {0};
    Level level = {0};
    vec_push(types_arena(), &level, first);
    while (level.len > 0) {
        Level next = {0};
        search_level(&s, &level, &seen, &next);
        if (s.ambiguous)
            return (LookupResult){NULL, true};
        if (s.found)
            return (LookupResult){make_selection(&s, T), false};
        level = next;
    }
    return none;
}

Selection *lookup_field_or_method(Type *T, Pkg *pkg, Str name, bool *ambiguous)
{
    // The methods of *B don't belong to `type T *B`, but the fields of B are selectable.
    bool named_pointer = T->kind == TNAMED && underlying(T)->kind == TPOINTER;
    LookupResult r = lookup_methods(named_pointer ? underlying(T) : T, pkg, name, false);
    if (named_pointer && r.sel && r.sel->kind == SEL_METHOD)
        r = (LookupResult){0};
    if (r.sel)
        r.sel->recv = T;
    if (ambiguous)
        *ambiguous = r.ambiguous;
    return r.sel;
}

// Method sets ---------------------------------------------------------------------------------------------------------

typedef struct NameCollector {
    MethodSet names; // sel still NULL
    TypeVec seen;
} NameCollector;

static void collect_name(NameCollector *c, Obj *m)
{
    for (int i = 0; i < c->names.len; i++) {
        if (has_identifier(m, c->names.at[i].pkg, c->names.at[i].name))
            return;
    }
    vec_push(types_arena(), &c->names, ((MethodSetEntry){m->name, m->pkg, NULL}));
}

// Every name that some method of t or of an embedded type has; which of them are selectable is asked afterwards.
static void collect_names(NameCollector *c, Type *t)
{
    bool was_pointer;
    t = deref(t, &was_pointer);
    if (t->kind == TNAMED) {
        if (seen_before(&c->seen, t))
            return;
        vec_push(types_arena(), &c->seen, t);
        Type *origin = t->named.origin ? t->named.origin : t;
        for (int i = 0; i < origin->named.methods.len; i++)
            collect_name(c, origin->named.methods.at[i]);
    }
    Type *u = underlying(t);
    if (u->kind == TINTERFACE) {
        types_complete_interface(u);
        for (int i = 0; i < u->iface.all.len; i++)
            collect_name(c, u->iface.all.at[i]);
    } else if (u->kind == TSTRUCT) {
        for (int i = 0; i < u->strct.fields.len; i++) {
            if (u->strct.fields.at[i]->is_embedded)
                collect_names(c, u->strct.fields.at[i]->type);
        }
    }
}

static int compare_entries(const void *a, const void *b)
{
    const MethodSetEntry *x = a, *y = b;
    int cmp = strcmp(x->name->text, y->name->text);
    if (cmp || !x->pkg || !y->pkg)
        return cmp;
    return strcmp(x->pkg->path->text, y->pkg->path->text);
}

MethodSet method_set(Type *T)
{
    NameCollector c = {0};
    if (!(T->kind == TNAMED && underlying(T)->kind == TPOINTER))
        collect_names(&c, T);
    MethodSet set = {0};
    for (int i = 0; i < c.names.len; i++) {
        MethodSetEntry entry = c.names.at[i];
        entry.sel = lookup_field_or_method(T, entry.pkg, entry.name, NULL);
        bool method = entry.sel && entry.sel->kind == SEL_METHOD && entry.sel->obj->type->func.tparams.len == 0;
        if (method && (!entry.sel->obj->ptr_recv || entry.sel->indirect))
            vec_push(types_arena(), &set, entry);
    }
    if (set.len > 1)
        qsort(set.at, set.len, sizeof *set.at, compare_entries);
    return set;
}
