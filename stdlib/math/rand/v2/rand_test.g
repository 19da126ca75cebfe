package rand_test

import (
	"bytes"
	"fmt"
	"math"
	. "math/rand/v2"
	"slices"
	"testing"
)

var key = [32]byte([]byte("0123456789abcdef0123456789ABCDEF"))

func TestSequence(t *testing.T) {
	for _, tt := range []struct {
		s    Source
		want string
	}{
		{NewPCG(1, 2), "4321634407747778896 176975231 9221744211007427193 965044529 2449715415482412441 3389241988064777392 661 444 72 121 4690884606278563473 0 1523380585395461339 0.6376730728931249 0.9644262 0.50786829906575 0.8885904278325026 [3 4 2 0 1] 40 [2 5 3 1 4]"},
		{new(PCG), "7371889741448783355 330345483 13446722647129416609 1033557196 4485450492048608937 16582119225744604457 376 248 19 23 5324975143875679783 8 748207632422172811 0.9713775086898567 0.7732984 0.5224173744445297 0.04493540115606612 [2 3 1 0 4] 5 [1 3 4 5 2]"},
		{NewChaCha8(key), "48053575066115490 3599857010 7452372647947033744 1260136329 7337041939541716545 6566745932304617263 125 74 43 245 5608432978798980789 9 2384515779467465736 0.12270871469561895 0.24831349 -1.238368206827712 0.28889863543994987 [4 1 2 3 0] 0 [3 5 2 4 1]"},
	} {
		r := New(tt.s)
		z := NewZipf(r, 1.5, 2, 100)
		l := []int{1, 2, 3, 4, 5}
		r.Shuffle(5, func(i, j int) { l[i], l[j] = l[j], l[i] })
		got := fmt.Sprintln(r.Int64(), r.Uint32(), r.Uint64(), r.Int32(), r.Int(), r.Uint(), r.Int64N(1000), r.Int32N(1000), r.IntN(77), r.Uint32N(1000), r.Uint64N(1<<63+1), r.UintN(10), r.Int64N(1<<62+1), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(5), z.Uint64(), l)
		if got != tt.want+"\n" {
			t.Errorf("%T:\ngot  %swant %s", tt.s, got, tt.want)
		}
	}
}

