// cg_expr.c: expressions. The switch in `expr` is the map: each kind of node is one call into the file named after it.
// Constants never reach it: whatever the checker could compute is emitted as the value.
#include "codegen/cg.h"

static Val name_value(Fn *f, Node *n)
{
    Obj *o = n->obj;
    Type *t = cg_type(f, n->type);
    if (o->kind == OBJ_VAR)
        return cg_load(f, cg_var_addr(f, o), t);
    if (o->kind != OBJ_FUNC)
        ice_at("codegen", n->pos, "%s is not a value", o->name->text);
    TypeVec targs = {0};
    for (int i = 0; i < n->ntargs; i++)
        vec_push(f->cg->arena, &targs, cg_type(f, n->targs[i]));
    Inst *inst = mono_func(f->cg->prog, mono_info(f->cg->prog, o), targs);
    return cg_val(cg_funcval_const(f->cg, cg_func_decl(f->cg, inst)), t);
}

Val cg_field_of(Fn *f, Val x, int i)
{
    Type *st = underlying(x.type), *ft = st->strct.fields.at[i]->type;
    if (x.mem) {
        Val v = cg_load(f, cg_gep(f, cg_lltype(f->cg, st), x.v, (unsigned)i), ft);
        v.temp = x.temp && v.mem;
        return v;
    }
    Value v = cg_field(f, x.v, (unsigned)i);
    if (underlying(ft)->kind == TBOOL)
        v = LLVMBuildTrunc(f->b, v, f->cg->i1, "");
    return cg_val(v, ft);
}

// x.f where x need not be addressable.
static Val field_value(Fn *f, Node *n)
{
    Selection *s = n->sel.selection;
    Node *x = n->sel.x;
    if (x->mode == MODE_VAR || is_pointer(cg_type(f, x->type)))
        return cg_load(f, cg_addr(f, n), cg_type(f, n->type));
    Val v = cg_expr(f, x);
    for (int i = 0; i < s->npath; i++) {
        if (is_pointer(v.type)) { // an embedded pointer: the rest goes by address
            Selection rest = {.path = s->path + i, .npath = s->npath - i};
            Type *t = underlying(v.type)->pointer.elem;
            cg_nil_check(f, v.v, type_size(t));
            Value addr = cg_follow_path(f, v.v, &t, &rest, rest.npath);
            return cg_load(f, addr, t);
        }
        v = cg_field_of(f, v, s->path[i]);
    }
    return v;
}

Val cg_selection_value(Fn *f, Node *n)
{
    Selection *s = n->sel.selection;
    if (!s)
        return name_value(f, n);
    switch (s->kind) {
    case SEL_FIELD: return field_value(f, n);
    case SEL_METHOD: return cg_method_value(f, n);
    default: return cg_method_expr(f, n);
    }
}

static Val address_of(Fn *f, Node *n)
{
    Node *x = unparen(n->unary.x);
    Type *t = cg_type(f, n->type);
    if (x->kind == N_COMPLIT)
        return cg_val(cg_complit_addr(f, x, n), t);
    return cg_val(cg_addr(f, x), t);
}

static Val unary(Fn *f, Node *n)
{
    switch (n->op) {
    case T_AND: return address_of(f, n);
    case T_ARROW: return cg_recv(f, n, NULL);
    case T_NOT: return cg_val(LLVMBuildNot(f->b, cg_expr(f, n->unary.x).v, ""), cg_type(f, n->type));
    default: return cg_unary(f, n->op, cg_expr(f, n->unary.x));
    }
}

// a + b + c of strings is one concatenation.
static void string_operands(Node *n, Arena *a, NodeVec *out)
{
    n = unparen(n);
    if (n->kind == N_BINARY && n->op == T_ADD && n->mode != MODE_CONST) {
        string_operands(n->binary.x, a, out);
        string_operands(n->binary.y, a, out);
    } else {
        vec_push(a, out, n);
    }
}

