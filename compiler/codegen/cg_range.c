// cg_range.c: for range (spec: For statements with range clause). Each kind of operand gives the loop its own header;
// the rest is shared: variables are new in every iteration if the clause declares them (before go1.22: once for the
// loop).
#include "abi/abi.h"
#include "codegen/cg.h"

typedef struct Loop {
    Node *n;
    Block cond, body, post, end;
    Target target;
} Loop;

static void loop_begin(Fn *f, Loop *l, Node *n)
{
    l->n = n;
    l->cond = cg_block(f, "range");
    l->body = cg_block(f, "body");
    l->post = cg_block(f, "post");
    l->end = cg_block(f, "endrange");
    cg_push_target(f, &l->target, n, l->end, l->post);
}

static bool wanted(const Node *n)
{
    return n && !(n->kind == N_NAME && is_blank(n->name.name));
}

// The user's statements, with key and value (type NULL if there is none) given to the clause's variables.
static void loop_body(Fn *f, Loop *l, Val key, Val value)
{
    Node *n = l->n;
    if (n->range.define && !n->range.shared) {
        if (wanted(n->range.key))
            cg_define_or_assign(f, n->range.key, true, key);
        if (wanted(n->range.value))
            cg_define_or_assign(f, n->range.value, true, value);
    } else { // as in `key, value = ...`: both places first
        Lvalue *k = wanted(n->range.key) ? cg_lvalue(f, n->range.key) : NULL;
        Lvalue *v = wanted(n->range.value) ? cg_lvalue(f, n->range.value) : NULL;
        cg_lvalue_store(f, k, key);
        cg_lvalue_store(f, v, value);
    }
    f->loop_depth++;
    cg_stmt(f, n->range.body);
    f->loop_depth--;
    cg_jump(f, l->post);
}

static void loop_end(Fn *f, Loop *l)
{
    cg_pop_target(f);
    cg_enter(f, l->end);
}

// Counts a hidden i64 or narrower variable from 0 to limit; returns its alloca. Leaves the builder in the body.
static Value counter_begin(Fn *f, Loop *l, Node *n, Value limit, bool uns)
{
    LType t = LLVMTypeOf(limit);
    Value i = cg_alloca(f, t, "i");
    LLVMBuildStore(f->b, LLVMConstNull(t), i);
    loop_begin(f, l, n);
    cg_jump(f, l->cond);
    cg_enter(f, l->cond);
    Value now = LLVMBuildLoad2(f->b, t, i, "");
    cg_branch(f, LLVMBuildICmp(f->b, uns ? LLVMIntULT : LLVMIntSLT, now, limit, ""), l->body, l->end);
    cg_enter(f, l->body);
    return i;
}

static void counter_end(Fn *f, Loop *l, Value i)
{
    cg_enter(f, l->post);
    LType t = LLVMGetAllocatedType(i);
    Value next = LLVMBuildAdd(f->b, LLVMBuildLoad2(f->b, t, i, ""), LLVMConstInt(t, 1, false), "");
    LLVMBuildStore(f->b, next, i);
    cg_jump(f, l->cond);
    loop_end(f, l);
}

static void range_int(Fn *f, Node *n)
{
    Node *key = n->range.key;
    Type *t = cg_type(f, wanted(key) && n->range.define && key->obj ? key->obj->type : n->range.x->type);
    Val limit = cg_convert(f, cg_expr(f, n->range.x), default_type(t), NULL);
    Loop l;
    Value i = counter_begin(f, &l, n, limit.v, is_unsigned(limit.type));
    loop_body(f, &l, cg_val(LLVMBuildLoad2(f->b, LLVMTypeOf(limit.v), i, ""), limit.type), (Val){0});
    counter_end(f, &l, i);
}

