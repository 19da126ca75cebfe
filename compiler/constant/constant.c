// constant.c: making and reading values, their registry, and the way from one representation to a larger one.
//
// GMP and MPFR keep the digits of a number outside of it, so values cannot live in an arena: each is registered in one
// list when it is made and const_shutdown walks that list. MPFR's exponent range is narrowed to 32 bits, gc's range:
// what is larger is an infinity, which is no constant, and what is smaller is zero.
#include "constant/value.h"

#include <math.h>
#include <stdlib.h>

static Const *registry;
static Const unknown_value = {.rep = REP_UNKNOWN};
static Const true_value = {.rep = REP_BOOL, .b = true};
static Const false_value = {.rep = REP_BOOL, .b = false};

Const *value_new(ConstRep rep)
{
    Const *v = lasting_alloc(sizeof *v);
    v->rep = rep;
    v->next = registry;
    registry = v;
    switch (rep) {
    case REP_INT: mpz_init2(v->z, 1); break; // with room, lest it lead to a constant of GMP's: see util/image.c
    case REP_RAT:
        mpq_init(v->q);
        mpz_realloc2(mpq_numref(v->q), 1);
        break;
    case REP_FLOAT:
        mpfr_set_emin(-((mpfr_exp_t)1 << 31));
        mpfr_set_emax(((mpfr_exp_t)1 << 31) - 1);
        mpfr_init2(v->f, CONST_PREC);
        mpfr_set_zero(v->f, 1);
        break;
    default: break;
    }
    return v;
}

static void free_digits(void *p, size_t size)
{
    lasting_free(p);
}

void const_use_lasting(void)
{
    mp_set_memory_functions(lasting_alloc, lasting_realloc, free_digits);
}

void const_shutdown(void)
{
    for (Const *v = registry, *next; v; v = next) {
        next = v->next;
        if (v->rep == REP_INT)
            mpz_clear(v->z);
        else if (v->rep == REP_RAT)
            mpq_clear(v->q);
        else if (v->rep == REP_FLOAT)
            mpfr_clear(v->f);
        lasting_free(v);
    }
    registry = NULL;
    mpfr_free_cache();
}

static bool is_small_int(const mpz_t z)
{
    return mpz_sizeinbase(z, 2) < CONST_MAX_RAT_BITS;
}

const Const *value_rat(Const *v)
{
    if (is_small_int(mpq_numref(v->q)) && is_small_int(mpq_denref(v->q)))
        return v;
    Const *f = value_new(REP_FLOAT);
    mpfr_set_q(f->f, v->q, MPFR_RNDN);
    return value_float(f);
}

const Const *value_float(Const *v)
{
    if (!mpfr_number_p(v->f))
        return const_unknown();
    if (mpfr_zero_p(v->f))
        mpfr_set_zero(v->f, 1);
    return v;
}

// Making ------------------------------------------------------------------------------------------------------------

const Const *const_unknown(void)
{
    return &unknown_value;
}

const Const *const_bool(bool b)
{
    return b ? &true_value : &false_value;
}

const Const *const_string(const char *text, size_t len)
{
    Const *v = value_new(REP_STRING);
    v->str.text = intern(text, len);
    v->str.len = len;
    return v;
}

const Const *const_int64(int64_t i)
{
    Const *v = value_new(REP_INT);
    mpz_set_si(v->z, i);
    return v;
}

const Const *const_uint64(uint64_t u)
{
    Const *v = value_new(REP_INT);
    mpz_set_ui(v->z, u);
    return v;
}

const Const *const_float64(double d)
{
    if (!isfinite(d))
        return const_unknown();
    Const *v = value_new(REP_RAT);
    mpq_set_d(v->q, d); // exact; every double is a small fraction
    return v;
}

const Const *const_complex(const Const *re, const Const *im)
{
    if (re->rep == REP_UNKNOWN || im->rep == REP_UNKNOWN)
        return const_unknown();
    Const *v = value_new(REP_COMPLEX);
    v->c.re = re;
    v->c.im = im;
    return v;
}

// Reading -----------------------------------------------------------------------------------------------------------

ConstKind const_kind(const Const *c)
{
    switch (c->rep) {
    case REP_UNKNOWN: return CONST_UNKNOWN;
    case REP_BOOL: return CONST_BOOL;
    case REP_STRING: return CONST_STRING;
    case REP_INT: return CONST_INT;
    case REP_RAT:
    case REP_FLOAT: return CONST_FLOAT;
    case REP_COMPLEX: return CONST_COMPLEX;
    }
    return CONST_UNKNOWN;
}

bool const_bool_value(const Const *c)
{
    return c->rep == REP_BOOL && c->b;
}

// Writes the text of a concatenation tree backwards from `end`. Left operands, the deep side of a + b + c + d, are
// followed in the loop, right ones by recursion.
static void flatten(const Const *c, char *end)
{
    for (;;) {
        if (c->str.text) {
            memcpy(end - c->str.len, c->str.text->text, c->str.len);
            return;
        }
        flatten(c->str.right, end);
        end -= c->str.right->str.len;
        c = c->str.left;
    }
}

Str const_string_value(const Const *c)
{
    if (c->rep != REP_STRING)
        return intern("", 0);
    if (!c->str.text) {
        char *text = malloc(c->str.len + 1);
        if (!text)
            fatal("out of memory");
        flatten(c, text + c->str.len);
        ((Const *)c)->str.text = intern(text, c->str.len); // the value does not change, only how it is kept
        free(text);
    }
    return c->str.text;
}

