// run

// io.CopyN that has got all ignores an error that came with the last bytes; a MultiReader in a MultiReader shares its readers.
package main

import (
	"errors"
	"io"
	"strings"
)

type withError struct{}

func (withError) Read(p []byte) (int, error) { return len(p), errors.New("with the last bytes") }

type counter struct{ given [][]byte }

func (c *counter) Write(p []byte) (int, error) {
	c.given = append(c.given, p)
	return len(p), nil
}

func main() {
	var b strings.Builder
	n, err := io.CopyN(&b, withError{}, 5)
	println(n, err == nil)
	n, err = io.CopyN(&b, strings.NewReader("abc"), 5)
	println(n, err == io.EOF)

	first := io.MultiReader(strings.NewReader("123"), strings.NewReader("45678"))
	second := io.MultiReader(first)
	buf := make([]byte, 4)
	io.ReadFull(second, buf)
	println(string(buf))
	io.ReadFull(first, buf)
	println(string(buf))

	var x, y counter
	io.WriteString(io.MultiWriter(&x, &y), "hello")
	println(&x.given[0][0] == &y.given[0][0])
}
