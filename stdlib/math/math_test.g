package math_test

import (
	"fmt"
	. "math"
	"math/rand"
	"testing"
)

var inf, nan = Inf(1), NaN()

// same: NaN is NaN, and zeros have signs.
func same(x, y float64) bool {
	return x == y && Signbit(x) == Signbit(y) || x != x && y != y
}

// near allows a few units in the last place.
func near(x, y float64, units float64) bool {
	return same(x, y) || Abs(x-y) <= units*2.3e-16*Max(Abs(y), 1e-300)
}

type values map[float64]float64

func TestFunctions(t *testing.T) {
	minus := Copysign(0, -1)
	for _, tt := range []struct {
		name  string
		f     func(float64) float64
		units float64
		at    values
	}{
		{"Abs", Abs, 0, values{-1.5: 1.5, 2: 2, -inf: inf, minus: 0}},
		{"Sqrt", Sqrt, 0, values{4: 2, 2: Sqrt2, 0: 0, minus: minus, inf: inf, -1: nan}},
		{"Cbrt", Cbrt, 1, values{27: 3, -8: -2, 0: 0, minus: minus, inf: inf, -inf: -inf, 1e300: 1e100}},
		{"Ceil", Ceil, 0, values{1.5: 2, -1.5: -1, -0.5: minus, 0: 0, inf: inf, 1e300: 1e300}},
		{"Floor", Floor, 0, values{1.5: 1, -1.5: -2, 0.5: 0, minus: minus, -inf: -inf}},
		{"Trunc", Trunc, 0, values{1.9: 1, -1.9: -1, -0.5: minus, inf: inf}},
		{"Round", Round, 0, values{0.5: 1, 1.5: 2, 2.5: 3, -0.5: -1, -0.4: minus, 0.49999999999999994: 0, inf: inf, 4503599627370495.5: 4503599627370496}},
		{"RoundToEven", RoundToEven, 0, values{0.5: 0, 1.5: 2, 2.5: 2, -0.5: minus, -1.5: -2, inf: inf, 0.5000000000000001: 1}},
		{"Exp", Exp, 1, values{0: 1, 1: E, -inf: 0, inf: inf, 710: inf, -746: 0, -1: 0.36787944117144233}},
		{"Exp2", Exp2, 0, values{0: 1, 10: 1024, -1: 0.5, -1075: 0, -1074: SmallestNonzeroFloat64, 1024: inf, -inf: 0}},
		{"Expm1", Expm1, 1, values{0: 0, minus: minus, 1e-20: 1e-20, -inf: -1, inf: inf, 1: E - 1}},
		{"Log", Log, 1, values{1: 0, E: 1, 0: -inf, -1: nan, inf: inf, 10: Ln10, 2: Ln2}},
		{"Log2", Log2, 0, values{1: 0, 1024: 10, 0.5: -1, 0: -inf, -1: nan, inf: inf, SmallestNonzeroFloat64: -1074}},
		{"Log10", Log10, 1, values{1: 0, 1000: 3, 0.01: -2, 0: -inf, -1: nan}},
		{"Log1p", Log1p, 1, values{0: 0, minus: minus, -1: -inf, -2: nan, 1e-20: 1e-20, inf: inf, 1: Ln2}},
		{"Logb", Logb, 0, values{1: 0, 8: 3, 0.75: -1, 0: -inf, -inf: inf, SmallestNonzeroFloat64: -1074}},
		{"Sin", Sin, 1, values{0: 0, minus: minus, Pi / 2: 1, inf: nan, Pi / 6: 0.5, 1e22: -0.8522008497671888}},
		{"Cos", Cos, 2, values{0: 1, Pi: -1, inf: nan, Pi / 3: 0.5}},
		{"Tan", Tan, 2, values{0: 0, minus: minus, Pi / 4: 1, -inf: nan}},
		{"Asin", Asin, 1, values{0: 0, minus: minus, 1: Pi / 2, -1: -Pi / 2, 1.1: nan, 0.5: Pi / 6}},
		{"Acos", Acos, 1, values{1: 0, -1: Pi, 0: Pi / 2, 2: nan, 0.5: Pi / 3}},
		{"Atan", Atan, 1, values{0: 0, minus: minus, 1: Pi / 4, inf: Pi / 2, -inf: -Pi / 2}},
		{"Sinh", Sinh, 1, values{0: 0, minus: minus, 1: 1.1752011936438014, inf: inf, -800: -inf}},
		{"Cosh", Cosh, 1, values{0: 1, 1: 1.5430806348152437, -inf: inf}},
		{"Tanh", Tanh, 1, values{0: 0, minus: minus, 1: 0.7615941559557649, inf: 1, -inf: -1}},
		{"Asinh", Asinh, 1, values{0: 0, minus: minus, 1: 0.881373587019543, -inf: -inf}},
		{"Acosh", Acosh, 1, values{1: 0, 2: 1.3169578969248166, 0.5: nan, inf: inf}},
		{"Atanh", Atanh, 1, values{0: 0, minus: minus, 1: inf, -1: -inf, 0.5: 0.5493061443340548, 2: nan}},
		{"Erf", Erf, 1, values{0: 0, minus: minus, inf: 1, -inf: -1, 0.5: 0.5204998778130465}},
		{"Erfc", Erfc, 1, values{0: 1, inf: 0, -inf: 2, 0.5: 0.4795001221869535}},
		{"Erfinv", Erfinv, 2, values{0: 0, 1: inf, -1: -inf, 2: nan, 0.5204998778130465: 0.5}},
		{"Erfcinv", Erfcinv, 2, values{1: 0, 0: inf, 2: -inf, 3: nan, 0.4795001221869535: 0.5}},
		{"Gamma", Gamma, 4, values{1: 1, 5: 24, 0.5: SqrtPi, 0: inf, minus: -inf, -1: nan, inf: inf, -inf: nan, 172: inf}},
		{"J0", J0, 4, values{0: 1, inf: 0, 1: 0.7651976865579666}},
		{"J1", J1, 4, values{0: 0, inf: 0, 1: 0.44005058574493355}},
		{"Y0", Y0, 8, values{0: -inf, -1: nan, inf: 0, 1: 0.08825696421567697}},
		{"Y1", Y1, 4, values{0: -inf, -1: nan, inf: 0, 1: -0.7812128213002887}},
	} {
		for x, want := range tt.at {
			if got := tt.f(x); !near(got, want, tt.units) {
				t.Errorf("%s(%v) = %v, want %v", tt.name, x, got, want)
			}
		}
		if got := tt.f(nan); got == got {
			t.Errorf("%s(NaN) = %v", tt.name, got)
		}
	}
}

