// sema.c: semaphores on any uint32 of the program, and the wait list of sync.Cond: what package sync is made of.
//
// A semaphore is a count at an address. Taking one that is not 0 is a cas. Who finds 0 waits in a table that is hashed
// by address: a bucket is a list of addresses, an address the list of its waiters. The first Sudog of an address is in
// the bucket's list (next, prev) and has the others behind it (waitlink, waittail).
//
//   semacquire     waiter: counts itself in nwait, then looks at the count once more, then queues up and parks, all
//                  but the cas under the bucket's lock
//   semrelease     counts up, then looks at nwait: 0 means that whoever waits has not looked for the last time yet
//
// With handoff the releaser passes the unit on (ticket) and gives the waiter its own time slice at once: a mutex in
// starvation mode wants that.
//
// A Cond's waiters have numbers: wait_ is the next to hand out, notify the next to be woken. A waiter that has its
// number but is not in the list yet when its number is called must not wait at all.
#include "sched/trace.h"
#include "svc/svc.h"

typedef struct SemaRoot {
    Mutex lock;
    Sudog *head;    // addresses that are waited for; lock
    uint32_t nwait; // atomic; waiters, of all addresses
} __attribute__((aligned(64))) SemaRoot;

enum { SemaTable = 256 };

static SemaRoot semtable[SemaTable];
void (*mutexcontended)(int64_t ns, bool mutex);

static SemaRoot *semroot(const uint32_t *addr)
{
    return &semtable[((uintptr_t)addr >> 3) * 0x9E3779B97F4A7C15u >> 56];
}

static bool cansemacquire(uint32_t *addr)
{
    for (uint32_t v; (v = atomic_load(addr)) > 0;)
        if (atomic_cas(addr, v, v - 1))
            return true;
    return false;
}

// Puts first into the place that was of old in the list of addresses.
static void replace(SemaRoot *root, Sudog *old, Sudog *first)
{
    first->next = old->next;
    first->prev = old->prev;
    if (old->next != NULL)
        old->next->prev = first;
    *(old->prev != NULL ? &old->prev->next : &root->head) = first;
    old->next = old->prev = NULL;
}

// root locked.
static void enqueue(SemaRoot *root, Sudog *s, uint32_t *addr, bool lifo)
{
    s->elem = addr;
    Sudog *first = root->head;
    while (first != NULL && first->elem != addr)
        first = first->next;
    if (first == NULL) {
        s->next = root->head;
        if (root->head != NULL)
            root->head->prev = s;
        root->head = s;
        s->waittail = s;
    } else if (lifo) {
        if (s->acquiretime != 0)
            s->acquiretime = first->acquiretime; // the first has the oldest time
        replace(root, first, s);
        s->waitlink = first;
        s->waittail = first->waittail;
        s->waiters = first->waiters + (first->waiters < UINT16_MAX);
    } else {
        first->waittail->waitlink = s;
        first->waittail = s;
        first->waiters += first->waiters < UINT16_MAX;
    }
}

// With a mutex profile: ns that s, which is dequeued, and those behind it have waited: those between the first and the
// last as long as these do on average. The next unlock counts from now on.
static NOINLINE COLD int64_t waitedsince(const Sudog *s, Sudog *second)
{
    int64_t now = nanotime(), mine = now - s->acquiretime;
    if (second == NULL)
        return mine;
    int64_t last = second->waittail->acquiretime == 0 ? 0 : now - second->waittail->acquiretime;
    second->acquiretime = second->waittail->acquiretime = now;
    return mine + (mine + last) / 2 * s->waiters;
}

// root locked. The first waiter of addr, or NULL. Its acquiretime has become what the mutex profile is to be told.
static Sudog *dequeue(SemaRoot *root, uint32_t *addr)
{
    Sudog *s = root->head;
    while (s != NULL && s->elem != addr)
        s = s->next;
    if (s == NULL)
        return NULL;
    Sudog *second = s->waitlink;
    if (second != NULL) {
        second->waittail = s->waittail;
        second->waiters = s->waiters - 1;
        replace(root, s, second);
    } else {
        if (s->next != NULL)
            s->next->prev = s->prev;
        *(s->prev != NULL ? &s->prev->next : &root->head) = s->next;
        s->next = s->prev = NULL;
    }
    if (UNLIKELY(s->acquiretime != 0))
        s->acquiretime = waitedsince(s, second);
    s->waitlink = s->waittail = NULL;
    s->elem = NULL;
    return s;
}

static bool locks(WaitReason reason)
{
    return reason == waitReasonSyncMutexLock || reason == waitReasonSyncRWMutexRLock ||
           reason == waitReasonSyncRWMutexLock;
}

static void semacquire(uint32_t *addr, bool lifo, WaitReason reason)
{
    if (cansemacquire(addr))
        return;
    SemaRoot *root = semroot(addr);
    Sudog s = {.g = getg()};
    if (UNLIKELY(atomic_load_relaxed(&mutexcontended) != NULL) && locks(reason))
        s.acquiretime = nanotime();
    for (;;) {
        lock(&root->lock);
        atomic_xadd(&root->nwait, 1);
        if (cansemacquire(addr)) {
            atomic_xadd(&root->nwait, -1);
            unlock(&root->lock);
            return;
        }
        s.ticket = 0;
        s.waiters = 0;
        enqueue(root, &s, addr, lifo);
        s.g->waitaddr = addr;
        goparkunlock(&root->lock, reason, 4);
        s.g->waitaddr = NULL;
        if (s.ticket != 0 || cansemacquire(addr))
            return;
    }
}

