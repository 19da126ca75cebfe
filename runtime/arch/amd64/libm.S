// libm.S: the functions of package math that are musl's. Its objects have no stack checks, so each function is entered
// here: the wrapper asks for LIBM_STACK bytes, as a split-stack prologue does (morestack.S), and jumps on. The largest
// need is that of sin, cos and tan of huge arguments: 1 KB.
//
// What musl's objects want of their surroundings: a canary at 0x28(fs), memcpy, and __stack_chk_fail.
#include "asm.h"

#define LIBM_STACK 2048

// lld enlarges what the prologues of callers of functions without stack checks ask for. It must not: LIBM_STACK is
// enough. So the wrappers' prologue is not one that it knows, and this tells it not to complain.
    .section .note.GNU-no-split-stack, "", @progbits

// math_name: void, double or pointers as name takes and returns them.
.macro libm name
FUNC(math_\name)
    movq %rsp, %r11
    subq $LIBM_STACK, %r11
    cmpq TLS_STACKLIMIT, %r11
    jbe 1f
0:  jmp \name
1:  movl $LIBM_STACK, %r10d
    xorl %r11d, %r11d
    call __morestack
    ret
    jmp 0b
END(math_\name)
.endm

    libm acos
    libm acosh
    libm asin
    libm asinh
    libm atan
    libm atan2
    libm atanh
    libm cbrt
    libm cos
    libm cosh
    libm erf
    libm erfc
    libm exp
    libm exp2
    libm expm1
    libm hypot
    libm j0
    libm j1
    libm jn
    libm lgamma_r
    libm log
    libm log10
    libm log1p
    libm log2
    libm pow
    libm sin
    libm sincos
    libm sinh
    libm tan
    libm tanh
    libm tgamma
    libm y0
    libm y1
    libm yn

// double math_sqrt(double)
FUNC(math_sqrt)
    sqrtsd %xmm0, %xmm0
    ret
END(math_sqrt)

// NORETURN void __stack_chk_fail(void): a canary was overwritten. Only musl's objects have them.
FUNC(__stack_chk_fail)
    leaq smashed(%rip), %rdi
    call throw
END(__stack_chk_fail)

    .section .rodata.smashed, "a", @progbits
smashed:
    .asciz "stack smashing detected in libm"
