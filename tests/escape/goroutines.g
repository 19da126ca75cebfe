// run

// What goes to other goroutines, through channels and with deferred calls.
package main

type job struct {
	in  *int
	out chan *int
}

var order []int

//go:noinline
func clobber(n int) int {
	var junk [64]int
	for i := range junk {
		junk[i] = -n - i
	}
	if n > 0 {
		return clobber(n-1) + junk[n]
	}
	return junk[0]
}

//go:noinline
func start(v int, done chan int) {
	x := v
	go func() {
		clobber(5)
		x++
		done <- x
	}()
}

//go:noinline
func startArgs(v int, done chan int) {
	x := [3]int{v, v, v}
	p := &x
	go func(q *[3]int, s []int) {
		clobber(5)
		done <- q[1] + s[2]
	}(p, x[:])
}

type server struct{ n int }

var changed = make(chan bool, 1)

func (s *server) serve(done chan int) { clobber(5); <-changed; done <- s.n }
func (s server) value(done chan int)  { clobber(5); done <- s.n }

//go:noinline
func startMethod(v int, done chan int) {
	s := server{v}
	go s.serve(done)
	s.n++
	changed <- true
	go s.value(done)
}

//go:noinline
func send(v int, c chan *int) {
	x := v
	c <- &x
}

//go:noinline
func sendStruct(v int, c chan job) {
	x := v
	c <- job{&x, make(chan *int, 1)}
}

//go:noinline
func selectSend(v int, c chan *int) {
	x := v
	select {
	case c <- &x:
	default:
	}
}

//go:noinline
func sendBox(v int, c chan any) {
	c <- [2]int{v, v}
}

//go:noinline
func deferred(v int) (r int) {
	x := v
	p := &x
	defer func() { r = *p + x }()
	x = 2 * v
	return 0
}

//go:noinline
func deferredLoop(n int) {
	for i := 0; i < n; i++ {
		x := i * 10
		p := &x
		defer func() { order = append(order, *p, i) }()
		defer record(&x, i)
	}
	clobber(5)
}

func record(p *int, i int) { order = append(order, *p+1, i) }

//go:noinline
func deferredArgs(v int) {
	a := [4]int{v, v + 1}
	defer add(a[:], &a[1])
	defer addAll(v, "x", a)
	a[0] = 7
	clobber(5)
}

func add(s []int, p *int) { order = append(order, s[0], *p) }

func addAll(xs ...any) {
	order = append(order, xs[0].(int), len(xs[1].(string)), xs[2].([4]int)[0])
}

//go:noinline
func deferredGoto() {
	i := 0
again:
	x := i
	defer func() { order = append(order, x) }()
	i++
	if i < 3 {
		goto again
	}
}

//go:noinline
func deferredResult() (p *int) {
	x := 5
	defer func() { p = &x }()
	return nil
}

//go:noinline
func recovered(v int) (p *int) {
	defer func() {
		e := recover()
		p = e.(*int)
	}()
	x := v
	panic(&x)
}

//go:noinline
func recoveredBox(v int) (n int) {
	defer func() {
		e := recover().([3]int)
		n = e[2]
	}()
	a := [3]int{v, v, v}
	panic(a)
}

func main() {
	done := make(chan int)
	start(1, done)
	clobber(10)
	println(<-done)
	startArgs(2, done)
	clobber(10)
	println(<-done)
	startMethod(3, done)
	clobber(10)
	println(<-done + <-done)
	c := make(chan *int, 4)
	send(5, c)
	selectSend(6, c)
	clobber(10)
	println(*<-c, *<-c)
	jobs := make(chan job, 1)
	sendStruct(7, jobs)
	clobber(10)
	j := <-jobs
	println(*j.in, cap(j.out))
	boxes := make(chan any, 1)
	sendBox(8, boxes)
	clobber(10)
	println((<-boxes).([2]int)[1])
	println(deferred(9))
	deferredLoop(3)
	deferredArgs(20)
	deferredGoto()
	for _, v := range order {
		print(v, " ")
	}
	println()
	dr, rc := deferredResult(), recovered(30)
	clobber(10)
	println(*dr, *rc, recoveredBox(31))

	results := make(chan int, 8)
	for i := range 8 {
		local := [2]int{i, i}
		go func() {
			clobber(i % 4)
			results <- local[0] + i*10
		}()
	}
	t := 0
	for range 8 {
		t += <-results
	}
	println(t)
}
