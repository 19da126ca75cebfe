// cg_complit.c: composite literals (spec: Composite literals). A literal is built in memory that nobody else sees yet:
// zeroed where elements are left out, then filled. What is constant as a whole comes from read-only data in one copy.
#include "codegen/cg.h"

enum { COPY_FROM_DATA = 32 }; // bytes from which a constant literal is copied rather than stored field by field

static Node *element_value(Node *e)
{
    return e->kind == N_KEYVALUE ? e->keyvalue.value : e;
}

// Index of each element of an array or slice literal; returns one more than the largest.
static int64_t element_indices(Node *n, int64_t *out)
{
    int64_t next = 0, max = 0;
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *e = n->complit.elems.at[i];
        if (e->kind == N_KEYVALUE)
            const_fits_int64(unparen(e->keyvalue.key)->cval, &next);
        out[i] = next++;
        if (next > max)
            max = next;
    }
    return max;
}

static int field_index(Type *st, const Obj *field)
{
    for (int i = 0; i < st->strct.fields.len; i++)
        if (st->strct.fields.at[i]->name == field->name)
            return i;
    ice_at("codegen", field->pos, "no field %s", field->name->text);
}

static int element_field(Type *st, Node *e, int i)
{
    return e->kind == N_KEYVALUE ? field_index(st, e->keyvalue.key->obj) : i;
}

// The way to the field if it is one of an embedded struct, else NULL.
static const Selection *promotion(const Node *e)
{
    return e->kind == N_KEYVALUE ? e->keyvalue.selection : NULL;
}

// Constants
// ------------------------------------------------------------------------------------------------------------

// The value of n in memory form as an LLVM constant, or NULL if it is not constant.
static Value static_value(Fn *f, Node *n, Type *want);

static Value static_struct(Fn *f, Node *n, Type *t)
{
    LType lt = cg_lltype(f->cg, t);
    unsigned count = LLVMCountStructElementTypes(lt);
    Value *vals = arena_alloc(f->cg->arena, sizeof(Value) * (count + 1));
    for (unsigned i = 0; i < count; i++)
        vals[i] = LLVMConstNull(LLVMStructGetTypeAtIndex(lt, i));
    Type *st = underlying(t);
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *e = n->complit.elems.at[i];
        if (promotion(e))
            return NULL;
        int at = element_field(st, e, i);
        Value v = static_value(f, element_value(e), st->strct.fields.at[at]->type);
        if (!v)
            return NULL;
        if (!is_blank(st->strct.fields.at[at]->name))
            vals[at] = v;
    }
    return LLVMConstStructInContext(f->cg->ctx, vals, count, false);
}

static Value static_elements(Fn *f, Node *n, Type *elem, int64_t len)
{
    if (len > 1 << 20)
        return NULL;
    LType lt = cg_lltype(f->cg, elem);
    int64_t *at = arena_alloc(f->cg->arena, sizeof(int64_t) * (size_t)(n->complit.elems.len + 1));
    element_indices(n, at);
    Value *vals = arena_alloc(f->cg->arena, sizeof(Value) * (size_t)(len + 1));
    for (int64_t i = 0; i < len; i++)
        vals[i] = LLVMConstNull(lt);
    for (int i = 0; i < n->complit.elems.len; i++) {
        Value v = static_value(f, element_value(n->complit.elems.at[i]), elem);
        if (!v)
            return NULL;
        vals[at[i]] = v;
    }
    return LLVMConstArray2(lt, vals, (uint64_t)len);
}

static Value static_value(Fn *f, Node *n, Type *want)
{
    Cg *cg = f->cg;
    n = unparen(n);
    Type *t = n->type ? cg_type(f, n->type) : NULL;
    if (is_interface(want) && !(t && is_interface(t)))
        return NULL;
    if (n->mode == MODE_NIL)
        return LLVMConstNull(cg_lltype(cg, want));
    if (n->mode == MODE_CONST) {
        Val v = cg_const(cg, n->cval, t);
        return underlying(v.type)->kind == TBOOL ? LLVMConstInt(cg->i8, LLVMConstIntGetZExtValue(v.v), false) : v.v;
    }
    TypeKind k = n->kind == N_COMPLIT ? underlying(t)->kind : TINVALID;
    if (k == TSTRUCT || k == TARRAY)
        return cg_static_literal(f, n, t);
    return f->once ? cg_static_once(f, n) : NULL;
}

