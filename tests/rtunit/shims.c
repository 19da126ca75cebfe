// shims.c: stand-ins, on libc, for the parts of the runtime that hosted tests do without.
//
// There is one thread, one G at a time. gopark calls back into the test, which plays the other goroutines and must have
// made the parked one ready when it returns.
#include "shims.h"

#include <sched.h>
#include <stdlib.h>

static P shim_p;
static M shim_m = {.p = &shim_p};
static G shim_g0 = {.m = &shim_m};
static G shim_g = {.m = &shim_m};
_Thread_local G *hosted_g = &shim_g;

const char *shim_panic_text;
jmp_buf shim_panic_point;
G *shim_readied;
int shim_nreadied;
void (*shim_while_parked)(G *gp);

static NORETURN void stop_with(const char *text)
{
    shim_panic_text = text;
    longjmp(shim_panic_point, 1);
}

void panic_runtime_error(const char *text)
{
    stop_with(text);
}

void panic_plain_error(const char *text)
{
    stop_with(text);
}

void panic_uncomparable(Rtype *t)
{
    stop_with("comparing uncomparable type");
}

void throw(const char *s)
{
    stop_with(s);
}

void gopanic(Eface e)
{
    static char text[256];
    GoString s = {NULL, 0};
    if (!error_text(e, &s) || s.len >= (intgo)sizeof text)
        stop_with("a value without a text");
    memcpy(text, s.str, (uintptr_t)s.len);
    text[s.len] = 0;
    stop_with(text);
}

// What LeakSanitizer would report here is what the collector would have freed; the runtime frees nothing itself.
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

// Filled with garbage where the caller does not ask for zeros. Never freed: tests are short.
void *mallocarray(uintptr_t size, Rtype *elem)
{
    return mallocgc(size, elem, true);
}

void *mallocgc(uintptr_t size, Rtype *type, bool needzero)
{
    uint8_t *p = malloc(size + 1);
    for (uintptr_t i = 0; i < size; i++)
        p[i] = needzero ? 0 : 0xA5;
    return p;
}

// No collector, so no barrier; a test of the barrier brings its own.
__attribute__((weak)) uint32_t runtime_writeBarrier;

__attribute__((weak)) void gcshade(const void *p)
{
    fail_msg("write barrier");
}

void *persistentalloc(uintptr_t size, uintptr_t align)
{
    return calloc(1, size);
}

void systemstack(void (*fn)(void *), void *arg)
{
    fn(arg);
}

// No memory limit.
void gc_keeplimit(void)
{
}

// A test with threads brings its own of what is weak here.
__attribute__((weak)) void lock(Mutex *l)
{
    assert_int_equal(l->key, 0);
    l->key = 1;
}

__attribute__((weak)) void unlock(Mutex *l)
{
    assert_int_equal(l->key, 1);
    l->key = 0;
}

void memclrNoHeapPointers(void *p, uintptr_t n)
{
    memset(p, 0, n);
}

bool memequal(const void *a, const void *b, uintptr_t n)
{
    return memcmp(a, b, n) == 0;
}

__attribute__((weak)) void gopark(bool (*unlockf)(G *, void *), void *arg, WaitReason reason, int32_t traceskip)
{
    G *gp = hosted_g;
    gp->waitreason = reason;
    hosted_g = &shim_g0;
    if (unlockf != NULL)
        unlockf(gp, arg);
    if (shim_while_parked == NULL)
        fail_msg("parked: %d", reason);
    shim_readied = NULL;
    shim_while_parked(gp);
    assert_ptr_equal(shim_readied, gp);
    hosted_g = gp;
}

__attribute__((weak)) void goready(G *gp, int32_t traceskip)
{
    gp->m = &shim_m;
    shim_readied = gp;
    shim_nreadied++;
}

Sudog *acquireSudog(void)
{
    return calloc(1, sizeof(Sudog));
}

void releaseSudog(Sudog *s)
{
    free(s);
}

uint32_t cheaprandn(uint32_t n)
{
    static _Thread_local uint64_t state = 1; // the same numbers in every run
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 32) * n >> 32);
}

int32_t ncpu = 2;

void osyield(void)
{
    sched_yield();
}

// Without a barrier whoever waits for a channel's lock looks again and again.
bool barrierAllThreads(void)
{
    return false;
}

int32_t futexsleep(uint32_t *addr, uint32_t val, int64_t ns)
{
    sched_yield();
    return 0;
}

void futexwakeup(uint32_t *addr, uint32_t cnt)
{
}
