// global.g: the functions of the package, which any goroutine may call. Their numbers come from the runtime, which has a
// state of its own for each thread.

package rand

import _ "unsafe" // for go:linkname

//go:linkname runtimeUint64 rand_uint64
func runtimeUint64() uint64

type runtimeSource struct{}

func (runtimeSource) Uint64() uint64 { return runtimeUint64() }

func (runtimeSource) Int63() int64 { return int64(runtimeUint64() & (1<<63 - 1)) }

func (runtimeSource) Seed(int64) { panic("internal error: call to runtimeSource.Seed") }

var global = New(runtimeSource{})

// Seed does nothing. It once made the functions of the package give the numbers that belong to a seed.
//
// Deprecated: New(NewSource(seed)) gives such numbers.
func Seed(seed int64) {}

// Int63 returns a random integer of 63 bits.
func Int63() int64 { return global.Int63() }

// Uint32 returns a random integer of 32 bits.
func Uint32() uint32 { return global.Uint32() }

// Uint64 returns a random integer of 64 bits.
func Uint64() uint64 { return global.Uint64() }

// Int31 returns a random integer of 31 bits.
func Int31() int32 { return global.Int31() }

// Int returns a random integer that is not negative.
func Int() int { return global.Int() }

// Int63n returns a random integer from 0 to n, n not included. It panics if n <= 0.
func Int63n(n int64) int64 { return global.Int63n(n) }

// Int31n returns a random integer from 0 to n, n not included. It panics if n <= 0.
func Int31n(n int32) int32 { return global.Int31n(n) }

// Intn returns a random integer from 0 to n, n not included. It panics if n <= 0.
func Intn(n int) int { return global.Intn(n) }

// Float64 returns a random number from 0 to 1, 1 not included.
func Float64() float64 { return global.Float64() }

// Float32 returns a random number from 0 to 1, 1 not included.
func Float32() float32 { return global.Float32() }

// Perm returns the numbers from 0 to n, n not included, in random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle brings n elements, which swap exchanges, in random order. It panics if n < 0.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// Read fills p with random bytes. It always returns len(p) and no error.
//
// Deprecated: secrets must come from crypto/rand.
func Read(p []byte) (n int, err error) {
	r := *global // what is left of a number belongs to this call
	return r.Read(p)
}

// NormFloat64 returns a random number of the normal distribution with mean 0 and standard deviation 1. For another:
//
//	sample = NormFloat64()*deviation + mean
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a random number of the exponential distribution with rate and mean 1. For another:
//
//	sample = ExpFloat64() / rate
func ExpFloat64() float64 { return global.ExpFloat64() }