Value cg_static_literal(Fn *f, Node *n, Type *t)
{
    Type *u = underlying(t);
    if (u->kind == TSTRUCT)
        return static_struct(f, n, t);
    return u->kind == TARRAY ? static_elements(f, n, u->array.elem, u->array.len) : NULL;
}

Value cg_static_elements(Fn *f, Node *n, Type *elem, int64_t *len)
{
    int64_t *at = arena_alloc(f->cg->arena, sizeof(int64_t) * (size_t)(n->complit.elems.len + 1));
    *len = element_indices(n, at);
    return static_elements(f, n, elem, *len);
}

Value cg_static_init(Fn *f, Node *n, Type *t)
{
    return static_value(f, n, t);
}

static Value constant_data(Cg *cg, Value init, unsigned align)
{
    Value g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(g, init);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetUnnamedAddress(g, LLVMGlobalUnnamedAddr);
    LLVMSetAlignment(g, align);
    return g;
}

// Copies constant elements to addr; false if they are not constant or too few to be worth it.
static bool copy_constant(Fn *f, Value init, Value addr, int64_t size, int64_t align)
{
    if (!init || size < COPY_FROM_DATA)
        return false;
    if (LLVMIsNull(init)) {
        LLVMBuildMemSet(f->b, addr, LLVMConstNull(f->cg->i8), cg_int(f->cg, size), (unsigned)align);
        return true;
    }
    Value data = constant_data(f->cg, init, (unsigned)align);
    LLVMBuildMemCpy(f->b, addr, (unsigned)align, data, (unsigned)align, cg_int(f->cg, size));
    return true;
}

// Construction --------------------------------------------------------------------------------------------------------

static void into(Fn *f, Node *n, Type *t, Value addr, bool zeroed);

// zeroed: so is the memory at addr.
static void store_element(Fn *f, Node *value, Value addr, Type *t, bool zeroed)
{
    value = unparen(value);
    TypeKind k = underlying(t)->kind;
    bool nested = value->kind == N_COMPLIT && (k == TSTRUCT || k == TARRAY);
    if (nested)
        into(f, value, t, addr, zeroed);
    else
        cg_init(f, addr, cg_expr_to(f, value, t));
}

static void fill_elements(Fn *f, Node *n, Value base, Type *elem, bool zeroed)
{
    Cg *cg = f->cg;
    int64_t *at = arena_alloc(cg->arena, sizeof(int64_t) * (size_t)(n->complit.elems.len + 1));
    element_indices(n, at);
    for (int i = 0; i < n->complit.elems.len; i++) {
        Value index = cg_int(cg, at[i]);
        Value p = LLVMBuildInBoundsGEP2(f->b, cg_lltype(cg, elem), base, &index, 1, "");
        store_element(f, element_value(n->complit.elems.at[i]), p, elem, zeroed);
    }
}

static void fill_fields(Fn *f, Node *n, Type *t, Value addr, bool zeroed)
{
    LType lt = cg_lltype(f->cg, t);
    Type *st = underlying(t);
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *e = n->complit.elems.at[i];
        const Selection *way = promotion(e);
        if (way) {
            Type *field = t;
            Value p = cg_follow_path(f, addr, &field, way, way->npath);
            store_element(f, element_value(e), p, field, zeroed);
            continue;
        }
        int at = element_field(st, e, i);
        if (is_blank(st->strct.fields.at[at]->name)) // stays zero
            cg_expr_to(f, element_value(e), st->strct.fields.at[at]->type);
        else
            store_element(f, element_value(e), cg_gep(f, lt, addr, (unsigned)at), st->strct.fields.at[at]->type,
                          zeroed);
    }
}

// Does the literal give every byte of the struct or array a value?
static bool is_full(const Node *n, const Type *u)
{
    int64_t full = u->kind == TSTRUCT ? u->strct.fields.len : u->array.len;
    for (int i = 0; i < n->complit.elems.len; i++)
        if (promotion(n->complit.elems.at[i]))
            return false;
    for (int i = 0; u->kind == TSTRUCT && i < u->strct.fields.len; i++)
        if (is_blank(u->strct.fields.at[i]->name))
            return false;
    return n->complit.elems.len >= full;
}

