// chan.c: make, send, receive and close of channels.
//
// A sender that finds a receiver waiting copies its element straight to where the receiver wants it, usually a slot in
// the receiver's stack (stacks never move), and the other way round; the buffer is used only when nobody waits. Whoever
// must wait enqueues a Sudog that says where its element is and parks; its Sudog lies in its own frame, which stays as
// it is until it is woken. Being woken means that the transfer has happened, or, with success unset, that the channel
// was closed.
//
// Operations that do not block (select with default) first look without the lock: a value read that way was true at one
// moment between call and return, which is all that such an operation promises.
#include "lang/chan.h"
#include "lang/lang.h"

enum { SpinLimit = 64, YieldLimit = 8, SleepNS = 50000 };

static bool trylock(Hchan *c)
{
    return atomic_load_relaxed(&c->lock) == 0 && __atomic_exchange_n(&c->lock, 1, __ATOMIC_ACQUIRE) == 0;
}

// If spinning does not help the kernel has taken the processor away from whoever holds the lock: let it run. Sleeping
// comes last: a wake-up costs more than all that.
NOINLINE void chanlock_slow(Hchan *c)
{
    for (uint32_t i = ncpu > 1 ? 0 : SpinLimit; i < SpinLimit + YieldLimit; i++) {
        if (trylock(c))
            return;
        if (i < SpinLimit)
            cpu_relax();
        else
            osyield();
    }
    for (;;) {
        atomic_store(&c->sleepers, 1);
        bool seen = barrierAllThreads(); // without: nobody can be relied on to wake us
        if (__atomic_exchange_n(&c->lock, 1, __ATOMIC_ACQUIRE) == 0)
            break;
        futexsleep(&c->lock, 1, seen ? -1 : SleepNS);
    }
    atomic_store_relaxed(&c->sleepers, 1); // there may be others: our chanunlock sees to them
}

// One wake-up for each announcement; who was woken announces itself again if it must sleep again.
NOINLINE void chanlock_wake(Hchan *c)
{
    if (atomic_xchg(&c->sleepers, 0) != 0)
        futexwakeup(&c->lock, 1);
}

const ChanTimerOps *chantimerops;

static const uint8_t hchan_pointers[8] = {1 << (offsetof(Hchan, buf) / 8) | 1 << (offsetof(Hchan, timer) / 8)};
// The collector need not follow the queues: a waiting goroutine's Sudogs are found through the goroutine.
static Rtype hchan_type = {
    .size = sizeof(Hchan),
    .ptrdata = offsetof(Hchan, timer) + 8,
    .align = 8,
    .fieldAlign = 8,
    .kind = KindStruct,
    .gcdata = hchan_pointers,
    .str = {(const uint8_t *)"runtime.hchan", 13},
};

Hchan *makechan(ChanType *t, intgo size)
{
    Rtype *elem = t->elem;
    uintptr_t bytes;
    if (elem->size >= 1 << 16)
        throw("makechan: invalid channel element type");
    if (size < 0 || __builtin_mul_overflow(elem->size, (uintptr_t)size, &bytes) || bytes > (1ull << 48) - sizeof(Hchan))
        panic_plain_error("makechan: size out of range");
    Hchan *c;
    if (bytes == 0) {
        c = mallocgc(sizeof(Hchan), NULL, true);
        c->buf = (uint8_t *)c; // never accessed; not NULL so that debuggers show an empty buffer
    } else if (elem->ptrdata == 0) {
        c = mallocgc(sizeof(Hchan) + bytes, NULL, true);
        c->buf = (uint8_t *)(c + 1);
    } else {
        c = mallocgc(sizeof(Hchan), &hchan_type, true);
        c->buf = mallocgc(bytes, elem, true);
    }
    c->elemsize = (uint16_t)elem->size;
    c->elemtype = elem;
    c->dataqsiz = (uint64_t)size;
    return c;
}

