// timer.c: timers: time.Sleep, and what time.Timer and time.Ticker are made of.
//
// Each P has a heap of timers, four children to a node, ordered by when. A timer goes to the heap of the P that starts
// it. The scheduler runs what is due (through timerops, NULL in programs without timers): the owner between two
// goroutines, any P that has nothing else to do; and of the Ms without work one, the idle waiter, sleeps no longer than
// until the first timer of all (sched/idlewait.c). Whoever starts a timer that is earlier than that wakes it.
//
// A timer's function runs on g0 and must not block: it wakes a goroutine, starts one or sends without waiting.
//
// Stop and Reset promise what Go 1.23 promises: once they have returned, no value of the time before arrives on the
// channel. The function is called under sendlock and only if seq is still what it was when the timer left the heap;
// Stop changes seq under the same lock and takes away a value that nobody has received. A call that it prevents so
// counts as not having fired.
//
// A timer with a channel is in a heap only while somebody waits on the channel; else it is looked at when somebody
// receives. So the collector takes timers and tickers that nothing can reach, whether they were stopped or not: a
// channel leads to its timer and the timer to its channel, and nothing else to either.
//
// Locks: t.lock, then a heap's lock. heap, index, when and period of a timer that is in a heap belong to that heap's
// lock; t.lock keeps two goroutines from starting the same timer at once. sendlock is apart and comes before channel
// locks.
#include "lang/chan.h"
#include "svc/svc.h"

enum { Arity = 4 };

static inline void setfirst(TimerHeap *h)
{
    atomic_store(&h->first, h->len > 0 ? h->at[0].when : 0);
}

static void place(TimerHeap *h, intgo i, TimerEntry e)
{
    h->at[i] = e;
    e.timer->index = i;
}

static void siftup(TimerHeap *h, intgo i, TimerEntry e)
{
    for (intgo up; i > 0 && h->at[up = (i - 1) / Arity].when > e.when; i = up)
        place(h, i, h->at[up]);
    place(h, i, e);
}

static void siftdown(TimerHeap *h, intgo i, TimerEntry e)
{
    for (;;) {
        intgo least = i * Arity + 1;
        if (least >= h->len)
            break;
        for (intgo k = least + 1; k < h->len && k < i * Arity + 1 + Arity; k++)
            if (h->at[k].when < h->at[least].when)
                least = k;
        if (h->at[least].when >= e.when)
            break;
        place(h, i, h->at[least]);
        i = least;
    }
    place(h, i, e);
}

// Lock held.
void timerheap_add(TimerHeap *h, Timer *t)
{
    if (h->len == h->cap) {
        intgo cap = h->cap == 0 ? 16 : h->cap * 2;
        TimerEntry *at = persistentalloc(cap * sizeof(TimerEntry), 64);
        if (h->len > 0)
            memmove(at, h->at, h->len * sizeof(TimerEntry));
        h->at = at;
        h->cap = cap;
    }
    atomic_store_rel(&t->heap, h);
    siftup(h, h->len++, (TimerEntry){t->when, t});
    setfirst(h);
}

// Lock held, t in h.
void timerheap_remove(TimerHeap *h, Timer *t)
{
    if (UNLIKELY(writeBarrierOn()))
        gcshade(t);
    intgo i = t->index;
    TimerEntry last = h->at[--h->len];
    if (i < h->len) {
        if (i > 0 && h->at[(i - 1) / Arity].when > last.when)
            siftup(h, i, last);
        else
            siftdown(h, i, last);
    }
    atomic_store_rel(&t->heap, NULL);
    setfirst(h);
}

// Takes t out of its heap; false if it was in none. t.lock held.
static bool unheap(Timer *t)
{
    for (;;) {
        TimerHeap *h = atomic_load_acq(&t->heap);
        if (h == NULL)
            return false;
        lock(&h->lock);
        bool found = t->heap == h;
        if (found)
            timerheap_remove(h, t);
        unlock(&h->lock);
        if (found)
            return true;
    }
}

static void fire(Timer *t, uintptr_t seq, int64_t delta)
{
    lock(&t->sendlock);
    if (t->seq == seq) { // else Stop came first
        atomic_xadd(&t->firing, -1);
        void (*f)(Eface, uintptr_t, int64_t) = (void (*)(Eface, uintptr_t, int64_t))t->f->code;
        __builtin_call_with_static_chain(f(t->arg, seq, delta), t->f);
    }
    unlock(&t->sendlock);
}

