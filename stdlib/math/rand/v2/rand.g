// Package rand makes random numbers for simulations and the like. Where security is at stake, use crypto/rand.
//
// The functions of the package may be called by any goroutine; what they give differs from run to run of a program. For
// numbers that belong to a seed, use [New] with [NewPCG] or [NewChaCha8]; each [Rand] is for one goroutine at a time.
package rand

import (
	"internal/ziggurat"
	"math/bits"
	_ "unsafe" // for go:linkname
)

// A Source gives random numbers of 64 bits. It is for one goroutine at a time.
type Source interface {
	Uint64() uint64
}

// A Rand makes all kinds of random numbers of those that a source gives.
type Rand struct {
	src Source
}

// New returns a Rand for a source.
func New(src Source) *Rand { return &Rand{src} }

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// Int64 returns a random integer of 63 bits.
func (r *Rand) Int64() int64 { return int64(r.src.Uint64() &^ (1 << 63)) }

// Uint32 returns a random integer of 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }

// Uint64 returns a random integer of 64 bits.
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }

// Int32 returns a random integer of 31 bits.
func (r *Rand) Int32() int32 { return int32(r.src.Uint64() >> 33) }

// Int returns a random integer that is not negative.
func (r *Rand) Int() int { return int(uint(r.src.Uint64()) << 1 >> 1) }

// Uint returns a random integer.
func (r *Rand) Uint() uint { return uint(r.src.Uint64()) }

// below returns a random integer from 0 to n, n not included. A random number is taken as a fraction and multiplied by n;
// for some fractions that would be unfair, and those are thrown away (D. Lemire, "Fast Random Integer Generation in an
// Interval", 2019).
func below[S Source](src S, n uint64) uint64 {
	if n&(n-1) == 0 {
		return src.Uint64() & (n - 1)
	}
	high, low := bits.Mul64(src.Uint64(), n)
	if low < n {
		unfair := -n % n
		for low < unfair {
			high, low = bits.Mul64(src.Uint64(), n)
		}
	}
	return high
}

// bounded is below for the function with that name, which panics if n <= 0.
func bounded[S Source, Int integer](src S, n Int, name string) Int {
	if n <= 0 {
		panic("invalid argument to " + name)
	}
	return Int(below(src, uint64(n)))
}

// Int64N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) Int64N(n int64) int64 { return bounded(r.src, n, "Int64N") }

// Uint64N returns a random integer from 0 to n, n not included. It panics if n == 0.
func (r *Rand) Uint64N(n uint64) uint64 { return bounded(r.src, n, "Uint64N") }

// Int32N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) Int32N(n int32) int32 { return bounded(r.src, n, "Int32N") }

// Uint32N returns a random integer from 0 to n, n not included. It panics if n == 0.
func (r *Rand) Uint32N(n uint32) uint32 { return bounded(r.src, n, "Uint32N") }

// IntN returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) IntN(n int) int { return bounded(r.src, n, "IntN") }

// UintN returns a random integer from 0 to n, n not included. It panics if n == 0.
func (r *Rand) UintN(n uint) uint { return bounded(r.src, n, "UintN") }

// N returns a random integer, of any integer type, from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) N[Int integer](n Int) Int { return bounded(r.src, n, "N") }

// Float64 returns a random number from 0 to 1, 1 not included.
func (r *Rand) Float64() float64 { return float64(r.src.Uint64()<<11>>11) / (1 << 53) }

// Float32 returns a random number from 0 to 1, 1 not included.
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }

// Perm returns the numbers from 0 to n, n not included, in random order.
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := below(r.src, uint64(i+1))
		p[i], p[j] = p[j], p[i]
	}
	return p
}

// Shuffle brings n elements, which swap exchanges, in random order. It panics if n < 0.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(below(r.src, uint64(i+1))))
	}
}

// NormFloat64 returns a random number of the normal distribution with mean 0 and standard deviation 1. For another:
//
//	sample = NormFloat64()*deviation + mean
func (r *Rand) NormFloat64() float64 {
	for {
		u := r.src.Uint64()
		if x, ok := ziggurat.Norm(int32(u), uint32(u>>32)&127, r); ok {
			return x
		}
	}
}

// ExpFloat64 returns a random number of the exponential distribution with rate and mean 1. For another:
//
//	sample = ExpFloat64() / rate
func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.src.Uint64()
		if x, ok := ziggurat.Exp(uint32(u), uint32(u>>32)&255, r); ok {
			return x
		}
	}
}

// Functions of the package --------------------------------------------------------------------------------------------

//go:linkname runtimeUint64 rand_uint64
func runtimeUint64() uint64

// A runtimeSource has its state in the runtime, one for each thread.
type runtimeSource struct{}

func (runtimeSource) Uint64() uint64 { return runtimeUint64() }

var global = Rand{runtimeSource{}}

// Int64 returns a random integer of 63 bits.
func Int64() int64 { return int64(runtimeUint64() &^ (1 << 63)) }

// Uint32 returns a random integer of 32 bits.
func Uint32() uint32 { return uint32(runtimeUint64() >> 32) }

// Uint64 returns a random integer of 64 bits.
func Uint64() uint64 { return runtimeUint64() }

// Int32 returns a random integer of 31 bits.
func Int32() int32 { return int32(runtimeUint64() >> 33) }

// Int returns a random integer that is not negative.
func Int() int { return int(uint(runtimeUint64()) << 1 >> 1) }

// Uint returns a random integer.
func Uint() uint { return uint(runtimeUint64()) }

// Int64N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func Int64N(n int64) int64 { return bounded(runtimeSource{}, n, "Int64N") }

// Uint64N returns a random integer from 0 to n, n not included. It panics if n == 0.
func Uint64N(n uint64) uint64 { return bounded(runtimeSource{}, n, "Uint64N") }

// Int32N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func Int32N(n int32) int32 { return bounded(runtimeSource{}, n, "Int32N") }

// Uint32N returns a random integer from 0 to n, n not included. It panics if n == 0.
func Uint32N(n uint32) uint32 { return bounded(runtimeSource{}, n, "Uint32N") }

// IntN returns a random integer from 0 to n, n not included. It panics if n <= 0.
func IntN(n int) int { return bounded(runtimeSource{}, n, "IntN") }

// UintN returns a random integer from 0 to n, n not included. It panics if n == 0.
func UintN(n uint) uint { return bounded(runtimeSource{}, n, "UintN") }

// N returns a random integer, of any integer type, from 0 to n, n not included. It panics if n <= 0.
//
//	time.Sleep(rand.N(10 * time.Millisecond))
func N[Int integer](n Int) Int { return bounded(runtimeSource{}, n, "N") }

// Float64 returns a random number from 0 to 1, 1 not included.
func Float64() float64 { return global.Float64() }

// Float32 returns a random number from 0 to 1, 1 not included.
func Float32() float32 { return global.Float32() }

// Perm returns the numbers from 0 to n, n not included, in random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle brings n elements, which swap exchanges, in random order. It panics if n < 0.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// NormFloat64 returns a random number of the normal distribution with mean 0 and standard deviation 1. For another:
//
//	sample = NormFloat64()*deviation + mean
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a random number of the exponential distribution with rate and mean 1. For another:
//
//	sample = ExpFloat64() / rate
func ExpFloat64() float64 { return global.ExpFloat64() }
