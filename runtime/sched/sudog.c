// sudog.c: the free Sudogs: a few in each P, the rest in a list of all. Only a select takes them from here; a plain
// channel operation has its Sudog in its own frame.
#include "sched/rt.h"

enum { SudogMax = 128 };

static NOINLINE COLD void sudogrefill(P *pp)
{
    lock(&sched.sudoglock);
    while (pp->nsudogcache < SudogMax / 2 && sched.sudogcache != NULL) {
        Sudog *s = sched.sudogcache;
        sched.sudogcache = s->next;
        s->next = pp->sudogcache;
        pp->sudogcache = s;
        pp->nsudogcache++;
    }
    unlock(&sched.sudoglock);
    if (pp->sudogcache != NULL)
        return;
    Sudog *batch = persistentalloc(16 * sizeof(Sudog), 64);
    for (int32_t i = 0; i < 16; i++) {
        batch[i].next = pp->sudogcache;
        pp->sudogcache = &batch[i];
        pp->nsudogcache++;
    }
}

static NOINLINE COLD void sudogspill(P *pp)
{
    lock(&sched.sudoglock);
    while (pp->nsudogcache > SudogMax / 2) {
        Sudog *s = pp->sudogcache;
        pp->sudogcache = s->next;
        pp->nsudogcache--;
        s->next = sched.sudogcache;
        sched.sudogcache = s;
    }
    unlock(&sched.sudoglock);
}

Sudog *acquireSudog(void)
{
    M *mp = acquirem();
    P *pp = mp->p;
    if (UNLIKELY(pp->sudogcache == NULL))
        sudogrefill(pp);
    Sudog *s = pp->sudogcache;
    pp->sudogcache = s->next;
    pp->nsudogcache--;
    s->next = NULL;
    releasem(mp);
    return s;
}

void releaseSudog(Sudog *s)
{
    if (UNLIKELY(s->elem != NULL || s->isSelect || s->waitlink != NULL || s->c != NULL))
        throw("runtime: sudog released while in use");
    M *mp = acquirem();
    P *pp = mp->p;
    *s = (Sudog){.next = pp->sudogcache};
    pp->sudogcache = s;
    if (UNLIKELY(++pp->nsudogcache > SudogMax))
        sudogspill(pp);
    releasem(mp);
}
