// solo.c: when sched.solo changes. solo.h says what it is for.
#include "sched/solo.h"

G0_CODE

// Some M may be in a bracket, on a P that is not this M's: until it has left.
static COLD void waitsections(void)
{
    barrierAllThreads();
    for (int32_t i = 0; i < gomaxprocs; i++)
        for (const M *mp; (mp = atomic_load(&allp[i]->m)) != NULL && atomic_load(&mp->locks) >= SoloSection;)
            osyield();
}

void soloupdate(void)
{
    static int32_t barriers; // does the kernel provide them? 0: not known yet
    M *mp = getg()->m;
    if (barriers == 0)
        barriers = barrierAllThreads() ? 1 : -1;
    bool one = gomaxprocs == 1 || (sched.npidle >= gomaxprocs - 1 && barriers > 0);
    if (one == (sched.solo != 0))
        return;
    atomic_store(&sched.solo, one);
    if (one)
        return;
    if (mp->locks >= SoloSection)
        throw("soloupdate: in a section");
    if (mp->p == NULL)
        waitsections();
}

G0_CODE_END
