// panic.c: panics, deferred calls and recover.
//
// A deferred call is a Defer record in the frame of the function that defers (abi.h), linked on g._defer, innermost
// first. A function that returns normally runs its own records (deferreturn). gopanic runs everybody's, on top of the
// stack of the function that panicked, with a Panic on g._panic for as long as it lasts. If one of the deferred
// functions has called recover by the time it returns, gopanic does not return: it jumps to the recovery point of the
// frame whose record this was, which runs the records that are left there and returns its results. If nobody recovers,
// the program ends (die.c).
//
// Panics nest: a deferred function that panics starts a new gopanic on top. As soon as the new one takes a record that
// the older one had still before it, it has run past the older one's frame, which therefore never goes on: the older
// panic is `aborted`, still printed, and forgotten if the new one is recovered. If the record is above that frame, a
// recovery returns into the deferred function's own callee and the older panic goes on.
//
// Which function may recover? The deferred function itself: the one whose frame returns to the frame in gopanic that
// called it. gorecover compares that. Frames in between that the program does not know of do not count: those of
// wrappers that the compiler makes, and of package reflect behind a func value that it has made.
#include "lang/lang.h"

void panic_runtime_error(const char *text)
{
    if (getg()->m->mallocing != 0)
        throw(text); // a panic allocates
    gopanic(error_string(gostring(text)));
}

void panic_plain_error(const char *text)
{
    gopanic(plain_error(gostring(text)));
}

void panic_uncomparable(Rtype *t)
{
    gopanic(error_string(concatstring2(NULL, gostring("comparing uncomparable type "), t->str)));
}

#define BOUNDS_PANIC(name, x_type, is_signed, code)                                                                    \
    void name(x_type x, intgo y)                                                                                       \
    {                                                                                                                  \
        gopanic(bounds_error((int64_t)x, is_signed, y, code));                                                         \
    }
