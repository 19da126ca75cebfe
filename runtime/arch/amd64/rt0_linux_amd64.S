// rt0_linux_amd64.S: from the kernel to the scheduler.
//
//   _rt0_amd64_linux    argc, argv off the kernel's stack
//   rt0_go              room for them, 16-byte alignment
//   rt0_g0              g0 gets the 64 KB below rsp as its stack
//   settls              fs points into m0.tls, so that -8(fs) is m0.tls[0]
//   rt0_tlsproof        0x123 stored through -8(fs) must appear in m0.tls[0]
//   rt0_link            g0 becomes the current G; m0 and g0 know each other
//   check args osinit schedinit
//   newproc(&mainPC)    goroutine 1, which is to run runtime_main
//   mstart              the scheduler; never returns
//
// Each name is a symbol, so a debugger can stop there: `b rt0_go`, `b rt0_link`, `p g0`, `p m0`. No C runs before
// rt0_link: there is no thread storage, so prologues have no stack limit to compare with.
#include "asm.h"

FUNC(_rt0_amd64_linux)
    .cfi_undefined rip                      // the outermost frame
    movq (%rsp), %rdi                       // argc
    leaq 8(%rsp), %rsi                      // argv
    jmp rt0_go
END(_rt0_amd64_linux)

// rt0_go(rdi = argc, rsi = argv), by jump, on the kernel's stack.
FUNC(rt0_go)
    .cfi_undefined rip
    movq %rdi, %rax
    movq %rsi, %rbx
    subq $(5*8), %rsp
    andq $~15, %rsp
    movq %rax, 24(%rsp)
    movq %rbx, 32(%rsp)

    .globl rt0_g0
rt0_g0:
    leaq g0(%rip), %rdi
    leaq -STACK_G0(%rsp), %rbx
    movq %rbx, G_STACKGUARD0(%rdi)
    movq %rbx, G_STACKGUARD1(%rdi)
    movq %rbx, G_STACK_LO(%rdi)
    movq %rsp, G_STACK_HI(%rdi)

    leaq (m0 + M_TLS)(%rip), %rdi
    call settls

    .globl rt0_tlsproof
rt0_tlsproof:
    movq $0x123, TLS_G
    movq (m0 + M_TLS)(%rip), %rax
    cmpq $0x123, %rax
    je rt0_link
    call abort

    .globl rt0_link
rt0_link:
    leaq g0(%rip), %rcx
    leaq m0(%rip), %rax
    movq %rcx, TLS_G
    movq %rcx, M_G0(%rax)                   // m0.g0 = &g0
    movq %rax, G_M(%rcx)                    // g0.m = &m0
    movq G_STACKGUARD0(%rcx), %rdx
    movq %rdx, TLS_STACKLIMIT               // from here on C may run
    xorl %ebp, %ebp

    .globl rt0_init
rt0_init:
    call check
    movl 24(%rsp), %edi
    movq 32(%rsp), %rsi
    call args
    call osinit
    call schedinit

    .globl rt0_main
rt0_main:
    leaq mainPC(%rip), %rdi
    call newproc
    call mstart
    call abort                              // mstart never returns
END(rt0_go)

// void settls(uintptr_t *tls). Clobbers what a system call clobbers.
FUNC(settls)
    leaq 8(%rdi), %rsi                      // -8(fs) is to be tls[0]
    movl $0x1002, %edi                      // ARCH_SET_FS
    movl $158, %eax                         // arch_prctl
    syscall
    cmpq $-4095, %rax
    jae abort
    ret
END(settls)
