// mgcpacer.c: when to collect.
//
// GOGC=100 (SetGCPercent): the heap may grow by so many percent of what is live, counting what stacks and variables
// hold as well, and at least to 4 MB times GOGC/100. Of what was allocated while marking went on it is not known
// whether it is live; the part is taken for live that proved to be so of what was there before. (All of it is too much
// for a program that allocates in a time as much as it takes to mark its heap: its heap would be as large as three
// times what is live.) GOMEMLIMIT (SetMemoryLimit): the goal comes down so far that heap, the gaps between its objects
// and the runtime's own memory stay below, and who has reached it waits until all is marked; but it is never so low
// that the program would do nothing but collect: a sixteenth of what is live may always be allocated.
//
// Marking beside the program takes time in which the program allocates: so a collection begins at the trigger, before
// the goal: by as much as was allocated during the last one, with a reserve. If no P is idle then, it begins when half
// of the room is left at the latest: there are no helpers, and the more time, the smaller the pieces that goroutines
// have to mark. (Not if there is little to mark: a P that sweeps is not idle either, and each second collection would
// begin early.) What helpers have marked is held against what was allocated since; where they are behind, the program
// marks itself: a goroutine that takes a span pays for it (gc_assist), a little each time, so that all is marked when
// the goal is reached.
//
// gc.live counts what was marked, and spans and large objects as they are taken: a P's span counts as used as soon as
// it has it.
#include "mem/mgc.h"

enum {
    MinHeap = 4 << 20,
    MinHeadroom = 256 << 10,
    LittleWork = 4 << 20,   // is marked in 2 ms
    MaxAssist = 16,         // bytes to be marked for one that is allocated...
    MinAssist = 16 << 10,   // ...at least...
    AssistAtOnce = 1 << 20, // ...and at most
    MaxWaits = 10,
};

void gc_allocated(uint64_t bytes)
{
    atomic_xadd(&gc.live, bytes);
}

void gc_unallocated(uint64_t bytes)
{
    atomic_xadd(&gc.live, -bytes);
}

bool gc_wanted(void)
{
    uint64_t live = atomic_load_relaxed(&gc.live);
    return live >= gc.early && gc.enabled && (live >= gc.trigger || atomic_load_relaxed(&sched.npidle) == 0);
}

bool gc_overlimit(void)
{
    return gc.limit != INT64_MAX && atomic_load_relaxed(&gc.live) >= gc.goal;
}

G0_CODE

// What the process has apart from heap pages: metadata of the heap in use (about 1/20 of it), stacks and the runtime's
// own.
uint64_t gc_otherbytes(void)
{
    return (mheap.pagesinuse << PageShift) / 20 + gc.roots + (4 << 20);
}

static uint64_t limitgoal(uint64_t goal)
{
    if (gc.limit == INT64_MAX)
        return goal;
    uint64_t limit = (uint64_t)gc.limit, other = gc_otherbytes() + gc.gaps;
    uint64_t most = limit > other ? limit - other : 0, least = gc.marked + gc.marked / 16 + MinHeadroom;
    if (goal <= most)
        return goal;
    return most > least ? most : least;
}

static uint64_t likelylive(void)
{
    uint64_t reached = gc.marked - gc.during, before = gc.atstart;
    if (before == 0 || reached >= before)
        return gc.marked;
    return reached + (uint64_t)((double)gc.during * (double)reached / (double)before);
}

void pacerset(void)
{
    uint64_t goal = INT64_MAX;
    if (gc.percent >= 0) {
        uint64_t percent = (uint64_t)gc.percent, least = (MinHeap * percent) / 100, live = likelylive();
        goal = live + (live + gc.roots) / 100 * percent;
        if (goal < least)
            goal = least;
        if (goal < gc.marked + live / 4)
            goal = gc.marked + live / 4;
    }
    gc.goal = limitgoal(goal);
    uint64_t room = gc.goal > gc.marked ? gc.goal - gc.marked : 0, early = gc.during + gc.during / 4;
    if (early > room / 2)
        early = room / 2;
    if (early < room / 16)
        early = room / 16;
    if (gcdebug.stoptheworld)
        early = room = 0;
    gc.trigger = gc.goal - early;
    gc.early = gc.marked + gc.roots < LittleWork ? gc.trigger : gc.goal - room / 2;
}

