package maphash_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash"
	. "hash/maphash"
	"math"
	"math/rand"
	"strings"
	"testing"
)

func panics(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if got := fmt.Sprint(recover()); got != want {
			t.Errorf("panic %q, want %q", got, want)
		}
	}()
	f()
}

// However the bytes come, the hash is that of all of them.
func TestParts(t *testing.T) {
	rnd := rand.New(rand.NewSource(5))
	seed := MakeSeed()
	for _, n := range []int{0, 1, 3, 8, 31, 127, 128, 129, 300, 1000} {
		data := make([]byte, n)
		rnd.Read(data)
		want := Bytes(seed, data)
		if got := String(seed, string(data)); got != want {
			t.Errorf("%d bytes: as a string %x, want %x", n, got, want)
		}
		for range 10 {
			var h Hash
			h.SetSeed(seed)
			for rest := data; len(rest) > 0; {
				k := min(1+rnd.Intn(150), len(rest))
				switch rnd.Intn(3) {
				case 0:
					if m, err := h.Write(rest[:k]); m != k || err != nil {
						t.Fatal(m, err)
					}
				case 1:
					if m, err := h.WriteString(string(rest[:k])); m != k || err != nil {
						t.Fatal(m, err)
					}
				default:
					k = 1
					if err := h.WriteByte(rest[0]); err != nil {
						t.Fatal(err)
					}
				}
				rest = rest[k:]
			}
			if got := h.Sum64(); got != want {
				t.Errorf("%d bytes in parts: %x, want %x", n, got, want)
			}
		}
	}
}

func TestHash(t *testing.T) {
	var h Hash
	if h.Size() != 8 || h.BlockSize() < 1 {
		t.Error(h.Size(), h.BlockSize())
	}
	h.WriteString("one")
	one := h.Sum64()
	if sum := h.Sum([]byte{1}); len(sum) != 9 || sum[0] != 1 || binary.LittleEndian.Uint64(sum[1:]) != one {
		t.Errorf("Sum %x, Sum64 %x", sum, one)
	}
	c, err := h.Clone()
	if err != nil {
		t.Fatal(err)
	}
	h.WriteString("two")
	c.Write([]byte("two"))
	if h.Sum64() != c.(hash.Hash64).Sum64() || h.Sum64() == one {
		t.Error("a clone goes on differently")
	}
	h.Reset()
	h.WriteString("one")
	if h.Sum64() != one {
		t.Error("Reset changes the seed")
	}
	if h.Seed() != h.Seed() || String(h.Seed(), "one") != one {
		t.Error("Seed")
	}
	var other Hash
	other.SetSeed(h.Seed())
	other.WriteString("one")
	if other.Sum64() != one {
		t.Error("SetSeed")
	}
	if MakeSeed() == MakeSeed() {
		t.Error("two seeds are the same")
	}
	panics(t, "maphash: use of uninitialized Seed", func() { h.SetSeed(Seed{}) })
	panics(t, "maphash: use of uninitialized Seed", func() { Bytes(Seed{}, nil) })
	panics(t, "maphash: use of uninitialized Seed", func() { String(Seed{}, "") })
}

// One bit that differs changes half of the bits.
func TestSpread(t *testing.T) {
	seed := MakeSeed()
	for _, n := range []int{1, 4, 8, 15, 16, 40} {
		data := bytes.Repeat([]byte{0xa5}, n)
		base, changed, tries := Bytes(seed, data), 0, 0
		for bit := range 8 * n {
			data[bit/8] ^= 1 << (bit % 8)
			for x := base ^ Bytes(seed, data); x != 0; x &= x - 1 {
				changed++
			}
			data[bit/8] ^= 1 << (bit % 8)
			tries += 64
		}
		if f := float64(changed) / float64(tries); f < 0.35 || f > 0.65 {
			t.Errorf("%d bytes: a bit changes %.2f of the hash", n, f)
		}
	}
}

type key struct {
	name string
	at   [2]int
	any  any
}

func TestComparable(t *testing.T) {
	seed := MakeSeed()
	text := "text"
	x, y := key{"a", [2]int{1, 2}, "t"}, key{strings.Clone("a"), [2]int{1, 2}, strings.Clone("t")}
	if Comparable(seed, x) != Comparable(seed, y) {
		t.Error("equal structs")
	}
	if Comparable(seed, 0.0) != Comparable(seed, math.Copysign(0, -1)) {
		t.Error("-0 and 0")
	}
	if Comparable(seed, any(1)) == Comparable(seed, any(int8(1))) {
		t.Error("types of interfaces")
	}
	if Comparable(seed, &text) != Comparable(seed, &text) || Comparable(seed, &text) == Comparable(seed, new(string)) {
		t.Error("pointers")
	}
	seen := map[uint64]int{}
	for i := range 10000 {
		seen[Comparable(seed, i)]++
	}
	if len(seen) < 9990 {
		t.Errorf("10000 numbers have %d hashes", len(seen))
	}
	var h Hash
	h.SetSeed(seed)
	WriteComparable(&h, x)
	one := h.Sum64()
	h.Reset()
	WriteComparable(&h, y)
	if h.Sum64() != one || one != Comparable(seed, x) {
		t.Error("WriteComparable")
	}
	panics(t, "runtime error: hash of unhashable type []int", func() { Comparable(seed, any([]int{1})) })
}

func TestHasher(t *testing.T) {
	var c ComparableHasher[string]
	var hasher Hasher[string] = c
	sum := func(s string) uint64 {
		var h Hash
		h.SetSeed(seed)
		hasher.Hash(&h, s)
		return h.Sum64()
	}
	if sum("a") != sum(strings.Clone("a")) || sum("a") == sum("b") {
		t.Error("Hash")
	}
	if !hasher.Equal("a", strings.Clone("a")) || hasher.Equal("a", "b") {
		t.Error("Equal")
	}
}

var seed = MakeSeed()
