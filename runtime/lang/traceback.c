// traceback.c: where goroutines are, in Go's format.
//
//   goroutine 7 [chan receive]:
//   main.worker(...)
//           /src/x.g:12 +0x1d
//   created by main.main in goroutine 1
//           /src/x.g:30 +0x4a
//
// Every function keeps a frame pointer, so a stack is a list of {caller's frame, return address}. A return address in
// __morestack belongs to the crossing into another stack segment: the list goes on in the older one. Frames of the
// runtime are hidden unless the runtime itself is at fault or GOTRACEBACK=system. Of a deep stack the 50 innermost and
// the 50 outermost frames are shown. All of it reads memory that may be damaged: a frame pointer outside the
// goroutine's stack ends the list.
#include "lang/lang.h"

enum { InnerFrames = 50, OuterFrames = 50 };

G0_CODE

// GOTRACEBACK: none, single (default), all, system, crash, or a number: 0 is none, 1 all, more is system.
// debug.SetTraceback may ask for more than the environment does, not for less.
typedef struct Level {
    int8_t level;
    bool known, all, crash;
} Level;
static Level wanted_level;

static Level parse_level(GoString s)
{
    uint8_t first = s.len > 0 ? s.str[0] : 's', second = s.len > 1 ? s.str[1] : 0;
    bool number = first >= '0' && first <= '9', crash = first == 'c';
    bool system = crash || (first == 's' && second == 'y') || (number && (first >= '2' || second != 0));
    bool none = first == 'n' || first == '0';
    Level l = {.known = true, .crash = crash, .all = system || first == 'a' || number};
    l.level = system ? TracebackSystem : none ? TracebackNone : TracebackSingle;
    return l;
}

static Level level_now(void)
{
    if (!wanted_level.known) {
        const char *s = gogetenv("GOTRACEBACK");
        wanted_level = parse_level(gostring(s != NULL ? s : ""));
    }
    return wanted_level;
}

void settraceback(GoString level)
{
    Level env = level_now(), l = parse_level(level);
    l.level = l.level > env.level ? l.level : env.level;
    l.all |= env.all;
    l.crash |= env.crash;
    wanted_level = l;
}

int gotraceback(bool *all)
{
    Level l = level_now();
    int throwing = getg()->m->throwing;
    *all = l.all || throwing >= 2;
    return throwing >= 2 ? TracebackSystem : l.level;
}

bool tracebackcrash(void)
{
    return level_now().crash;
}

static const char *status_text(G *gp)
{
    uint32_t status = readgstatus(gp);
    if (status == Gwaiting && gp->waitreason != waitReasonZero)
        return waitReasonString(gp->waitreason);
    switch (status) {
    case Gidle: return "idle";
    case Grunnable: return "runnable";
    case Grunning: return "running";
    case Gsyscall: return "syscall";
    case Gwaiting: return "waiting";
    case Gdead: return "dead";
    case Gpreempted: return "preempted";
    default: return "???";
    }
}

static void print_addresses(const G *gp)
{
    printcstring(" gp=");
    printpointer(gp);
    printcstring(" m=");
    if (gp->m == NULL) {
        printcstring("nil");
        return;
    }
    printint(gp->m->id);
    printcstring(" mp=");
    printpointer(gp->m);
}

void goroutineheader(G *gp)
{
    printlock();
    printcstring("goroutine ");
    printuint(gp->goid);
    bool all;
    if (gotraceback(&all) >= TracebackSystem)
        print_addresses(gp);
    printcstring(" [");
    printcstring(status_text(gp));
    if (gp->leaked)
        printcstring(" (leaked)");
    if (readgstatus(gp) == Gwaiting && gp->waitsince != 0) {
        int64_t minutes = (nanotime_real() - gp->waitsince) / 60000000000;
        if (minutes >= 1) {
            printcstring(", ");
            printint(minutes);
            printcstring(" minutes");
        }
    }
    if (gp->lockedm != NULL)
        printcstring(", locked to thread");
    printcstring("]");
    if (gp->labels != NULL)
        labelops->print(gp->labels);
    printcstring(":\n");
    printunlock();
}

// Frames further out lie in the same segment or in earlier ones.
static bool is_frame(Place *p)
{
    const G *gp = p->gp;
    if (p->bp % 8 != 0)
        return false;
    if (gp->seg == NULL)
        return p->bp >= gp->stack.lo && p->bp + 16 <= gp->stack.hi;
    if (p->seg == NULL)
        p->seg = gp->seg;
    for (; p->seg != NULL; p->seg = p->seg->prev)
        if (p->bp >= p->seg->stack.lo && p->bp + 16 <= p->seg->stack.hi)
            return true;
    return false;
}

static bool is_between(uintptr_t pc, const void *first, const void *end)
{
    return pc >= (uintptr_t)first && pc < (uintptr_t)end;
}

bool stack_outwards(Place *p)
{
    do {
        if (!is_frame(p))
            return false;
        const uintptr_t *frame = (const uintptr_t *)p->bp;
        p->exact = false;
        p->sp = p->bp + 16;
        p->pc = frame[1];
        p->bp = frame[0];
    } while (is_between(p->pc - 1, __morestack, __morestack_end)); // - 1: of the call, not of what lies behind it
    return p->pc != 0;
}

FuncInfo stack_func(const Place *p)
{
    return findfunc(p->exact ? p->pc : p->pc - 1);
}

typedef struct Printer {
    bool runtime;  // frames of the runtime too
    int skip, max; // frames to leave out, frames to print after those
    int count;     // frames seen
} Printer;

