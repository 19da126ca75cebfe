// bignat.g: natural numbers large enough for what scale.g cannot do: printing more than 18 digits exactly, and reading
// numbers of more than 19 digits that are next to the middle between two floating-point numbers.

package strconv

import "math/bits"

// A bignat is words[0] + words[1]·2^64 + ...; words[n-1] is not 0. The largest that is needed is 2^(53+1)·5^1145, in the
// comparison of 800 digits with the smallest numbers.
type bignat struct {
	words [48]uint64
	n     int
}

// set makes b = x.
func (b *bignat) set(x uint64) {
	b.n = 0
	b.push(x)
}

// push adds a word at the top unless it is 0.
func (b *bignat) push(x uint64) {
	if x != 0 {
		b.words[b.n] = x
		b.n++
	}
}

// mulAdd makes b = b·x + y.
func (b *bignat) mulAdd(x, y uint64) {
	for i := range b.n {
		high, low := bits.Mul64(b.words[i], x)
		sum, carry := bits.Add64(low, y, 0)
		b.words[i] = sum
		y = high + carry
	}
	b.push(y)
}

// mulPow5 makes b = b·5^k.
func (b *bignat) mulPow5(k int) {
	const chunk, pow5chunk = 27, 7450580596923828125 // 5^27, the largest that fits
	for ; k >= chunk; k -= chunk {
		b.mulAdd(pow5chunk, 0)
	}
	pow5 := uint64(1)
	for ; k > 0; k-- {
		pow5 *= 5
	}
	b.mulAdd(pow5, 0)
}

// shiftLeft makes b = b·2^k.
func (b *bignat) shiftLeft(k int) {
	if b.n == 0 {
		return
	}
	if k%64 > 0 {
		b.mulAdd(1<<(k%64), 0)
	}
	if whole := k / 64; whole > 0 {
		copy(b.words[whole:], b.words[:b.n])
		clear(b.words[:whole])
		b.n += whole
	}
}

// divide makes b = b / x and returns the remainder.
func (b *bignat) divide(x uint64) uint64 {
	var rest uint64
	for i := b.n - 1; i >= 0; i-- {
		b.words[i], rest = bits.Div64(rest, b.words[i], x)
	}
	for b.n > 0 && b.words[b.n-1] == 0 {
		b.n--
	}
	return rest
}

// compare returns -1, 0 or 1 as b is less than c, equal or greater.
func (b *bignat) compare(c *bignat) int {
	if b.n != c.n {
		if b.n < c.n {
			return -1
		}
		return 1
	}
	for i := b.n - 1; i >= 0; i-- {
		switch {
		case b.words[i] < c.words[i]:
			return -1
		case b.words[i] > c.words[i]:
			return 1
		}
	}
	return 0
}

// putDigits writes b in decimal right-justified into buf, which must be long enough, and returns where it begins. It
// destroys b.
func (b *bignat) putDigits(buf []byte) int {
	i := len(buf)
	for b.n > 0 {
		chunk := i - 19
		i = putDecimal(buf[:i], b.divide(1e19))
		for b.n > 0 && i > chunk {
			i--
			buf[i] = '0'
		}
	}
	return i
}
