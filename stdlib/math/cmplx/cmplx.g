// Package cmplx has the mathematical functions for complex numbers. Where infinities, zeros and NaN are concerned, they do
// what C does (C11, annex G).
package cmplx

import "math"

func isSpecial(x float64) bool { return math.IsInf(x, 0) || math.IsNaN(x) }

// Abs returns the absolute value of x.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase returns the angle of x, from -Pi to Pi.
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar returns the absolute value r and the angle θ of x, from -Pi to Pi: x = r·e^θi.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect returns the number with absolute value r and angle θ.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

// Conj returns x with the other sign of the imaginary part.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// Inf returns complex(+Inf, +Inf).
func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }

// IsInf tells whether a part of x is infinite.
func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }

// NaN returns complex(NaN, NaN).
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

// IsNaN tells whether a part of x is not a number, and neither is infinite.
func IsNaN(x complex128) bool { return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x))) }

// Sqrt returns the square root of x whose real part is not negative.
func Sqrt(x complex128) complex128 {
	a, b := real(x), imag(x)
	switch {
	case math.IsInf(b, 0):
		return complex(math.Inf(1), b)
	case b == 0 && a < 0:
		return complex(0, math.Copysign(math.Sqrt(-a), b))
	case b == 0:
		return complex(math.Sqrt(math.Abs(a)), b)
	}
	// Powers of 4 keep the sum below from being too large or too small.
	scale := 0x1p-27
	if larger := max(math.Abs(a), math.Abs(b)); larger > 4 {
		a, b, scale = a/4, b/4, 2
	} else {
		a, b = a*0x1p54, b*0x1p54
	}
	// (t + ui)² = x: t and u from the one of them that is not smaller, which loses nothing in the sum.
	t := math.Sqrt((math.Hypot(a, b) + math.Abs(a)) / 2)
	u := math.Abs(b) / (2 * t)
	if a < 0 {
		t, u = u, t
	}
	return complex(t*scale, math.Copysign(u*scale, b))
}

// Exp returns e to the power of x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(re, 1) && isSpecial(im):
		return complex(re, math.NaN())
	case math.IsInf(re, -1) && isSpecial(im):
		return complex(0, math.Copysign(0, im))
	case im == 0:
		return complex(math.Exp(re), im)
	}
	r := math.Exp(re)
	s, c := math.Sincos(im)
	return complex(r*c, r*s)
}

// Log returns the natural logarithm of x.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 returns the decimal logarithm of x.
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Pow returns x to the power of y.
//
//	Pow(0, ±0) = 1+0i
//	Pow(0, c) for real(c) < 0 = Inf+0i if imag(c) is 0, else Inf+Inf i
func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch {
		case IsNaN(y):
			return NaN()
		case real(y) == 0:
			return 1
		case real(y) < 0 && imag(y) == 0:
			return complex(math.Inf(1), 0)
		case real(y) < 0:
			return Inf()
		}
		return 0
	}
	abs, angle := Polar(x)
	r := math.Pow(abs, real(y))
	θ := real(y) * angle
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * angle)
		θ += imag(y) * math.Log(abs)
	}
	return Rect(r, θ)
}
