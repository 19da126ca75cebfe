// mprof.c: package runtime's profiles as lists of records: what was allocated where, and where all goroutines are.
//
// The functions fill in the records if there are enough of them, and give how many it takes in any case.
#include "svc/pprof.h"

enum { StackMax = 32 };

struct StackRecord { // runtime.StackRecord
    uintptr_t stack[StackMax];
};

struct MemRecord { // runtime.MemProfileRecord
    int64_t alloc_bytes, free_bytes, alloc_objects, free_objects;
    uintptr_t stack[StackMax];
};

typedef struct MemRequest {
    MemRecord *records;
    intgo len, n;
    bool inusezero;
} MemRequest;

typedef struct StackRequest {
    StackRecord *records;
    intgo len, n;
    G *me;
} StackRequest;

G0_CODE

// What follows the stack is 0.
static void end_stack(uintptr_t *stack, intgo n)
{
    for (intgo i = n; i < StackMax; i++)
        stack[i] = 0;
}

static void count_site(const Site *s, void *arg)
{
    MemRequest *r = arg;
    r->n += r->inusezero || s->allocs != s->frees;
}

static void fill_site(const Site *s, void *arg)
{
    MemRequest *r = arg;
    if (r->n == r->len || (!r->inusezero && s->allocs == s->frees))
        return;
    MemRecord *m = &r->records[r->n++];
    m->alloc_objects = (int64_t)s->allocs;
    m->free_objects = (int64_t)s->frees;
    m->alloc_bytes = (int64_t)(s->allocs * s->size);
    m->free_bytes = (int64_t)(s->frees * s->size);
    end_stack(m->stack, functions_at(s->pcs, s->npcs, m->stack, StackMax));
}

static void memory(void *arg)
{
    MemRequest *r = arg;
    memprof_foreach(count_site, r);
    if (r->n > r->len)
        return;
    r->n = 0;
    memprof_foreach(fill_site, r);
}

static void fill_goroutine(G *gp, StackRequest *r)
{
    StackRecord *s = &r->records[r->n++];
    end_stack(s->stack, goroutine_callers(gp, s->stack, StackMax));
}

static void fill_other(G *gp, void *arg)
{
    StackRequest *r = arg;
    uint32_t status = readgstatus(gp);
    if (gp != r->me && status != Gdead && status != Gidle && !gp->isSystem && r->n < r->len)
        fill_goroutine(gp, r);
}

static void goroutines(void *arg)
{
    StackRequest *r = arg;
    fill_goroutine(r->me, r);
    forEachG(fill_other, r);
}

G0_CODE_END

intgo runtime_memprofile(MemRecord *p, intgo len, intgo cap, bool inusezero)
{
    MemRequest r = {.records = p, .len = len, .inusezero = inusezero};
    systemstack(memory, &r);
    return r.n;
}

// The calling goroutine comes first.
intgo runtime_goroutineprofile(StackRecord *p, intgo len, intgo cap)
{
    stopTheWorld();
    StackRequest r = {.records = p, .len = len, .me = getg()};
    intgo n = gcount();
    if (n <= len)
        systemstack(goroutines, &r);
    startTheWorld();
    return n;
}
