// compare.h: the order of memory of 16 bytes or more.
// This is assembly.
// clang-format off
#ifndef GOCC_COMPARE_H
#define GOCC_COMPARE_H

// Compares 16 bytes a round, the last ones by a load that overlaps what is known to be equal. a, b: addresses; last:
// offset of the last 16 bytes; at: one of r8 to r15, overwritten. Goes to equal if there is no difference; otherwise
// returns with byte of a - byte of b at the first one in rax. Clobbers edx, which may be b; xmm0, xmm1.
    .macro COMPARE16 a, b, last, at, equal
    xorl \at\()d, \at\()d
.Lround\@:
    movups (\a, \at), %xmm0
    movups (\b, \at), %xmm1
    pcmpeqb %xmm1, %xmm0
    pmovmskb %xmm0, %eax
    xorl $0xffff, %eax
    jnz .Ldiffer\@
    cmpq \last, \at
    je \equal
    addq $16, \at
    cmpq \last, \at
    cmovaq \last, \at
    jmp .Lround\@
.Ldiffer\@:
    bsfl %eax, %eax
    addq %rax, \at
    movzbl (\a, \at), %eax
    movzbl (\b, \at), %edx
    subq %rdx, %rax
    ret
    .endm

#endif
