// morestack.S: what a split-stack prologue calls when the frame does not fit in the current segment.
//
// The prologue in front of body, as LLVM emits it:
//         cmp  %fs:0x70, %rsp        (a large frame compares rsp - frame)
//         jbe  more
//   body: ...
//   more: mov  %r10, %rax            (only if the function has a context)
//         mov  $frame, %r10
//         mov  $size of stack arguments, %r11
//         call __morestack
//         ret
//         jmp  body, or mov %rax, %r10 and jmp body
//
// __morestack moves on to the next segment, copies the stack arguments, and calls the instruction behind that `ret`;
// when the body returns it takes the previous segment again and returns to the `ret`. Segments stay linked, so a call
// that crosses again and again in a loop finds the next one in g.seg->next: neither allocation nor C code, some 20
// instructions. Otherwise newstack (stack.c) makes one, on g0.
//
// Argument registers and rax arrive in the body as they were, results in rax, rdx, rcx, xmm0-3 and st(0) come back as
// they were: only r10, r11 and xmm15 are used freely.
//
// newstack may find that the call can stay where it is (NULL), and it may leave the goroutine to others, which comes
// back at morestack_again: everything that lives is in the frame by then. It is always asked if the limit is
// StackPreempt. That limit is a request and stays when the segment changes. It may be set by a signal at any
// instruction, so the pieces that set a limit can be begun anew at each of their instructions, and the handler has them
// do so (morestack_pieces).
//
// The frame: rbp points at a normal pair {caller's rbp, return address into the caller}, as if __morestack had been
// called in place of the function. Walking frame pointers and CFI both go straight on to the caller.
//
//   rbp+16  stack arguments
//   rbp+8   return address into the caller
//   rbp     caller's rbp          (here the prologue's call left its return address, which lives in rbx meanwhile)
//   rbp-8   caller's rbx
//   rbp-16  caller's r12
#include "asm.h"

// What __morestack and an aligned return address take of the new segment.
#define SLACK 64

// The limit of segment \seg becomes that of the goroutine in r10, unless it is a request to make way. A piece of
// morestack_pieces, between its labels. Clobbers xmm15.
    .macro SETLIMIT begin, end, seg
.L\begin:
    cmpq $STACK_PREEMPT, G_STACKGUARD0(%r10)
    je .L\end
    movq SEG_GUARD(\seg), %xmm15
    movq %xmm15, G_STACKGUARD0(%r10)
    movq %xmm15, TLS_STACKLIMIT
.L\end:
    .endm

// lld puts __morestack_non_split in the place of __morestack where functions without stack checks are called. Those
// callers (libm.S) ask for enough.
FUNC(__morestack)
ALIAS(__morestack_non_split)
    .cfi_def_cfa_offset 16                  // the prologue's call is not a frame of its own
    pushq %rbx
    .cfi_adjust_cfa_offset 8
    .cfi_offset rbx, -24
    movq 8(%rsp), %rbx                      // address of the `ret`
    movq %rbp, 8(%rsp)
    .cfi_offset rbp, -16
    leaq 8(%rsp), %rbp
    .cfi_def_cfa rbp, 16
    pushq %r12
    .cfi_offset r12, -32
    leaq SLACK(%r10, %r11), %r10            // bytes needed in the new segment
    cmpq $STACK_PREEMPT, TLS_STACKLIMIT
    je .Lslow

    movq TLS_G, %r12
    movq G_SEG(%r12), %r12
    testq %r12, %r12
    jz .Lslow
    movq SEG_NEXT(%r12), %r12
    testq %r12, %r12
    jz .Lslow
    cmpq SEG_AVAIL(%r12), %r10
    ja .Lslow

.Lswitch:                                   // r12 = segment, r11 = size of stack arguments
    movq TLS_G, %r10
    movq %rsp, SEG_PREVSP(%r12)             // below there is nothing for the collector to look at
    movq %r12, G_SEG(%r10)
    movups SEG_STACK(%r12), %xmm15
    movups %xmm15, G_STACK(%r10)
    movq SEG_STACK_HI(%r12), %rsp
    SETLIMIT enter, entered, %r12
    testq %r11, %r11
    jnz .Lcopy
