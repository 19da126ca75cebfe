// The timer heap against a model: after any sequence of additions and removals the first is the earliest, and each
// timer knows its place.
#include "shims.h"

#include <stdlib.h>

#include "svc/svc.h"

enum { Timers = 500, Steps = 200000 };

static Timer timers[Timers];

static void check_heap(TimerHeap *h, int64_t count)
{
    int64_t least = 0;
    for (int i = 0; i < Timers; i++)
        if (timers[i].heap != NULL && (least == 0 || timers[i].when < least))
            least = timers[i].when;
    assert_int_equal(h->len, count);
    assert_int_equal(h->first, least);
    for (intgo i = 0; i < h->len; i++) {
        assert_int_equal(h->at[i].timer->index, i);
        assert_int_equal(h->at[i].timer->when, h->at[i].when);
    }
}

static void random_steps(void **state)
{
    TimerHeap h = {0};
    int64_t count = 0;
    for (int step = 0; step < Steps; step++) {
        Timer *t = &timers[cheaprandn(Timers)];
        if (t->heap == NULL) {
            t->when = 1 + cheaprandn(1000);
            timerheap_add(&h, t);
            count++;
        } else {
            timerheap_remove(&h, t);
            count--;
        }
        assert_int_equal(h.first == 0, count == 0);
        if (step % 1000 == 0)
            check_heap(&h, count);
    }
}

static void comes_out_in_order(void **state)
{
    static Timer t[Timers];
    TimerHeap h = {0};
    for (int i = 0; i < Timers; i++) {
        t[i].when = 1 + cheaprandn(100);
        timerheap_add(&h, &t[i]);
    }
    int64_t last = 0;
    for (int i = 0; i < Timers; i++) {
        assert_true(h.at[0].when >= last);
        last = h.at[0].when;
        timerheap_remove(&h, h.at[0].timer);
    }
    assert_int_equal(h.len, 0);
    assert_int_equal(h.first, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_steps),
        cmocka_unit_test(comes_out_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