void pacermark(void)
{
    uint64_t live = atomic_load(&gc.live), room = gc.goal > live ? gc.goal - live : 0;
    gc.most = live + gc.roots;
    gc.expected = (gc.cycles > 0 && gc.marked < live ? gc.marked : live) + gc.roots; // as much as the last time
    gc.soft = live + room / 4 * 3 + MinHeadroom;
}

// What should have been marked by now, so that all is when the goal is reached; *rate: bytes for one that is allocated.
static uint64_t due(uint64_t live, double *rate)
{
    *rate = MaxAssist;
    if (live < gc.soft) {
        *rate = (double)gc.expected / (double)(gc.soft - gc.atstart);
        return (uint64_t)(*rate * (double)(live - gc.atstart));
    }
    if (live >= gc.goal)
        return UINT64_MAX;
    *rate = (double)(gc.most - gc.expected) / (double)(gc.goal - gc.soft);
    return gc.expected + (uint64_t)(*rate * (double)(live - gc.soft));
}

typedef struct Assist {
    uint64_t bytes;
    bool enough, last;
} Assist;

static void assist(void *arg)
{
    GcWork w = {.buf = NULL};
    Assist *a = arg;
    if (!gcwork_visit())
        return;
    a->enough = gcmark_some(&w, a->bytes);
    a->last = gcwork_leave(&w, a->enough);
}

// A number with a unit: 1024, 10MiB, 3GiB. False if it is none.
static COLD bool parsebytes(const char *s, int64_t *bytes)
{
    static const char units[] = "KMGT";
    const char *begin = s;
    uint64_t n = (uint64_t)parsenumber(&s), shift = 0;
    if (s == begin)
        return false;
    for (uint64_t i = 0; units[i] != 0; i++)
        if (*s == units[i] && s[1] == 'i')
            shift = 10 * (i + 1);
    if (shift != 0)
        s += 2;
    if (*s == 'B')
        s++;
    if (*s != 0 || n >> (63 - shift) != 0)
        return false;
    *bytes = (int64_t)(n << shift);
    return true;
}

static COLD bool isoff(const char *s)
{
    return s[0] == 'o' && s[1] == 'f' && s[2] == 'f' && s[3] == 0;
}

COLD void pacerinit(void)
{
    const char *s = gogetenv("GOGC");
    gc.percent = 100;
    gc.limit = INT64_MAX;
    if (s != NULL && isoff(s)) {
        gc.percent = -1;
    } else if (s != NULL && *s != 0) {
        int64_t n = parsenumber(&s);
        if (*s == 0 && n <= INT32_MAX)
            gc.percent = (int32_t)n;
    }
    s = gogetenv("GOMEMLIMIT");
    if (s != NULL && *s != 0 && !isoff(s) && !parsebytes(s, &gc.limit))
        throw("malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`");
    pacerset();
}

// World going on, gc_running held.
void pacerdone(const GcCycle *c)
{
    Walltime w = walltime();
    uint32_t i = (gc.cycles + PauseRing - 1) % PauseRing;
    gc.lastend = w.sec * 1000000000 + w.nsec;
    gc.pause[i] = (uint64_t)(c->started - c->begin + c->between + c->end - c->last);
    if (gcdebug.stoptheworld)
        gc.pause[i] = (uint64_t)(c->end - c->begin);
    gc.pauseend[i] = (uint64_t)gc.lastend;
    gc.pausetotal += gc.pause[i];
    gc.cputime += (int64_t)gc.pause[i] * gomaxprocs + (gcdebug.stoptheworld ? 0 : c->last - c->started);
}

G0_CODE_END

// Marks so much; true if there was enough to mark, or marking is over.
static bool assistfor(uint64_t bytes)
{
    Assist a = {.bytes = bytes};
    M *mp = acquirem(); // marking cannot end meanwhile
    if (runtime_writeBarrier)
        systemstack(assist, &a);
    releasem(mp);
    if (a.last)
        gc_markedhere();
    return a.enough || !runtime_writeBarrier;
}

// The share of who has allocated so much in `behind`, what is due and not done: a quarter more than what falls to these
// bytes.
static uint64_t share(uint64_t bytes, double rate, uint64_t behind)
{
    uint64_t own = (uint64_t)((double)bytes * (rate * 1.25 < MaxAssist ? rate * 1.25 : MaxAssist));
    if (own > behind)
        own = behind;
    return own < MinAssist ? MinAssist : own > AssistAtOnce ? AssistAtOnce : own;
}

