package ring_test

import (
	"container/ring"
	"fmt"
	"testing"
)

func numbered(n int) *ring.Ring {
	r := ring.New(n)
	for i := range n {
		r.Value = i
		r = r.Next()
	}
	return r
}

func text(r *ring.Ring) (s string) {
	r.Do(func(v any) { s += fmt.Sprint(v) })
	return s
}

func TestRing(t *testing.T) {
	if ring.New(0) != nil || ring.New(-1) != nil || (*ring.Ring)(nil).Len() != 0 || text(nil) != "" {
		t.Error("an empty ring")
	}
	r := numbered(6)
	for _, tt := range []struct{ got, want any }{
		{text(r), "012345"}, {text(r.Move(2)), "234501"}, {text(r.Move(-1)), "501234"}, {text(r.Prev()), "501234"}, {r.Len(), 6},
		{text(r.Unlink(0)), ""}, {text(r.Unlink(2)), "12"}, {text(r), "0345"}, {text(r.Link(numbered(2))), "345001"}, {text(r), "001345"},
		{text(r.Link(r.Move(2))), "0"}, {text(r), "0345"[:1] + "1345"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %v, want %v", tt.got, tt.want)
		}
	}
	var one ring.Ring
	if one.Next() != &one || one.Prev() != &one || one.Len() != 1 {
		t.Error("the zero ring")
	}
}
