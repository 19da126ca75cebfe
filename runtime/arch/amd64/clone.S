// clone.S: new threads and processes, the two ends of a signal handler, and preemption, which leaves by one and comes
// back by the other.
#include "asm.h"

// The system call clone with what is in rdi, rsi, rdx and r8. In the parent, or if it fails, the function returns with
// its result; in the child, which has no caller, it goes on here. r9 survives in both.
    .macro CLONE
    xorl %r10d, %r10d
    movl $56, %eax
    syscall
    testq %rax, %rax
    jz .Lchild\@
    ret
.Lchild\@:
    .cfi_undefined rip
    xorl %ebp, %ebp
    .endm

// int64_t rt_clone(uint64_t flags, void *stk, uintptr_t *tls, G *gp): a thread on stk whose fs register makes tls[0]
// its -8(fs), and which runs mstart as gp. The new thread's id, or -errno.
FUNC(rt_clone)
    leaq 8(%rdx), %r8                       // CLONE_SETTLS: the base of fs
    movq %rcx, %r9
    xorl %edx, %edx
    CLONE
    SETG %r9, %rcx
    call mstart
    call abort
END(rt_clone)

// int64_t rt_vfork(uint64_t flags, void *stk, int32_t *pidfd, void (*fn)(void *), void *arg)
FUNC(rt_vfork)
    movq %rcx, %r9
    CLONE
    movq %r8, %rdi
    call *%r9
    ud2
END(rt_vfork)

// Signal handler's entry: void sigtramp(int sig, siginfo_t *info, void *ctx), on the signal stack. Makes gsignal the
// current G, so that prologues compare with this stack's limit, calls sighandler and puts the interrupted G back.
FUNC(sigtramp)
    PUSHFRAME
    PUSHRBX
    pushq %r12
    .cfi_offset r12, -32
    movq TLS_G, %rbx
    movq TLS_STACKLIMIT, %r12
    movq G_M(%rbx), %rax
    movq M_GSIGNAL(%rax), %rax
    SETG %rax, %rax
    movq %rbx, %rcx                         // void sighandler(int sig, Siginfo *, Ucontext *, G *interrupted)
    call sighandler
    movq %rbx, TLS_G
    cmpq $STACK_PREEMPT, G_STACKGUARD0(%rbx)
    jne 1f
    movq $STACK_PREEMPT, %r12               // sigpreempt wants it to make way at the next call
1:  movq %r12, TLS_STACKLIMIT
    popq %r12
    popq %rbx
    popq %rbp
    .cfi_def_cfa rsp, 8
    ret
END(sigtramp)

// Where sigtramp returns to. Debuggers know a signal frame by exactly these instructions.
FUNC(sigreturn)
    .cfi_undefined rip
    movq $15, %rax
    syscall
END(sigreturn)

// void asyncswitch(void): a preempting signal returns here, on the g0 stack of the M: g0 becomes current.
FUNC(asyncswitch)
    .cfi_undefined rip
    cld
    movq TLS_G, %rdi
    movq G_M(%rdi), %rdx
    movq M_G0(%rdx), %rdx
    SETG %rdx, %rcx
    xorl %ebp, %ebp
    call preemptpark                        // void preemptpark(G *gp)
    ud2
END(asyncswitch)

// NORETURN void sigresume(G *gp, Ucontext *registers): gp goes on with these registers, all of them. A signal that
// comes between the switch and the system call finds gp in the runtime's code and leaves it alone.
FUNC(sigresume)
    .cfi_undefined rip
    SETG %rdi, %rcx
    movq %rsi, %rsp
    movq $15, %rax
    syscall
    ud2
END(sigresume)
