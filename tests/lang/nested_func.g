// run

// Functions as values in all places: fields, elements, results, parameters; immediate calls; deep nesting of captures.
package main

type Handler func(string) string

type Server struct {
	handlers []Handler
	byName   func(name string) Handler
}

func (h Handler) wrap(prefix string) Handler {
	return func(s string) string { return prefix + h(s) }
}

func level1(a int) func(int) func(int) func() int {
	return func(b int) func(int) func() int {
		b *= 2
		return func(c int) func() int {
			return func() int {
				a++
				return a*1000 + b*10 + c
			}
		}
	}
}

func plain(s string) string { return s }

func choose(neg bool) func(int) int {
	if neg {
		return func(x int) int { return -x }
	}
	return func(x int) int { return x }
}

func loop(n int, f func(int) bool) {
	for i := range n {
		if !f(i) {
			return
		}
	}
}

func main() {
	s := Server{handlers: []Handler{plain, Handler(plain).wrap("<").wrap("[")}}
	s.byName = func(name string) Handler {
		return func(x string) string { return name + ":" + s.handlers[len(name)%2](x) }
	}
	println(s.byName("ab")("x"), s.byName("abc")("y"))
	l := level1(1)(2)(3)
	println(l(), l())
	println(choose(true)(5), choose(false)(5))
	total := 0
	loop(10, func(i int) bool {
		total += i
		return i < 5
	})
	println(total)
	println(func(a, b int) int { return a * b }(6, 7))
	var fs [3]func(int) int
	for i := range fs {
		fs[i] = func(x int) int { return x + i }
	}
	println(fs[0](fs[1](fs[2](0))))
	ch := make(chan func() string, 1)
	ch <- func() string { return "through a channel" }
	println((<-ch)())
	ptr := &fs[0]
	*ptr = func(int) int { return 99 }
	println(fs[0](0))
	f := plain
	f = func(s string) string { return s + s }
	println(f("a"), f != nil)
}