static Val concat(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    Type *t = cg_type(f, n->type);
    NodeVec list = {0};
    string_operands(n, cg->arena, &list);
    Value *v = arena_alloc(cg->arena, sizeof(Value) * (size_t)list.len);
    for (int i = 0; i < list.len; i++)
        v[i] = cg_expr(f, list.at[i]).v;
    Value buf = cg_tmp_buf(f, n);
    if (list.len == 2)
        return cg_val(CG_RT(f, concatstring2, buf, v[0], v[1]), t);
    LType at = LLVMArrayType2(cg->string, (uint64_t)list.len);
    Value array = cg_alloca(f, at, "concat");
    for (int i = 0; i < list.len; i++)
        LLVMBuildStore(f->b, v[i], LLVMBuildGEP2(f->b, cg->string, array, (Value[]){cg_int(cg, i)}, 1, ""));
    return cg_val(CG_RT(f, concatstrings, buf, array, cg_int(cg, list.len)), t);
}

static Val logical(Fn *f, Node *n)
{
    Block yes = cg_block(f, "true"), no = cg_block(f, "false"), end = cg_block(f, "end");
    cg_cond(f, n, yes, no);
    cg_enter(f, yes);
    cg_jump(f, end);
    cg_enter(f, no);
    cg_jump(f, end);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, f->cg->i1, "");
    Value in[2] = {LLVMConstInt(f->cg->i1, 1, false), LLVMConstInt(f->cg->i1, 0, false)};
    LLVMAddIncoming(phi, in, (Block[]){yes, no}, 2);
    return cg_val(phi, cg_type(f, n->type));
}

static bool is_comparison(Token op)
{
    return op == T_EQL || op == T_NEQ || op == T_LSS || op == T_LEQ || op == T_GTR || op == T_GEQ;
}

// An operand of a comparison. The bytes of string(b) are not copied if what is evaluated behind it changes nothing.
static Val compared(Fn *f, Node *n, Node *behind)
{
    Val v;
    bool may = !(behind && expr_has_effects(behind)) && n->type && is_string(cg_type(f, n->type));
    return may && cg_borrow_string(f, n, cg_type(f, n->type), &v) ? v : cg_expr(f, n);
}

static Val comparison(Fn *f, Node *n)
{
    Val x = cg_stable(f, compared(f, n->binary.x, n->binary.y)), y = compared(f, n->binary.y, NULL);
    cg_debug_pos(f, n->pos);
    return cg_val(cg_compare(f, n->op, x, y), cg_type(f, n->type));
}

static Val binary(Fn *f, Node *n)
{
    if (n->op == T_LAND || n->op == T_LOR)
        return logical(f, n);
    if (is_comparison(n->op))
        return comparison(f, n);
    if (n->op == T_ADD && is_string(cg_type(f, n->type)))
        return concat(f, n);
    Val x = cg_expr(f, n->binary.x), y = cg_expr(f, n->binary.y);
    cg_debug_pos(f, n->pos);
    if (n->op == T_SHL || n->op == T_SHR)
        return cg_shift(f, n->op, x, y);
    return cg_binary(f, n->op, x, y);
}

static Val deref(Fn *f, Node *n)
{
    return cg_load(f, cg_addr(f, n), cg_type(f, n->type));
}

static Val conversion(Fn *f, Node *n)
{
    Node *x = unparen(n->call.args.at[0]);
    Type *t = cg_type(f, n->type);
    if (x->mode == MODE_NIL || is_interface(t))
        return cg_expr_to(f, x, t);
    if (x->mode == MODE_CONST && is_numeric(t)) { // a constant, once T(c) is about a known T
        const Const *c = const_represent(x->cval, underlying(t));
        if (c)
            return cg_const(f->cg, c, t);
    }
    return cg_convert(f, cg_expr(f, x), t, n);
}

static Val call(Fn *f, Node *n)
{
    Node *fun = unparen(n->call.fun);
    if (fun->mode == MODE_BUILTIN)
        return cg_builtin(f, n);
    if (fun->mode == MODE_TYPE)
        return conversion(f, n);
    return cg_call(f, n);
}

