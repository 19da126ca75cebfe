package base64_test

import (
	"bytes"
	. "encoding/base64"
	"errors"
	"math/rand"
	"testing"
)

// Each way to encode and decode, into what is there or behind it, gives the same.
func TestIntoBuffers(t *testing.T) {
	r := rand.New(rand.NewSource(8))
	for n := range 100 {
		data := make([]byte, n)
		r.Read(data)
		for _, e := range []*Encoding{StdEncoding, URLEncoding, RawStdEncoding, StdEncoding.WithPadding(StdPadding), StdEncoding.WithPadding(NoPadding), URLEncoding.WithPadding('*')} {
			text := make([]byte, e.EncodedLen(n))
			e.Encode(text, data)
			if string(text) != e.EncodeToString(data) || string(e.AppendEncode([]byte("x"), data)) != "x"+string(text) {
				t.Fatalf("%x is %s", data, text)
			}
			if most := e.DecodedLen(len(text)); most < n || most > n+2 {
				t.Fatalf("DecodedLen(%d) = %d", len(text), most)
			}
			back := make([]byte, e.DecodedLen(len(text)))
			k, err := e.Decode(back, text)
			more, err2 := e.AppendDecode([]byte("x"), text)
			if !bytes.Equal(back[:k], data) || err != nil || !bytes.Equal(more[1:], data) || more[0] != 'x' || err2 != nil {
				t.Fatalf("%s is %x, %v; %x, %v", text, back[:k], err, more, err2)
			}
		}
	}
	for text, at := range map[string]CorruptInputError{"!": 0, "AAA!": 3, "AAAA=": 4, "AA=A": 2, "A": 0, "AAAAA": 4, "AA==A": 4} {
		_, err := StdEncoding.Decode(make([]byte, 10), []byte(text))
		var corrupt CorruptInputError
		if !errors.As(err, &corrupt) || corrupt != at {
			t.Errorf("%s: %v, want %d", text, err, at)
		}
	}
}
