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
func (r *Rand) below(n uint64) uint64 {
	if n&(n-1) == 0 {
		return r.src.Uint64() & (n - 1)
	}
	high, low := bits.Mul64(r.src.Uint64(), n)
	if low < n {
		unfair := -n % n
		for low < unfair {
			high, low = bits.Mul64(r.src.Uint64(), n)
		}
	}
	return high
}

// Int64N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(r.below(uint64(n)))
}

// Uint64N returns a random integer from 0 to n, n not included. It panics if n == 0.
func (r *Rand) Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return r.below(n)
}

// Int32N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(r.below(uint64(n)))
}

// Uint32N returns a random integer from 0 to n, n not included. It panics if n == 0.
func (r *Rand) Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(r.below(uint64(n)))
}

// IntN returns a random integer from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(r.below(uint64(n)))
}

// UintN returns a random integer from 0 to n, n not included. It panics if n == 0.
func (r *Rand) UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(r.below(uint64(n)))
}

// N returns a random integer, of any integer type, from 0 to n, n not included. It panics if n <= 0.
func (r *Rand) N[Int integer](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(r.below(uint64(n)))
}

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
		j := r.below(uint64(i + 1))
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
		swap(i, int(r.below(uint64(i+1))))
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
func Int64() int64 { return global.Int64() }

// Uint32 returns a random integer of 32 bits.
func Uint32() uint32 { return global.Uint32() }

// Uint64 returns a random integer of 64 bits.
func Uint64() uint64 { return global.Uint64() }

// Int32 returns a random integer of 31 bits.
func Int32() int32 { return global.Int32() }

// Int returns a random integer that is not negative.
func Int() int { return global.Int() }

// Uint returns a random integer.
func Uint() uint { return global.Uint() }

// Int64N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func Int64N(n int64) int64 { return global.Int64N(n) }

// Uint64N returns a random integer from 0 to n, n not included. It panics if n == 0.
func Uint64N(n uint64) uint64 { return global.Uint64N(n) }

// Int32N returns a random integer from 0 to n, n not included. It panics if n <= 0.
func Int32N(n int32) int32 { return global.Int32N(n) }

// Uint32N returns a random integer from 0 to n, n not included. It panics if n == 0.
func Uint32N(n uint32) uint32 { return global.Uint32N(n) }

// IntN returns a random integer from 0 to n, n not included. It panics if n <= 0.
func IntN(n int) int { return global.IntN(n) }

// UintN returns a random integer from 0 to n, n not included. It panics if n == 0.
func UintN(n uint) uint { return global.UintN(n) }

// N returns a random integer, of any integer type, from 0 to n, n not included. It panics if n <= 0.
//
//	time.Sleep(rand.N(10 * time.Millisecond))
func N[Int integer](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(global.below(uint64(n)))
}

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
