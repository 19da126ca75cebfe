// Package rand makes random numbers for simulations and the like. They can be predicted: where security is at stake, use
// crypto/rand. New programs use [math/rand/v2].
//
// Each [Source] is for one goroutine at a time. The functions of the package are for all; what they give differs from run
// to run of a program.
package rand

import "internal/ziggurat"

// A Source gives random numbers of 63 bits.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 also gives numbers of 64 bits at once.
type Source64 interface {
	Source
	Uint64() uint64
}

// NewSource returns a source whose numbers, always the same, belong to a seed. It is a [Source64].
func NewSource(seed int64) Source {
	g := new(additive)
	g.Seed(seed)
	return g
}

// A Rand makes all kinds of random numbers of those that a source gives.
type Rand struct {
	src   Source
	src64 Source64 // src, if it is one

	// What Read has left of a number.
	rest      int64
	restBytes int8
}

// New returns a Rand for a source.
func New(src Source) *Rand {
	src64, _ := src.(Source64)
	return &Rand{src: src, src64: src64}
}

// Seed makes the source begin with the numbers that belong to a seed.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.restBytes = 0
}

// Int63 returns a random integer of 63 bits.
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns a random integer of 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns a random integer of 64 bits.
func (r *Rand) Uint64() uint64 {
	if r.src64 != nil {
		return r.src64.Uint64()
	}
	low := uint64(r.Int63()) >> 31
	return low | uint64(r.Int63())<<32
}

// Int31 returns a random integer of 31 bits.
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a random integer that is not negative.
func (r *Rand) Int() int { return int(uint(r.Int63()) << 1 >> 1) }

// Int63n returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	// Of the largest numbers, those that are not in a full row of n are thrown away.
	last := int64(1<<63 - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > last {
		v = r.Int63()
	}
	return v % n
}

// Int31n returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	last := int32(1<<31 - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > last {
		v = r.Int31()
	}
	return v % n
}

// below returns a random integer from 0 to n, n not included, by another way than Int31n: that of D. Lemire, "Fast Random
// Integer Generation in an Interval", 2019, which seldom divides.
func (r *Rand) below(n int32) int32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < uint32(n) {
		unfair := uint32(-n) % uint32(n)
		for uint32(product) < unfair {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return int32(product >> 32)
}

// Intn returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a random number from 0 to 1, 1 not included.
func (r *Rand) Float64() float64 {
	// Fewer bits would do, and none of them would be rounded to 1. But a seed has to give the numbers that it always gave.
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

// Float32 returns a random number from 0 to 1, 1 not included.
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns the numbers from 0 to n, n not included, in random order.
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := range m { // for i = 0 as well: it takes a number from the source
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle brings n elements, which swap exchanges, in random order. It panics if n < 0.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-1-1; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.below(int32(i+1))))
	}
}

// Read fills p with random bytes. It always returns len(p) and no error. Other methods may be called between; the bytes
// are the same as if they were not.
func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.restBytes == 0 {
			r.rest = r.src.Int63()
			r.restBytes = 7 // of eight
		}
		p[i] = byte(r.rest)
		r.rest >>= 8
		r.restBytes--
	}
	return len(p), nil
}

// NormFloat64 returns a random number of the normal distribution with mean 0 and standard deviation 1. For another:
//
//	sample = NormFloat64()*deviation + mean
func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint32()
		if x, ok := ziggurat.Norm(int32(u), u&127, r); ok {
			return x
		}
	}
}

// ExpFloat64 returns a random number of the exponential distribution with rate and mean 1. For another:
//
//	sample = ExpFloat64() / rate
func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.Uint32()
		if x, ok := ziggurat.Exp(u, u&255, r); ok {
			return x
		}
	}
}
