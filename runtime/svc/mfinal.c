// mfinal.c: finalizers and cleanups, as packages runtime and weak ask for them, and the goroutine that makes the calls
// (mem/mspecial.c knows when). It is started with the first of them and is one of the runtime's own: it does not count
// for deadlock and tracebacks.
#include "mem/mspecial.h"
#include "svc/svc.h"

static uint32_t started; // atomic
static G *caller;        // atomic: the goroutine, when it is parked

static COLD NORETURN void refuse(const char *text, GoString a, const char *between, GoString b, const char *end)
{
    GoString zero = {(const uint8_t *)"", 1}; // throw wants the end to be seen
    throw(
        (const char *)concatstrings(NULL, (GoString[]){gostring(text), a, gostring(between), b, gostring(end), zero}, 6)
            .str);
}

// ---- Calls ----

// A func with the parameter in one or two registers, and in front of it, perhaps, a place for results.
static NOINLINE void callfinalizer(const DueCall *c)
{
    const FuncType *t = (const FuncType *)c->type;
    CallPart parts[8]; // four of the parameter, three of results
    CallLayout layout;
    reflect_calllayout((FuncType *)t, false, parts, &layout);
    void *words[3];
    int n = 0;
    if (layout.results_in_memory) {
        uintptr_t bytes = 0;
        for (intgo i = 0; i < t->out.len; i++)
            bytes += ((Rtype **)t->out.array)[i]->size + 8;
        words[n++] = mallocgc(bytes, NULL, true);
    }
    if (c->arg->kind == KindInterface) {
        const InterfaceType *it = (const InterfaceType *)c->arg;
        words[n++] =
            it->methods.len == 0 ? (void *)c->object_type : (void *)assertE2I2((InterfaceType *)it, c->object_type);
    }
    words[n++] = (void *)c->object;
    void (*code)(void *, void *, void *) = (void (*)(void *, void *, void *))c->fn->code;
    __builtin_call_with_static_chain(code(words[0], n > 1 ? words[1] : NULL, n > 2 ? words[2] : NULL), c->fn);
}

static NOINLINE void callcleanup(Funcval *fn)
{
    __builtin_call_with_static_chain(fn->code(), fn);
    __asm__ volatile("" ::: "memory");
}

static bool parked(G *gp, void *unused)
{
    atomic_store(&caller, gp);
    return !special_isdue() || !atomic_cas(&caller, gp, NULL); // one may have come meanwhile
}

static NOINLINE bool next(void)
{
    DueCall c;
    if (!special_due(&c))
        return false;
    if (c.object == 0)
        callcleanup(c.fn);
    else
        callfinalizer(&c);
    return true;
}

static void run(void)
{
    getg()->isSystem = true;
    getg()->labels = NULL; // those of who has asked for the first finalizer, and has them still
    for (;;) {
        while (next())
            continue;
        gopark(parked, NULL, waitReasonFinalizerWait, 1);
    }
}

static void wake(void)
{
    G *gp = atomic_xchg(&caller, NULL);
    if (gp != NULL)
        goready(gp, 0);
}

static Funcval runFunc = {run};

static void start(void)
{
    if (atomic_load(&started) != 0 || !atomic_cas(&started, 0, 1))
        return;
    special_wake = wake;
    newproc(&runFunc);
}

// ---- Package runtime ----

static bool accepts(const Rtype *param, Rtype *have)
{
    if (param == have)
        return true;
    if (param->kind == KindPointer)
        return (uncommon_of(param) == NULL || uncommon_of(have) == NULL) &&
               ((const PtrType *)param)->elem == ((const PtrType *)have)->elem;
    if (param->kind != KindInterface)
        return false;
    InterfaceType *it = (InterfaceType *)param;
    return it->methods.len == 0 || assertE2I2(it, have) != NULL;
}

static COLD NORETURN void cannotpass(const Rtype *have, const Rtype *fn, const char *why)
{
    refuse("runtime.SetFinalizer: cannot pass ", have->str, " to finalizer ", fn->str, why);
}

void runtime_setfinalizer(Eface obj, Eface finalizer)
{
    if (obj.type == NULL)
        throw("runtime.SetFinalizer: first argument is nil");
    if (obj.type->kind != KindPointer)
        refuse("runtime.SetFinalizer: first argument is ", obj.type->str, ", not pointer", GOSTR(""), "");
    uintptr_t p = (uintptr_t)obj.data, object = special_object(p);
    if (p == 0)
        throw("runtime.SetFinalizer: pointer not in allocated block");
    if (object == 0)
        return; // a variable: never garbage
    const Rtype *elem = ((const PtrType *)obj.type)->elem;
    if (p != object && (elem->ptrdata != 0 || elem->size >= 16)) // small ones share a block
        throw("runtime.SetFinalizer: pointer not at beginning of allocated block");
    if (finalizer.type == NULL) {
        special_remove(p, SpecialFinalizer, 0);
        return;
    }
    if (finalizer.type->kind != KindFunc)
        refuse("runtime.SetFinalizer: second argument is ", finalizer.type->str, ", not a function", GOSTR(""), "");
    const FuncType *ft = (const FuncType *)finalizer.type;
    if (ft->variadic)
        cannotpass(obj.type, &ft->t, " because dotdotdot");
    if (ft->in.len != 1 || !accepts(((Rtype **)ft->in.array)[0], obj.type))
        cannotpass(obj.type, &ft->t, "");
    start();
    Special s = {.object = object,
                 .p = p,
                 .fn = finalizer.data,
                 .arg = ((Rtype **)ft->in.array)[0],
                 .type = finalizer.type,
                 .object_type = obj.type,
                 .kind = SpecialFinalizer};
    if (!special_add(s))
        throw("runtime.SetFinalizer: finalizer already set");
}

// The number that Stop knows it by; 0: p is not in the heap.
uint64_t runtime_addcleanup(void *p, Funcval *fn)
{
    uintptr_t object = special_object((uintptr_t)p);
    if (object == 0)
        return 0;
    start();
    uint64_t id = special_nextid();
    special_add((Special){.object = object, .p = (uintptr_t)p, .fn = fn, .id = id, .kind = SpecialCleanup});
    return id;
}

void runtime_stopcleanup(uintptr_t p, uint64_t id)
{
    special_remove(p, SpecialCleanup, id);
}

void runtime_keepalive(Eface x)
{
}

// ---- Package weak ----

void *weak_handle(void *p)
{
    return special_handle((uintptr_t)p);
}

void *weak_strong(void *handle)
{
    return special_strong(handle);
}

// ---- Of any value ----

intgo runtime_kindof(Eface x)
{
    return x.type == NULL ? KindInvalid : x.type->kind;
}

GoString runtime_typename(Eface x)
{
    return x.type == NULL ? GOSTR("nil") : x.type->str;
}

void runtime_panicerror(GoString text)
{
    gopanic(error_string(text));
}
