// arith.c: constant operators (spec: Constant expressions, Operators, Comparison operators).
//
// Integers never overflow here; whether a result still fits its type is asked afterwards (const_represent). Integer
// division truncates toward zero, shifts to the right round toward minus infinity, as Go's operators on ints do.
#include "constant/value.h"

static const Const *unary_minus(const Const *x)
{
    Const *v;
    switch (x->rep) {
    case REP_INT:
        v = value_new(REP_INT);
        mpz_neg(v->z, x->z);
        return v;
    case REP_RAT:
        v = value_new(REP_RAT);
        mpq_neg(v->q, x->q);
        return v;
    case REP_FLOAT:
        v = value_new(REP_FLOAT);
        mpfr_neg(v->f, x->f, MPFR_RNDN);
        return value_float(v);
    case REP_COMPLEX: return const_complex(unary_minus(x->c.re), unary_minus(x->c.im));
    default: return const_unknown();
    }
}

static const Const *complement(const Const *x, int unsigned_bits)
{
    if (x->rep != REP_INT)
        return const_unknown();
    Const *v = value_new(REP_INT);
    mpz_com(v->z, x->z);
    if (unsigned_bits > 0)
        mpz_fdiv_r_2exp(v->z, v->z, unsigned_bits);
    return v;
}

const Const *const_unary(Token op, const Const *x, int unsigned_bits)
{
    switch (op) {
    case T_ADD: return x;
    case T_SUB: return unary_minus(x);
    case T_XOR: return complement(x, unsigned_bits);
    case T_NOT: return x->rep == REP_BOOL ? const_bool(!x->b) : const_unknown();
    default: return const_unknown();
    }
}

static const Const *binary_int(Token op, const Const *x, const Const *y, bool int_div)
{
    if (op == T_QUO && !int_div) {
        Const *q = value_new(REP_RAT);
        mpz_set(mpq_numref(q->q), x->z);
        mpz_set(mpq_denref(q->q), y->z);
        mpq_canonicalize(q->q);
        return value_rat(q);
    }
    Const *v = value_new(REP_INT);
    switch (op) {
    case T_ADD: mpz_add(v->z, x->z, y->z); return v;
    case T_SUB: mpz_sub(v->z, x->z, y->z); return v;
    case T_MUL: mpz_mul(v->z, x->z, y->z); return v;
    case T_QUO: mpz_tdiv_q(v->z, x->z, y->z); return v;
    case T_REM: mpz_tdiv_r(v->z, x->z, y->z); return v;
    case T_AND: mpz_and(v->z, x->z, y->z); return v;
    case T_OR: mpz_ior(v->z, x->z, y->z); return v;
    case T_XOR: mpz_xor(v->z, x->z, y->z); return v;
    case T_ANDNOT:
        mpz_com(v->z, y->z);
        mpz_and(v->z, x->z, v->z);
        return v;
    default: return const_unknown();
    }
}

static const Const *binary_rat(Token op, const Const *x, const Const *y)
{
    Const *v = value_new(REP_RAT);
    switch (op) {
    case T_ADD: mpq_add(v->q, x->q, y->q); return value_rat(v);
    case T_SUB: mpq_sub(v->q, x->q, y->q); return value_rat(v);
    case T_MUL: mpq_mul(v->q, x->q, y->q); return value_rat(v);
    case T_QUO: mpq_div(v->q, x->q, y->q); return value_rat(v);
    default: return const_unknown();
    }
}

static const Const *binary_float(Token op, const Const *x, const Const *y)
{
    Const *v = value_new(REP_FLOAT);
    switch (op) {
    case T_ADD: mpfr_add(v->f, x->f, y->f, MPFR_RNDN); return value_float(v);
    case T_SUB: mpfr_sub(v->f, x->f, y->f, MPFR_RNDN); return value_float(v);
    case T_MUL: mpfr_mul(v->f, x->f, y->f, MPFR_RNDN); return value_float(v);
    case T_QUO: mpfr_div(v->f, x->f, y->f, MPFR_RNDN); return value_float(v);
    default: return const_unknown();
    }
}

static const Const *add(const Const *x, const Const *y)
{
    return const_binary(T_ADD, x, y, false);
}

