// literal.c: the value of a literal token as written (spec: Integer literals .. String literals).
//
// The lexer has checked the syntax, so nothing is reported here. Floats are first read with 512 bits to learn their
// size: what fits a fraction is then read again exactly, what does not stays as it is. Imaginary literals are read as
// floats, which also gives them Go's old rule that a leading zero does not make `0123i` octal.
#include "constant/value.h"

#include <stdlib.h>

// The digits of a number without `_`, NUL-terminated; freed by the caller.
static char *strip_underscores(const char *text, size_t len)
{
    char *clean = malloc(len + 1);
    if (!clean)
        fatal("out of memory");
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '_')
            clean[n++] = text[i];
    }
    clean[n] = '\0';
    return clean;
}

// The base that a prefix names and, in *digits, the text behind it. A leading 0 means octal only in integers.
static int number_base(const char *text, bool is_int, const char **digits)
{
    *digits = text;
    if (text[0] != '0' || text[1] == '\0')
        return 10;
    *digits = text + 2;
    switch (text[1]) {
    case 'x':
    case 'X': return 16;
    case 'o':
    case 'O': return 8;
    case 'b':
    case 'B': return 2;
    }
    *digits = text;
    return is_int ? 8 : 10;
}

// The usual: decimal or hexadecimal without a detour. False if it is anything else, or too large to be sure.
static bool plain_integer(const char *text, size_t len, uint64_t *v)
{
    bool hex = len > 2 && text[0] == '0' && (text[1] | 0x20) == 'x';
    if (len > 17 || (text[0] == '0' && len > 1 && !hex))
        return false;
    *v = 0;
    for (size_t i = hex ? 2 : 0; i < len; i++) {
        unsigned c = (unsigned char)text[i], digit = c - '0';
        if (hex && digit > 9)
            digit = (c | 0x20) - 'a' + 10;
        if (digit >= (hex ? 16u : 10u) || (hex && c > '9' && (c | 0x20) < 'a'))
            return false;
        *v = *v * (hex ? 16 : 10) + digit;
    }
    return true;
}

static const Const *int_literal(const char *text, size_t len)
{
    uint64_t plain;
    if (plain_integer(text, len, &plain))
        return const_uint64(plain);
    char *clean = strip_underscores(text, len);
    const char *digits;
    int base = number_base(clean, true, &digits);
    Const *v = value_new(REP_INT);
    int bad = mpz_set_str(v->z, digits, base);
    free(clean);
    return bad ? const_unknown() : v;
}

// Reads digits[.digits][exponent] exactly as a fraction. The value is known to be of moderate size.
static const Const *exact_fraction(const char *digits, int base)
{
    size_t n = 0, fraction = 0;
    char *mantissa = malloc(strlen(digits) + 2);
    if (!mantissa)
        fatal("out of memory");
    const char *p = digits;
    const char *exponent_marks = base == 16 ? "pP" : "eE";
    bool after_point = false;
    for (; *p && !strchr(exponent_marks, *p); p++) {
        if (*p == '.') {
            after_point = true;
            continue;
        }
        mantissa[n++] = *p;
        fraction += after_point;
    }
    mantissa[n] = '\0';
    long exponent = *p ? strtol(p + 1, NULL, 10) : 0;
    Const *v = value_new(REP_RAT);
    mpz_set_str(mpq_numref(v->q), n ? mantissa : "0", base);
    free(mantissa);
    if (base == 16) { // the exponent is one of 2
        exponent -= 4 * (long)fraction;
        if (exponent >= 0)
            mpz_mul_2exp(mpq_numref(v->q), mpq_numref(v->q), exponent);
        else
            mpz_mul_2exp(mpq_denref(v->q), mpq_denref(v->q), -exponent);
    } else if (base == 10) {
        exponent -= (long)fraction;
        mpz_t power;
        mpz_init(power);
        mpz_ui_pow_ui(power, 10, labs(exponent));
        mpz_ptr side = exponent >= 0 ? mpq_numref(v->q) : mpq_denref(v->q);
        mpz_mul(side, side, power);
        mpz_clear(power);
    }
    mpq_canonicalize(v->q);
    return value_rat(v);
}

