// cg_rtype.c: type descriptors (layouts in runtime/abi/abi.h). There is one for each type the program needs at run
// time; identity of types is identity of their canonical strings.
#include "abi/abi.h"
#include "codegen/cg.h"

enum { BASE_FIELDS = 11, EQUAL = 7, STR = 9, PTR_TO_THIS = 10 };

RKind cg_rkind(Type *t)
{
    t = underlying(t);
    if (t->kind >= TBOOL && t->kind <= TUINTPTR)
        return (RKind)(KindBool + (t->kind - TBOOL));
    switch (t->kind) {
    case TFLOAT32: return KindFloat32;
    case TFLOAT64: return KindFloat64;
    case TCOMPLEX64: return KindComplex64;
    case TCOMPLEX128: return KindComplex128;
    case TSTRING: return KindString;
    case TUNSAFEPTR: return KindUnsafePointer;
    case TARRAY: return KindArray;
    case TSLICE: return KindSlice;
    case TSTRUCT: return KindStruct;
    case TPOINTER: return KindPointer;
    case TFUNC: return KindFunc;
    case TINTERFACE: return KindInterface;
    case TMAP: return KindMap;
    case TCHAN: return KindChan;
    default: return KindInvalid;
    }
}

// Descriptors ---------------------------------------------------------------------------------------------------------

static Value str_const(Cg *cg, const char *s)
{
    return cg_string_const(cg, intern_cstr(s));
}

static Value array_const(Cg *cg, LType elem, Value *vals, int n)
{
    if (n == 0)
        return LLVMConstNull(cg->ptr);
    Value init = LLVMConstArray2(elem, vals, (uint64_t)n);
    Value g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(g, init);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    return g;
}

Value cg_slice_const(Cg *cg, LType elem, Value *vals, int n)
{
    Value parts[3] = {array_const(cg, elem, vals, n), cg_int(cg, n), cg_int(cg, n)};
    return LLVMConstStructInContext(cg->ctx, parts, 3, false);
}

static Value rtype_slice(Cg *cg, const ObjVec *vars)
{
    Value *vals = arena_alloc(cg->arena, sizeof(Value) * (size_t)(vars->len + 1));
    for (int i = 0; i < vars->len; i++)
        vals[i] = cg_rtype(cg, vars->at[i]->type);
    return cg_slice_const(cg, cg->ptr, vals, vars->len);
}

Value cg_pkgpath(Cg *cg, const Pkg *pkg)
{
    if (!pkg)
        return LLVMConstNull(cg->ptr);
    const char *name = arena_printf(cg->arena, "go:pkgpath.%s", pkg->path->text);
    Value g = LLVMGetNamedGlobal(cg->mod, name);
    if (g)
        return g;
    g = LLVMAddGlobal(cg->mod, cg->string, name);
    LLVMSetInitializer(g, cg_string_const(cg, pkg->path));
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMInternalLinkage);
    return g;
}

Value cg_hidden_pkgpath(Cg *cg, Str name, const Pkg *pkg)
{
    return cg_pkgpath(cg, is_exported(name) ? NULL : pkg);
}

LType cg_imethod_type(Cg *cg)
{
    return LLVMStructTypeInContext(cg->ctx, (LType[]){cg->string, cg->ptr, cg->ptr}, 3, false);
}

static Value imethods(Cg *cg, Type *iface)
{
    types_complete_interface(iface);
    ObjVec all = iface->iface.all;
    Value *vals = arena_alloc(cg->arena, sizeof(Value) * (size_t)(all.len + 1));
    for (int i = 0; i < all.len; i++) {
        cg_want_method(cg, all.at[i]->name);
        Value parts[3] = {cg_string_const(cg, all.at[i]->name), cg_hidden_pkgpath(cg, all.at[i]->name, all.at[i]->pkg),
                          cg_rtype(cg, all.at[i]->type)};
        vals[i] = LLVMConstStructInContext(cg->ctx, parts, 3, false);
    }
    return cg_slice_const(cg, cg_imethod_type(cg), vals, all.len);
}

LType cg_struct_field_type(Cg *cg)
{
    LType parts[4] = {cg->string, cg->ptr, cg->i64, cg->string};
    return LLVMStructTypeInContext(cg->ctx, parts, 4, false);
}

