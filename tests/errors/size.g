// errorcheck

// A type that no memory holds.
package p

type V [1 << 50]byte // ERROR "type \[1125899906842624\]byte larger than address space"

func generic[T any](x chan [1 << 20]T) {}
