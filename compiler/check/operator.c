// operator.c: unary and binary operators, comparisons and shifts (spec: Operators).
//
// The result goes into a node of its own; the operands are given their final types as soon as the operator decides
// them.
#include "check/checker.h"

// Where an operand of an operator is not of the kinds the operator is for.
static bool require_operand(Checker *c, Node *x, Token op, bool (*is)(Type *))
{
    if (is(x->type))
        return true;
    check_error_at(c, x, "invalid operation: operator %s not defined on %s", token_text(op), operand_text(c, x));
    return false;
}

static bool adds(Type *under)
{
    return is_numeric(under) || is_string(under);
}

static bool numeric_or_string(Type *t)
{
    return all_types(t, adds); // a type parameter may mix both
}

static bool is_comparison(Token op)
{
    return op == T_EQL || op == T_NEQ || op == T_LSS || op == T_LEQ || op == T_GTR || op == T_GEQ;
}

// Unary ---------------------------------------------------------------------------------------------------------------

static void check_address(Checker *c, Node *n)
{
    Node *x = n->unary.x;
    if (x->mode != MODE_VAR && unparen(x)->kind != N_COMPLIT) {
        check_error_at(c, x, "invalid operation: cannot take address of %s", operand_text(c, x));
        return;
    }
    node_set(n, MODE_VALUE, type_pointer(x->type));
}

Type *check_chan_elem(Checker *c, Pos pos, Node *ch, bool recv)
{
    char *why = NULL;
    Type *elem = NULL;
    TypeVec set = check_typeset(c, ch->type);
    bool tparam = is_typeparam(ch->type);
    if (set.len == 0)
        why = "no specific channel type";
    for (int i = 0; i < set.len && !why; i++) {
        Type *u = underlying(set.at[i]);
        char *t = type_text(c, set.at[i]);
        if (u->kind != TCHAN)
            why = arena_printf(c->arena, "non-channel %s", t);
        else if (recv && u->chan.dir == CHAN_SEND)
            why = arena_printf(c->arena, "send-only channel %s", t);
        else if (!recv && u->chan.dir == CHAN_RECV)
            why = arena_printf(c->arena, "receive-only channel %s", t);
    }
    if (!why) {
        Type *u = check_common_under(c, ch->type, &why);
        if (u)
            elem = u->chan.elem;
    }
    if (elem)
        return elem;
    const char *verb = recv ? "receive from" : "send to", *x = operand_text(c, ch);
    if (tparam)
        check_error(c, pos, "invalid operation: cannot %s %s: %s", verb, x, why);
    else
        check_error(c, pos, "invalid operation: cannot %s %s %s", verb, why, x);
    return NULL;
}

static void check_receive(Checker *c, Node *n)
{
    Node *x = n->unary.x;
    Type *elem = check_chan_elem(c, node_start(x), x, true);
    if (!elem || !check_complete(c, elem))
        return;
    node_set(n, MODE_VALUE, elem);
    c->has_call_or_recv = true;
}

// gc treats ~x as a misspelt ^x.
static bool check_tilde(Checker *c, Node *n)
{
    bool integer = is_integer(n->unary.x->type);
    check_error_at(c, n, "cannot use ~ outside of interface or type constraint%s",
                   integer ? " (use ^ for bitwise complement)" : "");
    return integer;
}

void check_unary(Checker *c, Node *n)
{
    Node *x = n->unary.x;
    check_expr(c, x, NULL);
    if (!node_ok(x))
        return;
    Token op = n->op;
    if (op == T_AND) {
        check_address(c, n);
        return;
    }
    if (op == T_ARROW) {
        check_receive(c, n);
        return;
    }
    if (op == T_TILDE) {
        if (!check_tilde(c, n))
            return;
        op = T_XOR;
    }
    bool (*is)(Type *) = op == T_NOT ? is_boolean : op == T_XOR ? is_integer : is_numeric;
    if (!require_operand(c, x, op, is))
        return;
    if (x->mode != MODE_CONST) {
        node_set(n, MODE_VALUE, x->type);
        return;
    }
    if (const_kind(x->cval) == CONST_UNKNOWN) {
        node_set_const(n, x->type, x->cval);
        return;
    }
    int bits = is_unsigned(x->type) ? 8 * (int)type_size(underlying(x->type)) : 0;
    node_set_const(n, x->type, const_unary(op, x->cval, bits));
    check_overflow(c, n);
}

