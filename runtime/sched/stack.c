// stack.c: stacks of goroutines: chains of segments.
//
// A goroutine starts with one segment of 2 KB. When a prologue finds too little room, __morestack
// (arch/amd64/morestack.S) goes on in the next segment and comes back when the function returns. Nothing ever moves, so
// pointers into stacks stay valid and the compiler needs no stack maps. Each new segment is twice as large as the one
// before, and a segment that was left stays linked behind the current one: a loop whose calls cross a boundary pays a
// few nanoseconds for each, not an allocation. When the goroutine ends, all but the first segment go back, and each
// collection frees the segments behind the current one of goroutines that do not run.
//
//   g.seg0 <-> ... <-> g.seg <-> kept segments          (prev, next)
//
// GODEBUG=stackstress=1: every call crosses, into segments that are as small as can be. To that end the limit (guard)
// that prologues compare with is an address that no stack pointer exceeds. The same trick gives GODEBUG=seed=N its
// chances to preempt: a limit that makes every call enter __morestack, and no room in sight (avail), so that this asks
// newstack. And so do signals that come in a bad moment (preempt.c): their limit is StackPreempt.
//
// Memory: blocks of 2 KB << order. Each P caches a few of the small orders; behind it are free lists under
// sched.stacklock, fed from 64 MB reserves; blocks over 1 MB go to the kernel and back.
#include "sched/rt.h"

enum {
    Orders = sizeof(sched.stackfree) / sizeof(Stackseg *), // 2 KB to 1 MB
    MaxPooled = StackMin << (Orders - 1),
    CacheMax = 32, // segments of one order in a P's cache
    PoolSize = 64 << 20,
    HeaderSize = 64,
};

_Static_assert(sizeof(Stackseg) <= HeaderSize, "a segment's header has room");

static bool stackstress;

G0_CODE

COLD void stackinit(void)
{
    stackstress = godebugnumber("stackstress", 0) == 1;
}

static int32_t orderOf(uintptr_t size)
{
    return __builtin_ctzll(size / StackMin);
}

// A block from the free list, or from the pool; NULL if there is no memory. sched.stacklock held.
static Stackseg *poolalloc(uintptr_t size)
{
    int32_t order = orderOf(size);
    Stackseg *s = sched.stackfree[order];
    if (s != NULL) {
        sched.stackfree[order] = s->next;
        return s;
    }
    if (sched.stackpoolend - sched.stackpool < size) {
        uintptr_t p = (uintptr_t)sysReserve(PoolSize);
        if (p == 0)
            return NULL;
        sched.stackpool = p;
        sched.stackpoolend = p + PoolSize;
    }
    s = (Stackseg *)sched.stackpool;
    sched.stackpool += size;
    return s;
}

Stackseg *stackalloc(uintptr_t size)
{
    Stackseg *s;
    int32_t order = orderOf(size);
    P *pp = getg()->m->p;
    if (pp != NULL && order < StackCacheOrders && pp->stackcache[order] != NULL) {
        s = pp->stackcache[order];
        pp->stackcache[order] = s->next;
        pp->nstackcache[order]--;
    } else if (size <= MaxPooled) {
        lock(&sched.stacklock);
        s = poolalloc(size);
        unlock(&sched.stacklock);
    } else {
        s = sysReserve(size);
    }
    if (s == NULL)
        throwOutOfMemory();
    s->stack.lo = (uintptr_t)s + HeaderSize;
    s->stack.hi = (uintptr_t)s + size;
    s->guard = s->stack.lo + StackGuard;
    s->avail = s->stack.hi - s->guard;
    if (UNLIKELY(stackstress || sched.modes & ModeSeed))
        s->guard = ~(uintptr_t)0;
    if (UNLIKELY(sched.modes & ModeSeed))
        s->avail = 0;
    s->prev = s->next = NULL;
    s->size = s->total = size;
    return s;
}

void stackfree(Stackseg *s)
{
    uintptr_t size = s->size;
    int32_t order = orderOf(size);
    P *pp = getg()->m->p;
    if (size > MaxPooled) {
        sysFree(s, size);
    } else if (pp != NULL && order < StackCacheOrders && pp->nstackcache[order] < CacheMax) {
        s->next = pp->stackcache[order];
        pp->stackcache[order] = s;
        pp->nstackcache[order]++;
    } else {
        lock(&sched.stacklock);
        s->next = sched.stackfree[order];
        sched.stackfree[order] = s;
        unlock(&sched.stacklock);
    }
}

