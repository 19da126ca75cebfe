// Channels and select between real threads: every value sent arrives exactly once, nobody sleeps for ever, no lock and
// no queue entry is left behind. Each goroutine is a thread (threads.h).
#include "threads.h"

#include <stdlib.h>

#include "lang/chan.h"

enum { Senders = 4, Receivers = 3, Values = 5000, Channels = 3 };

static Rtype int_type = {.size = 8, .align = 8, .kind = KindInt};
static Hchan *channels[Channels], *done;
static uint32_t *seen; // atomic: how often each value has arrived

static Hchan *make_chan(intgo size)
{
    ChanType t = {.elem = &int_type};
    return makechan(&t, size);
}

static void send_plain(Thread *t)
{
    for (intgo i = 0; i < Values; i++) {
        intgo v = t->number * Values + i;
        chansend1(channels[v % Channels], &v);
    }
}

// Offers the value on all channels at once.
static void send_select(Thread *t)
{
    for (intgo i = 0; i < Values; i++) {
        intgo v = t->number * Values + i;
        Scase cases[Channels];
        uint16_t order[2 * Channels];
        for (int c = 0; c < Channels; c++)
            cases[c] = (Scase){channels[c], &v};
        SelectResult r = selectgo(cases, order, Channels, 0, true);
        assert_in_range(r.index, 0, Channels - 1);
    }
}

// Receives from all channels until done is closed.
static void receive_select(Thread *t)
{
    for (;;) {
        intgo v[Channels + 1];
        Scase cases[Channels + 1];
        uint16_t order[2 * (Channels + 1)];
        for (int c = 0; c <= Channels; c++)
            cases[c] = (Scase){c < Channels ? channels[c] : done, &v[c]};
        SelectResult r = selectgo(cases, order, 0, Channels + 1, true);
        if (r.index == Channels) {
            assert_false(r.received);
            return;
        }
        assert_true(r.received);
        atomic_xadd(&seen[v[r.index]], 1);
    }
}

// Receives from one channel until that is closed.
static void receive_plain(Thread *t)
{
    intgo v;
    while (chanrecv2(channels[t->number % Channels], &v))
        atomic_xadd(&seen[v], 1);
}

static void play(intgo size, void (*send)(Thread *), void (*receive)(Thread *))
{
    static P ps[Senders]; // nobody looks at them
    Thread senders[Senders], receivers[Receivers];
    seen = calloc(Senders * Values, sizeof *seen);
    for (int c = 0; c < Channels; c++)
        channels[c] = make_chan(size * c);
    done = make_chan(0);
    for (int i = 0; i < Receivers; i++)
        thread_run(&receivers[i], ps, i, receive);
    for (int i = 0; i < Senders; i++)
        thread_run(&senders[i], ps, i, send);
    for (int i = 0; i < Senders; i++) {
        pthread_join(senders[i].id, NULL);
        assert_null(senders[i].g.waiting);
    }
    for (int c = 0; c < Channels; c++) // receivers in a select first empty the buffers
        while (receive == receive_select && chanlen(channels[c]) > 0)
            sched_yield();
    closechan(done);
    for (int c = 0; receive == receive_plain && c < Channels; c++)
        closechan(channels[c]);
    for (int i = 0; i < Receivers; i++) {
        pthread_join(receivers[i].id, NULL);
        assert_null(receivers[i].g.waiting);
    }
    for (int i = 0; i < Senders * Values; i++)
        assert_int_equal(seen[i], 1);
    for (int c = 0; c < Channels; c++) {
        assert_int_equal(channels[c]->lock, 0);
        assert_null(channels[c]->sendq.first);
        assert_null(channels[c]->recvq.first);
        assert_int_equal(chanlen(channels[c]), 0);
    }
    free(seen);
}

static void plain_to_plain(void **state)
{
    play(0, send_plain, receive_plain);
    play(2, send_plain, receive_plain);
}

static void plain_to_select(void **state)
{
    play(0, send_plain, receive_select);
    play(2, send_plain, receive_select);
}

static void select_to_plain(void **state)
{
    play(0, send_select, receive_plain);
    play(2, send_select, receive_plain);
}

static void select_to_select(void **state)
{
    play(0, send_select, receive_select);
    play(2, send_select, receive_select);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_to_plain),
        cmocka_unit_test(plain_to_select),
        cmocka_unit_test(select_to_plain),
        cmocka_unit_test(select_to_select),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
