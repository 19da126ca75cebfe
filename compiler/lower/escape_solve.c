// escape_solve.c: from the graph to what escapes.
//
// A walk from a location, its root, computes for every location whose value or address can get to the root the fewest
// dereferences on the way (Bellman-Ford, as address-of weighs -1; behind an address-of the weight counts from 0 again,
// because in `root = &l; l = x` it is l's address that gets to the root, not x's; so there are no negative cycles).
// Weight -1 means: the root may hold the address. If the root outlives that location, the location escapes, and is
// walked from once more: what it holds is on the heap now. Each location escapes once, so there are about as many walks
// as locations.
#include "lower/escape.h"

typedef struct Queue {
    Arena *arena;
    Vec(Loc *) items;
    int head;
} Queue;

static void push(Queue *q, Loc *l)
{
    vec_push(q->arena, &q->items, l);
}

static Loc *pop(Queue *q)
{
    if (q->head == q->items.len) {
        q->head = q->items.len = 0;
        return NULL;
    }
    return q->items.at[q->head++];
}

typedef struct Solver {
    Batch *b;
    Queue roots, work;
    unsigned walk;
} Solver;

static void enqueue(Solver *s, Loc *l)
{
    if (l->queued)
        return;
    l->queued = true;
    push(&s->roots, l);
}

// May what is stored in l still be used when other's frame, or other's iteration of a loop, has ended?
static bool outlives(Solver *s, const Loc *l, const Loc *other)
{
    if (l->escapes)
        return true;
    if (l->kind == LOC_CALLEE)
        return false;
    if (l->kind == LOC_RESULT) {
        // Nobody knows what callers do with a result, except that of a literal all of whose calls are in the graph: it
        // may return addresses of the functions around it.
        bool known = fn_encloses(s->b, other->fn, l->fn) && !escape_state(s->b->esc, l->fn)->results_lost;
        return !known;
    }
    if (l->fn == other->fn && l->depth < other->depth)
        return true;
    return fn_encloses(s->b, l->fn, other->fn);
}

static void lessen(int *leak, int derefs)
{
    if (derefs > MAX_DEREFS)
        derefs = MAX_DEREFS;
    if (*leak == NOWHERE || derefs < *leak)
        *leak = derefs;
}

static void param_leaks(Solver *s, const Loc *root, Loc *l, int derefs)
{
    if (outlives(s, root, l)) {
        bool to_result = root->kind == LOC_RESULT && root->fn == l->fn && !root->escapes;
        lessen(to_result ? &l->leaks.results[root->result] : &l->leaks.heap, derefs);
    }
    if (root->called)
        lessen(&l->leaks.callee, derefs);
}

// A literal that may be called by somebody who does not know it has results that go anywhere.
static void lose_results(Solver *s, Loc *root)
{
    if (!root->called || root->kind != LOC_SITE || root->site->kind != N_FUNCLIT)
        return;
    FuncInfo *fn = root->site->funclit.fn;
    FnState *state = escape_state(s->b->esc, fn);
    if (state->results_lost)
        return;
    state->results_lost = true;
    for (int i = 0; i < fn->results.len; i++)
        enqueue(s, ptrmap_get(&s->b->by_var, fn->results.at[i]));
}

static void reach(Solver *s, Loc *src, int derefs)
{
    if (src->escapes || (src->walk == s->walk && src->derefs <= derefs))
        return;
    src->walk = s->walk;
    src->derefs = derefs;
    if (src->waiting == s->walk)
        return;
    src->waiting = s->walk;
    push(&s->work, src);
}

// Looks at l, which the walk has reached. False if the way ends here, because l has just been found to escape: l's own
// walk does the rest.
static bool visit(Solver *s, const Loc *root, Loc *l)
{
    bool address = l->derefs < 0;
    int derefs = address ? 0 : l->derefs;
    bool escapes = address && outlives(s, root, l), called = escapes || (derefs == 0 && root->called);
    if (l->kind == LOC_PARAM)
        param_leaks(s, root, l, derefs);
    if ((escapes && !l->escapes) || (called && !l->called)) {
        l->escapes |= escapes;
        l->called |= called;
        enqueue(s, l);
        if (l->escapes)
            return false;
    }
    for (int i = 0; i < l->in.len; i++)
        reach(s, l->in.at[i].src, derefs + l->in.at[i].derefs);
    return true;
}

static void walk_from(Solver *s, Loc *root)
{
    s->walk++;
    root->walk = root->waiting = s->walk;
    root->derefs = 0;
    lose_results(s, root);
    push(&s->work, root);
    for (Loc *l; (l = pop(&s->work));) {
        l->waiting = 0;
        visit(s, root, l);
    }
}

void escape_solve(Batch *b)
{
    Solver s = {.b = b, .roots.arena = b->arena, .work.arena = b->arena};
    enqueue(&s, &b->heap);
    enqueue(&s, &b->callee);
    for (int i = b->locs.len - 1; i >= 0; i--)
        enqueue(&s, b->locs.at[i]);
    for (Loc *root; (root = pop(&s.roots));) {
        root->queued = false;
        walk_from(&s, root);
    }
}
