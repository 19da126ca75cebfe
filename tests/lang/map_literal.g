// run

// Composite literals: constant ones, others, mixtures; elided types.
package main

type point struct{ x, y int }
type color uint8

const (
	red color = iota
	green
	blue
)

var days = map[string]int{
	"January": 31, "February": 28, "March": 31, "April": 30, "May": 31, "June": 30, "July": 31, "August": 31,
	"September": 30, "October": 31, "November": 30, "December": 31,
}

var names = map[color]string{red: "red", green: "green", blue: "blue"}

var points = map[point][]point{
	{1, 2}: {{3, 4}, {5, 6}},
	{7, 8}: nil,
}

var calls []string

func f(s string) string {
	calls = append(calls, s)
	return s
}

func n(i int) int {
	calls = append(calls, "n")
	return i
}

func main() {
	sum := 0
	for _, d := range days {
		sum += d
	}
	println(len(days), sum, days["February"])
	println(names[green], len(names), len(points), points[point{1, 2}][1].y)

	primes := map[int]bool{2: true, 3: true, 5: true, 7: true, 11: true, 13: true, 17: true, 19: true, 23: true, 29: true, 31: true}
	count := 0
	for i := range 40 {
		if primes[i] {
			count++
		}
	}
	println(count, len(primes))

	squares := map[int8]point{0: {0, 0}, 1: {1, 1}, 2: {2, 4}, 3: {3, 9}, 4: {4, 16}, 5: {5, 25}, 6: {6, 36}, 7: {7, 49}, 8: {8, 64},
		9: {y: 81}, 10: {}}
	println(squares[8].y, squares[9].x, squares[9].y, len(squares))

	mixed := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, f("k"): n(11), "l": 12,
		f("m"): n(13), "n": 14, "o": 15, "p": 16, "q": 17, "r": 18, "s": 19, "t": 20, "u": 21, "v": 22, "w": 23}
	sum = 0
	for _, v := range mixed {
		sum += v
	}
	println(len(mixed), sum, mixed["k"], mixed["m"], mixed["w"])
	for _, c := range calls {
		print(c, " ")
	}
	println()

	pp := map[string]*point{"a": {1, 2}, "b": {3, 4}}
	println(pp["b"].x)
	mm := map[string]map[string]int{"a": {"x": 1}, "b": {}}
	println(mm["a"]["x"], len(mm["b"]), len(mm))
	pm := map[string]*map[int]int{"a": {1: 2}}
	println((*pm["a"])[1])
	ps := []*[]int{{1, 2}, {3}}
	println((*ps[0])[1], len(*ps[1]))
	keys := map[[2]point]string{{{1, 2}, {3, 4}}: "k"}
	println(keys[[2]point{{1, 2}, {3, 4}}])
	anys := map[string]any{"i": 1, "s": "x", "n": nil, "p": point{1, 2}, "a": []int{1}, "b": true, "f": 2.5, "g": 1i, "r": 'r', "c": red}
	println(anys["i"].(int), anys["s"].(string), anys["n"] == nil, anys["p"].(point).y, len(anys["a"].([]int)), len(anys))
	fns := map[string]func() int{"one": func() int { return 1 }, "sum": func() int { return sum }}
	println(fns["one"](), fns["sum"]())
	ptr := &map[string]int{"a": 5}
	println((*ptr)["a"])
	println(map[string]int{"direct": 8}["direct"], len(map[int]int{1: 1, 2: 2}))
	duplicate := "x"
	d := map[string]int{duplicate: 1, f("x"): 2}
	println(len(d), d["x"])
	e := map[string]int{}
	e["a"] = len(e)
	println(e["a"])
	for i := range 3 { // a new map each time
		m := map[int]int{i: i}
		m[10] = i
		println(len(m), m[i])
	}
}
