// errorcheck

//go:build go1.21

// A file is in the version that its constraint asks for.
package p

func f(s []func()) {
	clear(s)
	for range 10 { // ERROR "cannot range over 10 \(untyped int constant\): requires go1.22 or later \(file declares //go:build go1.21\)"
	}
}
