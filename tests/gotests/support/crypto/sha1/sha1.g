// Package sha1 has the sums that tests compare data by (FIPS 180-4).
package sha1

import (
	"encoding/binary"
	"hash"
	"math/bits"
)

const Size, BlockSize = 20, 64

type digest struct {
	h   [5]uint32
	buf []byte // less than a block
	n   uint64
}

// New returns the sum of nothing yet.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	*d = digest{h: [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}}
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (int, error) {
	d.n += uint64(len(p))
	d.buf = append(d.buf, p...)
	for ; len(d.buf) >= BlockSize; d.buf = d.buf[BlockSize:] {
		d.block(d.buf[:BlockSize])
	}
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte {
	e := digest{h: d.h, buf: append([]byte(nil), d.buf...), n: d.n}
	e.Write([]byte{0x80})
	for len(e.buf) != BlockSize-8 {
		e.Write([]byte{0})
	}
	e.Write(binary.BigEndian.AppendUint64(nil, d.n*8))
	for _, h := range e.h {
		b = binary.BigEndian.AppendUint32(b, h)
	}
	return b
}

func (d *digest) block(p []byte) {
	var w [80]uint32
	for i := range w {
		if i < 16 {
			w[i] = binary.BigEndian.Uint32(p[4*i:])
		} else {
			w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
		}
	}
	a, b, c, e, f := d.h[0], d.h[1], d.h[2], d.h[3], d.h[4]
	for i, x := range w {
		var mix, k uint32
		switch i / 20 {
		case 0:
			mix, k = b&c|^b&e, 0x5a827999
		case 1:
			mix, k = b^c^e, 0x6ed9eba1
		case 2:
			mix, k = b&c|b&e|c&e, 0x8f1bbcdc
		case 3:
			mix, k = b^c^e, 0xca62c1d6
		}
		a, b, c, e, f = bits.RotateLeft32(a, 5)+mix+f+k+x, a, bits.RotateLeft32(b, 30), c, e
	}
	for i, x := range [5]uint32{a, b, c, e, f} {
		d.h[i] += x
	}
}
