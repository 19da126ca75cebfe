// cg_reflect.c: what only programs need that look at types at run time. Package reflect gets at it through functions of
// the runtime (runtime/svc/reflect.c), and which of those a program contains tells what it needs; other programs stay
// small.
//
//   reflect_methods     exported methods of all types with a descriptor, though nobody calls them by name
//   reflect_methodlist  the same list for who only counts them
//   reflect_ptrtothis   with the descriptor of a type T that of *T, if that has methods: they cannot be made at run
//                       time
//   reflect_typelinks   the list of all unnamed types, so that one made at run time is the compiler's own if there is
//                       one
#include <stdlib.h>

#include "codegen/cg.h"

static bool has_function(Cg *cg, const char *name)
{
    return LLVMGetNamedFunction(cg->mod, name) != NULL;
}

bool cg_reflects_methods(Cg *cg)
{
    if (!cg->reflects_methods)
        cg->reflects_methods = has_function(cg, "reflect_methods");
    return cg->reflects_methods;
}

bool cg_reflects_method_lists(Cg *cg)
{
    return has_function(cg, "reflect_methodlist");
}

bool cg_reflects_types(Cg *cg)
{
    return has_function(cg, "reflect_typelinks");
}

bool cg_reflect_more(Cg *cg)
{
    if (!has_function(cg, "reflect_ptrtothis"))
        return false;
    int before = cg->descriptors.len;
    for (; cg->pointers_made < cg->descriptors.len; cg->pointers_made++) { // grows meanwhile
        Type *t = cg->descriptors.at[cg->pointers_made]->type;
        if (t->kind == TNAMED ? !is_interface(t) : t->kind == TSTRUCT && cg_has_uncommon(type_pointer(t)))
            cg_rtype(cg, type_pointer(t));
    }
    return cg->descriptors.len > before;
}

static int compare_texts(const void *a, const void *b)
{
    const Descriptor *const *x = a, *const *y = b;
    return strcmp((*x)->text, (*y)->text);
}

// runtime_typelinks: []*Rtype, sorted by the types' texts.
void cg_reflect_finish(Cg *cg)
{
    if (!cg_reflects_types(cg))
        return;
    Descriptor **list = arena_alloc(cg->arena, sizeof *list * (size_t)(cg->descriptors.len + 1));
    size_t n = 0;
    for (int i = 0; i < cg->descriptors.len; i++)
        if (cg->descriptors.at[i]->type->kind >= TARRAY && cg->descriptors.at[i]->type->kind != TNAMED)
            list[n++] = cg->descriptors.at[i];
    qsort(list, n, sizeof *list, compare_texts);
    Value *vals = arena_alloc(cg->arena, sizeof *vals * (n + 1));
    for (size_t i = 0; i < n; i++)
        vals[i] = list[i]->global;
    Value init = LLVMConstArray2(cg->ptr, vals, n), array = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(array, init);
    LLVMSetGlobalConstant(array, true);
    LLVMSetLinkage(array, LLVMPrivateLinkage);
    Value links = LLVMAddGlobal(cg->mod, cg->slice, "runtime_typelinks"), len = cg_int(cg, (int64_t)n);
    LLVMSetInitializer(links, LLVMConstStructInContext(cg->ctx, (Value[]){array, len, len}, 3, false));
    LLVMSetGlobalConstant(links, true);
}
