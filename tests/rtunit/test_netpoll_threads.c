// The poller's wait words between real threads, with the real timers and a kernel that the test plays: readers wait for
// what writers announce, deadlines pass and are put off, descriptors are closed while somebody waits, and used again.
// Nobody sleeps for ever, and nothing that was announced is missed.
#include "threads.h"

#include <stdlib.h>

#include "svc/svc.h"

enum { Descs = 4, Rounds = 5000, Each = 8, Ps = 4 * Descs };
enum { Reader, Writer, Deadliner, Kernel }; // what thread number i does: i / Descs

Sched sched;
const PollOps *pollops;

// A descriptor, with what has arrived on it and was not read.
typedef struct Desc {
    PollDesc *pd;    // atomic
    uint64_t tag;    // atomic; 0: not open
    uint32_t edge;   // atomic: the kernel has an edge to deliver
    uint32_t data;   // atomic
    uint32_t read;   // of this round; the reader's
    uint32_t late;   // deadlines that passed; the reader's
    uint32_t closed; // atomic: the reader has seen the end
} Desc;

static Desc descs[Descs];
static int64_t now;    // atomic
static bool over;      // atomic
static bool deadlines; // a deadline hides that a wake-up was lost: so there is a run without
static void (*run)(P *);
static int32_t (*poll)(int64_t, GQueue *);

int64_t nanotime(void)
{
    return atomic_load(&now);
}

void timersinit(void (*fn)(P *))
{
    atomic_store(&run, fn);
}

void timerwake(int64_t when)
{
}

void netpollinit(void)
{
}

void idlepollinit(int32_t (*fn)(int64_t, GQueue *), void (*wake)(void))
{
    atomic_store(&poll, fn);
}

int32_t netpollopen(int32_t fd, uint64_t tag)
{
    atomic_store(&descs[fd].tag, tag);
    return 0;
}

int32_t netpollclose(int32_t fd)
{
    atomic_store(&descs[fd].tag, 0);
    return 0;
}

void netpollbreak(void)
{
}

void casgstatus(G *gp, uint32_t from, uint32_t to)
{
}

void Gosched(void)
{
    sched_yield();
}

// Delivers the edges, now and then again one of a descriptor that has been closed.
bool netpollwait(int64_t ns, void (*ready)(uint64_t, uint32_t, void *), void *arg)
{
    static _Thread_local uint64_t last[Descs];
    for (int i = 0; i < Descs; i++) {
        uint64_t tag = atomic_load(&descs[i].tag);
        bool edge = atomic_xchg(&descs[i].edge, 0) != 0;
        if (edge && tag != 0)
            ready(tag, PollIn, arg);
        else if (last[i] != 0 && last[i] != tag && cheaprand() % 8 == 0)
            ready(last[i], PollIn | PollOut, arg);
        if (tag != 0 && cheaprand() % 8 == 0)
            last[i] = tag;
    }
    return false;
}

static void kernel(Thread *t)
{
    while (!atomic_load(&over)) {
        atomic_xadd(&now, 1);
        if (atomic_load(&run) != NULL)
            for (int i = 0; i < Ps; i++)
                atomic_load (&run)(&t->ps[i]);
        GQueue ready;
        if (atomic_load(&poll) == NULL)
            continue;
        atomic_load (&poll)(0, &ready);
        for (G *gp = ready.head, *next; gp != NULL; gp = next) {
            next = gp->schedlink;
            goready(gp, 0);
        }
        sched_yield();
    }
}

// Reads until the descriptor is closed.
static void readall(Desc *d, PollDesc *pd)
{
    for (;;) {
        intgo err = poll_reset(pd, 'r');
        if (err == PollErrNone) {
            uint32_t got = atomic_xchg(&d->data, 0);
            d->read += got;
            if (got > 0)
                continue;
            err = poll_wait(pd, 'r');
        }
        if (err == PollErrClosing)
            return;
        if (err != PollErrTimeout)
            continue;
        d->late++;
        assert_true(deadlines);
        poll_setdeadline(pd, atomic_load(&now) + 1 + cheaprand() % 20, 'r');
    }
}

static void reader(Thread *t)
{
    Desc *d = &descs[t->number % Descs];
    for (int round = 0; round < Rounds; round++) {
        PollDesc *pd;
        while ((pd = atomic_load(&d->pd)) == NULL)
            sched_yield();
        readall(d, pd);
        d->read += atomic_xchg(&d->data, 0);
        assert_int_equal(d->read, Each);
        d->read = 0;
        atomic_store(&d->pd, NULL);
        atomic_store(&d->closed, 1);
    }
}

static void writer(Thread *t)
{
    int fd = t->number % Descs;
    Desc *d = &descs[fd];
    for (int round = 0; round < Rounds; round++) {
        PollOpen open = poll_open((uintptr_t)fd);
        assert_int_equal(open.errno, 0);
        atomic_store(&d->pd, open.desc);
        for (int i = 0; i < Each; i++) {
            atomic_xadd(&d->data, 1);
            atomic_store(&d->edge, 1);
            // Half of the time all must have been read before it goes on: an edge that is missed is a hang.
            while (cheaprand() % 2 == 0 && atomic_load(&d->data) != 0)
                sched_yield();
        }
        while (atomic_load(&d->data) != 0 && cheaprand() % 100 != 0)
            sched_yield();
        poll_unblock(open.desc);
        while (atomic_xchg(&d->closed, 0) == 0)
            sched_yield();
        poll_close(open.desc);
    }
}

// Deadlines from aside, while others read and close. What it holds may have been closed and opened again by somebody
// else (the library counts users, this test does not): then that one's reads are late.
static void deadliner(Thread *t)
{
    while (deadlines && !atomic_load(&over)) {
        PollDesc *pd = atomic_load(&descs[t->number % Descs].pd);
        if (pd != NULL)
            poll_setdeadline(pd, cheaprand() % 3 == 0 ? -1 : atomic_load(&now) + cheaprand() % 30,
                             cheaprand() % 2 ? 'r' : 'r' + 'w');
        sched_yield();
    }
}

static void play(void)
{
    static P ps[Ps];
    static Thread threads[Ps];
    static void (*const bodies[])(Thread *) = {reader, writer, deadliner, kernel};
    atomic_store(&now, 1);
    atomic_store(&over, false);
    int n = Kernel * Descs + 1; // one kernel is enough
    for (int i = 0; i < n; i++)
        thread_run(&threads[i], ps, i, bodies[i / Descs]);
    for (int i = 0; i < Deadliner * Descs; i++)
        pthread_join(threads[i].id, NULL);
    atomic_store(&over, true);
    for (int i = Deadliner * Descs; i < n; i++)
        pthread_join(threads[i].id, NULL);
    assert_int_equal(sched.npollwait, 0);
    uint32_t late = 0;
    for (int i = 0; i < Descs; i++)
        late += descs[i].late;
    assert_int_equal(late > 0, deadlines);
}

static void without_deadlines(void **state)
{
    play();
}

static void with_deadlines(void **state)
{
    deadlines = true;
    play();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(without_deadlines), cmocka_unit_test(with_deadlines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
