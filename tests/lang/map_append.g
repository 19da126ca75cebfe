// run

// m[k] = append(m[k], ...) and statements that look like it.
package main

type list []string

type holder struct {
	m    map[string]list
	next *holder
}

var global = map[int][]int{}

func more(n int) []int {
	global[1] = append(global[1], -1)
	return []int{n, n + 1}
}

func try(f func()) {
	defer func() { println(recover().(error).Error()) }()
	f()
}

func show(s []int) {
	for _, x := range s {
		print(x, " ")
	}
	println(len(s))
}

func main() {
	m := map[string][]int{}
	for i := range 10 {
		m["a"] = append(m["a"], i)
		m["b"] = append(m["a"], i, i)
		m["c"] = append(m["c"], m["a"]...)
		m["d"] = append(m["d"], nil...)
		m["e"] = append(m["e"])
	}
	show(m["a"])
	show(m["b"])
	println(len(m["c"]), m["d"] == nil, m["e"] == nil, len(m))
	k, j := "x", "x"
	m[k] = append(m[j], 1)
	m[k] = append(m[(k)], 2, 3)
	(m[k]) = (append((m[k]), 4))
	j = "y"
	m[k] = append(m[j], 5)
	show(m["x"])
	h := &holder{m: map[string]list{}, next: &holder{m: map[string]list{}}}
	h.m[k] = append(h.m[k], "p", "q")
	h.next.m[k] = append(h.next.m[k], "r")
	h.m[k] = append(h.next.m[k], "s")
	println(len(h.m[k]), h.m[k][0], h.m[k][1], len(h.next.m))
	bytes := map[int][]byte{}
	bytes[1] = append(bytes[1], "abc"...)
	bytes[1] = append(bytes[1], bytes[1]...)
	println(string(bytes[1]))
	anys := map[any][]any{}
	for i := range 20 {
		anys[i%3] = append(anys[i%3], i, "s")
	}
	println(len(anys[1]), anys[2][2].(int))
	global[2] = append(global[2], more(7)...)
	show(global[1])
	show(global[2])
	for i := range 100 {
		global[i] = append(global[i], i)
	}
	show(global[2])
	big := map[int][][50]int{}
	var x [50]int
	for i := range 5 {
		x[49] = i
		big[0] = append(big[0], x, x)
	}
	println(len(big[0]), big[0][9][49], big[0][4][49])
	var none map[int][]int
	try(func() { none[1] = append(none[1], 1) })
	try(func() { anys[[]int{}] = append(anys[[]int{}], 1) })
	key := any(func() {})
	try(func() { anys[key] = append(anys[key], 1) })
	println(len(anys))
}