// The segments behind s.
static void freebehind(Stackseg *s)
{
    Stackseg *next = s->next;
    s->next = NULL;
    while (next != NULL) {
        Stackseg *n = next->next;
        stackfree(next);
        next = n;
    }
}

void stackfreechain(G *gp)
{
    Stackseg *s = gp->seg0;
    if (s->next != NULL)
        freebehind(s);
    gp->seg = s;
    gp->stack = s->stack;
    gp->stackguard0 = s->guard;
}

void stackshrink(G *gp)
{
    if (gp->seg != NULL && gp->seg->next != NULL)
        freebehind(gp->seg);
}

// What has been given back is marked by total, which stackalloc sets. The first page has the header.
COLD void stackscavenge(void)
{
    enum { MinScavenged = 16 << 10, Scavenged = ~0u };
    lock(&sched.stacklock);
    for (int32_t order = orderOf(MinScavenged); order < Orders; order++) {
        for (Stackseg *s = sched.stackfree[order]; s != NULL && s->total != Scavenged; s = s->next) {
            sysUnused((uint8_t *)s + physPageSize, ((uintptr_t)StackMin << order) - physPageSize);
            s->total = Scavenged;
        }
    }
    unlock(&sched.stacklock);
}

static NORETURN COLD void stackoverflow(G *gp)
{
    printlock();
    printstring(GOSTR("runtime: goroutine stack exceeds "));
    printuint(sched.maxstack);
    printstring(GOSTR("-byte limit\nruntime: sp="));
    printpointer((void *)gp->sched.sp);
    printstring(GOSTR(" stack=["));
    printpointer((void *)gp->stack.lo);
    printstring(GOSTR(", "));
    printpointer((void *)gp->stack.hi);
    printstring(GOSTR("]\n"));
    printunlock();
    throw("stack overflow");
}

Stackseg *newstack(G *gp, uintptr_t need);

static uintptr_t room(const Stackseg *s)
{
    return s->size - HeaderSize - StackGuard;
}

// From __morestack, on g0: a segment with room for need bytes behind gp's current one. What was kept there is too small
// and is freed. NULL: the call may stay in the current segment, there is room: it was asked for another reason.
Stackseg *newstack(G *gp, uintptr_t need)
{
    Stackseg *cur = gp->seg;
    uintptr_t size = stackstress ? StackMin : cur->size * 2;
    if (UNLIKELY(sched.modes & ModeSeed))
        seedcall(gp);
    if (UNLIKELY(gp->stackguard0 == (uintptr_t)StackPreempt))
        preemptcall(gp);
    if (!stackstress && gp->sched.bp - cur->stack.lo > need + StackGuard)
        return NULL;
    if (cur->next != NULL && room(cur->next) >= need)
        return cur->next;
    freebehind(cur);
    uintptr_t limit = sched.maxstack < MaxStackCeiling ? sched.maxstack : MaxStackCeiling;
    while (size - HeaderSize - StackGuard < need && size < limit)
        size *= 2;
    if (cur->total + size > limit)
        stackoverflow(gp);
    Stackseg *s = stackalloc(size);
    s->prev = cur;
    s->total = cur->total + size;
    cur->next = s;
    return s;
}

G0_CODE_END

NOSPLIT void badmorestack(void);

// From __morestack on a stack that cannot grow.
NOSPLIT void badmorestack(void)
{
    static const char text[] = "fatal: morestack on g0\n";
    write(2, text, sizeof text - 1);
    abort();
}

// No prologue may compare rsp with the new limit before rsp is in that segment: the caller is NOSPLIT and jumps next.
NOSPLIT void stackunwind(uintptr_t sp)
{
    G *gp = getg();
    Stackseg *s = gp->seg;
    if (s == NULL)
        return;
    while (sp <= s->stack.lo || sp > s->stack.hi)
        s = s->prev;
    gp->seg = s;
    gp->stack = s->stack;
    // A request to make way is not lost: it comes before this, and is seen now, or later, and sets the limit itself.
    gp->stackguard0 = s->guard;
#ifndef RT_HOSTED
    *(uintptr_t __seg_fs *)0x70 = s->guard;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    P *pp = gp->m->p;
    if (pp != NULL && atomic_load_relaxed(&pp->preempt)) {
        gp->stackguard0 = (uintptr_t)StackPreempt;
        *(uintptr_t __seg_fs *)0x70 = (uintptr_t)StackPreempt;
    }
#endif
}
