// dump.g: lines of 16 bytes, as `hexdump -C` prints them:
//
//	00000000  48 65 6c 6c 6f 2c 20 77  6f 72 6c 64 0a           |Hello, world.|

package hex

import (
	"errors"
	"io"
)

const lineBytes = 16

// memory is a writer to memory.
type memory []byte

func (s *memory) Write(p []byte) (int, error) {
	*s = append(*s, p...)
	return len(p), nil
}

// Dump returns what `hexdump -C` prints of data, without its last line.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	const lineLength = 8 + 2 + lineBytes*3 + 1 + 1 + 1 + lineBytes + 1 + 1
	out := make(memory, 0, (len(data)+lineBytes-1)/lineBytes*lineLength)
	d := Dumper(&out)
	d.Write(data)
	d.Close()
	return string(out)
}

// Dumper returns a writer that writes what `hexdump -C` prints of what it is given, without its last line, to w. Close
// ends the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

type dumper struct {
	w      io.Writer
	text   [lineBytes]byte // the bytes of this line, as text
	used   int             // how many there are
	offset uint            // of the next byte
	closed bool
}

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, c := range data {
		var buf [lineBytes]byte
		out := buf[:0]
		if d.used == 0 {
			for shift := 28; shift >= 0; shift -= 4 {
				out = append(out, digits[d.offset>>shift&15])
			}
			out = append(out, "  "...)
		}
		out = d.appendGap(append(out, digits[c>>4], digits[c&15]))
		if _, err = d.w.Write(out); err != nil {
			return n, err
		}
		n++
		if c < ' ' || c > '~' {
			c = '.'
		}
		d.text[d.used] = c
		d.used++
		d.offset++
		if d.used == lineBytes {
			if err = d.endLine(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// appendGap appends what comes behind the byte at the current place of the line.
func (d *dumper) appendGap(out []byte) []byte {
	switch d.used {
	case lineBytes/2 - 1:
		return append(out, "  "...)
	case lineBytes - 1:
		return append(out, "  |"...)
	}
	return append(out, ' ')
}

func (d *dumper) endLine() error {
	var buf [lineBytes + 2]byte
	out := append(buf[:0], d.text[:d.used]...)
	d.used = 0
	_, err := d.w.Write(append(out, "|\n"...))
	return err
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if d.used == 0 {
		return nil
	}
	n := d.used
	for ; d.used < lineBytes; d.used++ {
		if _, err := d.w.Write(d.appendGap([]byte("  "))); err != nil {
			return err
		}
	}
	d.used = n
	return d.endLine()
}
