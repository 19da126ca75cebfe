// cg_assign.c: assignments and variable declarations (spec: Assignment statements). Operands on the left are evaluated
// first, then the right side, then values are stored left to right. (Calls in them come before all of that:
// cg_order.c.)
#include "codegen/cg.h"

static bool declares(const Node *lhs, bool define)
{
    return define && lhs->kind == N_NAME && lhs->obj && lhs->obj->pos == lhs->pos;
}

void cg_define_or_assign(Fn *f, Node *lhs, bool define, Val v)
{
    if (declares(lhs, define)) {
        Val init = cg_convert_implicit(f, v, cg_type(f, lhs->obj->type));
        cg_declare_local(f, lhs->obj, &init);
    } else {
        cg_lvalue_store(f, cg_lvalue(f, lhs), v);
    }
}

static bool is_blank_node(Node *n)
{
    return n->kind == N_NAME && is_blank(n->name.name);
}

static void assign_one(Fn *f, Node *lhs, Node *rhs, bool define)
{
    if (declares(lhs, define)) {
        if (cg_complit_is_zero(rhs, lhs->obj->type)) {
            cg_declare_local(f, lhs->obj, NULL);
            return;
        }
        Val v = cg_expr_to(f, rhs, lhs->obj->type);
        cg_declare_local(f, lhs->obj, &v);
    } else if (is_blank_node(unparen(lhs))) {
        cg_expr(f, rhs);
    } else {
        Lvalue *lv = cg_lvalue(f, lhs);
        if (cg_is_append_in_place(lhs, rhs)) {
            cg_append_in_place(f, unparen(rhs), lv);
            return;
        }
        Type *t = cg_lvalue_type(lv);
        if (cg_complit_is_zero(rhs, t) && !type_has_pointers(t)) {
            cg_store_zero(f, cg_lvalue_addr(f, lv), t);
            return;
        }
        if (cg_is_mem(f->cg, t) && cg_complit_is_static(f, rhs, t)) { // needs no temporary
            Value addr = cg_lvalue_addr(f, lv);
            cg_write_barrier(f, addr, t);
            cg_complit_into(f, unparen(rhs), t, addr);
            return;
        }
        Val v = cg_expr_to(f, rhs, t);
        cg_store(f, cg_lvalue_addr(f, lv), v);
    }
}

// a, b = x, y and a, b = f()
static void assign_many(Fn *f, NodeVec lhs, NodeVec rhs, bool define)
{
    Arena *a = f->cg->arena;
    Lvalue **places = arena_alloc(a, sizeof(Lvalue *) * (size_t)lhs.len);
    Val *vals = arena_alloc(a, sizeof(Val) * (size_t)lhs.len);
    if (rhs.len != lhs.len) {
        cg_multi(f, rhs.at[0], vals, lhs.len);
        for (int i = 0; i < lhs.len; i++)
            vals[i] = cg_stable(f, vals[i]);
    }
    for (int i = 0; i < lhs.len; i++)
        if (!declares(lhs.at[i], define))
            places[i] = cg_lvalue(f, lhs.at[i]);
    if (rhs.len == lhs.len) {
        for (int i = 0; i < rhs.len; i++) {
            Type *want = lhs.at[i]->kind == N_NAME && !lhs.at[i]->obj ? rhs.at[i]->type : lhs.at[i]->type;
            if (declares(lhs.at[i], define))
                want = lhs.at[i]->obj->type;
            vals[i] = cg_stable(f, cg_expr_to(f, rhs.at[i], want ? want : rhs.at[i]->type));
        }
    }
    for (int i = 0; i < lhs.len; i++) {
        if (declares(lhs.at[i], define))
            cg_define_or_assign(f, lhs.at[i], true, vals[i]);
        else
            cg_lvalue_store(f, places[i], vals[i]);
    }
}

