// test_runq.c: the run queues of runtime/sched/runq.c: order, runnext, overflow, stealing; then with real threads:
// however owner and thieves interleave, each goroutine comes out exactly once.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdlib.h>

#include "sched/rt.h"

Sched sched;
int32_t gomaxprocs = 2;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

void lock(Mutex *l)
{
    pthread_mutex_lock(&mutex);
}

void unlock(Mutex *l)
{
    pthread_mutex_unlock(&mutex);
}

// Empty queues; the rings' indices begin shortly before they wrap around.
static int setup(void **state)
{
    sched = (Sched){0};
    P *ps = calloc(3, sizeof(P));
    for (int i = 0; i < 3; i++)
        ps[i].runqhead = ps[i].runqtail = UINT32_MAX - 5;
    *state = ps;
    return 0;
}

static int teardown(void **state)
{
    free(*state);
    return 0;
}

static G gs[600];

static intptr_t get(P *pp)
{
    bool inherit;
    G *gp = runqget(pp, &inherit);
    return gp == NULL ? -1 : gp - gs;
}

static void put(P *pp, int from, int to)
{
    for (int i = from; i < to; i++)
        runqput(pp, &gs[i], false);
}

static void test_fifo(void **state)
{
    P *pp = *state;
    assert_true(runqempty(pp));
    assert_int_equal(get(pp), -1);
    put(pp, 0, 20);
    assert_false(runqempty(pp));
    for (int i = 0; i < 20; i++)
        assert_int_equal(get(pp), i);
    assert_int_equal(get(pp), -1);
    assert_true(runqempty(pp));
}

static void test_runnext(void **state)
{
    P *pp = *state;
    bool inherit = false;
    put(pp, 0, 2);
    runqput(pp, &gs[10], true);
    assert_ptr_equal(runqget(pp, &inherit), &gs[10]);
    assert_true(inherit);
    assert_ptr_equal(runqget(pp, &inherit), &gs[0]);
    assert_false(inherit);
    runqput(pp, &gs[11], true);
    runqput(pp, &gs[12], true); // kicks 11 to the tail
    assert_int_equal(get(pp), 12);
    assert_int_equal(get(pp), 1);
    assert_int_equal(get(pp), 11);
    runqput(pp, &gs[13], true);
    assert_false(runqempty(pp));
    assert_int_equal(get(pp), 13);
    assert_int_equal(get(pp), -1);
}

static void test_overflow(void **state)
{
    P *pp = *state;
    put(pp, 0, 256);
    assert_int_equal(sched.runqsize, 0);
    put(pp, 256, 257); // the older half and the new one go to the global queue
    assert_int_equal(sched.runqsize, 129);
    for (int i = 128; i < 256; i++)
        assert_int_equal(get(pp), i);
    assert_int_equal(get(pp), -1);
    G *gp = sched.runq.head;
    for (int i = 0; i < 128; i++, gp = gp->schedlink)
        assert_ptr_equal(gp, &gs[i]);
    assert_ptr_equal(gp, &gs[256]);
    assert_ptr_equal(gp, sched.runq.tail);
    assert_null(gp->schedlink);
}

static void test_global(void **state)
{
    P *pp = *state;
    assert_null(globrunqget(pp, 0));
    for (int i = 0; i < 10; i++)
        globrunqput(&gs[i]);
    assert_int_equal(sched.runqsize, 10);
    assert_ptr_equal(globrunqget(pp, 1), &gs[0]); // one only
    assert_int_equal(get(pp), -1);
    assert_ptr_equal(globrunqget(pp, 0), &gs[1]); // a share: 9 / 2 Ps + 1, the others to the P's queue
    for (int i = 2; i < 6; i++)
        assert_int_equal(get(pp), i);
    assert_int_equal(get(pp), -1);
    assert_int_equal(sched.runqsize, 4);
    for (int i = 6; i < 10; i++)
        assert_ptr_equal(globrunqget(pp, 1), &gs[i]);
    assert_null(globrunqget(pp, 0));
    assert_null(sched.runq.head);
    assert_null(sched.runq.tail);
    globrunqput(&gs[0]);
    assert_ptr_equal(globrunqget(pp, 0), &gs[0]);
}

