package iotest

import (
	"bytes"
	"fmt"
	"io"
)

// TestReader finds out whether r reads content and behaves as an io.Reader must, and as an io.ReaderAt and io.Seeker if it
// is one. It returns what is wrong, or nil. The last bytes are read when it returns.
func TestReader(r io.Reader, content []byte) error {
	if len(content) > 0 {
		if n, err := r.Read(nil); n != 0 || err != nil {
			return fmt.Errorf("Read(0) = %d, %v, want 0, nil", n, err)
		}
	}
	if err := reads(r, content, "from the beginning"); err != nil {
		return err
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %d, %v, want 0, EOF", n, err)
	}
	if s, ok := r.(io.ReadSeeker); ok {
		if err := seeks(s, content); err != nil {
			return err
		}
	}
	if a, ok := r.(io.ReaderAt); ok {
		return readsAt(a, content)
	}
	return nil
}

// small reads one, two, three, one... bytes at a time.
type small struct {
	r   io.Reader
	n   int
	off int
}

func (s *small) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	s.n = s.n%3 + 1
	n, err := s.r.Read(p[:min(s.n, len(p))])
	if err != nil && err != io.EOF {
		err = fmt.Errorf("Read(%d bytes at offset %d): %v", n, s.off, err)
	}
	s.off += n
	return n, err
}

// reads compares all that r still has with what it should be.
func reads(r io.Reader, want []byte, where string) error {
	got, err := io.ReadAll(&small{r: r})
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("ReadAll(small amounts) %s = %q\n\twant %q", where, got, want)
	}
	return nil
}

// seeks moves around in s, which is at its end, and reads from there.
func seeks(s io.ReadSeeker, content []byte) error {
	size := int64(len(content))
	middle := size - size/3
	for _, step := range []struct {
		offset int64
		whence int
		want   int64
		read   bool // to the end
	}{
		{0, io.SeekCurrent, size, false},
		{0, io.SeekStart, 0, true},
		{0, io.SeekCurrent, size, false},
		{middle - size, io.SeekCurrent, middle, false},
		{0, io.SeekCurrent, middle, true},
		{middle / 2, io.SeekStart, middle / 2, false},
		{middle - size, io.SeekEnd, middle, true},
		{middle / 2, io.SeekStart, middle / 2, true},
	} {
		at, err := s.Seek(step.offset, step.whence)
		if err != nil || at != step.want {
			return fmt.Errorf("Seek(%d, %d) = %d, %v, want %d, nil", step.offset, step.whence, at, err, step.want)
		}
		if step.read {
			if err := reads(s, content[at:], fmt.Sprint("from offset ", at)); err != nil {
				return err
			}
		}
	}
	return nil
}

// readsAt reads all of a, byte by byte, and more than there is.
func readsAt(a io.ReaderAt, content []byte) error {
	size := len(content)
	check := func(length, off int) error {
		buf := bytes.Repeat([]byte{0xfe}, length)
		n, err := a.ReadAt(buf, int64(off))
		want := min(length, size-off)
		if n != want || n < length && err != io.EOF || err != nil && err != io.EOF || err == io.EOF && off+n < size {
			return fmt.Errorf("ReadAt(%d, %d) = %d, %v, want %d", length, off, n, err, want)
		}
		if !bytes.Equal(buf[:n], content[off:off+n]) {
			return fmt.Errorf("ReadAt(%d, %d) = %q\n\twant %q", length, off, buf[:n], content[off:off+n])
		}
		return nil
	}
	for _, c := range [][2]int{{size, 0}, {1, size}, {size + 1, 0}} {
		if err := check(c[0], c[1]); err != nil {
			return err
		}
	}
	for i := range content {
		if err := check(1, i); err != nil {
			return err
		}
	}
	return nil
}
