// Package crc32 has checksums of 32 bits by cyclic redundancy check: the data, as the coefficients of a polynomial, is
// divided by a fixed polynomial, and the remainder is the checksum. https://en.wikipedia.org/wiki/Cyclic_redundancy_check
//
// Polynomials are written with the lowest bit for the highest power, x^31; that of x^32, always 1, is left out.
//
// The remainder of a byte comes from a table. For the two most common polynomials there are eight tables, for bytes
// further and further from the end, so that eight bytes are looked up at once (M. E. Kounavis and F. L. Berry, "A
// Systematic Approach to Building High Performance Software-Based CRC Generators", 2005: slicing by 8).
package crc32

import (
	"errors"
	"hash"
)

// Size is the number of bytes of a checksum.
const Size = 4

// Polynomials.
const (
	// IEEE is that of Ethernet (IEEE 802.3), V.42, FDDI, gzip, zip, PNG and others: the most common one.
	IEEE = 0xedb88320

	// Castagnoli is that of iSCSI, with better properties.
	// G. Castagnoli, S. Bräuer, M. Herrmann, "Optimization of Cyclic Redundancy-Check Codes with 24 and 32 Parity Bits", 1993.
	Castagnoli = 0x82f63b78

	// Koopman also has better properties than IEEE.
	// P. Koopman, "32-Bit Cyclic Redundancy Codes for Internet Applications", 2002.
	Koopman = 0xeb31d82e
)

// A Table has the remainders of all bytes, for one polynomial.
type Table [256]uint32

type tables8 [8]Table

// IEEETable is the table for [IEEE].
var IEEETable = newTable(IEEE)

var (
	castagnoliTable = newTable(Castagnoli)
	ieee8           = newTables8(IEEETable)
	castagnoli8     = newTables8(castagnoliTable)
)

func newTable(poly uint32) *Table {
	t := new(Table)
	for i := range t {
		r := uint32(i)
		for range 8 {
			r = r>>1 ^ poly&-(r&1)
		}
		t[i] = r
	}
	return t
}

// newTables8 adds to a table those for bytes with one to seven bytes behind them.
func newTables8(t *Table) *tables8 {
	t8 := &tables8{*t}
	for i := 1; i < len(t8); i++ {
		for k := range t {
			r := t8[i-1][k]
			t8[i][k] = t[byte(r)] ^ r>>8
		}
	}
	return t8
}

// MakeTable returns the table for a polynomial. It must not be changed.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		return castagnoliTable
	}
	return newTable(poly)
}

func (t *Table) update(r uint32, p []byte) uint32 {
	for _, c := range p {
		r = t[byte(r)^c] ^ r>>8
	}
	return r
}

func (t *tables8) update(r uint32, p []byte) uint32 {
	for len(p) >= 8 {
		r ^= uint32(p[0]) | uint32(p[1])<<8 | uint32(p[2])<<16 | uint32(p[3])<<24
		r = t[7][byte(r)] ^ t[6][byte(r>>8)] ^ t[5][byte(r>>16)] ^ t[4][r>>24] ^
			t[3][p[4]] ^ t[2][p[5]] ^ t[1][p[6]] ^ t[0][p[7]]
		p = p[8:]
	}
	return t[0].update(r, p)
}

// Update returns the checksum of data with checksum crc followed by p.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	switch tab {
	case IEEETable:
		return ^ieee8.update(^crc, p)
	case castagnoliTable:
		return ^castagnoli8.update(^crc, p)
	}
	return ^tab.update(^crc, p)
}

// Checksum returns the checksum of data by the polynomial of a table.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE returns the checksum of data by [IEEE].
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

// A digest is a checksum that grows.
type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash that is the checksum by the polynomial of a table. Sum gives it with the highest byte first.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE returns a hash that is the checksum by [IEEE]. Sum gives it with the highest byte first.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func append32(b []byte, x uint32) []byte {
	return append(b, byte(x>>24), byte(x>>16), byte(x>>8), byte(x))
}

func read32(b []byte) uint32 {
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}

func (d *digest) Sum(in []byte) []byte { return append32(in, d.crc) }

// A marshaled state is this word, a checksum of the table, and the checksum so far.
const magic = "crc\x01"

// tableSum identifies a table.
func tableSum(t *Table) uint32 {
	b := make([]byte, 0, 4*len(t))
	for _, x := range t {
		b = append32(b, x)
	}
	return ChecksumIEEE(b)
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return append32(append32(append(b, magic...), tableSum(d.tab)), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) {
	return d.AppendBinary(make([]byte, 0, len(magic)+4+4))
}

func (d *digest) UnmarshalBinary(b []byte) error {
	switch {
	case len(b) < len(magic) || string(b[:len(magic)]) != magic:
		return errors.New("hash/crc32: invalid hash state identifier")
	case len(b) != len(magic)+4+4:
		return errors.New("hash/crc32: invalid hash state size")
	case tableSum(d.tab) != read32(b[4:]):
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = read32(b[8:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
