// run

// The same with a text.

package main

type E struct{}

func (E) Error() string { panic("no text") }

func main() {
	panic(E{})
}
