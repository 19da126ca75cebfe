// waitq.c: the queues of goroutines that wait on a channel: first come, first served, doubly linked so that a select
// that fired can leave the queues of its other channels. The channel's lock protects them, but whether a queue is empty
// may be asked without it.
#include "lang/chan.h"

void waitq_enqueue(Waitq *q, Sudog *sg)
{
    sg->next = NULL;
    sg->prev = q->last;
    if (q->last != NULL)
        q->last->next = sg;
    else
        atomic_store_rel(&q->first, sg);
    q->last = sg;
}

static void unlink(Waitq *q, Sudog *sg)
{
    if (sg->prev != NULL)
        sg->prev->next = sg->next;
    else
        atomic_store_rel(&q->first, sg->next);
    *(sg->next != NULL ? &sg->next->prev : &q->last) = sg->prev;
    sg->next = sg->prev = NULL;
}

// A goroutine in a select is on several queues under several locks: whoever sets its selectDone first wakes it. The
// loser just drops the entry.
Sudog *waitq_dequeue_first(Waitq *q)
{
    for (;;) {
        Sudog *sg = q->first;
        if (sg == NULL)
            return NULL;
        unlink(q, sg);
        if (!sg->isSelect || atomic_cas(&sg->g->selectDone, 0, 1))
            return sg;
    }
}

void waitq_remove(Waitq *q, Sudog *sg)
{
    if (sg->prev != NULL || sg->next != NULL || q->first == sg)
        unlink(q, sg);
}
