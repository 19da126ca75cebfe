// run

// Calls, receives and logical operators happen in lexical left-to-right order; operands of assignments are evaluated before
// anything is assigned (spec: Order of evaluation).
package main

func t(n int) int             { print(n, " "); return n }
func s(n int) []int           { print("s", n, " "); return make([]int, 10) }
func p(n int) *int            { print("p", n, " "); return new(int) }
func f(a, b, c int) int       { print("f "); return a + b + c }
func g() (int, int)           { print("g "); return 1, 2 }
func fn(n int) func(int) int  { print("fn", n, " "); return func(x int) int { print("call", x, " "); return x } }

type T struct{ a, b int }

func (x T) m(n int) T { print("m", n, " "); return x }

func main() {
	_ = f(t(1), t(2), t(3)) + t(4)*t(5)
	println()
	s(1)[t(2)] = t(3)
	println()
	s(1)[t(2)], *p(3), s(4)[t(5)] = t(6), t(7), t(8)
	println()
	s(1)[t(2)], *p(3) = g()
	println()
	s(1)[t(2)] += t(3)
	println()
	fn(1)(fn(2)(t(3)))
	println()
	_ = []int{t(1), t(2), 5: t(3)}
	_ = T{b: t(1), a: t(2)}
	println()
	T{t(1), t(2)}.m(t(3)).m(t(4)).m(t(5))
	println()
	ch := make(chan int, 3)
	ch <- t(1)
	ch <- t(2)
	_ = f(<-ch, t(3), <-ch)
	println()
	_ = s(1)[t(1):t(2):t(3)]
	println()
	if t(1) == 1 && t(2) == 3 || t(4) == 4 {
		println()
	}
	a, b := 1, 2
	a, b = b, a
	i := 0
	arr := [3]int{1, 2, 3}
	i, arr[i] = 1, 9
	arr[i], i = 8, 2
	println(a, b, i, arr[0], arr[1], arr[2])
	x := 1
	px := &x
	*px, x = 5, 6
	println(x)
	y := T{1, 2}
	y, y.a = T{7, 8}, 9
	println(y.a, y.b)
	var z []int
	z, w := append(z, 1), len(z)
	println(len(z), w)
	println(t(1) < t(2), t(3) == t(4))
}