// base: address of the first of len elements.
static void range_elements(Fn *f, Node *n, Value base, Value len, Type *elem)
{
    Loop l;
    Value i = counter_begin(f, &l, n, len, false), at = LLVMBuildLoad2(f->b, f->cg->i64, i, "");
    Val value = {0};
    if (wanted(n->range.value))
        value = cg_load(f, LLVMBuildInBoundsGEP2(f->b, cg_lltype(f->cg, elem), base, &at, 1, ""), elem);
    loop_body(f, &l, cg_val(at, basic(TINT)), value);
    counter_end(f, &l, i);
}

static void find_call_or_receive(Node *n, void *found)
{
    bool conversion = n->kind == N_CALL && unparen(n->call.fun)->mode == MODE_TYPE;
    if ((n->kind == N_CALL && !conversion) || (n->kind == N_UNARY && n->op == T_ARROW))
        *(bool *)found = true;
    if (n->kind != N_FUNCLIT)
        node_each_child(n, find_call_or_receive, found);
}

// Spec: the operand is not evaluated if only its length matters and that is constant.
static void evaluate_for_calls(Fn *f, Node *x)
{
    bool found = false;
    find_call_or_receive(x, &found);
    if (found)
        cg_expr(f, x);
}

static void range_array(Fn *f, Node *n, Type *array)
{
    Value len = cg_int(f->cg, array->array.len), base;
    if (is_pointer(cg_type(f, n->range.x->type))) {
        base = LLVMConstNull(f->cg->ptr);
        if (!wanted(n->range.value))
            evaluate_for_calls(f, n->range.x);
        else
            base = cg_expr(f, n->range.x).v;
        if (wanted(n->range.value) && array->array.len)
            cg_nil_check(f, base, INT64_MAX);
    } else if (wanted(n->range.value)) {
        base = cg_spill(f, cg_stable(f, cg_expr(f, n->range.x))); // the loop sees the array as it was
    } else {
        base = LLVMConstNull(f->cg->ptr);
        evaluate_for_calls(f, n->range.x);
    }
    range_elements(f, n, base, len, array->array.elem);
}

// Runes; ASCII is decoded in place.
static void range_string(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    Value s = cg_expr(f, n->range.x).v, base = cg_field(f, s, 0), len = cg_field(f, s, 1);
    Value pos = cg_alloca(f, cg->i64, "pos"), next = cg_alloca(f, cg->i64, "next"),
          rune = cg_alloca(f, cg->i32, "rune");
    LLVMBuildStore(f->b, cg_int(cg, 0), pos);
    Loop l;
    loop_begin(f, &l, n);
    cg_jump(f, l.cond);
    cg_enter(f, l.cond);
    Value at = LLVMBuildLoad2(f->b, cg->i64, pos, "");
    Block decode = cg_block(f, "decode"), ascii = cg_block(f, "ascii"), multi = cg_block(f, "multibyte");
    cg_branch(f, LLVMBuildICmp(f->b, LLVMIntSLT, at, len, ""), decode, l.end);
    cg_enter(f, decode);
    Value byte = LLVMBuildLoad2(f->b, cg->i8, LLVMBuildInBoundsGEP2(f->b, cg->i8, base, &at, 1, ""), "");
    cg_branch(f, LLVMBuildICmp(f->b, LLVMIntSGE, byte, LLVMConstNull(cg->i8), ""), ascii, multi);
    cg_enter(f, ascii);
    LLVMBuildStore(f->b, LLVMBuildZExt(f->b, byte, cg->i32, ""), rune);
    LLVMBuildStore(f->b, LLVMBuildAdd(f->b, at, cg_int(cg, 1), ""), next);
    cg_jump(f, l.body);
    cg_enter(f, multi);
    Value rp = CG_RT(f, decoderune, s, at);
    LLVMBuildStore(f->b, LLVMBuildTrunc(f->b, cg_field(f, rp, 0), cg->i32, ""), rune);
    LLVMBuildStore(f->b, cg_field(f, rp, 1), next);
    cg_jump(f, l.body);
    cg_enter(f, l.body);
    Val key = cg_val(LLVMBuildLoad2(f->b, cg->i64, pos, ""), basic(TINT));
    loop_body(f, &l, key, cg_val(LLVMBuildLoad2(f->b, cg->i32, rune, ""), type_rune()));
    cg_enter(f, l.post);
    LLVMBuildStore(f->b, LLVMBuildLoad2(f->b, cg->i64, next, ""), pos);
    cg_jump(f, l.cond);
    loop_end(f, &l);
}