// Who is far beyond the goal and finds nothing to mark lets the helpers have the processor for a moment; with a memory
// limit whoever is beyond it waits for them.
void gc_assist(uint64_t bytes)
{
    uint64_t live = atomic_load_relaxed(&gc.live), done = gcwork_progress();
    if (live <= gc.atstart || !canpark())
        return;
    double rate;
    uint64_t want = due(live, &rate);
    if (want <= done)
        return;
    want = share(bytes, rate, want - done);
    for (uint32_t tries = 0; tries < MaxWaits && !assistfor(want); tries++) {
        if (gc_overlimit()) {
            gc_awaitend();
            return;
        }
        if (atomic_load_relaxed(&gc.live) < gc.goal + gc.goal / 16)
            return;
        usleep(20);
        Gosched();
    }
}

int32_t gc_setpercent(int32_t percent)
{
    int32_t old = gc.percent;
    stopTheWorld();
    gc.percent = percent < 0 ? -1 : percent;
    systemstack((void (*)(void *))(void (*)(void))pacerset, NULL);
    startTheWorld();
    if (gc_wanted())
        gc_collect(false);
    return old;
}

int64_t gc_setlimit(int64_t limit)
{
    int64_t old = gc.limit;
    if (limit < 0)
        return old;
    stopTheWorld();
    gc.limit = limit;
    systemstack((void (*)(void *))(void (*)(void))pacerset, NULL);
    startTheWorld();
    if (gc_wanted())
        gc_collect(false);
    return old;
}

// ---- GODEBUG=gctrace=1 ----

// Milliseconds, three significant digits as Go shows them.
static COLD void printms(int64_t ns)
{
    uint64_t us = (uint64_t)ns / 1000, whole = us / 1000, rest = us % 1000,
             digits = whole >= 100  ? 0
                      : whole >= 10 ? 1
                      : whole >= 1  ? 2
                                    : 3;
    if (whole == 0 && us >= 100)
        digits = 2;
    printuint(whole);
    if (digits == 0)
        return;
    printstring(GOSTR("."));
    for (uint64_t unit = 100; digits-- > 0; unit /= 10)
        printuint(rest / unit % 10);
}

static COLD void printthree(int64_t a, int64_t b, int64_t c)
{
    printms(a);
    printstring(GOSTR("+"));
    printms(b);
    printstring(GOSTR("+"));
    printms(c);
}

COLD void gctrace(const GcCycle *c)
{
    int64_t stop = c->started - c->begin, mark = c->last - c->started, end = c->end - c->last, procs = gomaxprocs;
    int64_t since = c->end - gc.starttime;
    printlock();
    printstring(GOSTR("gc "));
    printuint(gc.cycles);
    printstring(GOSTR(" @"));
    printuint((uint64_t)since / 1000000000);
    printstring(GOSTR("."));
    for (int64_t unit = 100000000; unit >= 1000000; unit /= 10)
        printuint((uint64_t)(since / unit % 10));
    printstring(GOSTR("s "));
    printuint((uint64_t)(gc.cputime * 100 / (since * procs + 1)));
    printstring(GOSTR("%: "));
    printthree(stop, mark, end);
    printstring(GOSTR(" ms clock, "));
    printms(stop * procs);
    printstring(GOSTR("+0/"));
    printms(gcdebug.stoptheworld ? mark * procs : mark);
    printstring(GOSTR("/0+"));
    printms(end * procs);
    printstring(GOSTR(" ms cpu, "));
    printuint(c->before >> 20);
    printstring(GOSTR("->"));
    printuint(c->atend >> 20);
    printstring(GOSTR("->"));
    printuint(gc.marked >> 20);
    printstring(GOSTR(" MB, "));
    printuint(c->goal >> 20);
    printstring(GOSTR(" MB goal, "));
    printuint(gc.stackbytes >> 20);
    printstring(GOSTR(" MB stacks, "));
    printuint((gc.roots - gc.stackbytes) >> 20);
    printstring(GOSTR(" MB globals, "));
    printint(procs);
    printstring(c->forced ? GOSTR(" P (forced)\n") : GOSTR(" P\n"));
    printunlock();
}
