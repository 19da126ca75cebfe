package main

import (
	"fmt"
	"testing"
)

type t struct{}

func TestMainFunc(t *testing.T) { main() }

func Example() {
	fmt.Printf("%T", t{})
	// Output: main.t
}