static const Const *sub(const Const *x, const Const *y)
{
    return const_binary(T_SUB, x, y, false);
}

static const Const *mul(const Const *x, const Const *y)
{
    return const_binary(T_MUL, x, y, false);
}

static const Const *quo(const Const *x, const Const *y)
{
    return const_binary(T_QUO, x, y, false);
}

static const Const *binary_complex(Token op, const Const *x, const Const *y)
{
    const Const *a = x->c.re, *b = x->c.im, *c = y->c.re, *d = y->c.im;
    switch (op) {
    case T_ADD: return const_complex(add(a, c), add(b, d));
    case T_SUB: return const_complex(sub(a, c), sub(b, d));
    case T_MUL: // (a+bi)(c+di) = (ac-bd) + (bc+ad)i
        return const_complex(sub(mul(a, c), mul(b, d)), add(mul(b, c), mul(a, d)));
    case T_QUO: { // (a+bi)/(c+di) = ((ac+bd) + (bc-ad)i) / (cc+dd)
        const Const *norm = add(mul(c, c), mul(d, d));
        if (const_sign(norm) == 0) // underflow of a divisor that is not zero itself
            return const_unknown();
        return const_complex(quo(add(mul(a, c), mul(b, d)), norm), quo(sub(mul(b, c), mul(a, d)), norm));
    }
    default: return const_unknown();
    }
}

static const Const *concat(const Const *x, const Const *y)
{
    if (x->str.len == 0 || y->str.len == 0)
        return x->str.len == 0 ? y : x;
    Const *v = value_new(REP_STRING);
    v->str.left = x;
    v->str.right = y;
    v->str.len = x->str.len + y->str.len;
    return v;
}

const Const *const_binary(Token op, const Const *x, const Const *y, bool int_div)
{
    value_match(&x, &y);
    switch (x->rep) {
    case REP_BOOL:
        if (op == T_LAND || op == T_LOR)
            return const_bool(op == T_LAND ? x->b && y->b : x->b || y->b);
        return const_unknown();
    case REP_STRING: return op == T_ADD ? concat(x, y) : const_unknown();
    case REP_INT: return binary_int(op, x, y, int_div);
    case REP_RAT: return binary_rat(op, x, y);
    case REP_FLOAT: return binary_float(op, x, y);
    case REP_COMPLEX: return binary_complex(op, x, y);
    default: return const_unknown();
    }
}

const Const *const_shift(Token op, const Const *x, unsigned count)
{
    if (x->rep != REP_INT || count == 0)
        return x;
    Const *v = value_new(REP_INT);
    if (op == T_SHL)
        mpz_mul_2exp(v->z, x->z, count);
    else
        mpz_fdiv_q_2exp(v->z, x->z, count);
    return v;
}

static bool ordered(Token op, int cmp)
{
    switch (op) {
    case T_EQL: return cmp == 0;
    case T_NEQ: return cmp != 0;
    case T_LSS: return cmp < 0;
    case T_LEQ: return cmp <= 0;
    case T_GTR: return cmp > 0;
    case T_GEQ: return cmp >= 0;
    default: return false;
    }
}

static int compare_text(Str a, Str b)
{
    uint32_t n = a->len < b->len ? a->len : b->len;
    int cmp = memcmp(a->text, b->text, n);
    return cmp ? cmp : (a->len > b->len) - (a->len < b->len);
}

bool const_compare(Token op, const Const *x, const Const *y)
{
    value_match(&x, &y);
    switch (x->rep) {
    case REP_BOOL: return ordered(op, x->b != y->b);
    case REP_STRING: return ordered(op, compare_text(const_string_value(x), const_string_value(y)));
    case REP_INT: return ordered(op, mpz_cmp(x->z, y->z));
    case REP_RAT: return ordered(op, mpq_cmp(x->q, y->q));
    case REP_FLOAT: return ordered(op, mpfr_cmp(x->f, y->f));
    case REP_COMPLEX:
        return ordered(op, !(const_compare(T_EQL, x->c.re, y->c.re) && const_compare(T_EQL, x->c.im, y->c.im)));
    default: return false;
    }
}
