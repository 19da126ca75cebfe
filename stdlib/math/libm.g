// libm.g: what the C library does. Where C says otherwise than Go what a special case gives, the difference is here.

package math

import _ "unsafe" // for go:linkname

// Acos returns the angle, in radians, whose cosine is x.
//
//	Acos(x) = NaN if x < -1 or x > 1
//
//go:linkname Acos math_acos
func Acos(x float64) float64

// Acosh returns the inverse hyperbolic cosine of x.
//
//	Acosh(+Inf) = +Inf
//	Acosh(x) = NaN if x < 1
//	Acosh(NaN) = NaN
func Acosh(x float64) float64 {
	if x < 1 {
		return NaN() // what the C function gives for large negative numbers is something else
	}
	return acosh(x)
}

//go:linkname acosh math_acosh
func acosh(x float64) float64

// Asin returns the angle, in radians, whose sine is x.
//
//	Asin(±0) = ±0
//	Asin(x) = NaN if x < -1 or x > 1
//
//go:linkname Asin math_asin
func Asin(x float64) float64

// Asinh returns the inverse hyperbolic sine of x.
//
//	Asinh(±0) = ±0
//	Asinh(±Inf) = ±Inf
//	Asinh(NaN) = NaN
//
//go:linkname Asinh math_asinh
func Asinh(x float64) float64

// Atan returns the angle, in radians, whose tangent is x.
//
//	Atan(±0) = ±0
//	Atan(±Inf) = ±Pi/2
//
//go:linkname Atan math_atan
func Atan(x float64) float64

// Atan2 returns the angle, in radians, from the x axis to the point (x, y), from -Pi to Pi.
//
//	Atan2(y, NaN) = NaN
//	Atan2(NaN, x) = NaN
//	Atan2(+0, x>=0) = +0
//	Atan2(-0, x>=0) = -0
//	Atan2(+0, x<=-0) = +Pi
//	Atan2(-0, x<=-0) = -Pi
//	Atan2(y>0, 0) = +Pi/2
//	Atan2(y<0, 0) = -Pi/2
//	Atan2(+Inf, +Inf) = +Pi/4
//	Atan2(-Inf, +Inf) = -Pi/4
//	Atan2(+Inf, -Inf) = 3Pi/4
//	Atan2(-Inf, -Inf) = -3Pi/4
//	Atan2(y, +Inf) = 0
//	Atan2(y>0, -Inf) = +Pi
//	Atan2(y<0, -Inf) = -Pi
//	Atan2(+Inf, x) = +Pi/2
//	Atan2(-Inf, x) = -Pi/2
//
//go:linkname Atan2 math_atan2
func Atan2(y, x float64) float64

// Atanh returns the inverse hyperbolic tangent of x.
//
//	Atanh(1) = +Inf
//	Atanh(±0) = ±0
//	Atanh(-1) = -Inf
//	Atanh(x) = NaN if x < -1 or x > 1
//	Atanh(NaN) = NaN
//
//go:linkname Atanh math_atanh
func Atanh(x float64) float64

// Cbrt returns the cube root of x.
//
//	Cbrt(±0) = ±0
//	Cbrt(±Inf) = ±Inf
//	Cbrt(NaN) = NaN
//
//go:linkname Cbrt math_cbrt
func Cbrt(x float64) float64

// Cos returns the cosine of the angle x, in radians.
//
//	Cos(±Inf) = NaN
//	Cos(NaN) = NaN
//
//go:linkname Cos math_cos
func Cos(x float64) float64

// Cosh returns the hyperbolic cosine of x.
//
//	Cosh(±0) = 1
//	Cosh(±Inf) = +Inf
//	Cosh(NaN) = NaN
//
//go:linkname Cosh math_cosh
func Cosh(x float64) float64

// Erf returns the error function of x.
//
//	Erf(+Inf) = 1
//	Erf(-Inf) = -1
//	Erf(NaN) = NaN
//
//go:linkname Erf math_erf
func Erf(x float64) float64

// Erfc returns 1 - Erf(x), without the loss of digits where Erf(x) is close to 1.
//
//	Erfc(+Inf) = 0
//	Erfc(-Inf) = 2
//	Erfc(NaN) = NaN
//
//go:linkname Erfc math_erfc
func Erfc(x float64) float64

// Exp returns E to the power of x.
//
//	Exp(+Inf) = +Inf
//	Exp(NaN) = NaN
//
// What is too large is +Inf, what is too small is 0, or next to 1.
//
//go:linkname Exp math_exp
func Exp(x float64) float64

