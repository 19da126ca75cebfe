// bits.g: numbers as they are stored (IEEE 754): a sign, an exponent of 11 bits, a fraction of 52 bits. Exponent 0 is for
// zero and for the numbers too small for a leading 1, the largest one for infinities and NaN.

package math

import "unsafe"

const (
	fractionBits = 52
	fractionMask = 1<<fractionBits - 1
	exponentMask = 0x7FF
	bias         = 1023
	signBit      = 1 << 63
	infinityBits = exponentMask << fractionBits
	nanBits      = 0x7FF8000000000001
)

// Float32bits returns the representation of f, the sign in the highest bit.
func Float32bits(f float32) uint32 { return *(*uint32)(unsafe.Pointer(&f)) }

// Float32frombits returns the number whose representation is b.
func Float32frombits(b uint32) float32 { return *(*float32)(unsafe.Pointer(&b)) }

// Float64bits returns the representation of f, the sign in the highest bit.
func Float64bits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

// Float64frombits returns the number whose representation is b.
func Float64frombits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

// Inf returns positive infinity if sign >= 0, negative infinity if sign < 0.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(infinityBits)
	}
	return Float64frombits(signBit | infinityBits)
}

// NaN returns a value that is not a number.
func NaN() float64 { return Float64frombits(nanBits) }

// IsNaN tells whether f is not a number.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf tells whether f is an infinity: a positive one if sign > 0, a negative one if sign < 0, any if sign is 0.
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Signbit tells whether x is negative, or negative zero.
func Signbit(x float64) bool { return Float64bits(x)&signBit != 0 }

// Copysign returns a number with the magnitude of f and the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// Abs returns the absolute value of x.
//
//	Abs(±Inf) = +Inf
//	Abs(NaN) = NaN
func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ signBit) }

// Nextafter returns the number next to x on the way to y.
//
//	Nextafter(x, x) = x
//	Nextafter(NaN, y) = NaN
//	Nextafter(x, NaN) = NaN
func Nextafter(x, y float64) (r float64) {
	switch {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(SmallestNonzeroFloat64, y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

// Nextafter32 is [Nextafter] for float32.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(SmallestNonzeroFloat32, float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}

// isSpecial tells whether f is zero, infinite or not a number: what has no mantissa and exponent.
func isSpecial(f float64) bool { return f == 0 || !(Abs(f) <= MaxFloat64) }

// split takes a number that is not special apart: |f| = mant·2^exp, with 2^52 <= mant < 2^53.
func split(f float64) (mant uint64, exp int) {
	if Abs(f) < 0x1p-1022 {
		mant, exp = split(f * (1 << fractionBits))
		return mant, exp - fractionBits
	}
	b := Float64bits(f)
	return b&fractionMask | 1<<fractionBits, int(b>>fractionBits&exponentMask) - bias - fractionBits
}

// Frexp returns f as frac·2^exp, with |frac| from 1/2 up to but not 1.
//
//	Frexp(±0) = ±0, 0
//	Frexp(±Inf) = ±Inf, 0
//	Frexp(NaN) = NaN, 0
func Frexp(f float64) (frac float64, exp int) {
	if isSpecial(f) {
		return f, 0
	}
	mant, exp := split(f)
	frac = Float64frombits(mant&fractionMask | (bias-1)<<fractionBits)
	return Copysign(frac, f), exp + fractionBits + 1
}

// Ldexp returns frac·2^exp, the inverse of [Frexp].
//
//	Ldexp(±0, exp) = ±0
//	Ldexp(±Inf, exp) = ±Inf
//	Ldexp(NaN, exp) = NaN
func Ldexp(frac float64, exp int) float64 {
	if isSpecial(frac) {
		return frac
	}
	mant, e := split(frac)
	exp = min(max(exp, -3000), 3000) + e + fractionBits + bias // as it is stored
	switch {
	case exp >= exponentMask:
		return Copysign(Inf(1), frac)
	case exp < -fractionBits-1:
		return Copysign(0, frac)
	}
	scale := 1.0
	if exp <= 0 { // too small for a leading 1: the last step is one that rounds
		exp += fractionBits + 1
		scale = 0x1p-53
	}
	return Copysign(Float64frombits(mant&fractionMask|uint64(exp)<<fractionBits)*scale, frac)
}

// Logb returns the binary exponent of x.
//
//	Logb(±Inf) = +Inf
//	Logb(0) = -Inf
//	Logb(NaN) = NaN
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case isSpecial(x):
		return Abs(x)
	}
	_, exp := split(x)
	return float64(exp + fractionBits)
}

// Ilogb returns the binary exponent of x as an integer.
//
//	Ilogb(±Inf) = MaxInt32
//	Ilogb(0) = MinInt32
//	Ilogb(NaN) = MaxInt32
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case isSpecial(x):
		return MaxInt32
	}
	_, exp := split(x)
	return exp + fractionBits
}
