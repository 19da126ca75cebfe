// Package base64 encodes bytes as text of 64 characters: three bytes as four characters of 6 bits each (RFC 4648). What is
// left at the end, one or two bytes, takes two or three characters, and padding up to four.
package base64

import (
	"slices"
	"strconv"
)

const (
	StdPadding rune = '='
	NoPadding  rune = -1 // the text simply ends
)

const (
	alphabet    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	notInAlpha  = 0xff
	newlines    = "\n\r"
	groupBytes  = 3
	groupDigits = 4
)

// An Encoding is an alphabet and a padding.
type Encoding struct {
	chars   [64]byte  // by value
	values  [256]byte // by character; notInAlpha
	padding rune
	strict  bool
}

// NewEncoding returns an encoding with 64 different bytes, none of them \n or \r, as its characters, and with StdPadding,
// which [Encoding.WithPadding] changes. It panics if the alphabet is not of that kind. The characters are bytes, whatever
// they mean in UTF-8.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	enc := &Encoding{padding: StdPadding}
	for i := range enc.values {
		enc.values[i] = notInAlpha
	}
	for i := range len(encoder) {
		c := encoder[i]
		switch {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case enc.values[c] != notInAlpha:
			panic("encoding alphabet includes duplicate symbols")
		}
		enc.chars[i] = c
		enc.values[c] = byte(i)
	}
	return enc
}

// WithPadding returns the encoding with another padding, or with [NoPadding]. It panics if that is \n, \r, no byte, or one
// of the alphabet.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\n' || padding == '\r' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.values[byte(padding)] != notInAlpha:
		panic("padding contained in alphabet")
	}
	enc.padding = padding
	return &enc
}

// Strict returns the encoding such that decoding insists on zeros in the bits at the end that belong to no byte (RFC 4648,
// section 3.5). Newlines are still ignored.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

// StdEncoding is the standard one.
var StdEncoding = NewEncoding(alphabet + "+/")

// URLEncoding is the one for URLs and file names, with - and _ for + and /.
var URLEncoding = NewEncoding(alphabet + "-_")

// RawStdEncoding is [StdEncoding] without padding.
var RawStdEncoding = StdEncoding.WithPadding(NoPadding)

// RawURLEncoding is [URLEncoding] without padding.
var RawURLEncoding = URLEncoding.WithPadding(NoPadding)

// EncodedLen returns how long the text of n bytes is.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/groupBytes*groupDigits + (n%groupBytes*8+5)/6
	}
	return (n + groupBytes - 1) / groupBytes * groupDigits
}

// DecodedLen returns how many bytes a text of length n is at most.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/groupDigits*groupBytes + n%groupDigits*6/8
	}
	return n / groupDigits * groupBytes
}

// Encode writes the text of src, EncodedLen(len(src)) bytes, to dst, which must be long enough. The text of a part does
// not end as that of the whole goes on: for streams there is [NewEncoder].
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	_ = dst[enc.EncodedLen(len(src))-1]
	for len(src) >= groupBytes {
		v := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst[0] = enc.chars[v>>18&63]
		dst[1] = enc.chars[v>>12&63]
		dst[2] = enc.chars[v>>6&63]
		dst[3] = enc.chars[v&63]
		dst, src = dst[groupDigits:], src[groupBytes:]
	}
	if len(src) == 0 {
		return
	}
	v := uint(src[0]) << 16
	if len(src) == 2 {
		v |= uint(src[1]) << 8
	}
	dst[0] = enc.chars[v>>18&63]
	dst[1] = enc.chars[v>>12&63]
	if len(src) == 2 {
		dst[2] = enc.chars[v>>6&63]
	}
	if enc.padding != NoPadding {
		dst[3] = byte(enc.padding)
		if len(src) == 1 {
			dst[2] = byte(enc.padding)
		}
	}
}

// AppendEncode appends the text of src to dst and returns the extended slice.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := enc.EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	enc.Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

// EncodeToString returns the text of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	buf := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(buf, src)
	return string(buf)
}

// Decoding ------------------------------------------------------------------------------------------------------------

// CorruptInputError is where in a text something is that does not belong there.
type CorruptInputError int64

