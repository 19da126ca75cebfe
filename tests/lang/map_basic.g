// run

// Reading, assigning, deleting, measuring; every form of comma-ok; maps as values of other types.
package main

type point struct{ x, y int }

func (p point) sum() int { return p.x + p.y }

type counts map[string]int

func (c counts) add(s string) { c[s]++ }

type boolean bool

func get(m map[string]int, k string) (int, bool) {
	v, ok := m[k]
	return v, ok
}

func lookup() (map[string]int, string) { return map[string]int{"a": 1, "b": 2}, "b" }

func main() {
	m := map[string]int{}
	println(len(m), m["a"], m == nil)
	m["a"] = 1
	m["b"] += 10
	m["b"] -= 3
	m["b"] <<= 2
	m["c"]++
	m["d"]--
	println(len(m), m["a"], m["b"], m["c"], m["d"], m["e"])

	v, ok := m["b"]
	println(v, ok)
	v, ok = m["z"]
	println(v, ok)
	_, ok = m["a"]
	println(ok)
	v, _ = m["c"]
	println(v)
	var yes boolean
	_, yes = m["a"]
	println(yes)
	var w, there = m["d"]
	println(w, there)
	println(get(m, "b"))
	println(get(m, "q"))
	if v, ok := m["a"]; ok {
		println("found", v)
	}
	var e any
	e, yes = m["b"]
	println(e.(int), yes)
	var arr [2]int
	arr[1], ok = m["b"]
	println(arr[1], ok)

	delete(m, "a")
	delete(m, "a")
	delete(m, "nothing")
	println(len(m), m["a"])
	clear(m)
	println(len(m), m["b"])
	m["x"] = 1
	println(len(m))

	var none map[string]int
	println(none == nil, len(none), none["a"])
	v, ok = none["a"]
	println(v, ok)
	delete(none, "a")
	clear(none)
	for range none {
		println("never")
	}

	c := counts{}
	c.add("q")
	c.add("q")
	println(c["q"], len(c))

	ps := map[string]point{"p": {1, 2}}
	println(ps["p"].x, ps["p"].y, ps["p"].sum(), ps["none"].sum())
	pp := map[string]*point{"p": {1, 2}}
	pp["p"].x = 5
	pp["p"].y++
	println(pp["p"].sum(), pp["none"] == nil)
	ss := map[string][]int{}
	ss["a"] = append(ss["a"], 1, 2, 3)
	ss["a"][1] = 7
	println(len(ss["a"]), ss["a"][1], len(ss["b"]))
	as := map[string][3]int{"a": {1, 2, 3}}
	println(as["a"][2], as["b"][0], len(as["a"]))
	fs := map[string]func(int) int{"double": func(i int) int { return 2 * i }}
	println(fs["double"](21), fs["none"] == nil)
	nested := map[string]map[int]string{"a": {}}
	nested["a"][1] = "one"
	nested["b"] = map[int]string{2: "two"}
	println(nested["a"][1], nested["b"][2], nested["c"][3] == "", len(nested))
	cs := map[string]complex128{"i": 1i}
	cs["i"] *= 1i
	println(real(cs["i"]), imag(cs["i"]))
	st := map[int]string{}
	st[1] += "a"
	st[1] += "bc"
	println(st[1])

	var i any = m
	println(i.(map[string]int)["x"])
	_, isOther := i.(map[string]int8)
	println(isOther)
	_, isCounts := i.(counts)
	println(isCounts)
	defer func() {
		println(len(m))
	}()
	defer delete(m, "x")
	x, key := lookup()
	println(x[key])
	delete(lookup())
	alias := m
	alias["y"] = 2
	println(m["y"], len(m))
	type box struct{ m map[string]int }
	b := box{m}
	b.m["z"] = 3
	println(len(m))
	bools := map[bool]bool{true: false}
	bools[false] = !bools[true]
	println(bools[false], bools[true])
	if bools[false] && !bools[true] {
		println("yes")
	}
}
