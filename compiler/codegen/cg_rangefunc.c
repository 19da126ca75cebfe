// cg_rangefunc.c: for range over a function (spec: For statements with range clause). The loop calls the function with
// its body as a closure (lower/rangefunc.c made it a function); the closure returns true to go on.
//
// Between loop and body there is a state {state, next, defer frame}. `state` (RangeState in abi.h) tells whether the
// body may be called, so that a function which keeps or misuses it panics as in Go. `next` says where to go on when the
// body has left the loop other than by its own break: 0 nowhere in particular, NEXT_RETURN to return (the result
// variables are set), else the code of a break, continue or goto further out. What the loop's function cannot resolve
// itself, because it is a body again, it hands on to the loop around it.
#include "abi/abi.h"
#include "codegen/cg.h"

enum { NEXT_RETURN = -1 };
enum { STATE, NEXT, DEFER_FRAME };

static Type *state_type(Cg *cg)
{
    ObjVec fields = {0};
    Type *types[3] = {basic(TINT), basic(TINT), basic(TUNSAFEPTR)};
    static const char *const names[3] = {"state", "next", "deferframe"};
    for (int i = 0; i < 3; i++)
        vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr(names[i]), 0, NULL, types[i]));
    return type_struct(fields, NULL);
}

static Value member(Fn *f, Value state, unsigned i)
{
    return cg_gep(f, cg_lltype(f->cg, state_type(f->cg)), state, i);
}

static void set(Fn *f, Value state, unsigned i, int64_t v)
{
    LLVMBuildStore(f->b, cg_int(f->cg, v), member(f, state, i));
}

// One number for each way out of a body: the statement and what is done with it.
static int64_t branch_code(const Node *branch, const Node *target)
{
    return (int64_t)target->pos * 4 + (branch->op == T_BREAK ? 1 : branch->op == T_CONTINUE ? 2 : 3);
}

static Node *branch_target(const Node *branch)
{
    Node *t = branch->branch.target;
    return t->kind == N_LABELED && branch->op != T_GOTO ? t->labeled.stmt : t;
}

// The body's ways out -------------------------------------------------------------------------------------------------

static void leave(Fn *f, int64_t state, bool go_on)
{
    set(f, f->range_state, STATE, state);
    LLVMBuildRet(f->b, LLVMConstInt(f->cg->i1, go_on, false));
}

static void hand_on(Fn *f, int64_t next)
{
    set(f, f->range_state, NEXT, next);
    leave(f, RangeDone, false);
}

void cg_range_exit(Fn *f, Node *branch)
{
    Node *target = branch->branch.label ? branch_target(branch) : f->info->node;
    if (target == f->info->node && branch->op != T_GOTO)
        leave(f, branch->op == T_BREAK ? RangeDone : RangeReady, branch->op != T_BREAK);
    else
        hand_on(f, branch_code(branch, target));
}

void cg_range_return(Fn *f)
{
    hand_on(f, NEXT_RETURN);
}

void cg_range_body(Fn *f)
{
    Cg *cg = f->cg;
    Node *n = f->info->node;
    Value state = LLVMBuildLoad2(f->b, cg->i64, member(f, f->range_state, STATE), "");
    cg_panic_if(f, LLVMBuildICmp(f->b, LLVMIntNE, state, cg_int(cg, RangeReady), ""), RT_panicrangestate, &state, 1);
    set(f, f->range_state, STATE, RangePanic);
    f->defer_frame = LLVMBuildLoad2(f->b, cg->ptr, member(f, f->range_state, DEFER_FRAME), "");
    Node *places[2] = {n->range.key, n->range.value};
    Lvalue *lv[2] = {NULL, NULL};
    for (int i = 0; i < 2 && !n->range.define; i++)
        if (places[i])
            lv[i] = cg_lvalue(f, places[i]);
    for (int i = 0; i < 2; i++) {
        if (!places[i] || (places[i]->kind == N_NAME && is_blank(places[i]->name.name)))
            continue;
        Obj *p = f->info->params.at[i];
        Val v = cg_load(f, cg_var_addr(f, p), cg_type(f, p->type));
        if (n->range.define)
            cg_define_or_assign(f, places[i], true, v);
        else
            cg_lvalue_store(f, lv[i], v);
    }
    cg_stmt(f, n->range.body);
    if (!cg_terminated(f))
        leave(f, RangeReady, true);
}

// The loop ------------------------------------------------------------------------------------------------------------

typedef struct Exits {
    Fn *f;
    Node *loop;
    Value next;
    Vec(int64_t) done; // codes that have a branch already
    bool has_return;
} Exits;

static bool contains(const Node *loop, Pos pos)
{
    return pos >= loop->range.body->pos && pos <= loop->range.body->block.rbrace;
}

