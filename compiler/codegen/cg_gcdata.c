// cg_gcdata.c: where pointers are, for the collector: the maps of type descriptors and the table of static data.
//
// A map is made from the LLVM type, which tells pointers from numbers in every layout that code generation uses, also
// in those that are no Go type: closures, map groups, what the optimiser has made of a variable. Types up to
// GCMaxBitmap bytes have a bit for each word. A larger one, which can only be so large because it contains arrays, is
// described by its parts (GCPart in abi.h): so many objects of a type at an offset. An array of a million structs is
// one part.
#include "codegen/cg.h"

enum { WORD = 8 };

static bool has_pointers(LType t)
{
    switch (LLVMGetTypeKind(t)) {
    case LLVMPointerTypeKind: return true;
    case LLVMArrayTypeKind: return LLVMGetArrayLength2(t) > 0 && has_pointers(LLVMGetElementType(t));
    case LLVMStructTypeKind:
        for (unsigned i = 0; i < LLVMCountStructElementTypes(t); i++)
            if (has_pointers(LLVMStructGetTypeAtIndex(t, i)))
                return true;
        return false;
    default: return false;
    }
}

static int64_t size_of(Cg *cg, LType t)
{
    return (int64_t)LLVMABISizeOfType(cg->td, t);
}

// The end of the last pointer in t.
static int64_t pointer_end(Cg *cg, LType t)
{
    if (!has_pointers(t))
        return 0;
    switch (LLVMGetTypeKind(t)) {
    case LLVMArrayTypeKind: {
        LType elem = LLVMGetElementType(t);
        return (int64_t)(LLVMGetArrayLength2(t) - 1) * size_of(cg, elem) + pointer_end(cg, elem);
    }
    case LLVMStructTypeKind:
        for (unsigned i = LLVMCountStructElementTypes(t); i-- > 0;) {
            LType field = LLVMStructGetTypeAtIndex(t, i);
            if (has_pointers(field))
                return (int64_t)LLVMOffsetOfElement(cg->td, t, i) + pointer_end(cg, field);
        }
        return 0;
    default: return WORD;
    }
}

// Is there anything in t that code can walk over?
static bool has_array(LType t)
{
    switch (LLVMGetTypeKind(t)) {
    case LLVMArrayTypeKind: return LLVMGetArrayLength2(t) > 1 || has_array(LLVMGetElementType(t));
    case LLVMStructTypeKind:
        for (unsigned i = 0; i < LLVMCountStructElementTypes(t); i++)
            if (has_array(LLVMStructGetTypeAtIndex(t, i)))
                return true;
        return false;
    default: return false;
    }
}

// Bitmaps -------------------------------------------------------------------------------------------------------------

// Sets the bits of the words of t, which lies at byte `at` of an object, that hold pointers.
static void set_bits(Cg *cg, LType t, int64_t at, uint8_t *bits)
{
    if (!has_pointers(t))
        return;
    switch (LLVMGetTypeKind(t)) {
    case LLVMArrayTypeKind: {
        LType elem = LLVMGetElementType(t);
        for (uint64_t i = 0; i < LLVMGetArrayLength2(t); i++)
            set_bits(cg, elem, at + (int64_t)i * size_of(cg, elem), bits);
        break;
    }
    case LLVMStructTypeKind:
        for (unsigned i = 0; i < LLVMCountStructElementTypes(t); i++)
            set_bits(cg, LLVMStructGetTypeAtIndex(t, i), at + (int64_t)LLVMOffsetOfElement(cg->td, t, i), bits);
        break;
    default: bits[at / WORD / 8] |= (uint8_t)(1 << (at / WORD % 8)); break;
    }
}

// Equal maps are one constant. The collector reads whole words of it.
static Value bitmap(Cg *cg, LType t, int64_t ptrdata)
{
    size_t bytes = (size_t)(ptrdata / WORD + 63) / 64 * WORD;
    uint8_t *bits = arena_alloc(cg->arena, bytes);
    set_bits(cg, t, 0, bits);
    Value v = LLVMGetAggregateElement(cg_string_const(cg, intern((const char *)bits, bytes)), 0);
    LLVMSetAlignment(v, WORD);
    return v;
}

// Parts ---------------------------------------------------------------------------------------------------------------

LType cg_gcpart_type(Cg *cg)
{
    return LLVMStructTypeInContext(cg->ctx, (LType[]){cg->i64, cg->i64, cg->ptr}, 3, false);
}

