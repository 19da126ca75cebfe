// reflectcall.S: calls whose parameters are known at run time only, in both directions (abi/callconv.h,
// svc/reflect_call.c). A CallFrame holds what goes into registers and onto the stack, and what comes back.
#include "asm.h"

// What the frames of these functions need at most, with what a call without stack check below may take.
#define ROOM 768

// void reflectcall(CallFrame *f): calls f->code with the context, registers and stack words of f, and stores the
// registers that results come back in.
FUNC(reflectcall)
ALIAS(reflectcall_code)
    movq CF_NSTACK(%rdi), %r10
    leaq ROOM(, %r10, 8), %r10
    movq %rsp, %r11
    subq %r10, %r11
    cmpq TLS_STACKLIMIT, %r11
    jbe 1f
0:  PUSHFRAME
    PUSHRBX
    subq $8, %rsp
    movq %rdi, %rbx
    movq CF_NSTACK(%rbx), %rcx
    leaq 1(%rcx), %rax
    andq $~1, %rax
    shlq $3, %rax
    subq %rax, %rsp                         // aligned to 16
    movq CF_STACK(%rbx), %rsi
    movq %rsp, %rdi
    cld
    rep movsq
    LOADFLOATS movsd, 8, CF_FLOATS, %rbx
    LOADINTS CF_INTS, %rbx
    movq CF_CONTEXT(%rbx), %r10
    callq *CF_CODE(%rbx)
    movq %rax, CF_RINTS+0(%rbx)
    movq %rdx, CF_RINTS+8(%rbx)
    movq %rcx, CF_RINTS+16(%rbx)
    movsd %xmm0, CF_RFLOATS+0(%rbx)
    movsd %xmm1, CF_RFLOATS+8(%rbx)
    movq -8(%rbp), %rbx
    POPFRAME
    ret
1:  xorl %r11d, %r11d
    call __morestack
    ret
    jmp 0b
    .globl reflectcall_end
reflectcall_end:
END(reflectcall)

// The code of functions that reflection makes. r10 is a MadeFunc: f->entry(f, CallFrame *) is called with what came in
// registers and the address of what came on the stack, and leaves the results in the frame.
FUNC(reflect_madefunc)
    leaq -ROOM(%rsp), %r11
    cmpq TLS_STACKLIMIT, %r11
    jbe 1f
0:  PUSHFRAME
    subq $(CF_SIZE + 8) & ~15, %rsp
    STOREINTS CF_INTS, %rsp
    STOREFLOATS movsd, 8, CF_FLOATS, %rsp
    leaq 16(%rbp), %rax
    movq %rax, CF_STACK(%rsp)
    movq %r10, %rdi
    movq %rsp, %rsi
    callq *MF_ENTRY(%r10)
    movq CF_RINTS+0(%rsp), %rax
    movq CF_RINTS+8(%rsp), %rdx
    movq CF_RINTS+16(%rsp), %rcx
    movsd CF_RFLOATS+0(%rsp), %xmm0
    movsd CF_RFLOATS+8(%rsp), %xmm1
    POPFRAME
    ret
1:  movq %r10, %rax
    movq MF_STACKBYTES(%r10), %r11
    movl $ROOM, %r10d
    call __morestack
    ret
    movq %rax, %r10
    jmp 0b
    .globl reflect_madefunc_end
reflect_madefunc_end:
END(reflect_madefunc)
