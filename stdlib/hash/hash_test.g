package hash_test

import (
	"errors"
	"fmt"
	. "hash"
	"hash/crc32"
	"hash/fnv"
	"hash/maphash"
	"io"
	"testing"
)

// Hashes of the library are what the interfaces say.
var (
	_ Hash      = fnv.New128()
	_ Hash32    = crc32.NewIEEE()
	_ Hash64    = fnv.New64a()
	_ Hash64    = new(maphash.Hash)
	_ Cloner    = new(maphash.Hash)
	_ io.Reader = XOF(nil)
)

// sum is the smallest of hashes.
type sum byte

func (s *sum) Write(p []byte) (int, error) {
	for _, c := range p {
		*s += sum(c)
	}
	return len(p), nil
}
func (s *sum) Sum(b []byte) []byte { return append(b, byte(*s)) }
func (s *sum) Reset()              { *s = 0 }
func (s *sum) Size() int           { return 1 }
func (s *sum) BlockSize() int      { return 1 }
func (s *sum) Clone() (Cloner, error) {
	if *s == 255 {
		return nil, errors.ErrUnsupported
	}
	c := *s
	return &c, nil
}

func total(h Hash, parts ...string) string {
	h.Reset()
	for _, p := range parts {
		io.WriteString(h, p)
	}
	return fmt.Sprintf("%x of %d", h.Sum(nil), h.Size())
}

func TestInterfaces(t *testing.T) {
	var h Hash = new(sum)
	if got := total(h, "\x01\x02", "\x03"); got != "06 of 1" {
		t.Error(got)
	}
	c, err := h.(Cloner).Clone()
	if err != nil {
		t.Fatal(err)
	}
	c.Write([]byte{1})
	if got := fmt.Sprint(c.Sum(nil), h.Sum(nil)); got != "[7] [6]" {
		t.Error(got)
	}
	h.Write([]byte{249})
	if _, err := h.(Cloner).Clone(); !errors.Is(err, errors.ErrUnsupported) {
		t.Error(err)
	}
	for _, h := range []Hash{fnv.New32(), fnv.New64(), crc32.NewIEEE(), new(maphash.Hash)} {
		if one, two := total(h, "some text"), total(h, "some ", "", "text"); one != two {
			t.Errorf("%T: %s, in parts %s", h, one, two)
		}
		if h.Size() != len(h.Sum(nil)) || h.BlockSize() < 1 {
			t.Errorf("%T: size %d, sum of %d bytes, blocks of %d", h, h.Size(), len(h.Sum(nil)), h.BlockSize())
		}
	}
}

// counter is an endless stream of bytes.
type counter struct{ at byte }

func (c *counter) Write(p []byte) (int, error) { c.at += byte(len(p)); return len(p), nil }
func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = c.at
		c.at++
	}
	return len(p), nil
}
func (c *counter) Reset()         { c.at = 0 }
func (c *counter) BlockSize() int { return 64 }

func TestXOF(t *testing.T) {
	var x XOF = new(counter)
	x.Write([]byte("ab"))
	b := make([]byte, 3)
	if n, err := x.Read(b); fmt.Sprint(n, err, b) != "3 <nil> [2 3 4]" {
		t.Error(n, err, b)
	}
	x.Reset()
	x.Read(b)
	if b[0] != 0 || x.BlockSize() != 64 {
		t.Error(b)
	}
}
