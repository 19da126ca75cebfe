// Channels: wait queues, ring buffer, hand-over between goroutines, close, and select. The shims' gopark calls back
// into the test, which plays the other goroutine.
#include "shims.h"

#include "lang/chan.h"

static Rtype int_type = {.size = 8, .align = 8, .kind = KindInt};
static Rtype three_bytes = {.size = 3, .align = 1, .kind = KindArray};
static Rtype pointer_type = {.size = 8, .ptrdata = 8, .align = 8, .kind = KindPointer};
static Rtype large_type = {.size = 1 << 20};

static Hchan *make_chan(Rtype *elem, intgo size)
{
    ChanType t = {.elem = elem};
    return makechan(&t, size);
}

static void waitq_is_first_come_first_served(void **state)
{
    Waitq q = {NULL, NULL};
    G g = {0};
    Sudog s[4] = {{.g = &g}, {.g = &g}, {.g = &g}, {.g = &g}};
    assert_null(waitq_dequeue(&q));
    for (int i = 0; i < 4; i++)
        waitq_enqueue(&q, &s[i]);
    for (int i = 0; i < 4; i++)
        assert_ptr_equal(waitq_dequeue(&q), &s[i]);
    assert_null(waitq_dequeue(&q));
    assert_null(q.last);
}

static void waitq_remove_anywhere(void **state)
{
    for (int gone = 0; gone < 4; gone++) {
        Waitq q = {NULL, NULL};
        G g = {0};
        Sudog s[4] = {{.g = &g}, {.g = &g}, {.g = &g}, {.g = &g}};
        for (int i = 0; i < 4; i++)
            waitq_enqueue(&q, &s[i]);
        waitq_remove(&q, &s[gone]);
        waitq_remove(&q, &s[gone]); // is not there any more: nothing happens
        for (int i = 0; i < 4; i++)
            if (i != gone)
                assert_ptr_equal(waitq_dequeue(&q), &s[i]);
        assert_null(waitq_dequeue(&q));
        assert_null(q.first);
        assert_null(q.last);
    }
}

static void waitq_passes_over_selects_that_fired(void **state)
{
    Waitq q = {NULL, NULL};
    G fired = {.selectDone = 1}, waiting = {0};
    Sudog a = {.g = &fired, .isSelect = true}, b = {.g = &waiting, .isSelect = true};
    waitq_enqueue(&q, &a);
    waitq_enqueue(&q, &b);
    assert_ptr_equal(waitq_dequeue(&q), &b);
    assert_int_equal(waiting.selectDone, 1);
    assert_null(waitq_dequeue(&q));
}

static void buffer_is_a_ring(void **state)
{
    Hchan *c = make_chan(&int_type, 3);
    assert_int_equal(chancap(c), 3);
    intgo in = 0, out = 0, v;
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 1 + round % 3; i++, in++)
            chansend1(c, &in);
        assert_int_equal(chanlen(c), 1 + round % 3);
        for (int i = 0; i < 1 + round % 3; i++, out++) {
            assert_true(chanrecv2(c, &v));
            assert_int_equal(v, out);
        }
    }
    for (intgo i = 0; i < 3; i++)
        assert_true(selectnbsend(c, &i));
    assert_false(selectnbsend(c, &in));
    chanrecv1(c, NULL);
    assert_int_equal(chanlen(c), 2);
}

static void odd_element_sizes(void **state)
{
    Hchan *c = make_chan(&three_bytes, 4);
    for (int i = 0; i < 4; i++)
        chansend1(c, (uint8_t[]){(uint8_t)i, 7, (uint8_t)(9 - i)});
    for (int i = 0; i < 4; i++) {
        uint8_t v[4] = {0, 0, 0, 0xEE};
        chanrecv1(c, v);
        assert_memory_equal(v, ((uint8_t[]){(uint8_t)i, 7, (uint8_t)(9 - i), 0xEE}), 4);
    }
}

static void taken_pointers_are_cleared(void **state)
{
    Hchan *c = make_chan(&pointer_type, 1);
    void *p = &p, *v;
    chansend1(c, &p);
    chanrecv1(c, &v);
    assert_ptr_equal(v, p);
    assert_null(*(void **)c->buf);
}

static Hchan *parked_on;
static G partner;

