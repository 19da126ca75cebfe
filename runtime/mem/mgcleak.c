// mgcleak.c: goroutines that wait for ever: blocked on a channel, a lock, a condition or as a coroutine that nothing
// can reach any more which may still run. (The idea of finding them by marking is that of Saioc and others, "Dynamic
// Partial Deadlock Detection and Recovery via Garbage Collection", 2025.)
//
// With the world stopped, the heap is marked from the variables and the stacks of goroutines that are not blocked. A
// blocked goroutine whose channel, lock or condition has been reached may be woken, so its stack counts as well; this
// goes on until nothing is added. Who is left waits for ever. The marks are wiped afterwards: nothing is freed.
//
// GODEBUG=leaks=1 prints them when main returns; pprof.Lookup("goroutineleak") finds them on demand, and tracebacks say
// so from then on.
#include "mem/mgc.h"

extern const char _end[]; // the linker's: of the program's variables

typedef struct Leaks {
    void (*report)(G *gp, void *arg);
    void *arg;
    intgo count;
    bool begun; // print
} Leaks;

G0_CODE

static bool isblocked(G *gp)
{
    if (readgstatus(gp) != Gwaiting || gp->isSystem)
        return false;
    switch (gp->waitreason) {
    case waitReasonChanReceive:
    case waitReasonChanReceiveNilChan:
    case waitReasonChanSend:
    case waitReasonChanSendNilChan:
    case waitReasonSelect:
    case waitReasonSelectNoCases:
    case waitReasonSyncMutexLock:
    case waitReasonSyncRWMutexLock:
    case waitReasonSyncRWMutexRLock:
    case waitReasonSyncWaitGroupWait:
    case waitReasonSyncCondWait:
    case waitReasonCoroutine: return true;
    default: return false;
    }
}

static bool isreached(const void *p)
{
    Mspan *s = spanof((uintptr_t)p);
    if (s == NULL)
        return p < (const void *)_end; // a variable; else it lies on the waiting goroutine's own stack
    uint32_t i = objindex(s, (uintptr_t)p);
    return i >= s->nelems || bittest(s->mark, i);
}

// May somebody wake gp, who is blocked?
static bool maywake(const G *gp)
{
    if (gp->waitaddr != NULL)
        return isreached(gp->waitaddr);
    for (const Sudog *sg = gp->waiting; sg != NULL; sg = sg->waitlink)
        if (sg->c != NULL && isreached(sg->c))
            return true;
    return false;
}

static bool addstacks(GcWork *w)
{
    bool any = false;
    for (uintptr_t i = 0; i < allglen; i++) {
        G *gp = allgs.array[i];
        if (!isblocked(gp) || gp->maywake || !maywake(gp))
            continue;
        if (!any)
            gcwork_begin(GcAlone);
        any = gp->maywake = true;
        gcmark_stack(gp, w);
    }
    return any;
}

static void wipe(void)
{
    for (uint32_t c = 0; c < NumSpanClasses; c++) {
        SpanList *lists[] = {&mheap.central[c].partial, &mheap.central[c].full};
        for (int k = 0; k < 2; k++)
            for (Mspan *s = lists[k]->first; s != NULL; s = s->next)
                memset(s->mark, 0, (s->nelems + 63) / 64 * sizeof *s->mark);
    }
}

static COLD void print(G *gp, void *arg)
{
    Leaks *l = arg;
    if (!l->begun) {
        printstring(GOSTR("goroutine leak: "));
        printint(l->count);
        printstring(l->count == 1 ? GOSTR(" goroutine waits for ever\n") : GOSTR(" goroutines wait for ever\n"));
        l->begun = true;
    }
    printnl();
    goroutineheader(gp);
    traceback(gp->sched.pc, gp->sched.bp, gp);
}

static COLD void find(void *arg)
{
    static GcWork w;
    Leaks *l = arg;
    for (uintptr_t i = 0; i < allglen; i++)
        allgs.array[i]->maywake = false;
    gc_flushcaches();
    gcmark_unless(isblocked, &w);
    while (addstacks(&w))
        gcmark_drain(&w);
    gcmark_unlessend();
    for (uintptr_t i = 0; i < allglen; i++) {
        G *gp = allgs.array[i];
        gp->leaked = isblocked(gp) && !gp->maywake;
        l->count += gp->leaked;
    }
    for (uintptr_t i = 0; i < allglen; i++)
        if (allgs.array[i]->leaked)
            l->report(allgs.array[i], l->arg);
    wipe();
}

G0_CODE_END

// Callers' registers go to this frame.
static NOINLINE void findhere(Leaks *l)
{
    __builtin_unwind_init();
    systemstack(find, l);
    __asm__ volatile("" ::: "memory");
}

static void leaks(Leaks *l)
{
    gc_acquire();
    stopTheWorld();
    findhere(l);
    startTheWorld();
    gc_release();
}

intgo gc_leaks(void (*report)(G *gp, void *arg), void *arg)
{
    Leaks l = {.report = report, .arg = arg};
    leaks(&l);
    return l.count;
}

void gc_printleaks(void)
{
    Leaks l = {.report = print};
    l.arg = &l;
    leaks(&l);
}
