// callers.c: package runtime: which functions are active, and a traceback as text.
//
// A list of callers holds one address for each frame. Several functions may be active there, inlined into one another; who
// translates the address gets all of them. If only some are to be left out, the address is followed by one into `skips`,
// whose distance from there is their number.
#include "abi/pctab.h"
#include "svc/svc.h"

enum { MaxSkipped = 1024 };

static const uint8_t skips[MaxSkipped];

typedef struct Callers {
    intgo skip, max, count;
    uintptr_t *pcs;
} Callers;

typedef struct FrameQuestion {
    uintptr_t pc;
    intgo n;
    FrameAt answer;
} FrameQuestion;

typedef struct StackText {
    G *gp;
    uint8_t *buf;
    uintptr_t cap;
    intgo len;
    bool all;
} StackText;

G0_CODE

// How many functions are active at a place; wrappers do not count.
static intgo functions_at(FuncInfo f, uintptr_t pc)
{
    intgo n = 0;
    Frame frame = symtab_inner(f, pc);
    do
        n += !frame.wrapper;
    while (symtab_outer(f, &frame));
    return n;
}

static void add_pc(Callers *c, uintptr_t pc)
{
    if (c->count < c->max)
        c->pcs[c->count++] = pc;
}

static void find_callers(void *arg)
{
    Callers *c = arg;
    G *gp = getg()->m->curg;
    Place p = {.pc = gp->sched.pc, .bp = gp->sched.bp, .gp = gp};
    do {
        FuncInfo f = stack_func(&p);
        intgo n = f.func == NULL ? 0 : functions_at(f, p.pc - 1);
        if (c->skip >= n) {
            c->skip -= n;
            continue;
        }
        add_pc(c, p.pc);
        if (c->skip > 0)
            add_pc(c, (uintptr_t)&skips[c->skip < MaxSkipped ? c->skip : MaxSkipped - 1]);
        c->skip = 0;
    } while (c->count < c->max && stack_outwards(&p));
}

static void find_frame(void *arg)
{
    FrameQuestion *q = arg;
    FuncInfo f = findfunc(q->pc);
    if (f.func == NULL || f.entry != q->pc)
        f = findfunc(--q->pc);
    if (f.func == NULL)
        return;
    Frame frame = symtab_inner(f, q->pc);
    intgo n = frame.wrapper ? -1 : 0; // number of frame
    while (n < q->n) {
        if (!symtab_outer(f, &frame))
            return;
        n += !frame.wrapper;
    }
    q->answer = (FrameAt){.name = gostring(frame.name),
                          .file = gostring(frame.file),
                          .line = frame.line,
                          .startline = f.func->line,
                          .entry = f.entry,
                          .inlined = frame.inlined};
    Frame outer = frame;
    while (symtab_outer(f, &outer))
        if (!outer.wrapper)
            q->answer.outer = n + 1;
}

static void print_stack(void *arg)
{
    StackText *t = arg;
    printlock();
    printcapture(t->buf, t->cap);
    goroutineheader(t->gp);
    traceback(t->gp->sched.pc, t->gp->sched.bp, t->gp);
    if (t->all)
        tracebackothers(t->gp);
    t->len = (intgo)printcaptured();
    printunlock();
}

G0_CODE_END

intgo runtime_callers(intgo skip, uintptr_t *pcs, intgo len, intgo cap)
{
    Callers c = {.skip = skip < 0 ? 0 : skip, .max = len, .pcs = pcs};
    if (len > 0)
        systemstack(find_callers, &c);
    return c.count;
}

FrameAt runtime_frameat(uintptr_t pc, intgo n)
{
    FrameQuestion q = {.pc = pc, .n = n};
    systemstack(find_frame, &q);
    return q.answer;
}

intgo runtime_skipped(uintptr_t pc)
{
    uintptr_t n = pc - (uintptr_t)skips;
    return n < MaxSkipped ? (intgo)n : -1;
}

intgo runtime_stack(uint8_t *buf, intgo len, intgo cap, bool all)
{
    StackText t = {.gp = getg(), .buf = buf, .cap = (uintptr_t)len, .all = all};
    if (all)
        stopTheWorld();
    systemstack(print_stack, &t);
    if (all)
        startTheWorld();
    return t.len;
}
