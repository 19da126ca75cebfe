// stmt.c: statements (spec: Statements). Where control may go is not decided here: branches and labels are labels.c's
// business, terminating statements returns.c's.
#include "check/checker.h"

void check_open_scope(Checker *c)
{
    c->scope = scope_new(c->arena, c->scope);
}

void check_close_scope(Checker *c)
{
    c->scope = scope_parent(c->scope);
}

static void check_expr_stmt(Checker *c, Node *s)
{
    Node *x = s->exprstmt.x;
    ExprKind kind = check_raw_expr(c, x, NULL, NULL, false);
    const char *what = "is not used";
    if (x->mode == MODE_BUILTIN)
        what = "must be called";
    else if (x->mode == MODE_TYPE)
        what = "is not an expression";
    else if (kind == EXPR_STATEMENT)
        return;
    check_error_at(c, x, "%s %s", operand_text(c, x), what);
}

static void check_send(Checker *c, Node *s)
{
    Node *ch = s->send.ch, *value = s->send.value;
    check_expr(c, ch, NULL);
    check_generic_expr(c, value, NULL);
    if (!node_ok(ch) || !node_ok(value))
        return;
    Type *elem = check_chan_elem(c, node_start(s), ch, false);
    if (elem)
        check_assignment(c, value, elem, "send");
}

static void check_assign(Checker *c, Node *s)
{
    if (s->op == T_ASSIGN)
        check_assign_vars(c, &s->assign.lhs, &s->assign.rhs);
    else if (s->op == T_DEFINE)
        check_short_var_decl(c, s);
    else
        check_assign_op(c, s);
}

static void check_go(Checker *c, Node *s)
{
    Node *call = s->go.call;
    const char *keyword = s->kind == N_GO ? "go" : "defer";
    if (s->kind == N_DEFER && c->func)
        c->func->has_defer = true;
    if (call->kind != N_CALL) {
        check_error_at(c, call, "expression in %s must be function call", keyword);
        check_use_one(c, call, false);
        return;
    }
    ExprKind kind = check_raw_expr(c, call, NULL, NULL, false);
    if (kind == EXPR_STATEMENT)
        return;
    check_error_at(c, call, "%s %s %s", keyword,
                   kind == EXPR_CONVERSION ? "requires function call, not conversion" : "discards result of",
                   operand_text(c, call));
}

// A result that an inner declaration hides cannot be returned by a bare return.
static void check_bare_return(Checker *c, Node *s)
{
    for (int i = 0; i < c->func->results.len; i++) {
        Obj *r = c->func->results.at[i];
        if (!r->name || is_blank(r->name))
            continue;
        Obj *inner = check_lookup(c, r->name);
        if (!inner || inner == r)
            continue;
        if (check_error(c, s->pos, "result parameter %s not in scope at return", r->name->text))
            diag_note(inner->pos, "inner declaration of var %s %s", r->name->text, type_text(c, r->type));
    }
}

static void check_return(Checker *c, Node *s)
{
    const ObjVec *results = &c->func->results;
    if (s->ret.results.len == 0 && results->len > 0 && results->at[0]->name)
        check_bare_return(c, s);
    else if (results->len > 0 || s->ret.results.len > 0)
        check_init_vars(c, results, &s->ret.results, s);
}

static void check_cond(Checker *c, Node *cond, const char *keyword)
{
    check_expr(c, cond, NULL);
    if (node_ok(cond) && !is_boolean(cond->type)) {
        check_error_at(c, cond, "non-boolean condition in %s statement", keyword);
        return;
    }
    check_default(c, cond);
}

static void check_if(Checker *c, Node *s)
{
    check_open_scope(c);
    if (s->if_.init)
        check_stmt(c, s->if_.init);
    if (s->if_.cond)
        check_cond(c, s->if_.cond, "if");
    check_stmt(c, s->if_.then);
    if (s->if_.els)
        check_stmt(c, s->if_.els);
    check_close_scope(c);
}

static void check_for(Checker *c, Node *s)
{
    s->for_.shared = !types_allow(22);
    check_open_scope(c);
    if (s->for_.init)
        check_stmt(c, s->for_.init);
    if (s->for_.cond)
        check_cond(c, s->for_.cond, "for");
    if (s->for_.post)
        check_stmt(c, s->for_.post);
    check_stmt(c, s->for_.body);
    check_close_scope(c);
}

static void check_block(Checker *c, Node *s)
{
    check_open_scope(c);
    check_stmts(c, &s->block.stmts);
    check_close_scope(c);
}

static void dispatch(Checker *c, Node *s)
{
    switch (s->kind) {
    case N_BAD:
    case N_EMPTY: break;
    case N_BLOCK: check_block(c, s); break;
    case N_EXPRSTMT: check_expr_stmt(c, s); break;
    case N_SEND: check_send(c, s); break;
    case N_INCDEC: check_inc_dec(c, s); break;
    case N_ASSIGN: check_assign(c, s); break;
    case N_GO:
    case N_DEFER: check_go(c, s); break;
    case N_RETURN: check_return(c, s); break;
    case N_BRANCH:
        if (s->op == T_GOTO && c->func)
            c->func->has_goto = true;
        break;
    case N_LABELED: check_stmt(c, s->labeled.stmt); break;
    case N_IF: check_if(c, s); break;
    case N_SWITCH: check_switch(c, s); break;
    case N_TYPESWITCH: check_type_switch(c, s); break;
    case N_SELECT: check_select(c, s); break;
    case N_FOR: check_for(c, s); break;
    case N_RANGE: check_range(c, s); break;
    case N_DECLSTMT: check_decl_stmt(c, s); break;
    default: ice_at("check", s->pos, "%s is no statement", node_kind_name(s->kind));
    }
}

void check_stmt(Checker *c, Node *s)
{
    int top = c->delayed.len;
    if (s)
        dispatch(c, s);
    check_run_delayed(c, top);
}

void check_stmts(Checker *c, const NodeVec *list)
{
    for (int i = 0; i < list->len; i++)
        check_stmt(c, list->at[i]);
}
