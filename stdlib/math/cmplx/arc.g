// arc.g: the inverse functions, by the formulas of W. Kahan, "Branch Cuts for Complex Elementary Functions, or Much Ado
// About Nothing's Sign Bit", 1987, which lose nothing near the cuts.

package cmplx

import "math"

// Asin returns the inverse sine of x.
func Asin(x complex128) complex128 { return overI(Asinh(timesI(x))) }

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0:
		return complex(math.Asinh(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Asin(im))
	case math.IsInf(re, 0) && math.IsInf(im, 0):
		return complex(re, math.Copysign(math.Pi/4, im))
	case math.IsInf(re, 0) && math.IsNaN(im):
		return x
	case math.IsInf(re, 0):
		return complex(re, math.Copysign(0, im))
	case math.IsNaN(re) && math.IsInf(im, 0):
		return complex(math.Copysign(math.Inf(1), re), math.NaN())
	case math.IsNaN(re) || math.IsNaN(im):
		return NaN()
	case math.IsInf(im, 0):
		return complex(math.Copysign(im, re), math.Copysign(math.Pi/2, im))
	}
	// asinh(x) = i·asin(x/i)
	p, q := Sqrt(complex(1-im, re)), Sqrt(complex(1+im, -re))
	return complex(
		math.Asinh(real(q)*imag(p)-imag(q)*real(p)),
		math.Atan2(im, real(p)*real(q)-imag(p)*imag(q)))
}

// Acos returns the inverse cosine of x.
func Acos(x complex128) complex128 {
	if math.IsInf(real(x), 0) && math.IsNaN(imag(x)) {
		return complex(math.NaN(), -real(x))
	}
	w := Asin(x)
	return complex(math.Pi/2-real(w), -imag(w))
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x complex128) complex128 {
	if x == 0 {
		return complex(0, math.Copysign(math.Pi/2, imag(x)))
	}
	w := Acos(x)
	if imag(w) <= 0 {
		return timesI(w)
	}
	return overI(w)
}

// Atan returns the inverse tangent of x.
func Atan(x complex128) complex128 { return overI(Atanh(timesI(x))) }

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.Abs(re) <= 1:
		return complex(math.Atanh(re), im)
	case re == 0:
		return complex(re, math.Atan(im))
	case math.IsInf(im, 0) || math.IsInf(re, 0):
		if math.IsNaN(re) {
			return complex(math.Copysign(0, re), math.Copysign(math.Pi/2, im))
		}
		if math.IsNaN(im) {
			return complex(math.Copysign(0, re), im)
		}
		return complex(math.Copysign(0, re), math.Copysign(math.Pi/2, im))
	case math.IsNaN(re) || math.IsNaN(im):
		return NaN()
	}
	a := math.Abs(re)
	// The squares of what is very large would be infinite; the result is 1/x then, but for a quarter turn.
	if big := 0x1p511; a > big || math.Abs(im) > big {
		inverse := re / 2 / math.Hypot(re/2, im/2) / math.Hypot(re/2, im/2) / 2
		return complex(inverse, math.Copysign(math.Pi/2, im))
	}
	d := (1-a)*(1-a) + im*im
	return complex(
		math.Copysign(math.Log1p(4*a/d)/4, re),
		math.Atan2(2*im, (1-a)*(1+a)-im*im)/2)
}
