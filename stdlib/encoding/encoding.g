// Package encoding has the interfaces of values that turn themselves into bytes or text and back. Packages that store or
// send values look for them.
package encoding

// BinaryMarshaler is what has a form as bytes.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// BinaryUnmarshaler is what can be set from such bytes. It copies what it keeps of data.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// BinaryAppender is what appends its form as bytes to b and returns the extended slice; on an error it returns b.
type BinaryAppender interface {
	AppendBinary(b []byte) ([]byte, error)
}

// TextMarshaler is what has a form as UTF-8 text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// TextUnmarshaler is what can be set from such text. It copies what it keeps of text.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}

// TextAppender is what appends its form as text to b and returns the extended slice; on an error it returns b.
type TextAppender interface {
	AppendText(b []byte) ([]byte, error)
}
