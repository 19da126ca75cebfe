// run

// Packages math/rand and math/rand/v2: Go's numbers for a given seed.
package main

import (
	"math/rand"
	v2 "math/rand/v2"
)

var hash uint64

func add(x uint64) { hash = (hash ^ x) * 1099511628211 }

func catch(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(string))
		}
	}()
	f()
}

func one() {
	for _, seed := range []int64{0, 1, 42, -7, 1 << 40, 2147483647, -1 << 63} {
		r := rand.New(rand.NewSource(seed))
		for range 700 {
			add(uint64(r.Int63()))
		}
		println(seed, hash, r.Int(), r.Int31(), r.Uint32(), r.Uint64(), r.Intn(10), r.Intn(1<<40), r.Int31n(100), r.Int31n(64), r.Int63n(1e12), r.Int63n(1<<50))
		println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
		for range 2000 {
			add(uint64(r.NormFloat64() * 1e15))
			add(uint64(r.ExpFloat64() * 1e15))
		}
		for _, x := range r.Perm(20) {
			print(x, " ")
		}
		s := []int{1, 2, 3, 4, 5, 6, 7}
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		for _, x := range s {
			print(x, " ")
		}
		b := make([]byte, 13)
		n, err := r.Read(b)
		for _, x := range b {
			add(uint64(x))
		}
		r.Read(b[:5])
		println(n, err == nil, b[4], hash)
		z := rand.NewZipf(r, 1.5, 3, 1000)
		for range 5 {
			print(z.Uint64(), " ")
		}
		println(rand.NewZipf(r, 1, 3, 1000) == nil)
		r.Seed(5)
		println(r.Int63())
	}
	r := rand.New(rand.NewSource(1))
	catch("Intn", func() { r.Intn(0) })
	catch("Int31n", func() { r.Int31n(-1) })
	catch("Int63n", func() { r.Int63n(0) })
	catch("Shuffle", func() { r.Shuffle(-1, nil) })
}

func two() {
	var seed [32]byte
	copy(seed[:], "chacha8: 32-byte seed for a test")
	for name, src := range [2]v2.Source{v2.NewPCG(1, 2), v2.NewChaCha8(seed)} {
		r := v2.New(src)
		for range 2000 {
			add(r.Uint64())
		}
		println(name, hash, r.Int(), r.Int32(), r.Int64(), r.Uint(), r.Uint32(), r.Uint64())
		println(r.IntN(10), r.IntN(1<<40), r.Int32N(100), r.Int32N(64), r.Int64N(1e12), r.Int64N(1<<50), r.Uint32N(7), r.Uint64N(1e15), r.UintN(3))
		println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
		for range 2000 {
			add(uint64(r.NormFloat64() * 1e15))
			add(uint64(r.ExpFloat64() * 1e15))
			add(r.Uint64N(1<<63 + 12345))
			add(uint64(r.Uint32N(1<<31 + 77)))
		}
		println(hash)
		for _, x := range r.Perm(20) {
			print(x, " ")
		}
		s := []int{1, 2, 3, 4, 5, 6, 7}
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		for _, x := range s {
			print(x, " ")
		}
		z := v2.NewZipf(r, 1.5, 3, 1000)
		for range 5 {
			print(z.Uint64(), " ")
		}
		println()
		catch("IntN", func() { r.IntN(0) })
		catch("Int32N", func() { r.Int32N(-1) })
		catch("Int64N", func() { r.Int64N(0) })
		catch("UintN", func() { r.UintN(0) })
		catch("Uint32N", func() { r.Uint32N(0) })
		catch("Uint64N", func() { r.Uint64N(0) })
		catch("Shuffle", func() { r.Shuffle(-1, nil) })
	}
	catch("N", func() { v2.N(0) })
	println(v2.N(1), v2.IntN(1), v2.N(uint8(1)))

	p := v2.NewPCG(3, 4)
	p.Uint64()
	b, err := p.MarshalBinary()
	println(string(b[:4]), len(b), err == nil)
	q := new(v2.PCG)
	println(q.UnmarshalBinary(b) == nil, q.Uint64() == p.Uint64(), q.UnmarshalBinary(b[:5]).Error())
	p.Seed(1, 2)
	println(p.Uint64())

	c := v2.NewChaCha8(seed)
	x := make([]byte, 100)
	n, err := c.Read(x[:7])
	println(n, err == nil)
	c.Read(x[7:50])
	b, err = c.MarshalBinary()
	println(string(b[:8]), len(b), err == nil)
	d := new(v2.ChaCha8)
	println(d.UnmarshalBinary(b) == nil, d.Uint64() == c.Uint64())
	c.Read(x[50:])
	for _, v := range x {
		add(uint64(v))
	}
	println(hash, d.UnmarshalBinary(b[:9]).Error())
	c.Seed(seed)
	println(c.Uint64())
}

func main() {
	one()
	two()
}