static bool wanted(Printer *out)
{
    out->count++;
    if (out->skip > 0) {
        out->skip--;
        return false;
    }
    return out->max-- > 0;
}

static void print_position(const char *file, uint32_t line)
{
    printcstring("\t");
    printcstring(file);
    printcstring(":");
    printuint(line);
}

static void print_offset(uintptr_t pc, FuncInfo f)
{
    if (pc > f.entry) {
        printcstring(" +");
        printhex(pc - f.entry);
    }
}

static void print_registers(const Place *p)
{
    printcstring(" fp=");
    printhex(p->bp + 16);
    printcstring(" sp=");
    printhex(p->sp);
    printcstring(" pc=");
    printhex(p->pc);
}

static void print_frame(const Printer *out, const Frame *frame, const Place *p, FuncInfo f)
{
    printcstring(frame->name);
    printcstring(frame->no_args && !frame->inlined ? "()\n" : "(...)\n");
    print_position(frame->file, frame->line);
    if (!frame->inlined) {
        print_offset(p->pc, f);
        if (out->runtime)
            print_registers(p);
    }
    printcstring("\n");
}

const Panic *panic_at(const Place *p)
{
    const Panic *panic = p->bp == 0 ? NULL : p->gp->_panic;
    while (panic != NULL && (uintptr_t)panic->caller != p->bp)
        panic = panic->link;
    return panic;
}

// Between a deferred function and the function that panicked.
static void print_panic(const Panic *panic)
{
    printcstring("panic({");
    printpointer(panic->arg.type);
    printcstring("?, ");
    printpointer(panic->arg.data);
    printcstring("?})\n\truntime/lang/panic.c\n");
}

// Wrappers that the compiler made, and the function whose caller asks for the traceback.
static bool is_hidden(const Frame *frame)
{
    static const char stack[] = "runtime.Stack";
    uint32_t i = 0;
    while (i < sizeof stack && frame->name[i] == stack[i])
        i++;
    return frame->wrapper || i == sizeof stack;
}

// The frames at one place: the inlined calls, then the function.
static void print_place(Printer *out, const Place *p)
{
    FuncInfo f = stack_func(p);
    if (f.func == NULL) {
        const Panic *panic = panic_at(p);
        if (panic != NULL && !panic->goexit && wanted(out))
            print_panic(panic);
        bool shown = out->runtime || !has_pctab();
        if (shown && wanted(out)) {
            printcstring("\tpc=");
            printhex(p->pc);
            printcstring("\n");
        }
        return;
    }
    Frame frame = symtab_inner(f, p->exact ? p->pc : p->pc - 1);
    do {
        if ((out->runtime || !is_hidden(&frame)) && wanted(out))
            print_frame(out, &frame, p, f);
    } while (symtab_outer(f, &frame));
}

static void print_createdby(G *gp)
{
    FuncInfo f = findfunc(gp->gopc - 1);
    if (gp->goid == 1 || f.func == NULL)
        return;
    Frame frame = symtab_inner(f, gp->gopc - 1);
    printcstring("created by ");
    printcstring(frame.name);
    if (gp->parentGoid != 0) {
        printcstring(" in goroutine ");
        printuint(gp->parentGoid);
    }
    printcstring("\n");
    print_position(frame.file, frame.line);
    print_offset(gp->gopc, f);
    printcstring("\n");
}

void traceback(uintptr_t pc, uintptr_t bp, G *gp)
{
    bool all;
    Place start = {.pc = pc, .bp = bp, .gp = gp};
    if (is_between(pc, __morestack, __morestack_end) && !stack_outwards(&start))
        return;
    start.exact =
        pc == findfunc(pc).entry || pc == gp->sigpc || gp->resume == ResumeSignal; // never run, or stopped by a signal
    Printer out = {.runtime = gotraceback(&all) >= TracebackSystem, .max = InnerFrames};
    printlock();
    Place p = start;
    do
        print_place(&out, &p);
    while (out.max >= 0 && stack_outwards(&p));
    if (out.max < 0) {
        Printer count = {.runtime = out.runtime};
        p = start;
        do
            print_place(&count, &p);
        while (stack_outwards(&p));
        int elided = count.count - InnerFrames - OuterFrames;
        if (elided > 0) {
            printcstring("...");
            printint(elided);
            printcstring(" frames elided...\n");
        }
        Printer rest = {.runtime = out.runtime, .max = OuterFrames};
        rest.skip = elided > 0 ? count.count - OuterFrames : InnerFrames;
        p = start;
        do
            print_place(&rest, &p);
        while (stack_outwards(&p));
    }
    print_createdby(gp);
    printunlock();
}

// A goroutine that does not run, or that runs on this M and is in systemstack, stands where its sched says.
static void traceback_other(G *gp)
{
    printcstring("\n");
    goroutineheader(gp);
    if (gp->m != getg()->m && readgstatus(gp) == Grunning) {
        printcstring("\tgoroutine running on other thread; stack unavailable\n");
        print_createdby(gp);
    } else {
        traceback(gp->sched.pc, gp->sched.bp, gp);
    }
}

static void traceback_unless_shown(G *gp, void *arg)
{
    G *me = arg, *curg = getg()->m->curg;
    bool all;
    if (gp == me || gp == curg || readgstatus(gp) == Gdead || (gp->isSystem && gotraceback(&all) < TracebackSystem))
        return;
    traceback_other(gp);
}

void tracebackothers(G *me)
{
    G *curg = getg()->m->curg;
    if (curg != NULL && curg != me)
        traceback_other(curg);
    forEachG(traceback_unless_shown, me);
}

G0_CODE_END
