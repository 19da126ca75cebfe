// callers.c: package runtime: which functions are active, and a traceback as text.
//
// A list of callers holds one number for each function. For most it is the return address in it. At one address several
// functions may be active, inlined into one another: the innermost has the address, the others a number of their own,
// which is none of an address (Inlined). Of the runtime's functions those are on the list that a Go programmer expects
// there.
#include "svc/svc.h"

enum {
    InlinedBuckets = 1 << 10,
    InlinedChunks = 20,
    FirstChunk = 64,  // Inlined in the first chunk; each further one has twice as many
    InlinedStep = 16, // between two of their numbers: what is near to one means it, as with addresses
};
#define INLINED_BASE ((uintptr_t)1 << 63)

// The function that is the depth-th, from the innermost, of those that are active at pc.
typedef struct Inlined {
    uintptr_t pc;
    uint32_t depth;
    uint32_t next; // in its bucket: index + 1, or 0
} Inlined;

static struct {
    Mutex lock;     // for adding; what is there stays as it is
    uint32_t count; // atomic
    uint32_t bucket[InlinedBuckets];
    Inlined *chunk[InlinedChunks];
} inlined;

// Functions of the runtime that lists of callers show, by the address that stands for each.
static const RuntimeFunc runtime_funcs[] = {
    {(void (*)(void))gopanic, "runtime.gopanic", "runtime/lang/panic.c"},

    {(void (*)(void))runtime_main, "runtime.main", "runtime/sched/proc.c"},
    {(void (*)(void))goexit, "runtime.goexit", "runtime/arch/amd64/asm.S"},
    {NULL, NULL, NULL},
};
enum { FuncGopanic, FuncMain, FuncGoexit };

const RuntimeFunc *more_runtime_funcs;

typedef struct Callers {
    intgo skip, max, count;
    uintptr_t *pcs;
    bool physical; // one address for each frame, nothing else
} Callers;

