// run

// encoding/binary: byte orders, varints, values of fixed size.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
)

type Inner struct {
	X, Y int16
}
type Named uint32
type Rec struct {
	A  int8
	B  uint16
	_  [3]byte
	C  Inner
	D  [2]float32
	E  bool
	F  complex64
	G  Named
	H  [2]Inner
	I  complex128
	J  float64
	K  [2]bool
}

func orders(o binary.ByteOrder, a binary.AppendByteOrder) {
	b := make([]byte, 8)
	o.PutUint16(b, 0x0102)
	fmt.Printf("%v %x %x ", o, b[:2], o.Uint16(b))
	o.PutUint32(b, 0x01020304)
	fmt.Printf("%x %x ", b[:4], o.Uint32(b))
	o.PutUint64(b, 0x0102030405060708)
	fmt.Printf("%x %x ", b, o.Uint64(b))
	fmt.Printf("%x %#v\n", a.AppendUint64(a.AppendUint32(a.AppendUint16(nil, 0x1122), 0x33445566), 0x778899aabbccddee), o)
}

type short struct{ io.Reader }

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	orders(binary.LittleEndian, binary.LittleEndian)
	orders(binary.BigEndian, binary.BigEndian)
	orders(binary.NativeEndian, binary.NativeEndian)
	for _, x := range []uint64{0, 1, 127, 128, 300, 1 << 32, math.MaxUint64} {
		b := binary.AppendUvarint(nil, x)
		y, n := binary.Uvarint(append(b, 0xff))
		buf := make([]byte, binary.MaxVarintLen64)
		fmt.Printf("%d %x %d %d %d ", x, b, y, n, binary.PutUvarint(buf, x))
		z, err := binary.ReadUvarint(bytes.NewReader(b))
		fmt.Println(z, err)
	}
	for _, x := range []int64{0, 1, -1, 63, -64, 64, math.MaxInt64, math.MinInt64} {
		b := binary.AppendVarint(nil, x)
		y, n := binary.Varint(b)
		buf := make([]byte, binary.MaxVarintLen64)
		z, err := binary.ReadVarint(bytes.NewReader(b))
		fmt.Printf("%d %x %d %d %d %d %v\n", x, b, y, n, binary.PutVarint(buf, x), z, err)
	}
	for _, s := range []string{"", "\x80", "\x80\x80", strings.Repeat("\xff", 9) + "\x01", strings.Repeat("\xff", 9) + "\x02", strings.Repeat("\xff", 11), strings.Repeat("\x80", 10)} {
		x, n := binary.Uvarint([]byte(s))
		y, err := binary.ReadUvarint(strings.NewReader(s))
		fmt.Println(x, n, y, err)
	}

	r := Rec{A: -1, B: 0x0203, C: Inner{4, -5}, D: [2]float32{1.5, -2}, E: true, F: 3 + 4i, G: 0xdeadbeef, H: [2]Inner{{1, 2}, {3, 4}}, I: -1 + 2i, J: math.Pi, K: [2]bool{true, false}}
	for _, o := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var w bytes.Buffer
		fmt.Println(binary.Write(&w, o, r), binary.Size(r), w.Len())
		fmt.Printf("%x\n", w.Bytes())
		var back Rec
		fmt.Println(binary.Read(bytes.NewReader(w.Bytes()), o, &back), back == r)
		b, err := binary.Append([]byte("x"), o, &r)
		fmt.Println(err, bytes.Equal(b[1:], w.Bytes()))
		n, err := binary.Decode(b[1:], o, &back)
		fmt.Println(n, err, back == r)
		n, err = binary.Encode(b, o, []Rec{r})
		fmt.Println(n, err, bytes.Equal(b[:n], w.Bytes()))
	}
	for _, x := range []any{true, int8(1), uint8(2), int16(3), uint16(4), int32(5), uint32(6), int64(7), uint64(8), float32(9), 10.0, 1i, complex64(2i), []bool{true}, []int8{1, 2}, []byte{3, 4}, []int16{-1},
		[]uint16{5}, []int32{6}, []uint32{7}, []int64{8}, []uint64{9}, []float32{10}, []float64{11}, [2]int16{12, 13}, []Inner{{1, 2}, {3, 4}}, [][2]int8{{1, 2}}, Named(3), []Named{4}, []int16{}, struct{}{}, new(int32), &[]int16{1, 2}} {
		b, err := binary.Append(nil, binary.BigEndian, x)
		fmt.Printf("%T %d %x %v\n", x, binary.Size(x), b, err)
	}
	for _, x := range []any{1, uint(1), "s", []int{1}, map[int]int{}, struct{ A int }{}, []string{}, uintptr(1), [2]int{}} {
		_, err := binary.Append(nil, binary.BigEndian, x)
		fmt.Println(binary.Size(x), err)
	}
	fmt.Println(binary.Size((*int32)(nil)))
	var i int32
	s := make([]uint16, 3)
	fmt.Println(binary.Read(strings.NewReader("\x00\x00\x01\x02"), binary.BigEndian, &i), i)
	fmt.Println(binary.Read(strings.NewReader("\x00\x01\x00\x02\x00\x03"), binary.BigEndian, s), s)
	fmt.Println(binary.Read(strings.NewReader("\x00\x01\x00\x02"), binary.BigEndian, &s), s)
	fmt.Println(binary.Read(strings.NewReader(""), binary.BigEndian, &i))
	fmt.Println(binary.Read(strings.NewReader("ab"), binary.BigEndian, &i))
	fmt.Println(binary.Read(strings.NewReader("abcdefgh"), binary.BigEndian, new(int)))
	fmt.Println(binary.Read(strings.NewReader("abcdefgh"), binary.BigEndian, "s"))
	fmt.Println(binary.Decode([]byte{1}, binary.BigEndian, &i))
	fmt.Println(binary.Encode([]byte{1}, binary.BigEndian, i))
	var bools [3]bool
	fmt.Println(binary.Read(strings.NewReader("\x00\x01\x07"), binary.BigEndian, &bools), bools)
	try("unexported", func() { binary.Read(strings.NewReader("ab"), binary.BigEndian, &struct{ a int16 }{}) })
	fmt.Println(binary.Write(io.Discard, binary.BigEndian, struct{ a int16 }{3}))
	try("short", func() { binary.LittleEndian.Uint32([]byte{1, 2, 3}) })
	try("short put", func() { binary.BigEndian.PutUint64(make([]byte, 7), 1) })
	try("short varint", func() { binary.PutUvarint(make([]byte, 1), 300) })
}
