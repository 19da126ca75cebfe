// Package slices has functions for slices of any element type.
//
// Functions that return a longer or shorter slice may reuse the array of their argument, as append does. Those that make
// a slice shorter set the elements that fell off the end to zero, so that what they pointed to can be collected.
package slices

import (
	"cmp"
	"unsafe"
)

// Equal reports whether s1 and s2 have the same length and equal elements. Lengths are compared first; elements in order
// until a pair differs. A NaN is not equal to anything.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if v != s2[i] {
			return false
		}
	}
	return true
}

// EqualFunc is [Equal] with eq deciding which elements are equal.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if !eq(v, s2[i]) {
			return false
		}
	}
	return true
}

// Compare orders s1 and s2 by their first elements that differ, in the sense of [cmp.Compare]; a slice that is the
// beginning of another one comes before it. The result is -1, 0 or +1.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	for i, v := range s1 {
		if i >= len(s2) {
			return +1
		}
		if c := cmp.Compare(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// CompareFunc is [Compare] with cmp ordering the elements; its first result that is not 0 is the result.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i, v := range s1 {
		if i >= len(s2) {
			return +1
		}
		if c := cmp(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// Index returns the index of the first v in s, or -1.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if s[i] == v {
			return i
		}
	}
	return -1
}

// IndexFunc returns the index of the first element of s for which f is true, or -1.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool { return Index(s, v) >= 0 }

// ContainsFunc reports whether f is true for an element of s.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

// Insert inserts v... into s before s[i] and returns the longer slice: s[i] moves to index i+len(v). Inserting at len(s)
// appends. It panics if i is out of range. Its cost is O(len(s) + len(v)). v may be part of s.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:] // is i in range?
	m := len(v)
	if m == 0 {
		return s
	}
	n := len(s)
	if i == n {
		return append(s, v...)
	}
	if n+m > cap(s) {
		// The new array gets the three parts one after the other; nothing is copied twice.
		s2 := append(s[:i], make(S, n+m-i)...)
		copy(s2[i:], v)
		copy(s2[i+m:], s[i:])
		return s2
	}
	s = s[:n+m]
	if !overlaps(v, s[i+m:]) {
		copy(s[i+m:], s[i:])
		copy(s[i:], v)
		return s
	}
	// Moving the tail would overwrite part of v. Put v behind the tail, then swap the two by rotating.
	copy(s[n:], v)
	rotateRight(s[i:], m)
	return s
}

// Delete removes s[i:j] from s and returns the shorter slice. It panics if s[i:j] is no slice of s. Its cost is
// O(len(s)-i), so it is better to remove several elements at once than one by one.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)] // are they in range?
	if i == j {
		return s
	}
	old := len(s)
	s = append(s[:i], s[j:]...)
	clear(s[len(s):old])
	return s
}

// DeleteFunc removes the elements for which del is true and returns the shorter slice.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	n := IndexFunc(s, del)
	if n < 0 {
		return s
	}
	for _, v := range s[n+1:] {
		if !del(v) {
			s[n] = v
			n++
		}
	}
	clear(s[n:])
	return s[:n]
}

// Replace puts v... in the place of s[i:j] and returns the slice, which may be longer or shorter than s. It panics if
// s[i:j] is no slice of s. v may be part of s.
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j] // are they in range?
	if i == j {
		return Insert(s, i, v...)
	}
	if j == len(s) {
		old := s
		s2 := append(s[:i], v...)
		if len(s2) < len(old) {
			clear(old[len(s2):])
		}
		return s2
	}
	tail := s[j:]
	n := i + len(v) + len(tail)
	if n > cap(s) {
		s2 := append(s[:i], make(S, n-i)...)
		copy(s2[i:], v)
		copy(s2[i+len(v):], tail)
		return s2
	}
	r := s[:n]
	if i+len(v) <= j { // not longer: v goes first, then the tail moves down
		copy(r[i:], v)
		copy(r[i+len(v):], tail)
		clear(s[n:])
		return r
	}
	if !overlaps(r[i+len(v):], v) { // moving the tail up does not touch v
		copy(r[i+len(v):], tail)
		copy(r[i:], v)
		return r
	}
	// The tail would be moved over part of v. As much of v as there is room for goes into s[i:j]; the rest goes behind the
	// tail and is rotated into its place. If the first part overwrites what the second needs, v is copied aside.
	y := j - i
	if overlaps(r[i:j], v[y:]) {
		v = append([]E(nil), v...)
	}
	copy(r[i:], v[:y])
	copy(r[len(s):], v[y:])
	rotateRight(r[j:], len(v)-y)
	return r
}

// Clone returns a slice with the same elements in an array of its own, which may be larger than needed. It keeps nil
// nil.
func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return nil
	}
	return append(S{}, s...)
}

// Compact keeps of each run of equal elements only the first one, like uniq, and returns the shorter slice.
func Compact[S ~[]E, E comparable](s S) S {
	if len(s) < 2 {
		return s
	}
	n := 1
	for i := 1; i < len(s); i++ {
		if s[i] != s[i-1] {
			if i != n {
				s[n] = s[i]
			}
			n++
		}
	}
	clear(s[n:])
	return s[:n]
}

// CompactFunc is [Compact] with eq deciding which elements are equal; it is called with the first of a run and one of
// its followers.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	n := 1
	for i := 1; i < len(s); i++ {
		if !eq(s[n-1], s[i]) {
			if i != n {
				s[n] = s[i]
			}
			n++
		}
	}
	clear(s[n:])
	return s[:n]
}

// Grow makes room for n more elements: after it, n elements can be appended without a new array. It panics if n is
// negative or too large to be allocated.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if missing := n - (cap(s) - len(s)); missing > 0 {
		s = append(s[:cap(s)], make([]E, missing)...)[:len(s)]
	}
	return s
}

// Clip takes off unused capacity: s[:len(s):len(s)].
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Reverse puts the elements of s in opposite order.
func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// Concat returns a new slice with the elements of all the slices, one after the other.
func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		size += len(s)
		if size < 0 {
			panic("len out of range")
		}
	}
	all := Grow[S](nil, size)
	for _, s := range slices {
		all = append(all, s...)
	}
	return all
}

// Repeat returns a new slice with count copies of x, one after the other. Its capacity is its length. It panics if count
// is negative or the result would be too long.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	const maxInt = int(^uint(0) >> 1)
	if count > 0 && len(x) > maxInt/count {
		panic("the result of (len(x) * count) overflows")
	}
	all := make(S, len(x)*count)
	for done := copy(all, x); done < len(all); {
		done += copy(all[done:], all[:done])
	}
	return all
}

// overlaps reports whether a and b share memory.
func overlaps[E any](a, b []E) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	size := unsafe.Sizeof(a[0])
	if size == 0 {
		return false
	}
	firstA, lastA := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&a[len(a)-1]))
	firstB, lastB := uintptr(unsafe.Pointer(&b[0])), uintptr(unsafe.Pointer(&b[len(b)-1]))
	return firstA <= lastB+size-1 && firstB <= lastA+size-1
}

// rotateRight moves the last n elements of s to its beginning, by three reversals.
func rotateRight[E any](s []E, n int) {
	Reverse(s[:len(s)-n])
	Reverse(s[len(s)-n:])
	Reverse(s)
}
