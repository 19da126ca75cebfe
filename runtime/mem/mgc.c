// mgc.c: where the collector lives. So far it is the goroutine that will sweep: memory is not collected yet (malloc.c), so
// nothing ever makes bgsweep ready, but it exists from boot on like every system goroutine: it counts neither for
// deadlock detection nor in tracebacks.
#include "sched/rt.h"

uint32_t runtime_writeBarrier;

void gcshade(const void *p) {
    throw("write barrier without a collector");
}

static G *sweeper;

static bool sweeperParked(G *gp, void *unused) {
    sweeper = gp;
    return true;
}

static void bgsweep(void) {
    getg()->isSystem = true;
    for (;;) gopark(sweeperParked, NULL, waitReasonGCSweepWait, 1);
}

static Funcval bgsweepFunc = {bgsweep};

// On goroutine 1, before the program's initialisers. Returns when the sweeper has parked.
void gcenable(void) {
    newproc(&bgsweepFunc);
    while (sweeper == NULL) Gosched();
}
