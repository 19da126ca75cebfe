package utf8_test

import (
	"testing"
	. "unicode/utf8"
)

func TestAllRunes(t *testing.T) {
	var buf [UTFMax]byte
	for r := rune(-1); r <= MaxRune+1; r++ {
		valid := r >= 0 && r <= MaxRune && (r < 0xd800 || r > 0xdfff)
		if ValidRune(r) != valid {
			t.Fatalf("ValidRune(%x)", r)
		}
		n := EncodeRune(buf[:], r)
		b, want := buf[:n], r
		if !valid {
			want = RuneError
			if RuneLen(r) != -1 {
				t.Fatalf("RuneLen(%x) = %d", r, RuneLen(r))
			}
		} else if RuneLen(r) != n {
			t.Fatalf("RuneLen(%x) = %d, want %d", r, RuneLen(r), n)
		}
		if got, size := DecodeRune(b); got != want || size != n {
			t.Fatalf("DecodeRune(%x) = %x, %d", b, got, size)
		}
		if got, size := DecodeLastRuneInString("x" + string(b)); got != want || size != n {
			t.Fatalf("DecodeLastRuneInString(%x) = %x, %d", b, got, size)
		}
		if string(AppendRune(nil, r)) != string(b) || !Valid(b) || !FullRune(b) || n > 1 && FullRune(b[:n-1]) || RuneCount(b) != 1 {
			t.Fatalf("%x: %x", r, b)
		}
	}
}

func TestInvalid(t *testing.T) {
	for _, s := range []string{"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xff", "\xe4\xb8", "\xf5aaa"} {
		if ValidString(s) {
			t.Errorf("%q is valid", s)
		}
		if r, size := DecodeRuneInString(s); r != RuneError || size != 1 {
			t.Errorf("DecodeRuneInString(%q) = %x, %d", s, r, size)
		}
		if r, size := DecodeLastRune([]byte(s)); r != RuneError && r != 'a' || size != 1 {
			t.Errorf("DecodeLastRune(%q) = %x, %d", s, r, size)
		}
		if n := RuneCountInString(s); n != len(s) {
			t.Errorf("RuneCountInString(%q) = %d", s, n)
		}
	}
	if r, size := DecodeRune(nil); r != RuneError || size != 0 {
		t.Error(r, size)
	}
	if !FullRuneInString("\xc0") || FullRuneInString("\xe4\xb8") || !RuneStart('a') || RuneStart(0x80) {
		t.Error("FullRuneInString, RuneStart")
	}
}
