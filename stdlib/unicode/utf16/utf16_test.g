package utf16_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
	. "unicode/utf16"
	"unicode/utf8"
)

const bad = '\uFFFD'

func TestRunes(t *testing.T) {
	for _, tt := range []struct {
		r     rune
		units []uint16
	}{
		{0, []uint16{0}}, {'a', []uint16{'a'}}, {0xd7ff, []uint16{0xd7ff}}, {0xe000, []uint16{0xe000}}, {0xffff, []uint16{0xffff}},
		{0x10000, []uint16{0xd800, 0xdc00}}, {0x1F600, []uint16{0xd83d, 0xde00}}, {0x10ffff, []uint16{0xdbff, 0xdfff}},
	} {
		if got := Encode([]rune{tt.r}); !slices.Equal(got, tt.units) {
			t.Errorf("Encode(%U) = %x, want %x", tt.r, got, tt.units)
		}
		if got := AppendRune([]uint16{1}, tt.r); !slices.Equal(got[1:], tt.units) {
			t.Errorf("AppendRune(%U) = %x", tt.r, got)
		}
		if got := Decode(tt.units); !slices.Equal(got, []rune{tt.r}) {
			t.Errorf("Decode(%x) = %U", tt.units, got)
		}
		if got := RuneLen(tt.r); got != len(tt.units) {
			t.Errorf("RuneLen(%U) = %d", tt.r, got)
		}
		r1, r2 := EncodeRune(tt.r)
		if len(tt.units) == 1 {
			if r1 != bad || r2 != bad {
				t.Errorf("EncodeRune(%U) = %x, %x", tt.r, r1, r2)
			}
		} else if r1 != rune(tt.units[0]) || r2 != rune(tt.units[1]) || DecodeRune(r1, r2) != tt.r {
			t.Errorf("EncodeRune(%U) = %x, %x; back %U", tt.r, r1, r2, DecodeRune(r1, r2))
		}
	}
}

func TestBad(t *testing.T) {
	for _, r := range []rune{-1, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0x110000, 1 << 30} {
		if got := Encode([]rune{'x', r}); !slices.Equal(got, []uint16{'x', 0xfffd}) {
			t.Errorf("Encode(%U) = %x", r, got)
		}
		if got := AppendRune(nil, r); !slices.Equal(got, []uint16{0xfffd}) {
			t.Errorf("AppendRune(%U) = %x", r, got)
		}
		if got := RuneLen(r); got != -1 {
			t.Errorf("RuneLen(%U) = %d", r, got)
		}
		if r1, r2 := EncodeRune(r); r1 != bad || r2 != bad {
			t.Errorf("EncodeRune(%U) = %x, %x", r, r1, r2)
		}
		if IsSurrogate(r) != (r >= 0xd800 && r < 0xe000) {
			t.Errorf("IsSurrogate(%U)", r)
		}
	}
	for _, tt := range []struct {
		units []uint16
		runes []rune
	}{
		{nil, nil},
		{[]uint16{0xd800}, []rune{bad}},
		{[]uint16{0xdc00, 'a'}, []rune{bad, 'a'}},
		{[]uint16{0xd800, 'a'}, []rune{bad, 'a'}},
		{[]uint16{0xdc00, 0xd800}, []rune{bad, bad}},
		{[]uint16{0xd800, 0xd800, 0xdc00}, []rune{bad, 0x10000}},
	} {
		if got := Decode(tt.units); !slices.Equal(got, tt.runes) {
			t.Errorf("Decode(%x) = %U, want %U", tt.units, got, tt.runes)
		}
	}
	for _, p := range [][2]rune{{'a', 'b'}, {0xd800, 'b'}, {'a', 0xdc00}, {0xdc00, 0xd800}, {-1, -1}} {
		if got := DecodeRune(p[0], p[1]); got != bad {
			t.Errorf("DecodeRune(%x) = %U", p, got)
		}
	}
}

// What is encoded is decoded; the length is the sum of the runes'.
func TestRoundTrip(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 200 {
		var s []rune
		n := 0
		for range rnd.Intn(50) {
			if r := rune(rnd.Intn(0x110000)); utf8.ValidRune(r) {
				s = append(s, r)
				n += RuneLen(r)
			}
		}
		units := Encode(s)
		if len(units) != n || !slices.Equal(Decode(units), s) {
			t.Fatalf("%U becomes %x", s, units)
		}
	}
}

func ExampleEncode() {
	fmt.Printf("%04x\n", Encode([]rune("aé€😀")))
	// Output: [0061 00e9 20ac d83d de00]
}
