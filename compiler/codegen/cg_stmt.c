// cg_stmt.c: statements, but for assignments, switch, select and range, which have files of their own.
#include "codegen/cg.h"

void cg_push_target(Fn *f, Target *t, Node *stmt, Block on_break, Block on_continue)
{
    *t = (Target){.stmt = stmt, .on_break = on_break, .on_continue = on_continue, .outer = f->targets};
    f->targets = t;
}

void cg_pop_target(Fn *f)
{
    f->targets = f->targets->outer;
}

Block cg_label_block(Fn *f, Node *labeled)
{
    Block b = ptrmap_get(&f->labels, labeled);
    if (!b) {
        b = cg_block(f, labeled->labeled.label->name.name->text);
        ptrmap_set(f->cg->arena, &f->labels, labeled, b);
    }
    return b;
}

// The loop, switch or select that break or continue leaves.
// NULL if it is a loop over a function whose body this is, or one outside of it.
static Target *find_target(Fn *f, Node *n)
{
    Node *stmt = n->branch.label ? n->branch.target : NULL;
    if (stmt && stmt->kind == N_LABELED)
        stmt = stmt->labeled.stmt;
    for (Target *t = f->targets; t; t = t->outer) {
        if (stmt ? t->stmt == stmt : (n->op == T_BREAK || t->on_continue))
            return t;
    }
    if (!f->range_state)
        ice_at("codegen", n->pos, "%s leaves nothing", token_text(n->op));
    return NULL;
}

static bool is_inside(const Node *n, Pos pos)
{
    return pos >= n->pos && pos <= n->block.rbrace;
}

static void branch(Fn *f, Node *n)
{
    if (n->op == T_FALLTHROUGH) {
        cg_jump(f, f->fallthrough_block);
    } else if (n->op == T_GOTO) {
        bool outside = f->range_state && !is_inside(f->info->body, n->branch.target->pos);
        if (outside)
            cg_range_exit(f, n);
        else
            cg_jump(f, cg_label_block(f, n->branch.target));
    } else {
        Target *t = find_target(f, n);
        if (t)
            cg_jump(f, n->op == T_BREAK ? t->on_break : t->on_continue);
        else
            cg_range_exit(f, n);
    }
}

static void if_(Fn *f, Node *n)
{
    LLVMMetadataRef saved = n->if_.init ? cg_debug_push_scope(f, n->pos) : f->scope;
    if (n->if_.init)
        cg_stmt(f, n->if_.init);
    Block then = cg_block(f, "then"), end = cg_block(f, "endif"), els = n->if_.els ? cg_block(f, "else") : end;
    cg_debug_pos(f, n->if_.cond->pos);
    cg_cond(f, n->if_.cond, then, els);
    cg_enter(f, then);
    cg_stmt(f, n->if_.then);
    cg_jump(f, end);
    if (n->if_.els) {
        cg_enter(f, els);
        cg_stmt(f, n->if_.els);
        cg_jump(f, end);
    }
    cg_debug_pop_scope(f, saved);
    cg_enter(f, end);
}

// Loop variables that live on the heap are new in each iteration (spec: For statements with for clause): the post
// statement works on a fresh copy. A pointer in the frame says which object is this iteration's.
typedef struct LoopVar {
    Obj *v;
    Value box; // alloca with the address of the current object
} LoopVar;

static int heap_loop_vars(Fn *f, Node *init, LoopVar *out)
{
    int n = 0;
    if (!init || init->kind != N_ASSIGN || init->op != T_DEFINE)
        return 0;
    for (int i = 0; i < init->assign.lhs.len; i++) {
        Obj *v = init->assign.lhs.at[i]->obj;
        if (!v || !v->escapes)
            continue;
        out[n].v = v;
        out[n].box = cg_alloca(f, f->cg->ptr, "loopvar");
        LLVMBuildStore(f->b, f->locals[v->slot].addr, out[n++].box);
    }
    return n;
}

// In the block that begins here the variables are found through their boxes.
static void load_loop_vars(Fn *f, const LoopVar *vars, int n)
{
    for (int i = 0; i < n; i++)
        f->locals[vars[i].v->slot].addr = LLVMBuildLoad2(f->b, f->cg->ptr, vars[i].box, "");
}

static void copy_loop_vars(Fn *f, const LoopVar *vars, int n)
{
    for (int i = 0; i < n; i++) {
        Type *t = cg_type(f, vars[i].v->type);
        Value old = LLVMBuildLoad2(f->b, f->cg->ptr, vars[i].box, ""), fresh = cg_new(f, t);
        cg_init(f, fresh, cg_load(f, old, t));
        LLVMBuildStore(f->b, fresh, vars[i].box);
        f->locals[vars[i].v->slot].addr = fresh;
    }
}

