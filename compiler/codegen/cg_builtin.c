// cg_builtin.c: the predeclared functions (spec: Built-in functions). print and println have a file of their own.
#include "codegen/cg.h"

static Node *arg(Node *call, int i)
{
    return call->call.args.at[i];
}

static Value int_arg(Fn *f, Node *n)
{
    bool uns;
    return cg_index_value(f, n, &uns);
}

enum {
    MAX_IMPLICIT_STACK = 64 * 1024, // bytes an allocation may take in the frame, as in gc
    MAX_SMALL_SIZE = 32 * 1024,     // bytes of an object that shares its span with others
    MAX_INLINE_POINTERS = 8,
};

// Room for cap elements whose allocation is worth inlining: the size is known and small. (Where the pointers of more
// than a few elements are is found in a loop. That one element of a type with pointers is an array is for makeslice
// to note.)
static bool is_small_array(Type *elem, Value len, Value cap)
{
    if (!LLVMIsAConstantInt(len) || !LLVMIsAConstantInt(cap))
        return false;
    uint64_t n = LLVMConstIntGetZExtValue(cap), size = (uint64_t)type_size(elem);
    if (LLVMConstIntGetZExtValue(len) > n || n > MAX_SMALL_SIZE || size > MAX_SMALL_SIZE || n * size > MAX_SMALL_SIZE ||
        n * size < 8)
        return false;
    return !type_has_pointers(elem) || (n > 1 && n <= MAX_INLINE_POINTERS);
}

Value cg_alloc_slice(Fn *f, Node *site, Type *elem, Value len, Value cap)
{
    Cg *cg = f->cg;
    if (site->noescape && LLVMIsAConstantInt(cap)) {
        uint64_t n = LLVMConstIntGetZExtValue(cap);
        if (n * (uint64_t)type_size(elem) <= MAX_IMPLICIT_STACK) {
            LType array = LLVMArrayType2(cg_lltype(cg, elem), n);
            Value p = cg_alloca(f, array, "slice");
            Value bytes = cg_int(cg, (int64_t)n * type_size(elem));
            LLVMBuildMemSet(f->b, p, LLVMConstNull(cg->i8), bytes, (unsigned)type_align(elem)); // no store of an array
            return p;
        }
    }
    if (is_small_array(elem, len, cap))
        return CG_RT(f, newarray, cg_rtype(cg, elem),
                     cg_int(cg, (int64_t)LLVMConstIntGetZExtValue(cap) * type_size(elem)));
    return CG_RT(f, makeslice, cg_rtype(cg, elem), len, cap);
}

static Value length(Fn *f, Node *x, bool cap)
{
    Cg *cg = f->cg;
    Type *t = cg_type(f, x->type), *u = underlying(t);
    if (u->kind == TPOINTER) {
        cg_expr(f, x);
        return cg_int(cg, underlying(u->pointer.elem)->array.len);
    }
    if (u->kind == TARRAY) {
        cg_expr(f, x);
        return cg_int(cg, u->array.len);
    }
    Val v = cg_expr(f, x);
    switch (u->kind) {
    case TSTRING: return cg_field(f, v.v, 1);
    case TSLICE: return cg_field(f, v.v, cap ? 2 : 1);
    case TCHAN: return cap ? CG_RT(f, chancap, v.v) : CG_RT(f, chanlen, v.v);
    default: return cg_map_len(f, v.v);
    }
}

static Val make_(Fn *f, Node *call)
{
    Cg *cg = f->cg;
    Type *t = cg_type(f, call->type), *u = underlying(t);
    if (u->kind == TCHAN) {
        Value size = call->call.args.len > 1 ? int_arg(f, arg(call, 1)) : cg_int(cg, 0);
        return cg_val(CG_RT(f, makechan, cg_rtype(cg, t), size), t);
    }
    if (u->kind == TMAP)
        return cg_map_make(f, call, t, call->call.args.len > 1 ? int_arg(f, arg(call, 1)) : cg_int(cg, 0));
    Value len = int_arg(f, arg(call, 1)), cap = call->call.args.len > 2 ? int_arg(f, arg(call, 2)) : len;
    cg_debug_pos(f, call->pos);
    return cg_val(cg_make3(f, cg->slice, cg_alloc_slice(f, call, u->slice.elem, len, cap), len, cap), t);
}

