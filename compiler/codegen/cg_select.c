// cg_select.c: select (spec: Select statements). Channels and values to send are evaluated in source order for all
// cases. Forms that need no list of cases get the runtime's cheaper calls: none, one, or one with default.
#include "codegen/cg.h"

typedef struct SelCase {
    Node *clause; // COMM
    Node *recv;   // the receive expression, NULL for a send
    Val ch;
    Type *elem;
    Value slot; // where the element is or goes
    Block body;
} SelCase;

// The receive of `<-c`, `v := <-c`, `v, ok = <-c`.
static Node *receive_of(Node *comm)
{
    if (comm->kind == N_EXPRSTMT)
        return unparen(comm->exprstmt.x);
    return comm->kind == N_ASSIGN ? unparen(comm->assign.rhs.at[0]) : NULL;
}

static SelCase prepare(Fn *f, Node *clause)
{
    Node *comm = clause->comm.comm;
    SelCase c = {.clause = clause, .recv = receive_of(comm)};
    Node *operands[2] = {c.recv ? c.recv->unary.x : comm->send.ch, c.recv ? NULL : comm->send.value};
    cg_order(f, operands, 2);
    c.ch = cg_expr(f, c.recv ? c.recv->unary.x : comm->send.ch);
    c.elem = underlying(c.ch.type)->chan.elem;
    if (c.recv) {
        c.slot = cg_alloca(f, cg_lltype(f->cg, c.elem), "recv");
    } else {
        Val v = cg_stable(f, cg_expr_to(f, comm->send.value, c.elem));
        c.slot = cg_spill(f, v);
    }
    c.body = cg_block(f, "case");
    return c;
}

// Enters a clause: gives the received value and ok to the variables of the clause, then its statements.
static void clause_body(Fn *f, const SelCase *c, Value ok, Block end)
{
    cg_enter(f, c->body);
    LLVMMetadataRef saved = cg_debug_push_scope(f, c->clause->pos);
    Node *comm = c->clause->comm.comm;
    if (comm->kind == N_ASSIGN) {
        bool define = comm->op == T_DEFINE;
        Val v = cg_load(f, c->slot, c->elem);
        cg_define_or_assign(f, comm->assign.lhs.at[0], define, v);
        if (comm->assign.lhs.len > 1)
            cg_define_or_assign(f, comm->assign.lhs.at[1], define, cg_val(ok, basic(TBOOL)));
    }
    cg_stmts(f, c->clause->comm.body);
    cg_debug_pop_scope(f, saved);
    cg_jump(f, end);
}

static void default_body(Fn *f, Node *clause, Block block, Block end)
{
    cg_enter(f, block);
    cg_stmts(f, clause->comm.body);
    cg_jump(f, end);
}

// One communication, no default: the plain operation.
static void single(Fn *f, Node *clause, Block end)
{
    SelCase c = prepare(f, clause);
    Value ok = NULL;
    cg_debug_pos(f, clause->comm.comm->pos);
    if (c.recv)
        ok = CG_RT(f, chanrecv2, c.ch.v, c.slot);
    else
        CG_RT(f, chansend1, c.ch.v, c.slot);
    cg_jump(f, c.body);
    clause_body(f, &c, ok, end);
}

// One communication and a default.
static void nonblocking(Fn *f, Node *clause, Node *deflt, Block end)
{
    Cg *cg = f->cg;
    SelCase c = prepare(f, clause);
    Block other = cg_block(f, "default");
    Value ready, ok = NULL;
    cg_debug_pos(f, clause->comm.comm->pos);
    if (c.recv) {
        Value both = CG_RT(f, selectnbrecv, c.slot, c.ch.v);
        ready = LLVMBuildTrunc(f->b, both, cg->i1, "");
        ok = LLVMBuildTrunc(f->b, LLVMBuildLShr(f->b, both, LLVMConstInt(cg->i16, 8, false), ""), cg->i1, "");
    } else {
        ready = CG_RT(f, selectnbsend, c.ch.v, c.slot);
    }
    cg_branch(f, ready, c.body, other);
    clause_body(f, &c, ok, end);
    default_body(f, deflt, other, end);
}

