// run
//
// Types in assertions without any value of them; pointers to types that have some.
package main

type namer interface{ name() string }

type A struct {
	f float64
	s string
}

func (a A) name() string { return "A" }

type B int

func (b *B) name() string { return "*B" }

type C [2]string

func (c C) name() string { return "C" }

func which(x any) string {
	switch x := x.(type) {
	case A:
		return x.name()
	case *B:
		return x.name() + "!"
	case C:
		return x[0] + x[1]
	case float32, complex128:
		return "number"
	case *A:
		return "*A"
	}
	if n, ok := x.(namer); ok {
		return n.name()
	}
	return "?"
}

//go:noinline
func any2(x any) any { return x }

func main() {
	b := new(B)
	println(which(1), which("s"), which(b), which(nil))
	var n namer = b
	println(n.name(), any2(b) == any2(n))
	defer func() { println(recover().(error).Error()) }()
	_ = any2("x").(A)
}
