// select.c: select with two or more cases. (One case, or one case and a default, compile to plain channel operations.)
//
// First look: the cases in random order, each channel locked alone, and the first that can proceed does. That is fair,
// because every order is equally likely, and correct, because that case was ready at that moment. Only when no channel
// looks ready are all of them locked, in the order of their addresses so that two selects cannot wait for each other,
// and the cases looked at once more: "nothing is ready" must be true of all channels at one moment. Then a default case
// is taken, or the goroutine enqueues a Sudog on each channel and parks. Whoever wins its selectDone wakes it; it
// leaves the other queues.
//
// order0 has room for 2 * ncases numbers: the random order, then the lock order. Cases with a nil channel are in
// neither.
#include "lang/chan.h"
#include "lang/lang.h"

typedef struct Select {
    Scase *cases;
    uint16_t *poll, *order; // the random order and the order of locking
    intgo n;                // cases with a channel
    intgo nsends;           // cases below this number send
    bool timers;            // a case receives from a timer's channel
} Select;

static void shuffle(Select *s, intgo ncases)
{
    for (intgo i = 0; i < ncases; i++) {
        if (s->cases[i].c == NULL)
            continue;
        s->timers |= s->cases[i].c->timer != NULL;
        uint32_t j = cheaprandn((uint32_t)s->n + 1);
        s->poll[s->n++] = s->poll[j];
        s->poll[j] = (uint16_t)i;
    }
}

// Shell's sort by address: an insertion sort for the usual handful.
static void sort_by_address(Select *s)
{
    for (intgo i = 0; i < s->n; i++)
        s->order[i] = s->poll[i];
    intgo gap = 1;
    while (gap < s->n / 3)
        gap = 3 * gap + 1;
    for (; gap > 0; gap /= 3) {
        for (intgo i = gap; i < s->n; i++) {
            uint16_t moved = s->order[i];
            uintptr_t key = (uintptr_t)s->cases[moved].c;
            intgo j = i;
            for (; j >= gap && (uintptr_t)s->cases[s->order[j - gap]].c > key; j -= gap)
                s->order[j] = s->order[j - gap];
            s->order[j] = moved;
        }
    }
}

// The channel at a place of the lock order, NULL if the place before has the same one.
static Hchan *channel_at(const Select *s, intgo i)
{
    Hchan *c = s->cases[s->order[i]].c;
    return i > 0 && s->cases[s->order[i - 1]].c == c ? NULL : c;
}

static void lock_all(const Select *s)
{
    for (intgo i = 0; i < s->n; i++) {
        Hchan *c = channel_at(s, i);
        if (c != NULL)
            chanlock(c);
    }
}

static void unlock_all(const Select *s)
{
    for (intgo i = s->n - 1; i >= 0; i--) {
        Hchan *c = channel_at(s, i);
        if (c != NULL)
            chanunlock(c);
    }
}

// What trying a case came to.
typedef struct Attempt {
    bool done, received, closed_send;
    G *wake; // to be made ready once nothing is locked
} Attempt;

// The case's channel is locked.
static Attempt try_case(const Select *s, uint16_t number)
{
    Hchan *c = s->cases[number].c;
    void *elem = s->cases[number].elem;
    Sudog *sg;
    if (number < s->nsends) {
        if (c->closed)
            return (Attempt){.done = true, .closed_send = true};
        if ((sg = waitq_dequeue(&c->recvq)) != NULL)
            return (Attempt){.done = true, .wake = chan_send_to(c, sg, elem)};
        if (c->qcount == c->dataqsiz)
            return (Attempt){.done = false};
        chan_buf_put(c, elem);
        return (Attempt){.done = true};
    }
    if ((sg = waitq_dequeue(&c->sendq)) != NULL)
        return (Attempt){.done = true, .received = true, .wake = chan_recv_from(c, sg, elem)};
    if (c->qcount > 0) {
        chan_buf_take(c, elem);
        return (Attempt){.done = true, .received = true};
    }
    if (c->closed && elem != NULL)
        chanclear(c, elem);
    return (Attempt){.done = c->closed};
}

// Nothing is locked any more.
static SelectResult finish(uint16_t number, Attempt a)
{
    if (a.closed_send)
        panic_plain_error("send on closed channel");
    if (a.wake != NULL)
        goready(a.wake, 2);
    return (SelectResult){number, a.received};
}

// Worth locking? Without the lock.
static inline bool looks_ready(const Select *s, uint16_t number)
{
    Hchan *c = s->cases[number].c;
    if (atomic_load_relaxed(&c->closed))
        return true;
    if (number < s->nsends)
        return atomic_load_relaxed(&c->recvq.first) != NULL || atomic_load_relaxed(&c->qcount) < c->dataqsiz;
    return atomic_load_relaxed(&c->sendq.first) != NULL || atomic_load_relaxed(&c->qcount) > 0;
}

