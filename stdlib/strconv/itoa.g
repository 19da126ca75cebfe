// itoa.g: integers to text. Digits come out from the right into a buffer of the longest size; decimal ones eight at a time,
// since the division is what takes the time.

package strconv

import "math/bits"

const lowerDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

const digitPairs = "00010203040506070809" +
	"10111213141516171819" +
	"20212223242526272829" +
	"30313233343536373839" +
	"40414243444546474849" +
	"50515253545556575859" +
	"60616263646566676869" +
	"70717273747576777879" +
	"80818283848586878889" +
	"90919293949596979899"

// putDecimal writes n right-justified into buf, which must be long enough for a multiple of eight digits, and returns where
// it begins. What is in front of it in the first eight are zeros.
func putDecimal(buf []byte, n uint64) int {
	i := len(buf)
	for n >= 1e8 {
		rest := n / 1e8
		putEight(buf[i-8:], eightDigits(n-rest*1e8)+eightZeros)
		n = rest
		i -= 8
	}
	digits := eightDigits(n)
	putEight(buf[i-8:], digits+eightZeros)
	return i - 8 + bits.TrailingZeros64(digits|1<<56)/8
}

const eightZeros = 0x3030303030303030

// eightDigits returns the digits of n < 1e8, the first one in the lowest byte: n is split into two halves of four digits,
// these into four of two, these into eight, all at once by multiplications that cannot carry into the next part.
func eightDigits(n uint64) uint64 {
	high := n / 1e4
	n = high | (n-high*1e4)<<32
	high = n * (1<<20/100 + 1) >> 20 & 0x0000007F0000007F
	n = high | (n-high*100)<<16
	high = n * (1<<10/10 + 1) >> 10 & 0x000F000F000F000F
	return high | (n-high*10)<<8
}

func putEight(buf []byte, x uint64) {
	_ = buf[7]
	buf[0], buf[1], buf[2], buf[3] = byte(x), byte(x>>8), byte(x>>16), byte(x>>24)
	buf[4], buf[5], buf[6], buf[7] = byte(x>>32), byte(x>>40), byte(x>>48), byte(x>>56)
}

// putDigits writes n in any base right-justified into buf, which must be long enough, and returns where it begins.
func putDigits(buf []byte, n uint64, base int) int {
	if base == 10 {
		return putDecimal(buf, n)
	}
	i := len(buf)
	if base&(base-1) == 0 {
		shift := bits.TrailingZeros(uint(base))
		for {
			i--
			buf[i] = lowerDigits[n&uint64(base-1)]
			if n >>= shift; n == 0 {
				return i
			}
		}
	}
	for {
		rest := n / uint64(base)
		i--
		buf[i] = lowerDigits[n-rest*uint64(base)]
		if n = rest; n == 0 {
			return i
		}
	}
}

// checkBase panics unless numbers can be written in this base.
func checkBase(base int) {
	if base < 2 || base > len(lowerDigits) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

const integerBuffer = 64 + 1 // digits in base 2, and a sign

func putInt(buf *[integerBuffer]byte, i int64, base int) int {
	checkBase(base)
	if i >= 0 {
		return putDigits(buf[:], uint64(i), base)
	}
	at := putDigits(buf[:], -uint64(i), base) - 1
	buf[at] = '-'
	return at
}

// FormatUint returns the digits of i in the given base, 2 to 36; digits beyond 9 are lower-case letters.
func FormatUint(i uint64, base int) string {
	if i < 100 && base == 10 {
		return small(int(i))
	}
	var buf [integerBuffer]byte
	checkBase(base)
	return string(buf[putDigits(buf[:], i, base):])
}

// FormatInt returns the digits of i in the given base, 2 to 36, after a minus sign if it is negative; digits beyond 9
// are lower-case letters.
func FormatInt(i int64, base int) string {
	if 0 <= i && i < 100 && base == 10 {
		return small(int(i))
	}
	var buf [integerBuffer]byte
	return string(buf[putInt(&buf, i, base):])
}

// small returns a number below 100 without allocating.
func small(i int) string {
	if i < 10 {
		return lowerDigits[i : i+1]
	}
	return digitPairs[i*2 : i*2+2]
}

// Itoa returns i in decimal, as FormatInt(int64(i), 10) does.
func Itoa(i int) string {
	return FormatInt(int64(i), 10)
}

// AppendInt appends what [FormatInt] returns to dst and returns the extended slice.
func AppendInt(dst []byte, i int64, base int) []byte {
	var buf [integerBuffer]byte
	return append(dst, buf[putInt(&buf, i, base):]...)
}

// AppendUint appends what [FormatUint] returns to dst and returns the extended slice.
func AppendUint(dst []byte, i uint64, base int) []byte {
	var buf [integerBuffer]byte
	checkBase(base)
	return append(dst, buf[putDigits(buf[:], i, base):]...)
}
