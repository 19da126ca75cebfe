// itoa.g: integers to text. Digits come out from the right into a buffer of the longest size; decimal ones two at a time
// from a table of the 100 pairs, since the division is what takes the time.

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

// putDecimal writes n right-justified into buf, which must be long enough, and returns where it begins.
func putDecimal(buf []byte, n uint64) int {
	i := len(buf)
	for n >= 100 {
		rest := n / 100
		pair := (n - rest*100) * 2
		i -= 2
		buf[i], buf[i+1] = digitPairs[pair], digitPairs[pair+1]
		n = rest
	}
	if n >= 10 {
		i -= 2
		buf[i], buf[i+1] = digitPairs[n*2], digitPairs[n*2+1]
		return i
	}
	i--
	buf[i] = '0' + byte(n)
	return i
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
