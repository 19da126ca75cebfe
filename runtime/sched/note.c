// note.c: a note: one thread sleeps on it once, one other wakes it once, in either order. On a futex.
#include "sched/rt.h"

void noteclear(Note *n)
{
    atomic_store_rel(&n->key, 0);
}

void notewakeup(Note *n)
{
    if (UNLIKELY(atomic_xchg(&n->key, 1) != 0))
        throw("notewakeup - double wakeup");
    futexwakeup(&n->key, 1);
}

// Looks for at most so long; true: woken. After a moment other threads may have the processor meanwhile: often it is
// one of ours that it is about. (Another program may keep it for milliseconds. But to sleep instead, or only to look,
// was worse for most stops.)
bool notespin(Note *n, int64_t ns)
{
    enum { Moment = 10 * 1000 };
    int64_t begin = nanotime_real();
    while (atomic_load_acq(&n->key) == 0) {
        int64_t spent = nanotime_real() - begin;
        if (ncpu == 1 || spent >= ns)
            return false;
        if (spent < Moment)
            cpu_relax();
        else
            osyield();
    }
    return true;
}

void notesleep(Note *n)
{
    M *mp = getg()->m;
    while (atomic_load_acq(&n->key) == 0) {
        mp->blocked = true;
        futexsleep(&n->key, 0, -1);
        mp->blocked = false;
    }
}

bool notetsleep(Note *n, int64_t ns)
{
    if (ns < 0) {
        notesleep(n);
        return true;
    }
    M *mp = getg()->m;
    int64_t deadline = nanotime_real() + ns;
    while (atomic_load_acq(&n->key) == 0 && ns > 0) {
        mp->blocked = true;
        futexsleep(&n->key, 0, ns);
        mp->blocked = false;
        ns = deadline - nanotime_real();
    }
    return atomic_load_acq(&n->key) != 0;
}