// Runs on g0 when the goroutine has left its stack. Unlocks each channel once: the Sudogs are in lock order. Behind the
// last unlock the goroutine may run again and its list be gone, so that is looked at before.
static bool park_commit(G *gp, void *unused)
{
    Hchan *last = NULL;
    for (Sudog *sg = gp->waiting; sg != NULL; sg = sg->waitlink) {
        if (sg->c != last && last != NULL)
            chanunlock(last);
        last = sg->c;
    }
    if (last != NULL)
        chanunlock(last);
    return true;
}

// All channels locked: queue up on each.
static void enqueue_all(const Select *s, G *gp)
{
    Sudog **link = &gp->waiting;
    for (intgo i = 0; i < s->n; i++) {
        uint16_t number = s->order[i];
        Scase *cas = &s->cases[number];
        Sudog *sg = acquireSudog();
        sg->g = gp;
        sg->isSelect = true;
        sg->elem = cas->elem;
        sg->c = cas->c;
        *link = sg;
        link = &sg->waitlink;
        waitq_enqueue(number < s->nsends ? &cas->c->sendq : &cas->c->recvq, sg);
    }
}

// All channels locked: leaves all queues and gives the case whose Sudog fired.
static SelectResult dequeue_all(const Select *s, G *gp, const Sudog *fired, bool *success)
{
    SelectResult result = {-1, false};
    Sudog *sg = gp->waiting;
    gp->waiting = NULL;
    for (intgo i = 0; i < s->n; i++) {
        uint16_t number = s->order[i];
        Hchan *c = s->cases[number].c;
        if (sg == fired) {
            *success = sg->success;
            result = (SelectResult){number, number >= s->nsends && sg->success};
        } else {
            waitq_remove(number < s->nsends ? &c->sendq : &c->recvq, sg);
        }
        Sudog *next = sg->waitlink;
        sg->waitlink = NULL;
        sg->elem = NULL;
        sg->isSelect = false;
        sg->c = NULL;
        releaseSudog(sg);
        sg = next;
    }
    if (result.index < 0)
        throw("selectgo: bad wakeup");
    return result;
}

static SelectResult wait_for_any(const Select *s)
{
    G *gp = getg();
    if (gp->waiting != NULL)
        throw("gp.waiting != nil");
    enqueue_all(s, gp);
    gp->param = NULL;
    gopark(park_commit, NULL, waitReasonSelect, 1);

    lock_all(s);
    atomic_store_rel(&gp->selectDone, 0);
    const Sudog *fired = gp->param;
    gp->param = NULL;
    bool success = false;
    SelectResult result = dequeue_all(s, gp, fired, &success);
    unlock_all(s);
    if (result.index < s->nsends && !success)
        panic_plain_error("send on closed channel");
    return result;
}

// Looks at all cases at one moment, and waits if none can proceed.
static inline SelectResult select_slow(const Select *s, bool block)
{
    lock_all(s);
    for (intgo i = 0; i < s->n; i++) {
        uint16_t number = s->poll[i];
        Attempt a = try_case(s, number);
        if (a.done) {
            unlock_all(s);
            return finish(number, a);
        }
    }
    if (!block) {
        unlock_all(s);
        return (SelectResult){-1, false};
    }
    return wait_for_any(s);
}

static void look_at_timers(const Select *s)
{
    for (intgo i = 0; i < s->n; i++) {
        Timer *t = s->cases[s->poll[i]].c->timer;
        if (t != NULL)
            chantimerops->look(t);
    }
}

// The scheduler looks at timers with channels only while somebody waits for them; that is said before channels are
// locked.
static void wait_for_timers(const Select *s, int32_t n)
{
    for (intgo i = 0; i < s->n; i++) {
        Timer *t = s->cases[s->poll[i]].c->timer;
        if (t != NULL)
            chantimerops->wait(t, n);
    }
}

// Gives the number of the case that proceeded and whether it received a value; index -1 for default (block false).
// Sends come first among the cases.
SelectResult selectgo(Scase *cases, uint16_t *order0, intgo nsends, intgo nrecvs, bool block)
{
    intgo ncases = nsends + nrecvs;
    Select s = {.cases = cases, .poll = order0, .order = order0 + ncases, .nsends = nsends};
    shuffle(&s, ncases);
    if (UNLIKELY(s.timers))
        look_at_timers(&s);
    for (intgo i = 0; i < s.n; i++) {
        uint16_t number = s.poll[i];
        if (!looks_ready(&s, number))
            continue;
        chanlock(cases[number].c);
        Attempt a = try_case(&s, number);
        chanunlock(cases[number].c);
        if (a.done)
            return finish(number, a);
    }

    sort_by_address(&s);
    if (LIKELY(!s.timers) || !block)
        return select_slow(&s, block);
    wait_for_timers(&s, 1);
    SelectResult r = select_slow(&s, true);
    wait_for_timers(&s, -1);
    return r;
}

// select {}
void block(void)
{
    gopark(NULL, NULL, waitReasonSelectNoCases, 1);
    throw("unreachable");
}
