// mgcwork.c: work for those who mark: addresses of objects whose pointers are to be followed, and the end of it.
//
// Each worker has a buffer that it takes from and one to spare, so that it does not go back and forth between all and
// one. Full ones go to a list of all, from which whoever has nothing takes; if somebody waits, a worker gives half of
// what it has. Nothing recurses, and the memory is bounded because large objects are followed piece by piece
// (mgcmark.c).
//
// Marking is over when every worker that takes part is idle and the list is empty: then, under the lock, it is closed,
// and nobody can join any more. Threads come and go as the system lets them run: none is waited for that has not begun.
// Beside the program there is also what the Ps hold, from the write barrier and from stacks that they have looked at:
// whoever finds nothing else takes that, and if there was none, he is the one to stop the world and see to the end
// (gc_marked). Goroutines that help (gc_assist) are visitors: they do not wait for work, but while one is there marking
// is not over, for it may hold the only thing that is left.
//
// Helpers, beside the program, are for Ps that are idle. A thread that competes with those that have a P would make
// their goroutines wait for whole time slices of the system's; when all Ps are busy, the goroutines that allocate mark,
// in small pieces. If they mark next to nothing, a helper takes a short turn now and then, lest marking never ends.
#include "mem/mgc.h"

static struct {
    Mutex lock;
    Workbuf *full, *empty; // lock
    int32_t nfull;         // lock, read atomically as a hint
    int32_t workers;       // taking part; lock
    int32_t idle;          // of them without work; lock, read atomically as a hint
    int32_t visitors;      // goroutines that mark just now; lock
    bool hungry;           // atomic: a goroutine that wanted to help has found nothing
    bool open;             // lock
    enum GcMode mode;      // lock
    const GcWork *last;    // who has closed it; lock
    GcTotals totals;       // of all workers; lock
    uint64_t progress;     // atomic: bytes of roots and objects done
    uint32_t wake;         // futex of the helpers: changes when there is something to do
} work;

enum { Batch = 16, Stock = 4 };

G0_CODE

// work.lock held.
static Workbuf *emptybuf(void)
{
    if (work.empty == NULL) {
        Workbuf *batch = persistentalloc(Batch * sizeof(Workbuf), 64);
        for (uint32_t i = 0; i < Batch; i++) {
            batch[i].next = work.empty;
            work.empty = &batch[i];
        }
    }
    Workbuf *b = work.empty;
    work.empty = b->next;
    b->n = 0;
    return b;
}

static void putfull(Workbuf *b)
{
    b->next = work.full;
    work.full = b;
    atomic_store_relaxed(&work.nfull, work.nfull + 1);
}

static Workbuf *takefull(void)
{
    Workbuf *b = work.full;
    if (b == NULL)
        return NULL;
    work.full = b->next;
    atomic_store_relaxed(&work.nfull, work.nfull - 1);
    return b;
}

// The buffer is full, or there is none.
NOINLINE void gcwork_putslow(GcWork *w, uintptr_t p)
{
    Workbuf *b = w->spare;
    w->spare = w->buf;
    w->buf = b;
    if (b == NULL || b->n == BufMax) {
        lock(&work.lock);
        if (b != NULL)
            putfull(b);
        w->buf = emptybuf();
        unlock(&work.lock);
    }
    w->buf->obj[w->buf->n++] = p;
}

static inline bool has(const Workbuf *b)
{
    return b != NULL && b->n > 0;
}

// Under the lock: takes a full buffer for one of w's empty ones.
static bool refill(GcWork *w)
{
    Workbuf *b = takefull();
    if (b == NULL)
        return false;
    if (w->buf != NULL) {
        w->buf->next = work.empty;
        work.empty = w->buf;
    }
    w->buf = b;
    return true;
}

// Own or what lies about; 0: none at the moment.
static inline uintptr_t trymore(GcWork *w)
{
    if (has(w->spare)) {
        Workbuf *b = w->buf;
        w->buf = w->spare;
        w->spare = b;
    } else {
        if (atomic_load_relaxed(&work.nfull) == 0)
            return 0;
        lock(&work.lock);
        bool got = refill(w);
        unlock(&work.lock);
        if (!got)
            return 0;
    }
    return w->buf->obj[--w->buf->n];
}

