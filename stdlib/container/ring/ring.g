// Package ring is a circular list.
package ring

// A Ring is an element of a circular list, and stands for the whole list: there is no beginning and no end. An empty ring
// is a nil *Ring; the zero value is a ring of one element without value.
type Ring struct {
	next, prev *Ring // nil in a zero value that was not used yet

	Value any // for the user of the ring
}

func (r *Ring) prepare() *Ring {
	r.next, r.prev = r, r
	return r
}

// New returns a ring of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	r := new(Ring).prepare()
	for range n - 1 {
		join(r.prev, new(Ring).prepare())
	}
	return r
}

// join puts the ring of s behind r: what followed r follows the element before s. It returns what followed r.
func join(r, s *Ring) *Ring {
	after, end := r.next, s.prev
	r.next, s.prev = s, r
	end.next, after.prev = after, end
	return after
}

// Next returns the element behind r. r must not be empty.
func (r *Ring) Next() *Ring {
	if r.next == nil {
		return r.prepare()
	}
	return r.next
}

// Prev returns the element before r. r must not be empty.
func (r *Ring) Prev() *Ring {
	if r.next == nil {
		return r.prepare()
	}
	return r.prev
}

// Move returns the element n steps behind r, or -n steps before it if n is negative. r must not be empty.
func (r *Ring) Move(n int) *Ring {
	if r.next == nil {
		return r.prepare()
	}
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link makes s the element behind r, and returns what was behind r before. r must not be empty.
//
// If r and s are in the same ring, the elements between them are taken out; they are a ring of their own, to which the
// result belongs. (If there are none between them, it is still what was behind r.) If r and s are in different rings,
// they become one, with the elements of s between r and what was behind it.
func (r *Ring) Link(s *Ring) *Ring {
	after := r.Next()
	if s != nil {
		s.Prev() // makes it ready
		join(r, s)
	}
	return after
}

// Unlink takes the n elements behind r, or n modulo the number of elements, out of the ring and returns them as one.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len returns the number of elements. It goes through all of them.
func (r *Ring) Len() int {
	if r == nil {
		return 0
	}
	n := 1
	for s := r.Next(); s != r; s = s.next {
		n++
	}
	return n
}

// Do calls f with the values of the ring in order, beginning with r's. f must not change the ring.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for s := r.Next(); s != r; s = s.next {
		f(s.Value)
	}
}