static Value struct_fields(Cg *cg, Type *st)
{
    int n = st->strct.fields.len;
    Value *vals = arena_alloc(cg->arena, sizeof(Value) * (size_t)(n + 1));
    for (int i = 0; i < n; i++) {
        Obj *fld = st->strct.fields.at[i];
        Str tag = st->strct.tags && st->strct.tags[i] ? st->strct.tags[i] : intern_cstr("");
        int64_t place = field_offset(st, i) << FieldOffsetShift | (fld->is_embedded ? FieldEmbedded : 0) |
                        (is_exported(fld->name) ? FieldExported : 0);
        Value parts[4] = {cg_string_const(cg, fld->name), cg_rtype(cg, fld->type), cg_int(cg, place),
                          cg_string_const(cg, tag)};
        vals[i] = LLVMConstStructInContext(cg->ctx, parts, 4, false);
    }
    return cg_slice_const(cg, cg_struct_field_type(cg), vals, n);
}

// A struct's hidden fields are all of the package where it is written.
static Value struct_pkgpath(Cg *cg, Type *st)
{
    for (int i = 0; i < st->strct.fields.len; i++) {
        const Obj *f = st->strct.fields.at[i];
        if (!is_exported(f->name))
            return cg_pkgpath(cg, f->pkg);
    }
    return cg_pkgpath(cg, NULL);
}

// The types of the members that follow the common part, by kind; returns how many.
static int extra_types(Cg *cg, Type *u, LType *out)
{
    LType all[CG_MAP_TYPE_PARTS] = {cg->ptr, cg->ptr, cg->i64, cg->i8};
    int n;
    switch (u->kind) {
    case TARRAY: n = 3; break;
    case TCHAN:
        all[1] = cg->i64;
        n = 2;
        break;
    case TFUNC:
        all[0] = all[1] = cg->slice;
        all[2] = cg->i8;
        n = 3;
        break;
    case TINTERFACE:
        all[0] = cg->slice;
        n = 1;
        break;
    case TMAP:
        cg_map_type_parts(cg, all, NULL, u);
        n = CG_MAP_TYPE_PARTS;
        break;
    case TPOINTER:
    case TSLICE: n = 1; break;
    case TSTRUCT:
        all[1] = cg->slice;
        n = 2;
        break;
    default: n = 0; break;
    }
    memcpy(out, all, sizeof(LType) * (size_t)n);
    return n;
}

static void extra_values(Cg *cg, Type *u, Value *out)
{
    switch (u->kind) {
    case TARRAY:
        out[0] = cg_rtype(cg, u->array.elem);
        out[1] = cg_rtype(cg, type_slice(u->array.elem));
        out[2] = cg_int(cg, u->array.len);
        break;
    case TCHAN:
        out[0] = cg_rtype(cg, u->chan.elem);
        out[1] = cg_int(cg, u->chan.dir);
        break;
    case TFUNC:
        out[0] = rtype_slice(cg, &u->func.params);
        out[1] = rtype_slice(cg, &u->func.results);
        out[2] = LLVMConstInt(cg->i8, u->func.variadic, false);
        break;
    case TINTERFACE: out[0] = imethods(cg, u); break;
    case TMAP: {
        LType types[CG_MAP_TYPE_PARTS];
        cg_map_type_parts(cg, types, out, u);
        break;
    }
    case TPOINTER: out[0] = cg_rtype(cg, u->pointer.elem); break;
    case TSLICE: out[0] = cg_rtype(cg, u->slice.elem); break;
    case TSTRUCT:
        out[0] = struct_pkgpath(cg, u);
        out[1] = struct_fields(cg, u);
        break;
    default: break;
    }
}

static void base_types(Cg *cg, LType *out)
{
    LType all[BASE_FIELDS] = {cg->i64, cg->i64, cg->i32, cg->i8,     cg->i8, cg->i8,
                              cg->i8,  cg->ptr, cg->ptr, cg->string, cg->ptr};
    memcpy(out, all, sizeof all);
}

static uint32_t fnv1a(const char *s)
{
    uint32_t h = 2166136261u;
    for (; *s; s++)
        h = (h ^ (uint8_t)*s) * 16777619u;
    return h;
}

static unsigned fixed_tflag(Type *t)
{
    return (cg_has_uncommon(t) ? TFlagUncommon : 0) | (t->kind == TNAMED ? TFlagNamed : 0) |
           (cg_is_pointer_shaped(t) ? TFlagDirectIface : 0);
}

// The common part but for EQUAL, STR and PTR_TO_THIS.
static void base_values(Cg *cg, Type *t, PointerMap map, unsigned tflag, Value *out)
{
    unsigned align = (unsigned)type_align(t);
    Value all[BASE_FIELDS] = {
        cg_int(cg, type_size(t)),
        cg_int(cg, map.ptrdata),
        LLVMConstInt(cg->i32, fnv1a(type_link_str(cg->arena, t, true)), false),
        LLVMConstInt(cg->i8, tflag, false),
        LLVMConstInt(cg->i8, align, false),
        LLVMConstInt(cg->i8, align, false),
        LLVMConstInt(cg->i8, cg_rkind(t), false),
        NULL,
        map.gcdata,
        NULL,
        NULL,
    };
    memcpy(out, all, sizeof all);
}

