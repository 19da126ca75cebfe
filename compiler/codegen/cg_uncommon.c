// cg_uncommon.c: the part of a type descriptor that only named types and types with methods have: package and method
// table (Uncommon in abi.h).
//
// A method is in the table only if some interface that the program can convert or assert to has a method of that name,
// and may hold values of the type: nothing else can ask for it, but for reflection (cg_reflect.c). Its code is only
// generated if a method of that name is called through some interface (cg_method_used). Generating one may bring in
// further types, interfaces and calls, so this goes on until nothing new is wanted; the tables are written then.
#include "codegen/cg.h"

typedef struct MethodTable {
    Type *type;
    Value descriptor;
    MethodSet methods;
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

MethodTable *cg_method_table(Cg *cg, Type *t, Value descriptor)
{
    if (is_interface(t) || !cg_has_uncommon(t))
        return NULL;
    MethodSet set = method_set(t);
    MethodTable *table = arena_make(cg->arena, MethodTable);
    table->type = t;
    table->descriptor = descriptor;
    table->methods = set;
    table->code = arena_alloc(cg->arena, sizeof(Value) * (size_t)(set.len + 1));
    table->mtype = arena_alloc(cg->arena, sizeof(Value) * (size_t)(set.len + 1));
    vec_push(cg->arena, &cg->tables, table);
    return table;
}

void cg_uncommon_values(Cg *cg, Type *t, Value *out)
{
    const Obj *obj = t->kind == TNAMED ? t->named.obj : NULL;
    out[0] = cg_pkgpath(cg, obj ? obj->pkg : NULL);
    out[1] = LLVMConstNull(cg->slice); // cg_method_slice, in the end
}

void cg_want_method(Cg *cg, Str name)
{
    cg_request_method(cg, "W", name);
    ptrmap_set(cg->arena, &cg->wanted_methods, name, (void *)name);
}

void cg_use_method(Cg *cg, Str name)
{
    cg_request_method(cg, "U", name);
    ptrmap_set(cg->arena, &cg->used_methods, name, (void *)name);
}

// Can the code of a method of that name be reached through an interface? Of an object that is no program anything can.
bool cg_method_used(Cg *cg, Str name)
{
    return cg->opt->whole_package || ptrmap_get(&cg->used_methods, name) ||
           (is_exported(name) && cg_reflects_methods(cg));
}

bool cg_uncommon_more(Cg *cg)
{
    bool any = false;
    for (int i = 0; i < cg->tables.len; i++) { // grows meanwhile
        MethodTable *t = cg->tables.at[i];
        if (!cg_may_be_held(cg, t->type, t->descriptor))
            continue;
        for (int m = 0; m < t->methods.len; m++) {
            MethodSetEntry *e = &t->methods.at[m];
            bool reflected = is_exported(e->name) && cg_reflects_methods(cg);
            if (!reflected && !ptrmap_get(&cg->wanted_methods, e->name))
                continue;
            if (!t->mtype[m]) {
                t->mtype[m] = cg_rtype(cg, e->sel->obj->type);
                any = true;
            }
            if (!t->code[m] && cg_method_used(cg, e->name)) {
                t->code[m] = cg_itab_method(cg, t->type, e->sel);
                any = true;
            }
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

Value cg_method_slice(Cg *cg, const MethodTable *t)
{
    Value *vals = arena_alloc(cg->arena, sizeof(Value) * (size_t)(t->methods.len + 1));
    bool all = cg->opt->whole_package || cg_reflects_methods(cg) || cg_reflects_method_lists(cg);
    int n = 0;
    for (int m = 0; m < t->methods.len; m++)
        if (all || t->mtype[m])
            vals[n++] = method_const(cg, t, m);
    return cg_slice_const(cg, cg_method_type(cg), vals, n);
}
