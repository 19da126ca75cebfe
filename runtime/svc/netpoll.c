// netpoll.c: the network poller: goroutines that wait until a descriptor can be read or written.
//
// A polled descriptor has a PollDesc, from poll_open to poll_close. The library tries a system call first; if that says
// EAGAIN it calls poll_wait. Readiness comes from the kernel (os/linux/netpoll_epoll.c) as edges, which an M fetches
// that has nothing to run, or sysmon if all are busy (sched/idlewait.c).
//
// For each direction a PollDesc has a word on which one goroutine at a time waits:
//
//   0          nothing
//   PollReady  an edge came that nobody has used: the next poll_wait takes it and returns at once
//   PollWait   a goroutine is about to park; an edge now makes it PollReady, a deadline or close 0, and it does not
//              park
//   a G        that one is parked. Whoever puts PollReady or 0 into its place makes it ready
//
// Deadlines are timers (svc/timer.c). Since stopping a timer waits for its function, a timer that fires is always that
// of the deadline that is in force. A deadline that has passed stays in flags until another one is set.
//
// PollDescs are never freed but used again. An event that the kernel had already on its way when a descriptor was
// closed must not reach the next user: the tag that the kernel gives back has, beside the address, a number that
// changes with each use.
//
// Locks: deadlinelock, then those of timers; lock is a leaf.
#include "svc/svc.h"

#define PollReady ((G *)1)
#define PollWait ((G *)2)

enum { PollClosing = 1, PollBroken = 2, ReadExpired = 4, WriteExpired = 8 }; // PollDesc.flags
enum { TagShift = 48 };

struct PollDesc {
    PollDesc *link; // in the free list; freelock
    int32_t fd;
    uint16_t use; // part of the tag
    Mutex lock;
    uint32_t flags;     // atomic, changed under lock
    G *rg, *wg;         // atomic: the words above
    Mutex deadlinelock; // for the timers
    Timer rt, wt;
};

static Mutex freelock;
static PollDesc *freedescs; // freelock
static uint32_t pollinit;   // atomic: 0 not yet, 1 somebody is at it, 2 done

static G **word(PollDesc *pd, intgo mode)
{
    return mode == 'r' ? &pd->rg : &pd->wg;
}

// lock held.
static void setflags(PollDesc *pd, uint32_t clear, uint32_t set)
{
    atomic_store(&pd->flags, (pd->flags & ~clear) | set);
}

G0_CODE

// Takes a waiting goroutine off its word. ready: an edge, which is kept for later if nobody waits. NULL: nobody to
// wake.
static G *unblock(G **w, bool ready)
{
    for (;;) {
        G *old = atomic_load(w), *new = ready ? PollReady : NULL;
        if (old == PollReady || (old == NULL && !ready))
            return NULL;
        if (!atomic_cas(w, old, new))
            continue;
        if (old == NULL || old == PollWait)
            return NULL;
        atomic_xadd(&sched.npollwait, -1);
        return old;
    }
}

typedef struct Ready {
    GQueue q;
    int32_t n;
} Ready;

static void addready(Ready *r, G *gp)
{
    if (gp == NULL)
        return;
    casgstatus(gp, Gwaiting, Grunnable);
    gp->schedlink = NULL;
    if (r->q.tail != NULL)
        r->q.tail->schedlink = gp;
    else
        r->q.head = gp;
    r->q.tail = gp;
    r->n++;
}

static void event(uint64_t tag, uint32_t what, void *arg)
{
    PollDesc *pd = (PollDesc *)(tag & ((1ull << TagShift) - 1));
    lock(&pd->lock);
    if (pd->use != tag >> TagShift) {
        unlock(&pd->lock);
        return;
    }
    setflags(pd, PollBroken, what & PollFailed ? PollBroken : 0);
    if (what & PollIn)
        addready(arg, unblock(&pd->rg, true));
    if (what & PollOut)
        addready(arg, unblock(&pd->wg, true));
    unlock(&pd->lock);
}

static int32_t netpoll(int64_t ns, GQueue *ready)
{
    Ready r = {0};
    // A wake-up that was meant for the one who waits is passed on.
    if (netpollwait(ns, event, &r) && ns == 0 && atomic_load(&sched.idlewaiter) != 0)
        netpollbreak();
    *ready = r.q;
    return r.n;
}

// On g0, for a goroutine that is off its stack.
static bool parkcommit(G *gp, void *w)
{
    if (!atomic_cas((G **)w, PollWait, gp))
        return false;
    atomic_xadd(&sched.npollwait, 1);
    return true;
}

G0_CODE_END

static COLD void initonce(void)
{
    while (atomic_load(&pollinit) != 2) {
        if (!atomic_cas(&pollinit, 0, 1)) {
            Gosched();
            continue;
        }
        netpollinit();
        idlepollinit(netpoll, netpollbreak);
        atomic_store(&pollinit, 2);
    }
}

// ---- For internal/poll ----

// The function of a deadline's timer, on g0: pd is what the timer was given.
static void expire(PollDesc *pd, uint32_t flag, G **w)
{
    lock(&pd->lock);
    setflags(pd, 0, flag);
    G *gp = unblock(w, false);
    unlock(&pd->lock);
    if (gp != NULL)
        goready(gp, 0);
}

static void readexpired(Eface arg, uintptr_t seq, int64_t late)
{
    PollDesc *pd = arg.data;
    expire(pd, ReadExpired, &pd->rg);
}

static void writeexpired(Eface arg, uintptr_t seq, int64_t late)
{
    PollDesc *pd = arg.data;
    expire(pd, WriteExpired, &pd->wg);
}

