// layout.c: sizes, alignments and field offsets, gc's on amd64 (spec: Size and alignment guarantees).
//
// A struct is as aligned as its most aligned field. A struct that ends in a field of size zero gets one byte more, so
// that the address of that field is not the address of whatever lies behind. Results are kept in the type.
#include "types/internal.h"

enum { WORD = 8 };

// Sums and products that stay at INT64_MAX once they overflowed.
static int64_t add(int64_t a, int64_t b)
{
    int64_t sum;
    return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}

static int64_t multiply(int64_t a, int64_t b)
{
    int64_t product;
    return __builtin_mul_overflow(a, b, &product) ? INT64_MAX : product;
}

static int64_t align_up(int64_t n, int64_t align)
{
    int64_t up = add(n, align - 1);
    return up == INT64_MAX ? up : up / align * align;
}

static int64_t basic_size(TypeKind k)
{
    switch (k) {
    case TBOOL:
    case TUNTYPEDBOOL:
    case TINT8:
    case TUINT8: return 1;
    case TINT16:
    case TUINT16: return 2;
    case TINT32:
    case TUINT32:
    case TFLOAT32:
    case TUNTYPEDRUNE: return 4;
    case TSTRING:
    case TUNTYPEDSTRING:
    case TCOMPLEX128:
    case TUNTYPEDCOMPLEX: return 16;
    case TINVALID: return 0;
    default: return 8;
    }
}

// Lays out the fields; gives their offsets if `offsets` is not NULL.
static void layout_fields(Type *t, const ObjVec *fields, int64_t *offsets)
{
    int64_t offset = 0, align = 1, last = 1;
    for (int i = 0; i < fields->len; i++) {
        Type *f = fields->at[i]->type;
        last = type_size(f);
        int64_t field_align = type_align(f);
        align = field_align > align ? field_align : align;
        offset = align_up(offset, field_align);
        if (offsets)
            offsets[i] = offset;
        offset = add(offset, last);
    }
    if (fields->len > 0 && last == 0 && offset > 0)
        offset = add(offset, 1);
    t->align = (int32_t)align;
    t->size = align_up(offset, align);
}

static void layout_array(Type *t)
{
    t->align = (int32_t)type_align(t->array.elem);
    t->size = multiply(type_size(t->array.elem), t->array.len > 0 ? t->array.len : 0);
}

static void layout_structure(Type *t)
{
    switch (t->kind) {
    case TARRAY: layout_array(t); return;
    case TSTRUCT:
        if (!t->strct.offsets)
            t->strct.offsets = arena_alloc(types_arena(), (t->strct.fields.len + 1) * sizeof *t->strct.offsets);
        layout_fields(t, &t->strct.fields, t->strct.offsets);
        return;
    case TTUPLE: layout_fields(t, &t->tuple.vars, NULL); return;
    case TSLICE: t->size = 3 * WORD; break;
    case TINTERFACE: t->size = 2 * WORD; break;
    case TCOMPLEX64:
        t->size = 8;
        t->align = 4;
        return;
    default: t->size = basic_size(t->kind); break;
    }
    t->align = t->size == 0 ? 1 : t->size < WORD ? (int32_t)t->size : WORD;
}

// Computes size and align. Both stay unknown (-1, and 1) for a named type that is not resolved yet, and inside a type
// that contains itself.
static void layout(Type *t)
{
    t->align = 1;
    if (t->visiting)
        return;
    t->visiting = true;
    Type *u = underlying(t);
    if (u == t) {
        layout_structure(t);
    } else if (u->kind != TINVALID) {
        int64_t size = type_size(u);
        t->align = u->align;
        t->size = size;
    }
    t->visiting = false;
}

int64_t type_size(Type *t)
{
    if (t->size < 0)
        layout(t);
    return t->size < 0 ? 0 : t->size;
}

int64_t type_align(Type *t)
{
    if (t->size < 0)
        layout(t);
    return t->align;
}

int64_t field_offset(Type *strct, int i)
{
    Type *u = underlying(strct);
    type_size(u);
    return u->strct.offsets[i];
}
