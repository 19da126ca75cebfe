// builtin.c: calls of built-in functions (spec: Built-in functions, Package unsafe). Each has rules of its own for what
// its arguments may be; all but make, new and Offsetof take ordinary values.
#include "check/checker.h"

static const struct {
    const char *name;
    int args; // required
    bool variadic;
    ExprKind kind; // may it stand as a statement?
} builtins[BUILTIN_COUNT] = {
    [B_APPEND] = {"append", 1, true, EXPR_VALUE},
    [B_CAP] = {"cap", 1, false, EXPR_VALUE},
    [B_CLEAR] = {"clear", 1, false, EXPR_STATEMENT},
    [B_CLOSE] = {"close", 1, false, EXPR_STATEMENT},
    [B_COMPLEX] = {"complex", 2, false, EXPR_VALUE},
    [B_COPY] = {"copy", 2, false, EXPR_STATEMENT},
    [B_DELETE] = {"delete", 2, false, EXPR_STATEMENT},
    [B_IMAG] = {"imag", 1, false, EXPR_VALUE},
    [B_LEN] = {"len", 1, false, EXPR_VALUE},
    [B_MAKE] = {"make", 1, true, EXPR_VALUE},
    [B_MAX] = {"max", 1, true, EXPR_VALUE},
    [B_MIN] = {"min", 1, true, EXPR_VALUE},
    [B_NEW] = {"new", 1, false, EXPR_VALUE},
    [B_PANIC] = {"panic", 1, false, EXPR_STATEMENT},
    [B_PRINT] = {"print", 0, true, EXPR_STATEMENT},
    [B_PRINTLN] = {"println", 0, true, EXPR_STATEMENT},
    [B_REAL] = {"real", 1, false, EXPR_VALUE},
    [B_RECOVER] = {"recover", 0, false, EXPR_STATEMENT},
    [B_UNSAFE_ADD] = {"Add", 2, false, EXPR_VALUE},
    [B_UNSAFE_ALIGNOF] = {"Alignof", 1, false, EXPR_VALUE},
    [B_UNSAFE_OFFSETOF] = {"Offsetof", 1, false, EXPR_VALUE},
    [B_UNSAFE_SIZEOF] = {"Sizeof", 1, false, EXPR_VALUE},
    [B_UNSAFE_SLICE] = {"Slice", 2, false, EXPR_VALUE},
    [B_UNSAFE_SLICEDATA] = {"SliceData", 1, false, EXPR_VALUE},
    [B_UNSAFE_STRING] = {"String", 2, false, EXPR_VALUE},
    [B_UNSAFE_STRINGDATA] = {"StringData", 1, false, EXPR_VALUE},
};

ExprKind builtin_expr_kind(Builtin id)
{
    return builtins[id].kind;
}

// One call: args are the checked values (of print(f()) with several results one for each).
typedef struct BuiltinCall {
    Checker *c;
    Node *n;
    Builtin id;
    NodeVec args;
} BuiltinCall;

// append, copy --------------------------------------------------------------------------------------------------------

// The element type of all slice types x may have; NULL with *why if it is no slice.
static Type *slice_elem(Checker *c, Node *x, char **why)
{
    Type *elem = NULL;
    TypeVec set = check_typeset(c, x->type);
    *why = NULL;
    if (set.len == 0 || x->mode == MODE_NIL)
        *why = x->mode == MODE_NIL ? "argument must be a slice; have untyped nil"
                                   : arena_printf(c->arena, "argument must be a slice; have %s", operand_text(c, x));
    for (int i = 0; i < set.len && !*why; i++) {
        Type *u = underlying(set.at[i]);
        if (u->kind != TSLICE)
            *why = arena_printf(c->arena, "argument must be a slice; have %s", operand_text(c, x));
        else if (elem && !types_identical(elem, u->slice.elem))
            *why = arena_printf(c->arena, "mismatched slice element types %s and %s in %s", type_text(c, elem),
                                type_text(c, u->slice.elem), operand_text(c, x));
        else
            elem = u->slice.elem;
    }
    return *why ? NULL : elem;
}

