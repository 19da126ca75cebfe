// Package p has every statement.
package p

import "fmt"

const (
	a = iota
	b
)

var f = func(n int) int { return n + 1 }

type T struct{ n int }

func (t *T) Inc() {
	t.n++

	// a comment
	t.n += 2


	t.n -= 2
}

func empty() {}

func empty2() {
}

func onlyComment() {
	// nothing
}

func Sum(list ...int) (sum int) {
	for _, x := range list {
		if x < 0 {
			continue
		} else if x > 100 {
			sum += 100
		} else {
			sum += x
		}
	}
	return
}

func Switch(x any, n int) string {
	switch y := x.(type) {
	case int:
		return fmt.Sprint(y)
	case nil:
	default:
		_ = y
	}
	switch {
	case n > 3: return "big"
	case n == 2:
		fallthrough
	case n == 1:
		n++
		if n > 7 { n = 1 }
		n--
	}
	switch n {
	}
	return "x"
}

func Loop(n int) {
	i := 0
again:
	i++
	if i < n {
		goto again
	}
outer:
	for {
		for j := 0; j < 3; j++ {
			if j == 2 {
				break outer
			}
		}
	}
	defer func() {
		recover()
	}()
	g := func(k int) int {
		return k

	}
	h := func() {}; h()
	defer func() { g(1) }()
	const (
		c = 1

		// gap


		d = 2
	)
	s := `raw


string`
	_ = s
	x := []int{
		1,

		// here


		2,
	}
	x[0:1][0] = 3
	{
		x[0]++
	}
	for range x[:1] {}
	if func() bool { return true }() { i++ } else {}
	if y := g(2); y > 3 {
	} else {
	}
	panic("x")
}

func Select(c chan int) int {
	select {
	case v := <-c:
		return v
	case c <- 1:
	default:
		c = nil
		/* multi
		line */
		_ = c /* x */
	}
	select {
	case <-make(chan int, 1):

	default:
	}
L:
	for i := range 3 { switch { case i == 1: break L } }
	func() {
		if c == nil { return }
		c <- 1
	}()
	return 0
}

func Gen[E any](e E) (E, error) {
	if any(e) == nil {
		return e, fmt.Errorf(
			"x %v",

			e)
	}

	return e, nil
}

func _() { println() }
func onenoexec() int { ; return 1 }
