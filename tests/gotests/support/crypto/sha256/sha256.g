// Package sha256 has the sums that tests compare data by (FIPS 180-4).
package sha256

import (
	"encoding/binary"
	"hash"
	"math"
	"math/bits"
)

const Size, BlockSize = 32, 64

// Sum256 returns the sum of data.
func Sum256(data []byte) (sum [Size]byte) {
	var h [8]uint32
	for i, p := range primes(8) {
		h[i] = fraction(math.Sqrt(float64(p)))
	}
	padded := append(append([]byte(nil), data...), 0x80)
	for len(padded)%BlockSize != BlockSize-8 {
		padded = append(padded, 0)
	}
	padded = binary.BigEndian.AppendUint64(padded, uint64(len(data))*8)
	k := constants()
	for ; len(padded) > 0; padded = padded[BlockSize:] {
		block(&h, &k, padded[:BlockSize])
	}
	for i, x := range h {
		binary.BigEndian.PutUint32(sum[4*i:], x)
	}
	return sum
}

// digest keeps everything until its sum is asked for.
type digest struct{ data []byte }

// New returns the sum of nothing yet.
func New() hash.Hash { return new(digest) }

func (d *digest) Reset()         { d.data = nil }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (int, error) {
	d.data = append(d.data, p...)
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte {
	sum := Sum256(d.data)
	return append(b, sum[:]...)
}

// The first n prime numbers.
func primes(n int) (list []int) {
next:
	for i := 2; len(list) < n; i++ {
		for _, p := range list {
			if i%p == 0 {
				continue next
			}
		}
		list = append(list, i)
	}
	return list
}

// The first 32 bits behind the point.
func fraction(x float64) uint32 { return uint32((x - math.Floor(x)) * (1 << 32)) }

func constants() (k [64]uint32) {
	for i, p := range primes(64) {
		k[i] = fraction(math.Cbrt(float64(p)))
	}
	return k
}

func block(h *[8]uint32, k *[64]uint32, p []byte) {
	rot := func(x uint32, n int) uint32 { return bits.RotateLeft32(x, -n) }
	var w [64]uint32
	for i := range w {
		if i < 16 {
			w[i] = binary.BigEndian.Uint32(p[4*i:])
			continue
		}
		s0 := rot(w[i-15], 7) ^ rot(w[i-15], 18) ^ w[i-15]>>3
		s1 := rot(w[i-2], 17) ^ rot(w[i-2], 19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	v := *h
	for i := range w {
		s1 := rot(v[4], 6) ^ rot(v[4], 11) ^ rot(v[4], 25)
		t1 := v[7] + s1 + (v[4]&v[5] ^ ^v[4]&v[6]) + k[i] + w[i]
		s0 := rot(v[0], 2) ^ rot(v[0], 13) ^ rot(v[0], 22)
		t2 := s0 + (v[0]&v[1] ^ v[0]&v[2] ^ v[1]&v[2])
		v = [8]uint32{t1 + t2, v[0], v[1], v[2], v[3] + t1, v[4], v[5], v[6]}
	}
	for i := range h {
		h[i] += v[i]
	}
}