static const Const *float_literal(const char *text, size_t len)
{
    char *clean = strip_underscores(text, len);
    const char *digits;
    int base = number_base(clean, false, &digits);
    Const *v = value_new(REP_FLOAT);
    mpfr_strtofr(v->f, digits, NULL, base, MPFR_RNDN);
    const Const *result;
    if (mpfr_zero_p(v->f)) {
        result = value_new(REP_RAT);
    } else if (mpfr_inf_p(v->f)) {
        result = const_unknown();
    } else {
        mpfr_exp_t e = mpfr_get_exp(v->f);
        bool small = -CONST_MAX_RAT_BITS < e && e < CONST_MAX_RAT_BITS;
        result = small ? exact_fraction(digits, base) : v;
    }
    free(clean);
    return result;
}

static int hex_digit(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

static uint32_t read_digits(const char **p, int n, int base)
{
    uint32_t value = 0;
    for (int i = 0; i < n; i++)
        value = value * base + hex_digit(*(*p)++);
    return value;
}

// Reads the escape sequence behind a backslash at *p. True if it denotes a code point (to be encoded in UTF-8), false
// if it denotes a byte (\x and octal).
static bool read_escape(const char **p, uint32_t *value)
{
    char c = *(*p)++;
    switch (c) {
    case 'a': return *value = '\a', true;
    case 'b': return *value = '\b', true;
    case 'f': return *value = '\f', true;
    case 'n': return *value = '\n', true;
    case 'r': return *value = '\r', true;
    case 't': return *value = '\t', true;
    case 'v': return *value = '\v', true;
    case 'x': return *value = read_digits(p, 2, 16), false;
    case 'u': return *value = read_digits(p, 4, 16), true;
    case 'U': return *value = read_digits(p, 8, 16), true;
    }
    if ('0' <= c && c <= '7') {
        (*p)--;
        return *value = read_digits(p, 3, 8), false;
    }
    return *value = (unsigned char)c, true; // \\ \' \"
}

static size_t encode_utf8(uint32_t r, char *out)
{
    if (r < 0x80)
        return out[0] = (char)r, 1;
    if (r < 0x800) {
        out[0] = (char)(0xc0 | r >> 6);
        out[1] = (char)(0x80 | (r & 0x3f));
        return 2;
    }
    if (r < 0x10000) {
        out[0] = (char)(0xe0 | r >> 12);
        out[1] = (char)(0x80 | (r >> 6 & 0x3f));
        out[2] = (char)(0x80 | (r & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | r >> 18);
    out[1] = (char)(0x80 | (r >> 12 & 0x3f));
    out[2] = (char)(0x80 | (r >> 6 & 0x3f));
    out[3] = (char)(0x80 | (r & 0x3f));
    return 4;
}

// The code point at p, which the lexer has checked to be valid UTF-8.
static uint32_t decode_utf8(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    if (p[0] < 0x80)
        return p[0];
    if (p[0] < 0xe0)
        return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    if (p[0] < 0xf0)
        return (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    return (p[0] & 7u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

static const Const *rune_literal(const char *text)
{
    const char *p = text + 1;
    uint32_t value;
    if (*p == '\\') {
        p++;
        read_escape(&p, &value);
    } else {
        value = decode_utf8(p);
    }
    return const_int64(value);
}

static const Const *string_literal(const char *text, size_t len)
{
    if (len < 2)
        return const_unknown();
    bool raw = text[0] == '`';
    const char *p = text + 1, *end = text + len - 1;
    char *out = malloc(len + 4);
    if (!out)
        fatal("out of memory");
    size_t n = 0;
    while (p < end) {
        char c = *p++;
        if (raw ? c == '\r' : false)
            continue; // carriage returns are not part of a raw string
        if (raw || c != '\\') {
            out[n++] = c;
            continue;
        }
        uint32_t value;
        if (read_escape(&p, &value))
            n += encode_utf8(value, out + n);
        else
            out[n++] = (char)value;
    }
    const Const *v = const_string(out, n);
    free(out);
    return v;
}

const Const *const_from_literal(Token lit, Str text)
{
    switch (lit) {
    case T_INTLIT: return int_literal(text->text, text->len);
    case T_FLOATLIT: return float_literal(text->text, text->len);
    case T_IMAGLIT: return const_complex(const_int64(0), float_literal(text->text, text->len - 1));
    case T_CHARLIT: return rune_literal(text->text);
    case T_STRINGLIT: return string_literal(text->text, text->len);
    default: return const_unknown();
    }
}
