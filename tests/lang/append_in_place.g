// run

// x = append(x, ...) changes x where it lies. Nobody must notice: neither who has a copy of the slice, nor the order in which
// operands are evaluated, nor the collector.

package main

import "runtime"

type list struct {
	items []int
	names []string
	next  *list
}

type pair struct{ a, b []int }

var global []int
var table [4][]int

func (l *list) add(v int) int {
	l.items = append(l.items, v)
	return v
}

func replace(l **list, with *list) int {
	*l = with
	return 7
}

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(error).Error())
		}
	}()
	f()
}

func aliases() {
	s := make([]int, 2, 4)
	t := s
	s = append(s, 1)
	t = append(t, 2)
	println(len(s), len(t), s[2], t[2], cap(s))
	s = append(s, s...)
	println(len(s), s[2], s[5], len(t))
	s = append(s, s[1:3]...)
	s = append(s)
	println(len(s), s[6], s[7])
	s = append(s[:2], s[3:]...)
	println(len(s), s[5])
}

func order() {
	l := &list{}
	l.items = append(l.items, l.add(1), l.add(2))
	println(len(l.items), l.items[len(l.items)-1])
	old, other := l, &list{}
	l.items = append(l.items, replace(&l, other))
	println(len(old.items), len(other.items))
	i := 0
	next := func() int { i++; return i }
	table[i] = append(table[i], next())
	table[i] = append(table[i], next())
	println(len(table[0]), len(table[1]), len(table[2]))
	ps := []*pair{{}, {}}
	ps[i-1].a = append(ps[i-1].a, 5, 6)
	ps[i-1].a = append(ps[i-2].a, 5)
	ps[i-1].b = append(ps[i-1].a, 5)
	println(len(ps[1].a), len(ps[1].b))
}

func places() {
	var l *list
	try("nil", func() { l.items = append(l.items, 1) })
	try("index", func() { n := len(table); table[n] = append(table[n], 1) })
	try("length", func() { n := -1; global = append(global, make([]int, n)...) })
	p := &global
	*p = append(*p, 3)
	global = append(global, 4)
	(*p) = append((*p), make([]int, 2)...)
	println(len(global), global[0], global[1], global[3])
	l = &list{next: &list{}}
	l.next.items = append(l.next.items, 1)
	(l.next).items = append(l.next.items, 2)
	l.next.names = append(l.next.names, "a", "b")
	println(len(l.next.items), len(l.next.names), len(l.items))
	var b []byte
	b = append(b, "hello"...)
	b = append(b, b...)
	println(string(b))
	m := map[string][]int{}
	m["x"] = append(m["x"], 1)
	m["x"] = append(m["x"], m["x"]...)
	println(len(m["x"]), len(m))
	ml := map[string]*list{"k": {}}
	ml["k"].items = append(ml["k"].items, 9)
	println(len(ml["k"].items))
}

// What the new array replaces must live on as long as somebody else has it; the collector runs all the while.
func collected() {
	done := make(chan bool)
	go func() {
		for range 20 {
			runtime.GC()
		}
		done <- true
	}()
	l, sum := &list{}, 0
	for {
		l.names = l.names[:0:0]
		for i := range 1000 {
			before := l.names
			l.names = append(l.names, string(rune('a'+i%26)))
			if len(before) > 0 && before[len(before)-1] != l.names[len(before)-1] {
				println("lost", i)
			}
		}
		sum = 0
		for _, n := range l.names {
			sum += int(n[0] - 'a')
		}
		select {
		case <-done:
			println(len(l.names), sum)
			return
		default:
		}
	}
}

func main() {
	aliases()
	order()
	places()
	collected()
}
