// Package cmp compares ordered values.
//
// Every function treats a NaN as less than all other floating-point values, and equal to another NaN, so that each
// ordered type has a total order that sorting can rely on.
package cmp

// Ordered is the constraint of the types that the operators < <= >= > accept.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 |
		~string
}

// Less reports whether x comes before y. A NaN comes before everything that is not a NaN; -0 and 0 are equal.
func Less[T Ordered](x, y T) bool {
	return x < y || (x != x && y == y)
}

// Compare returns -1 if x comes before y, +1 if it comes after y, and 0 otherwise, in the order of [Less].
func Compare[T Ordered](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return +1
	case x == y:
		return 0
	}
	// At least one is a NaN.
	if x != x {
		if y != y {
			return 0
		}
		return -1
	}
	return +1
}

// Or returns the first of its arguments that is not the zero value, or the zero value if there is none.
func Or[T comparable](vals ...T) T {
	var zero T
	for _, v := range vals {
		if v != zero {
			return v
		}
	}
	return zero
}