static bool seen(Exits *e, int64_t code)
{
    for (int i = 0; i < e->done.len; i++)
        if (e->done.at[i] == code)
            return true;
    vec_push(e->f->cg->arena, &e->done, code);
    return false;
}

// Where this function goes on after a branch out of one of its loops.
static void follow(Fn *f, Node *branch, Node *target)
{
    if (branch->op == T_GOTO) {
        bool here = !f->range_state || contains(f->info->node, target->pos);
        if (here)
            cg_jump(f, cg_label_block(f, target));
        else
            hand_on(f, branch_code(branch, target));
        return;
    }
    for (Target *t = f->targets; t; t = t->outer) {
        if (t->stmt != target)
            continue;
        cg_jump(f, branch->op == T_BREAK ? t->on_break : t->on_continue);
        return;
    }
    cg_range_exit(f, branch);
}

static void find_exits(Node *n, void *ctx)
{
    Exits *e = ctx;
    if (n->kind == N_FUNCLIT)
        return;
    if (n->kind == N_RETURN)
        e->has_return = true;
    if (n->kind == N_BRANCH && n->op != T_FALLTHROUGH && n->branch.label) {
        Node *target = branch_target(n);
        int64_t code = branch_code(n, target);
        if (target != e->loop && !contains(e->loop, target->pos) && !seen(e, code)) {
            Fn *f = e->f;
            Block here = cg_block(f, "exit"), rest = cg_block(f, "rest");
            cg_branch(f, LLVMBuildICmp(f->b, LLVMIntEQ, e->next, cg_int(f->cg, code), ""), here, rest);
            cg_enter(f, here);
            follow(f, n, target);
            cg_enter(f, rest);
        }
    }
    node_each_child(n, find_exits, e);
}

static void return_if_asked(Fn *f, Value next)
{
    Cg *cg = f->cg;
    Block here = cg_block(f, "return"), rest = cg_block(f, "rest");
    cg_branch(f, LLVMBuildICmp(f->b, LLVMIntEQ, next, cg_int(cg, NEXT_RETURN), ""), here, rest);
    cg_enter(f, here);
    if (f->range_state) {
        hand_on(f, NEXT_RETURN);
    } else if (f->defer_frame) {
        cg_defer_return(f);
    } else {
        const ObjVec *results = &f->info->results;
        Val *vals = arena_alloc(cg->arena, sizeof(Val) * (size_t)(results->len + 1));
        for (int i = 0; i < results->len; i++)
            vals[i] = cg_load(f, cg_var_addr(f, results->at[i]), cg_type(f, results->at[i]->type));
        cg_return(f, vals, results->len);
    }
    cg_enter(f, rest);
}

static void find_defer(Node *n, void *found)
{
    *(bool *)found |= n->kind == N_DEFER;
    if (n->kind != N_FUNCLIT)
        node_each_child(n, find_defer, found);
}

static bool may_defer(Node *body)
{
    bool found = false;
    find_defer(body, &found);
    return found;
}

void cg_range_func(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    Val iterator = cg_expr(f, n->range.x);
    Type *t = state_type(cg);
    Value state = n->noescape ? cg_alloca(f, cg_lltype(cg, t), "rangestate") : cg_new(f, t);
    set(f, state, STATE, RangeReady);
    set(f, state, NEXT, 0);
    LLVMBuildStore(f->b, f->defer_frame ? f->defer_frame : LLVMConstNull(cg->ptr), member(f, state, DEFER_FRAME));
    Value body = cg_closure_object(f, mono_literal(cg->prog, n->range.fn, f->inst), n->noescape, state);
    Val arg = cg_val(body, underlying(iterator.type)->func.params.at[0]->type);
    Callee c = {.context = iterator.v, .sig = cg_sig(cg, underlying(iterator.type), NULL), .args = &arg, .nargs = 1};
    cg_debug_pos(f, n->range.x->pos);
    if (may_defer(n->range.body))
        cg_defer_range(f);
    cg_call_emit(f, &c, NULL);

    Value now = LLVMBuildLoad2(f->b, cg->i64, member(f, state, STATE), ""), missing = cg_int(cg, RangeMissingPanic);
    cg_panic_if(f, LLVMBuildICmp(f->b, LLVMIntEQ, now, cg_int(cg, RangePanic), ""), RT_panicrangestate, &missing, 1);
    set(f, state, STATE, RangeExhausted);
    Exits e = {.f = f, .loop = n, .next = LLVMBuildLoad2(f->b, cg->i64, member(f, state, NEXT), "")};
    find_exits(n->range.body, &e);
    if (e.has_return)
        return_if_asked(f, e.next);
}