func TestTwoArguments(t *testing.T) {
	minus := Copysign(0, -1)
	for _, tt := range []struct {
		name string
		f    func(x, y float64) float64
		list [][3]float64
	}{
		{"Atan2", Atan2, [][3]float64{{0, 1, 0}, {minus, 1, minus}, {0, -1, Pi}, {minus, -1, -Pi}, {0, minus, Pi}, {1, 0, Pi / 2}, {inf, inf, Pi / 4}, {inf, -inf, 3 * Pi / 4}, {nan, 1, nan}}},
		{"Hypot", Hypot, [][3]float64{{3, 4, 5}, {inf, nan, inf}, {nan, 1, nan}, {0, 0, 0}, {3e200, 4e200, 5e200}, {3e-200, 4e-200, 5e-200}}},
		{"Pow", Pow, [][3]float64{{2, 10, 1024}, {2, 0.5, Sqrt2}, {nan, 0, 1}, {1, nan, 1}, {0, -1, inf}, {minus, -1, -inf}, {minus, -2, inf}, {-1, inf, 1}, {-8, 1.0 / 3, nan}, {-2, 3, -8}, {inf, -1, 0}, {-inf, 3, -inf}, {0.5, inf, 0}, {2, -1074, SmallestNonzeroFloat64}}},
		{"Mod", Mod, [][3]float64{{7, 4, 3}, {-7, 4, -3}, {7, -4, 3}, {7, 0, nan}, {inf, 1, nan}, {3, inf, 3}, {minus, 1, minus}, {5.5, 2, 1.5}}},
		{"Remainder", Remainder, [][3]float64{{7, 4, -1}, {-7, 4, 1}, {6, 4, -2}, {2, 4, 2}, {5, 0, nan}, {3, inf, 3}}},
		{"Max", Max, [][3]float64{{1, 2, 2}, {0, minus, 0}, {minus, 0, 0}, {nan, 1, nan}, {nan, inf, inf}, {-inf, 1, 1}}},
		{"Min", Min, [][3]float64{{1, 2, 1}, {0, minus, minus}, {minus, 0, minus}, {nan, 1, nan}, {nan, -inf, -inf}, {inf, 1, 1}}},
		{"Dim", Dim, [][3]float64{{5, 3, 2}, {3, 5, 0}, {inf, inf, nan}, {inf, 1, inf}, {nan, 1, nan}}},
		{"Copysign", Copysign, [][3]float64{{1, -2, -1}, {-1, 0, 1}, {inf, minus, -inf}, {-3, 1, 3}}},
		{"Nextafter", Nextafter, [][3]float64{{1, 2, 1.0000000000000002}, {1, 0, 0.9999999999999999}, {0, 1, SmallestNonzeroFloat64}, {0, -1, -SmallestNonzeroFloat64}, {MaxFloat64, inf, inf}, {1, 1, 1}, {nan, 1, nan}}},
	} {
		for _, v := range tt.list {
			if got := tt.f(v[0], v[1]); !near(got, v[2], 1) {
				t.Errorf("%s(%v, %v) = %v, want %v", tt.name, v[0], v[1], got, v[2])
			}
		}
	}
	for _, v := range [][4]float64{{2, 3, 4, 10}, {inf, 0, 1, nan}, {1 + 0x1p-52, 1 - 0x1p-52, -1, -0x1p-104}, {0x1p1000, 0x1p1000, -inf, -inf}, {0, 1, minus, 0}} {
		if got := FMA(v[0], v[1], v[2]); !same(got, v[3]) {
			t.Errorf("FMA(%v) = %v", v, got)
		}
	}
}

