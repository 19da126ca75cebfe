package encoding_test

import (
	. "encoding"
	"errors"
	"fmt"
	"strconv"
	"testing"
)

// A size in bytes: as text with a unit, as data a byte.
type size uint8

func (s size) AppendText(b []byte) ([]byte, error) {
	if s == 0 {
		return b, errors.New("nothing")
	}
	return append(strconv.AppendUint(b, uint64(s), 10), 'B'), nil
}
func (s size) MarshalText() ([]byte, error)          { return s.AppendText(nil) }
func (s size) AppendBinary(b []byte) ([]byte, error) { return append(b, byte(s)), nil }
func (s size) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }

func (s *size) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "%dB", s)
	return err
}

func (s *size) UnmarshalBinary(data []byte) error {
	if len(data) != 1 {
		return fmt.Errorf("%d bytes", len(data))
	}
	*s = size(data[0])
	return nil
}

func TestInterfaces(t *testing.T) {
	s := size(12)
	var x any = &s
	text, err := x.(TextMarshaler).MarshalText()
	more, err2 := x.(TextAppender).AppendText([]byte("size "))
	if string(text) != "12B" || string(more) != "size 12B" || err != nil || err2 != nil {
		t.Errorf("%s, %v; %s, %v", text, err, more, err2)
	}
	data, err := x.(BinaryMarshaler).MarshalBinary()
	more, err2 = x.(BinaryAppender).AppendBinary([]byte{1})
	if fmt.Sprint(data, err, more, err2) != "[12] <nil> [1 12] <nil>" {
		t.Error(data, err, more, err2)
	}
	if err := x.(TextUnmarshaler).UnmarshalText([]byte("77B")); err != nil || s != 77 {
		t.Error(s, err)
	}
	if err := x.(BinaryUnmarshaler).UnmarshalBinary([]byte{1, 2}); err == nil || s != 77 {
		t.Error(s, err)
	}
	if err := x.(BinaryUnmarshaler).UnmarshalBinary([]byte{9}); err != nil || s != 9 {
		t.Error(s, err)
	}
	if _, ok := any(s).(TextUnmarshaler); ok {
		t.Error("a value has a method of its pointer")
	}
	s = 0
	if b, err := s.AppendText([]byte("x")); string(b) != "x" || err == nil {
		t.Error(b, err)
	}
}