static void partner_sends(G *gp)
{
    G *saved = hosted_g;
    hosted_g = &partner;
    partner.m = saved->m;
    intgo v = 42;
    chansend1(parked_on, &v);
    hosted_g = saved;
    assert_int_equal(gp->waitreason, waitReasonChanReceive);
}

static void partner_receives(G *gp)
{
    G *saved = hosted_g;
    hosted_g = &partner;
    partner.m = saved->m;
    intgo v;
    assert_true(chanrecv2(parked_on, &v));
    assert_int_equal(v, 1);
    hosted_g = saved;
    assert_int_equal(gp->waitreason, waitReasonChanSend);
}

static void partner_closes(G *gp)
{
    closechan(parked_on);
}

// The element arrives in the receiver's variable before the receiver runs again.
static void receiver_waits(void **state)
{
    parked_on = make_chan(&int_type, 0);
    shim_while_parked = partner_sends;
    intgo v = 0;
    assert_true(chanrecv2(parked_on, &v));
    assert_int_equal(v, 42);
    assert_int_equal(parked_on->lock, 0);
    assert_null(parked_on->recvq.first);
}

static void sender_waits(void **state)
{
    parked_on = make_chan(&int_type, 0);
    shim_while_parked = partner_receives;
    intgo v = 1;
    chansend1(parked_on, &v);
    assert_null(parked_on->sendq.first);
}

// The receiver gets the oldest element, and the waiting sender's moves up into the buffer.
static void sender_waits_for_room(void **state)
{
    parked_on = make_chan(&int_type, 2);
    shim_while_parked = partner_receives;
    for (intgo i = 1; i <= 3; i++)
        chansend1(parked_on, &i);
    assert_int_equal(chanlen(parked_on), 2);
    for (intgo i = 2, v; i <= 3; i++) {
        chanrecv1(parked_on, &v);
        assert_int_equal(v, i);
    }
}

static void close_wakes(void **state)
{
    shim_while_parked = partner_closes;
    parked_on = make_chan(&int_type, 0);
    intgo v = 7;
    assert_false(chanrecv2(parked_on, &v));
    assert_int_equal(v, 0);
    parked_on = make_chan(&int_type, 0);
    assert_panics("send on closed channel", chansend1(parked_on, &v));
}

static void closed_channels(void **state)
{
    Hchan *c = make_chan(&int_type, 2);
    intgo v = 5;
    chansend1(c, &v);
    closechan(c);
    assert_true(chanrecv2(c, &v));
    assert_int_equal(v, 5);
    assert_false(chanrecv2(c, &v));
    assert_int_equal(v, 0);
    NbRecvResult r = selectnbrecv(&v, c);
    assert_true(r.selected);
    assert_false(r.received);
    assert_panics("send on closed channel", chansend1(c, &v));
    assert_panics("send on closed channel", selectnbsend(c, &v));
    assert_panics("close of closed channel", closechan(c));
    assert_panics("close of nil channel", closechan(NULL));
    assert_int_equal(c->lock, 0);
}

static void nil_channels(void **state)
{
    intgo v;
    assert_false(selectnbsend(NULL, &v));
    assert_false(selectnbrecv(&v, NULL).selected);
    assert_int_equal(chanlen(NULL), 0);
    assert_int_equal(chancap(NULL), 0);
}

static void make_out_of_range(void **state)
{
    assert_panics("makechan: size out of range", make_chan(&int_type, -1));
    assert_panics("makechan: size out of range", make_chan(&int_type, INT64_MAX));
    assert_panics("makechan: invalid channel element type", make_chan(&large_type, 1));
}

static SelectResult select_on(Hchan *send, intgo *sent, Hchan *a, intgo *x, Hchan *b, intgo *y, bool block)
{
    Scase cases[] = {{send, sent}, {a, x}, {b, y}};
    uint16_t order[6];
    return selectgo(cases, order, 1, 2, block);
}

static void select_takes_what_is_ready(void **state)
{
    Hchan *s = make_chan(&int_type, 1), *a = make_chan(&int_type, 1), *b = make_chan(&int_type, 1);
    intgo sent = 3, x = 0, y = 0;
    int count[3] = {0, 0, 0};
    chansend1(a, &sent);
    chansend1(b, &sent);
    for (int i = 0; i < 300; i++) {
        SelectResult r = select_on(s, &sent, a, &x, b, &y, true);
        count[r.index]++;
        if (r.index == 0)
            chanrecv1(s, NULL);
        else
            chansend1(r.index == 1 ? a : b, &sent);
        assert_int_equal(r.received, r.index != 0);
    }
    for (int i = 0; i < 3; i++)
        assert_in_range(count[i], 20, 260);
}

