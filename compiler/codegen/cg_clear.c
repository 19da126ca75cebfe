// cg_clear.c: clearing a piece of a frame or of memory whose size is known. LLVM makes stores of it up to 16 of them
// and calls memset beyond; a frame of a few hundred bytes is cleared sooner than such a call is over. What is left of
// memset after the passes, which can do more with it, is made `llvm.memset.inline` up to twice that size.
#include "codegen/cg.h"

enum { MaxInline = 512 }; // bytes: 32 stores

static bool is_to_be_inline(Value call)
{
    Value byte = LLVMGetOperand(call, 1), bytes = LLVMGetOperand(call, 2);
    return LLVMIsConstant(byte) && LLVMIsNull(byte) && LLVMIsAConstantInt(bytes) &&
           LLVMConstIntGetZExtValue(bytes) <= MaxInline;
}

void cg_inline_clears(Cg *cg)
{
    static const char name[] = "llvm.memset.inline";
    Value memset = LLVMGetNamedFunction(cg->mod, "llvm.memset.p0.i64");
    if (!memset)
        return;
    LType types[] = {cg->ptr, cg->i64};
    Value clear = LLVMGetIntrinsicDeclaration(cg->mod, LLVMLookupIntrinsicID(name, sizeof name - 1), types, 2);
    for (LLVMUseRef use = LLVMGetFirstUse(memset), next; use; use = next) {
        next = LLVMGetNextUse(use);
        Value call = LLVMGetUser(use);
        if (is_to_be_inline(call)) // the operands are the same; the function is the last one
            LLVMSetOperand(call, (unsigned)LLVMGetNumOperands(call) - 1, clear);
    }
}
