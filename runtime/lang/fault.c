// fault.c: from a fault of the processor to a Go panic.
//
// Compiled code relies on the processor for nil checks: small accesses through nil fault in the first page. The signal
// handler (os/linux/signal.c) asks fault_resume where the goroutine should go on: at the panic block that LLVM's fault
// map names, or in sigpanic as if the faulting instruction had called it. Both end in panicmem. A fault elsewhere than
// near nil (unless the goroutine has asked for panics), or while the runtime itself is at work, ends the program.
#include "lang/lang.h"

enum { SIGBUS = 7, SIGFPE = 8, SIGSEGV = 11 };
enum { FPE_INTDIV = 1 };

G0_CODE

void fault_record(G *gp, int32_t sig, int32_t code, uintptr_t addr, uintptr_t pc)
{
    gp->sig = (uint32_t)sig;
    gp->sigcode0 = (uint32_t)code;
    gp->sigcode1 = addr;
    gp->sigpc = pc;
}

uintptr_t fault_resume(G *gp, int32_t sig, int32_t code, uintptr_t addr, uintptr_t pc, bool *push_pc)
{
    fault_record(gp, sig, code, addr, pc);
    uintptr_t handler = addr < FirstPage && sig == SIGSEGV ? faultmap_handler(pc) : 0;
    *push_pc = handler == 0;
    return handler != 0 ? handler : (uintptr_t)sigpanic;
}

G0_CODE_END

// A panic is possible where Go code runs, the goroutine in the middle of nothing that belongs to the M.
static bool canpanic(const G *gp)
{
    const M *mp = gp->m;
    return gp == mp->curg && mp->locks == 0 && mp->mallocing == 0 && mp->throwing == 0 && mp->dying == 0 &&
           readgstatus((G *)gp) == Grunning;
}

void sigpanic(void)
{
    G *gp = getg();
    if (!canpanic(gp))
        throw("unexpected signal during runtime execution");
    switch (gp->sig) {
    case SIGBUS:
    case SIGSEGV:
        if (gp->sigcode1 < FirstPage)
            panicmem();
        if (gp->paniconfault)
            panicmemAddr(gp->sigcode1);
        printlock();
        printcstring("unexpected fault address ");
        printhex(gp->sigcode1);
        printcstring("\n");
        printunlock();
        throw("fault");
    case SIGFPE:
        if (gp->sigcode0 == FPE_INTDIV)
            panicdivide();
        panic_runtime_error("floating point error");
    default: throw("unexpected signal during runtime execution");
    }
}
