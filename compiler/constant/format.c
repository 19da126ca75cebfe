// format.c: constants as text, the way gc's messages show them, and Go's quoting of strings.
//
// Floats are shown with six significant digits; where that would make a fraction look like an integer, with as many as
// are needed to tell the float64 from its neighbours.
#include "constant/value.h"

#include <math.h>
#include <stdlib.h>

// Length of the UTF-8 sequence at p (at most n bytes), its code point in *r; 0 if it is not valid.
static int utf8_sequence(const unsigned char *p, size_t n, uint32_t *r)
{
    int len = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;
    if (len == 0 || (size_t)len > n)
        return 0;
    *r = len == 1 ? p[0] : p[0] & (0x7fu >> len);
    for (int i = 1; i < len; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return 0;
        *r = *r << 6 | (p[i] & 0x3fu);
    }
    bool overlong = (len == 3 && *r < 0x800) || (len == 4 && *r < 0x10000);
    return overlong || (0xd800 <= *r && *r <= 0xdfff) || *r > 0x10ffff ? 0 : len;
}

// Is r shown as itself? Controls, spaces other than ' ', format characters, private use and what lies beyond the
// assigned planes are escaped.
static bool is_printable(uint32_t r)
{
    static const struct {
        uint32_t first, last;
    } hidden[] = {
        {0x00, 0x1f},     {0x7f, 0xa0},     {0xad, 0xad},       {0x600, 0x605},      {0x61c, 0x61c},
        {0x6dd, 0x6dd},   {0x70f, 0x70f},   {0x1680, 0x1680},   {0x180e, 0x180e},    {0x2000, 0x200f},
        {0x2028, 0x202f}, {0x205f, 0x206f}, {0x3000, 0x3000},   {0xd800, 0xf8ff},    {0xfeff, 0xfeff},
        {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0xe0000, 0xe00ff}, {0xe01f0, 0x10ffff},
    };
    for (size_t i = 0; i < ARRAY_LEN(hidden); i++) {
        if (hidden[i].first <= r && r <= hidden[i].last)
            return false;
    }
    return true;
}

static const char *short_escape(uint32_t r)
{
    switch (r) {
    case '\a': return "\\a";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    case '\v': return "\\v";
    case '\\': return "\\\\";
    case '"': return "\\\"";
    default: return NULL;
    }
}

char *const_quote(Arena *a, const char *text, size_t n)
{
    StrBuf b = {.arena = a};
    buf_puts(&b, "\"");
    const unsigned char *p = (const unsigned char *)text;
    for (size_t i = 0; i < n;) {
        uint32_t r = 0;
        int len = utf8_sequence(p + i, n - i, &r);
        const char *escape = len ? short_escape(r) : NULL;
        if (len == 0)
            buf_printf(&b, "\\x%02x", p[i]);
        else if (escape)
            buf_puts(&b, escape);
        else if (is_printable(r))
            buf_add(&b, text + i, len);
        else
            buf_printf(&b, r < 0x80 ? "\\x%02x" : r < 0x10000 ? "\\u%04x" : "\\U%08x", r);
        i += len ? len : 1;
    }
    buf_puts(&b, "\"");
    return b.text;
}

// A quoted string longer than 72 characters keeps its first 69 and gets dots.
static char *string_text(Arena *a, const Const *c)
{
    enum { MAX_LEN = 72 };
    Str s = const_string_value(c);
    char *quoted = const_quote(a, s->text, s->len);
    int count = 0;
    size_t cut = 0;
    for (size_t i = 0; quoted[i]; i++) {
        if ((quoted[i] & 0xc0) == 0x80)
            continue; // inside a character
        if (count == MAX_LEN - 3)
            cut = i;
        count++;
    }
    return count > MAX_LEN ? arena_printf(a, "%.*s...", (int)cut, quoted) : quoted;
}

// The shortest decimal that reads back as d, in Go's %g form.
static char *shortest(Arena *a, double d)
{
    char text[40];
    int digits = 1;
    for (; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, d);
        if (strtod(text, NULL) == d)
            break;
    }
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent < -4 || exponent >= 6)
        return arena_printf(a, "%s", text);
    int decimals = digits - 1 - exponent;
    return arena_printf(a, "%.*f", decimals > 0 ? decimals : 0, d);
}

static double power_of_10(double x)
{
    mpfr_t f;
    mpfr_init2(f, 53);
    mpfr_set_d(f, x, MPFR_RNDN);
    mpfr_exp10(f, f, MPFR_RNDN);
    double power = mpfr_get_d(f, MPFR_RNDN);
    mpfr_clear(f);
    return power;
}

// A value that no float64 holds: six digits of a float64 and a decimal exponent. gc computes both with logarithms in
// float64, and so does this: the last digit is not exact, and a small value may begin with 0.
static char *huge_text(Arena *a, const mpfr_t f)
{
    const double log10_of_2 = 0.30102999566398119521;
    long binary_exponent;
    double mantissa = mpfr_get_d_2exp(&binary_exponent, f, MPFR_RNDN);
    double decimal_exponent = binary_exponent * log10_of_2;
    long exponent = (long)decimal_exponent;
    mantissa *= power_of_10(decimal_exponent - exponent);
    double magnitude = mantissa < 0 ? -mantissa : mantissa;
    if (magnitude < 1 - 0.5e-6) { // six digits of ten times as much must not round up to 10
        mantissa *= 10;
        exponent--;
    } else if (magnitude >= 10) {
        mantissa /= 10;
        exponent++;
    }
    return arena_printf(a, "%.6ge%+ld", mantissa, exponent);
}

static char *float_text(Arena *a, const Const *c)
{
    mpfr_t f;
    mpfr_init2(f, CONST_PREC);
    value_get_float(f, c);
    double d = mpfr_get_d(f, MPFR_RNDN);
    char *text;
    if (isinf(d) || (d == 0) != (mpfr_zero_p(f) != 0)) {
        text = huge_text(a, f);
    } else {
        text = arena_printf(a, "%.6g", d);
        if (!mpfr_integer_p(f) && !strchr(text, '.'))
            text = shortest(a, d);
    }
    mpfr_clear(f);
    return text;
}

static char *int_text(Arena *a, const Const *c)
{
    char *text = arena_alloc(a, mpz_sizeinbase(c->z, 10) + 2);
    return mpz_get_str(text, 10, c->z);
}

char *const_str(Arena *a, const Const *c)
{
    switch (c->rep) {
    case REP_BOOL: return arena_printf(a, "%s", c->b ? "true" : "false");
    case REP_STRING: return string_text(a, c);
    case REP_INT: return int_text(a, c);
    case REP_RAT:
    case REP_FLOAT: return float_text(a, c);
    case REP_COMPLEX: return arena_printf(a, "(%s + %si)", const_str(a, c->c.re), const_str(a, c->c.im));
    default: return arena_printf(a, "unknown");
    }
}
