// fuzzcover.g: what tells whether arguments of a fuzz target are worth keeping: they made code run that had not run before, or
// more often. The blocks of the program count, in a byte each, how often they run; counts between two powers of two
// are the same to us.

package testing

import (
	"math/bits"
	"unsafe"
)

//go:linkname fuzzCounters testing_fuzzcounters
func fuzzCounters() (first unsafe.Pointer, count int)

// A blockCover knows what has run so far.
type blockCover struct {
	counters []byte // of the program
	seen     []byte // of each counter, which of the eight classes of counts there were
}

func newBlockCover() *blockCover {
	first, count := fuzzCounters()
	if count == 0 {
		return &blockCover{}
	}
	return &blockCover{counters: unsafe.Slice((*byte)(first), count), seen: make([]byte, count)}
}

// begin forgets what has run.
func (c *blockCover) begin() { clear(c.counters) }

// end tells whether something new has run since begin.
func (c *blockCover) end() (fresh bool) {
	for i, n := range c.counters {
		if n == 0 {
			continue
		}
		if class := byte(1) << (bits.Len8(n) - 1); c.seen[i]&class == 0 {
			c.seen[i] |= class
			fresh = true
		}
	}
	return fresh
}