static bool is_byte_slice(Type *u)
{
    return u->kind == TSLICE && types_identical(u->slice.elem, type_byte());
}

static bool bytes_or_string(Type *u)
{
    return is_string(u) || is_byte_slice(u);
}

// May every value of y be a string or bytes, and some of them be a string?
static bool string_source(Checker *c, Node *y, bool need_string)
{
    if (y->mode == MODE_NIL || !all_types(y->type, bytes_or_string))
        return false;
    TypeVec set = check_typeset(c, y->type);
    for (int i = 0; i < set.len; i++)
        if (is_string(underlying(set.at[i])))
            return true;
    return !need_string;
}

static bool builtin_append(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0];
    Type *t = x->type;
    char *why;
    Type *elem = slice_elem(c, x, &why);
    if (why) {
        check_error_at(c, x, "invalid append: %s", why);
        return false;
    }
    bool bytes = b->args.len == 2 && b->n->call.dots && check_assignable(c, x, type_slice(type_byte()), NULL) &&
                 string_source(c, b->args.at[1], true);
    if (bytes) {
        check_default(c, b->args.at[1]);
    } else {
        ObjVec params = {0}, results = {0};
        vec_push(c->arena, &params, obj_new(c->arena, OBJ_VAR, NULL, 0, NULL, t));
        vec_push(c->arena, &params, obj_new(c->arena, OBJ_VAR, NULL, 0, NULL, type_slice(elem)));
        vec_push(c->arena, &results, obj_new(c->arena, OBJ_VAR, NULL, 0, NULL, t));
        check_arguments(c, b->n, type_func(params, results, true), (TypeVec){0}, NULL, b->args);
    }
    node_set(b->n, MODE_VALUE, t);
    return true;
}

static bool builtin_copy(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0], *y = b->args.at[1];
    char *why;
    Type *dst = slice_elem(c, x, &why);
    if (why) {
        check_error_at(c, x, "invalid copy: %s", why);
        return false;
    }
    bool bytes = check_assignable(c, x, type_slice(type_byte()), NULL) && string_source(c, y, false);
    if (!bytes) {
        Type *src = slice_elem(c, y, &why);
        if (why && !is_string(y->type)) {
            check_error_at(c, y, "invalid copy: %s", why);
            return false;
        }
        if (why)
            src = type_byte();
        if (!types_identical(dst, src)) {
            check_error_at(c, x, "invalid copy: arguments %s and %s have different element types %s and %s",
                           operand_text(c, x), operand_text(c, y), type_text(c, dst), type_text(c, src));
            return false;
        }
    }
    check_default(c, y);
    node_set(b->n, MODE_VALUE, basic(TINT));
    return true;
}

// len, cap ------------------------------------------------------------------------------------------------------------

static bool has_cap(Type *u)
{
    u = array_ptr_deref(u);
    return u->kind == TARRAY || u->kind == TSLICE || u->kind == TCHAN;
}

static bool has_len(Type *u)
{
    return has_cap(u) || is_string(u) || u->kind == TMAP;
}

// spec: Length and capacity: constant for constant strings and for arrays without calls or receives in the operand.
static bool builtin_len(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0];
    Type *u = array_ptr_deref(underlying(x->type));
    if (!all_types(x->type, b->id == B_LEN ? has_len : has_cap) || x->mode == MODE_NIL) {
        if (type_valid(underlying(x->type)))
            check_error_at(c, x, "invalid argument: %s for built-in %s", operand_text(c, x), builtins[b->id].name);
        return false;
    }
    if (x->mode == MODE_CONST && is_string(u)) {
        bool known = const_kind(x->cval) == CONST_STRING;
        node_set_const(b->n, basic(TINT), known ? const_int64(const_string_value(x->cval)->len) : const_unknown());
    } else if (u->kind == TARRAY && !is_typeparam(x->type) && !c->has_call_or_recv) {
        node_set_const(b->n, basic(TINT), u->array.len >= 0 ? const_int64(u->array.len) : const_unknown());
    } else {
        check_default(c, x);
        node_set(b->n, MODE_VALUE, basic(TINT));
    }
    return true;
}

