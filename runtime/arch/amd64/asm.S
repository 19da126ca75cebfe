// asm.S: entering and leaving goroutines.
//
// A switch keeps sp, bp and pc only (see switch.h for the leaving half, mcall). All arrivals are jumps.
#include "asm.h"

// NORETURN void abort(void)
FUNC(abort)
    ud2
END(abort)

// What functions save on the stack without having used it is made zero: else pointers of the goroutine before would get
// there, and keep objects alive.
    .macro FORGET
    xorl %ebx, %ebx
    xorl %r12d, %r12d
    xorl %r13d, %r13d
    xorl %r14d, %r14d
    xorl %r15d, %r15d
    .endm

// void gogo(Gobuf *buf): goes on at buf->pc as buf->g. Every register but rsp, rbp and r10 (= buf->ctxt) is dead.
FUNC(gogo)
    FORGET
    movq GOBUF_G(%rdi), %rdx
    SETG %rdx, %rcx
    movq GOBUF_SP(%rdi), %rsp
    movq GOBUF_BP(%rdi), %rbp
    jmpq *GOBUF_PC(%rdi)
END(gogo)

// void gostart(Gobuf *buf): gogo for a goroutine that has not run yet: calls buf->pc with r10 = buf->ctxt from
// inside goexit, so that its `ret` is predicted and unwinders find goexit above it. The slot at buf->sp already holds a
// return address into goexit, for whoever looks at the goroutine before it runs.
FUNC(gostart)
    FORGET
    movq GOBUF_G(%rdi), %rdx
    SETG %rdx, %rcx
    movq GOBUF_SP(%rdi), %rsp
    addq $8, %rsp
    movq GOBUF_CTXT(%rdi), %r10
    xorl %ebp, %ebp
    jmp .Lcallfn
END(gostart)

// void goexit(void): the frame above every goroutine's first function. Returning into it ends the goroutine.
    .section .text.gostart, "ax", @progbits
    .globl goexit
    .type goexit, @function
goexit:
    .cfi_startproc
    .cfi_undefined rip
    nop                                     // goexit + 1 is a return address inside goexit
.Lcallfn:
    callq *GOBUF_PC(%rdi)
    call goexit1
    ud2
END(goexit)
    .globl goexit_end
goexit_end:

// void systemstack(void (*fn)(void *), void *arg): fn(arg) on the g0 of this M. On g0 or gsignal already: a plain call.
// The goroutine's sched says where it stands, for unwinders.
FUNC(systemstack)
    PUSHFRAME
    PUSHRBX
    subq $8, %rsp
    movq %rdi, %rax
    movq %rsi, %rdi
    movq TLS_G, %rbx
    movq G_M(%rbx), %rdx
    movq M_G0(%rdx), %rcx
    cmpq %rbx, %rcx
    je .Lplain
    cmpq M_GSIGNAL(%rdx), %rbx
    je .Lplain
    leaq .Lback(%rip), %rsi
    movq %rsi, G_SCHED_PC(%rbx)
    movq %rsp, G_SCHED_SP(%rbx)
    movq %rbp, G_SCHED_BP(%rbx)
    SETG %rcx, %rdx
    movq G_SCHED_SP(%rcx), %rsp
    callq *%rax
.Lback:
    SETG %rbx, %rdx
    jmp .Lout
.Lplain:
    callq *%rax
.Lout:
    movq -8(%rbp), %rbx
    POPFRAME
    ret
END(systemstack)

// NORETURN void mstart(void): first code of an M, on its g0 with g in thread storage. Everything that later switches to
// g0 starts where rsp is now.
FUNC(mstart)
    .cfi_undefined rip
    andq $~15, %rsp
    xorl %ebp, %ebp
    movq TLS_G, %rax
    movq %rsp, G_SCHED_SP(%rax)
    call mstart1
    call abort
END(mstart)
