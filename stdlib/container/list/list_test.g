package list_test

import (
	"container/list"
	"fmt"
	"testing"
)

func text(l *list.List) string {
	var forth, back []any
	for e := l.Front(); e != nil; e = e.Next() {
		forth = append(forth, e.Value)
	}
	for e := l.Back(); e != nil; e = e.Prev() {
		back = append([]any{e.Value}, back...)
	}
	if fmt.Sprint(forth) != fmt.Sprint(back) || len(forth) != l.Len() {
		return fmt.Sprint("broken: ", forth, back, l.Len())
	}
	return fmt.Sprint(forth...)
}

func TestList(t *testing.T) {
	var l list.List // ready to be used
	check := func(want string) {
		t.Helper()
		if got := text(&l); got != want {
			t.Errorf("list %q, want %q", got, want)
		}
	}
	check("")
	b := l.PushBack("b")
	a := l.PushFront("a")
	d := l.InsertAfter("d", b)
	c := l.InsertBefore("c", d)
	check("abcd")
	l.MoveToFront(c)
	l.MoveToBack(a)
	check("cbda")
	l.MoveBefore(a, b)
	l.MoveAfter(c, d)
	check("abdc")
	l.MoveAfter(b, b)
	l.MoveBefore(a, a)
	check("abdc")
	if l.Remove(b) != "b" || l.Remove(b) != "b" || b.Next() != nil || b.Prev() != nil {
		t.Error("Remove")
	}
	check("adc")
	other := list.New()
	e := other.PushBack("x")
	if l.InsertBefore("y", e) != nil || l.InsertAfter("y", e) != nil {
		t.Error("inserted beside an element of another list")
	}
	l.MoveToFront(e)
	l.PushBackList(other)
	l.PushFrontList(&l)
	check("adcxadcx")
	l.Init()
	check("")
}
