// escape_leaks.c: the leaks of functions as text, for the index of the library (codegen/library.c). Callers of a
// function need nothing else of it, unless it returns literals only (escape_callee.c); so that of what a program
// imports only those bodies are parsed and analysed that are generated in it.
//
//   N;heap,callee,r,r;...   N receiver and parameters, for each where it gets to: the heap, a function that is called,
//                           each result; by how many dereferences, -1 if it does not
#include "lower/escape.h"

#include <stdlib.h>

const char *lower_leaks(Program *prog, FuncInfo *fn)
{
    const FnState *s = escape_state(prog->escape, fn);
    if (!s->leaks || (s->returned.len > 0 && !s->returns_more))
        return "";
    StrBuf out = {.arena = prog->arena};
    buf_printf(&out, "%d;", s->nleaks);
    for (int i = 0; i < s->nleaks; i++) {
        const Leaks *l = &s->leaks[i];
        buf_printf(&out, "%d,%d", l->heap, l->callee);
        for (int r = 0; r < l->nresults; r++)
            buf_printf(&out, ",%d", l->results[r]);
        buf_puts(&out, ";");
    }
    return out.text;
}

// The number at *at; what stands behind it is skipped.
static int next_number(const char **at)
{
    char *end;
    long n = strtol(*at, &end, 10);
    *at = *end ? end + 1 : end;
    return (int)n;
}

bool escape_recall(Escape *esc, FnState *s)
{
    const FuncInfo *fn = s->fn;
    if (s->leaks || !fn->leaks)
        return s->leaks != NULL;
    const char *at = fn->leaks;
    int nresults = fn->sig->func.results.len;
    s->nleaks = next_number(&at);
    s->leaks = arena_alloc(esc->arena, sizeof(Leaks) * (size_t)(s->nleaks + 1));
    for (int i = 0; i < s->nleaks; i++) {
        Leaks *l = &s->leaks[i];
        l->heap = next_number(&at);
        l->callee = next_number(&at);
        l->nresults = nresults;
        l->results = arena_alloc(esc->arena, sizeof(int) * (size_t)(nresults + 1));
        for (int r = 0; r < nresults; r++)
            l->results[r] = next_number(&at);
    }
    s->returns_more = true;
    return true;
}