static void select_default_and_nil(void **state)
{
    Hchan *a = make_chan(&int_type, 1);
    intgo v = 9, x = 0;
    assert_int_equal(select_on(NULL, &v, a, &x, NULL, NULL, false).index, -1);
    chansend1(a, &v);
    SelectResult r = select_on(NULL, &v, a, &x, NULL, NULL, true);
    assert_int_equal(r.index, 1);
    assert_int_equal(x, 9);
    closechan(a);
    r = select_on(NULL, &v, a, &x, NULL, NULL, true);
    assert_int_equal(r.index, 1);
    assert_false(r.received);
    assert_int_equal(x, 0);
    assert_panics("send on closed channel", select_on(a, &v, NULL, NULL, NULL, NULL, true));
}

static void partner_sends_to_select(G *gp)
{
    G *saved = hosted_g;
    hosted_g = &partner;
    partner.m = saved->m;
    intgo v = 42;
    chansend1(parked_on, &v);
    hosted_g = saved;
    assert_int_equal(gp->waitreason, waitReasonSelect);
}

// After one case has fired, the goroutine is on no other queue.
static void select_waits(void **state)
{
    Hchan *s = make_chan(&int_type, 0), *a = make_chan(&int_type, 0), *b = make_chan(&int_type, 0);
    intgo sent = 1, x = 0, y = 0;
    parked_on = b;
    shim_while_parked = partner_sends_to_select;
    SelectResult r = select_on(s, &sent, a, &x, b, &y, true);
    assert_int_equal(r.index, 2);
    assert_true(r.received);
    assert_int_equal(y, 42);
    assert_null(s->sendq.first);
    assert_null(a->recvq.first);
    assert_null(b->recvq.first);
    assert_null(hosted_g->waiting);
    assert_int_equal(s->lock + a->lock + b->lock, 0);
}

// The same channel in two cases is locked once and left twice.
static void select_with_one_channel_twice(void **state)
{
    Hchan *a = make_chan(&int_type, 0);
    intgo x = 0, y = 0;
    parked_on = a;
    shim_while_parked = partner_sends_to_select;
    SelectResult r = select_on(NULL, NULL, a, &x, a, &y, true);
    assert_int_equal(r.index == 1 ? x : y, 42);
    assert_null(a->recvq.first);
    assert_int_equal(a->lock, 0);
}

static void partner_closes_for_select(G *gp)
{
    closechan(parked_on);
}

static void select_woken_by_close(void **state)
{
    Hchan *s = make_chan(&int_type, 0), *a = make_chan(&int_type, 0);
    intgo sent = 1, x = 5;
    shim_while_parked = partner_closes_for_select;
    parked_on = a;
    SelectResult r = select_on(s, &sent, a, &x, NULL, NULL, true);
    assert_int_equal(r.index, 1);
    assert_false(r.received);
    assert_int_equal(x, 0);
    Hchan *open = make_chan(&int_type, 0);
    parked_on = s;
    assert_panics("send on closed channel", select_on(s, &sent, open, &x, NULL, NULL, true));
    assert_int_equal(s->lock + open->lock, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waitq_is_first_come_first_served),
        cmocka_unit_test(waitq_remove_anywhere),
        cmocka_unit_test(waitq_passes_over_selects_that_fired),
        cmocka_unit_test(buffer_is_a_ring),
        cmocka_unit_test(odd_element_sizes),
        cmocka_unit_test(taken_pointers_are_cleared),
        cmocka_unit_test(receiver_waits),
        cmocka_unit_test(sender_waits),
        cmocka_unit_test(sender_waits_for_room),
        cmocka_unit_test(close_wakes),
        cmocka_unit_test(closed_channels),
        cmocka_unit_test(nil_channels),
        cmocka_unit_test(make_out_of_range),
        cmocka_unit_test(select_takes_what_is_ready),
        cmocka_unit_test(select_default_and_nil),
        cmocka_unit_test(select_waits),
        cmocka_unit_test(select_with_one_channel_twice),
        cmocka_unit_test(select_woken_by_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
