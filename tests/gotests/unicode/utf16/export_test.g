package utf16

import "unicode"

const (
	Surr1           = highFirst
	Surr3           = last + 1
	SurrSelf        = 0x10000
	MaxRune         = unicode.MaxRune
	ReplacementChar = unicode.ReplacementChar
)
