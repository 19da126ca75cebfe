package hex_test

import (
	"bytes"
	. "encoding/hex"
	"errors"
	"strings"
	"testing"
)

func TestIntoBuffers(t *testing.T) {
	data := make([]byte, 256)
	for i := range data {
		data[i] = byte(i)
	}
	text := make([]byte, EncodedLen(len(data)))
	if n := Encode(text, data); n != 512 || string(text) != EncodeToString(data) {
		t.Errorf("%d, %s", n, text)
	}
	back := make([]byte, DecodedLen(len(text)))
	for _, s := range [][]byte{text, bytes.ToUpper(text)} {
		if n, err := Decode(back, s); n != 256 || err != nil || !bytes.Equal(back, data) {
			t.Errorf("%d, %v, %x", n, err, back)
		}
	}
	n, err := Decode(back, []byte("01g2"))
	var invalid InvalidByteError
	if n != 1 || !errors.As(err, &invalid) || invalid != 'g' || err.Error() != "encoding/hex: invalid byte: U+0067 'g'" {
		t.Error(n, err)
	}
	if n, err := Decode(back, []byte("010")); n != 1 || err != ErrLength {
		t.Error(n, err)
	}
	// A Dumper that gets its bytes in pieces writes what Dump gives at once.
	for _, size := range []int{1, 7, 16, 100} {
		var b strings.Builder
		d := Dumper(&b)
		for part := data[:100]; len(part) > 0; part = part[min(size, len(part)):] {
			if n, err := d.Write(part[:min(size, len(part))]); n != min(size, len(part)) || err != nil {
				t.Error(n, err)
			}
		}
		if err := d.Close(); err != nil || b.String() != Dump(data[:100]) {
			t.Errorf("in pieces of %d: %v\n%s", size, err, b.String())
		}
		if _, err := d.Write(data); err == nil {
			t.Error("a closed Dumper writes")
		}
	}
}
