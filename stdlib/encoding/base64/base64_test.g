package base64_test

import (
	"bytes"
	. "encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRoundTrip(t *testing.T) {
	for name, enc := range map[string]*Encoding{"std": StdEncoding, "url": URLEncoding, "raw": RawStdEncoding, "rawurl": RawURLEncoding,
		"strict": StdEncoding.Strict(), "star": StdEncoding.WithPadding('*')} {
		for n := range 50 {
			data := bytes.Repeat([]byte{0xfb, 0xff, 7}, n)[:n]
			text := enc.EncodeToString(data)
			if back, err := enc.DecodeString(text); err != nil || !bytes.Equal(back, data) || enc.EncodedLen(n) != len(text) {
				t.Errorf("%s: %x: %s, %v", name, data, text, err)
			}
			var b bytes.Buffer
			w := NewEncoder(enc, &b)
			for _, c := range data {
				w.Write([]byte{c})
			}
			w.Close()
			if b.String() != text {
				t.Errorf("%s: stream %q, want %q", name, &b, text)
			}
			if back, err := io.ReadAll(NewDecoder(enc, iotest.OneByteReader(&b))); err != nil || !bytes.Equal(back, data) {
				t.Errorf("%s: stream %x, %v", name, back, err)
			}
		}
	}
}

func TestMalformed(t *testing.T) {
	for text, want := range map[string]string{
		"!!!!": "0", "x===": "1", "AA=A": "2", "AAA": "0", "AAAA=": "4", "A=": "1", "AA==A": "4", "AAA=AAAA": "4", "A\n!": "2", "AAAAA": "4",
	} {
		if _, err := StdEncoding.DecodeString(text); fmt.Sprint(err) != "illegal base64 data at input byte "+want {
			t.Errorf("%q: %v, want byte %s", text, err, want)
		}
	}
	if s, err := StdEncoding.DecodeString("QU\r\nI="); string(s) != "AB" || err != nil {
		t.Errorf("%q, %v", s, err)
	}
	if _, err := StdEncoding.Strict().DecodeString("QUJ="); fmt.Sprint(err) != "illegal base64 data at input byte 3" {
		t.Error(err)
	}
	if _, err := io.ReadAll(NewDecoder(StdEncoding, strings.NewReader("QUI"))); err != io.ErrUnexpectedEOF {
		t.Error(err)
	}
	for _, f := range []func(){func() { NewEncoding("short") }, func() { StdEncoding.WithPadding('A') }, func() { StdEncoding.WithPadding('\n') },
		func() { NewEncoding(strings.Repeat("a", 64)) }} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		}()
	}
}
