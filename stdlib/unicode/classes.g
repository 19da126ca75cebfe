// classes.g: the questions that are asked most. Latin-1 has a table with an answer for each of its characters; the rest is
// looked up among the ranges of the categories.

package unicode

// Classes of the characters of Latin-1. A letter is charUpper or charLower, or both if it has no case.
const (
	charControl = 1 << iota
	charPunct
	charNumber
	charSymbol
	charSpace // category Z
	charUpper
	charLower
	charPrint // as IsPrint means it

	charLetter  = charUpper | charLower
	charGraphic = charPrint | charSpace
)

// GraphicRanges are the tables that [IsGraphic] goes by.
var GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}

// PrintRanges are the tables that [IsPrint] goes by; it also takes the ASCII space.
var PrintRanges = []*RangeTable{L, M, N, P, S}

// IsGraphic tells whether r is shown when it is printed: a letter, mark, number, punctuation, symbol or space, of the
// categories L, M, N, P, S and Zs.
func IsGraphic(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charGraphic != 0
	}
	return IsOneOf(GraphicRanges, r)
}

// IsPrint is [IsGraphic] without the spaces other than the ASCII space: what shows where it is.
func IsPrint(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charPrint != 0
	}
	return IsOneOf(PrintRanges, r)
}

// IsControl tells whether r is a control character, of category Cc. Others of category C are not: use [Is].
func IsControl(r rune) bool {
	return uint32(r) <= MaxLatin1 && latinChars[r]&charControl != 0
}

// IsLetter tells whether r is a letter, of category L.
func IsLetter(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charLetter != 0
	}
	return isBeyondLatin(L, r)
}

// IsMark tells whether r is a mark, of category M.
func IsMark(r rune) bool {
	return isBeyondLatin(M, r) // Latin-1 has none
}

// IsNumber tells whether r is a number, of category N.
func IsNumber(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charNumber != 0
	}
	return isBeyondLatin(N, r)
}

// IsDigit tells whether r is a decimal digit, of category Nd.
func IsDigit(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return isBeyondLatin(Nd, r)
}

// IsPunct tells whether r is punctuation, of category P.
func IsPunct(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charPunct != 0
	}
	return Is(P, r)
}

// IsSymbol tells whether r is a symbol, of category S.
func IsSymbol(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charSymbol != 0
	}
	return isBeyondLatin(S, r)
}

// IsSpace tells whether r is white space, by the property White_Space: in Latin-1 \t, \n, \v, \f, \r, space, U+0085 (next
// line) and U+00A0 (no-break space). Category Z and the property Pattern_White_Space are something else.
func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		switch r {
		case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0:
			return true
		}
		return false
	}
	return isBeyondLatin(White_Space, r)
}

// IsUpper tells whether r is an upper-case letter.
func IsUpper(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charLetter == charUpper
	}
	return isBeyondLatin(Lu, r)
}

// IsLower tells whether r is a lower-case letter.
func IsLower(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latinChars[r]&charLetter == charLower
	}
	return isBeyondLatin(Ll, r)
}

// IsTitle tells whether r is a title-case letter.
func IsTitle(r rune) bool {
	return isBeyondLatin(Lt, r) // Latin-1 has none
}
