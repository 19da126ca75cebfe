package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Map is a map[any]any that goroutines can share without a lock of their own. The zero Map is empty.
//
// It is a trie over the hashes of the keys, four bits a level, the highest first. A child of an inner node is nil, another
// inner node, or an entry; entries whose hashes are equal form a list. Entries never change: to set a value is to put a new
// entry in the old one's place. So whoever reads needs no lock, only atomic loads on the way down. Whoever writes locks the
// inner node whose child changes; an inner node that becomes empty is unhooked from its parent and dead: a writer that finds
// itself in one begins anew.
type Map struct {
	root atomic.Pointer[mapInner]
}

const (
	mapBits  = 4
	mapTop   = 64 - mapBits // the hash is shifted by so much at the root
	mapWidth = 1 << mapBits
)

// What mapInner and mapEntry begin with.
type mapNode struct{ isInner bool }

type mapInner struct {
	mapNode
	dead     bool // mu
	mu       Mutex
	parent   *mapInner
	children [mapWidth]atomic.Pointer[mapNode] // changed with mu locked
}

type mapEntry struct {
	mapNode
	hash       uintptr
	key, value any
	next       *mapEntry // of the same hash
}

//go:noescape
//go:linkname nilinterhash nilinterhash
func nilinterhash(p *any, seed uintptr) uintptr

// initHash chooses how this process hashes, if that has not happened yet.
//
//go:linkname initHash hash_init
func initHash()

func (n *mapNode) inner() *mapInner { return (*mapInner)(unsafe.Pointer(n)) }
func (n *mapNode) entry() *mapEntry { return (*mapEntry)(unsafe.Pointer(n)) }

func newInner(parent *mapInner) *mapInner {
	return &mapInner{mapNode: mapNode{isInner: true}, parent: parent}
}

func (i *mapInner) empty() bool {
	for k := range i.children {
		if i.children[k].Load() != nil {
			return false
		}
	}
	return true
}

// find gives the key's entry in the list, or nil.
func (e *mapEntry) find(hash uintptr, key any) *mapEntry {
	for ; e != nil; e = e.next {
		if e.hash == hash && e.key == key {
			return e
		}
	}
	return nil
}

// without gives the list without one of its entries, which may be nil. Entries that lead to it are copied.
func (e *mapEntry) without(out *mapEntry) *mapEntry {
	if out == nil {
		return e
	}
	if e == out {
		return e.next
	}
	return &mapEntry{hash: e.hash, key: e.key, value: e.value, next: e.next.without(out)}
}

func (m *Map) hash(key *any) uintptr {
	if m.root.Load() == nil {
		initHash()
	}
	return nilinterhash(key, 0)
}

func (m *Map) top() *mapInner {
	if root := m.root.Load(); root != nil {
		return root
	}
	m.root.CompareAndSwap(nil, newInner(nil))
	return m.root.Load()
}

// A mapSlot is a place in the trie: where the entries of a hash are, or belong.
type mapSlot struct {
	in    *mapInner // locked
	shift uint      // of in's level
	at    *atomic.Pointer[mapNode]
	head  *mapEntry // what is there
}

// lock finds the slot of a hash and locks it.
func (m *Map) lock(hash uintptr) mapSlot {
	for {
		s := mapSlot{in: m.top(), shift: mapTop}
		for {
			s.at = &s.in.children[hash>>s.shift%mapWidth]
			c := s.at.Load()
			if c == nil || !c.isInner {
				break
			}
			s.in = c.inner()
			s.shift -= mapBits
		}
		s.in.mu.Lock()
		c := s.at.Load()
		if !s.in.dead && (c == nil || !c.isInner) {
			if c != nil {
				s.head = c.entry()
			}
			return s
		}
		s.in.mu.Unlock()
	}
}

// put sets the value of key, whose entry so far is old (nil: there is none), and unlocks.
func (s *mapSlot) put(hash uintptr, key, value any, old *mapEntry) {
	e := &mapEntry{hash: hash, key: key, value: value}
	if s.head == nil || s.head.hash == hash {
		e.next = s.head.without(old)
		s.at.Store(&e.mapNode)
	} else {
		s.at.Store(s.split(e))
	}
	s.in.mu.Unlock()
}