// clear, close, delete ------------------------------------------------------------------------------------------------

static bool builtin_clear(BuiltinCall *b)
{
    Node *x = b->args.at[0];
    if (x->mode == MODE_NIL || !all_types(x->type, is_map_or_slice)) {
        check_error_at(b->c, x, "invalid argument: cannot clear %s: argument must be (or constrained by) map or slice",
                       operand_text(b->c, x));
        return false;
    }
    check_version(b->c, node_start(b->n->call.fun), 21, "clear");
    node_set(b->n, MODE_NOVALUE, type_tuple((ObjVec){0}));
    return true;
}

static bool builtin_close(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0];
    TypeVec set = check_typeset(c, x->type);
    bool channel = set.len > 0, sendable = true;
    for (int i = 0; i < set.len && channel; i++) {
        Type *u = underlying(set.at[i]);
        channel = u->kind == TCHAN;
        if (channel)
            sendable &= u->chan.dir != CHAN_RECV;
    }
    if (!channel || !sendable) {
        check_error_at(c, x, "invalid operation: cannot close %s %s", channel ? "receive-only channel" : "non-channel",
                       operand_text(c, x));
        return false;
    }
    node_set(b->n, MODE_NOVALUE, type_tuple((ObjVec){0}));
    return true;
}

static bool builtin_delete(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *m = b->args.at[0], *key = b->args.at[1];
    TypeVec set = check_typeset(c, m->type);
    Type *key_type = NULL;
    for (int i = 0; i < set.len || i == 0; i++) {
        Type *u = i < set.len ? underlying(set.at[i]) : NULL;
        if (!u || u->kind != TMAP) {
            check_error_at(c, m, "invalid argument: %s is not a map", operand_text(c, m));
            return false;
        }
        if (key_type && !types_identical(u->map.key, key_type)) {
            check_error_at(c, m, "invalid argument: maps of %s must have identical key types", operand_text(c, m));
            return false;
        }
        key_type = u->map.key;
    }
    check_assignment(c, key, key_type, "argument to delete");
    if (!node_ok(key))
        return false;
    node_set(b->n, MODE_NOVALUE, type_tuple((ObjVec){0}));
    return true;
}

// complex, real, imag -------------------------------------------------------------------------------------------------

static Type *complex_of(Type *t)
{
    switch (underlying(t)->kind) {
    case TFLOAT32: return basic(TCOMPLEX64);
    case TFLOAT64: return basic(TCOMPLEX128);
    case TUNTYPEDFLOAT: return basic(TUNTYPEDCOMPLEX);
    default: return NULL;
    }
}

static Type *part_of(Type *t)
{
    switch (underlying(t)->kind) {
    case TCOMPLEX64: return basic(TFLOAT32);
    case TCOMPLEX128: return basic(TFLOAT64);
    case TUNTYPEDCOMPLEX: return basic(TUNTYPEDFLOAT);
    default: return NULL;
    }
}

static bool no_tparam(BuiltinCall *b, Node *x)
{
    if (!is_typeparam(x->type))
        return true;
    check_error_at(b->c, x, "%s not supported as argument to built-in %s for go1.18 (see go.dev/issue/50937)",
                   operand_text(b->c, x), builtins[b->id].name);
    return false;
}

// An untyped constant that could be one becomes an untyped float.
static void to_untyped_float(Node *x)
{
    if (is_numeric(x->type) && const_kind(x->cval) != CONST_UNKNOWN && const_sign(const_imag(x->cval)) == 0) {
        x->type = basic(TUNTYPEDFLOAT);
        for (Node *n = x; n->kind == N_PAREN;)
            (n = n->paren.x)->type = basic(TUNTYPEDFLOAT);
    }
}

