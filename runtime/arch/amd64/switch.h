// switch.h: leaving a goroutine: mcall, inline.
//
// A switch saves sp, bp and pc and nothing else. Instead of pushing callee-saved registers the inline assembly declares
// every register clobbered, so the compiler keeps only what is live, where it is live. gogo (asm.S) comes back with a
// jump: a `ret` to an address that no matching call pushed would be mispredicted and costs ten times the switch itself.
#ifndef GOCC_SWITCH_H
#define GOCC_SWITCH_H

// Saves the current goroutine in g.sched, switches to g0 and calls fn(g) there. fn never returns; mcall returns when
// somebody calls gogo(&g->sched), perhaps on another M. Not to be called on g0.
static inline __attribute__((always_inline)) void mcall(void (*fn)(G *))
{
    __asm__ volatile(
        "movq %%fs:-8, %%rdi\n\t"
        "leaq 1f(%%rip), %%rdx\n\t"
        "movq %%rdx, %c[pc](%%rdi)\n\t"
        "movq %%rsp, %c[sp](%%rdi)\n\t"
        "movq %%rbp, %c[bp](%%rdi)\n\t"
        "movq %c[m](%%rdi), %%rdx\n\t"
        "movq %c[g0](%%rdx), %%rdx\n\t"
        "movq %%rdx, %%fs:-8\n\t"
        "movq %c[guard](%%rdx), %%rcx\n\t"
        "movq %%rcx, %%fs:0x70\n\t"
        "movq %c[sp](%%rdx), %%rsp\n\t"
        "xorl %%ebp, %%ebp\n\t"
        "pushq $0\n\t"
        "jmpq *%%rax\n"
        "1:"
        : "+a"(fn)
        : [pc] "i"(offsetof(G, sched.pc)), [sp] "i"(offsetof(G, sched.sp)), [bp] "i"(offsetof(G, sched.bp)),
          [m] "i"(offsetof(G, m)), [g0] "i"(offsetof(M, g0)), [guard] "i"(offsetof(G, stackguard0))
        : "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "xmm0", "xmm1",
          "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14",
          "xmm15", "memory", "cc");
}

#endif
