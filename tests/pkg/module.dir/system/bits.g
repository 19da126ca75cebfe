// A comment before the constraint.

/* and another
//go:build never
*/

//go:build (linux || windows) && amd64 && !(darwin && cgo) && go1.21 && !go1.99

// Package system is one of two.
package system

const Bits = 64
