package bufio

import "unicode"

var IsSpace = unicode.IsSpace

const DefaultBufSize = 4096

// MaxTokenSize makes the buffer start small and grow to at most n bytes.
func (s *Scanner) MaxTokenSize(n int) { s.Buffer(make([]byte, 0, min(n, 64)), n) }

func (s *Scanner) ErrOrEOF() error { return s.err }
