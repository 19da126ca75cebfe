// deepstack.c: the compiler walks trees by recursion, and trees are as deep as programs are nested: thousands of
// parentheses or of chained operators are legal Go. So it runs on a thread with a stack far larger than the usual 8 MB.
// The stack costs address space only; pages come with use.
#include "driver/driver.h"

#include <pthread.h>

typedef struct Call {
    int (*f)(void *ctx);
    void *ctx;
    int result;
} Call;

static void *run_call(void *p)
{
    Call *call = p;
    call->result = call->f(call->ctx);
    return NULL;
}

int deepstack_call(int (*f)(void *ctx), void *ctx)
{
    Call call = {.f = f, .ctx = ctx};
    for (size_t size = (size_t)512 << 20; size >= (size_t)16 << 20; size /= 2) {
        pthread_attr_t attr;
        pthread_t thread;
        if (pthread_attr_init(&attr) != 0)
            break;
        bool started =
            pthread_attr_setstacksize(&attr, size) == 0 && pthread_create(&thread, &attr, run_call, &call) == 0;
        pthread_attr_destroy(&attr);
        if (started) {
            pthread_join(thread, NULL);
            return call.result;
        }
    }
    return f(ctx);
}
