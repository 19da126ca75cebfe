// untyped.c: constants and other untyped operands get the type that their context gives them (spec: Constants,
// Representability, Conversions; in gc's words where something does not fit).
//
// An untyped expression that is not constant (a comparison, a shift of an untyped constant, arithmetic on such) is a
// tree whose operands are untyped too; giving it a type means walking down the tree. Operands of a constant expression
// are never materialised and keep what they have.
#include "check/checker.h"

const Const *check_represent(Checker *c, const Const *value, Type *x, Type *t, ConvFail *fail)
{
    *fail = CONV_OK;
    if (const_kind(value) == CONST_UNKNOWN)
        return value; // an error was reported
    const Const *v = const_represent(value, t);
    if (v)
        return v;
    *fail = CONV_INVALID;
    if (is_numeric(x) && is_numeric(t))
        *fail = !is_integer(x) && is_integer(t) ? CONV_TRUNCATED : CONV_OVERFLOWS;
    return NULL;
}

// The larger of two untyped kinds; NULL if they do not mix.
static Type *max_untyped(Type *x, Type *y)
{
    if (x == y)
        return x;
    if (is_numeric(x) && is_numeric(y))
        return x->kind > y->kind ? x : y;
    return NULL;
}

// Does a non-constant untyped value of kind k take the basic type t?
static bool value_takes(TypeKind k, Type *t)
{
    switch (k) {
    case TUNTYPEDBOOL: return is_boolean(t);
    case TUNTYPEDINT:
    case TUNTYPEDRUNE:
    case TUNTYPEDFLOAT:
    case TUNTYPEDCOMPLEX: return is_numeric(t);
    case TUNTYPEDSTRING: return is_string(t);
    default: return false;
    }
}

static bool all_terms_take(Checker *c, Node *n, Type *tparam)
{
    TypeVec set = check_typeset(c, tparam);
    const Const *unused;
    ConvFail fail;
    for (int i = 0; i < set.len; i++)
        if (!check_implicit_type(c, n, underlying(set.at[i]), &unused, &fail))
            return false;
    return set.len > 0;
}

Type *check_implicit_type(Checker *c, Node *n, Type *target, const Const **value, ConvFail *fail)
{
    *value = NULL;
    *fail = CONV_OK;
    if (!node_ok(n) || is_typed(n->type) || !type_valid(target))
        return n->type;
    Type *t = NULL;
    *fail = CONV_INVALID;
    if (is_untyped(target)) {
        t = n->mode == MODE_NIL || target->kind == TUNTYPEDNIL ? (n->type == target ? target : NULL)
                                                               : max_untyped(n->type, target);
    } else if (n->mode == MODE_NIL) {
        t = has_nil(target) ? target : NULL;
    } else if (is_typeparam(target)) {
        t = all_terms_take(c, n, target) ? target : NULL;
    } else {
        Type *u = underlying(target);
        if (u->kind == TINTERFACE) {
            types_complete_interface(u);
            bool empty = u->iface.all.len == 0 && !u->iface.has_terms && !u->iface.comparable;
            t = empty ? default_type(n->type) : NULL;
        } else if (u->kind < TARRAY && n->mode == MODE_CONST) {
            *value = check_represent(c, n->cval, n->type, u, fail);
            return *value ? target : NULL;
        } else if (u->kind < TARRAY) {
            t = value_takes(n->type->kind, target) ? target : NULL;
        }
    }
    if (t)
        *fail = CONV_OK;
    return t;
}

static void invalid_conversion(Checker *c, Node *n, Type *target, ConvFail fail)
{
    const char *x = operand_text(c, n), *t = type_text(c, target);
    if (fail == CONV_TRUNCATED)
        check_error_at(c, n, "%s truncated to %s", x, t);
    else if (fail == CONV_OVERFLOWS)
        check_error_at(c, n, "%s overflows %s", x, t);
    else
        check_error_at(c, n, "cannot convert %s to type %s", x, t);
}

void check_convert_untyped(Checker *c, Node *n, Type *target)
{
    const Const *value;
    ConvFail fail;
    Type *t = check_implicit_type(c, n, target, &value, &fail);
    if (!t) {
        invalid_conversion(c, n, is_typeparam(target) ? target : underlying(target), fail);
        node_fail(n);
        return;
    }
    if (value)
        n->cval = value;
    if (t != n->type)
        check_update_type(c, n, t, false);
}

