// run

package main

import "runtime"

// defer, panic, recover, Goexit
type E struct{ s string }

func (e E) Error() string { return e.s }

func f1() (r int) {
	defer func() { r *= 2 }()
	defer func() { r += 3 }()
	return 4
}
func f2() (r int, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = x.(error)
			r = -1
		}
	}()
	panic(E{"boom"})
}
func helper() any { return recover() }
func f3() (s string) {
	defer func() {
		s = "outer"
		recover()
	}()
	defer func() {
		if helper() != nil {
			s = "wrong"
		}
	}()
	panic(1)
}
func f4() {
	defer func() { println("f4", recover().(int)) }()
	defer func() { panic(2) }()
	panic(1)
}
func f5() {
	defer func() { println("f5 outer", recover() == nil) }()
	defer func() {
		defer func() { println("f5 inner", recover().(int)) }()
		panic(3)
	}()
}
func f6() {
	for i := range 3 {
		defer func() { print("f6:", i, " ") }()
	}
	for i := 0; i < 3; i++ {
		defer print("v", i, " ")
	}
}

type T struct{ n int }

func (t T) show()   { print("T", t.n, " ") }
func (t *T) pshow() { print("P", t.n, " ") }
func f7() {
	t := T{1}
	defer t.show()
	defer t.pshow()
	f := t.show
	defer f()
	t.n = 2
}
func f8() {
	defer func() {
		println("f8", recover().(runtime.Error).Error())
	}()
	var f func()
	defer f()
	println("before")
}
func f9() (x int) {
	defer func() { recover() }()
	x = 5
	var p *int
	x = *p
	return 6
}
func f10(n int) {
	defer func() {
		if n == 0 {
			recover()
		}
	}()
	if n == 0 {
		panic("deep")
	}
	f10(n - 1)
	print("ret", n, " ")
}
func goexit() {
	c := make(chan int)
	go func() {
		defer close(c)
		defer func() { println("recover in goexit", recover() == nil) }()
		func() {
			defer func() { println("nested") }()
			runtime.Goexit()
		}()
		println("never")
	}()
	<-c
	c = make(chan int)
	go func() {
		defer close(c)
		defer func() { println("panic in goexit", recover() != nil) }()
		defer panic("x")
		runtime.Goexit()
	}()
	<-c
}
func f12() {
	defer func() {
		e := recover().(error)
		println(e.Error())
	}()
	var a []int
	i := 5
	a[i]++
}
func closures() {
	var fs [3]func()
	for i := range fs {
		x := i * i
		fs[i] = func() { x++; print(x, " ") }
	}
	for _, f := range fs {
		f()
		f()
	}
	println()
}
func retval() (a int, b string) {
	defer func(s string) { b = s + b }("pre")
	a, b = 1, "x"
	return a + 1, b + "y"
}

func main() {
	println(f1())
	r, err := f2()
	println(r, err.Error())
	println(f3())
	f4()
	f5()
	f6()
	println()
	f7()
	println()
	f8()
	println(f9())
	f10(3)
	println()
	goexit()
	f12()
	closures()
	println(retval())
	defer println("exit deferred")
	defer func() {
		defer func() {
			println("re", recover().(string))
		}()
		panic("two " + recover().(string))
	}()
	panic("one")
}