// Matching the types of two operands ----------------------------------------------------------------------------------

// Could one of the operands take the other's type? If not, they are reported as mismatched rather than inconvertible.
static bool may_convert(Node *x, Node *y)
{
    if (is_typed(x->type) && is_typed(y->type))
        return false;
    if (is_numeric(x->type) != is_numeric(y->type))
        return false;
    if (is_nonparam_interface(x->type) || is_nonparam_interface(y->type))
        return true;
    if (is_boolean(x->type) != is_boolean(y->type))
        return false;
    if (is_string(x->type) != is_string(y->type))
        return false;
    if (x->mode == MODE_NIL)
        return has_nil(y->type);
    if (y->mode == MODE_NIL)
        return has_nil(x->type);
    return underlying(x->type)->kind != TPOINTER && underlying(y->type)->kind != TPOINTER;
}

void check_match_types(Checker *c, Node *n, Node *x, Node *y)
{
    if (!may_convert(x, y))
        return;
    check_convert_untyped(c, x, y->type);
    if (node_ok(x))
        check_convert_untyped(c, y, x->type);
    if (!node_ok(x) || !node_ok(y))
        node_fail(n);
}

// Comparisons ---------------------------------------------------------------------------------------------------------

// Why t cannot be compared; NULL if there is nothing special to say.
static char *incomparable_text(Checker *c, Type *t)
{
    TypeKind k = underlying(t)->kind;
    if (k == TSLICE || k == TFUNC || k == TMAP)
        return arena_printf(c->arena, "%s can only be compared to nil", type_kind_word(t));
    char *why = NULL;
    type_comparable_ok(t, true, &why);
    return why;
}

// Is op defined on x and y, which are assignable to one another? If not, *culprit is the operand to blame and *why a
// reason, if there is a special one.
static bool comparison_defined(Checker *c, Node *x, Node *y, Token op, Node **culprit, char **why)
{
    if (op != T_EQL && op != T_NEQ) {
        *culprit = !is_ordered(x->type) ? x : y;
        return is_ordered(x->type) && is_ordered(y->type);
    }
    if (x->mode == MODE_NIL || y->mode == MODE_NIL) {
        *culprit = y;
        return has_nil(x->mode == MODE_NIL ? y->type : x->type);
    }
    for (int i = 0; i < 2; i++) {
        *culprit = i == 0 ? x : y;
        if (type_comparable_ok((*culprit)->type, true, NULL))
            continue;
        *why = incomparable_text(c, (*culprit)->type);
        return false;
    }
    return true;
}

static char *undefined_comparison(Checker *c, Node *x, Node *y, Token op, Node **culprit)
{
    if (is_typeparam(x->type) || is_typeparam(y->type)) {
        if (!is_typeparam(x->type))
            *culprit = y;
        return arena_printf(c->arena, "type parameter %s cannot use operator %s", type_text(c, (*culprit)->type),
                            token_text(op));
    }
    Type *t = (*culprit)->type;
    const char *what = type_kind_word(t);
    return arena_printf(c->arena, "operator %s not defined on %s", token_text(op), *what ? what : type_text(c, t));
}