static void test_steal(void **state)
{
    P *pp = *state, *victim = pp + 1;
    assert_null(runqsteal(pp, victim, true));
    put(victim, 0, 7);
    assert_ptr_equal(runqsteal(pp, victim, false), &gs[3]); // half, rounded up; the last of them to run now
    for (int i = 0; i < 3; i++)
        assert_int_equal(get(pp), i);
    assert_int_equal(get(pp), -1);
    for (int i = 4; i < 7; i++)
        assert_int_equal(get(victim), i);
    assert_int_equal(get(victim), -1);
    runqput(victim, &gs[9], true);
    assert_null(runqsteal(pp, victim, false));
    assert_ptr_equal(runqsteal(pp, victim, true), &gs[9]);
    assert_int_equal(get(pp), -1);
    assert_true(runqempty(victim));
    put(victim, 0, 256);
    assert_ptr_equal(runqsteal(pp, victim, false), &gs[127]);
    assert_int_equal(pp->runqtail - pp->runqhead, 127);
}

// Threads: the owner makes and takes goroutines, thieves steal and take, until all have been taken.
enum { Count = 400000, Thieves = 2 };

static G *many;
static uint32_t *taken; // atomic, one per goroutine
static uint32_t total;  // atomic

static void take(G *gp)
{
    atomic_xadd(&taken[gp - many], 1);
    atomic_xadd(&total, 1);
}

static void takefrom(P *pp)
{
    bool inherit;
    G *gp;
    while ((gp = runqget(pp, &inherit)) != NULL)
        take(gp);
}

typedef struct Thief {
    P *own, *victim;
} Thief;

static void *steal(void *arg)
{
    Thief *t = arg;
    while (atomic_load(&total) < Count) {
        G *gp = runqsteal(t->own, t->victim, true);
        if (gp == NULL) {
            sched_yield();
            continue;
        }
        take(gp);
        takefrom(t->own);
    }
    return NULL;
}

static void takeglobal(P *pp, int32_t max)
{
    lock(&sched.lock);
    G *gp = globrunqget(pp, max);
    unlock(&sched.lock);
    if (gp != NULL)
        take(gp);
}

static void test_threads(void **state)
{
    P *pp = *state;
    many = calloc(Count, sizeof(G));
    taken = calloc(Count, sizeof *taken);
    total = 0;
    pthread_t threads[Thieves];
    Thief thieves[Thieves];
    for (int i = 0; i < Thieves; i++) {
        thieves[i] = (Thief){&pp[1 + i], pp};
        assert_int_equal(pthread_create(&threads[i], NULL, steal, &thieves[i]), 0);
    }
    uint32_t random = 1;
    for (int made = 0; made < Count;) {
        random = random * 1664525 + 1013904223;
        int burst = random >> 24;
        for (int i = 0; i < burst && made < Count; i++)
            runqput(pp, &many[made++], i % 3 == 0);
        bool inherit;
        for (int i = random >> 16 & 63; i > 0; i--) {
            G *gp = runqget(pp, &inherit);
            if (gp != NULL)
                take(gp);
        }
        takeglobal(pp, 1);
    }
    while (atomic_load(&total) < Count) {
        takefrom(pp);
        takeglobal(pp, 0);
    }
    for (int i = 0; i < Thieves; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < Count; i++)
        assert_int_equal(taken[i], 1);
    assert_true(runqempty(pp));
    free(many);
    free(taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fifo, setup, teardown),
        cmocka_unit_test_setup_teardown(test_runnext, setup, teardown),
        cmocka_unit_test_setup_teardown(test_overflow, setup, teardown),
        cmocka_unit_test_setup_teardown(test_global, setup, teardown),
        cmocka_unit_test_setup_teardown(test_steal, setup, teardown),
        cmocka_unit_test_setup_teardown(test_threads, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