typedef struct Parts {
    Cg *cg;
    Vec(Value) list;
} Parts;

static Value part(Parts *p, int64_t offset, uint64_t count, Value type)
{
    Value members[3] = {cg_int(p->cg, offset), cg_int(p->cg, (int64_t)count), type};
    return LLVMConstStructInContext(p->cg->ctx, members, 3, false);
}

// A descriptor of t that serves the collector only.
static Value gctype(Cg *cg, LType t)
{
    Value g = ptrmap_get(&cg->gctypes, t);
    if (!g) {
        RKind kind = LLVMGetTypeKind(t) == LLVMPointerTypeKind ? KindUnsafePointer : KindStruct;
        g = cg_memory_rtype(cg, t, kind, intern_printf(".gc%d", cg->gctypes.len));
        ptrmap_set(cg->arena, &cg->gctypes, t, g);
    }
    return g;
}

// Arrays become one part, structs one for each field that has pointers; small fields in a row are not worth joining.
static void add_parts(Parts *p, LType t, int64_t at)
{
    if (!has_pointers(t))
        return;
    Cg *cg = p->cg;
    if (LLVMGetTypeKind(t) == LLVMStructTypeKind) {
        for (unsigned i = 0; i < LLVMCountStructElementTypes(t); i++)
            add_parts(p, LLVMStructGetTypeAtIndex(t, i), at + (int64_t)LLVMOffsetOfElement(cg->td, t, i));
        return;
    }
    bool array = LLVMGetTypeKind(t) == LLVMArrayTypeKind;
    uint64_t count = array ? LLVMGetArrayLength2(t) : 1;
    vec_push(cg->arena, &p->list, part(p, at, count, gctype(cg, array ? LLVMGetElementType(t) : t)));
}

static Value parts(Cg *cg, LType t)
{
    Parts p = {.cg = cg};
    LType type = cg_gcpart_type(cg);
    add_parts(&p, t, 0);
    vec_push(cg->arena, &p.list, LLVMConstNull(type));
    Value init = LLVMConstArray2(type, p.list.at, (uint64_t)p.list.len);
    Value g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(g, init);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    return g;
}

PointerMap cg_pointer_map(Cg *cg, LType t)
{
    PointerMap m = {.ptrdata = pointer_end(cg, t), .gcdata = LLVMConstNull(cg->ptr)};
    if (m.ptrdata > GCMaxBitmap) {
        m.gcdata = parts(cg, t);
        m.tflag = TFlagGCParts;
    } else if (m.ptrdata > 0) {
        m.gcdata = bitmap(cg, t, m.ptrdata);
    }
    if (m.ptrdata > 0 && has_array(t))
        m.tflag |= TFlagIndexed;
    return m;
}

// Static data ---------------------------------------------------------------------------------------------------------

// The table is made of what the optimiser has left of the program's variables. Made earlier, it would count as a use of
// each of them, and as one that may write to it.
void cg_gcroots(Cg *cg)
{
    LType root = LLVMStructTypeInContext(cg->ctx, (LType[]){cg->ptr, cg->ptr}, 2, false);
    Vec(Value) list = {0};
    cg->strings = cg->gctypes = (PtrMap){0}; // the optimiser may have deleted what is in them
    for (Value g = LLVMGetFirstGlobal(cg->mod); g; g = LLVMGetNextGlobal(g)) {
        LType t = LLVMGlobalGetValueType(g);
        if (LLVMIsDeclaration(g) || LLVMIsGlobalConstant(g) || !has_pointers(t))
            continue;
        Value members[2] = {g, gctype(cg, t)};
        vec_push(cg->arena, &list, LLVMConstStructInContext(cg->ctx, members, 2, false));
    }
    Value array = LLVMConstNull(cg->ptr), len = cg_int(cg, list.len);
    if (list.len > 0) {
        Value init = LLVMConstArray2(root, list.at, (uint64_t)list.len);
        array = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
        LLVMSetInitializer(array, init);
        LLVMSetGlobalConstant(array, true);
        LLVMSetLinkage(array, LLVMPrivateLinkage);
    }
    Value table = LLVMAddGlobal(cg->mod, cg->slice, "runtime_gcroots");
    LLVMSetInitializer(table, LLVMConstStructInContext(cg->ctx, (Value[]){array, len, len}, 3, false));
    LLVMSetGlobalConstant(table, true);
}
