// mgcwork.c: work for those who mark: addresses of objects whose pointers are to be followed, and the end of it.
//
// Each worker has a buffer that it takes from and one to spare, so that it does not go back and forth between all and one.
// Full ones go to a list of all, from which whoever has nothing takes; if somebody waits, a worker gives half of what it
// has. Nothing recurses, and the memory is bounded because large objects are followed piece by piece (mgcmark.c).
//
// Marking is over when every worker that takes part is idle and the list is empty: then, under the lock, it is closed, and
// nobody can join any more. Threads come and go as the system lets them run: none is waited for that has not begun.
#include "mem/mgc.h"

static struct {
    Mutex lock;
    Workbuf *full, *empty;   // lock
    int32_t nfull;           // lock, read atomically as a hint
    int32_t workers;         // taking part; lock
    int32_t idle;            // of them without work; lock, read atomically as a hint
    bool open;               // lock
    GcTotals totals;         // of all workers; lock
    uint32_t wake;           // futex of the helpers: changes when there is something to do
} work;

enum { BufMax = sizeof(((Workbuf *)0)->obj) / 8, Batch = 16 };

G0_CODE

// work.lock held.
static Workbuf *emptybuf(void) {
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

static void putfull(Workbuf *b) {
    b->next = work.full;
    work.full = b;
    atomic_store_relaxed(&work.nfull, work.nfull + 1);
}

static Workbuf *takefull(void) {
    Workbuf *b = work.full;
    if (b == NULL) return NULL;
    work.full = b->next;
    atomic_store_relaxed(&work.nfull, work.nfull - 1);
    return b;
}

// The buffer is full, or there is none.
static NOINLINE void putslow(GcWork *w) {
    Workbuf *b = w->spare;
    w->spare = w->buf;
    w->buf = b;
    if (b != NULL && b->n < BufMax) return;
    lock(&work.lock);
    if (b != NULL) putfull(b);
    w->buf = emptybuf();
    unlock(&work.lock);
}

void gcwork_put(GcWork *w, uintptr_t p) {
    if (UNLIKELY(w->buf == NULL || w->buf->n == BufMax)) putslow(w);
    w->buf->obj[w->buf->n++] = p;
}

static inline bool has(const Workbuf *b) {
    return b != NULL && b->n > 0;
}

// Under the lock: takes a full buffer for one of w's empty ones.
static bool refill(GcWork *w) {
    Workbuf *b = takefull();
    if (b == NULL) return false;
    if (w->buf != NULL) {
        w->buf->next = work.empty;
        work.empty = w->buf;
    }
    w->buf = b;
    return true;
}

static NOINLINE bool trymore(GcWork *w) {
    if (has(w->spare)) {
        Workbuf *b = w->buf;
        w->buf = w->spare;
        w->spare = b;
        return true;
    }
    if (atomic_load_relaxed(&work.nfull) == 0) return false;
    lock(&work.lock);
    bool got = refill(w);
    unlock(&work.lock);
    return got;
}

uintptr_t gcwork_try(GcWork *w) {
    if (UNLIKELY(!has(w->buf)) && !trymore(w)) return 0;
    return w->buf->obj[--w->buf->n];
}

// Waits until there is work, or none anywhere. A worker that waits burns its processor for a moment, then sleeps: the
// others may have a list to follow, which only one can.
static NOINLINE bool waitwork(GcWork *w) {
    lock(&work.lock);
    work.idle++;
    work.totals.bytes += w->totals.bytes;
    work.totals.objects += w->totals.objects;
    work.totals.rootbytes += w->totals.rootbytes;
    work.totals.stackbytes += w->totals.stackbytes;
    w->totals = (GcTotals){0};
    for (uint32_t tries = 0; work.open; tries++) {
        if (refill(w)) {
            work.idle--;
            unlock(&work.lock);
            return true;
        }
        if (work.idle == work.workers) {
            work.open = false;
            break;
        }
        unlock(&work.lock);
        if (tries < 100)
            for (uint32_t i = 0; i < 50; i++) cpu_relax();
        else
            usleep(20);
        lock(&work.lock);
    }
    work.workers--;
    work.idle--;
    unlock(&work.lock);
    return false;
}

uintptr_t gcwork_get(GcWork *w) {
    if (UNLIKELY(!has(w->buf)) && !trymore(w) && !waitwork(w)) return 0;
    return w->buf->obj[--w->buf->n];
}

void gcwork_share(GcWork *w) {
    if (atomic_load_relaxed(&work.idle) == 0 || atomic_load_relaxed(&work.nfull) != 0) return;
    Workbuf *b = w->buf;
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

void gcwork_flush(GcWork *w) {
    lock(&work.lock);
    for (Workbuf **b = &w->buf; b != NULL; b = b == &w->buf ? &w->spare : NULL) {
        if (*b == NULL) continue;
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

GcTotals gcwork_totals(void) {
    return work.totals;
}

void gcwork_begin(void) {
    lock(&work.lock);
    work.open = true;
    work.totals = (GcTotals){0};
    work.workers = 1;
    work.idle = 0;
    unlock(&work.lock);
}

bool gcwork_join(void) {
    lock(&work.lock);
    bool open = work.open;
    if (open) work.workers++;
    unlock(&work.lock);
    return open;
}

// ---- Other threads that mark ----

static int32_t nhelpers;

// A thread of its own, without a P: it takes part whenever there is marking to do.
static void helper(void) {
    GcWork *w = persistentalloc(sizeof(GcWork), 64);
    for (;;) {
        uint32_t seen = atomic_load(&work.wake);
        if (gcwork_join()) gcmark_drain(w);
        futexsleep(&work.wake, seen, -1);
    }
}

void gcwork_helpers(void) {
    int32_t want = (gomaxprocs < ncpu ? gomaxprocs : ncpu) - 1;
    for (; nhelpers < want; nhelpers++) {
        lock(&sched.lock);
        sched.nmsys++; // before it exists: checkdead must never count it as one that works
        unlock(&sched.lock);
        newm(helper, NULL, false);
    }
    atomic_xadd(&work.wake, 1);
    if (want > 0) futexwakeup(&work.wake, (uint32_t)want);
}

G0_CODE_END