static Funcval readexpiredv = {(void (*)(void))readexpired}, writeexpiredv = {(void (*)(void))writeexpired};

static PollDesc *allocdesc(void)
{
    lock(&freelock);
    PollDesc *pd = freedescs;
    if (pd != NULL)
        freedescs = pd->link;
    unlock(&freelock);
    if (pd == NULL) {
        pd = persistentalloc(sizeof *pd, 64);
        pd->rt.f = &readexpiredv;
        pd->wt.f = &writeexpiredv;
        pd->rt.arg.data = pd->wt.arg.data = pd;
    }
    return pd;
}

static void freedesc(PollDesc *pd)
{
    lock(&freelock);
    pd->link = freedescs;
    freedescs = pd;
    unlock(&freelock);
}

PollOpen poll_open(uintptr_t fd)
{
    initonce();
    PollDesc *pd = allocdesc();
    lock(&pd->lock);
    if (pd->rg > PollWait || pd->wg > PollWait)
        throw("runtime: blocked on free polldesc");
    pd->fd = (int32_t)fd;
    pd->use++;
    pd->flags = 0;
    pd->rg = pd->wg = NULL;
    unlock(&pd->lock);
    int32_t errno = netpollopen(pd->fd, (uint64_t)(uintptr_t)pd | (uint64_t)pd->use << TagShift);
    if (errno == 0)
        return (PollOpen){pd, 0};
    freedesc(pd);
    return (PollOpen){NULL, errno};
}

void poll_close(PollDesc *pd)
{
    if ((atomic_load(&pd->flags) & PollClosing) == 0)
        throw("runtime: close polldesc w/o unblock");
    if (atomic_load(&pd->rg) > PollWait || atomic_load(&pd->wg) > PollWait)
        throw("runtime: blocked on closing polldesc");
    netpollclose(pd->fd);
    lock(&pd->lock);
    pd->use++; // what is still on its way is nobody's
    unlock(&pd->lock);
    freedesc(pd);
}

static PollStatus state(PollDesc *pd, intgo mode)
{
    uint32_t flags = atomic_load(&pd->flags);
    if (flags & PollClosing)
        return PollErrClosing;
    if (flags & (mode == 'r' ? ReadExpired : WriteExpired))
        return PollErrTimeout;
    // A broken descriptor is reported to readers; a write is to fail by itself and to say why.
    return mode == 'r' && flags & PollBroken ? PollErrNotPollable : PollErrNone;
}

intgo poll_reset(PollDesc *pd, intgo mode)
{
    PollStatus err = state(pd, mode);
    if (err == PollErrNone)
        atomic_store(word(pd, mode), NULL);
    return err;
}

// Waits for an edge; false if it was ended by something else.
static bool blocked(PollDesc *pd, intgo mode)
{
    G **w = word(pd, mode);
    while (!atomic_cas(w, NULL, PollWait)) {
        if (atomic_cas(w, PollReady, NULL))
            return true;
        G *old = atomic_load(w);
        if (old != NULL && old != PollReady)
            throw("runtime: double wait");
    }
    // PollWait is set, then flags are read; whoever sets flags then looks at the word: one of the two sees the other.
    if (state(pd, mode) == PollErrNone)
        gopark(parkcommit, w, waitReasonIOWait, 5);
    G *old = atomic_xchg(w, NULL);
    if (old > PollWait)
        throw("runtime: corrupted polldesc");
    return old == PollReady;
}

intgo poll_wait(PollDesc *pd, intgo mode)
{
    for (;;) {
        PollStatus err = state(pd, mode);
        if (err != PollErrNone || blocked(pd, mode))
            return err;
    }
}

// deadlinelock held. when: nanotime; 0: none; < 0: it has passed. The goroutine that it ends the wait of, or NULL.
static G *setdeadline(PollDesc *pd, Timer *t, int64_t when, uint32_t flag, G **w)
{
    time_stop(t);
    bool passed = when != 0 && (when < 0 || when <= nanotime());
    lock(&pd->lock);
    bool closing = pd->flags & PollClosing;
    if (!closing)
        setflags(pd, flag, passed ? flag : 0);
    G *gp = !closing && passed ? unblock(w, false) : NULL;
    unlock(&pd->lock);
    if (!closing && when != 0 && !passed)
        time_reset(t, when, 0);
    return gp;
}

void poll_setdeadline(PollDesc *pd, int64_t when, intgo mode)
{
    G *reader = NULL, *writer = NULL;
    lock(&pd->deadlinelock);
    if (mode != 'w')
        reader = setdeadline(pd, &pd->rt, when, ReadExpired, &pd->rg);
    if (mode != 'r')
        writer = setdeadline(pd, &pd->wt, when, WriteExpired, &pd->wg);
    unlock(&pd->deadlinelock);
    if (reader != NULL)
        goready(reader, 3);
    if (writer != NULL)
        goready(writer, 3);
}

void poll_unblock(PollDesc *pd)
{
    lock(&pd->deadlinelock);
    lock(&pd->lock);
    if (pd->flags & PollClosing)
        throw("runtime: unblock on closing polldesc");
    setflags(pd, 0, PollClosing);
    G *reader = unblock(&pd->rg, false), *writer = unblock(&pd->wg, false);
    unlock(&pd->lock);
    time_stop(&pd->rt);
    time_stop(&pd->wt);
    unlock(&pd->deadlinelock);
    if (reader != NULL)
        goready(reader, 3);
    if (writer != NULL)
        goready(writer, 3);
}