static void for_(Fn *f, Node *n)
{
    LLVMMetadataRef saved = n->for_.init ? cg_debug_push_scope(f, n->pos) : f->scope;
    if (n->for_.init)
        cg_stmt(f, n->for_.init);
    int max = n->for_.init && n->for_.init->kind == N_ASSIGN ? n->for_.init->assign.lhs.len : 0;
    LoopVar *vars = arena_alloc(f->cg->arena, sizeof(LoopVar) * (size_t)(max + 1));
    int nvars = n->for_.shared ? 0 : heap_loop_vars(f, n->for_.init, vars);
    Block cond = cg_block(f, "for"), body = cg_block(f, "body"), post = cg_block(f, "post"),
          end = cg_block(f, "endfor");
    cg_jump(f, cond);
    cg_enter(f, cond);
    load_loop_vars(f, vars, nvars);
    if (n->for_.cond)
        cg_cond(f, n->for_.cond, body, end);
    else
        cg_jump(f, body);
    Target t;
    cg_push_target(f, &t, n, end, post);
    cg_enter(f, body);
    f->loop_depth++;
    cg_stmt(f, n->for_.body);
    f->loop_depth--;
    cg_jump(f, post);
    cg_pop_target(f);
    cg_enter(f, post);
    copy_loop_vars(f, vars, nvars);
    if (n->for_.post)
        cg_stmt(f, n->for_.post);
    cg_jump(f, cond);
    cg_debug_pop_scope(f, saved);
    cg_enter(f, end);
}

static void return_(Fn *f, Node *n)
{
    FuncInfo *fn = real_function(f->info);
    int count = fn->results.len;
    Val *vals = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)(count + 1));
    cg_order(f, n->ret.results.at, n->ret.results.len);
    if (n->ret.results.len == 0) {
        for (int i = 0; i < count; i++)
            vals[i] = cg_load(f, cg_var_addr(f, fn->results.at[i]), cg_type(f, fn->results.at[i]->type));
    } else if (n->ret.results.len == count) {
        for (int i = 0; i < count; i++) {
            vals[i] = cg_expr_to(f, n->ret.results.at[i], fn->results.at[i]->type);
            if (count > 1 || f->defer_frame || f->range_state)
                vals[i] = cg_stable(f, vals[i]);
        }
    } else {
        cg_exprs(f, n->ret.results, vals, count);
        for (int i = 0; i < count; i++)
            vals[i] = cg_convert_implicit(f, vals[i], cg_type(f, fn->results.at[i]->type));
    }
    cg_debug_pos(f, n->pos);
    if (!f->defer_frame && !f->range_state) {
        cg_return(f, vals, count);
        return;
    }
    for (int i = 0; i < count; i++)
        cg_store(f, cg_var_addr(f, fn->results.at[i]), vals[i]);
    if (f->range_state)
        cg_range_return(f);
    else
        cg_defer_return(f);
}

static void expr_stmt(Fn *f, Node *n)
{
    Node *x = unparen(n->exprstmt.x);
    if (x->kind == N_UNARY && x->op == T_ARROW) {
        cg_order(f, &x->unary.x, 1);
        Val ch = cg_expr(f, x->unary.x);
        cg_debug_pos(f, x->pos);
        CG_RT(f, chanrecv1, ch.v, LLVMConstNull(f->cg->ptr));
    } else {
        cg_expr(f, x);
    }
}

void cg_stmts(Fn *f, NodeVec list)
{
    for (int i = 0; i < list.len; i++)
        cg_stmt(f, list.at[i]);
}

static bool declares_variables(NodeVec list)
{
    for (int i = 0; i < list.len; i++) {
        const Node *n = list.at[i];
        if (n->kind == N_DECLSTMT || (n->kind == N_ASSIGN && n->op == T_DEFINE))
            return true;
    }
    return false;
}

// Debuggers need a scope only for variables; without that rule deep nesting would cost LLVM quadratic time.
static void block(Fn *f, Node *n)
{
    bool scope = declares_variables(n->block.stmts);
    LLVMMetadataRef saved = scope ? cg_debug_push_scope(f, n->pos) : f->scope;
    cg_stmts(f, n->block.stmts);
    cg_debug_pop_scope(f, saved);
}

void cg_stmt(Fn *f, Node *n)
{
    if (cg_terminated(f))
        cg_enter(f, cg_block(f, "dead")); // behind return, goto, panic
    cg_debug_pos(f, n->pos);
    if (f->early.len > 0)
        ice_at("codegen", n->pos, "%s has not been used", node_kind_name(f->early.at[0].n->kind));
    switch (n->kind) {
    case N_EMPTY: break;
    case N_BLOCK: block(f, n); break;
    case N_EXPRSTMT: expr_stmt(f, n); break;
    case N_SEND: cg_send(f, n); break;
    case N_INCDEC:
    case N_ASSIGN: cg_assign(f, n); break;
    case N_GO: cg_go(f, n); break;
    case N_DEFER: cg_defer(f, n); break;
    case N_RETURN: return_(f, n); break;
    case N_BRANCH: branch(f, n); break;
    case N_LABELED: {
        Block b = cg_label_block(f, n);
        cg_jump(f, b);
        cg_enter(f, b);
        if (n->labeled.stmt)
            cg_stmt(f, n->labeled.stmt);
        break;
    }
    case N_IF: if_(f, n); break;
    case N_SWITCH: cg_switch(f, n); break;
    case N_TYPESWITCH: cg_typeswitch(f, n); break;
    case N_SELECT: cg_select(f, n); break;
    case N_FOR: for_(f, n); break;
    case N_RANGE: cg_range(f, n); break;
    case N_DECLSTMT:
        for (int i = 0; i < n->declstmt.decls.len; i++)
            cg_decl(f, n->declstmt.decls.at[i]);
        break;
    default: ice_at("codegen", n->pos, "%s is not a statement", node_kind_name(n->kind));
    }
}