func TestParts(t *testing.T) {
	for _, x := range []float64{0, 1, -1, 0.1, 1e300, -5e-324, MaxFloat64, Pi, -1e-310} {
		f, e := Frexp(x)
		if !same(Ldexp(f, e), x) || x != 0 && (Abs(f) < 0.5 || Abs(f) >= 1) {
			t.Errorf("Frexp(%v) = %v, %d", x, f, e)
		}
		if x != 0 && Ilogb(x) != e-1 {
			t.Errorf("Ilogb(%v) = %d", x, Ilogb(x))
		}
		whole, frac := Modf(x)
		if whole+frac != x || Abs(frac) >= 1 || whole != Trunc(x) || Signbit(frac) != Signbit(x) {
			t.Errorf("Modf(%v) = %v, %v", x, whole, frac)
		}
		if Float64frombits(Float64bits(x)) != x || Signbit(x) != (Float64bits(x)>>63 == 1) {
			t.Errorf("bits of %v", x)
		}
		if g := float32(x); Float32frombits(Float32bits(g)) != g {
			t.Errorf("bits of %v", g)
		}
	}
	if Ilogb(0) != -MaxInt32-0 && Ilogb(0) != MinInt32 || Ilogb(inf) != MaxInt32 || Ilogb(nan) != MaxInt32 {
		t.Error(Ilogb(0), Ilogb(inf), Ilogb(nan))
	}
	if f, e := Frexp(inf); f != inf || e != 0 {
		t.Error(f, e)
	}
	if i, f := Modf(-inf); i != -inf || f == f {
		t.Error(i, f)
	}
	if Ldexp(1, -1075) != 0 || Ldexp(1, 1024) != inf || Ldexp(1.5, -1074) != 1e-323 || !same(Ldexp(-1, -2000), Copysign(0, -1)) {
		t.Error("Ldexp")
	}
	if Nextafter32(1, 2) != 1.0000001 || Nextafter32(0, -1) != -SmallestNonzeroFloat32 || Nextafter32(MaxFloat32, float32(inf)) != float32(inf) {
		t.Error("Nextafter32")
	}
	if !IsInf(inf, 1) || !IsInf(-inf, -1) || !IsInf(-inf, 0) || IsInf(inf, -1) || IsInf(nan, 0) || !IsNaN(nan) || IsNaN(inf) || Inf(-3) != -inf {
		t.Error("IsInf, IsNaN")
	}
	for n, want := range map[int]float64{0: 1, 3: 1000, -3: 0.001, 308: 1e308, 309: inf, -323: 1e-323, -324: 0} {
		if Pow10(n) != want {
			t.Errorf("Pow10(%d) = %v", n, Pow10(n))
		}
	}
	if v, sign := Lgamma(-0.5); !near(v, 1.2655121234846454, 2) || sign != -1 {
		t.Error(v, sign)
	}
	if v, sign := Lgamma(0); v != inf || sign != 1 {
		t.Error(v, sign)
	}
	if !near(Jn(2, 1), 0.11490348493190049, 8) || Jn(0, 3) != J0(3) || Jn(-1, 3) != -J1(3) || !near(Yn(2, 1), -1.6506826068162546, 8) || Yn(1, 3) != Y1(3) {
		t.Error("Jn, Yn", Jn(2, 1), Yn(2, 1))
	}
}