// Is most of it zero, so that a copy of all of it would be a waste?
static bool is_sparse(const Node *n, Type *t)
{
    enum { BYTES_PER_ELEMENT = 64 };
    return type_size(t) / BYTES_PER_ELEMENT > n->complit.elems.len;
}

static void into(Fn *f, Node *n, Type *t, Value addr, bool zeroed)
{
    Type *u = underlying(t);
    Value init = u->kind == TSTRUCT ? static_struct(f, n, t) : static_elements(f, n, u->array.elem, u->array.len);
    if (zeroed && init && LLVMIsNull(init))
        return;
    if (!(init && !LLVMIsNull(init) && is_sparse(n, t)) && copy_constant(f, init, addr, type_size(t), type_align(t)))
        return;
    if (!zeroed && !is_full(n, u)) {
        cg_store_zero(f, addr, t);
        zeroed = true;
    }
    if (u->kind == TARRAY)
        fill_elements(f, n, addr, u->array.elem, zeroed);
    else
        fill_fields(f, n, t, addr, zeroed);
}

bool cg_complit_is_static(Fn *f, Node *n, Type *t)
{
    n = unparen(n);
    return n->kind == N_COMPLIT && types_identical(cg_type(f, n->type), t) && cg_static_literal(f, n, t) != NULL;
}

// Builds a struct or array literal at addr, whose old contents nobody may see.
void cg_complit_into(Fn *f, Node *n, Type *t, Value addr)
{
    into(f, n, t, addr, false);
}

static Val slice_literal(Fn *f, Node *n, Type *t, Node *site)
{
    Cg *cg = f->cg;
    Type *elem = underlying(t)->slice.elem;
    int64_t *at = arena_alloc(cg->arena, sizeof(int64_t) * (size_t)(n->complit.elems.len + 1));
    int64_t len = element_indices(n, at);
    Value count = cg_int(cg, len), array = cg_alloc_slice(f, site, elem, count, count); // zeroed
    Value init = static_elements(f, n, elem, len);
    if (!copy_constant(f, init, array, len * type_size(elem), type_align(elem)))
        fill_elements(f, n, array, elem, true);
    return cg_val(cg_make3(f, cg->slice, array, count, count), t);
}

// n as a literal of type t; site says whether what a slice or map allocates may be in the frame.
static Val literal(Fn *f, Node *n, Type *t, Node *site)
{
    Cg *cg = f->cg;
    switch (underlying(t)->kind) {
    case TPOINTER: return cg_val(cg_complit_addr(f, n, n), t); // &T elided in an element
    case TSLICE: return slice_literal(f, n, t, site);
    case TSTRUCT:
    case TARRAY: {
        Value tmp = cg_alloca(f, cg_lltype(cg, t), "literal");
        cg_complit_into(f, n, t, tmp);
        Val v = cg_load(f, tmp, t);
        v.temp = v.mem; // used up before the literal is evaluated again, in a loop
        return v;
    }
    default: return cg_map_literal(f, n, t, site);
    }
}

bool cg_complit_is_zero(Node *n, Type *t)
{
    n = unparen(n);
    TypeKind k = underlying(t)->kind;
    return n->kind == N_COMPLIT && n->complit.elems.len == 0 && (k == TSTRUCT || k == TARRAY) &&
           types_identical(n->type, t);
}

Val cg_complit(Fn *f, Node *n)
{
    return literal(f, n, cg_type(f, n->type), n);
}

Value cg_complit_addr(Fn *f, Node *n, Node *site)
{
    Type *t = cg_type(f, n->type);
    if (n == site)
        t = underlying(t)->pointer.elem;
    TypeKind k = underlying(t)->kind;
    Value p = site->noescape ? cg_alloca(f, cg_lltype(f->cg, t), "object") : cg_new(f, t);
    if (k != TSTRUCT && k != TARRAY) { // &[]int{...}
        static Node on_heap;           // n itself, if it is the site, stands for the pointer's target
        cg_init(f, p, literal(f, n, t, n == site ? &on_heap : n));
        return p;
    }
    into(f, n, t, p, !site->noescape);
    return p;
}
