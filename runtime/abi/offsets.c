// offsets.c: what assembly needs to know of the C structures. It is compiled to assembly text only; the build turns its
// "@define NAME value" lines into zoffsets.h. A new offset is one line here.
#include "sched/rt.h"

#define DEFINE(name, value) __asm__ volatile(".ascii \"@define " #name " %c0\"" ::"i"(value))

void offsets(void);

void offsets(void)
{
    DEFINE(G_STACK, offsetof(G, stack));
    DEFINE(G_STACK_LO, offsetof(G, stack.lo));
    DEFINE(G_STACK_HI, offsetof(G, stack.hi));
    DEFINE(G_STACKGUARD0, offsetof(G, stackguard0));
    DEFINE(G_STACKGUARD1, offsetof(G, stackguard1));
    DEFINE(G_M, offsetof(G, m));
    DEFINE(G_SEG, offsetof(G, seg));
    DEFINE(G_SCHED, offsetof(G, sched));
    DEFINE(G_SCHED_SP, offsetof(G, sched.sp));
    DEFINE(G_SCHED_PC, offsetof(G, sched.pc));
    DEFINE(G_SCHED_BP, offsetof(G, sched.bp));

    DEFINE(GOBUF_SP, offsetof(Gobuf, sp));
    DEFINE(GOBUF_PC, offsetof(Gobuf, pc));
    DEFINE(GOBUF_G, offsetof(Gobuf, g));
    DEFINE(GOBUF_CTXT, offsetof(Gobuf, ctxt));
    DEFINE(GOBUF_BP, offsetof(Gobuf, bp));

    DEFINE(M_G0, offsetof(M, g0));
    DEFINE(M_GSIGNAL, offsetof(M, gsignal));
    DEFINE(M_TLS, offsetof(M, tls));

    DEFINE(SEG_STACK, offsetof(Stackseg, stack));
    DEFINE(SEG_STACK_HI, offsetof(Stackseg, stack.hi));
    DEFINE(SEG_GUARD, offsetof(Stackseg, guard));
    DEFINE(SEG_AVAIL, offsetof(Stackseg, avail));
    DEFINE(SEG_PREV, offsetof(Stackseg, prev));
    DEFINE(SEG_NEXT, offsetof(Stackseg, next));
    DEFINE(SEG_PREVSP, offsetof(Stackseg, prevsp));

    DEFINE(CF_INTS, offsetof(CallFrame, ints));
    DEFINE(CF_FLOATS, offsetof(CallFrame, floats));
    DEFINE(CF_RINTS, offsetof(CallFrame, result_ints));
    DEFINE(CF_RFLOATS, offsetof(CallFrame, result_floats));
    DEFINE(CF_STACK, offsetof(CallFrame, stack));
    DEFINE(CF_NSTACK, offsetof(CallFrame, nstack));
    DEFINE(CF_CODE, offsetof(CallFrame, code));
    DEFINE(CF_CONTEXT, offsetof(CallFrame, context));
    DEFINE(CF_SIZE, sizeof(CallFrame));
    DEFINE(MF_ENTRY, offsetof(MadeFunc, entry));
    DEFINE(MF_STACKBYTES, offsetof(MadeFunc, stack_bytes));

    DEFINE(STACK_G0, StackG0);
    DEFINE(STACK_PREEMPT, StackPreempt);
}
