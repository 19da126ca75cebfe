package binary_test

import (
	"bytes"
	. "encoding/binary"
	"fmt"
	"io"
	"math"
	"reflect"
	"testing"
)

type record struct {
	A int8
	B uint16
	_ [2]byte
	C [2]float32
	D complex64
	E bool
}

func TestRecord(t *testing.T) {
	in := record{-1, 0x1234, [2]byte{}, [2]float32{1.5, -2}, 3 + 4i, true}
	for _, order := range []ByteOrder{LittleEndian, BigEndian, NativeEndian} {
		var b bytes.Buffer
		if err := Write(&b, order, &in); err != nil || b.Len() != Size(in) || Size(in) != 22 {
			t.Errorf("%v: %d bytes of %d, %v", order, b.Len(), Size(in), err)
		}
		enc, err := Append([]byte("x"), order, in)
		if err != nil || !bytes.Equal(enc[1:], b.Bytes()) {
			t.Errorf("Append: %x, %v", enc, err)
		}
		var out record
		if n, err := Decode(b.Bytes(), order, &out); n != 22 || err != nil || out != in {
			t.Errorf("Decode: %+v, %d, %v", out, n, err)
		}
		out = record{}
		if err := Read(&b, order, &out); err != nil || out != in {
			t.Errorf("Read: %+v, %v", out, err)
		}
		list := make([]int32, 3)
		if err := Read(bytes.NewReader([]byte{5, 0, 0, 0}), order, list); err != io.ErrUnexpectedEOF {
			t.Errorf("short: %v", err)
		}
	}
}

func TestErrors(t *testing.T) {
	var b bytes.Buffer
	for _, tt := range []struct {
		err  error
		want string
	}{
		{Write(&b, LittleEndian, 1), "binary.Write: some values are not fixed-sized in type int"},
		{Write(&b, LittleEndian, "s"), "binary.Write: some values are not fixed-sized in type string"},
		{Read(&b, LittleEndian, record{}), "binary.Read: invalid type binary_test.record"},
		{Read(&b, LittleEndian, new(int)), "binary.Read: invalid type *int"},
		{Read(&b, LittleEndian, new(int32)), "EOF"},
	} {
		if fmt.Sprint(tt.err) != tt.want {
			t.Errorf("error %v, want %s", tt.err, tt.want)
		}
	}
	if Size("s") != -1 || Size(new([3]int16)) != 6 || Size([]record{{}, {}}) != 44 {
		t.Error("Size")
	}
	if _, err := Encode(make([]byte, 1), BigEndian, uint16(1)); fmt.Sprint(err) != "buffer is too small" && err == nil {
		t.Error(err)
	}
}

func TestVarint(t *testing.T) {
	for _, x := range []int64{0, 1, -1, 63, -64, 64, 127, 128, math.MaxInt64, math.MinInt64} {
		b := AppendVarint(nil, x)
		if y, n := Varint(b); y != x || n != len(b) {
			t.Errorf("%d is read as %d of %d bytes", x, y, n)
		}
		if y, err := ReadVarint(bytes.NewReader(b)); y != x || err != nil {
			t.Errorf("%d is read as %d, %v", x, y, err)
		}
		if y, n := Varint(b[:len(b)-1]); y != 0 || n != 0 {
			t.Errorf("part of %d is read as %d, %d", x, y, n)
		}
	}
	long := bytes.Repeat([]byte{0xff}, 11)
	if x, n := Uvarint(long); x != 0 || n != -11 {
		t.Errorf("overflow: %d, %d", x, n)
	}
	if _, err := ReadUvarint(bytes.NewReader(long)); fmt.Sprint(err) != "binary: varint overflows a 64-bit integer" {
		t.Error(err)
	}
	if _, err := ReadUvarint(bytes.NewReader(long[:3])); err != io.ErrUnexpectedEOF {
		t.Error(err)
	}
	if !reflect.DeepEqual(BigEndian.AppendUint64(nil, 0x0102030405060708), []byte{1, 2, 3, 4, 5, 6, 7, 8}) || LittleEndian.String() != "LittleEndian" {
		t.Error("BigEndian")
	}
}
