// run

// Package unicode/utf8: every rune there and back, every pair and triple of bytes against what range makes of them.
package main

import "unicode/utf8"

func roundTrip() {
	var buf [utf8.UTFMax]byte
	bad := 0
	for r := rune(-2); r <= utf8.MaxRune+2; r++ {
		n := utf8.EncodeRune(buf[:], r)
		s := string(r)
		if string(buf[:n]) != s {
			bad++
		}
		if string(utf8.AppendRune(nil, r)) != s || string(utf8.AppendRune([]byte("ab"), r)) != "ab"+s {
			bad++
		}
		valid := utf8.ValidRune(r)
		if want := utf8.RuneLen(r); valid != (want > 0) || valid && want != n {
			bad++
		}
		got, size := utf8.DecodeRune(buf[:n])
		last, lastSize := utf8.DecodeLastRune(append([]byte("x\x80"), buf[:n]...))
		if size != n || got != last || lastSize != n || valid && got != r || !valid && got != utf8.RuneError {
			bad++
		}
		if !utf8.Valid(buf[:n]) || !utf8.FullRune(buf[:n]) || n > 1 && utf8.FullRune(buf[:n-1]) {
			bad++
		}
	}
	println("round trip:", bad)
}

// same compares all functions about the string s with a range loop over it.
func same(s string) bool {
	count, valid := 0, true
	b := []byte(s)
	for i, r := range s {
		count++
		got, n := utf8.DecodeRuneInString(s[i:])
		got2, n2 := utf8.DecodeRune(b[i:])
		if got != r || got2 != r || n != n2 {
			return false
		}
		if r == utf8.RuneError && n == 1 {
			valid = false
		}
		if utf8.FullRuneInString(s[i:]) != utf8.FullRune(b[i:]) {
			return false
		}
	}
	r, n := utf8.DecodeLastRuneInString(s)
	r2, n2 := utf8.DecodeLastRune(b)
	return utf8.RuneCountInString(s) == count && utf8.RuneCount(b) == count && utf8.ValidString(s) == valid &&
		utf8.Valid(b) == valid && r == r2 && n == n2 && (n == 0) == (s == "")
}

func main() {
	roundTrip()
	interesting := []byte{0, 'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
		0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF}
	bad := 0
	for _, a := range interesting {
		for _, b := range interesting {
			for _, c := range interesting {
				for _, d := range interesting {
					if !same(string([]byte{a, b, c, d})) || !same(string([]byte{a, b, c})) {
						bad++
					}
				}
			}
			if !same(string([]byte{a, b})) {
				bad++
			}
		}
		if !same(string([]byte{a})) {
			bad++
		}
	}
	println("byte strings:", bad)
	for _, s := range []string{"", "\xc3", "\xe2\x82", "\xe2\x28", "\xf0\x9f\x98", "\xf0\x80", "\xed\xa0", "\xc0", "é", "a"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		println(len(s), utf8.FullRuneInString(s), r, n, l, m, utf8.RuneCountInString(s))
	}
	println(utf8.RuneStart('a'), utf8.RuneStart(0x80), utf8.RuneStart(0xE2), utf8.RuneLen('€'), utf8.RuneLen(0xD800))
}
