// gzip.g: compression of profiles: the format of gzip (RFC 1952) around a stream of DEFLATE (RFC 1951) that is one block with the
// fixed codes.
//
// Profiles are full of small messages that differ in a byte or two, so what counts is to find repetitions: LZ77 with a table that
// has for each hash of four bytes where they were seen last.

package pprof

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"math/bits"
)

const (
	hashBits    = 14
	minMatch    = 4
	maxMatch    = 258
	maxDistance = 32 << 10
	endOfBlock  = 256
)

// writeCompressed writes data to w.
func writeCompressed(w io.Writer, data []byte) error {
	b := bitWriter{out: make([]byte, 0, len(data)/4+64)}
	b.out = append(b.out, 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255) // deflate, no name, no time, fast, unknown system
	b.deflate(data)
	b.out = binary.LittleEndian.AppendUint32(b.out, crc32.ChecksumIEEE(data))
	b.out = binary.LittleEndian.AppendUint32(b.out, uint32(len(data)))
	_, err := w.Write(b.out)
	return err
}

// bitWriter has bits that are no whole byte yet, the first lowest.
type bitWriter struct {
	out  []byte
	bits uint64
	n    int
}

func (b *bitWriter) add(value uint32, n int) {
	b.bits |= uint64(value) << b.n
	for b.n += n; b.n >= 8; b.n -= 8 {
		b.out = append(b.out, byte(b.bits))
		b.bits >>= 8
	}
}

// code adds one whose first bit is the highest.
func (b *bitWriter) code(value uint32, n int) { b.add(bits.Reverse32(value)>>(32-n), n) }

// symbol adds the fixed code of a literal, of the end, or of a length (RFC 1951, 3.2.6).
func (b *bitWriter) symbol(s uint32) {
	switch {
	case s < 144:
		b.code(0x30+s, 8)
	case s < 256:
		b.code(0x190+s-144, 9)
	case s < 280:
		b.code(s-256, 7)
	default:
		b.code(0xC0+s-280, 8)
	}
}

// match adds a repetition of length bytes that were distance bytes before. Lengths from 3 on have four symbols for each number of
// extra bits, distances from 1 on two; the longest length has a symbol of its own.
func (b *bitWriter) match(length, distance int) {
	if length == maxMatch {
		b.symbol(285)
	} else {
		b.extra(uint32(length-3), 2, func(s uint32) { b.symbol(257 + s) })
	}
	b.extra(uint32(distance-1), 1, func(s uint32) { b.code(s, 5) })
}

// extra adds v: a symbol for its highest bit and the next n, then the bits that remain.
func (b *bitWriter) extra(v uint32, n int, symbol func(uint32)) {
	rest := max(bits.Len32(v)-1-n, 0)
	symbol(uint32(rest)<<n + v>>rest)
	b.add(v&(1<<rest-1), rest)
}

func (b *bitWriter) deflate(data []byte) {
	var last [1 << hashBits]int32 // where the bytes were, + 1
	b.add(1, 1)                   // the last block
	b.add(1, 2)                   // fixed codes
	for i := 0; i < len(data); {
		n := 0
		if i+minMatch <= len(data) {
			four := binary.LittleEndian.Uint32(data[i:])
			slot := &last[four*0x9E3779B1>>(32-hashBits)]
			at := int(*slot) - 1
			*slot = int32(i) + 1
			if at >= 0 && i-at <= maxDistance {
				n = common(data[at:], data[i:])
			}
			if n >= minMatch {
				b.match(n, i-at)
				i += n
				continue
			}
		}
		b.symbol(uint32(data[i]))
		i++
	}
	b.symbol(endOfBlock)
	b.add(0, -b.n&7)
}

// common is how many bytes are equal at the beginning, at most maxMatch.
func common(x, y []byte) int {
	n := 0
	for n < maxMatch && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}
