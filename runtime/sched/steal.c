// steal.c: who should do the work that waits in a P's queue: the P itself, sooner or later, or another one now?
//
// To wake a thread costs about 10 us until it runs, and a goroutine that changes its P takes its cache lines along at
// some 300 ns each. Goroutines that only talk to each other switch every 50 ns: spread over several Ps they are slower
// by far than on one. Goroutines that compute must not wait for each other. The queue does not show which kind they
// are, so each P measures: the time between two switches, an average over 64 (its grain). What waits in its queue is
// estimated as the number of goroutines times grain.
//
//   - a P is woken when the estimate exceeds what waking costs (WakeCost);
//   - a thief that is awake anyway takes half of a queue whose estimate exceeds what moving costs (MoveCost), and,
//     grain or not, everything where the goroutine that runs has not made way while the thief watched (Patience): an
//     estimate says nothing about a goroutine that computes for the first time;
//   - sysmon sees to it that no mistake lasts: a P that has work in its queue and did not switch between two looks gets
//     a thief woken.
//
// Times are cycles of the time stamp counter, whose rate (1 to 5 GHz) need not be known precisely for this.
#include "sched/rt.h"

enum { WakeCost = 25000, MoveCost = 10000, Patience = 8000, SpinTime = 40000 };

G0_CODE

void grainsample(P *pp)
{
    uint64_t now = cputicks();
    uint32_t runs = pp->runcount - pp->grainruns;
    uint64_t grain = (now - pp->graintime) / (runs == 0 ? 1 : runs);
    if (runs >= 16)
        atomic_store_relaxed(&pp->grain, grain > UINT32_MAX ? UINT32_MAX : (uint32_t)grain);
    pp->grainruns = pp->runcount;
    pp->graintime = now;
}

void grainrestart(P *pp)
{
    pp->grainruns = pp->runcount;
    pp->graintime = cputicks();
}

G0_CODE_END

static inline uint64_t waiting(P *pp)
{
    uint32_t n = atomic_load_relaxed(&pp->runqtail) - atomic_load_relaxed(&pp->runqhead);
    return n + (atomic_load_relaxed(&pp->runnext) != NULL);
}

bool worthWaking(P *pp)
{
    uint64_t n = waiting(pp) + (uint64_t)atomic_load_relaxed(&sched.runqsize);
    return n * atomic_load_relaxed(&pp->grain) >= WakeCost;
}

G0_CODE

bool workElsewhere(void)
{
    if (atomic_load(&sched.runqsize) != 0)
        return true;
    for (int32_t i = 0; i < gomaxprocs; i++)
        if (atomic_load_relaxed(&allp[i]->status) != Pidle && worthWaking(allp[i]))
            return true;
    return false;
}

// Has p2 been with the same goroutine for as long as thieves have patience? Several thieves may watch the same P: all
// they can do to each other is to begin anew.
static bool stuck(P *p2)
{
    uint32_t runs = atomic_load_relaxed(&p2->runcount);
    uint64_t now = cputicks();
    if (atomic_load_relaxed(&p2->thiefruns) == runs)
        return now - atomic_load_relaxed(&p2->thieftime) > Patience;
    atomic_store_relaxed(&p2->thieftime, now);
    atomic_store_relaxed(&p2->thiefruns, runs);
    return false;
}

static G *stealFrom(P *pp, P *p2)
{
    uint64_t n = waiting(p2);
    if (n == 0)
        return NULL;
    if (stuck(p2))
        return runqsteal(pp, p2, true);
    return n * atomic_load_relaxed(&p2->grain) >= MoveCost ? runqsteal(pp, p2, false) : NULL;
}

// Looks at all Ps, from a random one on, again and again for SpinTime: going to sleep and being woken would cost more.
// On a machine with one processor waiting keeps others from working: one look.
G *stealWork(P *pp)
{
    uint64_t end = cputicks() + SpinTime;
    do {
        int32_t start = cheaprandn(gomaxprocs);
        for (int32_t i = 0; i < gomaxprocs; i++) {
            P *p2 = allp[(start + i) % gomaxprocs];
            if (p2 == pp || atomic_load_relaxed(&p2->status) == Pidle)
                continue;
            G *gp = stealFrom(pp, p2);
            if (gp != NULL)
                return gp;
        }
        if (atomic_load_relaxed(&sched.runqsize) != 0 || atomic_load_relaxed(&sched.gcwaiting) != 0)
            return NULL;
        for (int32_t i = 0; i < 10; i++)
            cpu_relax();
    } while (ncpu > 1 && cputicks() < end);
    return NULL;
}

G0_CODE_END
