// Package iter names the types of functions that a range loop can call.
//
// An iterator is a function that hands the values of a sequence, one after the other, to a function called yield. It goes
// on while yield returns true and returns as soon as yield returns false, or when there are no more values. The body of
//
//	for x := range seq { ... }
//
// is such a yield: leaving the loop makes it return false.
//
// By convention, a method All of a collection returns an iterator over all of its elements; a function that takes some
// condition or range says so in its name. An iterator that can be used once only says so in its documentation.
//
// [Pull] and [Pull2] turn an iterator around, so that its values can be asked for one by one.
package iter

// Seq is an iterator over single values.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs, most often of a key and a value or of an index and a value.
type Seq2[K, V any] func(yield func(K, V) bool)
