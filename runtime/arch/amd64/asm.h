// asm.h: what every assembly file here begins with: generated offsets, thread storage slots, function brackets.
//
// FUNC puts each function into a section of its own so that the linker drops unused ones. The two notes at the end say
// that the file needs no executable stack and that its functions are part of the split-stack convention.
// This is assembly.
// clang-format off
#ifndef GOCC_ASM_H
#define GOCC_ASM_H

#include "zoffsets.h"

#define TLS_G %fs:-8
#define TLS_STACKLIMIT %fs:0x70

#define FUNC(name)                                                                                                     \
    .section .text.name, "ax", @progbits;                                                                              \
    .globl name;                                                                                                       \
    .type name, @function;                                                                                             \
    .p2align 4;                                                                                                        \
    name:                                                                                                              \
    .cfi_startproc

#define END(name)                                                                                                      \
    .cfi_endproc;                                                                                                      \
    .size name, .- name

// A second name for the function that starts here.
#define ALIAS(name)                                                                                                    \
    .globl name;                                                                                                       \
    .type name, @function;                                                                                             \
    name:

// gp becomes the current G, and prologues compare with its stack's limit from here on. tmp is overwritten; it may be
// gp.
    .macro SETG gp, tmp
    movq \gp, TLS_G
    movq G_STACKGUARD0(\gp), \tmp
    movq \tmp, TLS_STACKLIMIT
    .endm

// A frame with a frame pointer, and its end. POPFRAME takes whatever else is on the stack with it.
    .macro PUSHFRAME
    pushq %rbp
    .cfi_def_cfa_offset 16
    .cfi_offset rbp, -16
    movq %rsp, %rbp
    .cfi_def_cfa_register rbp
    .endm

    .macro POPFRAME
    movq %rbp, %rsp
    popq %rbp
    .cfi_def_cfa rsp, 8
    .endm

// The first register saved in a frame: it lies at -8(%rbp).
    .macro PUSHRBX
    pushq %rbx
    .cfi_offset rbx, -24
    .endm

// The registers that parameters come in, to and from memory: the six for integers lie at at(base), 8 bytes each; the
// eight for floats too, \stride bytes each, by the instruction mov.
    .macro STOREINTS at, base
    movq %rdi, \at+0(\base)
    movq %rsi, \at+8(\base)
    movq %rdx, \at+16(\base)
    movq %rcx, \at+24(\base)
    movq %r8, \at+32(\base)
    movq %r9, \at+40(\base)
    .endm

    .macro LOADINTS at, base
    movq \at+0(\base), %rdi
    movq \at+8(\base), %rsi
    movq \at+16(\base), %rdx
    movq \at+24(\base), %rcx
    movq \at+32(\base), %r8
    movq \at+40(\base), %r9
    .endm

    .macro STOREFLOATS mov, stride, at, base
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7
    \mov %xmm\n, \at+\stride*\n(\base)
    .endr
    .endm

    .macro LOADFLOATS mov, stride, at, base
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7
    \mov \at+\stride*\n(\base), %xmm\n
    .endr
    .endm

    .cfi_sections .debug_frame
    .section .note.GNU-stack, "", @progbits
    .section .note.GNU-split-stack, "", @progbits

#endif
