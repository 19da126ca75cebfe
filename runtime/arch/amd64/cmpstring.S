// cmpstring.S: the order of two strings. From 16 bytes on 16 a round; below, all bytes that both have are gathered in
// one or two words by loads that may overlap, in big-endian order: the first byte that differs decides then.
#include "asm.h"
#include "compare.h"

// intgo cmpstring(GoString a, GoString b): < 0, 0 or > 0. Clobbers rcx, rdx, rsi, rdi, r8, r9, xmm0, xmm1.
FUNC(cmpstring)
    movq %rsi, %r8                          // bytes that both have
    cmpq %rcx, %rsi
    cmovaq %rcx, %r8
    cmpq %rdx, %rdi
    je .Llengths
    cmpq $8, %r8
    jb .Lunder8
    movq (%rdi), %rax
    movq (%rdx), %r9
    cmpq %r9, %rax
    jne .Lwords
    cmpq $16, %r8
    ja .Lover16
    movq -8(%rdi, %r8), %rax
    movq -8(%rdx, %r8), %r9
    cmpq %r9, %rax
    je .Llengths
.Lwords:
    bswapq %rax
    bswapq %r9
    cmpq %r9, %rax
    sbbq %rax, %rax
    orq $1, %rax
    ret
.Lunder8:
    cmpq $4, %r8
    jb .Lunder4
    movl (%rdi), %eax
    movl (%rdx), %r9d
    movl -4(%rdi, %r8), %edi
    movl -4(%rdx, %r8), %edx
    bswapl %eax
    bswapl %r9d
    bswapl %edi
    bswapl %edx
    shlq $32, %rax
    shlq $32, %r9
    orq %rdi, %rax
    orq %rdx, %r9
.Lordered:
    cmpq %r9, %rax
    je .Llengths
    sbbq %rax, %rax
    orq $1, %rax
    ret
.Lunder4:
    testq %r8, %r8
    jz .Llengths
    movzbl (%rdi), %eax                     // 1 to 3 bytes: first, middle, last
    movzbl (%rdx), %r9d
    shll $16, %eax
    shll $16, %r9d
    movb -1(%rdi, %r8), %al
    movb -1(%rdx, %r8), %r9b
    shrq $1, %r8
    movzbl (%rdi, %r8), %edi
    movzbl (%rdx, %r8), %edx
    shll $8, %edi
    shll $8, %edx
    orl %edi, %eax
    orl %edx, %r9d
    jmp .Lordered
.Llengths:
    xorl %eax, %eax
    cmpq %rcx, %rsi
    seta %al
    sbbq $0, %rax
    ret
.Lover16:                                   // r8: offset of the last 16 bytes
    subq $16, %r8
    COMPARE16 %rdi, %rdx, %r8, %r9, .Llengths
END(cmpstring)
