package binary

import (
	"errors"
	"io"
)

// A number as a varint has 7 of its bits in each byte, the lowest first; the high bit says that another byte follows. A signed
// number is made unsigned first: x becomes 2x, or -2x-1 if it is negative, so that small ones stay short.

// The most bytes that a varint of a number with so many bits has.
const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

// AppendUvarint appends x as a varint.
func AppendUvarint(buf []byte, x uint64) []byte {
	for ; x >= 0x80; x >>= 7 {
		buf = append(buf, byte(x)|0x80)
	}
	return append(buf, byte(x))
}

// PutUvarint stores x as a varint at the begin of buf and returns its length. It panics if buf is too short.
func PutUvarint(buf []byte, x uint64) int {
	i := 0
	for ; x >= 0x80; x >>= 7 {
		buf[i] = byte(x) | 0x80
		i++
	}
	buf[i] = byte(x)
	return i + 1
}

// Uvarint returns the number whose varint buf begins with, and its length. A length of 0 says that buf ends before the varint
// does, -n that n bytes make more than 64 bits.
func Uvarint(buf []byte) (uint64, int) {
	var x uint64
	for i, b := range buf {
		if tooLong(i, b) {
			return 0, -(i + 1)
		}
		x |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

// tooLong reports whether b as the i-th byte of a varint is beyond what 64 bits can hold.
func tooLong(i int, b byte) bool {
	return i >= MaxVarintLen64 || i == MaxVarintLen64-1 && b > 1 && b < 0x80
}

func zigzag(x int64) uint64   { return uint64(x)<<1 ^ uint64(x>>63) }
func unzigzag(x uint64) int64 { return int64(x>>1) ^ -int64(x&1) }

// AppendVarint appends the signed number x as a varint.
func AppendVarint(buf []byte, x int64) []byte { return AppendUvarint(buf, zigzag(x)) }

// PutVarint is [PutUvarint] for signed numbers.
func PutVarint(buf []byte, x int64) int { return PutUvarint(buf, zigzag(x)) }

// Varint is [Uvarint] for signed numbers.
func Varint(buf []byte) (int64, int) {
	x, n := Uvarint(buf)
	return unzigzag(x), n
}

var errOverflow = errors.New("binary: varint overflows a 64-bit integer")

// ReadUvarint reads a varint from r. The error is io.EOF if there was not even one byte, io.ErrUnexpectedEOF if there were too
// few.
func ReadUvarint(r io.ByteReader) (uint64, error) {
	var x uint64
	for i := range MaxVarintLen64 {
		b, err := r.ReadByte()
		if err != nil {
			if i > 0 && err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return x, err
		}
		if tooLong(i, b) {
			break
		}
		x |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			return x, nil
		}
	}
	return x, errOverflow
}

// ReadVarint is [ReadUvarint] for signed numbers.
func ReadVarint(r io.ByteReader) (int64, error) {
	x, err := ReadUvarint(r)
	return unzigzag(x), err
}