static void match_parts(Checker *c, Node *x, Node *y)
{
    bool ux = is_untyped(x->type), uy = is_untyped(y->type);
    if (ux && uy) {
        if (x->mode == MODE_CONST && y->mode == MODE_CONST) {
            to_untyped_float(x);
            to_untyped_float(y);
        } else { // a shift of an untyped constant: will be refused
            check_convert_untyped(c, x, basic(TFLOAT64));
            check_convert_untyped(c, y, basic(TFLOAT64));
        }
    } else if (ux) {
        check_convert_untyped(c, x, y->type);
    } else if (uy) {
        check_convert_untyped(c, y, x->type);
    }
}

static bool builtin_complex(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0], *y = b->args.at[1];
    match_parts(c, x, y);
    if (!node_ok(x) || !node_ok(y))
        return false;
    if (!types_identical(x->type, y->type)) {
        check_error_at(c, x, "invalid operation: %s (mismatched types %s and %s)", expr_text(c, b->n),
                       type_text(c, x->type), type_text(c, y->type));
        return false;
    }
    if (!no_tparam(b, x))
        return false;
    Type *t = complex_of(x->type);
    if (!t) {
        check_error_at(c, x, "invalid argument: arguments have type %s, expected floating-point",
                       type_text(c, x->type));
        return false;
    }
    if (x->mode == MODE_CONST && y->mode == MODE_CONST) {
        bool known = const_kind(x->cval) != CONST_UNKNOWN && const_kind(y->cval) != CONST_UNKNOWN;
        node_set_const(b->n, t,
                       known ? const_complex(const_to_float(x->cval), const_to_float(y->cval)) : const_unknown());
    } else {
        node_set(b->n, MODE_VALUE, t);
    }
    return true;
}

static bool builtin_part(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0];
    if (is_untyped(x->type)) {
        if (x->mode != MODE_CONST)
            check_convert_untyped(c, x, basic(TCOMPLEX128));
        else if (is_numeric(x->type))
            x->type = basic(TUNTYPEDCOMPLEX);
        if (!node_ok(x))
            return false;
    }
    if (!no_tparam(b, x))
        return false;
    Type *t = part_of(x->type);
    if (!t) {
        check_error_at(c, x, "invalid argument: argument has type %s, expected complex type", type_text(c, x->type));
        return false;
    }
    if (x->mode == MODE_CONST) {
        const Const *v = x->cval;
        if (const_kind(v) != CONST_UNKNOWN)
            v = b->id == B_REAL ? const_real(v) : const_imag(v);
        node_set_const(b->n, t, v);
    } else {
        node_set(b->n, MODE_VALUE, t);
    }
    return true;
}

// make, new -----------------------------------------------------------------------------------------------------------

static bool can_make(Type *u)
{
    return u->kind == TSLICE || u->kind == TMAP || u->kind == TCHAN;
}

static bool builtin_make(BuiltinCall *b)
{
    Checker *c = b->c;
    const NodeVec *args = &b->n->call.args;
    Node *typ = args->at[0];
    Type *t = check_var_type(c, typ);
    if (!type_valid(t))
        return false;
    char *why = NULL;
    Type *u = NULL;
    if (check_typeset(c, t).len == 0)
        why = "no specific type";
    else if (!all_types(t, can_make))
        why = "type must be slice, map, or channel";
    else
        u = check_common_under(c, t, &why);
    if (!u) {
        check_error_at(c, typ, "invalid argument: cannot make %s: %s", expr_text(c, typ), why);
        return false;
    }
    int min = u->kind == TSLICE ? 2 : 1;
    if (args->len < min || args->len > min + 1) {
        check_error_at(c, b->n, "invalid operation: %s expects %d or %d arguments; found %d", expr_text(c, b->n), min,
                       min + 1, args->len);
        return false;
    }
    int64_t sizes[2] = {-1, -1};
    for (int i = 1; i < args->len; i++)
        check_index(c, args->at[i], -1, &sizes[i - 1]);
    if (sizes[1] >= 0 && sizes[0] > sizes[1])
        check_error_at(c, args->at[1], "invalid argument: length and capacity swapped");
    node_set(b->n, MODE_VALUE, t);
    return true;
}

