// Package fnv has the hash functions FNV-1 and FNV-1a of G. Fowler, L. C. Noll and K.-P. Vo, with 32, 64 and 128 bits. For
// each byte, the hash is multiplied by a prime and xored with the byte; FNV-1a does it the other way round.
//
// The hashes marshal their state, which begins with a word that says which of them it is.
package fnv

import (
	"errors"
	"hash"
	"math/bits"
)

const (
	offset32 = 2166136261
	prime32  = 16777619

	offset64 = 14695981039346656037
	prime64  = 1099511628211

	offset128High = 0x6C62272E07BB0142
	offset128Low  = 0x62B821756295C58D
	// The prime of 128 bits is 2^88 + prime128Low.
	prime128Low   = 0x13B
	prime128Shift = 88 - 64
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64 // the higher half first
	sum128a [2]uint64
)

// New32 returns an FNV-1 hash of 32 bits. Sum gives the number with its highest byte first.
func New32() hash.Hash32 {
	var s sum32 = offset32
	return &s
}

// New32a returns an FNV-1a hash of 32 bits. Sum gives the number with its highest byte first.
func New32a() hash.Hash32 {
	var s sum32a = offset32
	return &s
}

// New64 returns an FNV-1 hash of 64 bits. Sum gives the number with its highest byte first.
func New64() hash.Hash64 {
	var s sum64 = offset64
	return &s
}

// New64a returns an FNV-1a hash of 64 bits. Sum gives the number with its highest byte first.
func New64a() hash.Hash64 {
	var s sum64a = offset64
	return &s
}

// New128 returns an FNV-1 hash of 128 bits. Sum gives the number with its highest byte first.
func New128() hash.Hash { return &sum128{offset128High, offset128Low} }

// New128a returns an FNV-1a hash of 128 bits. Sum gives the number with its highest byte first.
func New128a() hash.Hash { return &sum128a{offset128High, offset128Low} }

func (s *sum32) Reset()   { *s = offset32 }
func (s *sum32a) Reset()  { *s = offset32 }
func (s *sum64) Reset()   { *s = offset64 }
func (s *sum64a) Reset()  { *s = offset64 }
func (s *sum128) Reset()  { *s = sum128{offset128High, offset128Low} }
func (s *sum128a) Reset() { *s = sum128a{offset128High, offset128Low} }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime32 ^ sum32(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum32a(c)) * prime32
	}
	*s = h
	return len(data), nil
}

func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime64 ^ sum64(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum64a(c)) * prime64
	}
	*s = h
	return len(data), nil
}

// mul128 multiplies by the prime of 128 bits.
func mul128(high, low uint64) (uint64, uint64) {
	carry, product := bits.Mul64(low, prime128Low)
	return carry + high*prime128Low + low<<prime128Shift, product
}

func (s *sum128) Write(data []byte) (int, error) {
	high, low := s[0], s[1]
	for _, c := range data {
		high, low = mul128(high, low)
		low ^= uint64(c)
	}
	s[0], s[1] = high, low
	return len(data), nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	high, low := s[0], s[1]
	for _, c := range data {
		high, low = mul128(high, low^uint64(c))
	}
	s[0], s[1] = high, low
	return len(data), nil
}

func (s *sum32) Size() int   { return 4 }
func (s *sum32a) Size() int  { return 4 }
func (s *sum64) Size() int   { return 8 }
func (s *sum64a) Size() int  { return 8 }
func (s *sum128) Size() int  { return 16 }
func (s *sum128a) Size() int { return 16 }

func (s *sum32) BlockSize() int   { return 1 }
func (s *sum32a) BlockSize() int  { return 1 }
func (s *sum64) BlockSize() int   { return 1 }
func (s *sum64a) BlockSize() int  { return 1 }
func (s *sum128) BlockSize() int  { return 1 }
func (s *sum128a) BlockSize() int { return 1 }

// appendNumber appends the lowest n bytes of x, the highest first.
func appendNumber(b []byte, x uint64, n int) []byte {
	for n--; n >= 0; n-- {
		b = append(b, byte(x>>(8*n)))
	}
	return b
}

// number is the inverse of appendNumber, for all of b.
func number(b []byte) uint64 {
	var x uint64
	for _, c := range b {
		x = x<<8 | uint64(c)
	}
	return x
}

func (s *sum32) Sum(in []byte) []byte   { return appendNumber(in, uint64(*s), 4) }
func (s *sum32a) Sum(in []byte) []byte  { return appendNumber(in, uint64(*s), 4) }
func (s *sum64) Sum(in []byte) []byte   { return appendNumber(in, uint64(*s), 8) }
func (s *sum64a) Sum(in []byte) []byte  { return appendNumber(in, uint64(*s), 8) }
func (s *sum128) Sum(in []byte) []byte  { return appendNumber(appendNumber(in, s[0], 8), s[1], 8) }
func (s *sum128a) Sum(in []byte) []byte { return appendNumber(appendNumber(in, s[0], 8), s[1], 8) }

// State ---------------------------------------------------------------------------------------------------------------

const (
	magic32   = "fnv\x01"
	magic32a  = "fnv\x02"
	magic64   = "fnv\x03"
	magic64a  = "fnv\x04"
	magic128  = "fnv\x05"
	magic128a = "fnv\x06"
)

func (s *sum32) AppendBinary(b []byte) ([]byte, error)   { return s.Sum(append(b, magic32...)), nil }
func (s *sum32a) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, magic32a...)), nil }
func (s *sum64) AppendBinary(b []byte) ([]byte, error)   { return s.Sum(append(b, magic64...)), nil }
func (s *sum64a) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, magic64a...)), nil }
func (s *sum128) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, magic128...)), nil }
func (s *sum128a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, magic128a...)), nil }

func (s *sum32) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum32a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum64) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum64a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// state returns the n bytes of the state that a marshaled hash has behind the magic word.
func state(b []byte, magic string, n int) ([]byte, error) {
	switch {
	case len(b) < len(magic) || string(b[:len(magic)]) != magic:
		return nil, errors.New("hash/fnv: invalid hash state identifier")
	case len(b) != len(magic)+n:
		return nil, errors.New("hash/fnv: invalid hash state size")
	}
	return b[len(magic):], nil
}

func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic32, 4)
	if err == nil {
		*s = sum32(number(b))
	}
	return err
}

func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic32a, 4)
	if err == nil {
		*s = sum32a(number(b))
	}
	return err
}

func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic64, 8)
	if err == nil {
		*s = sum64(number(b))
	}
	return err
}

func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic64a, 8)
	if err == nil {
		*s = sum64a(number(b))
	}
	return err
}

func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic128, 16)
	if err == nil {
		s[0], s[1] = number(b[:8]), number(b[8:])
	}
	return err
}

func (s *sum128a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic128a, 16)
	if err == nil {
		s[0], s[1] = number(b[:8]), number(b[8:])
	}
	return err
}

func (s *sum32) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum32a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}
