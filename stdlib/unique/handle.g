// Package unique makes one of what is equal: handles of equal values are the same pointer, whose comparison costs nothing,
// however large the values are.
package unique

import (
	"strings"
	"sync"
	"unsafe"
)

// Handle stands for a value. Two handles are == if and only if the values that they were made of are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

// table holds the values of one type that there are handles of. It is never emptied.
type table[T comparable] struct {
	mu     sync.RWMutex
	values map[T]*T
}

var tables sync.Map // a nil *T -> *table[T]

// Make returns the handle of value, the same for every value that is equal to it. A string is copied first, so that the handle
// does not keep something large alive that it was cut out of; strings inside of other values are not. A value that is not equal to
// itself gets a handle of its own each time. Values are kept for the rest of the program.
func Make[T comparable](value T) Handle[T] {
	var key *T
	found, ok := tables.Load(key)
	if !ok {
		found, _ = tables.LoadOrStore(key, &table[T]{values: map[T]*T{}})
	}
	return found.(*table[T]).handle(value)
}

func (t *table[T]) handle(value T) Handle[T] {
	t.mu.RLock()
	p := t.values[value]
	t.mu.RUnlock()
	if p != nil {
		return Handle[T]{p}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if p = t.values[value]; p != nil {
		return Handle[T]{p}
	}
	p = new(T)
	*p = own(value)
	if value == value {
		t.values[*p] = p
	}
	return Handle[T]{p}
}

// own returns value with memory of its own if it is a string.
func own[T comparable](value T) T {
	if s, ok := any(value).(string); ok {
		s = strings.Clone(s)
		return *(*T)(unsafe.Pointer(&s))
	}
	return value
}