NOINLINE uintptr_t gcwork_trymore(GcWork *w)
{
    return trymore(w);
}

static void gatherfrom(GcWork *w)
{
    gcwork_lock(w);
    gcwork_flush(w);
    gcwork_count(w);
    gcwork_unlock(w);
}

bool gcwork_gather(void)
{
    int32_t before = atomic_load(&work.nfull);
    for (int32_t i = 0; i < nallp; i++)
        gatherfrom(allp[i]->mcache->gcw);
    return atomic_load(&work.nfull) != before;
}

// work.lock held. Nobody has anything in hand.
static bool allidle(void)
{
    return work.idle == work.workers && work.visitors == 0;
}

// work.lock held, given up for a moment. All are idle: true if there is something to do after all, or somebody else has
// found that there is not.
static bool gatherlast(GcWork *w)
{
    if (work.mode != GcBeside)
        return false;
    unlock(&work.lock);
    bool all = gcmark_missed(w);
    gcwork_flush(w);
    gcwork_gather();
    lock(&work.lock);
    return !all || !work.open || work.full != NULL || !allidle();
}

bool gcwork_visit(void)
{
    lock(&work.lock);
    bool open = work.open && work.mode == GcBeside;
    work.visitors += open;
    unlock(&work.lock);
    return open;
}

// Helpers may not have come to it yet.
bool gcwork_leave(GcWork *w, bool enough)
{
    gcwork_flush(w);
    gcwork_count(w);
    if (!enough)
        atomic_store_relaxed(&work.hungry, true);
    lock(&work.lock);
    work.visitors--;
    bool over = !enough && work.open && work.full == NULL && allidle() && !gatherlast(w);
    if (over)
        work.open = false;
    unlock(&work.lock);
    gcwork_count(w);
    return over;
}

void gcwork_tell(GcWork *w)
{
    uint64_t done = w->totals.bytes + w->totals.rootbytes;
    __atomic_fetch_add(&work.progress, done - w->told, __ATOMIC_RELAXED);
    w->told = done;
}

uint64_t gcwork_progress(void)
{
    return atomic_load_relaxed(&work.progress);
}

void gcwork_count(GcWork *w)
{
    GcTotals t = w->totals;
    gcwork_tell(w);
    w->totals = (GcTotals){0};
    w->told = 0;
    lock(&work.lock);
    work.totals.bytes += t.bytes;
    work.totals.objects += t.objects;
    work.totals.rootbytes += t.rootbytes;
    work.totals.stackbytes += t.stackbytes;
    unlock(&work.lock);
}

// Waits until there is work, or none anywhere. A worker that waits burns its processor for a moment, then sleeps: the
// others may have a list to follow, which only one can.
static NOINLINE bool waitwork(GcWork *w)
{
    gcwork_count(w);
    lock(&work.lock);
    work.idle++;
    for (uint32_t tries = 0; work.open; tries++) {
        if (refill(w)) {
            work.idle--;
            unlock(&work.lock);
            return true;
        }
        if (allidle() && !gatherlast(w)) {
            work.open = false;
            work.last = w;
            break;
        }
        unlock(&work.lock);
        if (tries < 100)
            for (uint32_t i = 0; i < 50; i++)
                cpu_relax();
        else
            usleep(20);
        lock(&work.lock);
    }
    work.workers--;
    work.idle--;
    unlock(&work.lock);
    return false;
}

uintptr_t gcwork_get(GcWork *w)
{
    uintptr_t p = gcwork_try(w);
    if (p != 0 || !waitwork(w))
        return p;
    return w->buf->obj[--w->buf->n];
}

void gcwork_share(GcWork *w)
{
    if (!gcwork_wanted())
        return;
    Workbuf *b = w->buf;
    atomic_store_relaxed(&work.hungry, false);
    if (has(w->spare)) {
        lock(&work.lock);
        putfull(w->spare);
        w->spare = NULL;
        unlock(&work.lock);
    } else if (b != NULL && b->n > 4) {
        lock(&work.lock);
        Workbuf *half = emptybuf();
        half->n = b->n / 2;
        b->n -= half->n;
        memcpy(half->obj, &b->obj[b->n], half->n * 8);
        putfull(half);
        unlock(&work.lock);
    }
}