func TestPCG(t *testing.T) {
	p := NewPCG(1, 2)
	first := p.Uint64()
	state, err := p.MarshalBinary()
	if err != nil || string(state[:4]) != "pcg:" || len(state) != 20 {
		t.Errorf("%q %v", state, err)
	}
	if b, err := p.AppendBinary([]byte("x")); string(b) != "x"+string(state) || err != nil {
		t.Error(b, err)
	}
	next := []uint64{p.Uint64(), p.Uint64()}
	var q PCG
	if err := q.UnmarshalBinary(state); err != nil || q.Uint64() != next[0] || q.Uint64() != next[1] {
		t.Error(err)
	}
	q.Seed(1, 2)
	if q.Uint64() != first {
		t.Error("Seed")
	}
	for _, bad := range []string{"", "x", "pcg:", string(state) + "x", "PCG:" + string(state[4:])} {
		if err := q.UnmarshalBinary([]byte(bad)); err == nil || err.Error() != "invalid PCG encoding" {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestChaCha8(t *testing.T) {
	c := NewChaCha8(key)
	var want []byte
	for range 300 { // several blocks
		x := c.Uint64()
		for i := range 8 {
			want = append(want, byte(x>>(8*i)))
		}
	}
	c.Seed(key)
	var got []byte
	for n := 0; len(got) < 2400; n = (n + 5) % 23 {
		b := make([]byte, min(n, 2400-len(got)))
		if m, err := c.Read(b); m != len(b) || err != nil {
			t.Fatal(m, err)
		}
		got = append(got, b...)
	}
	if !bytes.Equal(got, want) {
		t.Error("Read gives other bytes than Uint64")
	}
	for skip := range 40 {
		c.Seed(key)
		c.Read(make([]byte, 7*skip))
		state, err := c.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if b, err := c.AppendBinary([]byte("x")); string(b) != "x"+string(state) || err != nil {
			t.Error(b, err)
		}
		var d ChaCha8
		if err := d.UnmarshalBinary(state); err != nil {
			t.Fatalf("%q: %v", state, err)
		}
		x, y := make([]byte, 50), make([]byte, 50)
		c.Read(x)
		d.Read(y)
		if !bytes.Equal(x, y) || c.Uint64() != d.Uint64() {
			t.Errorf("after %d bytes it goes on differently", 7*skip)
		}
	}
	var d ChaCha8
	for _, bad := range []string{"", "x", "chacha8:", "readbuf:\x05chacha8:", "chacha9:\x00\x00\x00\x00\x00\x00\x00\x00" + string(key[:])} {
		if err := d.UnmarshalBinary([]byte(bad)); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func panicOf(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return ""
}

func TestLimits(t *testing.T) {
	r := New(NewPCG(7, 7))
	for want, list := range map[string][]func(){
		"invalid argument to IntN": {func() { IntN(0) }, func() { r.IntN(-1) }}, "invalid argument to Int64N": {func() { Int64N(0) }, func() { r.Int64N(-1) }},
		"invalid argument to Int32N": {func() { Int32N(0) }, func() { r.Int32N(-1) }}, "invalid argument to Uint64N": {func() { Uint64N(0) }, func() { r.Uint64N(0) }},
		"invalid argument to Uint32N": {func() { Uint32N(0) }, func() { r.Uint32N(0) }}, "invalid argument to UintN": {func() { UintN(0) }, func() { r.UintN(0) }},
		"invalid argument to N": {func() { N(0) }, func() { N(int8(-3)) }}, "invalid argument to Shuffle": {func() { Shuffle(-1, nil) }, func() { r.Shuffle(-1, nil) }},
	} {
		for _, f := range list {
			if got := panicOf(f); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
	if NewZipf(r, 1, 1, 1) != nil || NewZipf(r, 2, 0.5, 1) != nil {
		t.Error("NewZipf")
	}
	type small uint8
	for range 1000 {
		for _, ok := range []bool{
			N(small(3)) < 3, N(int64(1)) == 0, IntN(5) < 5 && IntN(5) >= 0, Int64N(1<<40) < 1<<40, Int32N(9) < 9, Uint64N(1) == 0, Uint32N(1<<31) < 1<<31, UintN(7) < 7,
			Int() >= 0, Int64() >= 0, Int32() >= 0, ExpFloat64() >= 0, Float64() < 1 && Float64() >= 0, Float32() < 1 && Float32() >= 0, math.Abs(NormFloat64()) < 20,
		} {
			if !ok {
				t.Fatal("out of range")
			}
		}
	}
	if Uint64() == Uint64() || Uint32() == Uint32() && Uint32() == Uint32() || Uint() == Uint() {
		t.Error("the same twice")
	}
	p := Perm(20)
	Shuffle(20, func(i, j int) { p[i], p[j] = p[j], p[i] })
	slices.Sort(p)
	if p[0] != 0 || p[19] != 19 || len(slices.Compact(p)) != 20 || len(Perm(0)) != 0 {
		t.Error(p)
	}
}

// constant is the worst of sources.
type constant uint64

func (c constant) Uint64() uint64 { return uint64(c) }

func TestDistributions(t *testing.T) {
	r := New(NewChaCha8(key))
	const n = 20000
	for _, d := range []struct {
		name           string
		f              func() float64
		mean, variance float64
	}{
		{"Float64", r.Float64, 0.5, 1.0 / 12}, {"NormFloat64", r.NormFloat64, 0, 1}, {"ExpFloat64", r.ExpFloat64, 1, 1}, {"IntN", func() float64 { return float64(r.IntN(6)) }, 2.5, 35.0 / 12},
		{"Uint32N", func() float64 { return float64(r.Uint32N(6)) }, 2.5, 35.0 / 12}, {"top", func() float64 { return float64(N(6)) }, 2.5, 35.0 / 12},
	} {
		sum, squares := 0.0, 0.0
		for range n {
			x := d.f()
			sum += x
			squares += (x - d.mean) * (x - d.mean)
		}
		if math.Abs(sum/n-d.mean) > 0.06 || math.Abs(squares/n-d.variance) > 0.12 {
			t.Errorf("%s: mean %.3f, variance %.3f", d.name, sum/n, squares/n)
		}
	}
	if f := New(constant(math.MaxUint64)); f.Float64() >= 1 || f.Float32() >= 1 || f.IntN(10) != 9 || f.Int64() != math.MaxInt64 {
		t.Error("of all bits")
	}
	if f := New(constant(0)); f.Float64() != 0 || f.Uint64() != 0 {
		t.Error("of no bits")
	}
}