void check_comparison(Checker *c, Node *n, Node *x, Node *y, Token op, bool switch_case)
{
    if (!type_valid(x->type) || !type_valid(y->type)) {
        node_fail(n);
        return;
    }
    Node *culprit = x;
    char *why = NULL;
    bool ok;
    if (!check_assignable(c, x, y->type, NULL) && !check_assignable(c, y, x->type, NULL)) {
        ok = false;
        culprit = y;
        why = arena_printf(c->arena, "mismatched types %s and %s", type_text(c, x->type), type_text(c, y->type));
    } else {
        ok = comparison_defined(c, x, y, op, &culprit, &why);
    }
    if (!ok) {
        if (!why)
            why = undefined_comparison(c, x, y, op, &culprit);
        if (switch_case)
            check_error_at(c, x, "invalid case %s in switch on %s (%s)", expr_text(c, x), expr_text(c, y), why);
        else
            check_error_at(c, culprit, "invalid operation: %s %s %s (%s)", expr_text(c, x), token_text(op),
                           expr_text(c, y), why);
        node_fail(n);
        return;
    }
    if (x->mode == MODE_CONST && y->mode == MODE_CONST) {
        bool known = const_kind(x->cval) != CONST_UNKNOWN && const_kind(y->cval) != CONST_UNKNOWN;
        node_set_const(n, basic(TUNTYPEDBOOL),
                       known ? const_bool(const_compare(op, x->cval, y->cval)) : const_unknown());
        return;
    }
    check_update_type(c, x, default_type(x->type), true);
    check_update_type(c, y, default_type(y->type), true);
    node_set(n, MODE_VALUE, basic(TUNTYPEDBOOL));
}

// Shifts --------------------------------------------------------------------------------------------------------------

// Checks the shift count y; *count is its value if constant, else NULL.
static bool shift_count(Checker *c, Node *y, const Const **count)
{
    *count = NULL;
    if (y->mode == MODE_CONST) {
        if (const_kind(y->cval) == CONST_UNKNOWN)
            return true;
        *count = is_numeric(y->type) ? const_to_int(y->cval) : NULL;
        if (*count && const_sign(*count) < 0) {
            check_error_at(c, y, "invalid operation: negative shift count %s", operand_text(c, y));
            return false;
        }
        if (is_untyped(y->type)) {
            check_representable(c, y, basic(TUINT));
            return node_ok(y);
        }
        if (*count)
            return true; // a typed constant like float32(3) will do
    } else {
        if (is_integer(y->type) && is_typed(y->type)) {
            const char *what = arena_printf(c->arena, "invalid operation: signed shift count %s", operand_text(c, y));
            return is_unsigned(y->type) || check_version(c, node_start(y), 13, what);
        }
        if (is_untyped(y->type)) {
            check_convert_untyped(c, y, basic(TUINT));
            return node_ok(y);
        }
    }
    check_error_at(c, y, "invalid operation: shift count %s must be integer", operand_text(c, y));
    return false;
}

static void const_shift_result(Checker *c, Node *n, Node *x, Node *y, const Const *value, const Const *count, Token op)
{
    enum { MAX_COUNT = 1023 - 1 + 52 }; // enough to write the smallest float64
    Type *t = is_integer(x->type) ? x->type : basic(TUNTYPEDINT);
    if (const_kind(x->cval) == CONST_UNKNOWN || const_kind(y->cval) == CONST_UNKNOWN) {
        node_set_const(n, t, const_unknown());
        return;
    }
    uint64_t bits;
    if (!const_fits_uint64(count, &bits) || bits > MAX_COUNT) {
        check_error_at(c, y, "invalid operation: invalid shift count %s", operand_text(c, y));
        node_fail(n);
        return;
    }
    node_set_const(n, t, const_shift(op, value, (unsigned)bits));
    check_overflow(c, n);
}

static void check_shift(Checker *c, Node *n, Node *x, Node *y, Token op)
{
    const Const *value = x->mode == MODE_CONST && is_numeric(x->type) ? const_to_int(x->cval) : NULL;
    bool unknown = x->mode == MODE_CONST && const_kind(x->cval) == CONST_UNKNOWN;
    if (!is_integer(x->type) && !(is_untyped(x->type) && (value || unknown))) {
        check_error_at(c, x, "invalid operation: shifted operand %s must be integer", operand_text(c, x));
        node_fail(n);
        return;
    }
    const Const *count;
    if (!shift_count(c, y, &count)) {
        node_fail(n);
        return;
    }
    if (x->mode == MODE_CONST && y->mode == MODE_CONST) {
        const_shift_result(c, n, x, y, value, count, op);
        return;
    }
    if (is_untyped(y->type))
        check_convert_untyped(c, y, basic(TUINT));
    else if (count && !is_integer(y->type))
        node_set_const(y, basic(TUINT), count);
    if (x->mode == MODE_CONST && is_untyped(x->type)) {
        // spec: the constant's type is what it would be if the shift were replaced by its left operand alone
        ptrmap_set(c->arena, &c->shift_lhs, x, x);
        node_set(n, MODE_VALUE, x->type);
        return;
    }
    node_set(n, MODE_VALUE, x->type);
}