static Val expr(Fn *f, Node *n)
{
    switch (n->kind) {
    case N_NAME: return name_value(f, n);
    case N_SELECTOR: return cg_selection_value(f, n);
    case N_COMPLIT: return cg_complit(f, n);
    case N_FUNCLIT: return cg_val(cg_closure(f, n), cg_type(f, n->type));
    case N_INDEX:
        if (!n->index.x->type || n->index.x->type->kind != TFUNC)
            return cg_index(f, n);
        if (unparen(n->index.x)->kind == N_SELECTOR && unparen(n->index.x)->sel.selection)
            return cg_selection_value(f, unparen(n->index.x)); // x.M[int], T.M[int]
        return name_value(f, n->targs ? n : n->index.x);
    case N_SLICE: return cg_slice_expr(f, n);
    case N_CALL: return call(f, n);
    case N_STAR: return deref(f, n);
    case N_UNARY: return unary(f, n);
    case N_BINARY: return binary(f, n);
    case N_TYPEASSERT: return cg_type_assert(f, n, NULL);
    default: ice_at("codegen", n->pos, "%s is not an expression", node_kind_name(n->kind));
    }
}

Val cg_expr(Fn *f, Node *n)
{
    n = unparen(n);
    if (n->mode == MODE_CONST)
        return cg_const(f->cg, n->cval, cg_type(f, n->type));
    if (n->mode == MODE_NIL)
        return cg_zero(f, cg_type(f, n->type));
    Val v;
    if (cg_take_early(f, n, &v))
        return v;
    cg_debug_pos(f, n->pos);
    return expr(f, n);
}

Val cg_expr_to(Fn *f, Node *n, Type *dst)
{
    Type *t = cg_type(f, dst);
    n = unparen(n);
    if (n->mode == MODE_NIL)
        return cg_zero(f, t);
    Val v = cg_expr(f, n);
    if (n->noescape_box && is_interface(t) && !is_interface(v.type))
        return cg_to_iface(f, v, t, true);
    return cg_convert_implicit(f, v, t);
}

Value cg_cond_value(Fn *f, Node *n)
{
    return cg_expr(f, n).v;
}

// Branches on a boolean expression (spec: Logical operators: the right operand is evaluated conditionally).
void cg_cond(Fn *f, Node *n, Block t, Block e)
{
    n = unparen(n);
    Val early;
    if (cg_take_early(f, n, &early)) {
        cg_branch(f, early.v, t, e);
    } else if (n->mode != MODE_CONST && n->kind == N_BINARY && (n->op == T_LAND || n->op == T_LOR)) {
        Block rest = cg_block(f, n->op == T_LAND ? "and" : "or");
        if (n->op == T_LAND)
            cg_cond(f, n->binary.x, rest, e);
        else
            cg_cond(f, n->binary.x, t, rest);
        cg_enter(f, rest);
        cg_cond(f, n->binary.y, t, e);
    } else if (n->mode != MODE_CONST && n->kind == N_UNARY && n->op == T_NOT) {
        cg_cond(f, n->unary.x, e, t);
    } else {
        cg_order(f, &n, 1);
        cg_branch(f, cg_cond_value(f, n), t, e);
    }
}

void cg_multi(Fn *f, Node *n, Val *out, int count)
{
    n = unparen(n);
    if (n->kind == N_CALL) {
        cg_call_multi(f, n, out);
    } else if (n->kind == N_UNARY && n->op == T_ARROW && count == 2) {
        out[0] = cg_recv(f, n, &out[1]);
    } else if (n->kind == N_TYPEASSERT && count == 2) {
        out[0] = cg_type_assert(f, n, &out[1]);
    } else {
        out[0] = cg_map_index(f, n, &out[1]);
    }
}

int cg_exprs(Fn *f, NodeVec list, Val *out, int max)
{
    if (list.len == 1 && list.at[0]->type && list.at[0]->type->kind == TTUPLE) {
        int n = list.at[0]->type->tuple.vars.len;
        if (n > max)
            ice_at("codegen", list.at[0]->pos, "too many values");
        cg_multi(f, list.at[0], out, n);
        return n;
    }
    for (int i = 0; i < list.len; i++)
        out[i] = cg_expr(f, list.at[i]);
    return list.len;
}