// new(T), and new(expression) since Go 1.26.
static bool builtin_new(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->n->call.args.at[0];
    check_expr_or_type(c, x, false);
    check_exclude(c, x, true, true, false);
    if (!node_ok(x))
        return false;
    if (x->mode == MODE_TYPE) {
        check_not_constraint(c, x, x->type);
    } else {
        check_version(c, node_start(b->n->call.fun), 26, arena_printf(c->arena, "new(%s)", expr_text(c, x)));
        if (is_untyped(x->type))
            check_assignment(c, x, NULL, "argument to new");
    }
    if (!node_ok(x))
        return false;
    node_set(b->n, MODE_VALUE, type_pointer(x->type));
    return true;
}

// max, min ------------------------------------------------------------------------------------------------------------

// Combines the first arguments' result acc (a node of its own) with the next argument.
static bool fold_extreme(BuiltinCall *b, Node *acc, Node *a)
{
    Checker *c = b->c;
    check_match_types(c, b->n, acc, a);
    if (!node_ok(acc) || !node_ok(a))
        return false;
    if (!types_identical(acc->type, a->type)) {
        check_error_at(c, a, "invalid argument: mismatched types %s (previous argument) and %s (type of %s)",
                       type_text(c, acc->type), type_text(c, a->type), expr_text(c, a));
        return false;
    }
    if (acc->mode == MODE_CONST && a->mode == MODE_CONST) {
        if (const_kind(acc->cval) == CONST_UNKNOWN || const_kind(a->cval) == CONST_UNKNOWN)
            acc->cval = const_unknown();
        else if (const_compare(b->id == B_MAX ? T_GTR : T_LSS, a->cval, acc->cval))
            *acc = *a;
    } else {
        acc->mode = MODE_VALUE;
        acc->cval = NULL;
    }
    return true;
}

static bool builtin_extreme(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *acc = NULL;
    check_version(c, node_start(b->n->call.fun), 21, arena_printf(c->arena, "built-in %s", builtins[b->id].name));
    for (int i = 0; i < b->args.len; i++) {
        Node *a = b->args.at[i];
        if (!is_ordered(a->type)) {
            check_error_at(c, a, "invalid argument: %s cannot be ordered", operand_text(c, a));
            return false;
        }
        if (i == 0)
            acc = arena_copy(c->arena, a, sizeof *a);
        else if (!fold_extreme(b, acc, a))
            return false;
    }
    Type *t = acc->type;
    if (acc->mode != MODE_CONST)
        t = default_type(t); // a value cannot stay untyped
    for (int i = 0; i < b->args.len; i++) {
        check_update_type(c, b->args.at[i], t, true);
        if (!node_ok(b->args.at[i]))
            return false;
    }
    if (acc->mode == MODE_CONST)
        node_set_const(b->n, t, acc->cval);
    else
        node_set(b->n, MODE_VALUE, t);
    return true;
}

// panic, print, recover -----------------------------------------------------------------------------------------------

static bool builtin_panic(BuiltinCall *b)
{
    check_assignment(b->c, b->args.at[0], type_any(), "argument to panic");
    if (!node_ok(b->args.at[0]))
        return false;
    node_set(b->n, MODE_NOVALUE, type_tuple((ObjVec){0}));
    return true;
}

static bool builtin_print(BuiltinCall *b)
{
    const char *context = arena_printf(b->c->arena, "argument to built-in %s", builtins[b->id].name);
    for (int i = 0; i < b->args.len; i++) {
        check_assignment(b->c, b->args.at[i], NULL, context);
        if (!node_ok(b->args.at[i]))
            return false;
    }
    node_set(b->n, MODE_NOVALUE, type_tuple((ObjVec){0}));
    return true;
}

