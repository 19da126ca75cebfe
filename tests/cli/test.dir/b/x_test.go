package b_test

import (
	"b"
	"testing"
)

func TestExternal(t *testing.T) {
	if b.Add(2, 2) != 4 {
		t.Error("bad")
	}
}
