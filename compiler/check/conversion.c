// conversion.c: T(x) (spec: Conversions, Conversions between ... types; Constant expressions).
#include "check/checker.h"

static const Const *codepoint_string(const Const *c)
{
    uint64_t v;
    char text[4];
    size_t len;
    if (!const_fits_uint64(c, &v) || v > 0x10ffff || (0xd800 <= v && v <= 0xdfff))
        v = 0xfffd;
    if (v < 0x80) {
        text[0] = (char)v;
        len = 1;
    } else if (v < 0x800) {
        text[0] = (char)(0xc0 | v >> 6);
        text[1] = (char)(0x80 | (v & 0x3f));
        len = 2;
    } else if (v < 0x10000) {
        text[0] = (char)(0xe0 | v >> 12);
        text[1] = (char)(0x80 | (v >> 6 & 0x3f));
        text[2] = (char)(0x80 | (v & 0x3f));
        len = 3;
    } else {
        text[0] = (char)(0xf0 | v >> 18);
        text[1] = (char)(0x80 | (v >> 12 & 0x3f));
        text[2] = (char)(0x80 | (v >> 6 & 0x3f));
        text[3] = (char)(0x80 | (v & 0x3f));
        len = 4;
    }
    return const_string(text, len);
}

// The value of constant x converted to a type with underlying type u; NULL if it cannot be.
static const Const *convert_const(Checker *c, Node *x, Type *u)
{
    ConvFail fail;
    if (u->kind >= TARRAY)
        return NULL;
    const Const *v = check_represent(c, x->cval, x->type, u, &fail);
    if (v)
        return v;
    if (is_integer(x->type) && is_string(u))
        return codepoint_string(x->cval);
    return NULL;
}

// A constant converted to a type parameter is convertible to every type of its set.
static bool const_to_tparam(Checker *c, Node *x, Type *T, char **why)
{
    TypeVec set = check_typeset(c, T);
    if (set.len == 0) {
        *why = arena_printf(c->arena, "%s does not contain specific types", type_text(c, T));
        return false;
    }
    for (int i = 0; i < set.len; i++) {
        Type *u = underlying(set.at[i]);
        if (is_string(x->type) && is_bytes_or_runes(u))
            continue;
        if (convert_const(c, x, u))
            continue;
        if (is_integer(x->type) && is_integer(u))
            *why = arena_printf(c->arena, "constant %s overflows %s (in %s)", const_str(c->arena, x->cval),
                                type_text(c, u), type_text(c, T));
        else
            *why = arena_printf(c->arena, "cannot convert %s to type %s (in %s)", operand_text(c, x), type_text(c, u),
                                type_text(c, T));
        return false;
    }
    return true;
}

static bool convertible(Checker *c, Node *x, Type *T, char **why)
{
    if (check_assignable(c, x, T, why))
        return true;
    if (is_untyped(x->type))
        return x->mode != MODE_NIL && type_convertible(x->type, T, NULL);
    return type_convertible(x->type, T, why);
}

// The type that an untyped operand of a conversion to T ends up with.
static Type *final_operand_type(Node *x, Type *T, bool constant)
{
    if (x->mode == MODE_NIL)
        return T;
    if (is_nonparam_interface(T) || (constant && !is_const_type(T)))
        return default_type(x->type);
    if (constant && is_integer(x->type) && is_string(T))
        return x->type; // string(65) keeps its integer
    return T;
}

void check_conversion(Checker *c, Node *n, Node *x, Type *T)
{
    bool constant = x->mode == MODE_CONST, ok;
    const Const *value = NULL;
    char *why = NULL;
    if (constant && is_const_type(T)) {
        value = convert_const(c, x, underlying(T));
        ok = value != NULL;
        if (!ok && is_integer(x->type) && is_integer(T)) {
            check_error_at(c, x, "constant %s overflows %s", const_str(c->arena, x->cval), type_text(c, T));
            return;
        }
    } else if (constant && is_typeparam(T)) {
        ok = const_to_tparam(c, x, T, &why);
        if (!ok)
            x->mode = MODE_VALUE; // what the message calls it: there are no constants of such a type
    } else {
        ok = convertible(c, x, T, &why);
    }
    if (!ok) {
        if (why && *why)
            check_error_at(c, x, "cannot convert %s to type %s: %s", operand_text(c, x), type_text(c, T), why);
        else
            check_error_at(c, x, "cannot convert %s to type %s", operand_text(c, x), type_text(c, T));
        return;
    }
    if (is_untyped(x->type))
        check_update_type(c, x, final_operand_type(x, T, constant), true);
    if (!node_ok(x))
        return;
    if (value)
        node_set_const(n, T, value);
    else
        node_set(n, MODE_VALUE, T);
}
