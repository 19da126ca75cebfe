// type.c: the constructors of types.
//
// One object per pointer, slice, array, map and channel type over the same element objects: a type remembers the
// pointer and the slice type made of it, the others are found in one hash table. Types that are spelled differently can
// still be identical (see types_identical); interning only makes that relation cheap in the usual case.
#include "types/internal.h"

static struct {
    Type **slots; // open addressing; capacity is a power of two
    int len, cap;
} interned;

void types_intern_part(ImagePart *part)
{
    *part = (ImagePart){&interned, sizeof interned};
}

void types_intern_reset(void)
{
    interned.slots = NULL;
    interned.len = interned.cap = 0;
}

Type *type_new(TypeKind kind)
{
    Type *t = arena_make(types_arena(), Type);
    t->kind = kind;
    t->size = -1;
    return t;
}

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

static uint64_t hash_type(const Type *t)
{
    uint64_t h = mix(0, t->kind);
    switch (t->kind) {
    case TARRAY: return mix(mix(h, hash_pointer(t->array.elem)), (uint64_t)t->array.len);
    case TMAP: return mix(mix(h, hash_pointer(t->map.elem)), hash_pointer(t->map.key));
    default: return mix(mix(h, hash_pointer(t->chan.elem)), t->chan.dir);
    }
}

static bool same_parts(const Type *a, const Type *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TARRAY: return a->array.elem == b->array.elem && a->array.len == b->array.len;
    case TMAP: return a->map.key == b->map.key && a->map.elem == b->map.elem;
    default: return a->chan.elem == b->chan.elem && a->chan.dir == b->chan.dir;
    }
}

static Type **find_slot(Type **slots, int cap, const Type *t)
{
    for (uint64_t i = hash_type(t);; i++) {
        Type **slot = &slots[i & (cap - 1)];
        if (!*slot || same_parts(*slot, t))
            return slot;
    }
}

// The interned type with the parts of *key; made if there is none.
static Type *intern_type(const Type *key)
{
    if (4 * (interned.len + 1) > 3 * interned.cap) {
        int cap = interned.cap ? 2 * interned.cap : 64;
        Type **slots = arena_alloc(types_arena(), cap * sizeof *slots);
        for (int i = 0; i < interned.cap; i++) {
            if (interned.slots[i])
                *find_slot(slots, cap, interned.slots[i]) = interned.slots[i];
        }
        interned.slots = slots;
        interned.cap = cap;
    }
    Type **slot = find_slot(interned.slots, interned.cap, key);
    if (!*slot) {
        *slot = arena_copy(types_arena(), key, sizeof *key);
        interned.len++;
    }
    return *slot;
}

Type *type_pointer(Type *elem)
{
    if (!elem->ptr_to) {
        elem->ptr_to = type_new(TPOINTER);
        elem->ptr_to->pointer.elem = elem;
    }
    return elem->ptr_to;
}

Type *type_slice(Type *elem)
{
    if (!elem->slice_of) {
        elem->slice_of = type_new(TSLICE);
        elem->slice_of->slice.elem = elem;
    }
    return elem->slice_of;
}

Type *type_array(Type *elem, int64_t len)
{
    Type key = {.kind = TARRAY, .size = -1, .array = {.elem = elem, .len = len}};
    return intern_type(&key);
}

Type *type_map(Type *map_key, Type *elem)
{
    Type key = {.kind = TMAP, .size = -1, .map = {.key = map_key, .elem = elem}};
    return intern_type(&key);
}

Type *type_chan(Type *elem, ChanDir dir)
{
    Type key = {.kind = TCHAN, .size = -1, .chan = {.elem = elem, .dir = dir}};
    return intern_type(&key);
}

Type *type_struct(ObjVec fields, Str *tags)
{
    Type *t = type_new(TSTRUCT);
    t->strct.fields = fields;
    t->strct.tags = tags;
    return t;
}

Type *type_func(ObjVec params, ObjVec results, bool variadic)
{
    Type *t = type_new(TFUNC);
    t->func.params = params;
    t->func.results = results;
    t->func.variadic = variadic;
    return t;
}

Type *type_tuple(ObjVec vars)
{
    Type *t = type_new(TTUPLE);
    t->tuple.vars = vars;
    return t;
}

Type *type_interface(ObjVec methods, TypeVec embeds)
{
    Type *t = type_new(TINTERFACE);
    t->iface.methods = methods;
    t->iface.embeds = embeds;
    return t;
}

Type *type_named(Obj *obj, Type *under)
{
    Type *t = type_new(TNAMED);
    t->named.obj = obj;
    t->named.under = under;
    if (!obj->type)
        obj->type = t;
    return t;
}

Type *type_param(Obj *obj, int index, Type *bound)
{
    Type *t = type_new(TTYPEPARAM);
    t->tparam.obj = obj;
    t->tparam.index = index;
    t->tparam.bound = bound;
    if (!obj->type)
        obj->type = t;
    return t;
}

Type *type_union(const UnionTerm *terms, int n)
{
    Type *t = type_new(TUNION);
    for (int i = 0; i < n; i++)
        vec_push(types_arena(), &t->unio.terms, terms[i]);
    return t;
}
