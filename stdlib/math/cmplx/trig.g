// trig.g: sine, cosine, tangent, and the hyperbolic ones, which are the same turned by i:
//
//	sin(x) = -i·sinh(ix)    cos(x) = cosh(ix)    tan(x) = -i·tanh(ix)

package cmplx

import "math"

// timesI returns ix; -ix is timesI of the negative.
func timesI(x complex128) complex128 { return complex(-imag(x), real(x)) }

// overI returns x/i.
func overI(x complex128) complex128 { return complex(imag(x), -real(x)) }

// Sin returns the sine of x.
func Sin(x complex128) complex128 { return overI(Sinh(timesI(x))) }

// Cos returns the cosine of x.
func Cos(x complex128) complex128 { return Cosh(timesI(x)) }

// Tan returns the tangent of x.
func Tan(x complex128) complex128 { return overI(Tanh(timesI(x))) }

// Sinh returns the hyperbolic sine of x.
func Sinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0:
		return complex(math.Sinh(re), im)
	case re == 0 && isSpecial(im):
		return complex(re, math.NaN())
	case math.IsInf(re, 0) && isSpecial(im):
		return complex(re, math.NaN())
	}
	s, c := math.Sincos(im)
	return complex(c*math.Sinh(re), s*math.Cosh(re))
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.IsNaN(re):
		return x
	case im == 0:
		return complex(math.Cosh(re), im*math.Copysign(1, re))
	case re == 0 && isSpecial(im):
		return complex(math.NaN(), re*math.Copysign(0, im))
	case math.IsInf(re, 0) && isSpecial(im):
		return complex(math.Inf(1), math.NaN())
	}
	s, c := math.Sincos(im)
	return complex(c*math.Cosh(re), s*math.Sinh(re))
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(re, 0) && isSpecial(im):
		return complex(math.Copysign(1, re), math.Copysign(0, im))
	case im == 0 && math.IsNaN(re):
		return x
	}
	s, c := math.Sincos(im)
	if math.Abs(re) > 22 { // the difference from 1 is less than what a number can show
		return complex(math.Copysign(1, re), 4*s*c*math.Exp(-2*math.Abs(re)))
	}
	sh, ch := math.Sinh(re), math.Cosh(re)
	d := sh*sh + c*c
	if d == 0 {
		return Inf()
	}
	return complex(sh*ch/d, s*c/d)
}

// Cot returns the cotangent of x.
func Cot(x complex128) complex128 {
	re, im := real(x), imag(x)
	s, c := math.Sincos(re)
	if math.Abs(im) > 22 {
		return complex(4*s*c*math.Exp(-2*math.Abs(im)), -math.Copysign(1, im))
	}
	sh, ch := math.Sinh(im), math.Cosh(im)
	d := s*s + sh*sh
	if d == 0 {
		return Inf()
	}
	return complex(s*c/d, -sh*ch/d)
}