static void range_chan(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    Val ch = cg_expr(f, n->range.x);
    Type *elem = underlying(ch.type)->chan.elem;
    Value slot = cg_alloca(f, cg_lltype(cg, elem), "recv");
    Loop l;
    loop_begin(f, &l, n);
    cg_jump(f, l.cond);
    cg_enter(f, l.cond);
    cg_debug_pos(f, n->range.x->pos);
    cg_branch(f, CG_RT(f, chanrecv2, ch.v, slot), l.body, l.end);
    cg_enter(f, l.body);
    loop_body(f, &l, cg_load(f, slot, elem), (Val){0});
    cg_enter(f, l.post);
    cg_jump(f, l.cond);
    loop_end(f, &l);
}

// The runtime's iterator begins with the addresses of key and element.
static void range_map(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    Val m = cg_expr(f, n->range.x);
    Type *key = underlying(m.type)->map.key, *elem = underlying(m.type)->map.elem;
    Value it = cg_alloca(f, LLVMArrayType2(cg->i64, sizeof(MapIter) / 8), "iter"), one = cg_int(cg, 1);
    cg_debug_pos(f, n->range.x->pos);
    CG_RT(f, mapiterinit, cg_rtype(cg, m.type), m.v, it);
    Loop l;
    loop_begin(f, &l, n);
    cg_jump(f, l.cond);
    cg_enter(f, l.cond);
    Value k = LLVMBuildLoad2(f->b, cg->ptr, it, "");
    cg_branch(f, LLVMBuildIsNull(f->b, k, ""), l.end, l.body);
    cg_enter(f, l.body);
    Val value = {0};
    if (wanted(n->range.value)) {
        Value e = LLVMBuildLoad2(f->b, cg->ptr, LLVMBuildInBoundsGEP2(f->b, cg->ptr, it, &one, 1, ""), "");
        value = cg_load(f, e, elem);
        if (!n->range.define)
            value = cg_stable(f, value); // storing the key may change the map
    }
    loop_body(f, &l, wanted(n->range.key) ? cg_load(f, k, key) : (Val){0}, value);
    cg_enter(f, l.post);
    cg_debug_pos(f, n->range.x->pos);
    CG_RT(f, mapiternext, it);
    cg_jump(f, l.cond);
    loop_end(f, &l);
}

static void declare_shared(Fn *f, Node *var)
{
    if (wanted(var))
        cg_define_or_assign(f, var, true, cg_zero(f, cg_type(f, var->obj->type)));
}

void cg_range(Fn *f, Node *n)
{
    LLVMMetadataRef saved = n->range.define ? cg_debug_push_scope(f, n->pos) : f->scope;
    if (n->range.define && n->range.shared) {
        declare_shared(f, n->range.key);
        declare_shared(f, n->range.value);
    }
    cg_order(f, &n->range.x, 1);
    Type *t = cg_type(f, n->range.x->type), *u = underlying(t);
    if (is_integer(t)) {
        range_int(f, n);
    } else {
        switch (u->kind) {
        case TSLICE: {
            Val bytes;
            Value s = cg_borrow_bytes(f, n->range.x, &bytes) ? bytes.v : cg_expr(f, n->range.x).v;
            range_elements(f, n, cg_field(f, s, 0), cg_field(f, s, 1), u->slice.elem);
            break;
        }
        case TARRAY: range_array(f, n, u); break;
        case TPOINTER: range_array(f, n, underlying(u->pointer.elem)); break;
        case TSTRING: range_string(f, n); break;
        case TCHAN: range_chan(f, n); break;
        case TMAP: range_map(f, n); break;
        default: cg_range_func(f, n); break;
        }
    }
    cg_debug_pop_scope(f, saved);
}
