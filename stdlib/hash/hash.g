// Package hash says what hash functions have in common.
package hash

import "io"

// A Hash takes data by Write and gives the hash of all of it.
//
// Those of the library also implement [Cloner], and encoding's BinaryMarshaler, BinaryAppender and BinaryUnmarshaler: what
// has been taken so far can be saved, and gone on with later.
type Hash interface {
	// Write takes more data. It never fails.
	io.Writer

	// Sum appends the hash of the data so far to b and returns the extended slice. More data can follow.
	Sum(b []byte) []byte

	// Reset forgets all data.
	Reset()

	// Size returns how many bytes Sum appends.
	Size() int

	// BlockSize returns the size of blocks that the function works in. Data can come in any sizes, but multiples of this
	// may be faster.
	BlockSize() int
}

// A Hash32 is a hash function whose result is a number of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// A Hash64 is a hash function whose result is a number of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// A Cloner can be copied with the data that it has taken. The copy and the original go their own ways from there. An
// error, which wraps errors.ErrUnsupported, comes only from functions that depend on others that cannot be copied.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// A XOF is a function with a result of any length: first data is written, then the result is read.
type XOF interface {
	// Write takes more data. It panics after the first Read.
	io.Writer

	// Read gives more of the result. If that is of limited length, it ends with io.EOF.
	io.Reader

	// Reset forgets all data, and that anything was read.
	Reset()

	// BlockSize returns the size of blocks that the function works in, as that of Hash does.
	BlockSize() int
}
