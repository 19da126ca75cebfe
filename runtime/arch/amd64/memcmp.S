// memcmp.S: the order of two pieces of memory.
#include "asm.h"
#include "compare.h"

// int memcmp(const void *a, const void *b, uintptr_t n): < 0, 0 or > 0. bcmp only wants to know whether it is 0.
// Clobbers rcx, rdx, rsi, rdi, r8, r9, xmm0, xmm1.
FUNC(memcmp)
ALIAS(bcmp)
    cmpq $16, %rdx
    jb .Lsmall
    leaq -16(%rdx), %r8                     // offset of the last 16 bytes
    COMPARE16 %rdi, %rsi, %r8, %r9, .Lequal
.Lsmall:
    cmpq $8, %rdx
    jb .Lunder8
    movq (%rdi), %rax
    movq (%rsi), %rcx
    cmpq %rcx, %rax
    jne .Lbig
    movq -8(%rdi, %rdx), %rax
    movq -8(%rsi, %rdx), %rcx
    cmpq %rcx, %rax
    jne .Lbig
.Lequal:
    xorl %eax, %eax
    ret
.Lbig:                                      // the first byte in memory is the lowest: compare big-endian
    bswapq %rax
    bswapq %rcx
    cmpq %rcx, %rax
    sbbl %eax, %eax
    orl $1, %eax
    ret
.Lunder8:
    testq %rdx, %rdx
    jz .Lequal
    xorl %ecx, %ecx
2:  movzbl (%rdi, %rcx), %eax
    movzbl (%rsi, %rcx), %r8d
    subl %r8d, %eax
    jnz .Lout
    incq %rcx
    cmpq %rdx, %rcx
    jb 2b
.Lout:
    ret
END(memcmp)
