// ftoa.c: shortest decimal form of float32 and float64 values.
//
// Steele and White's free-format algorithm with exact integers (dragon4): the value is r/s, and every number closer
// than half the distance to its neighbours (low/s below, high/s above) reads back as the same float. Digits are
// generated until what is left falls into that interval; the last digit is then the one closer to the value. Ends of
// the interval belong to it when the mantissa is even, because reading rounds half to even. r, s, low and high have at
// most 1,130 bits. Exact and small; println of a float is not where programs spend their time.
#include "lang/ftoa.h"

#include <stdint.h>

enum { BigWords = 38 }; // 1,216 bits

typedef struct Big {
    int n; // words in use; the highest is not 0
    uint32_t w[BigWords];
} Big;

static void big_set(Big *b, uint64_t v)
{
    b->n = 0;
    for (; v != 0; v >>= 32)
        b->w[b->n++] = (uint32_t)v;
}

static void big_mul_small(Big *b, uint32_t m)
{
    uint64_t carry = 0;
    for (int i = 0; i < b->n; i++) {
        carry += (uint64_t)b->w[i] * m;
        b->w[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0)
        b->w[b->n++] = (uint32_t)carry;
}

static void big_mul_pow10(Big *b, int exp)
{
    for (; exp >= 9; exp -= 9)
        big_mul_small(b, 1000000000);
    for (; exp > 0; exp--)
        big_mul_small(b, 10);
}

static void big_shift_left(Big *b, int bits)
{
    if (b->n == 0)
        return;
    int words = bits / 32;
    for (int i = b->n - 1; words != 0 && i >= 0; i--)
        b->w[i + words] = b->w[i];
    for (int i = 0; i < words; i++)
        b->w[i] = 0;
    b->n += words;
    big_mul_small(b, 1u << bits % 32);
}

static int big_cmp(const Big *a, const Big *b)
{
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (int i = a->n - 1; i >= 0; i--)
        if (a->w[i] != b->w[i])
            return a->w[i] < b->w[i] ? -1 : 1;
    return 0;
}

// a -= b, which must not be larger.
static void big_sub(Big *a, const Big *b)
{
    uint64_t borrow = 0;
    for (int i = 0; i < a->n; i++) {
        uint64_t d = (uint64_t)a->w[i] - (i < b->n ? b->w[i] : 0) - borrow;
        a->w[i] = (uint32_t)d;
        borrow = d >> 63;
    }
    while (a->n > 0 && a->w[a->n - 1] == 0)
        a->n--;
}

// Compares a + b with c.
static int big_cmp_sum(const Big *a, const Big *b, const Big *c)
{
    Big sum = a->n >= b->n ? *a : *b;
    const Big *other = a->n >= b->n ? b : a;
    uint64_t carry = 0;
    for (int i = 0; i < sum.n; i++) {
        carry += (uint64_t)sum.w[i] + (i < other->n ? other->w[i] : 0);
        sum.w[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0)
        sum.w[sum.n++] = (uint32_t)carry;
    return big_cmp(&sum, c);
}

// The digits of 0.d1d2d3... times 10 to the power of point.
typedef struct Decimal {
    int n, point;
    char digits[20];
} Decimal;

// Generates digits from r/s < 1 until the rest lies within low/s or high/s.
static void generate(Decimal *d, Big *r, const Big *s, Big *low, Big *high, bool even)
{
    for (;;) {
        big_mul_small(r, 10);
        big_mul_small(low, 10);
        big_mul_small(high, 10);
        char digit = '0';
        for (; big_cmp(r, s) >= 0; digit++)
            big_sub(r, s);
        int below = big_cmp(r, low), above = big_cmp_sum(r, high, s);
        bool down = below < 0 || (below == 0 && even); // digit alone is close enough
        bool up = above > 0 || (above == 0 && even);   // digit + 1 is
        if (!down && !up) {
            d->digits[d->n++] = digit;
            continue;
        }
        int half = big_cmp_sum(r, r, s); // a tie goes to the even digit
        if (up && (!down || half > 0 || (half == 0 && digit % 2 != 0)))
            digit++; // cannot pass '9': the digit before would have ended the number
        d->digits[d->n++] = digit;
        return;
    }
}

// Shortest digits of mant * 2^exp, mant not 0. With narrow, the neighbour below is only half as far as the one above.
static Decimal shortest(uint64_t mant, int exp, bool narrow)
{
    Big r, s, low, high;
    int extra = narrow ? 2 : 1; // everything is doubled so that half distances are integers
    big_set(&r, mant);
    big_set(&s, 1);
    big_set(&low, 1);
    big_shift_left(&r, extra + (exp > 0 ? exp : 0));
    big_shift_left(&s, extra + (exp < 0 ? -exp : 0));
    big_shift_left(&low, exp > 0 ? exp : 0);
    high = low;
    if (narrow)
        big_shift_left(&high, 1);

    // 78913 / 2^18 is just below log10(2), so this estimate of the decimal point is right or one too small.
    int top = exp + 63 - __builtin_clzll(mant);
    Decimal d = {.point = (top * 78913) >> 18};
    if (d.point >= 0) {
        big_mul_pow10(&s, d.point);
    } else {
        big_mul_pow10(&r, -d.point);
        big_mul_pow10(&low, -d.point);
        big_mul_pow10(&high, -d.point);
    }
    bool even = mant % 2 == 0;
    for (;;) {
        int above = big_cmp_sum(&r, &high, &s);
        if (above < 0 || (above == 0 && !even))
            break;
        big_mul_small(&s, 10);
        d.point++;
    }
    generate(&d, &r, &s, &low, &high, even);
    return d;
}

static char *put_exponent(char *p, int exp)
{
    *p++ = 'e';
    *p++ = exp < 0 ? '-' : '+';
    if (exp < 0)
        exp = -exp;
    if (exp >= 100)
        *p++ = (char)('0' + exp / 100);
    *p++ = (char)('0' + exp / 10 % 10);
    *p++ = (char)('0' + exp % 10);
    return p;
}

// Scientific form where the exponent is below -4 or at least 6; plain otherwise.
static char *put_decimal(char *p, const Decimal *d)
{
    int exp = d->point - 1;
    if (exp < -4 || exp >= 6) {
        *p++ = d->digits[0];
        if (d->n > 1)
            *p++ = '.';
        for (int i = 1; i < d->n; i++)
            *p++ = d->digits[i];
        return put_exponent(p, exp);
    }
    if (d->point <= 0)
        *p++ = '0';
    for (int i = 0; i < d->point; i++)
        *p++ = i < d->n ? d->digits[i] : '0';
    if (d->n > d->point)
        *p++ = '.';
    for (int i = d->point; i < d->n; i++)
        *p++ = i < 0 ? '0' : d->digits[i];
    return p;
}

static int put_text(char *buf, const char *text)
{
    int n = 0;
    for (; text[n] != 0; n++)
        buf[n] = text[n];
    return n;
}

// bits holds a sign, then exponent bits, then mant_bits of mantissa.
static int format(char *buf, uint64_t bits, int exp_bits, int mant_bits, bool plus)
{
    bool neg = bits >> (exp_bits + mant_bits) & 1;
    int exp_all = (1 << exp_bits) - 1;
    int exp = (int)(bits >> mant_bits) & exp_all;
    uint64_t mant = bits & ((1ull << mant_bits) - 1);
    if (exp == exp_all)
        return put_text(buf, mant != 0 ? (plus ? "+NaN" : "NaN") : neg ? "-Inf" : "+Inf");
    char *p = buf;
    if (neg || plus)
        *p++ = neg ? '-' : '+';
    if (exp == 0 && mant == 0) {
        *p++ = '0';
        return (int)(p - buf);
    }
    bool narrow = mant == 0 && exp > 1;
    if (exp == 0)
        exp = 1; // denormal
    else
        mant |= 1ull << mant_bits;
    Decimal d = shortest(mant, exp - (exp_all >> 1) - mant_bits, narrow);
    return (int)(put_decimal(p, &d) - buf);
}

int ftoa64(char *buf, double v, bool plus)
{
    uint64_t bits;
    __builtin_memcpy(&bits, &v, sizeof bits);
    return format(buf, bits, 11, 52, plus);
}

int ftoa32(char *buf, float v, bool plus)
{
    uint32_t bits;
    __builtin_memcpy(&bits, &v, sizeof bits);
    return format(buf, bits, 8, 23, plus);
}