void check_default(Checker *c, Node *n)
{
    if (node_ok(n) && n->type && is_untyped(n->type) && n->mode != MODE_NIL)
        check_convert_untyped(c, n, default_type(n->type));
}

// The operands that share n's type.
static void update_operands(Checker *c, Node *n, Type *t, bool final)
{
    if (n->kind == N_PAREN) {
        check_update_type(c, n->paren.x, t, final);
    } else if (n->cval) {
        return; // never materialised
    } else if (n->kind == N_UNARY) {
        check_update_type(c, n->unary.x, t, final);
    } else if (n->kind == N_BINARY) {
        switch (n->op) {
        case T_EQL:
        case T_NEQ:
        case T_LSS:
        case T_LEQ:
        case T_GTR:
        case T_GEQ: break; // have their types
        case T_SHL:
        case T_SHR: check_update_type(c, n->binary.x, t, final); break;
        default: check_update_type(c, n->binary.x, t, final); check_update_type(c, n->binary.y, t, final);
        }
    }
}

void check_update_type(Checker *c, Node *n, Type *t, bool final)
{
    if (!n->type || is_typed(n->type) || n->mode == MODE_NONE)
        return;
    update_operands(c, n, t, final);
    if (is_untyped(t)) {
        n->type = t;
        return;
    }
    if (ptrmap_get(&c->shift_lhs, n) && !is_integer(t)) {
        check_error_at(c, n, "invalid operation: shifted operand %s (type %s) must be integer", expr_text(c, n),
                       type_text(c, t));
        node_fail(n);
        return;
    }
    if (n->mode == MODE_CONST && !is_typeparam(t) && underlying(t)->kind < TARRAY) {
        ConvFail fail;
        const Const *value = check_represent(c, n->cval, n->type, underlying(t), &fail);
        if (!value) {
            invalid_conversion(c, n, underlying(t), fail);
            node_fail(n);
            return;
        }
        n->cval = value;
    }
    n->type = t;
}

void check_representable(Checker *c, Node *n, Type *t)
{
    ConvFail fail;
    const Const *value = check_represent(c, n->cval, n->type, t, &fail);
    if (!value) {
        invalid_conversion(c, n, t, fail);
        node_fail(n);
        return;
    }
    n->cval = value;
}

// Names of the operations whose results may become too large.
static const char *operation_name(const Node *n)
{
    if (n->kind == N_UNARY)
        return n->op == T_XOR ? "bitwise complement " : "";
    if (n->kind != N_BINARY)
        return "";
    switch (n->op) {
    case T_ADD: return "addition ";
    case T_SUB: return "subtraction ";
    case T_XOR: return "bitwise XOR ";
    case T_MUL: return "multiplication ";
    case T_SHL: return "shift ";
    default: return "";
    }
}

bool check_string_length(Checker *c, Node *n, uint64_t length)
{
    const uint64_t max = 2000000000; // as gc has it
    if (length <= max)
        return true;
    check_error(c, operation_pos(n), "constant string too long (%llu bytes > %llu bytes)", (unsigned long long)length,
                (unsigned long long)max);
    return false;
}

void check_overflow(Checker *c, Node *n)
{
    enum { MAX_BITS = 512 };
    Pos pos = n->kind == N_UNARY || n->kind == N_BINARY ? n->pos : node_start(n);
    if (const_kind(n->cval) == CONST_UNKNOWN) {
        check_error(c, pos, "constant result is not representable");
        return;
    }
    if (is_typed(n->type)) {
        check_representable(c, n, underlying(n->type));
        return;
    }
    if (const_kind(n->cval) == CONST_INT && const_bit_len(n->cval) > MAX_BITS) {
        check_error(c, pos, "constant %soverflow", operation_name(n));
        n->cval = const_unknown();
    }
}

bool check_assignable(Checker *c, Node *n, Type *T, char **why)
{
    char *unused;
    if (!why)
        why = &unused;
    *why = NULL;
    if (!node_ok(n) || !type_valid(T) || !type_valid(n->type))
        return true;
    if (n->type == T)
        return true;
    if (is_typed(n->type))
        return type_assignable(n->type, T, why);
    const Const *value;
    ConvFail fail;
    return check_implicit_type(c, n, T, &value, &fail) != NULL;
}
