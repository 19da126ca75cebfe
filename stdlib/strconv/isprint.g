// isprint.g: which runes are shown as they are. The table (made beside those of package unicode, so that this package
// does not need that one) has the runes at which printable ones begin and end, in turn: those of planes 0 and 1, without
// the plane, and the rest.

package strconv

// IsPrint tells whether r is printable, as unicode.IsPrint does: a letter, mark, number, punctuation, symbol, or the ASCII
// space.
func IsPrint(r rune) bool {
	switch {
	case uint32(r) < 0x7f:
		return r >= ' '
	case uint32(r) < 0x10000:
		return countUpTo(printEdges0[:], uint16(r))&1 == 1
	case uint32(r) < 0x20000:
		return countUpTo(printEdges1[:], uint16(r))&1 == 1
	case uint32(r) <= 0x10ffff:
		return countUpTo(printEdges2[:], uint32(r))&1 == 1
	}
	return false
}

// IsGraphic tells whether r is graphic, as unicode.IsGraphic does: printable, or a space of Unicode's category Zs.
func IsGraphic(r rune) bool {
	if IsPrint(r) {
		return true
	}
	if r <= 0xffff {
		for _, space := range spaces {
			if rune(space) == r {
				return true
			}
		}
	}
	return false
}

// countUpTo returns how many elements of a sorted list are not greater than x.
func countUpTo[T uint16 | uint32](list []T, x T) int {
	low, high := 0, len(list)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if list[mid] <= x {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
