// Package list is a doubly linked list. To go through one:
//
//	for e := l.Front(); e != nil; e = e.Next() {
//		// e.Value
//	}
package list

// An Element is an element of a list, with a value.
type Element struct {
	// The list is a ring of its elements and the list's root: no link is nil.
	next, prev *Element
	list       *List // nil: removed

	Value any
}

// Next returns the element behind e, or nil.
func (e *Element) Next() *Element {
	if e.list == nil || e.next == &e.list.root {
		return nil
	}
	return e.next
}

// Prev returns the element before e, or nil.
func (e *Element) Prev() *Element {
	if e.list == nil || e.prev == &e.list.root {
		return nil
	}
	return e.prev
}

// A List is a doubly linked list. Its zero value is an empty list.
type List struct {
	root Element // without value: stands between the last and the first; its links are nil before the first use
	len  int
}

// New returns an empty list.
func New() *List { return new(List).Init() }

// Init empties l, or prepares it for use.
func (l *List) Init() *List {
	l.root.next, l.root.prev = &l.root, &l.root
	l.len = 0
	return l
}

func (l *List) prepare() {
	if l.root.next == nil {
		l.Init()
	}
}

// Len returns the number of elements.
func (l *List) Len() int { return l.len }

// Front returns the first element, or nil.
func (l *List) Front() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.next
}

// Back returns the last element, or nil.
func (l *List) Back() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.prev
}

// link puts e behind at.
func (l *List) link(e, at *Element) *Element {
	e.prev, e.next = at, at.next
	e.prev.next, e.next.prev = e, e
	return e
}

func (e *Element) unlink() {
	e.prev.next, e.next.prev = e.next, e.prev
}

// insert puts a new element behind at.
func (l *List) insert(v any, at *Element) *Element {
	l.len++
	return l.link(&Element{list: l, Value: v}, at)
}

// move puts e behind at.
func (l *List) move(e, at *Element) {
	if e != at {
		e.unlink()
		l.link(e, at)
	}
}

// Remove takes e off the list, if it is an element of l, and returns its value. e must not be nil.
func (l *List) Remove(e *Element) any {
	if e.list == l {
		e.unlink()
		e.next, e.prev, e.list = nil, nil, nil // so that it does not keep others alive
		l.len--
	}
	return e.Value
}

// PushFront inserts a new element with value v at the front and returns it.
func (l *List) PushFront(v any) *Element {
	l.prepare()
	return l.insert(v, &l.root)
}

// PushBack inserts a new element with value v at the back and returns it.
func (l *List) PushBack(v any) *Element {
	l.prepare()
	return l.insert(v, l.root.prev)
}

// InsertBefore inserts a new element with value v before mark and returns it; nil if mark, which must not be nil, is no
// element of l.
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insert(v, mark.prev)
}

// InsertAfter inserts a new element with value v behind mark and returns it; nil if mark, which must not be nil, is no
// element of l.
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insert(v, mark)
}

// MoveToFront makes e the first element, if it is an element of l. e must not be nil.
func (l *List) MoveToFront(e *Element) {
	if e.list == l {
		l.move(e, &l.root)
	}
}

// MoveToBack makes e the last element, if it is an element of l. e must not be nil.
func (l *List) MoveToBack(e *Element) {
	if e.list == l {
		l.move(e, l.root.prev)
	}
}

// MoveBefore moves e before mark, if both are elements of l and not the same. They must not be nil.
func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && mark.list == l && e != mark {
		l.move(e, mark.prev)
	}
}

// MoveAfter moves e behind mark, if both are elements of l and not the same. They must not be nil.
func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && mark.list == l && e != mark {
		l.move(e, mark)
	}
}

// PushFrontList inserts a copy of another list, which may be l itself, at the front.
func (l *List) PushFrontList(other *List) {
	l.prepare()
	for n, e := other.Len(), other.Back(); n > 0; n, e = n-1, e.Prev() {
		l.insert(e.Value, &l.root)
	}
}

// PushBackList inserts a copy of another list, which may be l itself, at the back.
func (l *List) PushBackList(other *List) {
	l.prepare()
	for n, e := other.Len(), other.Front(); n > 0; n, e = n-1, e.Next() {
		l.insert(e.Value, l.root.prev)
	}
}
