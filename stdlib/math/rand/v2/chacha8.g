// chacha8.g: C2SP's chacha8rand (https://c2sp.org/chacha8rand): the key stream of ChaCha with eight rounds. Four blocks are
// made at a time by the runtime, word by word next to each other: what C knows as vectors suits them. After sixteen blocks of 64 bytes, the last 32 bytes of which are kept
// back, those become the next key.

package rand

import (
	"errors"
	"math/bits"
	_ "unsafe" // for go:linkname
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

// makeBlocks makes four blocks with successive counters. Number i of the result has words 2i and 2i+1 of a list in which
// word w of block b is at 4w+b. Unlike ChaCha's, a block is the outcome of the rounds plus the key, without the constants
// and the counter.
//
//go:noescape
//go:linkname makeBlocks chacha8_blocks
func makeBlocks(out *[chunkWords]uint64, key *[keyWords]uint64, counter uint32)

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
