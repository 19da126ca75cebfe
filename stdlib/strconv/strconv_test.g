package strconv_test

import (
	"fmt"
	"math"
	"math/rand"
	. "strconv"
	"testing"
)

func TestErrors(t *testing.T) {
	_, atoi := Atoi("12x")
	_, empty := Atoi("")
	_, large := ParseInt("9223372036854775808", 10, 64)
	_, small := ParseInt("-129", 10, 8)
	_, base := ParseInt("1", 1, 64)
	_, bits := ParseInt("1", 10, 65)
	_, under := ParseInt("1__0", 0, 64)
	_, sign := ParseUint("-1", 10, 64)
	_, large2 := ParseUint("256", 10, 8)
	_, b := ParseBool("maybe")
	_, f := ParseFloat("1e", 64)
	_, f2 := ParseFloat("1e400", 64)
	_, f3 := ParseFloat("0x1.8", 64)
	_, c := ParseComplex("1+", 128)
	_, q := Unquote(`"abc`)
	_, q2 := Unquote(`'ab'`)
	_, q3 := Unquote("\"a\nb\"")
	_, q4 := QuotedPrefix("x")
	_, _, _, u := UnquoteChar(`\q`, '"')
	for _, tt := range []struct {
		err  error
		want string
	}{
		{atoi, `strconv.Atoi: parsing "12x": invalid syntax`},
		{empty, `strconv.Atoi: parsing "": invalid syntax`},
		{large, `strconv.ParseInt: parsing "9223372036854775808": value out of range`},
		{small, `strconv.ParseInt: parsing "-129": value out of range`},
		{base, `strconv.ParseInt: parsing "1": invalid base 1`},
		{bits, `strconv.ParseInt: parsing "1": invalid bit size 65`},
		{under, `strconv.ParseInt: parsing "1__0": invalid syntax`},
		{sign, `strconv.ParseUint: parsing "-1": invalid syntax`},
		{large2, `strconv.ParseUint: parsing "256": value out of range`},
		{b, `strconv.ParseBool: parsing "maybe": invalid syntax`},
		{f, `strconv.ParseFloat: parsing "1e": invalid syntax`},
		{f2, `strconv.ParseFloat: parsing "1e400": value out of range`},
		{f3, `strconv.ParseFloat: parsing "0x1.8": invalid syntax`},
		{c, `strconv.ParseComplex: parsing "1+": invalid syntax`},
		{q, "invalid syntax"}, {q2, "invalid syntax"}, {q3, "invalid syntax"}, {q4, "invalid syntax"}, {u, "invalid syntax"},
	} {
		if tt.err == nil || tt.err.Error() != tt.want {
			t.Errorf("error %v, want %s", tt.err, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		s    string
		base int
		want int64
	}{
		{"0x7fff", 0, 0x7fff}, {"-0b101", 0, -5}, {"0o17", 0, 15}, {"017", 0, 15}, {"1_000", 0, 1000}, {"zz", 36, 35*36 + 35},
		{"-9223372036854775808", 10, math.MinInt64}, {"+5", 10, 5},
	} {
		if got, err := ParseInt(tt.s, tt.base, 64); got != tt.want || err != nil {
			t.Errorf("ParseInt(%q, %d) = %d, %v", tt.s, tt.base, got, err)
		}
	}
	for _, tt := range []struct {
		s    string
		want float64
	}{
		{"1e23", 1e23}, {".5", .5}, {"5.", 5}, {"0x1p-2", .25}, {"inf", math.Inf(1)}, {"-Infinity", math.Inf(-1)},
		{"1_0.5", 10.5}, {"1__0", math.NaN()}, {"4.9e-324", 5e-324}, {"2.4e-324", 0}, {"1.7976931348623157e308", math.MaxFloat64},
		{"9007199254740993", 9007199254740992}, {"9007199254740993.000000000000000000000000000001", 9007199254740994},
	} {
		got, err := ParseFloat(tt.s, 64)
		if math.IsNaN(tt.want) != (err != nil) || err == nil && got != tt.want {
			t.Errorf("ParseFloat(%q) = %g, %v; want %g", tt.s, got, err, tt.want)
		}
	}
}

func TestRoundTrips(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for range 20000 {
		x := math.Float64frombits(r.Uint64())
		if math.IsNaN(x) {
			continue
		}
		s := FormatFloat(x, 'g', -1, 64)
		if y, err := ParseFloat(s, 64); y != x || err != nil {
			t.Fatalf("%x: %s is read as %x, %v", x, s, y, err)
		}
		f := math.Float32frombits(r.Uint32())
		s = FormatFloat(float64(f), 'e', -1, 32)
		if y, err := ParseFloat(s, 32); f == f && (float32(y) != f || err != nil) {
			t.Fatalf("%x: %s is read as %x, %v", f, s, y, err)
		}
		n, base := int64(r.Uint64()), 2+r.Intn(35)
		if m, err := ParseInt(FormatInt(n, base), base, 64); m != n || err != nil {
			t.Fatalf("%d in base %d is read as %d, %v", n, base, m, err)
		}
		q := string(AppendQuote(nil, string(AppendInt(nil, n, 10))+string(rune(r.Intn(0x110000)))+"\x80"))
		if s, err := Unquote(q); err != nil || Quote(s) != q {
			t.Fatalf("%s is unquoted to %q, %v", q, s, err)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{FormatFloat(100, 'e', 3, 64), "1.000e+02"}, {FormatFloat(0.000001, 'g', -1, 64), "1e-06"},
		{FormatFloat(2.5, 'f', 0, 64), "2"}, {FormatFloat(3.5, 'f', 0, 64), "4"}, {FormatFloat(-0.0, 'f', 1, 64), "0.0"},
		{FormatFloat(math.Copysign(0, -1), 'g', -1, 64), "-0"}, {FormatFloat(1, 'b', -1, 64), "4503599627370496p-52"},
		{FormatFloat(1, 'x', -1, 64), "0x1p+00"}, {FormatFloat(1, '?', -1, 64), "%?"}, {FormatFloat(5e-324, 'f', 3, 64), "0.000"},
		{FormatComplex(1-2i, 'g', -1, 128), "(1-2i)"}, {FormatBool(true), "true"}, {Itoa(-7), "-7"}, {FormatUint(255, 16), "ff"},
		{QuoteToASCII("ü\u2028\x00"), `"\u00fc\u2028\x00"`}, {QuoteToGraphic("\u3000\t"), "\"\u3000\\t\""}, {QuoteRune('☺'), `'☺'`},
		{QuoteRuneToASCII('☺'), `'\u263a'`}, {Quote("a\"b\\\xff"), `"a\"b\\\xff"`}, {fmt.Sprint(CanBackquote("a`")), "false"},
		{fmt.Sprint(IsPrint('\u00ad'), IsGraphic('\u3000')), "false true"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}

func BenchmarkRoundTrip(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		ParseFloat(FormatFloat(float64(i)*1.1, 'g', -1, 64), 64)
	}
}
