package cmplx_test

import (
	"fmt"
	"math"
	. "math/cmplx"
	"math/rand"
	"testing"
)

var inf, nan = math.Inf(1), math.NaN()

func same(x, y float64) bool {
	return x == y && math.Signbit(x) == math.Signbit(y) || x != x && y != y
}

func near(x, y complex128, eps float64) bool {
	return Abs(x-y) <= eps*(1+Abs(y))
}

func TestValues(t *testing.T) {
	for _, tt := range []struct {
		name      string
		got, want complex128
	}{
		{"Sqrt(-4)", Sqrt(-4), 2i}, {"Sqrt(3+4i)", Sqrt(3 + 4i), 2 + 1i}, {"Exp(iπ)", Exp(complex(0, math.Pi)), -1}, {"Log(-1)", Log(-1), complex(0, math.Pi)},
		{"Log10(100i)", Log10(100i), complex(2, math.Pi/2/math.Ln10)}, {"Pow(i, 2)", Pow(1i, 2), -1}, {"Pow(0, 0)", Pow(0, 0), 1}, {"Pow(0, 1+i)", Pow(0, 1+1i), 0},
		{"Pow(2, -1)", Pow(2, -1), 0.5}, {"Sin(i)", Sin(1i), 1.1752011936438014i}, {"Cos(i)", Cos(1i), 1.5430806348152437}, {"Tan(i)", Tan(1i), 0.7615941559557649i},
		{"Cot(1)", Cot(1), 0.6420926159343306}, {"Sinh(iπ/2)", Sinh(complex(0, math.Pi/2)), 1i}, {"Cosh(iπ)", Cosh(complex(0, math.Pi)), -1}, {"Tanh(1)", Tanh(1), 0.7615941559557649},
		{"Asin(2)", Asin(2), complex(math.Pi/2, 1.3169578969248166)}, {"Acos(2)", Acos(2), complex(0, -1.3169578969248166)}, {"Atan(i/2)", Atan(0.5i), 0.5493061443340548i},
		{"Asinh(i)", Asinh(1i), complex(0, math.Pi/2)}, {"Acosh(-1)", Acosh(-1), complex(0, math.Pi)}, {"Atanh(1/2)", Atanh(0.5), 0.5493061443340548}, {"Conj", Conj(1 + 2i), 1 - 2i},
		{"Rect", Rect(2, math.Pi/2), 2i},
	} {
		if !near(tt.got, tt.want, 1e-15) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	if Abs(3+4i) != 5 || Phase(-1) != math.Pi || Phase(complex(-1, math.Copysign(0, -1))) != -math.Pi {
		t.Error("Abs, Phase")
	}
	if r, th := Polar(-2i); r != 2 || th != -math.Pi/2 {
		t.Error(r, th)
	}
	if !IsInf(Inf()) || !IsInf(complex(nan, inf)) || IsInf(NaN()) || !IsNaN(NaN()) || IsNaN(complex(nan, inf)) || !IsNaN(complex(1, nan)) {
		t.Error("IsInf, IsNaN")
	}
}

// Infinite and undefined parts, and the signs of zeros.
func TestSpecial(t *testing.T) {
	zero, minus := 0.0, math.Copysign(0, -1)
	for _, tt := range []struct {
		name      string
		got, want complex128
	}{
		{"Sqrt(-0+0i)", Sqrt(complex(minus, zero)), complex(0, 0)}, {"Sqrt(1+Inf i)", Sqrt(complex(1, inf)), complex(inf, inf)}, {"Sqrt(-Inf+i)", Sqrt(complex(-inf, 1)), complex(0, inf)},
		{"Exp(-Inf+i)", Exp(complex(-inf, 1)), complex(0, 0)}, {"Exp(Inf)", Exp(complex(inf, 0)), complex(inf, 0)}, {"Log(0)", Log(0), complex(-inf, 0)},
		{"Log(Inf+Inf i)", Log(complex(inf, inf)), complex(inf, math.Pi/4)}, {"Tanh(Inf)", Tanh(complex(inf, 1)), complex(1, 0)}, {"Atan(i)", Atan(1i), complex(0, inf)},
		{"Sinh(0)", Sinh(complex(minus, zero)), complex(minus, zero)}, {"Cosh(Inf)", Cosh(complex(inf, 0)), complex(inf, 0)},
	} {
		if !same(real(tt.got), real(tt.want)) || !same(imag(tt.got), imag(tt.want)) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	for name, f := range map[string]func(complex128) complex128{
		"Sqrt": Sqrt, "Exp": Exp, "Log": Log, "Sin": Sin, "Cos": Cos, "Tan": Tan, "Sinh": Sinh, "Cosh": Cosh, "Tanh": Tanh, "Asin": Asin, "Acos": Acos,
		"Atan": Atan, "Asinh": Asinh, "Acosh": Acosh, "Atanh": Atanh, "Log10": Log10,
	} {
		if got := f(NaN()); got == got {
			t.Errorf("%s(NaN) = %v", name, got)
		}
	}
	func() {
		defer func() {
			if recover() != nil {
				t.Error("Pow(0, -1) panics")
			}
		}()
		if got := Pow(0, -1); !same(real(got), inf) || imag(got) != 0 {
			t.Error(got)
		}
		if got := Pow(0, -1+1i); !IsInf(got) {
			t.Error(got)
		}
	}()
}

func TestIdentities(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	for range 2000 {
		z := complex(r.NormFloat64(), r.NormFloat64())
		for _, id := range []struct {
			name      string
			got, want complex128
		}{
			{"Sqrt", Sqrt(z) * Sqrt(z), z}, {"Exp Log", Exp(Log(z)), z}, {"Log10", Log10(z) * math.Ln10, Log(z)}, {"Sin Asin", Sin(Asin(z)), z}, {"Cos Acos", Cos(Acos(z)), z},
			{"Tan Atan", Tan(Atan(z)), z}, {"Sinh Asinh", Sinh(Asinh(z)), z}, {"Cosh Acosh", Cosh(Acosh(z)), z}, {"Tanh Atanh", Tanh(Atanh(z)), z}, {"Tan Cot", Tan(z) * Cot(z), 1},
			{"Pythagoras", Sin(z)*Sin(z) + Cos(z)*Cos(z), 1}, {"Sinh", Sinh(z), (Exp(z) - Exp(-z)) / 2}, {"Rect", Rect(Polar(z)), z}, {"Pow", Pow(z, 3), z * z * z},
			{"Abs", complex(Abs(z)*Abs(z), 0), z * Conj(z)}, {"Phase", complex(Phase(z), 0), complex(imag(Log(z)), 0)},
		} {
			if !near(id.got, id.want, 1e-11) {
				t.Errorf("%s at %v: %v, want %v", id.name, z, id.got, id.want)
			}
		}
		if real(Sqrt(z)) < 0 || math.Abs(Phase(z)) > math.Pi || real(Acosh(z)) < 0 {
			t.Errorf("branch at %v", z)
		}
	}
}

func ExamplePolar() {
	r, theta := Polar(2i)
	fmt.Printf("%.1f at %.0f degrees\n", r, theta*180/math.Pi)
	// Output: 2.0 at 90 degrees
}