// Exp2 returns 2 to the power of x. The special cases are those of [Exp].
//
//go:linkname Exp2 math_exp2
func Exp2(x float64) float64

// Expm1 returns Exp(x) - 1, without the loss of digits where x is close to 0.
//
//	Expm1(+Inf) = +Inf
//	Expm1(-Inf) = -1
//	Expm1(NaN) = NaN
//
//go:linkname Expm1 math_expm1
func Expm1(x float64) float64

// Gamma returns the Gamma function of x.
//
//	Gamma(+Inf) = +Inf
//	Gamma(+0) = +Inf
//	Gamma(-0) = -Inf
//	Gamma(x) = NaN if x is a negative integer
//	Gamma(-Inf) = NaN
//	Gamma(NaN) = NaN
func Gamma(x float64) float64 {
	const euler = 0.577215664901532860606512090082402431042159335939923598805767
	// Close to the poles the C function is some units off.
	switch {
	case x != 0 && Abs(x) < 1e-9:
		return 1 / (x * (1 + euler*x))
	case -3 < x && x < 0 && x != Floor(x):
		product := x
		for x++; x < 0; x++ {
			product *= x
		}
		return gamma(x) / product
	}
	return gamma(x)
}

//go:linkname gamma math_tgamma
func gamma(x float64) float64

// Hypot returns Sqrt(p*p + q*q), without squares that are too large or too small on the way.
//
//	Hypot(±Inf, q) = +Inf
//	Hypot(p, ±Inf) = +Inf
//	Hypot(NaN, q) = NaN
//	Hypot(p, NaN) = NaN
//
//go:linkname Hypot math_hypot
func Hypot(p, q float64) float64

// J0 returns the Bessel function of the first kind of order 0.
//
//	J0(±Inf) = 0
//	J0(0) = 1
//	J0(NaN) = NaN
//
//go:linkname J0 math_j0
func J0(x float64) float64

// J1 returns the Bessel function of the first kind of order 1.
//
//	J1(±Inf) = 0
//	J1(NaN) = NaN
//
//go:linkname J1 math_j1
func J1(x float64) float64

//go:linkname jn math_jn
func jn(n int32, x float64) float64

// clampOrder returns an order that C's functions can take. For larger ones, of the same parity, nothing changes.
func clampOrder(n int) int32 {
	switch {
	case n > MaxInt32:
		return MaxInt32 - 1 | int32(n&1)
	case n < -MaxInt32:
		return -(MaxInt32 - 1 | int32(n&1))
	}
	return int32(n)
}

// Jn returns the Bessel function of the first kind of order n.
//
//	Jn(n, ±Inf) = 0
//	Jn(n, NaN) = NaN
func Jn(n int, x float64) float64 {
	if IsInf(x, 0) || x == 0 && n != 0 {
		return 0
	}
	return jn(clampOrder(n), x)
}

//go:linkname lgamma math_lgamma_r
//go:noescape
func lgamma(x float64, sign *int32) float64

// Lgamma returns the natural logarithm of |Gamma(x)|, and the sign of Gamma(x), 1 or -1.
//
//	Lgamma(+Inf) = +Inf
//	Lgamma(0) = +Inf
//	Lgamma(x) = +Inf if x is a negative integer
//	Lgamma(-Inf) = -Inf
//	Lgamma(NaN) = NaN
func Lgamma(x float64) (lgam float64, sign int) {
	if IsInf(x, -1) {
		return x, 1
	}
	var s int32
	lgam = lgamma(x, &s)
	if s < 0 {
		return lgam, -1
	}
	return lgam, 1
}

// Log returns the natural logarithm of x.
//
//	Log(+Inf) = +Inf
//	Log(0) = -Inf
//	Log(x < 0) = NaN
//	Log(NaN) = NaN
//
//go:linkname Log math_log
func Log(x float64) float64

// Log10 returns the decimal logarithm of x. The special cases are those of [Log].
//
//go:linkname Log10 math_log10
func Log10(x float64) float64

// Log1p returns Log(1 + x), without the loss of digits where x is close to 0.
//
//	Log1p(+Inf) = +Inf
//	Log1p(±0) = ±0
//	Log1p(-1) = -Inf
//	Log1p(x < -1) = NaN
//	Log1p(NaN) = NaN
//
//go:linkname Log1p math_log1p
func Log1p(x float64) float64

