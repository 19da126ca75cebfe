package x

import "testing"

func TestA(t *testing.T) { t.Log("hello <\"\\\t\x01\xff>", "\x16") }

func TestB(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Error("bad\nthing")
		println("raw")
	})
	t.Run("skip", func(t *testing.T) { t.Skip("no") })
}

func TestP(t *testing.T) {
	t.Parallel()
	print("part of a line")
	t.Attr("k", "v w")
}

func Example() {
	println("to standard error")
	// Output:
}
