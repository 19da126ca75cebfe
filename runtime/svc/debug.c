// debug.c: settings of package runtime/debug that belong to a goroutine. Others are in memstats.c and proc.c.
#include "svc/svc.h"

bool debug_setpaniconfault(bool on) {
    G *gp = getg();
    bool old = gp->paniconfault;
    gp->paniconfault = on;
    return old;
}
