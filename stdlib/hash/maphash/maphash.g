// Package maphash hashes bytes and comparable values for hash tables. Hashes are the same for the same [Seed] in one run of a
// program only: whoever does not know the seed cannot find collisions. They are no use for cryptography.
package maphash

import (
	"hash"
	"unsafe"
)

// Seed selects a hash function. The zero Seed is none; see [MakeSeed].
type Seed struct {
	s uint64
}

//go:linkname random rand_uint64
func random() uint64

//go:noescape
//go:linkname memhash memhash
func memhash(p unsafe.Pointer, seed, n uintptr) uintptr

//go:linkname initHash hash_init
func initHash()

//go:noescape
//go:linkname anyHash nilinterhash
func anyHash(p *any, seed uintptr) uintptr

// MakeSeed returns a new random seed.
func MakeSeed() Seed {
	for {
		if s := random(); s != 0 {
			return Seed{s}
		}
	}
}

// Bytes is the hash of b: that of a [Hash] with that seed to which b is written.
func Bytes(seed Seed, b []byte) uint64 {
	return sum(seed, unsafe.String(unsafe.SliceData(b), len(b)))
}

// String is [Bytes] for a string.
func String(seed Seed, s string) uint64 { return sum(seed, s) }

func sum(seed Seed, s string) uint64 {
	state := seed.state()
	for len(s) > blockSize {
		state = block(state, s[:blockSize])
		s = s[blockSize:]
	}
	return block(state, s)
}

func (s Seed) state() uint64 {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return s.s
}

// block goes on with state by s, which is of at most blockSize bytes.
func block(state uint64, s string) uint64 {
	initHash()
	return uint64(memhash(unsafe.Pointer(unsafe.StringData(s)), uintptr(state), uintptr(len(s))))
}

const blockSize = 128

// Hash computes the hash of what is written to it. The zero Hash chooses a random seed when it is used first. A Hash must not be
// copied by assignment after that, nor used by several goroutines at a time.
type Hash struct {
	_     [0]func()
	seed  Seed
	state uint64 // behind the blocks that are done
	n     int    // bytes in buf
	buf   [blockSize]byte
}

func (h *Hash) init() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

// Write adds b to what is hashed. It never fails.
func (h *Hash) Write(b []byte) (int, error) {
	return h.WriteString(unsafe.String(unsafe.SliceData(b), len(b)))
}

// WriteString adds s to what is hashed. It never fails.
func (h *Hash) WriteString(s string) (int, error) {
	h.init()
	n := len(s)
	for s != "" {
		if h.n == blockSize { // the last block is done by Sum64
			h.state = block(h.state, h.buffered())
			h.n = 0
		}
		k := copy(h.buf[h.n:], s)
		h.n += k
		s = s[k:]
	}
	return n, nil
}

// WriteByte adds b to what is hashed. It never fails.
func (h *Hash) WriteByte(b byte) error {
	h.WriteString(unsafe.String(&b, 1))
	return nil
}

func (h *Hash) buffered() string { return unsafe.String(&h.buf[0], h.n) }

// Sum64 returns the hash of what has been written; more can be written afterwards.
func (h *Hash) Sum64() uint64 {
	h.init()
	return block(h.state, h.buffered())
}

// Sum appends Sum64, in little-endian order, to b.
func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for shift := 0; shift < 64; shift += 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

// Seed returns the seed, which makes another Hash or a function here give the same hashes.
func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

// SetSeed sets the seed and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	h.state = seed.state()
	h.seed = seed
	h.n = 0
}

// Reset forgets what was written; the seed stays.
func (h *Hash) Reset() {
	h.init()
	h.state = h.seed.s
	h.n = 0
}

// Size is the length of Sum's result in bytes.
func (h *Hash) Size() int { return 8 }

// BlockSize is the number of bytes that are hashed at a time.
func (h *Hash) BlockSize() int { return blockSize }

// Clone returns a Hash that goes on from the same state.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.init()
	c := &Hash{seed: h.seed, state: h.state, n: h.n}
	c.buf = h.buf
	return c, nil
}

// Comparable is the hash of v: equal values have equal hashes. It panics if v cannot be compared, which is so if it holds an
// interface with a value that cannot.
func Comparable[T comparable](seed Seed, v T) uint64 {
	var h Hash
	h.SetSeed(seed)
	WriteComparable(&h, v)
	return h.Sum64()
}

// WriteComparable adds v to what h hashes.
func WriteComparable[T comparable](h *Hash, v T) {
	h.init()
	initHash()
	x := any(v)
	sum := uint64(anyHash(&x, uintptr(h.seed.s)))
	var b [8]byte
	for i := range b {
		b[i] = byte(sum >> (8 * i))
	}
	h.Write(b[:])
}

// Hasher hashes and compares values of type T, in a way that fits: what Equal says is equal gives the same to Hash.
type Hasher[T any] interface {
	Hash(hash *Hash, value T)
	Equal(x, y T) bool
}

// ComparableHasher is the [Hasher] by Go's ==.
type ComparableHasher[T comparable] struct {
	_ [0]func(T)
}

// Hash is [WriteComparable].
func (ComparableHasher[T]) Hash(h *Hash, value T) { WriteComparable(h, value) }

// Equal is x == y.
func (ComparableHasher[T]) Equal(x, y T) bool { return x == y }
