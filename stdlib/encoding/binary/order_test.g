package binary_test

import (
	"bytes"
	. "encoding/binary"
	"fmt"
	"io"
	"math"
	"math/rand"
	"testing"
)

var (
	_ AppendByteOrder = LittleEndian
	_ AppendByteOrder = BigEndian
)

// Each order against shifts, for reading, writing in place and appending.
func TestOrders(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	for range 1000 {
		x := r.Uint64()
		little, big := make([]byte, 8), make([]byte, 8)
		for i := range 8 {
			little[i], big[7-i] = byte(x>>(8*i)), byte(x>>(8*i))
		}
		for _, tt := range []struct {
			order ByteOrder
			more  AppendByteOrder
			b     []byte
			n16   uint16
			n32   uint32
		}{{LittleEndian, LittleEndian, little, uint16(x), uint32(x)}, {BigEndian, BigEndian, big, uint16(x >> 48), uint32(x >> 32)}} {
			o, b := tt.order, make([]byte, 9)
			if o.Uint16(tt.b) != tt.n16 || o.Uint32(tt.b) != tt.n32 || o.Uint64(tt.b) != x {
				t.Fatalf("%v reads %x as %x %x %x", o, tt.b, o.Uint16(tt.b), o.Uint32(tt.b), o.Uint64(tt.b))
			}
			for size, put := range map[int]func(){
				2: func() { o.PutUint16(b, tt.n16) }, 4: func() { o.PutUint32(b, tt.n32) }, 8: func() { o.PutUint64(b, x) },
			} {
				clear(b)
				if put(); !bytes.Equal(b[:size], tt.b[:size]) || b[size] != 0 {
					t.Fatalf("%v writes %x as %x", o, tt.b[:size], b)
				}
			}
			all := tt.more.AppendUint64(tt.more.AppendUint32(tt.more.AppendUint16([]byte{7}, tt.n16), tt.n32), x)
			if !bytes.Equal(all, append(append(append([]byte{7}, tt.b[:2]...), tt.b[:4]...), tt.b...)) {
				t.Fatalf("%v appends %x", o, all)
			}
		}
		if NativeEndian.Uint64(little) != x {
			t.Fatal("NativeEndian")
		}
	}
	if got := fmt.Sprint(LittleEndian, BigEndian, LittleEndian.GoString(), BigEndian.GoString()); got != "LittleEndian BigEndianbinary.LittleEndianbinary.BigEndian" {
		t.Error(got)
	}
	for want, f := range map[string]func(){
		"runtime error: index out of range [7] with length 7": func() { BigEndian.Uint64(make([]byte, 7)) },
		"runtime error: index out of range [1] with length 1": func() { LittleEndian.PutUint16(make([]byte, 1), 1) },
		"runtime error: index out of range [3] with length 0": func() { LittleEndian.Uint32(nil) },
	} {
		func() {
			defer func() {
				if p := fmt.Sprint(recover()); p != want {
					t.Errorf("panic %s, want %s", p, want)
				}
			}()
			f()
		}()
	}
}

func TestPutVarint(t *testing.T) {
	b := make([]byte, MaxVarintLen64)
	for _, tt := range []struct{ bits, most int }{{16, MaxVarintLen16}, {32, MaxVarintLen32}, {64, MaxVarintLen64}} {
		if n := PutUvarint(b, math.MaxUint64>>(64-tt.bits)); n != tt.most {
			t.Errorf("%d bits take %d bytes, not %d", tt.bits, n, tt.most)
		}
		if n := PutVarint(b, math.MinInt64>>(64-tt.bits)); n != tt.most {
			t.Errorf("%d bits take %d bytes, not %d", tt.bits, n, tt.most)
		}
	}
	r := rand.New(rand.NewSource(12))
	var all []byte
	var want []uint64
	for i := range 500 {
		x := r.Uint64() >> (i % 65)
		n := PutUvarint(b, x)
		if !bytes.Equal(b[:n], AppendUvarint(nil, x)) || n > 1 && b[n-1] == 0 || b[n-1] > 127 {
			t.Fatalf("%x is %x", x, b[:n])
		}
		m := PutVarint(b, int64(x))
		if y, k := Varint(b); y != int64(x) || k != m || !bytes.Equal(b[:m], AppendVarint(nil, int64(x))) {
			t.Fatalf("%x is %x", int64(x), b[:m])
		}
		all, want = AppendUvarint(all, x), append(want, x)
	}
	in := bytes.NewReader(all)
	for _, x := range want {
		if y, err := ReadUvarint(in); y != x || err != nil {
			t.Fatalf("%x is read as %x, %v", x, y, err)
		}
	}
	if _, err := ReadUvarint(in); err != io.EOF {
		t.Error(err)
	}
	for _, tt := range []struct {
		b    []byte
		x    uint64
		size int
	}{
		{nil, 0, 0}, {[]byte{0x80}, 0, 0}, {[]byte{0x80, 0}, 0, 2}, {bytes.Repeat([]byte{0xff}, 10), 0, 0}, {append(bytes.Repeat([]byte{0xff}, 9), 1), math.MaxUint64, 10},
		{append(bytes.Repeat([]byte{0xff}, 9), 2), 0, -10},
	} {
		if x, n := Uvarint(tt.b); x != tt.x || n != tt.size {
			t.Errorf("%x: %x, %d, want %x, %d", tt.b, x, n, tt.x, tt.size)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a buffer that is too small does not panic")
		}
	}()
	PutUvarint(b[:1], 128)
}
