// memset.S: 16 bytes a store, from both ends inwards with stores that may overlap; past 128 bytes 64 a round in
// between, from 2 KB on `rep stosb`.
#include "asm.h"

// void *memset(void *p, int c, uintptr_t n). Gives p; clobbers rcx, rdx, rsi, rdi, r8, xmm0.
FUNC(memset)
    movq %rdi, %r8
    movzbl %sil, %eax
    movabsq $0x0101010101010101, %rcx
    imulq %rcx, %rax
    cmpq $16, %rdx
    jae .Lover15
    cmpq $8, %rdx
    jae .L8to15
    cmpq $4, %rdx
    jae .L4to7
    testq %rdx, %rdx
    jz .Ldone
    movb %al, (%rdi)                        // 1 to 3 bytes: first, middle, last
    movb %al, -1(%rdi, %rdx)
    shrq $1, %rdx
    movb %al, (%rdi, %rdx)
.Ldone:
    movq %r8, %rax
    ret
.L4to7:
    movl %eax, (%rdi)
    movl %eax, -4(%rdi, %rdx)
    jmp .Ldone
.L8to15:
    movq %rax, (%rdi)
    movq %rax, -8(%rdi, %rdx)
    jmp .Ldone
.Lover15:
    movq %rax, %xmm0
    punpcklqdq %xmm0, %xmm0
    movups %xmm0, (%rdi)
    movups %xmm0, -16(%rdi, %rdx)
    cmpq $32, %rdx
    jbe .Ldone
    movups %xmm0, 16(%rdi)
    movups %xmm0, -32(%rdi, %rdx)
    cmpq $64, %rdx
    jbe .Ldone
    movups %xmm0, 32(%rdi)
    movups %xmm0, 48(%rdi)
    movups %xmm0, -48(%rdi, %rdx)
    movups %xmm0, -64(%rdi, %rdx)
    cmpq $128, %rdx
    jbe .Ldone
    cmpq $2048, %rdx
    jae .Lrep
    leaq -64(%rdi, %rdx), %rcx              // from here on it is done
    addq $64, %rdi
    andq $-16, %rdi
1:  movaps %xmm0, (%rdi)
    movaps %xmm0, 16(%rdi)
    movaps %xmm0, 32(%rdi)
    movaps %xmm0, 48(%rdi)
    addq $64, %rdi
    cmpq %rcx, %rdi
    jb 1b
    jmp .Ldone
.Lrep:
    movq %rdx, %rcx
    rep stosb
    jmp .Ldone
END(memset)

// void memclrNoHeapPointers(void *p, uintptr_t n)
FUNC(memclrNoHeapPointers)
    movq %rsi, %rdx
    xorl %esi, %esi
    jmp memset
END(memclrNoHeapPointers)