static void common_values(Cg *cg, Type *t, Value *out)
{
    PointerMap map = cg_pointer_map(cg, cg_lltype(cg, t));
    Value equal = cg_equal_fn(cg, t);
    base_values(cg, t, map, fixed_tflag(t) | map.tflag | (equal && cg_regular_memory(t) ? TFlagRegularMemory : 0), out);
    out[EQUAL] = equal ? equal : LLVMConstNull(cg->ptr);
    out[STR] = str_const(cg, type_link_str(cg->arena, t, false));
    out[PTR_TO_THIS] = LLVMConstNull(cg->ptr);
}

int cg_descriptor_members(Cg *cg, Type *t, LType *out)
{
    base_types(cg, out);
    int n = BASE_FIELDS + extra_types(cg, underlying(t), out + BASE_FIELDS);
    if (!cg_has_uncommon(t))
        return n;
    cg_uncommon_types(cg, out + n);
    return n + 2;
}

bool cg_is_runtime(const Pkg *pkg)
{
    return pkg && strcmp(pkg->path->text, "runtime") == 0;
}

// Is t a pointer to a type of package runtime? Of some of them the runtime itself makes values (runtime/lang/error.c).
static bool runtime_makes(Type *t)
{
    return t->kind == TPOINTER && t->pointer.elem->kind == TNAMED && cg_is_runtime(t->pointer.elem->named.obj->pkg);
}

// In the library's objects, which refer to the descriptor that a program will have: what of it never changes, so that
// inlined runtime functions (newobject) need not look. Equality function and texts are not for them: who used those
// would refer to something that does not exist. Maps and their like have more that is looked at, and stay unknown.
static void make_known(Cg *cg, Value g, Type *t)
{
    PointerMap map = cg_pointer_map(cg, cg_lltype(cg, t));
    Value vals[BASE_FIELDS], nowhere = LLVMGetNamedGlobal(cg->mod, "type:unknown");
    if (!nowhere)
        nowhere = LLVMAddGlobal(cg->mod, cg->i8, "type:unknown");
    bool comparable = type_comparable_ok(t, true, NULL);
    unsigned tflag = fixed_tflag(t) | map.tflag | (comparable && cg_regular_memory(t) ? TFlagRegularMemory : 0);
    base_values(cg, t, map, tflag, vals);
    vals[EQUAL] = vals[PTR_TO_THIS] = nowhere;
    vals[STR] = LLVMConstStructInContext(cg->ctx, (Value[]){nowhere, cg_int(cg, 0)}, 2, false);
    LLVMSetInitializer(g, LLVMConstStructInContext(cg->ctx, vals, BASE_FIELDS, false));
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMAvailableExternallyLinkage);
}

static Value library_rtype(Cg *cg, Type *t)
{
    const char *name = mangle_type(cg->arena, t)->text;
    TypeKind kind = underlying(t)->kind;
    if (kind == TMAP || kind == TCHAN || kind == TINTERFACE || kind == TFUNC)
        return cg_library_symbol(cg, name);
    LType types[BASE_FIELDS];
    base_types(cg, types);
    Value g = LLVMAddGlobal(cg->mod, LLVMStructTypeInContext(cg->ctx, types, BASE_FIELDS, false), name);
    LLVMSetVisibility(g, LLVMHiddenVisibility);
    make_known(cg, g, t);
    return g;
}

static void note_made(Cg *cg, Type *t, Value g)
{
    cg->kinds |= 1u << cg_rkind(t);
    ptrmap_set(cg->arena, &cg->made, g, g);
}