#define BOUNDS_PANICS(name, code)                                                                                      \
    BOUNDS_PANIC(name, intgo, true, code)                                                                              \
    BOUNDS_PANIC(name##U, uintgo, false, code)

BOUNDS_PANICS(panicIndex, BoundsIndex)
BOUNDS_PANICS(panicSliceAlen, BoundsSliceAlen)
BOUNDS_PANICS(panicSliceAcap, BoundsSliceAcap)
BOUNDS_PANICS(panicSliceB, BoundsSliceB)
BOUNDS_PANICS(panicSlice3Alen, BoundsSlice3Alen)
BOUNDS_PANICS(panicSlice3Acap, BoundsSlice3Acap)
BOUNDS_PANICS(panicSlice3B, BoundsSlice3B)
BOUNDS_PANICS(panicSlice3C, BoundsSlice3C)

void panicSliceConvert(intgo length, intgo wanted)
{
    gopanic(bounds_error(wanted, true, length, BoundsConvert));
}

void panicdivide(void)
{
    panic_runtime_error("integer divide by zero");
}

// A function that a loop ranges over calls the body when it may not.
void panicrangestate(intgo state)
{
    static const char *const texts[] = {
        [RangeReady] = "range function continued iteration",
        [RangeDone] = "range function continued iteration after function for loop body returned false",
        [RangePanic] = "range function continued iteration after loop body panic",
        [RangeExhausted] = "range function continued iteration after whole loop exit",
        [RangeMissingPanic] = "range function recovered a loop body panic and did not resume panicking",
    };
    panic_runtime_error(texts[state]);
}

void panicshift(void)
{
    panic_runtime_error("negative shift amount");
}

// Compiled code comes here from an explicit check as well, where there was no fault: it looks the same to the user.
static NORETURN void panic_memory(uintptr_t addr, uintptr_t pc)
{
    static const char text[] = "invalid memory address or nil pointer dereference";
    G *gp = getg();
    if (gp->sig == 0)
        fault_record(gp, 11, 1, addr, pc); // SIGSEGV, SEGV_MAPERR
    if (addr < FirstPage)
        panic_runtime_error(text);
    if (gp->m->mallocing != 0)
        throw(text);
    gopanic(address_error(gostring(text), addr));
}

NOINLINE void panicmem(void)
{
    panic_memory(0, (uintptr_t)__builtin_return_address(0));
}

NOINLINE void panicmemAddr(uintptr_t addr)
{
    panic_memory(addr, (uintptr_t)__builtin_return_address(0));
}

// --- Deferred calls and recover ---

// Calls fn with its context; p, if any, knows the frame that the deferred function returns to.
NOINLINE void calldeferred(Panic *p, Funcval *fn)
{
    if (p != NULL)
        p->caller = __builtin_frame_address(0);
    __builtin_call_with_static_chain(fn->code(), fn);
    __asm__ volatile("" ::: "memory"); // no tail call: this frame must be there
}

// The pair {frame, address} that a frame returns to. A stack segment in between is no frame.
static uintptr_t *return_pair(void *frame)
{
    uintptr_t *f = frame;
    bool segment = f[1] >= (uintptr_t)__morestack && f[1] < (uintptr_t)__morestack_end;
    return segment ? (uintptr_t *)f[0] : f;
}

static void *caller_frame(void *frame)
{
    return (void *)return_pair(frame)[0];
}

static bool is_between(uintptr_t pc, void (*from)(void), void (*to)(void))
{
    return pc >= (uintptr_t)from && pc < (uintptr_t)to;
}

typedef enum Caller { CallerProgram, CallerWrapper, CallerReflect, CallerMadeFunc } Caller;

// What kind of function does frame return to? (A wrapper that another function was inlined into is none there.)
static Caller caller_kind(void *frame)
{
    static const char reflect[] = "reflect.";
    uintptr_t pc = return_pair(frame)[1] - 1;
    if (is_between(pc, reflect_madefunc, reflect_madefunc_end))
        return CallerMadeFunc;
    if (is_between(pc, reflectcall_code, reflectcall_end))
        return CallerReflect;
    FuncInfo f = findfunc(pc);
    if (f.func == NULL)
        return CallerProgram;
    Frame outer = symtab_inner(f, pc);
    bool wrapper = outer.wrapper;
    while (symtab_outer(f, &outer))
        wrapper &= outer.wrapper;
    return wrapper ? CallerWrapper : memequal(outer.name, reflect, sizeof reflect - 1) ? CallerReflect : CallerProgram;
}

static bool may_recover(const Panic *p, void *frame)
{
    bool reflecting =
        false; // the call came through reflection, and it is not known yet whether through a made func value
    for (; caller_frame(frame) != p->caller; frame = caller_frame(frame)) {
        Caller kind = caller_kind(frame);
        if (kind == CallerProgram)
            return false;
        if (kind != CallerWrapper)
            reflecting = kind == CallerReflect;
    }
    return !reflecting;
}

Eface gorecover(void *frame)
{
    Panic *p = getg()->_panic;
    if (p == NULL || p->goexit || p->recovered || p->caller == NULL || !may_recover(p, frame))
        return (Eface){NULL, NULL};
    p->recovered = true;
    return p->arg;
}

void deferwrapper(void *frame)
{
    Panic *p = getg()->_panic;
    if (p != NULL && caller_frame(frame) == p->caller)
        p->caller = frame;
}

// A nil func panics when it is called, not here.
void deferproc(Defer *d, Funcval *fn, DeferFrame *frame)
{
    G *gp = getg();
    *d = (Defer){.link = gp->_defer, .fn = fn, .frame = frame};
    gp->_defer = d;
}

static void nothing(void)
{
}

void deferrange(Defer *d, DeferFrame *frame)
{
    static Funcval fn = {(void *)nothing};
    Defer *first = getg()->_defer;
    if (first == NULL || first->frame != frame)
        deferproc(d, &fn, frame);
}

void deferprocat(Defer *d, Funcval *fn, DeferFrame *frame)
{
    G *gp = getg();
    Defer *younger = NULL, *at = gp->_defer;
    for (; at != NULL && at->frame != frame; at = at->link)
        younger = at;
    if (at == NULL)
        throw("no frame to defer to");
    *d = (Defer){.link = at, .fn = fn, .frame = frame};
    if (younger == NULL)
        gp->_defer = d;
    else
        writebarrierptr((void **)&younger->link, d);
}

void deferreturn(DeferFrame *frame)
{
    G *gp = getg();
    for (Defer *d; (d = gp->_defer) != NULL && d->frame == frame;) {
        gp->_defer = d->link;
        calldeferred(NULL, d->fn);
    }
}

// Goes on at the recovery point, where the stack is that of its frame again. No stack check: the limit of that frame's
// segment says nothing about the stack that this function is still on.
static NORETURN NOSPLIT NOINLINE void resume_frame(DeferFrame *frame)
{
    stackunwind((uintptr_t)frame->jmpbuf[2]);
    __builtin_longjmp(frame->jmpbuf, 1);
}

// Runs deferred calls until one has recovered p, or none is left.
static void run_defers(G *gp, Panic *p)
{
    for (Defer *d; (d = gp->_defer) != NULL;) {
        for (Panic *older = p->link; older != NULL && d == older->rest; older = older->link)
            older->aborted = true;
        gp->_defer = p->rest = d->link;
        calldeferred(p, d->fn);
        p->caller = NULL;
        if (!p->recovered)
            continue;
        Panic *older = p->link;
        bool exiting = false;
        for (; older != NULL && older->aborted; older = older->link)
            exiting |= older->goexit;
        gp->_panic = older;
        gp->sig = 0;
        if (exiting)
            goexit_deferred(); // a recovered panic does not keep a goroutine from its Goexit
        resume_frame(d->frame);
    }
}

// runtime.Goexit: runs all deferred calls and ends the goroutine.
void goexit_deferred(void)
{
    G *gp = getg();
    Panic p = {.goexit = true, .link = gp->_panic};
    gp->_panic = &p;
    run_defers(gp, &p);
    gp->_panic = NULL;
    Goexit();
}

// --- panic ---

// The method that should have said what another panic's value is has panicked with e.
static NORETURN COLD void throw_while_printing(Eface e)
{
    static const char begin[] = "panic while printing panic value: ";
    static char text[256];
    bool nil = e.type == NULL, string = !nil && e.type->kind == KindString && (e.type->tflag & TFlagNamed) == 0;
    GoString s = nil ? gostring("nil") : string ? *(GoString *)e.data : e.type->str;
    uintptr_t n = 0;
    for (const char *c = begin; *c != 0; c++)
        text[n++] = *c;
    for (const char *c = string ? "" : "type "; *c != 0; c++)
        text[n++] = *c;
    for (intgo i = 0; i < s.len && n < sizeof text - 1; i++)
        text[n++] = (char)s.str[i];
    throw(text);
}

// Everything that has a text of its own becomes that text, while it is still possible to call methods.
static void preprintpanics(Panic *p)
{
    static Rtype string_type = {.size = sizeof(GoString), .kind = KindString, .str = {(const uint8_t *)"string", 6}};
    for (Panic *outer = p->link; outer != NULL; outer = outer->link)
        if (outer->printing)
            throw_while_printing(p->arg);
    for (; p != NULL; p = p->link) {
        if (p->link != NULL && p->link->arg.type == p->arg.type && p->link->arg.data == p->arg.data) {
            p->link->repanicked = true;
            continue;
        }
        p->printing = true;
        if (!p->goexit && error_text(p->arg, &p->text))
            p->arg = (Eface){&string_type, &p->text};
        p->printing = false;
    }
}

// GODEBUG=panicnil=1: panic(nil) has the value nil, as before go1.21.
static bool panicnil(void)
{
    return godebugnumber("panicnil", 0) == 1;
}

// panic(e)
void gopanic(Eface e)
{
    G *gp = getg();
    M *mp = gp->m;
    if (e.type == NULL && !panicnil())
        e = panic_nil_error();
    if (mp->curg != gp || mp->mallocing != 0 || mp->locks != 0) {
        printcstring("panic: ");
        printpanicval(e);
        printcstring("\n");
        throw(mp->curg != gp       ? "panic on system stack"
              : mp->mallocing != 0 ? "panic during malloc"
                                   : "panic holding locks");
    }
    Panic p = {.arg = e, .link = gp->_panic};
    gp->_panic = &p;
    run_defers(gp, &p);
    preprintpanics(&p);
    fatalpanic(&p);
}
