// Package unicode tells what kind of character a code point is, and changes letters between upper, lower and title case.
//
// The tables are made from the Unicode Character Database (mktables.c); [Version] says from which version.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the last code point
	ReplacementChar = '\uFFFD'     // stands for what is no code point
	MaxASCII        = '\u007F'     // the last code point of ASCII
	MaxLatin1       = '\u00FF'     // the last code point of Latin-1
)

// A RangeTable is a set of code points. The ranges of each slice are in ascending order and do not overlap; those that
// can be written in 16 bits are in R16.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // how many ranges of R16 end within Latin-1
}

// A Range16 is the code points Lo, Lo+Stride, and so on up to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// A Range32 is a [Range16] for code points from 1<<16 on.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// Up to so many ranges are gone through one by one: that takes less time than to halve them.
const fewRanges = 16

func in16(ranges []Range16, r uint16) bool {
	for len(ranges) > fewRanges {
		mid := len(ranges) / 2
		if r < ranges[mid].Lo {
			ranges = ranges[:mid]
		} else {
			ranges = ranges[mid:]
		}
	}
	for i := range ranges {
		x := &ranges[i]
		if r <= x.Hi {
			return r >= x.Lo && (x.Stride == 1 || (r-x.Lo)%x.Stride == 0)
		}
	}
	return false
}

func in32(ranges []Range32, r uint32) bool {
	for len(ranges) > fewRanges {
		mid := len(ranges) / 2
		if r < ranges[mid].Lo {
			ranges = ranges[:mid]
		} else {
			ranges = ranges[mid:]
		}
	}
	for i := range ranges {
		x := &ranges[i]
		if r <= x.Hi {
			return r >= x.Lo && (x.Stride == 1 || (r-x.Lo)%x.Stride == 0)
		}
	}
	return false
}

// Is tells whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if n := len(rangeTab.R16); n > 0 && uint32(r) <= uint32(rangeTab.R16[n-1].Hi) {
		return in16(rangeTab.R16, uint16(r))
	}
	if n := len(rangeTab.R32); n > 0 && r >= rune(rangeTab.R32[0].Lo) {
		return in32(rangeTab.R32, uint32(r))
	}
	return false
}

// isBeyondLatin is Is for what is not in Latin-1.
func isBeyondLatin(rangeTab *RangeTable, r rune) bool {
	if n := len(rangeTab.R16); n > rangeTab.LatinOffset && uint32(r) <= uint32(rangeTab.R16[n-1].Hi) {
		return in16(rangeTab.R16[rangeTab.LatinOffset:], uint16(r))
	}
	if n := len(rangeTab.R32); n > 0 && r >= rune(rangeTab.R32[0].Lo) {
		return in32(rangeTab.R32, uint32(r))
	}
	return false
}

// In tells whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	return IsOneOf(ranges, r)
}

// IsOneOf is [In] with the arguments in another order; In reads better.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, table := range ranges {
		if Is(table, r) {
			return true
		}
	}
	return false
}
