// run

// Large values go where they belong without a detour over the frame.
package main

type T struct {
	a [1 << 30]byte
}

func clear(t *T) { *t = T{} }

func main() {
	buf := [1 << 30]byte{}
	buf[1<<29] = 1
	s := buf[:]
	var other [1 << 30]byte = [1 << 30]byte{}
	println(len(s), s[1<<29], other[0])
	var t *T
	defer func() { println(recover() != nil) }()
	clear(t)
}