// split gives inner nodes that lead to e and to what is in the slot, whose hash is another.
func (s *mapSlot) split(e *mapEntry) *mapNode {
	first := newInner(s.in)
	in := first
	for shift := s.shift - mapBits; ; shift -= mapBits {
		old, new := &in.children[s.head.hash>>shift%mapWidth], &in.children[e.hash>>shift%mapWidth]
		if old != new {
			old.Store(&s.head.mapNode)
			new.Store(&e.mapNode)
			return &first.mapNode
		}
		next := newInner(in)
		old.Store(&next.mapNode)
		in = next
	}
}

// remove removes an entry, and inner nodes that are empty then, and unlocks.
func (s *mapSlot) remove(old *mapEntry) {
	if rest := s.head.without(old); rest != nil {
		s.at.Store(&rest.mapNode)
		s.in.mu.Unlock()
		return
	}
	s.at.Store(nil)
	in := s.in
	for shift := s.shift + mapBits; in.parent != nil && in.empty(); shift += mapBits {
		in.parent.mu.Lock()
		in.dead = true
		in.parent.children[old.hash>>shift%mapWidth].Store(nil)
		in.mu.Unlock()
		in = in.parent
	}
	in.mu.Unlock()
}

func (m *Map) load(hash uintptr, key any) *mapEntry {
	in := m.root.Load()
	if in == nil {
		return nil
	}
	for shift := mapTop; ; shift -= mapBits {
		c := in.children[hash>>shift%mapWidth].Load()
		if c == nil {
			return nil
		}
		if !c.isInner {
			return c.entry().find(hash, key)
		}
		in = c.inner()
	}
}

// Load gives the value of key, and whether there is one.
func (m *Map) Load(key any) (value any, ok bool) {
	if e := m.load(m.hash(&key), key); e != nil {
		return e.value, true
	}
	return nil, false
}

// Store sets the value of key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Swap sets the value of key and gives the previous one, if there was one.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	hash := m.hash(&key)
	s := m.lock(hash)
	e := s.head.find(hash, key)
	s.put(hash, key, value, e)
	if e == nil {
		return nil, false
	}
	return e.value, true
}

// LoadOrStore gives the value of key if there is one, else it stores value.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	hash := m.hash(&key)
	if e := m.load(hash, key); e != nil {
		return e.value, true
	}
	s := m.lock(hash)
	if e := s.head.find(hash, key); e != nil {
		s.in.mu.Unlock()
		return e.value, true
	}
	s.put(hash, key, value, nil)
	return value, false
}

// LoadAndDelete deletes key and gives the value that it had.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	hash := m.hash(&key)
	if m.load(hash, key) == nil {
		return nil, false
	}
	s := m.lock(hash)
	e := s.head.find(hash, key)
	if e == nil {
		s.in.mu.Unlock()
		return nil, false
	}
	s.remove(e)
	return e.value, true
}

// Delete deletes key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// lockIf gives the slot and the entry of key if its value is old, which has to be comparable: the first look, without the lock,
// panics if it is not.
func (m *Map) lockIf(hash uintptr, key, old any) (s mapSlot, e *mapEntry) {
	if e = m.load(hash, key); e == nil || e.value != old {
		return s, nil
	}
	s = m.lock(hash)
	if e = s.head.find(hash, key); e == nil || e.value != old {
		s.in.mu.Unlock()
		return s, nil
	}
	return s, e
}

// CompareAndSwap sets the value of key to new if it is old, which has to be comparable.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	hash := m.hash(&key)
	s, e := m.lockIf(hash, key, old)
	if e == nil {
		return false
	}
	s.put(hash, key, new, e)
	return true
}

// CompareAndDelete deletes key if its value is old, which has to be comparable.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	s, e := m.lockIf(m.hash(&key), key, old)
	if e == nil {
		return false
	}
	s.remove(e)
	return true
}

// Range calls f for each entry until f gives false. f may change the map: an entry that is deleted before its turn is left
// out, one that is added may be.
func (m *Map) Range(f func(key, value any) bool) {
	if root := m.root.Load(); root != nil {
		root.each(f)
	}
}

func (i *mapInner) each(f func(key, value any) bool) bool {
	for k := range i.children {
		c := i.children[k].Load()
		if c == nil {
			continue
		}
		if c.isInner {
			if !c.inner().each(f) {
				return false
			}
			continue
		}
		for e := c.entry(); e != nil; e = e.next {
			if !f(e.key, e.value) {
				return false
			}
		}
	}
	return true
}

// Clear deletes all entries.
func (m *Map) Clear() { m.root.Store(newInner(nil)) }
