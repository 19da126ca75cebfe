// cg_uncommon.c: the part of a type descriptor that only named types and types with methods have: package and method
// table (Uncommon in abi.h).
//
// A method is generated for the table only if some interface that the program can convert or assert to has a method of
// that name: nothing else can call it through an interface that is made at run time. Generating one may bring in further
// types and interfaces, so this goes on until nothing new is wanted; the tables are written then.
#include "codegen/cg.h"

typedef struct MethodTable {
    Type *type;
    MethodSet methods;
    Value global; // [n x Method]
    Value *code;  // NULL until wanted
    Value *mtype; // descriptor of the method's type, NULL until wanted
} MethodTable;

LType cg_method_type(Cg *cg)
{
    LType parts[4] = {cg->string, cg->ptr, cg->ptr, cg->ptr};
    return LLVMStructTypeInContext(cg->ctx, parts, 4, false);
}

bool cg_has_uncommon(Type *t)
{
    if (t->kind == TNAMED)
        return true;
    bool may = t->kind == TSTRUCT || (t->kind == TPOINTER && !is_interface(t->pointer.elem));
    return may && method_set(t).len > 0;
}

void cg_uncommon_types(Cg *cg, LType *out)
{
    out[0] = cg->ptr;
    out[1] = cg->slice;
}

static Value method_table(Cg *cg, Type *t)
{
    MethodSet set = is_interface(t) ? (MethodSet){0} : method_set(t);
    Value len = cg_int(cg, set.len), array = LLVMConstNull(cg->ptr);
    if (set.len > 0) {
        MethodTable *table = arena_make(cg->arena, MethodTable);
        table->type = t;
        table->methods = set;
        table->code = arena_alloc(cg->arena, sizeof(Value) * (size_t)set.len);
        table->mtype = arena_alloc(cg->arena, sizeof(Value) * (size_t)set.len);
        array = table->global = LLVMAddGlobal(cg->mod, LLVMArrayType2(cg_method_type(cg), (uint64_t)set.len), "");
        LLVMSetLinkage(array, LLVMPrivateLinkage);
        LLVMSetGlobalConstant(array, true);
        vec_push(cg->arena, &cg->tables, table);
    }
    return LLVMConstStructInContext(cg->ctx, (Value[]){array, len, len}, 3, false);
}

void cg_uncommon_values(Cg *cg, Type *t, Value *out)
{
    const Obj *obj = t->kind == TNAMED ? t->named.obj : NULL;
    out[0] = cg_pkgpath(cg, obj ? obj->pkg : NULL);
    out[1] = method_table(cg, t);
}

void cg_want_method(Cg *cg, Str name)
{
    ptrmap_set(cg->arena, &cg->wanted_methods, name, (void *)name);
}

bool cg_uncommon_more(Cg *cg)
{
    bool any = false;
    for (int i = 0; i < cg->tables.len; i++) { // grows meanwhile
        MethodTable *t = cg->tables.at[i];
        for (int m = 0; m < t->methods.len; m++) {
            MethodSetEntry *e = &t->methods.at[m];
            if (t->code[m] || !ptrmap_get(&cg->wanted_methods, e->name))
                continue;
            t->code[m] = cg_itab_method(cg, t->type, e->sel);
            t->mtype[m] = cg_rtype(cg, e->sel->obj->type);
            any = true;
        }
    }
    return any;
}

static Value method_const(Cg *cg, const MethodTable *t, int m)
{
    const MethodSetEntry *e = &t->methods.at[m];
    Value null = LLVMConstNull(cg->ptr), code = t->code[m] ? t->code[m] : null;
    Value parts[4] = {cg_string_const(cg, e->name), cg_hidden_pkgpath(cg, e->name, e->pkg),
                      t->mtype[m] ? t->mtype[m] : null, code};
    return LLVMConstStructInContext(cg->ctx, parts, 4, false);
}

// Writes the method tables, and the list of itabs that exist already, so that the runtime makes no second one for the
// same pair of types.
void cg_uncommon_finish(Cg *cg)
{
    for (int i = 0; i < cg->tables.len; i++) {
        MethodTable *t = cg->tables.at[i];
        Value *vals = arena_alloc(cg->arena, sizeof(Value) * (size_t)t->methods.len);
        for (int m = 0; m < t->methods.len; m++)
            vals[m] = method_const(cg, t, m);
        LLVMSetInitializer(t->global, LLVMConstArray2(cg_method_type(cg), vals, (uint64_t)t->methods.len));
    }
    if (cg->static_itabs.len == 0)
        return;
    Value list = LLVMConstArray2(cg->ptr, cg->static_itabs.at, (uint64_t)cg->static_itabs.len);
    Value array = LLVMAddGlobal(cg->mod, LLVMTypeOf(list), "");
    LLVMSetInitializer(array, list);
    LLVMSetLinkage(array, LLVMPrivateLinkage);
    LLVMSetGlobalConstant(array, true);
    Value n = cg_int(cg, cg->static_itabs.len);
    Value links = LLVMAddGlobal(cg->mod, cg->slice, "runtime_itablinks");
    LLVMSetInitializer(links, LLVMConstStructInContext(cg->ctx, (Value[]){array, n, n}, 3, false));
    LLVMSetGlobalConstant(links, true);
}