void gcwork_flush(GcWork *w)
{
    lock(&work.lock);
    for (Workbuf **b = &w->buf; b != NULL; b = b == &w->buf ? &w->spare : NULL) {
        if (*b == NULL)
            continue;
        if ((*b)->n > 0) {
            putfull(*b);
        } else {
            (*b)->next = work.empty;
            work.empty = *b;
        }
        *b = NULL;
    }
    unlock(&work.lock);
}

GcTotals gcwork_totals(void)
{
    return work.totals;
}

void gcwork_settle(void)
{
    while (atomic_load(&work.workers) != 0)
        osyield();
}

void gcwork_begin(enum GcMode mode)
{
    lock(&work.lock);
    work.open = true;
    work.mode = mode == GcAgain ? GcBeside : mode;
    work.last = NULL;
    if (mode != GcRest && mode != GcAgain) {
        work.totals = (GcTotals){0};
        atomic_store_relaxed(&work.progress, 0);
    }
    work.workers = work.mode == GcBeside ? 0 : 1;
    work.idle = 0;
    unlock(&work.lock);
}

void gcwork_end(GcWork *w)
{
    gcwork_flush(w);
    gcwork_count(w);
    lock(&work.lock);
    work.open = false;
    work.workers = 0;
    unlock(&work.lock);
}

bool gcwork_last(const GcWork *w)
{
    return work.last == w && work.mode == GcBeside;
}

bool gcwork_wanted(void)
{
    bool wanted = atomic_load_relaxed(&work.idle) != 0 || atomic_load_relaxed(&work.hungry);
    return wanted && atomic_load_relaxed(&work.nfull) < Stock;
}

bool gcwork_join(void)
{
    lock(&work.lock);
    bool open = work.open && work.mode != GcRest;
    if (open)
        work.workers++;
    unlock(&work.lock);
    return open;
}

// ---- Other threads that mark ----

static int32_t nhelpers;

enum { TurnEvery = 10000000, Turn = 250000, Look = 1000000 }; // ns
enum { TurnMarks = 256 << 10 };                               // bytes, about

bool gcwork_unwanted(const GcWork *w)
{
    return w->number > atomic_load_relaxed(&sched.npidle) && work.mode == GcBeside && nanotime() >= w->until;
}

// All Ps are busy: is it time for w's helper to take a turn? Not if goroutines have marked as much meanwhile.
static bool turn(GcWork *w)
{
    int64_t now = nanotime();
    uint64_t done = gcwork_progress();
    if (w->number != 1 || now - w->until <= TurnEvery)
        return false;
    bool stalled = done - w->before < TurnMarks;
    w->until = stalled ? now + Turn : now;
    w->before = done;
    return stalled;
}

// w's helper has taken part and goes.
static void gcwork_quit(GcWork *w)
{
    gcwork_flush(w);
    gcwork_count(w);
    w->before = gcwork_progress();
    lock(&work.lock);
    work.workers--;
    unlock(&work.lock);
}

// A thread of its own, without a P: it takes part whenever there is marking to do.
static void helper(void)
{
    GcWork *w = persistentalloc(sizeof(GcWork), 64);
    w->number = nhelpers;
    for (;;) {
        uint32_t seen = atomic_load(&work.wake);
        bool more = atomic_load_relaxed(&work.open), unwanted = more && gcwork_unwanted(w);
        if (more && (!unwanted || turn(w)) && gcwork_join()) {
            more = !gcmark_drain(w);
            if (more)
                gcwork_quit(w);
            else if (gcwork_last(w))
                gc_marked();
        }
        futexsleep(&work.wake, seen, more ? Look : -1);
    }
}

void gcwork_helpers(int32_t n)
{
    int32_t want = (gomaxprocs < ncpu ? gomaxprocs : ncpu) - 1;
    if (want < 1)
        want = 1;
    while (nhelpers < want) {
        nhelpers++;
        lock(&sched.lock);
        sched.nmsys++; // before it exists: checkdead must never count it as one that works
        unlock(&sched.lock);
        newm(helper, NULL, false);
    }
    atomic_xadd(&work.wake, 1);
    if (n > 0)
        futexwakeup(&work.wake, (uint32_t)n);
}

G0_CODE_END
