// tracejson.c: the execution trace, writing: GOTRACE=FILE, in the JSON of Chrome's trace viewer, which ui.perfetto.dev
// and chrome://tracing open.
//
//   - one track (thread) for each P: a slice for each time that a goroutine ran there, named after its function, with
//     the number of the goroutine and why it ceased to run;
//   - an arrow from each `go` to where the new goroutine first runs, and from each wake-up (a send, an unlock, a timer)
//     to where the goroutine that waited runs on;
//   - a track for stops of the world;
//   - counters, every 10 ms: runnable goroutines in queues, goroutines, bytes in the heap.
//
// At 256 MB (GODEBUG=tracemb=N: at N MB), after a few million switches, it ends: no viewer takes more.
//
// The format is a list of objects, {"ph": kind, "pid": 1, "tid": track, "ts": microseconds, ...}. A thread of its own
// writes it as chunks fill up (sched/trace.c), and exit() what is left: the list is complete if the program ends by
// itself, in an error too. The end of the list may be missing after a SIGKILL; the viewers accept that.
#include "lang/lang.h"
#include "mem/mgc.h"
#include "os/linux/syscall.h"
#include "sched/trace.h"

enum { CounterPeriod = 10 * 1000 * 1000, WorldTrack = 1000, BufferSize = 64 << 10, Longest = 4 << 10 };
enum { MaxFile = 256 }; // MB; viewers do not take more
enum { O_WRONLY = 1, O_CREAT = 0x40, O_TRUNC = 0x200, O_CLOEXEC = 0x80000 };

typedef struct Track {
    bool named, running;
    TraceEvent start;
} Track;

static struct {
    Mutex lock;
    bool ended; // lock
    int64_t fd;
    int64_t written, most; // bytes
    char *buffer, *next;   // lock, as all that follows
    uint64_t ticks0;       // at the beginning, and the time
    int64_t time0;
    double nsPerTick; // 0: not known yet
    bool comma;       // something was written
    Track tracks[MaxProcs];
} out;

G0_CODE

// ---- Text ----

static void flush(void)
{
    for (char *p = out.buffer; p < out.next;) {
        int64_t n = write((int32_t)out.fd, p, (uintptr_t)(out.next - p));
        if (n == -EINTR)
            continue;
        if (n <= 0)
            break; // the disk is full: nothing to be done about it
        p += n;
        out.written += n;
    }
    out.next = out.buffer;
}

static void put(const char *s)
{
    char *p = out.next; // a local variable: what is stored through a char * may not change it
    while (*s != 0)
        *p++ = *s++;
    out.next = p;
}

static void putnumber(uint64_t n)
{
    char digits[20];
    int i = 20;
    do
        digits[--i] = (char)('0' + n % 10);
    while ((n /= 10) != 0);
    char *p = out.next;
    while (i < 20)
        *p++ = digits[i++];
    out.next = p;
}

// A string's inside. What cannot be in a JSON string as it is becomes a question mark, but for quotes.
static void puttext(const char *s)
{
    char *p = out.next;
    for (int i = 0; s[i] != 0 && i < Longest / 4; i++) {
        if (s[i] == '"' || s[i] == '\\')
            *p++ = '\\';
        *p++ = (uint8_t)s[i] < ' ' ? '?' : s[i];
    }
    out.next = p;
}

static void putmicros(uint64_t ns)
{
    putnumber(ns / 1000);
    *out.next++ = '.';
    ns %= 1000;
    *out.next++ = (char)('0' + ns / 100);
    *out.next++ = (char)('0' + ns / 10 % 10);
    *out.next++ = (char)('0' + ns % 10);
}

static uint64_t since(uint64_t ticks)
{
    return ticks <= out.ticks0 ? 0 : (uint64_t)((double)(ticks - out.ticks0) * out.nsPerTick);
}

