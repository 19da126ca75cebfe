// run

// Slices whose length is known are allocated in line: they are zero though their memory was in use before, and what they
// point to lives.

package main

import "runtime"

type big struct {
	p    *int
	pad  [60]int
	last *int
}

var bytes []byte
var ints []int
var pointers []*int
var strings []string
var bigs []big
var one []*int
var arrays [][3]*int

func dirty() {
	for range 200 {
		b := make([]byte, 24)
		for i := range b {
			b[i] = 0xAA
		}
		bytes = b
		v := make([]int, 100)
		for i := range v {
			v[i] = -1
		}
		ints = v
	}
}

func number(i int) *int {
	p := new(int)
	*p = i
	return p
}

func main() {
	bad := 0
	for round := range 300 {
		dirty()
		if round%50 == 0 {
			runtime.GC()
		}
		bytes = make([]byte, 24)
		ints = make([]int, 100)
		for _, b := range bytes {
			bad += int(b)
		}
		for _, v := range ints {
			bad += v
		}
		pointers = make([]*int, 5, 8)
		strings = make([]string, 3)
		bigs = make([]big, 4)
		one = make([]*int, 1)
		arrays = make([][3]*int, 8)
		for i, p := range pointers[:8] {
			if p != nil || i < 4 && (bigs[i].p != nil || bigs[i].last != nil) || arrays[i][2] != nil {
				bad++
			}
		}
		pointers[4], pointers[0], one[0] = number(round), number(round+1), number(round+2)
		strings[2] = string(rune('a' + round%26))
		bigs[3].last, bigs[1].p, arrays[7][2] = number(round+3), number(round+4), number(round+5)
		if round%30 == 0 {
			runtime.GC()
		}
		for range 20 {
			number(-1)
		}
		if *pointers[4] != round || *pointers[0] != round+1 || *one[0] != round+2 || *bigs[3].last != round+3 ||
			*bigs[1].p != round+4 || *arrays[7][2] != round+5 || strings[2][0] != byte('a'+round%26) {
			bad++
		}
	}
	println(bad, len(bytes), len(ints), len(pointers), cap(pointers), len(strings), len(bigs), len(one), len(arrays))
}