void sync_mutexwait(uint32_t *addr, bool lifo)
{
    semacquire(addr, lifo, waitReasonSyncMutexLock);
}

void sync_readwait(uint32_t *addr)
{
    semacquire(addr, false, waitReasonSyncRWMutexRLock);
}

void sync_writewait(uint32_t *addr)
{
    semacquire(addr, false, waitReasonSyncRWMutexLock);
}

void sync_groupwait(uint32_t *addr)
{
    semacquire(addr, false, waitReasonSyncWaitGroupWait);
}

void poll_semacquire(uint32_t *addr)
{
    semacquire(addr, false, waitReasonSemAcquire);
}

static void handoff_m(G *gp)
{
    P *pp = gp->m->p;
    dropg(gp, Grunnable, TraceYield);
    G *next = atomic_load_relaxed(&pp->runnext);
    if (next != NULL && !atomic_cas(&pp->runnext, next, NULL))
        next = NULL;
    runqput(pp, gp, false);
    if (next != NULL)
        runqput(pp, next, true);
    schedule();
}

void sync_semrelease(uint32_t *addr, bool handoff)
{
    SemaRoot *root = semroot(addr);
    atomic_xadd(addr, 1);
    if (atomic_load(&root->nwait) == 0)
        return;
    lock(&root->lock);
    Sudog *s = atomic_load_relaxed(&root->nwait) == 0 ? NULL : dequeue(root, addr);
    if (s != NULL)
        atomic_xadd(&root->nwait, -1);
    unlock(&root->lock);
    if (s == NULL)
        return;
    void (*told)(int64_t, bool) = atomic_load_relaxed(&mutexcontended);
    if (UNLIKELY(told != NULL) && s->acquiretime != 0)
        told(s->acquiretime, s->g->waitreason == waitReasonSyncMutexLock);
    // From goready on the Sudog, which lies in the other's frame, may be gone.
    bool passed = handoff && cansemacquire(addr);
    if (passed)
        s->ticket = 1;
    goready(s->g, 4);
    if (passed && getg()->m->locks == 0)
        mcall(handoff_m);
}

// ---- sync.Cond ----

// a is before b, the counter having perhaps wrapped round.
static bool before(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b) < 0;
}

uint32_t sync_notifyadd(NotifyList *l)
{
    return atomic_xadd(&l->wait, 1) - 1;
}

void sync_notifywait(NotifyList *l, uint32_t ticket)
{
    lock(&l->lock);
    if (before(ticket, l->notify)) { // called already
        unlock(&l->lock);
        return;
    }
    Sudog s = {.g = getg(), .ticket = ticket};
    if (l->tail == NULL)
        l->head = &s;
    else
        l->tail->next = &s;
    l->tail = &s;
    s.g->waitaddr = l;
    goparkunlock(&l->lock, waitReasonSyncCondWait, 3);
    s.g->waitaddr = NULL;
}

void sync_notifyall(NotifyList *l)
{
    if (atomic_load(&l->wait) == atomic_load(&l->notify))
        return;
    lock(&l->lock);
    Sudog *s = l->head;
    l->head = l->tail = NULL;
    atomic_store(&l->notify, atomic_load(&l->wait));
    unlock(&l->lock);
    while (s != NULL) {
        Sudog *next = s->next;
        goready(s->g, 4);
        s = next;
    }
}

void sync_notifyone(NotifyList *l)
{
    if (atomic_load(&l->wait) == atomic_load(&l->notify))
        return;
    lock(&l->lock);
    uint32_t ticket = l->notify;
    if (ticket == atomic_load(&l->wait)) {
        unlock(&l->lock);
        return;
    }
    atomic_store(&l->notify, ticket + 1);
    Sudog *last = NULL, *s = l->head;
    while (s != NULL && s->ticket != ticket) {
        last = s;
        s = s->next;
    }
    if (s != NULL) {
        *(last != NULL ? &last->next : &l->head) = s->next;
        if (l->tail == s)
            l->tail = last;
    }
    unlock(&l->lock);
    if (s != NULL)
        goready(s->g, 4);
}

// ---- Small ones ----

bool sync_canspin(intgo tries)
{
    return tries < 4 && ncpu > 1 && gomaxprocs > atomic_load(&sched.npidle) + atomic_load(&sched.nmspinning) + 1 &&
           runqempty(getg()->m->p);
}

void sync_dospin(void)
{
    for (int32_t i = 0; i < 30; i++)
        cpu_relax();
}

// Its text is a constant of package sync, with a NUL behind.
void sync_fatal(GoString text)
{
    fatal((const char *)text.str);
}

// The number of the P, which the goroutine keeps until sync_unpin.
intgo sync_pin(void)
{
    return acquirem()->p->id;
}

void sync_unpin(void)
{
    releasem(getg()->m);
}
