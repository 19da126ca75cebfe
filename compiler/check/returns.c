// returns.c: terminating statements (spec: Terminating statements), so that a function with results cannot end without
// a return.
//
// Breaks were resolved by labels.c: a statement is left by a break exactly if some BRANCH inside has it as its target.
#include "check/checker.h"

typedef struct BreakSearch {
    const Node *target;
    bool found;
} BreakSearch;

static void search_break(Node *n, void *ctx)
{
    BreakSearch *s = ctx;
    if (s->found || n->kind == N_FUNCLIT)
        return;
    if (n->kind == N_BRANCH) {
        // A break that labels.c could not resolve must not cause a second error.
        s->found = n->op == T_BREAK && (n->branch.target == s->target || !n->branch.target);
        return;
    }
    node_each_child(n, search_break, s);
}

static bool has_break(Node *stmt)
{
    BreakSearch s = {stmt, false};
    node_each_child(stmt, search_break, &s);
    return s.found;
}

static bool list_terminates(const NodeVec *stmts)
{
    int n = stmts->len;
    while (n > 0 && stmts->at[n - 1]->kind == N_EMPTY)
        n--;
    return n > 0 && check_terminating(stmts->at[n - 1]);
}

// Every clause terminates; a switch needs a default, too.
static bool switch_terminates(Node *stmt, const NodeVec *cases)
{
    bool has_default = false;
    for (int i = 0; i < cases->len; i++) {
        has_default |= cases->at[i]->case_.is_default;
        if (!list_terminates(&cases->at[i]->case_.body))
            return false;
    }
    return has_default && !has_break(stmt);
}

static bool select_terminates(Node *stmt)
{
    for (int i = 0; i < stmt->select.cases.len; i++) {
        if (!list_terminates(&stmt->select.cases.at[i]->comm.body))
            return false;
    }
    return !has_break(stmt);
}

static bool is_panic(Node *n)
{
    n = unparen(n);
    if (n->kind != N_CALL)
        return false;
    Node *fun = unparen(n->call.fun);
    return fun->mode == MODE_BUILTIN && fun->obj && fun->obj->builtin == B_PANIC;
}

bool check_terminating(Node *stmt)
{
    switch (stmt->kind) {
    case N_RETURN: return true;
    case N_BRANCH: return stmt->op == T_GOTO || stmt->op == T_FALLTHROUGH;
    case N_EXPRSTMT: return is_panic(stmt->exprstmt.x);
    case N_BLOCK: return list_terminates(&stmt->block.stmts);
    case N_LABELED: return stmt->labeled.stmt && check_terminating(stmt->labeled.stmt);
    case N_IF: return stmt->if_.els && check_terminating(stmt->if_.then) && check_terminating(stmt->if_.els);
    case N_FOR: return !stmt->for_.cond && !has_break(stmt);
    case N_SWITCH: return switch_terminates(stmt, &stmt->switch_.cases);
    case N_TYPESWITCH: return switch_terminates(stmt, &stmt->typeswitch.cases);
    case N_SELECT: return select_terminates(stmt);
    default: return false;
    }
}
