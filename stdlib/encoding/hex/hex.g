// Package hex encodes bytes as two hexadecimal digits each, and decodes them.
package hex

import (
	"errors"
	"io"
	"slices"
	"strconv"
)

const digits = "0123456789abcdef"

const notDigit = 0xff

// digitValues has the values of the digits, of either case, and notDigit for all other bytes.
const digitValues = "" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\xff\xff\xff\xff\xff\xff" +
	"\xff\x0a\x0b\x0c\x0d\x0e\x0f\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\x0a\x0b\x0c\x0d\x0e\x0f\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"

func digitValue(c byte) byte { return digitValues[c] }

// ErrLength is the error of decoding an odd number of digits. [NewDecoder]'s reader returns [io.ErrUnexpectedEOF] for that.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a byte that is no hexadecimal digit.
type InvalidByteError byte

// Error returns a text with the byte.
func (e InvalidByteError) Error() string {
	text := []byte("encoding/hex: invalid byte: U+00")
	text = append(text, upper(byte(e)>>4), upper(byte(e)&15))
	if strconv.IsPrint(rune(e)) {
		text = append(text, " '"...)
		text = append(text, string(rune(e))...)
		text = append(text, '\'')
	}
	return string(text)
}

func upper(digit byte) byte { return "0123456789ABCDEF"[digit] }

// EncodedLen returns how many digits n bytes take.
func EncodedLen(n int) int { return n * 2 }

// Encode writes the digits of src to dst, which must be long enough, and returns how many: EncodedLen(len(src)).
func Encode(dst, src []byte) int {
	for i, c := range src {
		dst[2*i] = digits[c>>4]
		dst[2*i+1] = digits[c&15]
	}
	return 2 * len(src)
}

// AppendEncode appends the digits of src to dst and returns the extended slice.
func AppendEncode(dst, src []byte) []byte {
	n := EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

// EncodeToString returns the digits of src.
func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return string(dst)
}

// DecodedLen returns how many bytes x digits are.
func DecodedLen(x int) int { return x / 2 }

// Decode writes the bytes whose digits are in src to dst, which must be long enough, and returns how many. It ends before
// the first pair with what is no digit ([InvalidByteError]), or with a single digit at the end ([ErrLength]).
func Decode(dst, src []byte) (int, error) { return decode(dst, src) }

func decode[T []byte | string](dst []byte, src T) (n int, err error) {
	for i := 0; i+1 < len(src); i += 2 {
		high, low := digitValue(src[i]), digitValue(src[i+1])
		if high == notDigit {
			return n, InvalidByteError(src[i])
		}
		if low == notDigit {
			return n, InvalidByteError(src[i+1])
		}
		dst[n] = high<<4 | low
		n++
	}
	if len(src)%2 == 1 {
		return n, oddError(src[len(src)-1], ErrLength)
	}
	return n, nil
}

// oddError is the error for a byte at the end without a partner: err, if it is a digit.
func oddError(c byte, err error) error {
	if digitValue(c) == notDigit {
		return InvalidByteError(c)
	}
	return err
}

// AppendDecode appends the bytes whose digits are in src to dst and returns the extended slice. With an error, it has
// what could be decoded before.
func AppendDecode(dst, src []byte) ([]byte, error) {
	n := DecodedLen(len(src))
	dst = slices.Grow(dst, n)
	n, err := Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

// DecodeString returns the bytes whose digits are in s. With an error, it returns what could be decoded before.
func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := decode(dst, s)
	return dst[:n], err
}

// Streams -------------------------------------------------------------------------------------------------------------

const bufferSize = 1024

type encoder struct {
	w   io.Writer
	err error
	out [bufferSize]byte
}

// NewEncoder returns a writer that writes the digits, in lower case, of what it is given to w.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		chunk := p[:min(len(p), bufferSize/2)]
		var written int
		written, e.err = e.w.Write(e.out[:Encode(e.out[:], chunk)])
		n += written / 2
		p = p[len(chunk):]
	}
	return n, e.err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte // digits not decoded yet, in buf
	buf [bufferSize]byte
}

// NewDecoder returns a reader of the bytes whose digits come from r. There must be an even number of them.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		kept := copy(d.buf[:], d.in)
		var got int
		got, d.err = d.r.Read(d.buf[kept:])
		d.in = d.buf[:kept+got]
		if d.err == io.EOF && len(d.in)%2 == 1 {
			d.err = oddError(d.in[len(d.in)-1], io.ErrUnexpectedEOF)
		}
	}
	n, err = Decode(p, d.in[:2*min(len(p), len(d.in)/2)])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err // only behind the last byte
	}
	return n, nil
}