// On g0 with a P: runs the timers of pp that are due.
static void run(P *pp)
{
    TimerHeap *h = &pp->timers;
    int64_t now = nanotime();
    lock(&h->lock);
    while (h->len > 0 && h->at[0].when <= now) {
        Timer *t = h->at[0].timer;
        int64_t delta = now - t->when;
        uintptr_t seq = t->seq;
        if (t->sleeper == NULL)
            atomic_xadd(&t->firing, 1);
        if (t->period > 0) {
            t->when += t->period * (1 + delta / t->period);
            siftdown(h, 0, (TimerEntry){t->when, t});
            setfirst(h);
        } else {
            t->armed = false;
            timerheap_remove(h, t);
        }
        unlock(&h->lock);
        if (t->sleeper != NULL)
            goready(t->sleeper, 0);
        else
            fire(t, seq, delta);
        lock(&h->lock);
    }
    unlock(&h->lock);
}

// t is in no heap. quiet: this M is about to look for work itself, so nobody need be woken.
static void start(Timer *t, bool quiet)
{
    M *mp = acquirem();
    timersinit(run);
    TimerHeap *h = &mp->p->timers;
    int64_t when = t->when;
    lock(&h->lock);
    timerheap_add(h, t);
    unlock(&h->lock);
    if (!quiet)
        timerwake(when);
    releasem(mp);
}

// The value that the timer has sent and nobody received. sendlock held.
static bool drain(Timer *t)
{
    if (t->c == NULL)
        return false;
    bool drained = false;
    chanlock(t->c);
    while (t->c->qcount > 0) {
        chan_buf_take(t->c, NULL);
        drained = true;
    }
    chanunlock(t->c);
    return drained;
}

// lock held. True if the timer was still to fire, or if its value had not been received.
static bool stop(Timer *t)
{
    bool pending = unheap(t) || t->armed;
    t->armed = false;
    lock(&t->sendlock);
    t->seq++;
    pending |= atomic_xchg(&t->firing, 0) != 0; // that will not happen any more
    pending |= drain(t);
    unlock(&t->sendlock);
    return pending;
}

bool time_stop(Timer *t)
{
    lock(&t->lock);
    bool pending = stop(t);
    unlock(&t->lock);
    return pending;
}

bool time_reset(Timer *t, int64_t when, int64_t period)
{
    lock(&t->lock);
    bool pending = stop(t);
    t->when = when < 0 ? INT64_MAX : when; // the sum of now and a long time
    t->period = period;
    t->armed = t->c != NULL;
    if (t->c == NULL || t->waiting > 0)
        start(t, false);
    unlock(&t->lock);
    return pending;
}

// ---- Timers with a channel ----

typedef struct Due {
    Timer *t;
    uintptr_t seq;
    int64_t delta;
} Due;

static void firedue(void *arg)
{
    Due *d = arg;
    fire(d->t, d->seq, d->delta);
}

// lock held; t is in no heap.
static bool isdue(Timer *t, Due *d)
{
    int64_t now = t->armed ? nanotime() : 0;
    if (!t->armed || t->when > now)
        return false;
    *d = (Due){t, t->seq, now - t->when};
    if (t->period > 0)
        t->when += t->period * (1 + d->delta / t->period);
    else
        t->armed = false;
    atomic_xadd(&t->firing, 1);
    return true;
}

static void look(Timer *t)
{
    Due d;
    lock(&t->lock);
    bool due = atomic_load_acq(&t->heap) == NULL && isdue(t, &d);
    unlock(&t->lock);
    if (!due)
        return;
    M *mp = acquirem();
    systemstack(firedue, &d);
    releasem(mp);
}

static void waiton(Timer *t, int32_t n)
{
    lock(&t->lock);
    t->waiting += n;
    if (n < 0 && t->waiting == 0)
        unheap(t);
    else if (n > 0 && t->waiting == n && t->armed)
        start(t, false);
    unlock(&t->lock);
}

void time_bind(Timer *t)
{
    static const ChanTimerOps ops = {look, waiton};
    atomic_store(&chantimerops, &ops);
    t->c->timer = t;
}

// On g0, the goroutine off its stack: from here on the timer may wake it.
static bool startsleep(G *gp, void *unused)
{
    start(gp->timer, runqempty(getg()->m->p));
    return true;
}

void time_sleep(int64_t ns)
{
    if (ns <= 0)
        return;
    G *gp = getg();
    if (gp->timer == NULL)
        gp->timer = persistentalloc(sizeof(Timer), 64);
    Timer *t = gp->timer;
    int64_t when = nanotime() + ns;
    t->when = when < 0 ? INT64_MAX : when;
    t->sleeper = gp;
    gopark(startsleep, NULL, waitReasonSleep, 1);
}

int64_t runtime_nanotime(void)
{
    return nanotime();
}

TimeNow time_now(void)
{
    Walltime w = walltime();
    return (TimeNow){w.sec, w.nsec, nanotime()};
}