static Val new_(Fn *f, Node *call)
{
    Node *x = arg(call, 0);
    Type *t = cg_type(f, call->type), *elem = underlying(t)->pointer.elem;
    Val init = {0};
    bool has_init = x->mode != MODE_TYPE;
    if (has_init)
        init = cg_stable(f, cg_expr_to(f, x, elem));
    Value p = call->noescape ? cg_alloca(f, cg_lltype(f->cg, elem), "new") : cg_new(f, elem);
    if (has_init)
        cg_init(f, p, init);
    else if (call->noescape)
        cg_store_zero(f, p, elem);
    return cg_val(p, t);
}

void cg_clear_slice(Fn *f, Val s)
{
    Type *elem = underlying(s.type)->slice.elem;
    Value bytes = LLVMBuildMul(f->b, cg_field(f, s.v, 1), cg_int(f->cg, type_size(elem)), "");
    cg_write_barrier_bulk(f, cg_field(f, s.v, 0), bytes, elem);
    CG_RT(f, memclrNoHeapPointers, cg_field(f, s.v, 0), bytes);
}

static void clear_(Fn *f, Val v)
{
    if (underlying(v.type)->kind == TMAP)
        CG_RT(f, mapclear, cg_rtype(f->cg, v.type), v.v);
    else
        cg_clear_slice(f, v);
}

// The operands of a call; f(g()) with several results of g included. Those from `from` on are converted to t.
Val *cg_builtin_operands(Fn *f, Node *call, int from, Type *t, int *n)
{
    NodeVec list = call->call.args;
    bool tuple = list.len == 1 && list.at[0]->type && list.at[0]->type->kind == TTUPLE;
    int max = tuple ? list.at[0]->type->tuple.vars.len : list.len;
    Val *vals = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)(max + 1));
    if (tuple) {
        cg_multi(f, list.at[0], vals, max);
        for (int i = from; i < max; i++)
            vals[i] = cg_convert_implicit(f, vals[i], t);
    } else {
        for (int i = 0; i < max; i++)
            vals[i] = cg_stable(f, i < from ? cg_expr(f, list.at[i]) : cg_expr_to(f, list.at[i], t));
    }
    *n = max;
    return vals;
}

static Val copy_(Fn *f, Val dst, Val src)
{
    Cg *cg = f->cg;
    Type *elem = underlying(dst.type)->slice.elem;
    Value a = cg_field(f, dst.v, 1), b = cg_field(f, src.v, 1);
    Value n = LLVMBuildSelect(f->b, LLVMBuildICmp(f->b, LLVMIntSLT, a, b, ""), a, b, "");
    unsigned align = (unsigned)type_align(elem);
    Value bytes = LLVMBuildMul(f->b, n, cg_int(cg, type_size(elem)), "");
    cg_write_barrier_bulk(f, cg_field(f, dst.v, 0), bytes, elem);
    LLVMBuildMemMove(f->b, cg_field(f, dst.v, 0), align, cg_field(f, src.v, 0), align, bytes);
    return cg_val(n, basic(TINT));
}

// min, max (spec: Min and max: NaN wins, -0 is less than 0) -----------------------------------------------------------

static Value float_minmax(Fn *f, bool is_min, Value x, Value y)
{
    LType t = LLVMTypeOf(x);
    unsigned id = LLVMLookupIntrinsicID(is_min ? "llvm.minimum" : "llvm.maximum", 12);
    Value fn = LLVMGetIntrinsicDeclaration(f->cg->mod, id, &t, 1);
    LType type = LLVMIntrinsicGetType(f->cg->ctx, id, &t, 1);
    return LLVMBuildCall2(f->b, type, fn, (Value[]){x, y}, 2, "");
}

static Val minmax(Fn *f, Node *call, bool is_min)
{
    Type *t = cg_type(f, call->type);
    Val best = cg_expr_to(f, arg(call, 0), t);
    for (int i = 1; i < call->call.args.len; i++) {
        Val x = cg_expr_to(f, arg(call, i), t);
        if (is_float(t)) {
            best.v = float_minmax(f, is_min, best.v, x.v);
        } else {
            Value better = cg_compare(f, is_min ? T_LSS : T_GTR, x, best);
            best.v = LLVMBuildSelect(f->b, better, x.v, best.v, "");
        }
    }
    return best;
}

