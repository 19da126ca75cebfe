// mgcleak.c: goroutines that wait for ever: blocked on a channel, a lock, a condition or as a coroutine that nothing
// can reach any more which may still run. (The idea of finding them by marking is that of Saioc and others, "Dynamic
// Partial Deadlock Detection and Recovery via Garbage Collection", 2025.)
//
// With the world stopped, the heap is marked from the variables and the stacks of goroutines that are not blocked. A
// blocked goroutine whose channel, lock or condition has been reached may be woken, so its stack counts as well; this
// goes on until nothing is added. Who is left waits for ever. The marks are wiped afterwards: nothing is freed.
//
// GODEBUG=leaks=1 prints them when main returns; pprof.Lookup("goroutineleak") on demand.
#include "mem/mgc.h"

extern const char _end[]; // the linker's: of the program's variables

typedef struct Leaks {
    uint8_t *buf; // where the text goes; NULL: standard error
    uintptr_t cap;
    intgo count, len;
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

static COLD void print(Leaks *l)
{
    printlock();
    if (l->buf != NULL)
        printcapture(l->buf, l->cap);
    if (l->count > 0) {
        printstring(GOSTR("goroutine leak: "));
        printint(l->count);
        printstring(l->count == 1 ? GOSTR(" goroutine waits for ever\n") : GOSTR(" goroutines wait for ever\n"));
    }
    for (uintptr_t i = 0; i < allglen; i++) {
        G *gp = allgs.array[i];
        if (!isblocked(gp) || gp->maywake)
            continue;
        printnl();
        goroutineheader(gp);
        traceback(gp->sched.pc, gp->sched.bp, gp);
    }
    if (l->buf != NULL)
        l->len = (intgo)printcaptured();
    printunlock();
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
    for (uintptr_t i = 0; i < allglen; i++)
        l->count += isblocked(allgs.array[i]) && !allgs.array[i]->maywake;
    print(l);
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

// Prints them to buf, or to standard error if that is NULL; how many bytes.
intgo gc_leaks(uint8_t *buf, intgo cap)
{
    Leaks l = {.buf = buf, .cap = (uintptr_t)cap};
    gc_acquire();
    stopTheWorld();
    findhere(&l);
    startTheWorld();
    gc_release();
    return l.len;
}
