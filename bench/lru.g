// bench: 20000000 operations

// A cache of 100,000 entries that forgets what was not asked for longest.

package main

type entry struct {
	key        int
	value      *[4]int
	prev, next *entry
}

type cache struct {
	entries map[int]*entry
	root    entry
	size    int
}

func (c *cache) unlink(e *entry) {
	e.prev.next = e.next
	e.next.prev = e.prev
}

func (c *cache) toFront(e *entry) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next = e
	e.next.prev = e
}

func (c *cache) get(key int) *[4]int {
	e := c.entries[key]
	if e == nil {
		return nil
	}
	c.unlink(e)
	c.toFront(e)
	return e.value
}

func (c *cache) put(key int, value *[4]int) {
	if len(c.entries) == c.size {
		old := c.root.prev
		c.unlink(old)
		delete(c.entries, old.key)
	}
	e := &entry{key: key, value: value}
	c.entries[key] = e
	c.toFront(e)
}

func main() {
	c := &cache{entries: map[int]*entry{}, size: 100_000}
	c.root.prev, c.root.next = &c.root, &c.root
	hits, sum := 0, 0
	x := uint64(1)
	for range 20_000_000 {
		x = x*6364136223846793005 + 1442695040888963407
		key := int(x>>33) % 150_000
		if v := c.get(key); v != nil {
			hits++
			sum += v[1]
		} else {
			c.put(key, &[4]int{key, key * 2})
		}
	}
	println(hits, sum)
}