static void delete_(Fn *f, Val m, Val key)
{
    cg_map_delete(f, m.type, m.v, cg_convert_implicit(f, key, underlying(m.type)->map.key));
}

static void panic_(Fn *f, Val v)
{
    Str by[2] = {intern_cstr("Error"), intern_cstr("String")}; // the runtime prints the value by these
    for (int i = 0; i < 2; i++) {
        cg_want_method(f->cg, by[i]);
        cg_use_method(f->cg, by[i]);
    }
    CG_RT(f, gopanic, v.v);
    LLVMBuildUnreachable(f->b);
    cg_enter(f, cg_block(f, "dead"));
}

static Val complex_(Fn *f, Node *call)
{
    Type *t = cg_type(f, call->type);
    LType lt = cg_lltype(f->cg, t), part = lt == f->cg->complex64 ? f->cg->f32 : f->cg->f64;
    int n;
    Val *parts = cg_builtin_operands(f, call, 2, NULL, &n);
    Value re = LLVMBuildFPCast(f->b, parts[0].v, part, ""), im = LLVMBuildFPCast(f->b, parts[1].v, part, "");
    return cg_val(cg_make2(f, lt, re, im), t);
}

// unsafe.Slice and unsafe.String: n elements of `size` bytes at p must be a piece of memory. What may not be one, the
// runtime looks at again; elem is NULL for a string.
static void check_extent(Fn *f, Value p, Value n, int64_t size, Type *elem)
{
    Cg *cg = f->cg;
    enum { USER_MEMORY_BITS = 47 };
    Value limit = cg_int(cg, size > 0 ? (INT64_C(1) << USER_MEMORY_BITS) / size : INT64_MAX);
    Value before = LLVMBuildSub(f->b, LLVMBuildPtrToInt(f->b, p, cg->i64, ""), cg_int(cg, 1), ""); // huge if p is nil
    Value nowhere = LLVMBuildICmp(f->b, LLVMIntUGE, before, cg_int(cg, (INT64_C(1) << USER_MEMORY_BITS) - 1), "");
    Value odd = LLVMBuildOr(f->b, LLVMBuildICmp(f->b, LLVMIntUGT, n, limit, ""), nowhere, "");
    Block cold = cg_block(f, "extent"), rest = cg_block(f, "within");
    cg_branch_unlikely(f, odd, cold, rest);
    cg_enter(f, cold);
    if (elem)
        CG_RT(f, unsafeslice, cg_rtype(cg, elem), p, n);
    else
        CG_RT(f, unsafestring, p, n);
    cg_jump(f, rest);
    cg_enter(f, rest);
}

static Val unsafe_(Fn *f, Node *call, Builtin b)
{
    Cg *cg = f->cg;
    Type *t = cg_type(f, call->type);
    int count;
    Val *args = cg_builtin_operands(f, call, 2, NULL, &count);
    Value p = args[0].v, n = count > 1 ? cg_int_value(f, args[1]) : NULL;
    cg_debug_pos(f, call->pos);
    switch (b) {
    case B_UNSAFE_ADD: return cg_val(LLVMBuildGEP2(f->b, cg->i8, p, &n, 1, ""), t);
    case B_UNSAFE_SLICE: {
        Type *elem = underlying(t)->slice.elem;
        check_extent(f, p, n, type_size(elem), elem);
        return cg_val(cg_make3(f, cg->slice, p, n, n), t);
    }
    case B_UNSAFE_STRING: check_extent(f, p, n, 1, NULL); return cg_val(cg_make2(f, cg->string, p, n), t);
    default: return cg_val(cg_field(f, p, 0), t); // SliceData, StringData
    }
}

// Sizeof, Alignof and Offsetof are constants but where a type depends on type parameters. Nothing is evaluated.
static int64_t layout_of(Fn *f, Node *x, Builtin b)
{
    if (b == B_UNSAFE_SIZEOF)
        return type_size(cg_type(f, x->type));
    if (b == B_UNSAFE_ALIGNOF)
        return type_align(cg_type(f, x->type));
    Node *sel = unparen(x);
    const Selection *s = sel->sel.selection;
    Type *t = cg_type(f, s->recv);
    int64_t offset = 0;
    for (int i = 0; i < s->npath; i++) {
        offset += field_offset(underlying(t), s->path[i]);
        t = underlying(t)->strct.fields.at[s->path[i]]->type;
    }
    return offset;
}