// {"ph":"X","pid":1,"tid":TRACK,"ts":TIME
static void begin(const char *phase, int64_t track, uint64_t ns)
{
    if (out.next - out.buffer > BufferSize - Longest)
        flush();
    put(out.comma ? ",\n{\"ph\":\"" : "{\"ph\":\"");
    out.comma = true;
    put(phase);
    put("\",\"pid\":1,\"tid\":");
    putnumber((uint64_t)track);
    put(",\"ts\":");
    putmicros(ns);
}

static void nametrack(int64_t track, const char *name, int64_t number)
{
    begin("M", track, 0);
    put(",\"name\":\"thread_name\",\"args\":{\"name\":\"");
    put(name);
    if (number >= 0)
        putnumber((uint64_t)number);
    put("\"}}");
    begin("M", track, 0);
    put(",\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":");
    putnumber((uint64_t)track);
    put("}}");
}

// ---- Events ----

static const char *functionname(uintptr_t pc)
{
    FuncInfo f = findfunc(pc);
    if (f.func == NULL)
        return pc == (uintptr_t)mainPC.code ? "runtime.main" : "runtime";
    return symtab_inner(f, pc).name;
}

static const char *stopreason(uint32_t reason)
{
    switch (reason) {
    case TraceYield: return "yield";
    case TracePreempted: return "preempted";
    case TraceExit: return "exit";
    case TraceSyscall: return "system call";
    default: return waitReasonString(reason);
    }
}

static void slice(int32_t p, const TraceEvent *start, uint64_t ticks, const char *reason)
{
    uint64_t from = since(start->ticks), to = since(ticks);
    begin("X", p, from);
    put(",\"dur\":");
    putmicros(to < from ? 0 : to - from);
    put(",\"name\":\"");
    puttext(functionname(start->pc));
    put("\",\"args\":{\"goroutine\":");
    putnumber(start->goid);
    put(",\"end\":\"");
    put(reason);
    put("\"}}");
}

static void arrow(int32_t p, const TraceEvent *e, bool ends)
{
    begin(ends ? "f" : "s", p, since(e->ticks));
    put(ends ? ",\"bp\":\"e\",\"id\":" : ",\"id\":");
    putnumber(e->flow);
    put(e->reason == TraceGo ? ",\"cat\":\"go\",\"name\":\"go\"}" : ",\"cat\":\"wake\",\"name\":\"wake\"}");
}

static void worldstop(const TraceEvent *e)
{
    uint64_t from = since(e->pc);
    begin("X", WorldTrack, from);
    put(",\"dur\":");
    putmicros(since(e->ticks) - from);
    put(",\"name\":\"world stopped\",\"args\":{\"goroutine\":");
    putnumber(e->goid);
    put("}}");
}

static void event(int32_t p, const TraceEvent *e)
{
    Track *t = &out.tracks[p];
    switch (e->kind) {
    case TraceStart:
        t->start = *e;
        t->running = true;
        if (e->flow != 0)
            arrow(p, e, true);
        break;
    case TraceStop:
        if (t->running && t->start.goid == e->goid)
            slice(p, &t->start, e->ticks, stopreason(e->reason));
        t->running = false;
        break;
    case TraceArrow: arrow(p, e, false); break;
    case TraceWorld: worldstop(e); break;
    }
}

static void lost(const TraceChunk *c)
{
    begin("i", c->p, c->n > 0 ? since(c->events[0].ticks) : 0);
    put(",\"s\":\"t\",\"name\":\"events lost\",\"args\":{\"count\":");
    putnumber(c->lost);
    put("}}");
    out.tracks[c->p].running = false;
}

static void chunk(const TraceChunk *c)
{
    uint32_t n = atomic_load_acq(&c->n);
    if (n > 0 && !out.tracks[c->p].named) {
        nametrack(c->p, "P", c->p);
        out.tracks[c->p].named = true;
    }
    if (c->lost > 0)
        lost(c);
    for (uint32_t i = 0; i < n; i++)
        event(c->p, &c->events[i]);
}

static void counter(const char *name, const char *unit, uint64_t value, uint64_t ns)
{
    begin("C", 0, ns);
    put(",\"name\":\"");
    put(name);
    put("\",\"args\":{\"");
    put(unit);
    put("\":");
    putnumber(value);
    put("}}");
}

// Goroutines are those that were ever made but the unused ones: exact enough without looking at each.
static void counters(void)
{
    int64_t queued = sched.runqsize, unused = sched.gFree.n;
    for (int32_t i = 0; i < gomaxprocs; i++) {
        P *pp = allp[i];
        queued += atomic_load(&pp->runqtail) - atomic_load(&pp->runqhead) + (atomic_load(&pp->runnext) != NULL);
    }
    for (int32_t i = 0; i < nallp; i++)
        unused += allp[i]->gFree.n;
    uint64_t now = since(cputicks());
    counter("run queues", "goroutines", (uint64_t)queued, now);
    counter("goroutines", "goroutines", (uint64_t)((int64_t)allglen - unused), now);
    counter("heap", "bytes", atomic_load_relaxed(&gc.live), now);
}

// ---- The thread, and the end ----

// How long a tick is, once and for all: the same for all events, or their order would suffer.
static void calibrate(void)
{
    uint64_t ticks = cputicks() - out.ticks0;
    out.nsPerTick = ticks == 0 ? 1 : (double)(nanotime_real() - out.time0) / (double)ticks;
}

static void finish(void)
{
    out.ended = true;
    counters();
    put("\n]\n");
    flush();
}

static void drain(void)
{
    for (TraceChunk *c; !out.ended && (c = tracetake()) != NULL; tracegive(c)) {
        chunk(c);
        if (out.written < out.most)
            continue;
        __atomic_and_fetch(&sched.modes, ~(uint32_t)ModeTrace, __ATOMIC_RELAXED);
        begin("i", c->p, since(cputicks()));
        put(",\"s\":\"g\",\"name\":\"the file is full\",\"args\":{}}");
        finish();
    }
}

void tracewriter(void)
{
    for (int64_t counted = 0;;) {
        tracewait(CounterPeriod);
        lock(&out.lock); // for ever, if the program is ending
        int64_t now = nanotime_real();
        if (out.nsPerTick == 0 && now - out.time0 >= CounterPeriod)
            calibrate();
        if (out.nsPerTick != 0)
            drain();
        if (!out.ended && out.nsPerTick != 0 && now - counted >= CounterPeriod) {
            counters();
            counted = now;
        }
        bool full = out.ended;
        unlock(&out.lock);
        while (full)
            usleep(1000000000);
    }
}

// On g0 or gsignal. The lock stays taken.
static void end(void *unused)
{
    lock(&out.lock);
    if (out.ended)
        return;
    if (out.nsPerTick == 0)
        calibrate();
    drain();
    if (out.ended)
        return;
    uint64_t now = cputicks();
    for (int32_t i = 0; i < nallp; i++) {
        if (allp[i]->trace != NULL)
            chunk(allp[i]->trace);
        if (out.tracks[i].running)
            slice(i, &out.tracks[i].start, now, "end of the program");
    }
    finish();
}

void traceend(void)
{
    sched.modes &= ~ModeTrace;
    systemstack(end, NULL);
}

// On g0, before there is a second goroutine that could run.
COLD void traceopen(void *unused)
{
    const char *file = gogetenv("GOTRACE");
    if (file == NULL || *file == 0)
        return;
    out.fd = SYSCALL(open, file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    out.buffer = out.fd < 0 ? NULL : sysReserve(BufferSize);
    if (out.buffer == NULL) {
        printlock();
        printcstring("runtime: GOTRACE: cannot write ");
        printcstring(file);
        if (out.fd < 0) {
            printcstring(": errno=");
            printint(-out.fd);
        }
        printcstring("\n");
        printunlock();
        return;
    }
    out.most = godebugnumber("tracemb", MaxFile) << 20;
    out.next = out.buffer;
    out.ticks0 = cputicks();
    out.time0 = nanotime_real();
    put("[\n");
    nametrack(WorldTrack, "world", -1);
    lock(&sched.lock);
    sched.nmsys++;
    unlock(&sched.lock);
    newm(tracewriter, NULL, false);
    traceinit();
}

G0_CODE_END
