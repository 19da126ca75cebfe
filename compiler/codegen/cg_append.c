// cg_append.c: append (spec: Appending to and copying slices). If there is room the new elements are stored behind the
// old ones, else growslice makes a larger array first.
//
//     x.list = append(x.list, v)
//
// is done in place: the slice is looked up once, of it only the length changes while there is room, and the write
// barrier, which has to be told of pointers that are overwritten, is needed only for a new array.
#include "codegen/cg.h"

static Node *arg(Node *call, int i)
{
    return call->call.args.at[i];
}

// The slice s with room for n more elements: the array, and in *cap the capacity. If the slice lies at `place` (else
// NULL), that gets the new slice.
static Value grow(Fn *f, Val s, Value n, Value newlen, Value place, Value *cap)
{
    Cg *cg = f->cg;
    Value old = cg_field(f, s.v, 0), oldcap = cg_field(f, s.v, 2);
    Block slow = cg_block(f, "grow"), end = cg_block(f, "append"), from = LLVMGetInsertBlock(f->b);
    cg_branch_unlikely(f, LLVMBuildICmp(f->b, LLVMIntUGT, newlen, oldcap, ""), slow, end);
    cg_enter(f, slow);
    Value pc = CG_RT(f, growslice, old, newlen, oldcap, n, cg_rtype(cg, underlying(s.type)->slice.elem));
    Value newptr = cg_field(f, pc, 0), newcap = cg_field(f, pc, 1);
    if (place)
        cg_store(f, place, cg_val(cg_make3(f, cg->slice, newptr, newlen, newcap), s.type));
    slow = LLVMGetInsertBlock(f->b);
    cg_jump(f, end);
    cg_enter(f, end);
    Value ptr = LLVMBuildPhi(f->b, cg->ptr, "");
    LLVMAddIncoming(ptr, (Value[]){old, newptr}, (Block[]){from, slow}, 2);
    *cap = LLVMBuildPhi(f->b, cg->i64, "");
    LLVMAddIncoming(*cap, (Value[]){oldcap, newcap}, (Block[]){from, slow}, 2);
    return ptr;
}

// The result, when the elements are there. The length is stored last: LLVM then knows it when the next append asks for
// it, though it cannot tell that storing elements does not change the slice.
static Val finish(Fn *f, Val s, Value ptr, Value len, Value cap, Value place)
{
    if (place)
        LLVMBuildStore(f->b, len, LLVMBuildStructGEP2(f->b, f->cg->slice, place, 1, ""));
    return cg_val(cg_make3(f, f->cg->slice, ptr, len, cap), s.type);
}

static Val append_slice(Fn *f, Val s, Val more, Value place)
{
    Cg *cg = f->cg;
    Type *elem = underlying(s.type)->slice.elem;
    Value len = cg_field(f, s.v, 1), n = cg_field(f, more.v, 1), newlen = LLVMBuildAdd(f->b, len, n, "");
    Value cap, p = grow(f, s, n, newlen, place, &cap);
    Value to = LLVMBuildGEP2(f->b, cg_lltype(cg, elem), p, &len, 1, "");
    Value bytes = LLVMBuildMul(f->b, n, cg_int(cg, type_size(elem)), "");
    unsigned align = (unsigned)type_align(elem);
    cg_write_barrier_bulk(f, to, bytes, elem);
    LLVMBuildMemMove(f->b, to, align, cg_field(f, more.v, 0), align, bytes);
    return finish(f, s, p, newlen, cap, place);
}

// append(s, make([]T, n)...): nothing is made, the room behind s is cleared.
static Val append_zeros(Fn *f, Val s, Value n, Value place)
{
    Cg *cg = f->cg;
    Type *elem = underlying(s.type)->slice.elem;
    Block negative = cg_block(f, "negative"), extend = cg_block(f, "extend");
    cg_branch_unlikely(f, LLVMBuildICmp(f->b, LLVMIntSLT, n, cg_int(cg, 0), ""), negative, extend);
    cg_enter(f, negative);
    CG_RT(f, makeslice, cg_rtype(cg, elem), n, n); // panics
    LLVMBuildUnreachable(f->b);
    cg_enter(f, extend);
    Value len = cg_field(f, s.v, 1), newlen = LLVMBuildAdd(f->b, len, n, "");
    Value cap, p = grow(f, s, n, newlen, place, &cap);
    Value room = LLVMBuildGEP2(f->b, cg_lltype(cg, elem), p, &len, 1, "");
    cg_clear_slice(f, cg_val(cg_make3(f, cg->slice, room, n, n), s.type));
    return finish(f, s, p, newlen, cap, place);
}

