// escape.c: which variables live on the heap.
//
// A variable whose address is taken, explicitly or by a closure that captures it by reference, is put on the heap: its
// frame may be gone when the address is used. Everything else stays in its frame.
#include "lower/lower.h"

static void escape_function(FuncInfo *fn) {
    for (int i = 0; i < fn->locals.len; i++) {
        Obj *v = fn->locals.at[i];
        v->escapes = v->addrtaken;
    }
    for (int i = 0; i < fn->literals.len; i++) escape_function(fn->literals.at[i]);
}

static void escape_literals(Node *n, void *ctx) {
    if (n->kind == N_FUNCLIT && n->funclit.fn) {
        escape_function(n->funclit.fn);
        return;
    }
    node_each_child(n, escape_literals, ctx);
}

void lower_escape(Program *prog) {
    for (int p = 0; p < prog->pkgs.len; p++) {
        Pkg *pkg = prog->pkgs.at[p];
        for (int i = 0; i < pkg->funcs.len; i++) escape_function(pkg->funcs.at[i]);
        for (int i = 0; i < pkg->inits.len; i++)
            if (pkg->inits.at[i].rhs) escape_literals(pkg->inits.at[i].rhs, NULL);
    }
}

void lower_program(Program *prog) {
    for (int i = 0; i < prog->pkgs.len; i++) lower_captures(prog->arena, prog->pkgs.at[i]);
    lower_escape(prog);
}