// Builtins that may stand in `go` and `defer`: their operands first, then the action. ---------------------------------

Val *cg_builtin_args(Fn *f, Node *call, int *n)
{
    NodeVec list = call->call.args;
    int max = list.len + 1;
    cg_order(f, list.at, list.len);
    if (list.len == 1 && list.at[0]->type && list.at[0]->type->kind == TTUPLE)
        max += list.at[0]->type->tuple.vars.len;
    Val *args = arena_alloc(f->cg->arena, sizeof(Val) * (size_t)max);
    Builtin b = unparen(call->call.fun)->obj->builtin;
    if (b == B_PANIC) {
        f->panics = true;
        args[0] = cg_expr_to(f, list.at[0], type_any());
        f->panics = false;
        *n = 1;
    } else if (b == B_DELETE && list.len == 2) {
        args[0] = cg_expr(f, list.at[0]);
        args[1] = cg_stable(f, cg_expr_to(f, list.at[1], underlying(args[0].type)->map.key));
        *n = 2;
    } else {
        *n = cg_exprs(f, list, args, max);
        for (int i = 0; i < *n; i++)
            args[i] = cg_stable(f, args[i]);
    }
    return args;
}

Val cg_builtin_emit(Fn *f, Node *call, Val *args, int n)
{
    cg_debug_pos(f, call->pos);
    switch (unparen(call->call.fun)->obj->builtin) {
    case B_CLEAR: clear_(f, args[0]); break;
    case B_CLOSE: CG_RT(f, closechan, args[0].v); break;
    case B_COPY: return copy_(f, args[0], args[1]);
    case B_DELETE: delete_(f, args[0], args[1]); break;
    case B_PANIC: panic_(f, args[0]); break;
    case B_PRINT:
    case B_PRINTLN: cg_print(f, call->call.lparen, args, n, unparen(call->call.fun)->obj->builtin == B_PRINTLN); break;
    case B_RECOVER: return cg_val(CG_RT(f, gorecover, cg_frame_address(f)), type_any());
    default: ice_at("codegen", call->pos, "built-in function as a statement");
    }
    return (Val){0};
}

static Val statement_builtin(Fn *f, Node *call)
{
    int n;
    Val *args = cg_builtin_args(f, call, &n);
    return cg_builtin_emit(f, call, args, n);
}

Val cg_builtin(Fn *f, Node *call)
{
    Node *fun = unparen(call->call.fun);
    if (fun->obj->builtin == B_APPEND)
        cg_append_order(f, call);
    else
        cg_order(f, call->call.args.at, call->call.args.len);
    switch (fun->obj->builtin) {
    case B_CLEAR:
    case B_CLOSE:
    case B_COPY:
    case B_DELETE:
    case B_PANIC:
    case B_PRINT:
    case B_PRINTLN:
    case B_RECOVER: return statement_builtin(f, call);
    case B_APPEND: return cg_append(f, call);
    case B_CAP: return cg_val(length(f, arg(call, 0), true), basic(TINT));
    case B_COMPLEX: return complex_(f, call);
    case B_IMAG: return cg_val(cg_field(f, cg_expr(f, arg(call, 0)).v, 1), cg_type(f, call->type));
    case B_LEN: return cg_val(length(f, arg(call, 0), false), basic(TINT));
    case B_MAKE: return make_(f, call);
    case B_MAX: return minmax(f, call, false);
    case B_MIN: return minmax(f, call, true);
    case B_NEW: return new_(f, call);
    case B_REAL: return cg_val(cg_field(f, cg_expr(f, arg(call, 0)).v, 0), cg_type(f, call->type));
    case B_UNSAFE_ALIGNOF:
    case B_UNSAFE_OFFSETOF:
    case B_UNSAFE_SIZEOF: return cg_val(cg_int(f->cg, layout_of(f, arg(call, 0), fun->obj->builtin)), basic(TUINTPTR));
    case B_UNSAFE_ADD:
    case B_UNSAFE_SLICE:
    case B_UNSAFE_STRING:
    case B_UNSAFE_SLICEDATA:
    case B_UNSAFE_STRINGDATA: return unsafe_(f, call, fun->obj->builtin);
    default: ice_at("codegen", call->pos, "%s is not a constant", fun->obj->name->text);
    }
}
