// bench: 60000000 operations
//
// Random numbers of the generators.
package main

import (
	"math/rand"
	v2 "math/rand/v2"
)

func main() {
	r := rand.New(rand.NewSource(1))
	p := v2.New(v2.NewPCG(1, 2))
	c := v2.New(v2.NewChaCha8([32]byte{1}))
	var sum uint64
	for range 10_000_000 {
		sum += uint64(r.Intn(1000)) + p.Uint64() + uint64(p.IntN(1000)) + c.Uint64() + uint64(c.NormFloat64()*1000) + uint64(v2.IntN(10))*0
	}
	println(sum)
}
