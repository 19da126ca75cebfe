// Package bits counts and moves the bits of unsigned integers, and adds, multiplies and divides numbers of two words.
//
// gocc compiles most of these functions to one or two instructions; what is written here is what they mean.
package bits

// UintSize is the number of bits of a uint.
const UintSize = 32 << (^uint(0) >> 63)

// Masks that select every other bit, pair, nibble, byte and so on.
const (
	ones1  = 0x5555555555555555
	ones2  = 0x3333333333333333
	ones4  = 0x0F0F0F0F0F0F0F0F
	ones8  = 0x00FF00FF00FF00FF
	ones16 = 0x0000FFFF0000FFFF
)

// LeadingZeros returns the number of zero bits in front of the highest one bit of x; [UintSize] for 0.
func LeadingZeros(x uint) int { return UintSize - Len(x) }

// LeadingZeros8 is [LeadingZeros] for eight bits; 8 for 0.
func LeadingZeros8(x uint8) int { return 8 - Len8(x) }

// LeadingZeros16 is [LeadingZeros] for 16 bits; 16 for 0.
func LeadingZeros16(x uint16) int { return 16 - Len16(x) }

// LeadingZeros32 is [LeadingZeros] for 32 bits; 32 for 0.
func LeadingZeros32(x uint32) int { return 32 - Len32(x) }

// LeadingZeros64 is [LeadingZeros] for 64 bits; 64 for 0.
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

// TrailingZeros returns the number of zero bits behind the lowest one bit of x; [UintSize] for 0.
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }

// TrailingZeros8 is [TrailingZeros] for eight bits; 8 for 0.
func TrailingZeros8(x uint8) int { return TrailingZeros64(uint64(x) | 1<<8) }

// TrailingZeros16 is [TrailingZeros] for 16 bits; 16 for 0.
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }

// TrailingZeros32 is [TrailingZeros] for 32 bits; 32 for 0.
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }

// TrailingZeros64 is [TrailingZeros] for 64 bits; 64 for 0.
func TrailingZeros64(x uint64) int {
	// Below the lowest one bit, x-1 has ones where x has zeros.
	return OnesCount64(^x & (x - 1))
}

// OnesCount returns the number of one bits of x.
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

// OnesCount8 is [OnesCount] for eight bits.
func OnesCount8(x uint8) int { return OnesCount64(uint64(x)) }

// OnesCount16 is [OnesCount] for 16 bits.
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }

// OnesCount32 is [OnesCount] for 32 bits.
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// OnesCount64 is [OnesCount] for 64 bits.
func OnesCount64(x uint64) int {
	// Neighbouring counts are added up in ever wider fields; eight of the last are added by the multiplication.
	x -= x >> 1 & ones1
	x = x&ones2 + x>>2&ones2
	x = (x + x>>4) & ones4
	return int(x * 0x0101010101010101 >> 56)
}

// RotateLeft returns x rotated left by k bits, or right by -k bits if k is negative.
func RotateLeft(x uint, k int) uint { return uint(RotateLeft64(uint64(x), k)) }

// RotateLeft8 is [RotateLeft] for eight bits.
func RotateLeft8(x uint8, k int) uint8 {
	n := uint(k) & 7
	return x<<n | x>>(8-n)
}

// RotateLeft16 is [RotateLeft] for 16 bits.
func RotateLeft16(x uint16, k int) uint16 {
	n := uint(k) & 15
	return x<<n | x>>(16-n)
}

// RotateLeft32 is [RotateLeft] for 32 bits.
func RotateLeft32(x uint32, k int) uint32 {
	n := uint(k) & 31
	return x<<n | x>>(32-n)
}

// RotateLeft64 is [RotateLeft] for 64 bits.
func RotateLeft64(x uint64, k int) uint64 {
	n := uint(k) & 63
	return x<<n | x>>(64-n)
}

// Reverse returns x with its bits in opposite order.
func Reverse(x uint) uint { return uint(Reverse64(uint64(x))) }

// Reverse8 is [Reverse] for eight bits.
func Reverse8(x uint8) uint8 { return uint8(Reverse64(uint64(x)) >> 56) }

// Reverse16 is [Reverse] for 16 bits.
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }

// Reverse32 is [Reverse] for 32 bits.
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

// Reverse64 is [Reverse] for 64 bits.
func Reverse64(x uint64) uint64 {
	x = x>>1&ones1 | x&ones1<<1
	x = x>>2&ones2 | x&ones2<<2
	x = x>>4&ones4 | x&ones4<<4
	return ReverseBytes64(x)
}

// ReverseBytes returns x with its bytes in opposite order.
func ReverseBytes(x uint) uint { return uint(ReverseBytes64(uint64(x))) }

// ReverseBytes16 is [ReverseBytes] for two bytes.
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }

// ReverseBytes32 is [ReverseBytes] for four bytes.
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

// ReverseBytes64 is [ReverseBytes] for eight bytes.
func ReverseBytes64(x uint64) uint64 {
	x = x>>8&ones8 | x&ones8<<8
	x = x>>16&ones16 | x&ones16<<16
	return x>>32 | x<<32
}

// Len returns how many bits it takes to write x; 0 for 0.
func Len(x uint) int { return Len64(uint64(x)) }

// Len8 is [Len] for eight bits.
func Len8(x uint8) int { return Len64(uint64(x)) }

// Len16 is [Len] for 16 bits.
func Len16(x uint16) int { return Len64(uint64(x)) }

// Len32 is [Len] for 32 bits.
func Len32(x uint32) int { return Len64(uint64(x)) }

// Len64 is [Len] for 64 bits.
func Len64(x uint64) int {
	n := 0
	for shift := 32; shift > 0; shift >>= 1 {
		if y := x >> shift; y != 0 {
			x = y
			n += shift
		}
	}
	return n + int(x)
}