LType cg_scase_type(Cg *cg)
{
    return LLVMStructTypeInContext(cg->ctx, (LType[]){cg->ptr, cg->ptr}, 2, false);
}

// Fills the runtime's array of cases, sends first; order[i] is the clause of entry i.
static Value case_array(Fn *f, SelCase *cases, int n, int nsends, int *order)
{
    Cg *cg = f->cg;
    LType scase = cg_scase_type(cg);
    Value array = cg_alloca(f, LLVMArrayType2(scase, (uint64_t)n), "cases");
    int send = 0, recv = nsends;
    for (int i = 0; i < n; i++) {
        int at = cases[i].recv ? recv++ : send++;
        order[at] = i;
        Value p = LLVMBuildGEP2(f->b, scase, array, (Value[]){cg_int(cg, at)}, 1, "");
        LLVMBuildStore(f->b, cases[i].ch.v, cg_gep(f, scase, p, 0));
        LLVMBuildStore(f->b, cases[i].slot, cg_gep(f, scase, p, 1));
    }
    return array;
}

static void general(Fn *f, Node *n, Node *deflt, Block end)
{
    Cg *cg = f->cg;
    int count = 0, nsends = 0, total = n->select.cases.len;
    SelCase *cases = arena_alloc(cg->arena, sizeof(SelCase) * (size_t)total);
    for (int i = 0; i < total; i++) {
        Node *clause = n->select.cases.at[i];
        if (clause == deflt)
            continue;
        cases[count] = prepare(f, clause);
        nsends += cases[count++].recv == NULL;
    }
    int *order = arena_alloc(cg->arena, sizeof(int) * (size_t)count);
    Value array = case_array(f, cases, count, nsends, order);
    Value order0 = cg_alloca(f, LLVMArrayType2(cg->i16, (uint64_t)count * 2), "order");
    cg_debug_pos(f, n->pos);
    Value r = CG_RT(f, selectgo, array, order0, cg_int(cg, nsends), cg_int(cg, count - nsends),
                    LLVMConstInt(cg->i1, deflt == NULL, false));
    Value index = cg_field(f, r, 0), ok = LLVMBuildTrunc(f->b, cg_field(f, r, 1), cg->i1, "");
    Block other = cg_block(f, deflt ? "default" : "impossible");
    Value sw = LLVMBuildSwitch(f->b, index, other, (unsigned)count);
    for (int at = 0; at < count; at++)
        LLVMAddCase(sw, cg_int(cg, at), cases[order[at]].body);
    for (int i = 0; i < count; i++)
        clause_body(f, &cases[i], ok, end);
    if (deflt) {
        default_body(f, deflt, other, end);
    } else {
        cg_enter(f, other);
        LLVMBuildUnreachable(f->b);
    }
}

void cg_select(Fn *f, Node *n)
{
    Node *deflt = NULL, *only = NULL;
    int comms = 0;
    for (int i = 0; i < n->select.cases.len; i++) {
        Node *c = n->select.cases.at[i];
        if (!c->comm.comm)
            deflt = c;
        else
            only = c, comms++;
    }
    Block end = cg_block(f, "selected");
    Target t;
    cg_push_target(f, &t, n, end, NULL);
    if (comms == 0 && !deflt) {
        CG_RT0(f, block);
        LLVMBuildUnreachable(f->b);
    } else if (comms == 0) {
        cg_stmts(f, deflt->comm.body);
        cg_jump(f, end);
    } else if (comms == 1 && !deflt) {
        single(f, only, end);
    } else if (comms == 1) {
        nonblocking(f, only, deflt, end);
    } else {
        general(f, n, deflt, end);
    }
    cg_pop_target(f);
    cg_enter(f, end);
}