static bool builtin_recover(BuiltinCall *b)
{
    if (b->c->func)
        b->c->func->has_recover = true;
    node_set(b->n, MODE_VALUE, type_any());
    return true;
}

// Package unsafe ------------------------------------------------------------------------------------------------------

static bool builtin_sizeof(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0];
    check_assignment(c, x, NULL, b->id == B_UNSAFE_SIZEOF ? "argument to unsafe.Sizeof" : "argument to unsafe.Alignof");
    if (!node_ok(x) || !check_complete(c, x->type))
        return false;
    if (check_depends_on_tparam(x->type, 0) || !check_has_size(c, x->type)) {
        node_set(b->n, MODE_VALUE, basic(TUINTPTR));
        return true;
    }
    int64_t n = b->id == B_UNSAFE_SIZEOF ? type_size(x->type) : type_align(x->type);
    if (n == INT64_MAX) {
        check_error_at(c, x, "%s is too large", operand_text(c, x));
        return false;
    }
    node_set_const(b->n, basic(TUINTPTR), const_int64(n));
    return true;
}

// The offset of the selected field from the outermost struct; INT64_MAX if it is too large. There is no pointer on the
// way.
static int64_t selection_offset(Type *base, const Selection *s)
{
    int64_t offset = 0;
    for (int i = 0; i < s->npath; i++) {
        Type *u = underlying(base);
        if (field_offset(u, s->path[i]) > INT64_MAX - offset)
            return INT64_MAX;
        offset += field_offset(u, s->path[i]);
        base = u->strct.fields.at[s->path[i]]->type;
    }
    return offset;
}

static bool builtin_offsetof(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *arg = b->n->call.args.at[0], *sel = unparen(arg);
    if (sel->kind != N_SELECTOR) {
        check_error_at(c, arg, "invalid argument: %s is not a selector expression", expr_text(c, arg));
        check_use_one(c, arg, false);
        return false;
    }
    Node *x = sel->sel.x;
    check_expr(c, x, NULL);
    if (!node_ok(x))
        return false;
    Type *base = x->type, *u = underlying(base);
    if (u->kind == TPOINTER && underlying(u->pointer.elem)->kind == TSTRUCT)
        base = u->pointer.elem;
    bool ambiguous;
    Selection *s = lookup_field_or_method(base, c->pkg, sel->sel.name, &ambiguous);
    if (!s) {
        check_error_at(c, x, "invalid argument: %s has no single field %s", type_text(c, base), sel->sel.name->text);
        return false;
    }
    if (s->obj->kind == OBJ_FUNC) {
        check_error_at(c, arg, "invalid argument: %s is a method value", expr_text(c, arg));
        return false;
    }
    if (s->indirect) {
        check_error_at(c, x, "invalid argument: field %s is embedded via a pointer in %s", sel->sel.name->text,
                       type_text(c, base));
        return false;
    }
    node_set(sel, MODE_VALUE, s->obj->type);
    sel->obj = s->obj;
    sel->sel.selection = s;
    for (Node *n = arg; n != sel; n = n->paren.x)
        node_set(n, MODE_VALUE, s->obj->type);
    if (check_depends_on_tparam(base, 0)) {
        node_set(b->n, MODE_VALUE, basic(TUINTPTR));
        return true;
    }
    int64_t offset = selection_offset(base, s);
    if (offset == INT64_MAX) {
        check_error_at(c, x, "%s is too large", operand_text(c, x));
        return false;
    }
    node_set_const(b->n, basic(TUINTPTR), const_int64(offset));
    return true;
}

