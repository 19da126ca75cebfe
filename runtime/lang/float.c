// float.c: what only programs with floating-point values carry: equality, complex division, printing. The rest is done
// by compiled code itself.
//
// print.c prints panic values of these types through a weak reference to printfloating. A program that has such values
// has their type descriptors, and these refer to the functions for equality: so this file is there.
#include "lang/ftoa.h"
#include "lang/lang.h"

// Not memequal: 0 equals -0 and NaN equals nothing.
bool f32equal(const void *p, const void *q)
{
    return *(const float *)p == *(const float *)q;
}

bool f64equal(const void *p, const void *q)
{
    return *(const double *)p == *(const double *)q;
}

bool c64equal(const void *p, const void *q)
{
    const float *a = p, *b = q;
    return a[0] == b[0] && a[1] == b[1];
}

bool c128equal(const void *p, const void *q)
{
    const double *a = p, *b = q;
    return a[0] == b[0] && a[1] == b[1];
}

static double copy_sign(double magnitude, double sign)
{
    return __builtin_copysign(magnitude, sign);
}

// 1 with the sign of f if f is infinite, otherwise 0 with that sign.
static double box_infinity(double f)
{
    return copy_sign(__builtin_isinf(f) ? 1.0 : 0.0, f);
}

// n / m by Smith's method (R. L. Smith, Algorithm 116, CACM 5(8), 1962), which divides by the larger part of m first so
// that nothing overflows on the way. A result of two NaNs is replaced as C99 annex G.5.1 says: infinities and zeros
// survive the division.
GoComplex complex128div(GoComplex n, GoComplex m)
{
    double a = n.re, b = n.im, c = m.re, d = m.im, re, im;
    if (__builtin_fabs(c) >= __builtin_fabs(d)) {
        double ratio = d / c, denom = c + ratio * d;
        re = (a + b * ratio) / denom;
        im = (b - a * ratio) / denom;
    } else {
        double ratio = c / d, denom = d + ratio * c;
        re = (a * ratio + b) / denom;
        im = (b * ratio - a) / denom;
    }
    if (!__builtin_isnan(re) || !__builtin_isnan(im))
        return (GoComplex){re, im};

    double inf = __builtin_inf();
    bool finite_n = __builtin_isfinite(a) && __builtin_isfinite(b);
    bool finite_m = __builtin_isfinite(c) && __builtin_isfinite(d);
    if (c == 0 && d == 0 && (!__builtin_isnan(a) || !__builtin_isnan(b)))
        return (GoComplex){copy_sign(inf, c) * a, copy_sign(inf, c) * b};
    if ((__builtin_isinf(a) || __builtin_isinf(b)) && finite_m) {
        a = box_infinity(a);
        b = box_infinity(b);
        return (GoComplex){inf * (a * c + b * d), inf * (b * c - a * d)};
    }
    if ((__builtin_isinf(c) || __builtin_isinf(d)) && finite_n) {
        c = box_infinity(c);
        d = box_infinity(d);
        return (GoComplex){0.0 * (a * c + b * d), 0.0 * (b * c - a * d)};
    }
    return (GoComplex){re, im};
}

// Printing
// -------------------------------------------------------------------------------------------------------------

void printfloat64(double v)
{
    char text[FtoaMax];
    printstring((GoString){(const uint8_t *)text, ftoa64(text, v, false)});
}

void printfloat32(float v)
{
    char text[FtoaMax];
    printstring((GoString){(const uint8_t *)text, ftoa32(text, v, false)});
}

static void print_complex(double re, double im, int (*format)(char *text, double v, bool sign))
{
    char text[2 * FtoaMax];
    int n = 0;
    text[n++] = '(';
    n += format(text + n, re, false);
    n += format(text + n, im, true);
    text[n++] = 'i';
    text[n++] = ')';
    printstring((GoString){(const uint8_t *)text, n});
}

void printcomplex128(GoComplex c)
{
    print_complex(c.re, c.im, ftoa64);
}

static int format32(char *text, double v, bool sign)
{
    return ftoa32(text, (float)v, sign);
}

void printcomplex64(GoComplex c)
{
    print_complex(c.re, c.im, format32);
}

void printfloating(uint8_t kind, const void *p)
{
    const float *f = p;
    switch (kind) {
    case KindFloat32: printfloat32(*f); break;
    case KindFloat64: printfloat64(*(const double *)p); break;
    case KindComplex64: printcomplex64((GoComplex){f[0], f[1]}); break;
    case KindComplex128: printcomplex128(*(const GoComplex *)p); break;
    default: break;
    }
}
