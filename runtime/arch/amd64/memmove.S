// memmove.S: memmove and memcpy, one function.
//
// Up to 256 bytes everything is loaded before anything is stored, in pairs from both ends that may overlap, so
// direction does not matter. Above: 64 bytes a round, forwards or backwards; from 2 KB on `rep movsb` if forwards is
// safe.
#include "asm.h"

// void *memmove(void *to, const void *from, uintptr_t n). Gives to; clobbers rcx, rdx, rsi, rdi, r8-r11, xmm0-xmm8.
FUNC(memmove)
ALIAS(memcpy)
    movq %rdi, %rax
    cmpq $16, %rdx
    ja .Lover16
    cmpq $8, %rdx
    jae .L8to16
    cmpq $4, %rdx
    jae .L4to7
    testq %rdx, %rdx
    jz .Ldone
    movzbl (%rsi), %ecx                     // 1 to 3 bytes: first, middle, last
    movq %rdx, %r8
    shrq $1, %r8
    movzbl (%rsi, %r8), %r9d
    movzbl -1(%rsi, %rdx), %r10d
    movb %cl, (%rdi)
    movb %r9b, (%rdi, %r8)
    movb %r10b, -1(%rdi, %rdx)
.Ldone:
    ret
.L4to7:
    movl (%rsi), %ecx
    movl -4(%rsi, %rdx), %r8d
    movl %ecx, (%rdi)
    movl %r8d, -4(%rdi, %rdx)
    ret
.L8to16:
    movq (%rsi), %rcx
    movq -8(%rsi, %rdx), %r8
    movq %rcx, (%rdi)
    movq %r8, -8(%rdi, %rdx)
    ret
.Lover16:
    cmpq $32, %rdx
    ja .Lover32
    movups (%rsi), %xmm0
    movups -16(%rsi, %rdx), %xmm1
    movups %xmm0, (%rdi)
    movups %xmm1, -16(%rdi, %rdx)
    ret
.Lover32:
    cmpq $64, %rdx
    ja .Lover64
    movups (%rsi), %xmm0
    movups 16(%rsi), %xmm1
    movups -32(%rsi, %rdx), %xmm2
    movups -16(%rsi, %rdx), %xmm3
    movups %xmm0, (%rdi)
    movups %xmm1, 16(%rdi)
    movups %xmm2, -32(%rdi, %rdx)
    movups %xmm3, -16(%rdi, %rdx)
    ret
.Lover64:
    cmpq $128, %rdx
    ja .Lover128
    movups (%rsi), %xmm0
    movups 16(%rsi), %xmm1
    movups 32(%rsi), %xmm2
    movups 48(%rsi), %xmm3
    movups -64(%rsi, %rdx), %xmm4
    movups -48(%rsi, %rdx), %xmm5
    movups -32(%rsi, %rdx), %xmm6
    movups -16(%rsi, %rdx), %xmm7
    movups %xmm0, (%rdi)
    movups %xmm1, 16(%rdi)
    movups %xmm2, 32(%rdi)
    movups %xmm3, 48(%rdi)
    movups %xmm4, -64(%rdi, %rdx)
    movups %xmm5, -48(%rdi, %rdx)
    movups %xmm6, -32(%rdi, %rdx)
    movups %xmm7, -16(%rdi, %rdx)
    ret
.Lover128:
    movq %rdi, %rcx                         // to - from, unsigned: less than n exactly if `to` lies inside the source
    subq %rsi, %rcx
    jz .Ldone
    cmpq %rdx, %rcx
    jb .Lbackward
    cmpq $2048, %rdx
    jae .Lrep
    movups -64(%rsi, %rdx), %xmm4           // the last 64 bytes, before they can be overwritten
    movups -48(%rsi, %rdx), %xmm5
    movups -32(%rsi, %rdx), %xmm6
    movups -16(%rsi, %rdx), %xmm7
    leaq -64(%rdi, %rdx), %r8               // where they go
1:  movups (%rsi), %xmm0
    movups 16(%rsi), %xmm1
    movups 32(%rsi), %xmm2
    movups 48(%rsi), %xmm3
    movups %xmm0, (%rdi)
    movups %xmm1, 16(%rdi)
    movups %xmm2, 32(%rdi)
    movups %xmm3, 48(%rdi)
    addq $64, %rsi
    addq $64, %rdi
    cmpq %r8, %rdi
    jb 1b
    movups %xmm4, (%r8)
    movups %xmm5, 16(%r8)
    movups %xmm6, 32(%r8)
    movups %xmm7, 48(%r8)
    ret
.Lrep:
    movq %rdi, %rcx                         // a source just behind the destination makes rep movsb slow
    negq %rcx
    addq %rsi, %rcx
    cmpq $64, %rcx
    jb .Lforward64
    movq %rdx, %rcx
    rep movsb
    ret
.Lforward64:
    movups -64(%rsi, %rdx), %xmm4
    movups -48(%rsi, %rdx), %xmm5
    movups -32(%rsi, %rdx), %xmm6
    movups -16(%rsi, %rdx), %xmm7
    leaq -64(%rdi, %rdx), %r8
    jmp 1b
.Lbackward:
    movups (%rsi), %xmm4                    // the first 64 bytes
    movups 16(%rsi), %xmm5
    movups 32(%rsi), %xmm6
    movups 48(%rsi), %xmm7
    movq %rdi, %r9
    leaq (%rsi, %rdx), %rsi
    leaq (%rdi, %rdx), %rdi
    leaq 64(%r9), %r8
2:  movups -16(%rsi), %xmm0
    movups -32(%rsi), %xmm1
    movups -48(%rsi), %xmm2
    movups -64(%rsi), %xmm3
    movups %xmm0, -16(%rdi)
    movups %xmm1, -32(%rdi)
    movups %xmm2, -48(%rdi)
    movups %xmm3, -64(%rdi)
    subq $64, %rsi
    subq $64, %rdi
    cmpq %r8, %rdi
    ja 2b
    movups %xmm4, (%r9)
    movups %xmm5, 16(%r9)
    movups %xmm6, 32(%r9)
    movups %xmm7, 48(%r9)
    ret
END(memmove)
