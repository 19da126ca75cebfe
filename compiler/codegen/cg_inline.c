// cg_inline.c: the runtime's hot functions, put into the module so that LLVM inlines them. They come as bitcode, made
// from the same C as the runtime that is linked in the end (runtime/abi/inline.def), and are `available_externally`: a
// body to look at, from which no code is made. Only bodies of functions that the module calls are read.
#include <llvm-c/BitReader.h>
#include <llvm-c/Linker.h>

#include "codegen/cg.h"

static const char *const names[] = {
#define INLINE_FUNCTION(name) #name,
#include "abi/inline.def"
#undef INLINE_FUNCTION
};

static bool is_any_called(Cg *cg)
{
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        Value fn = LLVMGetNamedFunction(cg->mod, names[i]);
        if (fn && LLVMGetFirstUse(fn))
            return true;
    }
    return false;
}

static LLVMModuleRef read_bitcode(Cg *cg)
{
    LLVMMemoryBufferRef buffer;
    char *why = NULL;
    if (LLVMCreateMemoryBufferWithContentsOfFile(cg->opt->inline_path, &buffer, &why))
        fatal("cannot read %s: %s", cg->opt->inline_path, why);
    LLVMModuleRef m;
    if (LLVMGetBitcodeModuleInContext2(cg->ctx, buffer, &m)) // lazily; takes the buffer
        fatal("%s is no bitcode of this LLVM", cg->opt->inline_path);
    return m;
}

// What clang wrote about the target and the library stands in the way of inlining into functions that say nothing of
// it.
static void adapt_function(Cg *cg, Value fn)
{
    static const char *const dropped[] = {"target-cpu",  "target-features",        "tune-cpu",
                                          "no-builtins", "min-legal-vector-width", "stack-protector-buffer-size"};
    LLVMSetLinkage(fn, LLVMAvailableExternallyLinkage);
    for (size_t i = 0; i < ARRAY_LEN(dropped); i++)
        LLVMRemoveStringAttributeAtIndex(fn, LLVMAttributeFunctionIndex, dropped[i], (unsigned)strlen(dropped[i]));
    cg_fn_attr(cg, fn, "null_pointer_is_valid");
}

static void adapt_variable(Value g)
{
    if (LLVMIsGlobalConstant(g))
        LLVMSetLinkage(g, LLVMPrivateLinkage);
    else
        ice_at("codegen", 0, "inline.bc defines the variable %s", LLVMGetValueName(g));
}

void cg_link_inline(Cg *cg)
{
    if (!is_any_called(cg))
        return;
    LLVMModuleRef m = read_bitcode(cg);
    for (Value fn = LLVMGetFirstFunction(m); fn; fn = LLVMGetNextFunction(fn))
        if (!LLVMIsDeclaration(fn))
            adapt_function(cg, fn);
    for (Value g = LLVMGetFirstGlobal(m); g; g = LLVMGetNextGlobal(g))
        if (!LLVMIsDeclaration(g))
            adapt_variable(g);
    LLVMSetModuleInlineAsm2(m, "", 0);
    LLVMSetDataLayout(m, LLVMGetDataLayoutStr(cg->mod));
    LLVMSetTarget(m, LLVMGetTarget(cg->mod));
    cg_drop_unused_rt(cg);
    if (LLVMLinkModules2(cg->mod, m))
        ice_at("codegen", 0, "inline.bc does not fit");
    cg_redeclare_rt(cg);
}
