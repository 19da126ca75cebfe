// run

// unique and hash/maphash.
package main

import (
	"fmt"
	"hash"
	"hash/maphash"
	"math"
	"unique"
)

type Key struct {
	A string
	B any
	C [2]float64
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	a, b := unique.Make("hello"), unique.Make("hel"+string([]byte("lo")))
	fmt.Println(a == b, a.Value(), a == unique.Make("other"))
	fmt.Println(unique.Make(Key{"a", 1, [2]float64{1, 2}}) == unique.Make(Key{"a", 1, [2]float64{1, 2}}), unique.Make(Key{"a", 1, [2]float64{}}) == unique.Make(Key{"a", int8(1), [2]float64{}}))
	fmt.Println(unique.Make(math.NaN()) == unique.Make(math.NaN()), unique.Make(struct{}{}) == unique.Make(struct{}{}), unique.Make[any](1) == unique.Make[any](1))
	m := map[unique.Handle[string]]int{a: 1}
	m[b]++
	fmt.Println(len(m), m[a])
	done := make(chan unique.Handle[int])
	for range 8 {
		go func() {
			var h unique.Handle[int]
			for i := range 1000 {
				h = unique.Make(i)
			}
			done <- h
		}()
	}
	same := true
	for range 8 {
		same = same && <-done == unique.Make(999)
	}
	fmt.Println(same)

	seed := maphash.MakeSeed()
	var h maphash.Hash
	h.SetSeed(seed)
	text := ""
	for i := range 300 {
		text += string(rune('a' + i%26))
	}
	h.WriteString(text[:100])
	h.WriteByte(text[100])
	h.Write([]byte(text[101:]))
	fmt.Println(h.Sum64() == maphash.String(seed, text), h.Sum64() == maphash.Bytes(seed, []byte(text)), h.Sum64() == maphash.String(maphash.MakeSeed(), text), maphash.String(seed, "") == maphash.String(seed, "\x00"))
	for _, n := range []int{0, 1, 127, 128, 129, 255, 256, 257} {
		h.Reset()
		h.WriteString(text[:n])
		fmt.Print(h.Sum64() == maphash.String(seed, text[:n]), " ")
	}
	fmt.Println(h.Size(), h.Seed() == seed, len(h.Sum(nil)))
	c, err := h.Clone()
	h.WriteString("x")
	c.(hash.Hash64).Write([]byte("x"))
	fmt.Println(err, c.(hash.Hash64).Sum64() == h.Sum64())
	fmt.Println(maphash.Comparable(seed, Key{"a", 1, [2]float64{0, 1}}) == maphash.Comparable(seed, Key{"a", 1, [2]float64{math.Copysign(0, -1), 1}}), maphash.Comparable(seed, 1) == maphash.Comparable(seed, 2))
	var hasher maphash.Hasher[string] = maphash.ComparableHasher[string]{}
	var h1, h2 maphash.Hash
	h2.SetSeed(h1.Seed())
	hasher.Hash(&h1, "k")
	hasher.Hash(&h2, "k")
	fmt.Println(h1.Sum64() == h2.Sum64(), hasher.Equal("a", "a"), hasher.Equal("a", "b"))
	try("seed", func() { maphash.String(maphash.Seed{}, "") })
	try("unhashable", func() { maphash.Comparable(seed, any([]int{})) })
}