static Value find_or_make(Cg *cg, Type *t, bool made)
{
    Str canonical = intern_cstr(type_link_str(cg->arena, t, true));
    Value g = ptrmap_get(&cg->rtypes, canonical);
    if (g && made)
        note_made(cg, t, g);
    if (g)
        return g;
    if (cg->opt->library) {
        g = library_rtype(cg, t);
        ptrmap_set(cg->arena, &cg->rtypes, canonical, g);
        return g;
    }
    Type *u = underlying(t);
    LType types[CG_MAX_DESCRIPTOR];
    int members = cg_descriptor_members(cg, t, types), uncommon = cg_has_uncommon(t) ? 2 : 0;
    LType lt = LLVMStructTypeInContext(cg->ctx, types, (unsigned)members, false);
    g = LLVMAddGlobal(cg->mod, lt, mangle_type(cg->arena, t)->text);
    LLVMSetLinkage(g, LLVMInternalLinkage);
    LLVMSetGlobalConstant(g, true);
    if (cg->linked_library || runtime_makes(t))
        cg_share(cg, g);
    ptrmap_set(cg->arena, &cg->rtypes, canonical, g); // before its parts: types are recursive
    if (made)
        note_made(cg, t, g);
    Value vals[CG_MAX_DESCRIPTOR];
    common_values(cg, t, vals);
    extra_values(cg, u, vals + BASE_FIELDS);
    if (uncommon)
        cg_uncommon_values(cg, t, vals + members - uncommon);
    LLVMSetInitializer(g, LLVMConstStructInContext(cg->ctx, vals, (unsigned)members, false));
    Descriptor *d = arena_make(cg->arena, Descriptor);
    *d = (Descriptor){t,
                      type_link_str(cg->arena, t, false),
                      g,
                      arena_alloc(cg->arena, sizeof(Value) * (size_t)members),
                      (unsigned)members,
                      cg_method_table(cg, t, g)};
    memcpy(d->members, vals, sizeof(Value) * (size_t)members);
    vec_push(cg->arena, &cg->descriptors, d);
    return g;
}

Value cg_rtype(Cg *cg, Type *t)
{
    cg_request_types(cg, "T", t, NULL);
    return find_or_make(cg, t, true);
}

Value cg_compared_rtype(Cg *cg, Type *t)
{
    cg_request_types(cg, "C", t, NULL);
    return find_or_make(cg, t, false);
}

// A pointer type may be found through the descriptor of its element, any unnamed type in the list that reflection has.
bool cg_may_be_held(Cg *cg, Type *t, Value descriptor)
{
    if (ptrmap_get(&cg->made, descriptor) || cg->opt->whole_package || cg_reflects_types(cg))
        return true;
    Type *elem = t->kind == TPOINTER ? t->pointer.elem : NULL;
    Value known = elem ? cg_known_rtype(cg, elem) : NULL;
    return known && cg_may_be_held(cg, elem, known);
}

Value cg_known_rtype(Cg *cg, Type *t)
{
    return ptrmap_get(&cg->rtypes, intern_cstr(type_link_str(cg->arena, t, true)));
}

// Adds what is known in the end: the methods that somebody can ask for, and in the descriptor of each type T that of
// *T, if the program has one. Values that are in no interface are not compared by way of the descriptor.
void cg_rtype_finish(Cg *cg)
{
    for (int i = 0; i < cg->descriptors.len; i++) {
        Descriptor *d = cg->descriptors.at[i];
        Value pointer = cg_known_rtype(cg, type_pointer(d->type));
        if (pointer)
            d->members[PTR_TO_THIS] = pointer;
        if (d->methods)
            d->members[d->n - 1] = cg_method_slice(cg, d->methods);
        bool held = cg_may_be_held(cg, d->type, d->global);
        if (!held)
            d->members[EQUAL] = LLVMConstNull(cg->ptr);
        if (pointer || d->methods || !held)
            LLVMSetInitializer(d->global, LLVMConstStructInContext(cg->ctx, d->members, d->n, false));
    }
}

Value cg_memory_rtype(Cg *cg, LType t, RKind kind, Str name)
{
    LType types[BASE_FIELDS];
    base_types(cg, types);
    PointerMap map = cg_pointer_map(cg, t);
    Value null = LLVMConstNull(cg->ptr), align = LLVMConstInt(cg->i8, LLVMABIAlignmentOfType(cg->td, t), false);
    Value vals[BASE_FIELDS] = {
        cg_int(cg, (int64_t)LLVMABISizeOfType(cg->td, t)),
        cg_int(cg, map.ptrdata),
        LLVMConstInt(cg->i32, fnv1a(name->text), false),
        LLVMConstInt(cg->i8, map.tflag, false),
        align,
        align,
        LLVMConstInt(cg->i8, kind, false),
        null,
        map.gcdata,
        cg_string_const(cg, name),
        null,
    };
    LType lt = LLVMStructTypeInContext(cg->ctx, types, BASE_FIELDS, false);
    Value g = LLVMAddGlobal(cg->mod, lt, arena_printf(cg->arena, "type:%s", name->text));
    LLVMSetLinkage(g, LLVMInternalLinkage);
    LLVMSetGlobalConstant(g, true);
    LLVMSetInitializer(g, LLVMConstStructInContext(cg->ctx, vals, BASE_FIELDS, false));
    return g;
}
