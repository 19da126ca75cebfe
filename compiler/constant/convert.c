// convert.c: from one kind of constant to another, and rounding to the floating-point types (spec: Representability).
//
// A 512-bit float that is within its last four bits of an integer counts as that integer: it is one but for the
// rounding of earlier operations. Rounding to float32 and float64 starts from the exact value, so it happens once.
#include "constant/value.h"

#include <math.h>

static const Const *float_to_int(const Const *c)
{
    mpfr_exp_t e = mpfr_zero_p(c->f) ? 0 : mpfr_get_exp(c->f);
    if (e <= -CONST_MAX_RAT_BITS || e >= CONST_MAX_RAT_BITS)
        return NULL;
    Const *v = value_new(REP_INT);
    if (mpfr_integer_p(c->f)) {
        mpfr_get_z(v->z, c->f, MPFR_RNDN);
        return v;
    }
    const mpfr_rnd_t directions[] = {MPFR_RNDZ, MPFR_RNDA};
    for (size_t i = 0; i < ARRAY_LEN(directions); i++) {
        mpfr_t near;
        mpfr_init2(near, CONST_PREC - 4);
        mpfr_set(near, c->f, directions[i]);
        bool is_int = mpfr_integer_p(near);
        if (is_int)
            mpfr_get_z(v->z, near, MPFR_RNDN);
        mpfr_clear(near);
        if (is_int)
            return v;
    }
    return NULL;
}

const Const *const_to_int(const Const *c)
{
    switch (c->rep) {
    case REP_UNKNOWN:
    case REP_INT: return c;
    case REP_RAT: {
        if (mpz_cmp_ui(mpq_denref(c->q), 1) != 0)
            return NULL;
        Const *v = value_new(REP_INT);
        mpz_set(v->z, mpq_numref(c->q));
        return v;
    }
    case REP_FLOAT: return float_to_int(c);
    case REP_COMPLEX: return const_sign(c->c.im) == 0 ? const_to_int(c->c.re) : NULL;
    default: return NULL;
    }
}

const Const *const_to_float(const Const *c)
{
    switch (c->rep) {
    case REP_UNKNOWN:
    case REP_RAT:
    case REP_FLOAT: return c;
    case REP_INT: {
        Const *v = value_new(REP_RAT);
        mpq_set_z(v->q, c->z);
        return value_rat(v);
    }
    case REP_COMPLEX: return const_sign(c->c.im) == 0 ? const_to_float(c->c.re) : NULL;
    default: return NULL;
    }
}

const Const *const_to_complex(const Const *c)
{
    switch (c->rep) {
    case REP_UNKNOWN:
    case REP_COMPLEX: return c;
    case REP_INT:
    case REP_RAT:
    case REP_FLOAT: return const_complex(c, const_int64(0));
    default: return NULL;
    }
}

const Const *const_round_float32(const Const *c)
{
    if (c->rep == REP_UNKNOWN)
        return c;
    float f = const_float32_value(c);
    return isinf(f) ? NULL : const_float64(f);
}

const Const *const_round_float64(const Const *c)
{
    if (c->rep == REP_UNKNOWN)
        return c;
    double d = const_float64_value(c);
    return isinf(d) ? NULL : const_float64(d);
}
