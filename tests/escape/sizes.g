// run

// Large variables and allocations: where they live must not be seen.
package main

type big struct {
	a [20000]int
	p *int
}

//go:noinline
func variable(n int) int {
	var small [10]int
	var large [40000]int // more than a frame should hold
	for i := range large {
		large[i] = i
	}
	small[n%10] = large[n]
	return small[n%10]
}

//go:noinline
func allocated(n int) int {
	b := new(big)
	c := &big{}
	s := make([]int, 9000)
	t := make([]int, 8000)
	b.a[n], c.a[n], s[n], t[n] = 1, 2, 3, 4
	return b.a[n] + c.a[n]*10 + s[n]*100 + t[n]*1000
}

//go:noinline
func dynamic(n int) int {
	s := make([]int, n)
	t := make([]int, 2, n)
	for i := range s {
		s[i] = i
	}
	t = append(t, 1, 2, 3)
	return s[n-1] + len(t)
}

//go:noinline
func empty() (int, int) {
	s := make([]int, 0)
	t := make([]struct{}, 10)
	e := new(struct{})
	_ = e
	s = append(s, 1)
	return len(s), len(t)
}

//go:noinline
func parameter(b big) int {
	p := &b
	return p.a[3] + b.a[4]
}

//go:noinline
func parameterKept(b big) *big { return &b }

//go:noinline
func boxed(n int) int {
	var b [20000]int
	b[n] = 5
	var x any = b
	b[n] = 6
	return x.([20000]int)[n] + b[n]
}

//go:noinline
func methodValue(n int) int {
	var b big
	b.a[n] = n
	f := b.get
	b.a[n] = 0
	return f(n)
}

func (b big) get(i int) int { return b.a[i] }

//go:noinline
func loop(n int) int {
	t := 0
	for i := 0; i < n; i++ {
		var large [20000]int
		large[i] = i
		p := &large
		t += p[i] + p[(i+1)%20000]
	}
	return t
}

func main() {
	println(variable(7), allocated(7), dynamic(5))
	println(empty())
	var b big
	b.a[3], b.a[4] = 30, 4
	k := parameterKept(b)
	b.a[3] = 50
	println(parameter(b), k.a[3], boxed(9), methodValue(11), loop(20))
}
