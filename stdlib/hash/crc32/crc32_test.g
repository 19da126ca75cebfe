package crc32_test

import (
	"encoding"
	"fmt"
	. "hash/crc32"
	"testing"
)

func TestSums(t *testing.T) {
	for s, want := range map[string][3]uint32{
		"": {0, 0, 0}, "123456789": {0xcbf43926, 0xe3069283, 0x2d3dd0ae}, "a": {0xe8b7be43, 0xc1d04330, 0},
	} {
		got := [3]uint32{ChecksumIEEE([]byte(s)), Checksum([]byte(s), MakeTable(Castagnoli)), Checksum([]byte(s), MakeTable(Koopman))}
		if got[0] != want[0] || got[1] != want[1] || s != "a" && got[2] != want[2] {
			t.Errorf("%q: %x, want %x", s, got, want)
		}
	}
}

func TestPieces(t *testing.T) {
	data := make([]byte, 1000)
	for i := range data {
		data[i] = byte(i * i)
	}
	for _, tab := range []*Table{IEEETable, MakeTable(Castagnoli), MakeTable(0xd5828281)} {
		want := Checksum(data, tab)
		for _, cut := range []int{0, 1, 7, 8, 15, 16, 17, 999} {
			h := New(tab)
			h.Write(data[:cut])
			state, _ := h.(encoding.BinaryMarshaler).MarshalBinary()
			h = New(tab)
			if err := h.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
				t.Fatal(err)
			}
			h.Write(data[cut:])
			if h.Sum32() != want || Update(Update(0, tab, data[:cut]), tab, data[cut:]) != want || fmt.Sprintf("%x", h.Sum(nil)) != fmt.Sprintf("%08x", want) {
				t.Errorf("in pieces of %d: %x, want %x", cut, h.Sum32(), want)
			}
		}
	}
	h := NewIEEE()
	if h.Size() != 4 || h.BlockSize() != 1 {
		t.Error("Size, BlockSize")
	}
	for _, tt := range []struct{ state, want string }{
		{"", "hash/crc32: invalid hash state identifier"}, {"crc\x01", "hash/crc32: invalid hash state size"},
		{"crc\x01\x00\x00\x00\x00\x00\x00\x00\x00", "hash/crc32: tables do not match"},
	} {
		if err := h.(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte(tt.state)); fmt.Sprint(err) != tt.want {
			t.Errorf("state %q: %v", tt.state, err)
		}
	}
}
