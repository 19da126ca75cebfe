// Package unique makes one of what is equal: handles of equal values are the same pointer, whose comparison costs nothing,
// however large the values are. A value that no handle stands for any more is freed.
package unique

import (
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
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
//
// Who looks for a value takes no lock. Lists only change by one store: an entry is put in front, or the link to it goes past
// it; and growing makes new lists. Who looks through an old list may miss a value, and looks again under the lock.
type table[T comparable] struct {
	lists   atomic.Pointer[[]link[T]] // by hash; a power of two of them
	strings []uintptr                 // offsets of the strings in a T

	mu      sync.Mutex // of who changes lists
	entries int
}

type link[T comparable] struct{ atomic.Pointer[entry[T]] }

type entry[T comparable] struct {
	hash  uintptr
	value weak.Pointer[T]
	next  link[T]
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
		found, _ = tables.LoadOrStore(key, newTable[T]())
	}
	return Handle[T]{found.(*table[T]).unique(value)}
}

//go:linkname initHash hash_init
func initHash()

func newTable[T comparable]() *table[T] {
	initHash()
	t := &table[T]{strings: stringsIn(nil, reflect.TypeFor[T](), 0)}
	lists := make([]link[T], 8)
	t.lists.Store(&lists)
	return t
}

func (t *table[T]) unique(value T) *T {
	h := hash(&value)
	p := t.list(h).find(h, &value)
	if p == nil {
		p = t.add(h, value)
	}
	return p
}

// list returns the link to the list of what has this hash.
func (t *table[T]) list(h uintptr) *link[T] {
	lists := *t.lists.Load()
	return &lists[h&uintptr(len(lists)-1)]
}

// find returns what is equal to *value in the list, nil if there is nothing.
func (l *link[T]) find(h uintptr, value *T) *T {
	for e := l.Load(); e != nil; e = e.next.Load() {
		if e.hash != h {
			continue
		}
		if p := e.value.Value(); p != nil && *p == *value {
			return p
		}
	}
	return nil
}

func (t *table[T]) add(h uintptr, value T) *T {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.list(h).find(h, &value)
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
		if t.entries == len(*t.lists.Load()) {
			t.grow()
		}
		t.entries++
		t.list(h).push(h, weak.Make(p))
		runtime.AddCleanup(p, t.tidy, h)
	}
	return p
}

// push puts an entry in front of the list.
func (l *link[T]) push(h uintptr, value weak.Pointer[T]) {
	e := &entry[T]{hash: h, value: value}
	e.next.Store(l.Load())
	l.Store(e)
}

// grow doubles the lists.
func (t *table[T]) grow() {
	old := *t.lists.Load()
	lists := make([]link[T], 2*len(old))
	for i := range old {
		for e := old[i].Load(); e != nil; e = e.next.Load() {
			lists[e.hash&uintptr(len(lists)-1)].push(e.hash, e.value)
		}
	}
	t.lists.Store(&lists)
}

// tidy takes off the entries of the hash whose values are gone.
func (t *table[T]) tidy(h uintptr) {
	t.mu.Lock()
	defer t.mu.Unlock()
	l := t.list(h)
	for e := l.Load(); e != nil; e = e.next.Load() {
		if e.hash == h && e.value.Value() == nil {
			l.Store(e.next.Load())
			t.entries--
		} else {
			l = &e.next
		}
	}
}

// hash panics if the value holds an interface with something that cannot be compared.
func hash[T comparable](value *T) uintptr {
	var set map[T]struct{}
	return keyHash(set, unsafe.Pointer(value))
}

// keyHash returns the hash of a key of the map that is in m.
//
//go:noescape
//go:linkname keyHash unique_keyhash
func keyHash(m any, key unsafe.Pointer) uintptr

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