size_t const_string_len(const Const *c)
{
    return c->rep == REP_STRING ? c->str.len : 0;
}

bool const_fits_int64(const Const *c, int64_t *v)
{
    const Const *i = const_to_int(c);
    if (!i || i->rep != REP_INT || !mpz_fits_slong_p(i->z))
        return false;
    *v = mpz_get_si(i->z);
    return true;
}

bool const_fits_uint64(const Const *c, uint64_t *v)
{
    const Const *i = const_to_int(c);
    if (!i || i->rep != REP_INT || !mpz_fits_ulong_p(i->z))
        return false;
    *v = mpz_get_ui(i->z);
    return true;
}

// Makes f a value with more bits that rounds, to anything of less than CONST_PREC bits, as c does: c truncated, and one
// more bit far behind if truncation lost something. Initialises f.
static void init_sticky(mpfr_t f, const Const *c)
{
    if (c->rep == REP_INT) {
        mpfr_init2(f, mpz_sizeinbase(c->z, 2) + 2);
        mpfr_set_z(f, c->z, MPFR_RNDN);
    } else if (c->rep == REP_RAT) {
        mpfr_init2(f, CONST_PREC);
        if (mpfr_set_q(f, c->q, MPFR_RNDZ) != 0) {
            mpfr_prec_round(f, CONST_PREC + 64, MPFR_RNDN);
            if (mpfr_sgn(f) > 0)
                mpfr_nextabove(f);
            else
                mpfr_nextbelow(f);
        }
    } else {
        mpfr_init2(f, CONST_PREC);
        mpfr_set(f, c->f, MPFR_RNDN);
    }
}

static const Const *real_part_of(const Const *c)
{
    return c->rep == REP_COMPLEX ? c->c.re : c;
}

static bool is_real(const Const *c)
{
    return c->rep == REP_INT || c->rep == REP_RAT || c->rep == REP_FLOAT;
}

double const_float64_value(const Const *c)
{
    c = real_part_of(c);
    if (!is_real(c))
        return 0;
    mpfr_t f;
    init_sticky(f, c);
    double d = mpfr_get_d(f, MPFR_RNDN);
    mpfr_clear(f);
    return d;
}

float const_float32_value(const Const *c)
{
    c = real_part_of(c);
    if (!is_real(c))
        return 0;
    mpfr_t f;
    init_sticky(f, c);
    float r = mpfr_get_flt(f, MPFR_RNDN);
    mpfr_clear(f);
    return r;
}

const Const *const_real(const Const *c)
{
    return real_part_of(c);
}

const Const *const_imag(const Const *c)
{
    if (c->rep == REP_COMPLEX)
        return c->c.im;
    return c->rep == REP_UNKNOWN ? c : const_int64(0);
}

int const_sign(const Const *c)
{
    switch (c->rep) {
    case REP_INT: return mpz_sgn(c->z);
    case REP_RAT: return mpq_sgn(c->q);
    case REP_FLOAT: {
        int sign = mpfr_sgn(c->f);
        return (sign > 0) - (sign < 0);
    }
    case REP_COMPLEX: return const_sign(c->c.re) != 0 || const_sign(c->c.im) != 0;
    default: return 1; // unknown: no false "division by zero"
    }
}

int const_bit_len(const Const *c)
{
    if (c->rep != REP_INT || mpz_sgn(c->z) == 0)
        return 0;
    return (int)mpz_sizeinbase(c->z, 2);
}

void const_int_words(const Const *c, uint64_t *words, int n)
{
    memset(words, 0, n * sizeof *words);
    const Const *i = const_to_int(c);
    if (!i || i->rep != REP_INT)
        return;
    mpz_t low;
    mpz_init(low);
    mpz_fdiv_r_2exp(low, i->z, 64 * (mp_bitcnt_t)n); // the residue that two's complement is
    mpz_export(words, NULL, -1, sizeof *words, 0, 0, low);
    mpz_clear(low);
}

// From one representation to a larger one ----------------------------------------------------------------------------

void value_get_float(mpfr_t dst, const Const *c)
{
    if (c->rep == REP_INT)
        mpfr_set_z(dst, c->z, MPFR_RNDN);
    else if (c->rep == REP_RAT)
        mpfr_set_q(dst, c->q, MPFR_RNDN);
    else
        mpfr_set(dst, c->f, MPFR_RNDN);
}

static const Const *raise(const Const *c, ConstRep rep)
{
    Const *v;
    switch (rep) {
    case REP_RAT:
        v = value_new(REP_RAT);
        mpq_set_z(v->q, c->z);
        return v;
    case REP_FLOAT:
        v = value_new(REP_FLOAT);
        value_get_float(v->f, c);
        return v;
    case REP_COMPLEX: return const_complex(c, const_int64(0));
    default: return const_unknown(); // bool against int: an error was reported
    }
}

void value_match(const Const **x, const Const **y)
{
    if ((*x)->rep == (*y)->rep)
        return;
    const Const **small = (*x)->rep < (*y)->rep ? x : y;
    const Const **large = small == x ? y : x;
    if ((*small)->rep < REP_INT) // unknown, or kinds that do not mix
        *x = *y = const_unknown();
    else
        *small = raise(*small, (*large)->rep);
}
