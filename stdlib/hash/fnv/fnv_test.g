package fnv_test

import (
	"bytes"
	"encoding"
	"encoding/hex"
	"fmt"
	"hash"
	. "hash/fnv"
	"math/bits"
	"math/rand"
	"testing"
)

type kind struct {
	name  string
	make  func() hash.Hash
	size  int
	first bool // the byte comes in before the multiplication
}

var kinds = []kind{
	{"32", func() hash.Hash { return New32() }, 4, false},
	{"32a", func() hash.Hash { return New32a() }, 4, true},
	{"64", func() hash.Hash { return New64() }, 8, false},
	{"64a", func() hash.Hash { return New64a() }, 8, true},
	{"128", New128, 16, false},
	{"128a", New128a, 16, true},
}

// The definition: offset basis and prime of each size.
func (k kind) sum(data []byte) string {
	switch k.size {
	case 4:
		h := uint32(2166136261)
		for _, c := range data {
			if k.first {
				h = (h ^ uint32(c)) * 16777619
			} else {
				h = h*16777619 ^ uint32(c)
			}
		}
		return fmt.Sprintf("%08x", h)
	case 8:
		h := uint64(14695981039346656037)
		for _, c := range data {
			if k.first {
				h = (h ^ uint64(c)) * 1099511628211
			} else {
				h = h*1099511628211 ^ uint64(c)
			}
		}
		return fmt.Sprintf("%016x", h)
	}
	hi, lo := uint64(0x6c62272e07bb0142), uint64(0x62b821756295c58d)
	for _, c := range data {
		if k.first {
			lo ^= uint64(c)
		}
		carry, low := bits.Mul64(lo, 0x13b) // the prime is 1<<88 + 0x13b
		hi, lo = carry+hi*0x13b+lo<<24, low
		if !k.first {
			lo ^= uint64(c)
		}
	}
	return fmt.Sprintf("%016x%016x", hi, lo)
}

func TestSums(t *testing.T) {
	rnd := rand.New(rand.NewSource(3))
	for _, k := range kinds {
		h := k.make()
		if h.Size() != k.size || h.BlockSize() != 1 {
			t.Errorf("%s: size %d, block %d", k.name, h.Size(), h.BlockSize())
		}
		for n := range 100 {
			data := make([]byte, n)
			rnd.Read(data)
			h.Reset()
			cut := rnd.Intn(n + 1)
			for _, part := range [][]byte{data[:cut], data[cut:]} {
				if m, err := h.Write(part); m != len(part) || err != nil {
					t.Fatal(m, err)
				}
			}
			want := k.sum(data)
			if got := hex.EncodeToString(h.Sum(nil)); got != want {
				t.Errorf("%s of %x: %s, want %s", k.name, data, got, want)
			}
			if got := h.Sum([]byte("x")); got[0] != 'x' || hex.EncodeToString(got[1:]) != want {
				t.Errorf("%s: Sum(x) = %x", k.name, got)
			}
			switch h := h.(type) {
			case hash.Hash32:
				want := fmt.Sprintf("%08x", h.Sum32())
				if got := hex.EncodeToString(h.Sum(nil)); got != want {
					t.Error(got, want)
				}
			case hash.Hash64:
				want := fmt.Sprintf("%016x", h.Sum64())
				if got := hex.EncodeToString(h.Sum(nil)); got != want {
					t.Error(got, want)
				}
			}
		}
	}
}

func TestState(t *testing.T) {
	for i, k := range kinds {
		h := k.make()
		h.Write([]byte("first "))
		state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
		if err != nil || len(state) != 4+k.size {
			t.Fatal(state, err)
		}
		appended, err := h.(encoding.BinaryAppender).AppendBinary([]byte("<"))
		if err != nil || !bytes.Equal(appended, append([]byte("<"), state...)) {
			t.Errorf("%s: AppendBinary gives %q, MarshalBinary %q", k.name, appended, state)
		}
		clone, err := h.(hash.Cloner).Clone()
		if err != nil {
			t.Fatal(err)
		}
		h.Write([]byte("second"))
		other := k.make()
		if err := other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
			t.Fatal(err)
		}
		other.Write([]byte("second"))
		clone.Write([]byte("second"))
		if want := h.Sum(nil); !bytes.Equal(other.Sum(nil), want) || !bytes.Equal(clone.Sum(nil), want) {
			t.Errorf("%s: goes on differently", k.name)
		}
		next := kinds[(i+1)%len(kinds)].make().(encoding.BinaryUnmarshaler)
		for _, bad := range []struct {
			state []byte
			want  string
		}{
			{state, "hash/fnv: invalid hash state identifier"},
			{nil, "hash/fnv: invalid hash state identifier"},
		} {
			if err := next.UnmarshalBinary(bad.state); err == nil || err.Error() != bad.want {
				t.Errorf("%s: UnmarshalBinary(%q): %v", k.name, bad.state, err)
			}
		}
		err = k.make().(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:len(state)-1])
		if err == nil || err.Error() != "hash/fnv: invalid hash state size" {
			t.Errorf("%s: short state: %v", k.name, err)
		}
	}
}

func ExampleNew32a() {
	h := New32a()
	h.Write([]byte("hello"))
	fmt.Printf("%#x\n", h.Sum32())
	// Output: 0x4f9f2cab
}