// Error returns a text with the position.
func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes the bytes that src is the text of, at most DecodedLen(len(src)), to dst and returns how many. Newlines
// (\n, \r) in src are ignored. With a [CorruptInputError], the bytes before it are there.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	for i := 0; i < len(src); {
		// Eight characters, six bytes, at a time, as long as all of them are in the alphabet and dst has room for eight.
		for len(src)-i >= 8 && len(dst)-n >= 8 {
			v, ok := enc.eight(src[i : i+8])
			if !ok {
				break
			}
			out := dst[n : n+8]
			out[0], out[1], out[2], out[3] = byte(v>>56), byte(v>>48), byte(v>>40), byte(v>>32)
			out[4], out[5] = byte(v>>24), byte(v>>16)
			n += 6
			i += 8
		}
		var written int
		i, written, err = enc.decodeGroup(dst[n:], src, i)
		n += written
		if err != nil {
			break
		}
	}
	return n, err
}

// eight returns the bits of eight characters at the top of a word.
func (enc *Encoding) eight(s []byte) (v uint64, ok bool) {
	s = s[:8]
	a, b, c, d := enc.values[s[0]], enc.values[s[1]], enc.values[s[2]], enc.values[s[3]]
	e, f, g, h := enc.values[s[4]], enc.values[s[5]], enc.values[s[6]], enc.values[s[7]]
	if a|b|c|d|e|f|g|h == notInAlpha {
		return 0, false
	}
	return uint64(a)<<58 | uint64(b)<<52 | uint64(c)<<46 | uint64(d)<<40 |
		uint64(e)<<34 | uint64(f)<<28 | uint64(g)<<22 | uint64(h)<<16, true
}

// skipNewlines returns the first place from i on that is no newline.
func skipNewlines(src []byte, i int) int {
	for i < len(src) && (src[i] == '\n' || src[i] == '\r') {
		i++
	}
	return i
}

// decodeGroup decodes up to four characters from src[i] on, and returns where the next group begins and how many bytes it
// has written.
func (enc *Encoding) decodeGroup(dst, src []byte, i int) (next, n int, err error) {
	var group [groupDigits]byte
	digits := 0
	for digits < groupDigits {
		i = skipNewlines(src, i)
		if i == len(src) {
			if digits == 0 {
				return i, 0, nil
			}
			if digits == 1 || enc.padding != NoPadding {
				return i, 0, CorruptInputError(i - digits)
			}
			break
		}
		c := src[i]
		i++
		if value := enc.values[c]; value != notInAlpha {
			group[digits] = value
			digits++
			continue
		}
		if rune(c) != enc.padding || digits < 2 {
			return i, 0, CorruptInputError(i - 1)
		}
		i, err = enc.paddingEnd(src, i, digits)
		if err != nil && i < 0 {
			return len(src), 0, err
		}
		break
	}
	v := uint(group[0])<<18 | uint(group[1])<<12 | uint(group[2])<<6 | uint(group[3])
	n = digits * 6 / 8
	if enc.strict && v<<(8*n)&0xffffff != 0 {
		return i, 0, CorruptInputError(i - (groupDigits - digits))
	}
	for k := range n {
		dst[k] = byte(v >> (16 - 8*k))
	}
	return i, n, err
}

// paddingEnd checks what follows the first padding character, after so many digits of a group. It returns where src ends;
// what comes behind the padding is an error, but the group is good. If the group is not, the place is -1.
func (enc *Encoding) paddingEnd(src []byte, i, digits int) (int, error) {
	if digits == 2 {
		i = skipNewlines(src, i)
		switch {
		case i == len(src):
			return -1, CorruptInputError(i)
		case rune(src[i]) != enc.padding:
			return -1, CorruptInputError(i - 1)
		}
		i++
	}
	i = skipNewlines(src, i)
	if i < len(src) {
		return i, CorruptInputError(i)
	}
	return i, nil
}

// AppendDecode appends the bytes that src is the text of to dst and returns the extended slice. With an error, it has what
// could be decoded before.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	// The length without newlines and padding, so that no more is allocated than it takes.
	length := len(src)
	for length > 0 && rune(src[length-1]) == enc.padding {
		length--
	}
	n := length/groupDigits*groupBytes + length%groupDigits*6/8
	dst = slices.Grow(dst, n)
	n, err := enc.Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

// DecodeString returns the bytes that s is the text of. With a [CorruptInputError], it returns those before it.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	buf := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(buf, []byte(s))
	return buf[:n], err
}