void chan_buf_put(Hchan *c, const void *elem)
{
    chancopy(c, chanbuf(c, c->sendx), elem);
    if (++c->sendx == c->dataqsiz)
        c->sendx = 0;
    atomic_store_relaxed(&c->qcount, c->qcount + 1);
}

void chan_buf_take(Hchan *c, void *elem)
{
    uint8_t *slot = chanbuf(c, c->recvx);
    if (elem != NULL)
        chancopy(c, elem, slot);
    chanclear_slot(c, slot); // what it pointed to may be garbage now
    if (++c->recvx == c->dataqsiz)
        c->recvx = 0;
    atomic_store_relaxed(&c->qcount, c->qcount - 1);
}

static inline G *wake(Sudog *sg, bool success)
{
    G *gp = sg->g;
    sg->elem = NULL;
    sg->success = success;
    gp->param = sg;
    return gp;
}

G *chan_send_to(Hchan *c, Sudog *receiver, const void *elem)
{
    if (receiver->elem != NULL)
        chancopy(c, receiver->elem, elem);
    return wake(receiver, true);
}

// With a buffer, senders wait because it is full: the receiver gets the oldest element and the sender's takes its
// place.
G *chan_recv_from(Hchan *c, Sudog *sender, void *elem)
{
    if (c->dataqsiz == 0) {
        if (elem != NULL)
            chancopy(c, elem, sender->elem);
    } else {
        chan_buf_take(c, elem);
        chan_buf_put(c, sender->elem);
    }
    return wake(sender, true);
}

// Runs on g0 when the goroutine has left its stack: only now may somebody wake it.
static bool park_commit(G *gp, void *channel)
{
    chanunlock(channel);
    return true;
}

// Channel locked: waits on q with elem, unlocks. False if the channel was closed meanwhile.
static NOINLINE bool wait_on(Hchan *c, Waitq *q, void *elem, WaitReason reason)
{
    G *gp = getg();
    Sudog sg = {.g = gp, .elem = elem, .c = c};
    gp->waiting = &sg;
    gp->param = NULL;
    waitq_enqueue(q, &sg);
    gopark(park_commit, c, reason, 2);
    if (UNLIKELY(gp->waiting != &sg))
        throw("G waiting list is corrupted");
    gp->waiting = NULL;
    gp->param = NULL;
    return sg.success;
}

NOINLINE static void wait_for_ever(WaitReason reason)
{
    gopark(NULL, NULL, reason, 2);
    throw("unreachable");
}

// True if a send would have to wait. Without the lock.
static inline bool is_full(Hchan *c)
{
    if (c->dataqsiz == 0)
        return atomic_load_relaxed(&c->recvq.first) == NULL;
    return atomic_load_relaxed(&c->qcount) == c->dataqsiz;
}

// True if a receive would have to wait. Without the lock.
static inline bool is_empty(Hchan *c)
{
    if (c->dataqsiz == 0)
        return atomic_load_acq(&c->sendq.first) == NULL;
    return atomic_load_acq(&c->qcount) == 0;
}

// c <- *elem. False only if it would block and must not. A channel that is full and then closed is reported as full:
// that was true when the closed flag was read.
static inline bool chansend(Hchan *c, const void *elem, bool may_block)
{
    if (UNLIKELY(c == NULL)) {
        if (!may_block)
            return false;
        wait_for_ever(waitReasonChanSendNilChan);
    }
    if (!may_block && !atomic_load_acq(&c->closed) && is_full(c))
        return false;
    chanlock(c);
    if (UNLIKELY(c->closed)) {
        chanunlock(c);
        panic_plain_error("send on closed channel");
    }
    Sudog *receiver = waitq_dequeue(&c->recvq);
    if (receiver != NULL) {
        G *gp = chan_send_to(c, receiver, elem);
        chanunlock(c);
        goready(gp, 3);
        return true;
    }
    if (c->qcount < c->dataqsiz) {
        chan_buf_put(c, elem);
        chanunlock(c);
        return true;
    }
    if (!may_block) {
        chanunlock(c);
        return false;
    }
    if (!wait_on(c, &c->sendq, (void *)elem, waitReasonChanSend))
        panic_plain_error("send on closed channel");
    return true;
}

