package rand_test

import (
	"fmt"
	"math"
	. "math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
)

// What each method gives after a seed is part of what programs rely on.
func TestSequence(t *testing.T) {
	for seed, want := range map[int64]string{
		0:       "2669985732393126063 826517535 15267744271532198264 1926657288 1543572285742637646 416 147 39 2518412263346885298 0.6090801919903561 0.253656 -1.5515595563231523 0.030307408362776206 [3 4 2 1 0] 12 [1 148 253 194 250] [5 4 1 3 2]",
		1:       "6334824724549167320 281908850 10667007354186551956 208240456 2775422040480279449 84 511 32 3510942875414458836 0.31805817433032985 0.46888983 0.5273583930598617 0.2115638815656507 [1 0 3 4 2] 0 [82 253 252 7 33] [4 1 2 3 5]",
		-5:      "2765873542824974135 2280427586 1310770051021197178 1506187447 51492660285534080 36 280 64 3434768870697925380 0.5878497680189011 0.87095505 0.8765830157327751 2.2218333078594448 [4 2 0 1 3] 2 [62 246 12 224 212] [4 5 2 1 3]",
		1 << 40: "5800323741864134101 1183904076 17249508715714496537 457154542 3277424672240818929 682 345 40 1406868946266469744 0.4142848878549593 0.10715771 -0.24017105824379797 1.5315714502532876 [1 0 4 2 3] 11 [250 134 136 222 229] [3 2 5 1 4]",
	} {
		r := New(NewSource(seed))
		for range 2 {
			z := NewZipf(r, 1.5, 2, 100)
			b := make([]byte, 5)
			r.Read(b)
			l := []int{1, 2, 3, 4, 5}
			r.Shuffle(5, func(i, j int) { l[i], l[j] = l[j], l[i] })
			got := fmt.Sprintln(r.Int63(), r.Uint32(), r.Uint64(), r.Int31(), r.Int(), r.Int63n(1000), r.Int31n(1000), r.Intn(77), r.Int63n(1<<62+1), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(5), z.Uint64(), b, l)
			if got != want+"\n" {
				t.Errorf("seed %d:\ngot  %swant %s", seed, got, want)
			}
			r.Seed(seed) // begins anew
		}
	}
}

// counter is a Source that is no Source64.
type counter int64

func (c *counter) Int63() int64    { *c += 1 << 40; return int64(*c) }
func (c *counter) Seed(seed int64) { *c = counter(seed) }

func TestSources(t *testing.T) {
	var c counter
	r := New(&c)
	if x := r.Int63(); x != 1<<40 {
		t.Error(x)
	}
	two, three := uint64(2<<40), uint64(3<<40)
	if x := r.Uint64(); x != two>>31|three<<32 {
		t.Errorf("%x", x)
	}
	r.Seed(0)
	if x := r.Uint32(); x != (1<<40)>>31 {
		t.Error(x)
	}
	var s Source = NewSource(1)
	s64 := s.(Source64)
	x := s64.Uint64()
	s.Seed(1)
	if y := s.Int63(); uint64(y) != x&(1<<63-1) {
		t.Error(x, y)
	}
}

func panicOf(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return ""
}

func TestLimits(t *testing.T) {
	r := New(NewSource(2))
	for want, list := range map[string][]func(){
		"invalid argument to Intn":    {func() { Intn(0) }, func() { r.Intn(-1) }},
		"invalid argument to Int63n":  {func() { Int63n(-1) }, func() { r.Int63n(0) }},
		"invalid argument to Int31n":  {func() { Int31n(0) }, func() { r.Int31n(-7) }},
		"invalid argument to Shuffle": {func() { Shuffle(-1, nil) }, func() { r.Shuffle(-1, nil) }},
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
	for range 1000 {
		for _, n := range []int{1, 2, 3, 10, 1 << 20, 1<<31 - 1, 1 << 31, 1<<62 + 3} {
			if x := r.Intn(n); x < 0 || x >= n {
				t.Fatal(x, n)
			}
			if x := Intn(n); x < 0 || x >= n {
				t.Fatal(x, n)
			}
		}
		if x := Float64(); x < 0 || x >= 1 {
			t.Fatal(x)
		}
		if x := Float32(); x < 0 || x >= 1 {
			t.Fatal(x)
		}
		if x, y := Int63n(5), Int31n(5); x < 0 || x >= 5 || y < 0 || y >= 5 {
			t.Fatal(x, y)
		}
		if Int() < 0 || Int31() < 0 || Int63() < 0 || ExpFloat64() < 0 {
			t.Fatal("negative")
		}
	}
}

// Mean and variance are those of the distributions; none of the buckets is too full.
func TestDistributions(t *testing.T) {
	r := New(NewSource(9))
	const n = 20000
	for _, d := range []struct {
		name           string
		f              func() float64
		mean, variance float64
	}{
		{"Float64", r.Float64, 0.5, 1.0 / 12}, {"NormFloat64", r.NormFloat64, 0, 1}, {"ExpFloat64", r.ExpFloat64, 1, 1}, {"Intn", func() float64 { return float64(r.Intn(6)) }, 2.5, 35.0 / 12},
		{"top NormFloat64", NormFloat64, 0, 1}, {"top Float64", Float64, 0.5, 1.0 / 12},
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
	z := NewZipf(r, 2, 1, 9)
	var counts [10]int
	for range n {
		counts[z.Uint64()]++
	}
	if !slices.IsSortedFunc(counts[:6], func(a, b int) int { return b - a }) || counts[0] < 3*counts[1] || counts[0] > 5*counts[1] {
		t.Error(counts)
	}
	first := map[string]int{}
	for range 6000 {
		first[fmt.Sprint(r.Perm(3))]++
	}
	for p, k := range first {
		if len(first) != 6 || k < 800 || k > 1200 {
			t.Error(p, k)
		}
	}
}

// The functions of the package may be called at once; they have different values each time.
func TestTop(t *testing.T) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	seen := map[uint64]bool{}
	for range 4 {
		wg.Go(func() {
			for range 200 {
				x := Uint64()
				mu.Lock()
				if seen[x] {
					t.Error("twice", x)
				}
				seen[x] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	Seed(5) // has an effect in old programs only
	p := Perm(10)
	Shuffle(10, func(i, j int) { p[i], p[j] = p[j], p[i] })
	slices.Sort(p)
	if fmt.Sprint(p) != "[0 1 2 3 4 5 6 7 8 9]" || Uint32() == Uint32() && Uint32() == Uint32() {
		t.Error(p)
	}
	b := make([]byte, 100)
	if n, err := Read(b); n != 100 || err != nil || strings.Count(string(b), "\x00") > 20 {
		t.Error(n, err, b)
	}
}
