// casing.g: upper, lower and title case. Letters are mapped one to one: what takes several characters (ß to SS), or
// depends on the place in the word, is not treated here.

package unicode

// The cases, as [To] and the Delta of a [CaseRange] count them.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a distance says that upper-case and lower-case letters take turns in a range, beginning with an
// upper-case letter. It is larger than any distance between code points.
const UpperLower = MaxRune + 1

// d has the distances to the letters in upper, lower and title case.
type d [MaxCase]rune

// A CaseRange says how far the letters from Lo to Hi are from their other cases.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// mapCase looks r up among the ranges; found is false if it is in none, and r is returned as it is.
func mapCase(to int, r rune, ranges []CaseRange) (mapped rune, found bool) {
	if to < 0 || MaxCase <= to {
		return ReplacementChar, false
	}
	low, high := 0, len(ranges)
	for low < high {
		mid := int(uint(low+high) >> 1)
		x := &ranges[mid]
		switch {
		case r < rune(x.Lo):
			high = mid
		case r > rune(x.Hi):
			low = mid + 1
		case x.Delta[to] <= MaxRune:
			return r + x.Delta[to], true
		default:
			// The letters at even distances from Lo are in upper case, which is title case as well.
			distance := (r - rune(x.Lo)) &^ 1
			if to == LowerCase {
				distance++
			}
			return rune(x.Lo) + distance, true
		}
	}
	return r, false
}

// To returns r in the given case: [UpperCase], [LowerCase] or [TitleCase]. For no case it is [ReplacementChar].
func To(_case int, r rune) rune {
	mapped, _ := mapCase(_case, r, CaseRanges)
	return mapped
}

// ToUpper returns r in upper case.
func ToUpper(r rune) rune {
	if r <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(UpperCase, r)
}

// ToLower returns r in lower case.
func ToLower(r rune) rune {
	if r <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return To(LowerCase, r)
}

// ToTitle returns r in title case.
func ToTitle(r rune) rune {
	if r <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(TitleCase, r)
}

// A SpecialCase is what a language does otherwise than the general rules. Its methods, for letters that it does not
// mention, are the functions of the same name.
type SpecialCase []CaseRange

// ToUpper returns r in upper case, in the language.
func (special SpecialCase) ToUpper(r rune) rune {
	if mapped, found := mapCase(UpperCase, r, special); found {
		return mapped
	}
	return ToUpper(r)
}

// ToLower returns r in lower case, in the language.
func (special SpecialCase) ToLower(r rune) rune {
	if mapped, found := mapCase(LowerCase, r, special); found {
		return mapped
	}
	return ToLower(r)
}

// ToTitle returns r in title case, in the language.
func (special SpecialCase) ToTitle(r rune) rune {
	if mapped, found := mapCase(TitleCase, r, special); found {
		return mapped
	}
	return ToTitle(r)
}

// TurkishCase is how Turkish does it: the dot of i stays, and so does its lack.
var TurkishCase = SpecialCase{
	{'I', 'I', d{0, 'ı' - 'I', 0}},
	{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
	{'İ', 'İ', d{0, 'i' - 'İ', 0}},
	{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
}

// AzeriCase is how Azeri does it, which is as in Turkish.
var AzeriCase = TurkishCase

// A foldPair says which code point comes next in simple case folding.
type foldPair struct {
	from, to uint32
}

// SimpleFold goes through the code points that are the same letter as r under simple case folding: it returns the next
// larger one, or after the largest the smallest. Repeated, it comes back to r:
//
//	SimpleFold('A') = 'a'
//	SimpleFold('a') = 'A'
//
//	SimpleFold('K') = 'k'
//	SimpleFold('k') = '\u212A' (the sign for kelvin)
//	SimpleFold('\u212A') = 'K'
//
//	SimpleFold('1') = '1'
//
// What is no code point is returned as it is.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	low, high := 0, len(foldNext)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if rune(foldNext[mid].from) < r {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(foldNext) && rune(foldNext[low].from) == r {
		return rune(foldNext[low].to)
	}
	if lower := ToLower(r); lower != r {
		return lower
	}
	return ToUpper(r)
}