// Log2 returns the binary logarithm of x. The special cases are those of [Log].
//
//go:linkname Log2 math_log2
func Log2(x float64) float64

// Pow returns x to the power of y.
//
//	Pow(x, ±0) = 1 for any x
//	Pow(1, y) = 1 for any y
//	Pow(x, 1) = x for any x
//	Pow(NaN, y) = NaN
//	Pow(x, NaN) = NaN
//	Pow(±0, y) = ±Inf for y an odd integer < 0
//	Pow(±0, -Inf) = +Inf
//	Pow(±0, +Inf) = +0
//	Pow(±0, y) = +Inf for other y < 0
//	Pow(±0, y) = ±0 for y an odd integer > 0
//	Pow(±0, y) = +0 for other y > 0
//	Pow(-1, ±Inf) = 1
//	Pow(x, +Inf) = +Inf for |x| > 1
//	Pow(x, -Inf) = +0 for |x| > 1
//	Pow(x, +Inf) = +0 for |x| < 1
//	Pow(x, -Inf) = +Inf for |x| < 1
//	Pow(+Inf, y) = +Inf for y > 0
//	Pow(+Inf, y) = +0 for y < 0
//	Pow(-Inf, y) = Pow(-0, -y)
//	Pow(x, y) = NaN for finite x < 0 and finite y that is no integer
//
//go:linkname Pow math_pow
func Pow(x, y float64) float64

// Sin returns the sine of the angle x, in radians.
//
//	Sin(±0) = ±0
//	Sin(±Inf) = NaN
//	Sin(NaN) = NaN
//
//go:linkname Sin math_sin
func Sin(x float64) float64

//go:linkname sincos math_sincos
//go:noescape
func sincos(x float64, sin, cos *float64)

// Sincos returns Sin(x) and Cos(x).
//
//	Sincos(±0) = ±0, 1
//	Sincos(±Inf) = NaN, NaN
//	Sincos(NaN) = NaN, NaN
func Sincos(x float64) (sin, cos float64) {
	sincos(x, &sin, &cos)
	return sin, cos
}

// Sinh returns the hyperbolic sine of x.
//
//	Sinh(±0) = ±0
//	Sinh(±Inf) = ±Inf
//	Sinh(NaN) = NaN
//
//go:linkname Sinh math_sinh
func Sinh(x float64) float64

// Sqrt returns the square root of x.
//
//	Sqrt(+Inf) = +Inf
//	Sqrt(±0) = ±0
//	Sqrt(x < 0) = NaN
//	Sqrt(NaN) = NaN
//
//go:linkname Sqrt math_sqrt
func Sqrt(x float64) float64

// Tan returns the tangent of the angle x, in radians.
//
//	Tan(±0) = ±0
//	Tan(±Inf) = NaN
//	Tan(NaN) = NaN
//
//go:linkname Tan math_tan
func Tan(x float64) float64

// Tanh returns the hyperbolic tangent of x.
//
//	Tanh(±0) = ±0
//	Tanh(±Inf) = ±1
//	Tanh(NaN) = NaN
//
//go:linkname Tanh math_tanh
func Tanh(x float64) float64

// Y0 returns the Bessel function of the second kind of order 0.
//
//	Y0(+Inf) = 0
//	Y0(0) = -Inf
//	Y0(x < 0) = NaN
//	Y0(NaN) = NaN
//
//go:linkname Y0 math_y0
func Y0(x float64) float64

// Y1 returns the Bessel function of the second kind of order 1.
//
//	Y1(+Inf) = 0
//	Y1(0) = -Inf
//	Y1(x < 0) = NaN
//	Y1(NaN) = NaN
//
//go:linkname Y1 math_y1
func Y1(x float64) float64

//go:linkname yn math_yn
func yn(n int32, x float64) float64

// Yn returns the Bessel function of the second kind of order n.
//
//	Yn(n, +Inf) = 0
//	Yn(n >= 0, 0) = -Inf
//	Yn(n < 0, 0) = +Inf if n is odd, -Inf if n is even
//	Yn(n, x < 0) = NaN
//	Yn(n, NaN) = NaN
func Yn(n int, x float64) float64 {
	switch {
	case x == 0 && n < 0 && n&1 == 1:
		return Inf(1)
	case x == 0:
		return Inf(-1)
	case IsInf(x, 1):
		return 0
	}
	return yn(clampOrder(n), x)
}
