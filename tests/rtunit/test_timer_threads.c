// Timers between real threads: each thread is an M with a P. Some run what is due, others start and stop timers. What
// Stop promises must hold: once it has returned, the function is not called before the timer is started again.
#include "threads.h"

#include "svc/svc.h"

enum { Timers = 40, Runners = 3, Setters = 3, Steps = 4000, Ps = Runners + Setters };

typedef struct Timed {
    Timer t;               // first: a Timer is its Timed
    pthread_mutex_t owner; // of whoever starts and stops it
    uint32_t armed;        // atomic: it may fire
    uint32_t fired;        // atomic
    uint32_t wrong;        // atomic: fired when it must not
} Timed;

Sched sched;
static Timed timers[Timers];
static int64_t now;    // atomic
static bool over;      // atomic
static uint32_t fires; // atomic
static void (*run)(P *);

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

static void fire(Eface arg, uintptr_t seq, int64_t late)
{
    Timed *d = arg.data;
    if (!atomic_load(&d->armed))
        atomic_xadd(&d->wrong, 1);
    if (d->t.period == 0)
        atomic_store(&d->armed, 0);
    atomic_xadd(&d->fired, 1);
    atomic_xadd(&fires, 1);
}
static Funcval firev = {(void (*)(void))fire};

static void runner(Thread *t)
{
    while (!atomic_load(&over)) {
        atomic_xadd(&now, 1);
        if (atomic_load(&run) != NULL)
            atomic_load (&run)(&t->ps[cheaprand() % Ps]); // anybody's
    }
}

static void setter(Thread *t)
{
    for (int i = 0; i < Steps; i++) {
        Timed *d = &timers[cheaprand() % Timers];
        pthread_mutex_lock(&d->owner);
        bool pending = time_stop(&d->t);
        if (pending && d->t.period == 0 && !atomic_load(&d->armed))
            atomic_xadd(&d->wrong, 1); // it has fired
        atomic_store(&d->armed, 0);
        uint32_t before = atomic_load(&d->fired);
        sched_yield();
        if (atomic_load(&d->fired) != before)
            atomic_xadd(&d->wrong, 1);
        if (cheaprand() % 4 != 0) {
            atomic_store(&d->armed, 1);
            time_reset(&d->t, atomic_load(&now) + cheaprand() % 50, cheaprand() % 3 == 0 ? 5 : 0);
        }
        pthread_mutex_unlock(&d->owner);
    }
}

static void stop_and_reset(void **state)
{
    static P ps[Ps];
    static Thread threads[Ps];
    atomic_store(&now, 1);
    for (int i = 0; i < Timers; i++) {
        timers[i].t.f = &firev;
        timers[i].t.arg.data = &timers[i];
        pthread_mutex_init(&timers[i].owner, NULL);
    }
    for (int i = 0; i < Ps; i++)
        thread_run(&threads[i], ps, i, i < Runners ? runner : setter);
    for (int i = Runners; i < Ps; i++)
        pthread_join(threads[i].id, NULL);
    atomic_store(&over, true);
    for (int i = 0; i < Runners; i++)
        pthread_join(threads[i].id, NULL);
    for (int i = 0; i < Timers; i++) {
        assert_int_equal(timers[i].wrong, 0);
        time_stop(&timers[i].t);
    }
    for (int i = 0; i < Ps; i++)
        assert_int_equal(ps[i].timers.len, 0);
    assert_true(fires > Steps / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stop_and_reset)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
