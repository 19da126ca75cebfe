// chan.h: the channel itself, for chan.c and select.c.
#ifndef GOCC_CHAN_H
#define GOCC_CHAN_H

#include "sched/solo.h"

// Invariants, while the lock is free: at most one of sendq and recvq is not empty (but for a goroutine that waits in a
// select with both a send and a receive on the same channel); qcount > 0 means recvq is empty; qcount < dataqsiz means
// sendq is empty. Names are Go's, debuggers know them.
struct Hchan {
    uint64_t qcount;   // elements in the buffer; atomic where read without the lock, as is the queues' first
    uint64_t dataqsiz; // its capacity
    uint8_t *buf;      // ring of dataqsiz elements
    Timer *timer;      // whose channel it is, or NULL
    uint16_t elemsize;
    uint8_t closed;    // atomic where read without the lock
    uint32_t lock;     // chanlock; atomic, futex
    uint32_t sleepers; // atomic: 1: a thread may sleep on lock, or be about to
    Rtype *elemtype;
    uint64_t sendx, recvx; // where the next send writes and the next receive reads
    Waitq recvq, sendq;    // goroutines that wait
};

// The channel of a time.Timer or Ticker. It is filled when somebody looks, or while somebody waits (svc/timer.c).
typedef struct ChanTimerOps {
    void (*look)(Timer *t);            // sends what is due
    void (*wait)(Timer *t, int32_t n); // n more goroutines wait on its channel
} ChanTimerOps;
extern const ChanTimerOps *chantimerops; // chan.c; set before the first such channel is made

void chanlock_slow(Hchan *c);
void chanlock_wake(Hchan *c);

// A channel's lock is a mutex that costs half of one (sched/lock.c): taking it is one atomic operation, releasing it a
// plain store and a look at sleepers. The processor may do the look before the store. So a thread that wants to sleep
// first announces itself in sleepers and then has the kernel make every thread of the process pass a memory barrier
// (membarrier): after that, whoever has looked at sleepers too early has stored already. Raises m.locks: a holder must
// not be preempted. While one P alone is at work the lock is not needed, and stays 0 (sched/solo.h).
static inline void chanlock(Hchan *c)
{
    M *mp = getg()->m;
    mp->locks += 1 + SoloSection;
    if (solo())
        return;
    mp->locks -= SoloSection;
    if (UNLIKELY(__atomic_exchange_n(&c->lock, 1, __ATOMIC_ACQUIRE) != 0))
        chanlock_slow(c);
}

static inline void chanunlock(Hchan *c)
{
    __asm__ volatile("" ::: "memory");
    if (LIKELY(atomic_load_relaxed(&c->lock) == 0)) {
        getg()->m->locks -= 1 + SoloSection;
        return;
    }
    atomic_store_rel(&c->lock, 0);
    __asm__ volatile("" ::: "memory");
    if (UNLIKELY(atomic_load_relaxed(&c->sleepers) != 0))
        chanlock_wake(c);
    getg()->m->locks--;
}

static inline uint8_t *chanbuf(Hchan *c, uint64_t i)
{
    return c->buf + i * c->elemsize;
}

// Elements are words more often than not.
static inline void chancopy(Hchan *c, void *to, const void *from)
{
    if (LIKELY(c->elemsize == 8))
        __builtin_memcpy(to, from, 8);
    else
        memmove(to, from, c->elemsize);
}

static inline void chanclear(Hchan *c, void *p)
{
    memclrNoHeapPointers(p, c->elemsize);
}

// Elements leave the buffer for stacks, and slots are cleared then: so this is where a buffer's pointers disappear.
static inline void chanclear_slot(Hchan *c, void *slot)
{
    if (c->elemtype->ptrdata != 0)
        typedmemclr(c->elemtype, slot);
}

// waitq.c
void waitq_enqueue(Waitq *q, Sudog *sg);
Sudog *waitq_dequeue_first(Waitq *q);
void waitq_remove(Waitq *q, Sudog *sg); // sg may have been dequeued before

// The first that can still be woken, or NULL.
static inline Sudog *waitq_dequeue(Waitq *q)
{
    return q->first == NULL ? NULL : waitq_dequeue_first(q);
}

// chan.c, channel locked. The first two hand over between the caller and a waiting goroutine that was dequeued: they
// copy the element, fill in the Sudog and give the goroutine, which the caller makes ready after unlocking.
G *chan_send_to(Hchan *c, Sudog *receiver, const void *elem);
G *chan_recv_from(Hchan *c, Sudog *sender, void *elem);
void chan_buf_put(Hchan *c, const void *elem); // there is room
void chan_buf_take(Hchan *c, void *elem);      // there is an element; elem may be NULL

#endif
