package main

// Panics, nil dereferences and recoveries on many threads, in goroutines that are preempted while they unwind.

type node struct {
	next *node
	v    int
}

func fail(kind int, p *node, a []int) (msg string) {
	defer func() {
		if e, ok := recover().(error); ok {
			msg = e.Error()
		}
	}()
	switch kind {
	case 0:
		return string(rune(p.next.v))
	case 1:
		return string(rune(a[kind+len(a)]))
	default:
		return string(rune(a[0] / (len(a) - 2)))
	}
}

func main() {
	want := [3]string{
		"runtime error: invalid memory address or nil pointer dereference",
		"runtime error: index out of range [3] with length 2",
		"runtime error: integer divide by zero",
	}
	done := make(chan int)
	for i := range 12 {
		go func() {
			bad := 0
			for k := range 2000 {
				kind := (i + k) % 3
				if fail(kind, &node{}, []int{1, 2}) != want[kind] {
					bad++
				}
			}
			done <- bad
		}()
	}
	bad := 0
	for range 12 {
		bad += <-done
	}
	println("bad:", bad)
}
