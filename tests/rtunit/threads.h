// threads.h: for tests whose goroutines are real threads: each is an M with a P, on which one G runs for ever. gopark
// waits on a condition of its G; the runtime's locks spin. One test is one file, so all of it is here.
#ifndef GOCC_TEST_THREADS_H
#define GOCC_TEST_THREADS_H

#include "shims.h"

#include <pthread.h>
#include <sched.h>

typedef struct Thread {
    G g; // first: a G is its Thread
    M m;
    P *ps; // of all threads
    pthread_t id;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    bool ready;
    int number;
} Thread;

void lock(Mutex *l)
{
    while (!atomic_cas(&l->key, 0, 1))
        sched_yield();
}

void unlock(Mutex *l)
{
    atomic_store(&l->key, 0);
}

void gopark(bool (*unlockf)(G *, void *), void *arg, WaitReason reason, int32_t traceskip)
{
    Thread *t = (Thread *)hosted_g;
    if (!unlockf(&t->g, arg))
        return;
    pthread_mutex_lock(&t->mutex);
    while (!t->ready)
        pthread_cond_wait(&t->wake, &t->mutex);
    t->ready = false;
    pthread_mutex_unlock(&t->mutex);
}

void goready(G *gp, int32_t traceskip)
{
    Thread *t = (Thread *)gp;
    pthread_mutex_lock(&t->mutex);
    t->ready = true;
    pthread_cond_signal(&t->wake);
    pthread_mutex_unlock(&t->mutex);
}

static _Thread_local uint64_t thread_random = 1;

uint32_t cheaprand(void)
{
    thread_random = thread_random * 6364136223846793005 + 1442695040888963407;
    return (uint32_t)(thread_random >> 33);
}

static void *thread_start(void *arg)
{
    Thread *t = arg;
    hosted_g = &t->g;
    thread_random = (uint64_t)t->number * 7919;
    ((void (*)(Thread *))t->g.param)(t);
    assert_int_equal(t->m.locks, 0);
    return NULL;
}

// body(t) on a thread of its own, with ps[number].
static inline void thread_run(Thread *t, P *ps, int number, void (*body)(Thread *))
{
    *t = (Thread){.number = number, .ps = ps};
    t->g.m = &t->m;
    t->m.p = &ps[number];
    t->g.param = (void *)body;
    pthread_mutex_init(&t->mutex, NULL);
    pthread_cond_init(&t->wake, NULL);
    assert_int_equal(pthread_create(&t->id, NULL, thread_start, t), 0);
}

#endif
