// round.g: from numbers to integers. From 2^52 on all numbers are integers; below, they fit an int64.

package math

const allIntegers = 1 << 52

// isInteger tells whether x is so large, or no number, that rounding it changes nothing.
func isInteger(x float64) bool { return !(Abs(x) < allIntegers) }

// Floor returns the greatest integer that is not greater than x.
//
//	Floor(±0) = ±0
//	Floor(±Inf) = ±Inf
//	Floor(NaN) = NaN
func Floor(x float64) float64 {
	if isInteger(x) {
		return x
	}
	t := float64(int64(x))
	if t > x {
		t--
	}
	return Copysign(t, x)
}

// Ceil returns the least integer that is not less than x.
//
//	Ceil(±0) = ±0
//	Ceil(±Inf) = ±Inf
//	Ceil(NaN) = NaN
func Ceil(x float64) float64 { return -Floor(-x) }

// Trunc returns x without what is behind the point.
//
//	Trunc(±0) = ±0
//	Trunc(±Inf) = ±Inf
//	Trunc(NaN) = NaN
func Trunc(x float64) float64 {
	if isInteger(x) {
		return x
	}
	return Copysign(float64(int64(x)), x)
}

// Round returns the nearest integer, and from the middle the one farther from zero.
//
//	Round(±0) = ±0
//	Round(±Inf) = ±Inf
//	Round(NaN) = NaN
func Round(x float64) float64 {
	t := Trunc(x)
	if Abs(x-t) >= 0.5 {
		return t + Copysign(1, x)
	}
	return t
}

// RoundToEven returns the nearest integer, and from the middle the even one.
//
//	RoundToEven(±0) = ±0
//	RoundToEven(±Inf) = ±Inf
//	RoundToEven(NaN) = NaN
func RoundToEven(x float64) float64 {
	if isInteger(x) {
		return x
	}
	// The sum has no bits behind the point left: the addition rounds as it is wanted here.
	shift := Copysign(allIntegers, x)
	return Copysign(x+shift-shift, x)
}

// Modf returns what is before the point and what is behind it; both have the sign of f.
//
//	Modf(±Inf) = ±Inf, NaN
//	Modf(NaN) = NaN, NaN
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	return integer, Copysign(f-integer, f)
}

// Max returns the larger of x and y.
//
//	Max(x, +Inf) = Max(+Inf, x) = +Inf
//	Max(x, NaN) = Max(NaN, x) = NaN
//	Max(+0, ±0) = Max(±0, +0) = +0
//	Max(-0, -0) = -0
//
// The built-in function max does otherwise with +Inf and NaN.
func Max(x, y float64) float64 {
	if IsInf(x, 1) || IsInf(y, 1) {
		return Inf(1)
	}
	return max(x, y)
}

// Min returns the smaller of x and y.
//
//	Min(x, -Inf) = Min(-Inf, x) = -Inf
//	Min(x, NaN) = Min(NaN, x) = NaN
//	Min(-0, ±0) = Min(±0, -0) = -0
//
// The built-in function min does otherwise with -Inf and NaN.
func Min(x, y float64) float64 {
	if IsInf(x, -1) || IsInf(y, -1) {
		return Inf(-1)
	}
	return min(x, y)
}

// Dim returns x - y, or 0 if that is negative.
//
//	Dim(+Inf, +Inf) = NaN
//	Dim(-Inf, -Inf) = NaN
//	Dim(x, NaN) = Dim(NaN, x) = NaN
func Dim(x, y float64) float64 {
	if d := x - y; !(d <= 0) {
		return d
	}
	return 0
}
