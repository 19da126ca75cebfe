package strings

import (
	"internal/text"
	"unicode/utf8"
	"unsafe"
)

// A Builder makes a string from pieces without copying it in the end. The zero value is ready to be used. A Builder that
// something was written to must not be copied.
type Builder struct {
	self  *Builder // the builder itself, once it is in use: so that copies are noticed
	bytes []byte
}

// use notices a copied builder.
func (b *Builder) use() {
	if b.self == nil {
		// The address is hidden from escape analysis in a variable: a pointer to b in b makes nothing live longer than b.
		address := uintptr(unsafe.Pointer(b))
		b.self = (*Builder)(unsafe.Pointer(address))
	} else if b.self != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String returns what was written.
func (b *Builder) String() string { return text.Own(b.bytes) }

// Len returns the number of bytes written.
func (b *Builder) Len() int { return len(b.bytes) }

// Cap returns the number of bytes there is room for, those that are written included.
func (b *Builder) Cap() int { return cap(b.bytes) }

// Reset empties the builder.
func (b *Builder) Reset() { *b = Builder{} }

// Grow makes room for n more bytes. It panics if n is negative.
func (b *Builder) Grow(n int) {
	b.use()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.bytes)-len(b.bytes) < n {
		larger := append([]byte(nil), make([]byte, 2*cap(b.bytes)+n)...)
		b.bytes = larger[:copy(larger, b.bytes)]
	}
}

// Write appends p. The error is always nil.
func (b *Builder) Write(p []byte) (int, error) {
	b.use()
	b.bytes = append(b.bytes, p...)
	return len(p), nil
}

// WriteByte appends c. The error is always nil.
func (b *Builder) WriteByte(c byte) error {
	b.use()
	b.bytes = append(b.bytes, c)
	return nil
}

// WriteRune appends the encoding of r and returns its length. The error is always nil.
func (b *Builder) WriteRune(r rune) (int, error) {
	b.use()
	before := len(b.bytes)
	b.bytes = utf8.AppendRune(b.bytes, r)
	return len(b.bytes) - before, nil
}

// WriteString appends s. The error is always nil.
func (b *Builder) WriteString(s string) (int, error) {
	b.use()
	b.bytes = append(b.bytes, s...)
	return len(s), nil
}