// Arithmetic ----------------------------------------------------------------------------------------------------------

static bool operator_defined(Checker *c, Node *x, Token op)
{
    switch (op) {
    case T_ADD: return require_operand(c, x, op, numeric_or_string);
    case T_SUB:
    case T_MUL:
    case T_QUO: return require_operand(c, x, op, is_numeric);
    case T_LAND:
    case T_LOR: return require_operand(c, x, op, is_boolean);
    default: return require_operand(c, x, op, is_integer);
    }
}

static bool square_is_zero(const Const *v)
{
    v = const_binary(T_MUL, v, v, false); // may underflow
    return const_kind(v) != CONST_UNKNOWN && const_sign(v) == 0;
}

static bool divides_by_zero(Node *x, Node *y)
{
    if (y->mode != MODE_CONST || const_kind(y->cval) == CONST_UNKNOWN)
        return false;
    bool complex_consts = x->mode == MODE_CONST && is_complex(x->type);
    if (complex_consts)
        return square_is_zero(const_real(y->cval)) && square_is_zero(const_imag(y->cval));
    return (x->mode == MODE_CONST || is_integer(x->type)) && const_sign(y->cval) == 0;
}

static void mismatched(Checker *c, Node *n, Node *x, Node *y, Token op, bool assign_op)
{
    if (!type_valid(x->type) || !type_valid(y->type))
        return;
    char *expr = assign_op ? arena_printf(c->arena, "%s %s= %s", expr_text(c, x), token_text(op), expr_text(c, y))
                           : expr_text(c, n);
    check_error_at(c, x, "invalid operation: %s (mismatched types %s and %s)", expr, type_text(c, x->type),
                   type_text(c, y->type));
}

static void const_result(Checker *c, Node *n, Node *x, Node *y, Token op)
{
    if (const_kind(x->cval) == CONST_UNKNOWN || const_kind(y->cval) == CONST_UNKNOWN) {
        node_set_const(n, x->type, const_unknown());
        return;
    }
    if (op == T_ADD && is_string(x->type)) {
        uint64_t length = (uint64_t)const_string_len(x->cval) + const_string_len(y->cval);
        if (!check_string_length(c, n, length)) { // before it is built
            node_set_const(n, x->type, const_unknown());
            return;
        }
    }
    node_set_const(n, x->type, const_binary(op, x->cval, y->cval, op == T_QUO && is_integer(x->type)));
    check_overflow(c, n);
}

void check_binary(Checker *c, Node *n, Node *x, Node *y, Token op, bool assign_op)
{
    check_expr(c, x, NULL);
    check_expr(c, y, NULL);
    if (!node_ok(x) || !node_ok(y))
        return;
    if (op == T_SHL || op == T_SHR) {
        check_shift(c, n, x, y, op);
        return;
    }
    n->mode = MODE_VALUE; // until one of the steps fails
    check_match_types(c, n, x, y);
    if (!node_ok(n))
        return;
    if (is_comparison(op)) {
        check_comparison(c, n, x, y, op, false);
        return;
    }
    node_fail(n);
    if (!types_identical(x->type, y->type)) {
        mismatched(c, n, x, y, op, assign_op);
        return;
    }
    if (!operator_defined(c, x, op))
        return;
    if ((op == T_QUO || op == T_REM) && divides_by_zero(x, y)) {
        check_error_at(c, y, "invalid operation: division by zero");
        return;
    }
    if (x->mode == MODE_CONST && y->mode == MODE_CONST)
        const_result(c, n, x, y, op);
    else
        node_set(n, MODE_VALUE, x->type);
}
