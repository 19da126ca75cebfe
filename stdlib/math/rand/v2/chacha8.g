// chacha8.g: C2SP's chacha8rand (https://c2sp.org/chacha8rand): the key stream of ChaCha with eight rounds. Four blocks are
// made at a time, word by word next to each other. After sixteen blocks of 64 bytes, the last 32 bytes of which are kept
// back, those become the next key.

package rand

import (
	"errors"
	"math/bits"
)

const (
	lanes       = 4              // blocks that are made at a time
	chunkWords  = lanes * 64 / 8 // numbers in them
	keyWords    = 4
	blocksOfKey = 16
)

// A ChaCha8 is a cryptographically strong generator.
type ChaCha8 struct {
	key  [keyWords]uint64
	buf  [chunkWords]uint64
	used int // numbers of buf that are given away
	end  int // numbers of buf that can be
	next int // the counter of the first block in buf

	rest      [8]byte // of a number, for Read: the last restBytes
	restBytes int
}

// NewChaCha8 returns a ChaCha8 for a seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

// Seed makes c what NewChaCha8(seed) returns.
func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.key {
		c.key[i] = littleEndian(seed[8*i:])
	}
	c.restBytes = 0
	c.make(0)
}

// make makes the blocks from a counter on.
func (c *ChaCha8) make(counter int) {
	makeBlocks(&c.buf, &c.key, uint32(counter))
	c.next, c.used, c.end = counter, 0, chunkWords
	if counter == blocksOfKey-lanes {
		c.end -= keyWords
	}
}

// Uint64 returns the next number.
func (c *ChaCha8) Uint64() uint64 {
	if c.used == c.end {
		c.refill()
	}
	x := c.buf[c.used]
	c.used++
	return x
}

func (c *ChaCha8) refill() {
	counter := c.next + lanes
	if counter == blocksOfKey {
		c.key = [keyWords]uint64(c.buf[chunkWords-keyWords:])
		counter = 0
	}
	c.make(counter)
}

// Read fills p with random bytes. It always returns len(p) and no error. Between calls of Uint64 it may return bytes that
// were made before.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	n = len(p)
	if c.restBytes > 0 {
		got := copy(p, c.rest[8-c.restBytes:])
		c.restBytes -= got
		p = p[got:]
	}
	for ; len(p) >= 8; p = p[8:] {
		putLittleEndian(p, c.Uint64())
	}
	if len(p) > 0 {
		putLittleEndian(c.rest[:], c.Uint64())
		c.restBytes = 8 - copy(p, c.rest[:])
	}
	return n, nil
}

// Blocks --------------------------------------------------------------------------------------------------------------

// makeBlocks makes four blocks with successive counters. Number i of the result has words 2i and 2i+1 of a list in which
// word w of block b is at 4w+b. Unlike ChaCha's, a block is the outcome of the rounds plus the key, without the constants
// and the counter.
func makeBlocks(out *[chunkWords]uint64, key *[keyWords]uint64, counter uint32) {
	var words [16][lanes]uint32
	for b := range uint32(lanes) {
		block := [16]uint32{
			0x61707865, 0x3320646E, 0x79622D32, 0x6B206574, // "expand 32-byte k"
			uint32(key[0]), uint32(key[0] >> 32), uint32(key[1]), uint32(key[1] >> 32),
			uint32(key[2]), uint32(key[2] >> 32), uint32(key[3]), uint32(key[3] >> 32),
			counter + b, 0, 0, 0,
		}
		rounds(&block)
		for i, k := range key {
			block[4+2*i] += uint32(k)
			block[5+2*i] += uint32(k >> 32)
		}
		for w, x := range block {
			words[w][b] = x
		}
	}
	for i := range out {
		w := &words[i/2]
		b := i % 2 * 2
		out[i] = uint64(w[b]) | uint64(w[b+1])<<32
	}
}

// rounds does the eight rounds: four times the columns and the diagonals.
func rounds(s *[16]uint32) {
	x0, x1, x2, x3, x4, x5, x6, x7 := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
	x8, x9, x10, x11, x12, x13, x14, x15 := s[8], s[9], s[10], s[11], s[12], s[13], s[14], s[15]
	for range 4 {
		x0, x4, x8, x12 = quarterRound(x0, x4, x8, x12)
		x1, x5, x9, x13 = quarterRound(x1, x5, x9, x13)
		x2, x6, x10, x14 = quarterRound(x2, x6, x10, x14)
		x3, x7, x11, x15 = quarterRound(x3, x7, x11, x15)
		x0, x5, x10, x15 = quarterRound(x0, x5, x10, x15)
		x1, x6, x11, x12 = quarterRound(x1, x6, x11, x12)
		x2, x7, x8, x13 = quarterRound(x2, x7, x8, x13)
		x3, x4, x9, x14 = quarterRound(x3, x4, x9, x14)
	}
	*s = [16]uint32{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15}
}

func quarterRound(a, b, c, d uint32) (uint32, uint32, uint32, uint32) {
	a += b
	d = bits.RotateLeft32(d^a, 16)
	c += d
	b = bits.RotateLeft32(b^c, 12)
	a += b
	d = bits.RotateLeft32(d^a, 8)
	c += d
	b = bits.RotateLeft32(b^c, 7)
	return a, b, c, d
}

// State ---------------------------------------------------------------------------------------------------------------

// A marshaled state is, if Read has bytes left, their number and themselves behind a word; then another word, how many
// numbers of this key are given away, and the key.
const (
	restMagic  = "readbuf:"
	stateMagic = "chacha8:"
)

// AppendBinary appends the state and returns the extended slice.
func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.restBytes > 0 {
		b = append(append(b, restMagic...), byte(c.restBytes))
		b = append(b, c.rest[8-c.restBytes:]...)
	}
	b = appendBigEndian(append(b, stateMagic...), uint64(c.next/lanes*chunkWords+c.used))
	for _, k := range c.key {
		b = appendBigEndian(b, bits.ReverseBytes64(k))
	}
	return b, nil
}

// MarshalBinary returns the state.
func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(make([]byte, 0, 64)) }

// UnmarshalBinary takes a state that MarshalBinary has returned.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if len(data) >= len(restMagic) && string(data[:len(restMagic)]) == restMagic {
		data = data[len(restMagic):]
		if len(data) == 0 || len(data) < 1+int(data[0]) || data[0] > 8 {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		n := int(data[0])
		c.restBytes = copy(c.rest[8-n:], data[1:1+n])
		data = data[1+n:]
	}
	const magic = len(stateMagic)
	if len(data) != magic+8+8*keyWords || string(data[:magic]) != stateMagic {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := bigEndian(data[magic:])
	if used > blocksOfKey/lanes*chunkWords-keyWords {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range c.key {
		c.key[i] = littleEndian(data[magic+8+8*i:])
	}
	c.make(int(used/chunkWords) * lanes)
	c.used = int(used % chunkWords)
	return nil
}

func littleEndian(b []byte) uint64 { return bits.ReverseBytes64(bigEndian(b)) }

func putLittleEndian(b []byte, x uint64) {
	_ = b[7]
	for i := range 8 {
		b[i] = byte(x >> (8 * i))
	}
}