static Val append_values(Fn *f, Val s, const Val *vals, int n, Value place)
{
    Cg *cg = f->cg;
    LType elem = cg_lltype(cg, underlying(s.type)->slice.elem);
    Value len = cg_field(f, s.v, 1), count = cg_int(cg, n), newlen = LLVMBuildAdd(f->b, len, count, "");
    Value cap, p = grow(f, s, count, newlen, place, &cap);
    for (int i = 0; i < n; i++) {
        Value at = LLVMBuildAdd(f->b, len, cg_int(cg, i), "");
        cg_store(f, LLVMBuildGEP2(f->b, elem, p, &at, 1, ""), vals[i]);
    }
    return finish(f, s, p, newlen, cap, place);
}

// make([]T, n)
static bool is_make_of_len(Fn *f, const Node *n)
{
    if (n->kind != N_CALL || n->call.args.len != 2)
        return false;
    const Node *fun = unparen(n->call.fun);
    return fun->mode == MODE_BUILTIN && fun->obj->builtin == B_MAKE && underlying(cg_type(f, n->type))->kind == TSLICE;
}

void cg_append_order(Fn *f, Node *call)
{
    NodeVec list = call->call.args;
    Node *rest = call->call.dots ? unparen(list.at[list.len - 1]) : NULL;
    if (rest && is_make_of_len(f, rest)) // the slice is not made
        cg_order(f, (Node *[]){list.at[0], arg(rest, 1)}, 2);
    else
        cg_order(f, list.at, list.len);
}

// What is appended in append(s, x...): n zeros, if `zeros` is set, or the elements of the slice.
typedef struct Rest {
    Value zeros;
    Val slice;
} Rest;

static Rest rest_operand(Fn *f, Node *call)
{
    Rest r = {0};
    Node *rest = unparen(arg(call, 1));
    if (cg_take_early(f, rest, &r.slice)) // its length is a call
        return r;
    if (is_make_of_len(f, rest)) {
        bool is_unsigned;
        r.zeros = cg_index_value(f, arg(rest, 1), &is_unsigned);
    } else {
        r.slice = cg_expr(f, arg(call, 1));
    }
    return r;
}

static Val append_rest(Fn *f, Val s, Rest r, Value place)
{
    return r.zeros ? append_zeros(f, s, r.zeros, place) : append_slice(f, s, r.slice, place);
}

Val cg_append(Fn *f, Node *call)
{
    Type *t = cg_type(f, call->type);
    if (call->call.dots) {
        Val s = cg_expr_to(f, arg(call, 0), t);
        if (unparen(arg(call, 1))->mode == MODE_NIL)
            return s;
        s = cg_stable(f, s);
        Rest r = rest_operand(f, call);
        cg_debug_pos(f, call->pos);
        return append_rest(f, s, r, NULL);
    }
    int n;
    Val *vals = cg_builtin_operands(f, call, 1, underlying(t)->slice.elem, &n), s = cg_convert_implicit(f, vals[0], t);
    if (--n == 0)
        return s;
    cg_debug_pos(f, call->pos);
    return append_values(f, s, vals + 1, n, NULL);
}

// ---- In place ----

// Do two operands without calls name the same thing?
static bool same_operand(Node *a, Node *b)
{
    a = unparen(a);
    b = unparen(b);
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case N_NAME: return a->obj && a->obj == b->obj;
    case N_BASICLIT: return a->op == b->op && a->lit.text == b->lit.text;
    case N_SELECTOR: return a->sel.name == b->sel.name && same_operand(a->sel.x, b->sel.x);
    case N_STAR: return same_operand(a->star.x, b->star.x);
    case N_INDEX: return same_operand(a->index.x, b->index.x) && same_operand(a->index.args.at[0], b->index.args.at[0]);
    case N_BINARY:
        return a->op == b->op && same_operand(a->binary.x, b->binary.x) && same_operand(a->binary.y, b->binary.y);
    default: return false;
    }
}

bool cg_is_append_in_place(Node *lhs, Node *rhs)
{
    rhs = unparen(rhs);
    if (rhs->kind != N_CALL || rhs->call.args.len < 2)
        return false;
    Node *fun = unparen(rhs->call.fun);
    if (fun->mode != MODE_BUILTIN || fun->obj->builtin != B_APPEND)
        return false;
    if (rhs->call.dots && unparen(arg(rhs, 1))->mode == MODE_NIL)
        return false;
    return same_operand(lhs, arg(rhs, 0));
}

void cg_append_in_place(Fn *f, Node *call, Lvalue *lv)
{
    Type *t = cg_lvalue_type(lv), *elem = underlying(t)->slice.elem;
    int n = call->call.args.len - 1;
    Val *vals = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)n);
    Rest rest;
    if (call->call.dots)
        rest = rest_operand(f, call);
    else
        for (int i = 0; i < n; i++)
            vals[i] = cg_stable(f, cg_expr_to(f, arg(call, i + 1), elem));
    Value addr = cg_lvalue_addr(f, lv);
    Val s = cg_load(f, addr, t);
    cg_debug_pos(f, call->pos);
    if (call->call.dots)
        append_rest(f, s, rest, addr);
    else
        append_values(f, s, vals, n, addr);
}