static void op_assign(Fn *f, Node *n)
{
    Lvalue *lv = cg_lvalue(f, n->assign.lhs.at[0]);
    Val y = cg_expr(f, n->assign.rhs.at[0]);
    if (cg_lvalue_is_entry(lv) && (n->op == T_QUO || n->op == T_REM)) { // no entry is made if this panics
        Val x = cg_lvalue_entry(f, lv);
        cg_debug_pos(f, n->pos);
        cg_lvalue_store(f, lv, cg_binary(f, n->op, x, y));
        return;
    }
    Value addr = cg_lvalue_addr(f, lv);
    Val x = cg_load(f, addr, cg_lvalue_type(lv));
    cg_debug_pos(f, n->pos);
    bool shift = n->op == T_SHL || n->op == T_SHR;
    cg_store(f, addr, shift ? cg_shift(f, n->op, x, y) : cg_binary(f, n->op, x, y));
}

static void incdec(Fn *f, Node *n)
{
    Lvalue *lv = cg_lvalue(f, n->incdec.x);
    Value addr = cg_lvalue_addr(f, lv);
    Type *t = cg_lvalue_type(lv);
    Val x = cg_load(f, addr, t), one = cg_const(f->cg, const_int64(1), t);
    cg_store(f, addr, cg_binary(f, n->op == T_INC ? T_ADD : T_SUB, x, one));
}

// A variable on the left has no operands.
static bool has_operands(const Node *lhs)
{
    return lhs->kind != N_NAME;
}

static void order_operands(Fn *f, Node *n)
{
    NodeVec all = {0};
    if (n->kind == N_INCDEC) {
        cg_order(f, &n->incdec.x, 1);
        return;
    }
    bool op = n->op != T_DEFINE && n->op != T_ASSIGN;
    for (int i = 0; i < n->assign.lhs.len; i++)
        if (op || has_operands(unparen(n->assign.lhs.at[i])))
            vec_push(f->cg->arena, &all, n->assign.lhs.at[i]);
    if (n->assign.lhs.len == 1 && !op && cg_is_append_in_place(n->assign.lhs.at[0], n->assign.rhs.at[0])) {
        cg_append_order(f, unparen(n->assign.rhs.at[0]));
        return;
    }
    for (int i = 0; i < n->assign.rhs.len; i++)
        vec_push(f->cg->arena, &all, n->assign.rhs.at[i]);
    cg_order(f, all.at, all.len);
}

void cg_assign(Fn *f, Node *n)
{
    order_operands(f, n);
    if (n->kind == N_INCDEC) {
        incdec(f, n);
        return;
    }
    bool define = n->op == T_DEFINE;
    if (!define && n->op != T_ASSIGN)
        op_assign(f, n);
    else if (n->assign.lhs.len == 1)
        assign_one(f, n->assign.lhs.at[0], n->assign.rhs.at[0], define);
    else
        assign_many(f, n->assign.lhs, n->assign.rhs, define);
}

// A declaration inside a function; only variables do anything.
void cg_decl(Fn *f, Node *d)
{
    if (d->kind != N_VARDECL)
        return;
    NodeVec names = d->valuedecl.names, values = d->valuedecl.values;
    cg_order(f, values.at, values.len);
    if (values.len == 1 && names.len == 1 && names.at[0]->obj &&
        cg_complit_is_zero(values.at[0], names.at[0]->obj->type)) {
        cg_declare_local(f, names.at[0]->obj, NULL);
        return;
    }
    if (values.len == names.len || values.len == 0) {
        Val *vals = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)(names.len + 1));
        for (int i = 0; i < values.len; i++) {
            Obj *v = names.at[i]->obj;
            vals[i] = cg_stable(f, cg_expr_to(f, values.at[i], v ? v->type : values.at[i]->type));
        }
        for (int i = 0; i < names.len; i++)
            if (names.at[i]->obj)
                cg_declare_local(f, names.at[i]->obj, values.len ? &vals[i] : NULL);
        return;
    }
    Val *vals = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)names.len);
    cg_multi(f, values.at[0], vals, names.len);
    for (int i = 0; i < names.len; i++)
        if (names.at[i]->obj)
            cg_define_or_assign(f, names.at[i], true, cg_stable(f, vals[i]));
}
