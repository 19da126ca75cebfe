package time

import (
	"errors"
	"syscall"
)

// Files of the time zone database (RFC 8536): a header, then a table of the times at which the zone changes, the zones and
// their names. From version 2 on all that is there twice, with times of 4 and then of 8 bytes, and behind it stands the
// rule for the time after the last change.

var errBadData = errors.New("malformed time zone information")

// tzReader takes numbers off the front of data. What is not there is 0, and short is set.
type tzReader struct {
	data  []byte
	short bool
}

func (r *tzReader) bytes(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.data, r.short = nil, true
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *tzReader) big(size int) (x int64) {
	for i, b := range r.bytes(size) {
		if i == 0 {
			x = int64(int8(b))
		} else {
			x = x<<8 | int64(b)
		}
	}
	return
}

// tzHeader has the lengths of the tables.
type tzHeader struct {
	isUT, isStd, leaps, changes, zones, chars int
}

func (r *tzReader) header() (h tzHeader, version byte) {
	if string(r.bytes(4)) != "TZif" {
		r.short = true
	}
	if b := r.bytes(16); len(b) == 16 {
		version = b[0]
	}
	for _, p := range []*int{&h.isUT, &h.isStd, &h.leaps, &h.changes, &h.zones, &h.chars} {
		*p = int(uint32(r.big(4)))
	}
	return
}

// LoadLocationFromTZData returns the location with the contents of a file of the time zone database, such as
// /etc/localtime.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	r := &tzReader{data: data}
	h, version := r.header()
	if r.short || version != 0 && version != '2' && version != '3' {
		return nil, errBadData
	}
	size := 4
	if version != 0 {
		r.bytes(h.changes*5 + h.zones*6 + h.chars + h.leaps*8 + h.isStd + h.isUT)
		h, _ = r.header()
		size = 8
	}
	times := &tzReader{data: r.bytes(h.changes * size)}
	indices := r.bytes(h.changes)
	kinds := &tzReader{data: r.bytes(h.zones * 6)}
	names := r.bytes(h.chars)
	r.bytes(h.leaps*(size+4) + h.isStd + h.isUT)
	if r.short || h.zones == 0 {
		return nil, errBadData
	}

	l := &Location{name: name, zones: make([]zone, h.zones)}
	for i := range l.zones {
		offset, dst, at := kinds.big(4), kinds.big(1), int(uint8(kinds.big(1)))
		if at >= len(names) {
			return nil, errBadData
		}
		l.zones[i] = zone{untilZero(names[at:]), int(offset), dst != 0}
	}
	for _, i := range indices {
		if int(i) >= h.zones {
			return nil, errBadData
		}
	}
	l.periods = make([]period, 0, h.changes+1)
	if h.changes == 0 {
		l.periods = append(l.periods, period{l.zones[0], beginning, forever})
	} else {
		l.periods = append(l.periods, period{l.zones[firstZone(l.zones, indices)], beginning, forever})
	}
	for _, i := range indices {
		when := times.big(size)
		l.periods[len(l.periods)-1].end = when
		l.periods = append(l.periods, period{l.zones[i], when, forever})
	}
	if foot := r.data; len(foot) > 2 && foot[0] == '\n' && foot[len(foot)-1] == '\n' {
		l.rule = parseRule(string(foot[1 : len(foot)-1]))
	}
	l.now = l.search(Now().Unix())
	return l, nil
}

// firstZone returns the zone before the first change: the first of all if no change leads to it; else the last standard
// time in the table before the one that the first change leads to, if that is daylight saving time; else the first standard
// time.
func firstZone(zones []zone, indices []byte) int {
	used := false
	for _, i := range indices {
		used = used || i == 0
	}
	if !used {
		return 0
	}
	if first := int(indices[0]); zones[first].isDST {
		for i := first - 1; i >= 0; i-- {
			if !zones[i].isDST {
				return i
			}
		}
	}
	for i := range zones {
		if !zones[i].isDST {
			return i
		}
	}
	return 0
}

func untilZero(b []byte) string {
	for i, c := range b {
		if c == 0 {
			return string(b[:i])
		}
	}
	return string(b)
}

const largestFile = 10 << 20 // larger ones are none of the database

// openFile opens a file for reading.
func openFile(path string) (fd int, err error) {
	for {
		fd, err = syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if err != syscall.EINTR {
			return
		}
	}
}

func readFile(path string) (data []byte, err error) {
	fd, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(fd)
	var buf [4096]byte
	for {
		n, err := syscall.Read(fd, buf[:])
		switch {
		case err == syscall.EINTR:
			continue
		case err != nil:
			return nil, err
		case n == 0:
			return data, nil
		}
		data = append(data, buf[:n]...)
		if len(data) > largestFile {
			return nil, errors.New("time: file " + path + " is too large")
		}
	}
}
