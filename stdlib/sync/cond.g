package sync

import "unsafe"

// notifyList is laid out as the runtime's.
type notifyList struct {
	wait, notify, lock uint32
	head, tail         unsafe.Pointer
}

//go:linkname notifyAdd sync_notifyadd
func notifyAdd(l *notifyList) uint32

//go:linkname notifyWait sync_notifywait
func notifyWait(l *notifyList, ticket uint32)

//go:linkname notifyAll sync_notifyall
func notifyAll(l *notifyList)

//go:linkname notifyOne sync_notifyone
func notifyOne(l *notifyList)

// A Cond is where goroutines wait for something to change, and are told that it has. L is held by whoever changes or looks.
type Cond struct {
	L Locker

	list notifyList
	self *Cond // where it was first used
}

// NewCond gives a Cond with that Locker.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) check() {
	if c.self == nil {
		c.self = c
	}
	if c.self != c {
		panic("sync.Cond is copied")
	}
}

// Wait unlocks c.L, waits to be woken by Signal or Broadcast and locks c.L again. What it waits for need not be true then:
// call it in a loop.
func (c *Cond) Wait() {
	c.check()
	ticket := notifyAdd(&c.list)
	c.L.Unlock()
	notifyWait(&c.list, ticket)
	c.L.Lock()
}

// Signal wakes one goroutine, the one that has waited longest.
func (c *Cond) Signal() {
	c.check()
	notifyOne(&c.list)
}

// Broadcast wakes all.
func (c *Cond) Broadcast() {
	c.check()
	notifyAll(&c.list)
}
