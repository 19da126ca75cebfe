// float.c: complex division. Everything else floating-point is done by compiled code itself.
#include "lang/lang.h"

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
