// pcg.g: a generator of M. E. O'Neill's family ("PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms
// for Random Number Generation", 2014), PCG-DXSM with 128 bits: a linear congruential generator, and a mix of its state.

package rand

import (
	"errors"
	"math/bits"
)

// A PCG is a fast generator with a state of 128 bits. Its zero value is that of NewPCG(0, 0).
type PCG struct {
	high, low uint64
}

// NewPCG returns a PCG for a seed of two numbers.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed makes p what NewPCG(seed1, seed2) returns.
func (p *PCG) Seed(seed1, seed2 uint64) { p.high, p.low = seed1, seed2 }

// Uint64 returns the next number.
func (p *PCG) Uint64() uint64 {
	const (
		mulHigh, mulLow = 0x2360ED051FC65DA4, 0x4385DF649FCCF645
		addHigh, addLow = 0x5851F42D4C957F2D, 0x14057B7EF767814F
		mix             = 0xDA942042E4DD58B5
	)
	high, low := bits.Mul64(p.low, mulLow)
	high += p.high*mulLow + p.low*mulHigh
	low, carry := bits.Add64(low, addLow, 0)
	high, _ = bits.Add64(high, addHigh, carry)
	p.high, p.low = high, low

	// Double xorshift multiply.
	high ^= high >> 32
	high *= mix
	high ^= high >> 48
	return high * (low | 1)
}

const pcgMagic = "pcg:"

// AppendBinary appends the state and returns the extended slice.
func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	return appendBigEndian(appendBigEndian(append(b, pcgMagic...), p.high), p.low), nil
}

// MarshalBinary returns the state.
func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != len(pcgMagic)+16 || string(data[:len(pcgMagic)]) != pcgMagic {
		return errors.New("invalid PCG encoding")
	}
	p.high, p.low = bigEndian(data[4:]), bigEndian(data[12:])
	return nil
}

func appendBigEndian(b []byte, x uint64) []byte {
	return append(b, byte(x>>56), byte(x>>48), byte(x>>40), byte(x>>32), byte(x>>24), byte(x>>16), byte(x>>8), byte(x))
}

func bigEndian(b []byte) uint64 {
	return uint64(b[0])<<56 | uint64(b[1])<<48 | uint64(b[2])<<40 | uint64(b[3])<<32 |
		uint64(b[4])<<24 | uint64(b[5])<<16 | uint64(b[6])<<8 | uint64(b[7])
}
