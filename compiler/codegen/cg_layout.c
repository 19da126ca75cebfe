// cg_layout.c: tells where code generation puts the members of the structures that it shares with the runtime.
#include "codegen/cg.h"

static Type *int_type(void)
{
    return basic(TINT);
}

// A type whose descriptor is the structure; an unnamed one, so that no Uncommon follows.
static Type *example_type(const char *structure)
{
    ObjVec none = {0};
    TypeVec no_types = {0};
    if (!strcmp(structure, "Rtype"))
        return int_type();
    if (!strcmp(structure, "ArrayType"))
        return type_array(int_type(), 3);
    if (!strcmp(structure, "ChanType"))
        return type_chan(int_type(), CHAN_BOTH);
    if (!strcmp(structure, "FuncType"))
        return type_func(none, none, false);
    if (!strcmp(structure, "InterfaceType"))
        return type_interface(none, no_types);
    if (!strcmp(structure, "MapType"))
        return type_map(int_type(), int_type());
    if (!strcmp(structure, "PtrType"))
        return type_pointer(int_type());
    if (!strcmp(structure, "SliceType"))
        return type_slice(int_type());
    if (!strcmp(structure, "StructType"))
        return type_struct(none, NULL);
    return NULL;
}

static LType descriptor(Cg *cg, Type *t)
{
    LType members[CG_MAX_DESCRIPTOR];
    int n = cg_descriptor_members(cg, t, members);
    return LLVMStructTypeInContext(cg->ctx, members, (unsigned)n, false);
}

static LType structure_type(Cg *cg, const char *structure)
{
    LType uncommon[2];
    if (!strcmp(structure, "GoString"))
        return cg->string;
    if (!strcmp(structure, "GoSlice"))
        return cg->slice;
    if (!strcmp(structure, "Eface"))
        return cg->iface;
    if (!strcmp(structure, "Imethod"))
        return cg_imethod_type(cg);
    if (!strcmp(structure, "StructField"))
        return cg_struct_field_type(cg);
    if (!strcmp(structure, "Method"))
        return cg_method_type(cg);
    if (!strcmp(structure, "Itab"))
        return cg_itab_type(cg, 1);
    if (!strcmp(structure, "Scase"))
        return cg_scase_type(cg);
    if (!strcmp(structure, "GCPart"))
        return cg_gcpart_type(cg);
    if (!strcmp(structure, "Uncommon")) {
        cg_uncommon_types(cg, uncommon);
        return LLVMStructTypeInContext(cg->ctx, uncommon, 2, false);
    }
    Type *t = example_type(structure);
    return t ? descriptor(cg, t) : NULL;
}

typedef struct Offsets {
    Cg *cg;
    int64_t *at;
    int len, max;
} Offsets;

static void collect(Offsets *o, LType t, int64_t base)
{
    LLVMTypeKind kind = LLVMGetTypeKind(t);
    if (kind == LLVMStructTypeKind) {
        for (unsigned i = 0; i < LLVMCountStructElementTypes(t); i++)
            collect(o, LLVMStructGetTypeAtIndex(t, i), base + (int64_t)LLVMOffsetOfElement(o->cg->td, t, i));
    } else if (kind == LLVMArrayTypeKind) {
        collect(o, LLVMGetElementType(t), base); // its first element
    } else if (o->len < o->max) {
        o->at[o->len++] = base;
    }
}

int codegen_abi_offsets(const char *structure, int64_t *offsets, int max)
{
    Arena *a = arena_new();
    Program prog = {.arena = a};
    CgOptions opt = {0};
    Cg *cg = cg_module_new(&prog, &opt);
    Offsets o = {.cg = cg, .at = offsets, .max = max};
    LType t = structure_type(cg, structure);
    if (t)
        collect(&o, t, 0);
    cg_module_free(cg);
    arena_free(a);
    return o.len;
}
