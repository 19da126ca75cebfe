package hex_test

import (
	"bytes"
	. "encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	for n := range 70 {
		data := make([]byte, n)
		for i := range data {
			data[i] = byte(i * 37)
		}
		text := EncodeToString(data)
		if back, err := DecodeString(strings.ToUpper(text)); err != nil || !bytes.Equal(back, data) || text != fmt.Sprintf("%x", data) {
			t.Errorf("%x: %s, %v", data, text, err)
		}
		if string(AppendEncode([]byte("x"), data)) != "x"+text || EncodedLen(n) != len(text) || DecodedLen(len(text)) != n {
			t.Errorf("AppendEncode, lengths of %d", n)
		}
		var b bytes.Buffer
		NewEncoder(&b).Write(data)
		if back, err := io.ReadAll(NewDecoder(&b)); err != nil || !bytes.Equal(back, data) {
			t.Errorf("streams: %x, %v", back, err)
		}
	}
}

func TestMalformed(t *testing.T) {
	for _, tt := range []struct{ text, data, err string }{
		{"0", "", "encoding/hex: odd length hex string"}, {"zd4aa", "", "encoding/hex: invalid byte: U+007A 'z'"},
		{"d4aaz", "\xd4\xaa", "encoding/hex: invalid byte: U+007A 'z'"}, {"0011g", "\x00\x11", "encoding/hex: invalid byte: U+0067 'g'"},
		{"ffeed", "\xff\xee", "encoding/hex: odd length hex string"},
	} {
		got, err := AppendDecode(nil, []byte(tt.text))
		if string(got) != tt.data || fmt.Sprint(err) != tt.err {
			t.Errorf("%s: %x, %v", tt.text, got, err)
		}
		if tt.err == ErrLength.Error() && !errors.Is(err, ErrLength) {
			t.Error("is not ErrLength")
		}
	}
	if _, err := io.ReadAll(NewDecoder(strings.NewReader("abc"))); err != io.ErrUnexpectedEOF {
		t.Error(err)
	}
}

func ExampleDump() {
	fmt.Print(Dump([]byte("some text and \x00\x7f")))
	// Output:
	// 00000000  73 6f 6d 65 20 74 65 78  74 20 61 6e 64 20 00 7f  |some text and ..|
}