func TestIdentities(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		x := r.NormFloat64() * 10
		s, c := Sincos(x)
		if s != Sin(x) || c != Cos(x) || !near(s*s+c*c, 1, 4) {
			t.Errorf("Sincos(%v)", x)
		}
		a := Abs(x)
		for _, id := range []struct {
			what      string
			got, want float64
			units     float64
		}{
			{"Exp Log", Exp(Log(a)), a, 20}, {"Log Exp", Log(Exp(x)), x, 20 / Min(1, a)}, {"Sqrt", Sqrt(a) * Sqrt(a), a, 2}, {"Cbrt", Pow(Cbrt(a), 3), a, 8},
			{"Expm1", Expm1(Log1p(a)), a, 20}, {"Exp2", Exp2(Log2(a)), a, 40}, {"Tan", Tan(Atan(x)), x, 4 * (1 + a + 1/a)}, {"Sinh", Sinh(Asinh(x)), x, 20},
			{"Cosh", Cosh(Acosh(1 + a)), 1 + a, 20}, {"Erf", Erf(a) + Erfc(a), 1, 4}, {"Gamma", Gamma(a+1) / a, Gamma(a), 200}, {"Hypot", Hypot(x, x), a * Sqrt2, 2},
			{"Pow", Pow(a, 2), a * a, 1}, {"Floor", Floor(-x), -Ceil(x), 0}, {"Atan2", Atan2(x, 1), Atan(x), 2}, {"Mod", Mod(x, 1), x - Trunc(x), 0},
		} {
			if !near(id.got, id.want, id.units) {
				t.Errorf("%s at %v: %v, want %v", id.what, x, id.got, id.want)
			}
		}
	}
}

func TestConstants(t *testing.T) {
	got := fmt.Sprint(MaxInt8, MinInt8, MaxUint8, MaxInt16, MinInt16, MaxUint16, MaxInt32, MinInt32, MaxUint32, MaxInt64, MinInt64, uint64(MaxUint64), MaxInt == MaxInt64, MinInt == MinInt64, MaxUint == uint64(MaxUint64))
	if got != "127 -128 255 32767 -32768 65535 2147483647 -2147483648 4294967295 9223372036854775807 -9223372036854775808 18446744073709551615 true true true" {
		t.Error(got)
	}
	got = fmt.Sprintln(E, Pi, Phi, Sqrt2, SqrtE, SqrtPi, SqrtPhi, Ln2, Log2E, Ln10, Log10E, MaxFloat32, SmallestNonzeroFloat32, MaxFloat64, SmallestNonzeroFloat64)
	if got != "2.718281828459045 3.141592653589793 1.618033988749895 1.4142135623730951 1.6487212707001282 1.772453850905516 1.272019649514069 0.6931471805599453 1.4426950408889634 2.302585092994046 0.4342944819032518 3.4028234663852886e+38 1.401298464324817e-45 1.7976931348623157e+308 5e-324\n" {
		t.Error(got)
	}
}

func ExampleRoundToEven() {
	for _, x := range []float64{0.5, 1.5, 2.5, -2.5} {
		fmt.Print(RoundToEven(x), " ", Round(x), "; ")
	}
	fmt.Println()
	// Output: 0 1; 2 2; 2 3; -2 -3;
}
