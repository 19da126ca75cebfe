// reflect.c: what package reflect needs besides the functions that compiled code calls: memory of types that are known
// at run time only, and the tables that the compiler makes for it.
//
// The compiler looks at which of these functions a program contains: reflect_typelinks asks for the list of unnamed
// types, reflect_ptrtothis for the descriptors of pointers to named types, reflect_methods for all exported methods,
// reflect_methodlist for their names only (compiler/codegen/cg_reflect.c).
#include "lang/map.h"
#include "svc/svc.h"

// stdlib/reflect/map.g has room for one.
_Static_assert(sizeof(MapIter) <= 11 * 8, "reflect.mapIter is too small");

void *reflect_newarray(Rtype *elem, intgo n)
{
    return makeslice(elem, n, n);
}

void reflect_typedmemmove(Rtype *t, void *to, const void *from)
{
    typedmemmove(t, to, from);
}

void reflect_typedmemclr(Rtype *t, void *p)
{
    typedmemclr(t, p);
}

void reflect_typedslicecopy(Rtype *elem, void *to, const void *from, intgo n)
{
    uintptr_t size = elem->size * (uintptr_t)n;
    if (elem->ptrdata != 0)
        bulkBarrierPreWrite(to, size, elem);
    memmove(to, from, size);
}

void reflect_typedarrayclear(Rtype *elem, void *p, intgo n)
{
    uintptr_t size = elem->size * (uintptr_t)n;
    if (elem->ptrdata != 0)
        bulkBarrierPreWrite(p, size, elem);
    memclrNoHeapPointers(p, size);
}

intgo reflect_maplen(const Map *m)
{
    return m == NULL ? 0 : (intgo)m->used;
}

void reflect_mapassign(MapType *t, Map *m, const void *key, const void *elem)
{
    reflect_typedmemmove(t->elem, mapassign(t, m, key), elem);
}

intgo reflect_chantryrecv(Hchan *c, void *elem)
{
    NbRecvResult r = selectnbrecv(elem, c);
    return r.selected + (r.selected && r.received);
}

// Absent if the compiler found that nobody asks.
extern const GoSlice runtime_typelinks __attribute__((weak));

GoSlice reflect_typelinks(void)
{
    const GoSlice *links = &runtime_typelinks;
    __asm__("" : "+r"(links)); // a weak symbol: may be 0
    return links == NULL ? (GoSlice){NULL, 0, 0} : *links;
}

const Uncommon *reflect_methods(const Rtype *t)
{
    return uncommon_of(t);
}

const Uncommon *reflect_methodlist(const Rtype *t)
{
    return uncommon_of(t);
}

Rtype *reflect_ptrtothis(Rtype *t)
{
    return t->ptrToThis;
}
