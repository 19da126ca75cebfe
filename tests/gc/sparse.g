// run -godebug gcstress=0

// A slice of 10 GB of which little is touched takes little. (Under gcstress every collection would read 1 GB of pointers.)

package main

import "runtime"

func main() {
	s := make([]byte, 10<<30)
	for i := 0; i < len(s); i += 1 << 30 {
		s[i] = byte(i >> 30)
	}
	runtime.GC()
	sum := 0
	for i := 0; i < len(s); i += 1 << 29 {
		sum += int(s[i])
	}
	println(sum, len(s))
	p := make([]*int, 1<<27) // 1 GB of pointers
	for i := 0; i < len(p); i += 1 << 24 {
		p[i] = new(int)
		*p[i] = i >> 24
	}
	runtime.GC()
	sum = 0
	for i := 0; i < len(p); i += 1 << 24 {
		sum += *p[i]
	}
	println(sum)
}
