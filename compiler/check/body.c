// body.c: functions: what is known of one (FuncInfo), and the check of its body once everything it may refer to is
// resolved (spec: Function declarations, Blocks).
#include "check/checker.h"

typedef struct BodyTask {
    Checker *c;
    FuncInfo *fn;
    Scope *scope;
    const Const *iota;
} BodyTask;

// A literal that is checked once more (operands of op= are) keeps its FuncInfo.
static FuncInfo *reuse(Node *node)
{
    FuncInfo *fn = node->kind == N_FUNCLIT ? node->funclit.fn : NULL;
    if (fn)
        fn->locals.len = fn->literals.len = 0;
    return fn;
}

FuncInfo *check_new_func(Checker *c, Node *node, Obj *obj, FuncInfo *outer)
{
    FuncInfo *fn = reuse(node);
    if (fn)
        return fn;
    fn = arena_make(c->arena, FuncInfo);
    fn->node = node;
    fn->obj = obj;
    fn->outer = outer;
    fn->pkg = c->pkg;
    if (node->kind == N_FUNCLIT) {
        node->funclit.fn = fn;
        if (outer) {
            vec_push(c->arena, &outer->literals, fn);
            outer->has_closures = true;
        } else {
            vec_push(c->arena, &c->pkg->literals, fn);
        }
    }
    return fn;
}

static void report_unused(Checker *c, FuncInfo *fn)
{
    for (int i = 0; i < fn->locals.len; i++) {
        Obj *v = fn->locals.at[i];
        if (!v->used && !v->is_param)
            check_error(c, v->pos, "declared and not used: %s", v->name->text);
    }
}

static void run_body(Checker *c, Node *node, void *data)
{
    BodyTask *task = data;
    FuncInfo *fn = task->fn;
    parse_body(c->arena, fn->body);
    Env saved = env_enter(c, task->scope);
    c->func = fn;
    c->iota = task->iota;
    fn->locals.len = fn->results.len + fn->params.len + (fn->recv ? 1 : 0); // a literal may come here twice
    check_stmts(c, &fn->body->block.stmts);
    check_labels(c, fn->body);
    if (fn->results.len > 0 && !check_terminating(fn->body))
        check_error(c, fn->body->block.rbrace, "missing return");
    report_unused(c, fn);
    env_leave(c, &saved);
}

void check_body_later(Checker *c, FuncInfo *fn, Scope *scope)
{
    BodyTask *task = arena_make(c->arena, BodyTask);
    task->c = c;
    task->fn = fn;
    task->scope = scope;
    task->iota = c->iota;
    if (c->pkg->lazy && fn->node->kind == N_FUNCDECL)
        fn->pending = task;
    else
        check_later(c, run_body, fn->node, task);
}

void check_pending(FuncInfo *fn)
{
    BodyTask *task = fn->pending;
    if (!task)
        return;
    fn->pending = NULL;
    Checking saved = types_set_checking(check_context(task->c));
    run_body(task->c, fn->node, task);
    check_run_delayed(task->c, 0);
    types_set_checking(saved);
}
