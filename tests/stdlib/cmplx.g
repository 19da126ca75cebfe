// run

// Package math/cmplx, to seven digits: the last ones are up to the C library.
package main

import (
	"math"
	"math/cmplx"
	"strconv"
)

func show(x float64) {
	switch {
	case math.IsNaN(x):
		print(" NaN")
	case math.IsInf(x, 0):
		print(" ", x)
	case x == 0:
		if math.Signbit(x) {
			print(" -0")
		} else {
			print(" 0")
		}
	default:
		print(" ", strconv.FormatFloat(x, 'e', 6, 64))
	}
}

func main() {
	inf, nan := math.Inf(1), math.NaN()
	parts := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -2.25, 7.5, 1e-5, 100, 700, inf, -inf, nan}
	funcs := []struct {
		name string
		f    func(complex128) complex128
	}{
		{"Acos", cmplx.Acos}, {"Acosh", cmplx.Acosh}, {"Asin", cmplx.Asin}, {"Asinh", cmplx.Asinh}, {"Atan", cmplx.Atan}, {"Atanh", cmplx.Atanh}, {"Conj", cmplx.Conj},
		{"Cos", cmplx.Cos}, {"Cosh", cmplx.Cosh}, {"Cot", cmplx.Cot}, {"Exp", cmplx.Exp}, {"Log", cmplx.Log}, {"Log10", cmplx.Log10}, {"Sin", cmplx.Sin}, {"Sinh", cmplx.Sinh},
		{"Sqrt", cmplx.Sqrt}, {"Tan", cmplx.Tan}, {"Tanh", cmplx.Tanh},
	}
	plain := []float64{1, -1, 0.5, -2.25, 7.5, -0.01, 15} // where the formulas differ, but not the results
	all := parts
	for _, f := range funcs {
		println(f.name)
		switch f.name {
		case "Conj", "Exp", "Log", "Log10", "Sin", "Sinh", "Sqrt", "Cosh":
			parts = all
		default:
			parts = plain
		}
		for _, re := range parts {
			for _, im := range parts {
				z := f.f(complex(re, im))
				show(real(z))
				show(imag(z))
			}
			println()
		}
	}
	parts = all
	println("Pow")
	for _, re := range parts {
		for _, im := range parts {
			for _, y := range []complex128{0, 1, -1, 0.5, 2i, complex(1.5, -2)} {
				z := cmplx.Pow(complex(re, im), y)
				show(real(z))
				show(imag(z))
			}
		}
		println()
	}
	println("others")
	for _, re := range parts {
		for _, im := range parts {
			z := complex(re, im)
			show(cmplx.Abs(z))
			show(cmplx.Phase(z))
			r, t := cmplx.Polar(z)
			show(r)
			show(t)
			print(" ", cmplx.IsInf(z), cmplx.IsNaN(z))
			if !math.IsInf(re, 0) && re >= 0 {
				w := cmplx.Rect(re, im)
				show(real(w))
				show(imag(w))
			}
		}
		println()
	}
	println(cmplx.IsInf(cmplx.Inf()), cmplx.IsNaN(cmplx.NaN()))
}
