// runq.c: run queues: each P's own ring of 256 with the runnext slot, and the global list they overflow into.
//
// The ring has one producer, the owner, which alone writes runqtail, and many consumers (the owner and thieves), which
// claim entries by a cas of runqhead. Indices run freely; tail - head is the number of entries. The orders that matter:
//   - the owner writes an entry, then publishes it by a release store of tail, which thieves load with acquire;
//   - a consumer reads entries, then claims them by a release cas of head, which the owner loads with acquire before it
//     uses a slot again. If the cas fails what was read is thrown away.
// runnext holds the goroutine that the running one has just made ready: it runs next here, which keeps a pair of
// goroutines that talk to each other on one core. Only the owner puts a G there; a thief takes it only as a last
// resort.
//
// The file needs nothing of the rest of the runtime but lock-free fields of P: tests run it on ordinary threads.
#include "sched/solo.h"

enum { QueueSize = sizeof(((P *)0)->runq) / sizeof(G *) };

// The ring is full: moves half of it and gp to the global queue in one go. False if thieves made room meanwhile.
static NOINLINE COLD bool runqputslow(P *pp, G *gp, uint32_t h, uint32_t t)
{
    G *batch[QueueSize / 2 + 1];
    uint32_t n = (t - h) / 2;
    for (uint32_t i = 0; i < n; i++)
        batch[i] = atomic_load_relaxed(&pp->runq[(h + i) % QueueSize]);
    if (!atomic_cas_rel(&pp->runqhead, h, h + n))
        return false;
    batch[n] = gp;
    for (uint32_t i = 0; i < n; i++)
        batch[i]->schedlink = batch[i + 1];
    GQueue q = {batch[0], gp};
    lock(&sched.lock);
    globrunqputbatch(&q, n + 1);
    unlock(&sched.lock);
    return true;
}

void runqput(P *pp, G *gp, bool next)
{
    if (next) {
        // An empty slot can only be filled by us, so an ordinary store does; a G in it may be stolen any time.
        G *old = atomic_load_relaxed(&pp->runnext);
        if (old == NULL) {
            atomic_store_rel(&pp->runnext, gp);
            return;
        }
        M *mp = getg()->m;
        if (soloenter(mp)) {
            old = pp->runnext; // a thief may have been here until now
            pp->runnext = gp;
            sololeave(mp);
        } else {
            old = atomic_xchg(&pp->runnext, gp);
        }
        if (old == NULL)
            return;
        gp = old;
    }
    for (;;) {
        uint32_t h = atomic_load_acq(&pp->runqhead);
        uint32_t t = pp->runqtail;
        if (LIKELY(t - h < QueueSize)) {
            atomic_store_relaxed(&pp->runq[t % QueueSize], gp);
            atomic_store_rel(&pp->runqtail, t + 1);
            return;
        }
        if (runqputslow(pp, gp, h, t))
            return;
    }
}

G0_CODE

// The same without atomic operations: no thief is about.
static inline G *runqgetsolo(P *pp, bool *inheritTime)
{
    G *gp = pp->runnext;
    *inheritTime = gp != NULL;
    if (gp != NULL)
        pp->runnext = NULL;
    else if (pp->runqhead != pp->runqtail)
        gp = pp->runq[pp->runqhead++ % QueueSize];
    return gp;
}

G *runqget(P *pp, bool *inheritTime)
{
    M *mp = getg()->m;
    if (soloenter(mp)) {
        G *gp = runqgetsolo(pp, inheritTime);
        sololeave(mp);
        return gp;
    }
    G *next = atomic_load_relaxed(&pp->runnext);
    // If the cas fails a thief took it, and nobody but us could put another one there.
    if (next != NULL && atomic_cas(&pp->runnext, next, NULL)) {
        *inheritTime = true;
        return next;
    }
    *inheritTime = false;
    for (;;) {
        uint32_t h = atomic_load_acq(&pp->runqhead);
        uint32_t t = pp->runqtail;
        if (t == h)
            return NULL;
        G *gp = atomic_load_relaxed(&pp->runq[h % QueueSize]);
        if (atomic_cas_rel(&pp->runqhead, h, h + 1))
            return gp;
    }
}

