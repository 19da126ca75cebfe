// memequal.S: equality of memory, which need not find where it differs.
#include "asm.h"

// bool memequal(const void *a, const void *b, uintptr_t n). Clobbers rcx, rdx, rsi, rdi, r8, xmm0-xmm3.
FUNC(memequal)
    cmpq %rsi, %rdi
    je .Lequal
    cmpq $16, %rdx
    jb .Lunder16
    leaq -16(%rdi, %rdx), %rcx              // the last 16 bytes, compared at the end, overlap what came before
    leaq -16(%rsi, %rdx), %r8
    subq $32, %rdx
    jb .Ltail
1:  movups (%rdi), %xmm0
    movups (%rsi), %xmm1
    movups 16(%rdi), %xmm2
    movups 16(%rsi), %xmm3
    pcmpeqb %xmm1, %xmm0
    pcmpeqb %xmm3, %xmm2
    pand %xmm2, %xmm0
    pmovmskb %xmm0, %eax
    cmpl $0xffff, %eax
    jne .Ldiffer
    addq $32, %rdi
    addq $32, %rsi
    subq $32, %rdx
    jae 1b
.Ltail:                                     // rdx + 32 bytes are left, fewer than 32
    cmpq $-16, %rdx
    jl 2f
    movups (%rdi), %xmm0
    movups (%rsi), %xmm1
    pcmpeqb %xmm1, %xmm0
    pmovmskb %xmm0, %eax
    cmpl $0xffff, %eax
    jne .Ldiffer
2:  movups (%rcx), %xmm0
    movups (%r8), %xmm1
    pcmpeqb %xmm1, %xmm0
    pmovmskb %xmm0, %edx
    xorl %eax, %eax
    cmpl $0xffff, %edx
    sete %al
    ret
.Lunder16:
    cmpq $8, %rdx
    jb .Lunder8
    movq (%rdi), %rax
    movq -8(%rdi, %rdx), %rcx
    xorq (%rsi), %rax
    xorq -8(%rsi, %rdx), %rcx
    orq %rcx, %rax
    sete %al
    movzbl %al, %eax
    ret
.Lunder8:
    cmpq $4, %rdx
    jb .Lunder4
    movl (%rdi), %eax
    movl -4(%rdi, %rdx), %ecx
    xorl (%rsi), %eax
    xorl -4(%rsi, %rdx), %ecx
    orl %ecx, %eax
    sete %al
    movzbl %al, %eax
    ret
.Lunder4:
    testq %rdx, %rdx
    jz .Lequal
    movzbl (%rdi), %eax                     // 1 to 3 bytes: first, middle, last
    movzbl -1(%rdi, %rdx), %ecx
    xorb (%rsi), %al
    xorb -1(%rsi, %rdx), %cl
    orb %cl, %al
    shrq $1, %rdx
    movzbl (%rdi, %rdx), %ecx
    xorb (%rsi, %rdx), %cl
    orb %cl, %al
    sete %al
    movzbl %al, %eax
    ret
.Lequal:
    movl $1, %eax
    ret
.Ldiffer:
    xorl %eax, %eax
    ret
END(memequal)
