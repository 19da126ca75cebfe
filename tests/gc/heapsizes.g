// run

// Objects of all sizes and shapes, kept by what only the heap holds, over many collections.

package main

import "runtime"

type tree struct {
	left, right *tree
	bytes       []byte
	any         any
	words       []*int
	big         *[3000]*int
}

func build(depth, seed int) *tree {
	if depth == 0 {
		return nil
	}
	t := &tree{left: build(depth-1, seed*2), right: build(depth-1, seed*2+1)}
	t.bytes = make([]byte, seed*7919%40_000)
	for i := range t.bytes {
		t.bytes[i] = byte(seed)
	}
	switch seed % 4 {
	case 0:
		t.any = seed
	case 1:
		t.any = t
	case 2:
		t.any = string(t.bytes)
	case 3:
		t.any = func() int { return len(t.bytes) }
	}
	for i := range seed % 100 {
		t.words = append(t.words, new(int))
		*t.words[i] = seed + i
	}
	if seed%16 == 0 {
		t.big = new([3000]*int)
		for i := 0; i < 3000; i += 7 {
			t.big[i] = new(int)
			*t.big[i] = seed * i
		}
	}
	return t
}

func check(t *tree, depth, seed int) int {
	if depth == 0 {
		return 0
	}
	n := 1 + check(t.left, depth-1, seed*2) + check(t.right, depth-1, seed*2+1)
	if len(t.bytes) != seed*7919%40_000 {
		println("length", seed)
	}
	for _, b := range t.bytes {
		if b != byte(seed) {
			println("bytes", seed)
			break
		}
	}
	ok := false
	switch v := t.any.(type) {
	case int:
		ok = v == seed
	case *tree:
		ok = v == t
	case string:
		ok = v == string(t.bytes)
	case func() int:
		ok = v() == len(t.bytes)
	}
	if !ok {
		println("any", seed)
	}
	for i, p := range t.words {
		if *p != seed+i {
			println("words", seed, i)
		}
	}
	if t.big != nil {
		for i := 0; i < 3000; i += 7 {
			if *t.big[i] != seed*i {
				println("big", seed, i)
			}
		}
	}
	return n
}

func main() {
	const depth = 9
	kept := build(depth, 1)
	for i := range 8 {
		other := build(depth-1, 1)
		if i%2 == 0 {
			runtime.GC()
		}
		println(check(kept, depth, 1), check(other, depth-1, 1))
	}
}
