package time

import (
	"errors"
	"unsafe"
)

// The binary form: version, seconds since the year 1 in 8 bytes, nanoseconds in 4, the zone's offset in minutes in 2 (-1 is
// UTC), the most significant byte first. Version 2 has one byte more, the seconds of the offset.
const (
	binaryVersion1 = 1
	binaryVersion2 = 2
	binarySize     = 1 + 8 + 4 + 2
)

func appendBig(b []byte, x uint64, size int) []byte {
	for i := size - 1; i >= 0; i-- {
		b = append(b, byte(x>>(8*i)))
	}
	return b
}

// AppendBinary implements encoding.BinaryAppender.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	version, minutes, seconds := byte(binaryVersion1), -1, 0
	if t.Location() != UTC {
		_, offset := t.Zone()
		minutes, seconds = offset/60, offset%60
		if seconds != 0 {
			version = binaryVersion2
		}
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
	}
	b = append(b, version)
	b = appendBig(b, uint64(t.sec()), 8)
	b = appendBig(b, uint64(t.nano()), 4)
	b = appendBig(b, uint64(minutes), 2)
	if version == binaryVersion2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// MarshalBinary implements encoding.BinaryMarshaler.
func (t Time) MarshalBinary() ([]byte, error) {
	b, err := t.AppendBinary(make([]byte, 0, binarySize+1))
	if err != nil {
		return nil, err
	}
	return b, nil
}

func takeBig(b []byte) (x uint64) {
	for _, c := range b {
		x = x<<8 | uint64(c)
	}
	return
}

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	size := binarySize
	switch data[0] {
	case binaryVersion1:
	case binaryVersion2:
		size++
	default:
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != size {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	offset := int(int16(takeBig(data[13:15]))) * 60
	if size > binarySize {
		offset += int(int8(data[15]))
	}
	*t = Time{wall: uint64(int32(takeBig(data[9:13]))), ext: int64(takeBig(data[1:9]))}
	switch {
	case offset == -60:
	case Local.at(t.unix()).offset == offset:
		t.setLoc(Local)
	default:
		t.setLoc(FixedZone("", offset))
	}
	return nil
}

// GobEncode implements gob.GobEncoder.
func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

// GobDecode implements gob.GobDecoder.
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }

// appendStrict appends t in the form of RFC 3339, unless that cannot show it.
func (t *Time) appendStrict(b []byte, caller string) ([]byte, error) {
	from := len(b)
	b = t.appendRFC3339(b, true)
	if b[from+4] != '-' { // more than four digits, or a minus
		return b, errors.New(caller + "year outside of range [0,9999]")
	}
	if b[len(b)-1] != 'Z' {
		zone := b[len(b)-len("-07:00"):]
		if isDigit(string(zone[:1]), 0) || 10*(zone[1]-'0')+zone[2]-'0' >= 24 {
			return b, errors.New(caller + "timezone hour outside of range [0,23]")
		}
	}
	return b, nil
}

// MarshalJSON implements encoding/json.Marshaler: a string in the form of RFC 3339, with as many digits behind the point as
// there are.
func (t Time) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, len(RFC3339Nano)+2), '"')
	b, err := t.appendStrict(b, "Time.MarshalJSON: ")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

// UnmarshalJSON implements encoding/json.Unmarshaler. null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	n := len(data)
	if n < 2 || data[0] != '"' || data[n-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : n-1])
}

// AppendText implements encoding.TextAppender; the form is that of RFC 3339.
func (t Time) AppendText(b []byte) ([]byte, error) {
	b, err := t.appendStrict(b, "Time.AppendText: ")
	if err != nil {
		return nil, err
	}
	return b, nil
}

// MarshalText implements encoding.TextMarshaler; the form is that of RFC 3339.
func (t Time) MarshalText() ([]byte, error) {
	b, err := t.appendStrict(make([]byte, 0, len(RFC3339Nano)), "Time.MarshalText: ")
	if err != nil {
		return nil, err
	}
	return b, nil
}

// UnmarshalText implements encoding.TextUnmarshaler; the form is that of RFC 3339.
func (t *Time) UnmarshalText(data []byte) (err error) {
	// Errors keep copies: the text need not outlive the call.
	*t, err = Parse(RFC3339, unsafe.String(unsafe.SliceData(data), len(data)))
	return
}
