// alg.c: equality of values that compiled code does not compare inline, and the equal functions of type descriptors.
//
// A type descriptor's equal points to one of the functions below, or to one that the compiler made for a struct or
// array type. Interface values compare by their dynamic type and then with that type's equal; comparing values of a
// type without one (slice, map, function, or anything that contains them) panics, as the section "Comparison operators"
// of the specification wants.
#include "lang/lang.h"

bool memequal0(const void *p, const void *q)
{
    return true;
}

bool memequal8(const void *p, const void *q)
{
    return *(const uint8_t *)p == *(const uint8_t *)q;
}

bool memequal16(const void *p, const void *q)
{
    return *(const uint16_t *)p == *(const uint16_t *)q;
}

bool memequal32(const void *p, const void *q)
{
    return *(const uint32_t *)p == *(const uint32_t *)q;
}

bool memequal64(const void *p, const void *q)
{
    return *(const uint64_t *)p == *(const uint64_t *)q;
}

bool memequal128(const void *p, const void *q)
{
    const uint64_t *a = p, *b = q;
    return a[0] == b[0] && a[1] == b[1];
}

bool strequal(const void *p, const void *q)
{
    const GoString *a = p, *b = q;
    return a->len == b->len && memequal(a->str, b->str, (uintptr_t)a->len);
}

static bool is_blank(const StructField *f)
{
    return f->name.len == 1 && f->name.str[0] == '_';
}

bool typeequal(const Rtype *t, const void *p, const void *q)
{
    const uint8_t *x = p, *y = q;
    if (!(t->tflag & TFlagGeneric))
        return t->equal(p, q);
    if (t->kind == KindArray) {
        const ArrayType *a = (const ArrayType *)t;
        for (uintgo i = 0; i < a->len; i++)
            if (!typeequal(a->elem, x + i * a->elem->size, y + i * a->elem->size))
                return false;
        return true;
    }
    const GoSlice *fields = &((const StructType *)t)->fields; // pointers and the like have equal functions of their own
    for (intgo i = 0; i < fields->len; i++) {
        const StructField *f = (const StructField *)fields->array + i;
        if (!is_blank(f) && !typeequal(f->type, x + (f->place >> FieldOffsetShift), y + (f->place >> FieldOffsetShift)))
            return false;
    }
    return true;
}

// Equality of two interface values of dynamic type t (NULL: both nil); x and y are their data words.
bool efaceeq(Rtype *t, const void *x, const void *y)
{
    if (t == NULL)
        return true;
    if (t->equal == NULL)
        panic_uncomparable(t);
    if (t->tflag & TFlagDirectIface)
        return x == y;
    return equal_values(t, x, y);
}

bool ifaceeq(Itab *tab, const void *x, const void *y)
{
    return tab == NULL || efaceeq(tab->type, x, y);
}

bool nilinterequal(const void *p, const void *q)
{
    const Eface *a = p, *b = q;
    return a->type == b->type && efaceeq(a->type, a->data, b->data);
}

bool interequal(const void *p, const void *q)
{
    const Iface *a = p, *b = q;
    return a->tab == b->tab && ifaceeq(a->tab, a->data, b->data);
}