.Lcall:
    leaq 1(%rbx), %r10
    callq *%r10

    movq TLS_G, %r10                        // back: perhaps on another M, so read g again
    movq G_SEG(%r10), %r11
    movq SEG_PREV(%r11), %r11
    movq %r11, G_SEG(%r10)
    movups SEG_STACK(%r11), %xmm15
    movups %xmm15, G_STACK(%r10)
    SETLIMIT leave, left, %r11
    movq %rbx, %r11
    movq -16(%rbp), %r12
    movq -8(%rbp), %rbx
    movq %rbp, %rsp
    popq %rbp
    .cfi_remember_state
    .cfi_def_cfa rsp, 8
    pushq %r11                              // return through the prologue's `ret`: the return predictor expects it
    .cfi_adjust_cfa_offset 8
    ret

.Lcopy:
    .cfi_restore_state
    subq %r11, %rsp
    andq $~15, %rsp
    addq $7, %r11
    andq $~7, %r11
1:  movq 8(%rbp, %r11), %r12
    movq %r12, -8(%rsp, %r11)
    subq $8, %r11
    jnz 1b
    jmp .Lcall

    // No next segment, or too small a one: have newstack make one. r10 = bytes needed, r11 = size of stack arguments.
.Lslow:
    subq $240, %rsp
    STOREINTS 0, %rsp
    movq %rax, 48(%rsp)
    movq %r11, 56(%rsp)
    STOREFLOATS movups, 16, 64, %rsp
    movq %r13, 192(%rsp)
    movq %r14, 200(%rsp)
    movq %r15, 208(%rsp)
    movq %rbx, 216(%rsp)
    movq %r10, 224(%rsp)
.Lask:
    movq TLS_G, %r12
    cmpq $0, G_SEG(%r12)
    je .Lnoseg
    movq %rbx, G_SCHED_PC(%r12)             // where the goroutine stands, for a traceback
    movq %rbp, G_SCHED_BP(%r12)
    movq %rsp, G_SCHED_SP(%r12)
    movq %r12, %rdi
    movq %r10, %rsi
    movq G_M(%r12), %rcx
    movq M_G0(%rcx), %rcx
    SETG %rcx, %rdx
    movq %rsp, %r10
    movq G_SCHED_SP(%rcx), %rsp
    pushq %r10
    subq $8, %rsp
    call newstack                           // Stackseg *newstack(G *gp, uintptr_t need)
    movq 8(%rsp), %rsp
    movq %r12, TLS_G
    movq %rax, %r12
    LOADINTS 0, %rsp
    movq 48(%rsp), %rax
    movq 56(%rsp), %r11
    LOADFLOATS movups, 16, 64, %rsp
    testq %r12, %r12
    jnz .Lswitch

.Lstay:
    movq TLS_G, %r11
    movq G_STACKGUARD0(%r11), %r11
    movq %r11, TLS_STACKLIMIT
.Lstayed:
    leaq 1(%rbx), %r11                      // the body, as if the prologue had found enough room
    movq -16(%rbp), %r12
    movq -8(%rbp), %rbx
    movq %rbp, %rsp
    popq %rbp
    .cfi_remember_state
    .cfi_def_cfa rsp, 8
    jmpq *%r11
    .cfi_restore_state

    .globl morestack_again
morestack_again:
    movq 192(%rsp), %r13
    movq 200(%rsp), %r14
    movq 208(%rsp), %r15
    movq 216(%rsp), %rbx
    movq 224(%rsp), %r10
    jmp .Lask

    // g0 and gsignal do not grow. The message needs a little more of the stack; on g0 of the boot thread there is some.
.Lnoseg:
    andq $~15, %rsp
    movq $0, TLS_STACKLIMIT
    call badmorestack
    ud2
    .globl __morestack_end
__morestack_end:
END(__morestack)

// const uintptr_t morestack_pieces[3][2]: where the pieces that set a limit begin and end.
    .section .rodata.morestack_pieces, "a", @progbits
    .globl morestack_pieces
    .balign 8
morestack_pieces:
    .quad .Lenter, .Lentered, .Lleave, .Lleft, .Lstay, .Lstayed
