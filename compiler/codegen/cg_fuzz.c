// cg_fuzz.c: counters of what runs, for programs that `gocc test -fuzz` makes.
//
// Each basic block of a function that is not the library's counts how often it is entered, in a byte that wraps. They
// are put in before LLVM's passes, so both sides of && and || and each case of a switch are blocks of their own, as is
// what follows a check for nil or of an index. Blocks that only panic have none. The counters of a function are an
// array in the section fuzz_counters; the linker puts those of all functions that are in the program side by side, and
// package testing finds them between __start_fuzz_counters and __stop_fuzz_counters (runtime/svc/proc.c).
#include "codegen/cg.h"

// Where a block's counter goes: behind its phis and allocas, which must stay first. NULL: nowhere.
static Value place_in(Block block)
{
    Value end = LLVMGetBasicBlockTerminator(block);
    if (!end || LLVMGetInstructionOpcode(end) == LLVMUnreachable)
        return NULL;
    Value i = LLVMGetFirstInstruction(block);
    while (LLVMIsAPHINode(i) || LLVMIsAAllocaInst(i))
        i = LLVMGetNextInstruction(i);
    return i;
}

static void count_at(Cg *cg, LLVMBuilderRef b, Value place, Value counter)
{
    LLVMPositionBuilderBefore(b, place);
    LLVMSetCurrentDebugLocation2(b, NULL);
    Value n = LLVMBuildLoad2(b, cg->i8, counter, "");
    LLVMBuildStore(b, LLVMBuildAdd(b, n, LLVMConstInt(cg->i8, 1, false), ""), counter);
}

void cg_fuzz_counters(Cg *cg, Value fn)
{
    unsigned n = 0;
    for (Block block = LLVMGetFirstBasicBlock(fn); block; block = LLVMGetNextBasicBlock(block))
        n += place_in(block) != NULL;
    if (n == 0)
        return;
    LType type = LLVMArrayType2(cg->i8, n);
    Value counters = LLVMAddGlobal(cg->mod, type, "fuzz.counters");
    LLVMSetInitializer(counters, LLVMConstNull(type));
    LLVMSetLinkage(counters, LLVMPrivateLinkage);
    LLVMSetSection(counters, "fuzz_counters");
    LLVMSetAlignment(counters, 1);
    LLVMBuilderRef b = LLVMCreateBuilderInContext(cg->ctx);
    int64_t at = 0;
    for (Block block = LLVMGetFirstBasicBlock(fn); block; block = LLVMGetNextBasicBlock(block)) {
        Value place = place_in(block), index = cg_int(cg, at);
        if (!place)
            continue;
        count_at(cg, b, place, LLVMConstInBoundsGEP2(cg->i8, counters, &index, 1));
        at++;
    }
    LLVMDisposeBuilder(b);
}