typedef struct FrameQuestion {
    uintptr_t pc;
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

static Inlined *inlined_at(uint32_t i)
{
    uint32_t chunk = 31 - (uint32_t)__builtin_clz(i / FirstChunk + 1);
    return inlined.chunk[chunk] + (i - FirstChunk * ((1u << chunk) - 1));
}

static uint32_t add_inlined(uint32_t *bucket, uintptr_t pc, uint32_t depth)
{
    uint32_t i = inlined.count, chunk = 31 - (uint32_t)__builtin_clz(i / FirstChunk + 1);
    if (chunk == InlinedChunks)
        throw("too many inlined functions");
    if (inlined.chunk[chunk] == NULL)
        inlined.chunk[chunk] = persistentalloc((uintptr_t)(FirstChunk << chunk) * sizeof(Inlined), 8);
    *inlined_at(i) = (Inlined){pc, depth, *bucket};
    *bucket = i + 1;
    atomic_store_rel(&inlined.count, i + 1);
    return i;
}

static uintptr_t inlined_number(uintptr_t pc, uint32_t depth)
{
    uint32_t *bucket = &inlined.bucket[(pc + depth) * 0x9E3779B97F4A7C15u >> 54];
    lock(&inlined.lock);
    uint32_t i = *bucket;
    while (i != 0 && (inlined_at(i - 1)->pc != pc || inlined_at(i - 1)->depth != depth))
        i = inlined_at(i - 1)->next;
    i = i != 0 ? i - 1 : add_inlined(bucket, pc, depth);
    unlock(&inlined.lock);
    return INLINED_BASE + (uintptr_t)i * InlinedStep + InlinedStep / 2;
}

static void add_pc(Callers *c, uintptr_t pc)
{
    if (c->skip > 0)
        c->skip--;
    else if (c->count < c->max)
        c->pcs[c->count++] = pc;
}

static void add_runtime_func(Callers *c, int i)
{
    add_pc(c, (uintptr_t)runtime_funcs[i].fn + 1);
}

// Wrappers do not count.
static void add_functions(Callers *c, FuncInfo f, uintptr_t pc)
{
    uint32_t depth = 0;
    Frame frame = symtab_inner(f, pc - 1);
    do
        if (!frame.wrapper) {
            add_pc(c, depth == 0 || c->skip > 0 ? pc : inlined_number(pc, depth));
            depth++;
        }
    while (symtab_outer(f, &frame));
}

static void add_place(Callers *c, const Place *p)
{
    FuncInfo f = stack_func(p);
    const Panic *panic = f.func == NULL ? panic_at(p) : NULL;
    if (f.func != NULL && c->physical)
        add_pc(c, p->pc);
    else if (f.func != NULL)
        add_functions(c, f, p->pc);
    else if (c->physical)
        return;
    else if (panic != NULL && !panic->goexit)
        add_runtime_func(c, FuncGopanic);
    else if (p->pc >= (uintptr_t)goexit && p->pc < (uintptr_t)goexit_end) {
        if (p->gp->goid == 1)
            add_runtime_func(c, FuncMain);
        add_runtime_func(c, FuncGoexit);
    }
}

static void find_callers(void *arg)
{
    Callers *c = arg;
    G *gp = getg()->m->curg;
    Place p = {.pc = gp->sched.pc, .bp = gp->sched.bp, .gp = gp};
    do
        add_place(c, &p);
    while (c->count < c->max && stack_outwards(&p));
}

intgo functions_at(const uintptr_t *pcs, intgo n, uintptr_t *out, intgo max)
{
    Callers c = {.max = max, .pcs = out};
    for (intgo i = 0; i < n && c.count < max; i++) {
        FuncInfo f = findfunc(pcs[i] - 1);
        if (f.func != NULL)
            add_functions(&c, f, pcs[i]);
    }
    return c.count;
}

intgo goroutine_callers(G *gp, uintptr_t *out, intgo max)
{
    Callers c = {.max = max, .pcs = out};
    Place p = {.pc = gp->sched.pc, .bp = gp->sched.bp, .gp = gp};
    bool morestack = p.pc >= (uintptr_t)__morestack && p.pc < (uintptr_t)__morestack_end;
    if (morestack && !stack_outwards(&p))
        return 0;
    bool exact = p.pc == findfunc(p.pc).entry || p.pc == gp->sigpc || gp->resume == ResumeSignal;
    p.pc += exact && !morestack; // as if it were a return address
    do
        add_place(&c, &p);
    while (c.count < max && stack_outwards(&p));
    return c.count;
}

static bool find_runtime_func(const RuntimeFunc *f, uintptr_t pc, FrameAt *answer)
{
    for (; f != NULL && f->fn != NULL; f++) {
        uintptr_t entry = (uintptr_t)f->fn;
        if (pc - entry > 1)
            continue;
        *answer = (FrameAt){gostring(f->name), gostring(f->file), 0, 0, entry, false};
        return true;
    }
    return false;
}

// NULL: not the number of one.
static const Inlined *inlined_of(uintptr_t pc)
{
    uintptr_t i = (pc - INLINED_BASE) / InlinedStep;
    return pc >= INLINED_BASE && i < atomic_load_acq(&inlined.count) ? inlined_at((uint32_t)i) : NULL;
}

uintptr_t callers_address(uintptr_t number)
{
    const Inlined *i = inlined_of(number);
    return i != NULL ? i->pc : number;
}

static void find_frame(void *arg)
{
    FrameQuestion *q = arg;
    uint32_t depth = 0;
    const Inlined *inner = inlined_of(q->pc);
    if (inner != NULL) {
        q->pc = inner->pc;
        depth = inner->depth;
    }
    if (find_runtime_func(runtime_funcs, q->pc, &q->answer) || find_runtime_func(more_runtime_funcs, q->pc, &q->answer))
        return;
    FuncInfo f = findfunc(q->pc);
    if (f.func == NULL || f.entry != q->pc)
        f = findfunc(q->pc - 1);
    if (f.func == NULL)
        return;
    Frame frame = symtab_inner(f, f.entry == q->pc ? q->pc : q->pc - 1);
    while (frame.wrapper || depth-- > 0)
        if (!symtab_outer(f, &frame))
            return;
    q->answer = (FrameAt){.name = gostring(frame.name),
                          .file = gostring(frame.file),
                          .line = frame.line,
                          .startline = f.line,
                          .entry = f.entry,
                          .inlined = frame.inlined};
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

static intgo callers(Callers c)
{
    if (c.max > 0)
        systemstack(find_callers, &c);
    return c.count;
}

intgo runtime_callers(intgo skip, uintptr_t *pcs, intgo len, intgo cap)
{
    return callers((Callers){.skip = skip < 0 ? 0 : skip, .max = len, .pcs = pcs});
}

intgo return_addresses(uintptr_t *pcs, intgo max)
{
    return callers((Callers){.max = max, .pcs = pcs, .physical = true});
}

FrameAt runtime_frameat(uintptr_t pc)
{
    FrameQuestion q = {.pc = pc};
    systemstack(find_frame, &q);
    return q.answer;
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
