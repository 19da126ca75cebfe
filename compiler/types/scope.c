// scope.c: scopes and declared objects (spec: Declarations and scope).
//
// A scope keeps its objects in the order of insertion. Most block scopes hold a handful, which a linear search finds
// fastest; a hash map by interned name joins in when a scope grows.
#include "types/internal.h"

enum { LINEAR_SEARCH_MAX = 8 };

struct Scope {
    Scope *parent;
    ObjVec objs;
    PtrMap by_name; // filled once there are more than LINEAR_SEARCH_MAX objects
};

Scope *scope_new(Arena *a, Scope *parent)
{
    Scope *s = arena_make(a, Scope);
    s->parent = parent;
    return s;
}

Scope *scope_parent(const Scope *s)
{
    return s->parent;
}

Obj *scope_lookup(const Scope *s, Str name)
{
    if (s->by_name.len > 0)
        return ptrmap_get(&s->by_name, name);
    for (int i = 0; i < s->objs.len; i++) {
        if (s->objs.at[i]->name == name)
            return s->objs.at[i];
    }
    return NULL;
}

Obj *scope_lookup_parent(const Scope *s, Str name)
{
    for (; s; s = s->parent) {
        Obj *o = scope_lookup(s, name);
        if (o)
            return o;
    }
    return NULL;
}

Obj *scope_insert(Arena *a, Scope *s, Obj *o)
{
    if (!o->scope)
        o->scope = s;
    if (is_blank(o->name))
        return NULL; // declares nothing (spec: Blank identifier)
    Obj *other = scope_lookup(s, o->name);
    if (other)
        return other;
    vec_push(a, &s->objs, o);
    if (s->by_name.len > 0) {
        ptrmap_set(a, &s->by_name, o->name, o);
    } else if (s->objs.len > LINEAR_SEARCH_MAX) {
        for (int i = 0; i < s->objs.len; i++)
            ptrmap_set(a, &s->by_name, s->objs.at[i]->name, s->objs.at[i]);
    }
    return NULL;
}

void scope_each(const Scope *s, ScopeVisitor f, void *ctx)
{
    for (int i = 0; i < s->objs.len; i++)
        f(s->objs.at[i], ctx);
}

Obj *obj_new(Arena *a, ObjKind kind, Str name, Pos pos, Pkg *pkg, Type *type)
{
    Obj *o = arena_make(a, Obj);
    o->kind = kind;
    o->name = name;
    o->pos = pos;
    o->pkg = pkg;
    o->type = type;
    return o;
}

bool is_blank(Str name)
{
    return name && name->len == 1 && name->text[0] == '_';
}

bool is_exported(Str name)
{
    if (!name || name->len == 0)
        return false;
    const unsigned char *p = (const unsigned char *)name->text;
    if (p[0] < 0x80)
        return 'A' <= p[0] && p[0] <= 'Z';
    int len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    uint32_t r = p[0] & (0x7fu >> len);
    for (int i = 1; i < len && (uint32_t)i < name->len; i++)
        r = r << 6 | (p[i] & 0x3fu);
    return is_upper(r);
}