// unsafe.Add, Slice, SliceData, String, StringData
static bool builtin_pointer(BuiltinCall *b)
{
    Checker *c = b->c;
    Node *x = b->args.at[0], *len = b->args.len > 1 ? b->args.at[1] : NULL;
    const char *context = arena_printf(c->arena, "argument to unsafe.%s", builtins[b->id].name);
    bool old = b->id == B_UNSAFE_ADD || b->id == B_UNSAFE_SLICE;
    check_version(c, node_start(b->n->call.fun), old ? 17 : 20, context + strlen("argument to "));
    Type *u = x->mode == MODE_NIL ? NULL : check_common_under(c, x->type, NULL), *result = NULL;
    switch (b->id) {
    case B_UNSAFE_ADD: check_assignment(c, x, result = basic(TUNSAFEPTR), context); break;
    case B_UNSAFE_SLICE:
        if (u && u->kind == TPOINTER)
            result = type_slice(u->pointer.elem);
        else
            check_error_at(c, x, "invalid argument: %s is not a pointer", operand_text(c, x));
        break;
    case B_UNSAFE_SLICEDATA:
        if (u && u->kind == TSLICE)
            result = type_pointer(u->slice.elem);
        else
            check_error_at(c, x, "invalid argument: %s is not a slice", operand_text(c, x));
        break;
    case B_UNSAFE_STRING:
        check_assignment(c, x, type_pointer(type_byte()), context);
        result = basic(TSTRING);
        break;
    default: check_assignment(c, x, basic(TSTRING), context); result = type_pointer(type_byte());
    }
    if (!result || !node_ok(x))
        return false;
    if (len && !check_valid_index(c, len, "length", b->id == B_UNSAFE_ADD))
        return false;
    node_set(b->n, MODE_VALUE, result);
    return true;
}

// All -----------------------------------------------------------------------------------------------------------------

static bool call_one(BuiltinCall *b)
{
    switch (b->id) {
    case B_APPEND: return builtin_append(b);
    case B_CAP:
    case B_LEN: return builtin_len(b);
    case B_CLEAR: return builtin_clear(b);
    case B_CLOSE: return builtin_close(b);
    case B_COMPLEX: return builtin_complex(b);
    case B_COPY: return builtin_copy(b);
    case B_DELETE: return builtin_delete(b);
    case B_IMAG:
    case B_REAL: return builtin_part(b);
    case B_MAKE: return builtin_make(b);
    case B_MAX:
    case B_MIN: return builtin_extreme(b);
    case B_NEW: return builtin_new(b);
    case B_PANIC: return builtin_panic(b);
    case B_PRINT:
    case B_PRINTLN: return builtin_print(b);
    case B_RECOVER: return builtin_recover(b);
    case B_UNSAFE_ALIGNOF:
    case B_UNSAFE_SIZEOF: return builtin_sizeof(b);
    case B_UNSAFE_OFFSETOF: return builtin_offsetof(b);
    default: return builtin_pointer(b);
    }
}

bool check_builtin(Checker *c, Node *n, Builtin id)
{
    BuiltinCall b = {.c = c, .n = n, .id = id};
    const NodeVec *nodes = &n->call.args;
    if (n->call.dots && id != B_APPEND) {
        check_error_at(c, n, "invalid operation: invalid use of ... with built-in %s", builtins[id].name);
        check_use(c, nodes);
        return false;
    }
    bool had_call = c->has_call_or_recv, is_len = id == B_LEN || id == B_CAP;
    if (is_len)
        c->has_call_or_recv = false;
    int count = nodes->len;
    if (id != B_MAKE && id != B_NEW && id != B_UNSAFE_OFFSETOF) {
        b.args = check_expr_list(c, nodes);
        count = b.args.len;
        for (int i = 0; i < b.args.len; i++)
            if (!node_ok(b.args.at[i]))
                return false;
    }
    const char *wrong = count < builtins[id].args                             ? "not enough"
                        : count > builtins[id].args && !builtins[id].variadic ? "too many"
                                                                              : NULL;
    bool ok = false;
    if (wrong)
        check_error_at(c, n, "invalid operation: %s arguments for %s (expected %d, found %d)", wrong, expr_text(c, n),
                       builtins[id].args, count);
    else
        ok = call_one(&b);
    if (is_len)
        c->has_call_or_recv = had_call;
    return ok;
}
