// Package unique makes one of what is equal: handles of equal values are the same pointer, whose comparison costs nothing,
// however large the values are. A value that no handle stands for any more is freed.
package unique

import (
	"reflect"
	"runtime"
	"strings"
	"sync"
	"unsafe"
	"weak"
)

// Handle stands for a value. Two handles are == if and only if the values that they were made of are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

// table holds the values of one type that there are handles of. It does not keep them: entries have weak pointers, so values
// may lead to their own handles. The cleanup of a value takes its entry off some time after the value is gone; until then it
// is passed over.
type table[T comparable] struct {
	mu      sync.RWMutex
	entries map[uintptr]*entry[T] // by hash
	strings []uintptr             // offsets of the strings in a T
}

// entry is one of a list of those whose hashes are equal.
type entry[T comparable] struct {
	value weak.Pointer[T]
	next  *entry[T]
}

var tables sync.Map // a nil *T -> *table[T]

var nothing [0]func() // what handles of values without size point to

// Make returns the handle of value, the same for every value that is equal to it as long as there is one. A string is copied
// first, also in a struct or an array, so that the handle does not keep something large alive that it was cut out of; strings
// that pointers and interfaces lead to are not. A value that is not equal to itself gets a handle of its own each time.
func Make[T comparable](value T) Handle[T] {
	if unsafe.Sizeof(value) == 0 {
		return Handle[T]{(*T)(unsafe.Pointer(&nothing))}
	}
	var key *T
	found, ok := tables.Load(key)
	if !ok {
		t := &table[T]{entries: map[uintptr]*entry[T]{}, strings: stringsIn(nil, reflect.TypeFor[T](), 0)}
		found, _ = tables.LoadOrStore(key, t)
	}
	return Handle[T]{found.(*table[T]).unique(value)}
}

func (t *table[T]) unique(value T) *T {
	h := hash(value)
	t.mu.RLock()
	p := t.entries[h].find(value)
	t.mu.RUnlock()
	if p == nil {
		p = t.add(h, value)
	}
	return p
}

func (t *table[T]) add(h uintptr, value T) *T {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := t.entries[h]
	p := list.find(value)
	if p != nil {
		return p
	}
	p = new(T)
	*p = value
	for _, offset := range t.strings {
		s := (*string)(unsafe.Add(unsafe.Pointer(p), offset))
		*s = strings.Clone(*s)
	}
	if value == value {
		t.entries[h] = &entry[T]{weak.Make(p), list}
		runtime.AddCleanup(p, t.tidy, h)
	}
	return p
}

// tidy takes off the entries of the hash whose values are gone.
func (t *table[T]) tidy(h uintptr) {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := t.entries[h]
	for link := &list; *link != nil; {
		if e := *link; e.value.Value() == nil {
			*link = e.next
		} else {
			link = &e.next
		}
	}
	if list == nil {
		delete(t.entries, h)
	} else {
		t.entries[h] = list
	}
}

// find returns what is equal to value in the list, nil if there is nothing.
func (e *entry[T]) find(value T) *T {
	for ; e != nil; e = e.next {
		if p := e.value.Value(); p != nil && *p == value {
			return p
		}
	}
	return nil
}

// hash panics if value holds an interface with something that cannot be compared.
func hash[T comparable](value T) uintptr {
	initHash()
	x := any(value)
	return anyHash(&x, 0)
}

//go:linkname initHash hash_init
func initHash()

//go:noescape
//go:linkname anyHash nilinterhash
func anyHash(p *any, seed uintptr) uintptr

// stringsIn appends the offsets of the strings in a value of type t that lies at offset at.
func stringsIn(offsets []uintptr, t reflect.Type, at uintptr) []uintptr {
	switch t.Kind() {
	case reflect.String:
		offsets = append(offsets, at)
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			offsets = stringsIn(offsets, f.Type, at+f.Offset)
		}
	case reflect.Array:
		one, n := stringsIn(nil, t.Elem(), at), t.Len()
		for i := 0; i < n && len(one) > 0; i++ {
			for _, offset := range one {
				offsets = append(offsets, offset+uintptr(i)*t.Elem().Size())
			}
		}
	}
	return offsets
}
