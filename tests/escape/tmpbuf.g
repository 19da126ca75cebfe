// run

// Short strings and byte slices that do not leave a function are made in its frame; what leaves it never is.

package main

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

var (
	kept   string
	bytes  []byte
	table  = map[string]int{"key-1": 1}
	sink   any
	letter = 'ü'
)

type holder struct{ s string }

//go:noinline
func grow(n int) int { // more stack than there is, so that frames are elsewhere
	var a [512]byte
	if n == 0 {
		return int(a[n])
	}
	return grow(n-1) + int(a[n%512])
}

func overwrite() {
	for range 3 {
		grow(50)
	}
	runtime.GC()
}

func first(a, b string) string { return a + b } // the one that is not empty, or a new one

func join(b []byte) string {
	local := string(b) // in the frame, were it not returned
	return first(local, "")
}

func keepFirst(b []byte) {
	s := string(b)
	kept += s // kept is empty: may not become s itself
}

func longest(list [][]byte) (n int) {
	best := ""
	for _, b := range list {
		if s := string(b); len(s) > len(best) {
			best = s // outlives the iteration
		}
	}
	overwrite()
	return len(best) + strings.Count(best, "l")
}

func held(b []byte) *holder { return &holder{string(b)} }

func closure(b []byte) func() string {
	s := string(b) + "!"
	return func() string { return s }
}

func boxed(b []byte) any { return string(b) }

func sent(b []byte) string {
	c := make(chan string, 1)
	c <- string(b)
	return <-c
}

func deferred(b []byte) (out string) {
	s := string(b)
	defer func() { out = s + "" }()
	return ""
}

func panicked(b []byte) (r any) {
	defer func() { r = recover() }()
	panic(string(b))
}

func main() {
	b := []byte("hello")
	j := join(b)
	keepFirst(b)
	h, c, x, s, d, p := held(b), closure(b), boxed(b), sent(b), deferred(b), panicked(b)
	table[string(b)] = 2
	bytes = []byte(kept)
	overwrite()
	for i := range b {
		b[i] = '-'
	}
	fmt.Println(j, kept, h.s, c(), x, s, d, p, table, string(bytes))
	fmt.Println(longest([][]byte{[]byte("a"), []byte("hello"), []byte("xyz")}))

	word := "some word"
	fmt.Println(testing.AllocsPerRun(10, func() {
		local := []byte(word)
		local[0] = 'S'
		t := string(local) + string(letter)
		if !strings.HasPrefix(t, "Some") || strings.IndexRune(t, letter) < 0 {
			panic(t)
		}
	}))
	long := strings.Repeat("x", 100)
	fmt.Println(testing.AllocsPerRun(10, func() {
		local := []byte(long) // too long for a frame
		local[0] = 'y'
		if string(local) == long {
			panic(0)
		}
	}))
	fmt.Println(testing.AllocsPerRun(10, func() { sink = nil; kept = "" + word[:4] + word[5:] }), kept)
}