// c is not NULL.
static inline NbRecvResult recv(Hchan *c, void *elem, bool may_block)
{
    // Empty and afterwards still open means that it was empty and open at the first look.
    if (!may_block && is_empty(c) && !atomic_load_acq(&c->closed))
        return (NbRecvResult){false, false};
    chanlock(c);
    Sudog *sender = waitq_dequeue(&c->sendq);
    if (sender != NULL) {
        G *gp = chan_recv_from(c, sender, elem);
        chanunlock(c);
        goready(gp, 3);
        return (NbRecvResult){true, true};
    }
    if (c->qcount > 0) {
        chan_buf_take(c, elem);
        chanunlock(c);
        return (NbRecvResult){true, true};
    }
    if (c->closed) {
        chanunlock(c);
        if (elem != NULL)
            chanclear(c, elem);
        return (NbRecvResult){true, false};
    }
    if (!may_block) {
        chanunlock(c);
        return (NbRecvResult){false, false};
    }
    return (NbRecvResult){true, wait_on(c, &c->recvq, elem, waitReasonChanReceive)};
}

// The timer is looked at by the scheduler only while somebody waits for it.
static NOINLINE NbRecvResult recv_timer(Hchan *c, void *elem, bool may_block)
{
    chantimerops->look(c->timer);
    NbRecvResult r = recv(c, elem, false);
    if (r.selected || !may_block)
        return r;
    chantimerops->wait(c->timer, 1);
    r = recv(c, elem, true);
    chantimerops->wait(c->timer, -1);
    return r;
}

// *elem, ok = <-c; elem may be NULL. A closed and empty channel gives zero and false.
static inline NbRecvResult chanrecv(Hchan *c, void *elem, bool may_block)
{
    if (UNLIKELY(c == NULL)) {
        if (!may_block)
            return (NbRecvResult){false, false};
        wait_for_ever(waitReasonChanReceiveNilChan);
    }
    if (UNLIKELY(c->timer != NULL))
        return recv_timer(c, elem, may_block);
    return recv(c, elem, may_block);
}

void chansend1(Hchan *c, const void *elem)
{
    chansend(c, elem, true);
}

void chanrecv1(Hchan *c, void *elem)
{
    chanrecv(c, elem, true);
}

bool chanrecv2(Hchan *c, void *elem)
{
    return chanrecv(c, elem, true).received;
}

bool selectnbsend(Hchan *c, const void *elem)
{
    return chansend(c, elem, false);
}

NbRecvResult selectnbrecv(void *elem, Hchan *c)
{
    return chanrecv(c, elem, false);
}

// Takes everybody off q and puts them on list, as woken by a close.
static void release_all(Hchan *c, Waitq *q, bool receivers, G **list)
{
    for (Sudog *sg; (sg = waitq_dequeue(q)) != NULL;) {
        if (receivers && sg->elem != NULL)
            chanclear(c, sg->elem);
        G *gp = wake(sg, false);
        gp->schedlink = *list;
        *list = gp;
    }
}

void closechan(Hchan *c)
{
    if (c == NULL)
        panic_plain_error("close of nil channel");
    chanlock(c);
    if (c->closed) {
        chanunlock(c);
        panic_plain_error("close of closed channel");
    }
    atomic_store_rel(&c->closed, 1);
    G *ready = NULL;
    release_all(c, &c->recvq, true, &ready);
    release_all(c, &c->sendq, false, &ready);
    chanunlock(c);
    while (ready != NULL) {
        G *gp = ready;
        ready = gp->schedlink;
        gp->schedlink = NULL;
        goready(gp, 3);
    }
}

// A timer's channel behaves as if it had no buffer.
intgo chanlen(Hchan *c)
{
    return c == NULL || c->timer != NULL ? 0 : (intgo)atomic_load_relaxed(&c->qcount);
}

intgo chancap(Hchan *c)
{
    return c == NULL || c->timer != NULL ? 0 : (intgo)c->dataqsiz;
}
