// stream.g: encoding and decoding as data comes, in groups of three bytes and four characters.

package base64

import "io"

const bufferSize = 1024

type encoder struct {
	enc  *Encoding
	w    io.Writer
	err  error
	rest []byte // bytes that make no group yet, in buf
	buf  [groupBytes]byte
	out  [bufferSize]byte
}

// NewEncoder returns a writer that writes the text of what it is given to w. Close writes the end of the text, but does
// not close w.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) emit(p []byte) {
	text := e.out[:e.enc.EncodedLen(len(p))]
	e.enc.Encode(text, p)
	_, e.err = e.w.Write(text)
}

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	if len(e.rest) > 0 {
		kept := len(e.rest)
		n = copy(e.buf[kept:], p)
		e.rest = e.buf[:kept+n]
		p = p[n:]
		if len(e.rest) < groupBytes {
			return n, nil
		}
		if e.emit(e.rest); e.err != nil {
			return n, e.err
		}
		e.rest = nil
	}
	for len(p) >= groupBytes {
		chunk := p[:min(len(p)-len(p)%groupBytes, bufferSize/groupDigits*groupBytes)]
		if e.emit(chunk); e.err != nil {
			return n, e.err
		}
		n += len(chunk)
		p = p[len(chunk):]
	}
	e.rest = e.buf[:copy(e.buf[:], p)]
	return n + len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		e.emit(e.rest)
		e.rest = nil
	}
	return e.err
}

type decoder struct {
	enc     *Encoding
	r       io.Reader // without newlines
	err     error
	readErr error  // from r, for when the text before is decoded
	out     []byte // decoded but not asked for yet, in outBuf
	text    int    // length of the text in buf
	buf     [bufferSize]byte
	outBuf  [bufferSize / groupDigits * groupBytes]byte
}

// NewDecoder returns a reader of the bytes whose text comes from r.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader {
	return &decoder{enc: enc, r: &newlineFilter{r}}
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if n = d.deliver(p); n > 0 {
		return n, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	for d.text < groupDigits && d.readErr == nil {
		want := min(max(len(p)/groupBytes, 1)*groupDigits, bufferSize) // as much as p can take
		var got int
		got, d.readErr = d.r.Read(d.buf[d.text:want])
		d.text += got
	}
	if d.text < groupDigits {
		return d.end(p)
	}
	// Whole groups go straight to p if it has room for them.
	groups := d.text / groupDigits
	text := d.buf[:groups*groupDigits]
	if groups*groupBytes > len(p) {
		var size int
		size, d.err = d.enc.Decode(d.outBuf[:], text)
		d.out = d.outBuf[:size]
		n = d.deliver(p)
	} else {
		n, d.err = d.enc.Decode(p, text)
	}
	d.text = copy(d.buf[:], d.buf[len(text):d.text])
	return n, d.err
}

func (d *decoder) deliver(p []byte) int {
	n := copy(p, d.out)
	d.out = d.out[n:]
	return n
}

// end decodes what is less than a group before the end of the text.
func (d *decoder) end(p []byte) (n int, err error) {
	if d.enc.padding == NoPadding && d.text > 0 {
		var size int
		size, d.err = d.enc.Decode(d.outBuf[:], d.buf[:d.text])
		d.text = 0
		d.out = d.outBuf[:size]
		n = d.deliver(p)
		if n > 0 || len(p) == 0 && len(d.out) > 0 {
			return n, nil
		}
		if d.err != nil {
			return 0, d.err
		}
	}
	d.err = d.readErr
	if d.err == io.EOF && d.text > 0 {
		d.err = io.ErrUnexpectedEOF
	}
	return 0, d.err
}

// A newlineFilter reads without newlines.
type newlineFilter struct {
	r io.Reader
}

func (f *newlineFilter) Read(p []byte) (int, error) {
	for {
		got, err := f.r.Read(p)
		kept := 0
		for i, c := range p[:got] {
			if c != '\n' && c != '\r' {
				if i != kept {
					p[kept] = c
				}
				kept++
			}
		}
		if kept > 0 || got == 0 || err != nil {
			return kept, err
		}
	}
}