G0_CODE_END

// Between the loads of head and tail the owner may move a G from runnext to the ring: seeing tail unchanged proves that
// the three reads describe one moment.
bool runqempty(P *pp)
{
    for (;;) {
        uint32_t head = atomic_load(&pp->runqhead);
        uint32_t tail = atomic_load(&pp->runqtail);
        G *next = atomic_load(&pp->runnext);
        if (tail == atomic_load(&pp->runqtail))
            return head == tail && next == NULL;
    }
}

G0_CODE

// Claims half of p2's entries and copies them to pp's ring from slot t on. How many.
static COLD uint32_t runqgrab(P *pp, P *p2, uint32_t t, bool stealRunNext)
{
    for (;;) {
        uint32_t h2 = atomic_load_acq(&p2->runqhead);
        uint32_t t2 = atomic_load_acq(&p2->runqtail);
        uint32_t n = t2 - h2;
        n -= n / 2;
        if (n == 0) {
            G *next = stealRunNext ? atomic_load_acq(&p2->runnext) : NULL;
            if (next == NULL)
                return 0;
            if (!atomic_cas(&p2->runnext, next, NULL))
                continue;
            atomic_store_relaxed(&pp->runq[t % QueueSize], next);
            return 1;
        }
        if (n > QueueSize / 2)
            continue; // head and tail are of different moments
        for (uint32_t i = 0; i < n; i++)
            atomic_store_relaxed(&pp->runq[(t + i) % QueueSize], atomic_load_relaxed(&p2->runq[(h2 + i) % QueueSize]));
        if (atomic_cas_rel(&p2->runqhead, h2, h2 + n))
            return n;
    }
}

// pp's own ring is empty or nearly so (the caller has just found it empty), so there is room for half of another.
COLD G *runqsteal(P *pp, P *p2, bool stealRunNext)
{
    uint32_t t = pp->runqtail;
    uint32_t n = runqgrab(pp, p2, t, stealRunNext);
    if (n == 0)
        return NULL;
    G *gp = atomic_load_relaxed(&pp->runq[(t + n - 1) % QueueSize]);
    if (n > 1)
        atomic_store_rel(&pp->runqtail, t + n - 1);
    return gp;
}

G0_CODE_END

void globrunqput(G *gp)
{
    GQueue q = {gp, gp};
    globrunqputbatch(&q, 1);
}

void globrunqputbatch(GQueue *batch, int32_t n)
{
    batch->tail->schedlink = NULL;
    if (sched.runq.tail != NULL)
        sched.runq.tail->schedlink = batch->head;
    else
        sched.runq.head = batch->head;
    sched.runq.tail = batch->tail;
    atomic_store_relaxed(&sched.runqsize, sched.runqsize + n);
    *batch = (GQueue){NULL, NULL};
}

G0_CODE

static G *globrunqpop(void)
{
    G *gp = sched.runq.head;
    sched.runq.head = gp->schedlink;
    if (sched.runq.head == NULL)
        sched.runq.tail = NULL;
    return gp;
}

COLD G *globrunqget(P *pp, int32_t max)
{
    int32_t n = sched.runqsize;
    if (n == 0)
        return NULL;
    int32_t share = n / gomaxprocs + 1;
    if (n > share)
        n = share;
    if (max > 0 && n > max)
        n = max;
    if (n > QueueSize / 2)
        n = QueueSize / 2;
    atomic_store_relaxed(&sched.runqsize, sched.runqsize - n);
    G *gp = globrunqpop();
    while (--n > 0)
        runqput(pp, globrunqpop(), false);
    return gp;
}

G0_CODE_END
