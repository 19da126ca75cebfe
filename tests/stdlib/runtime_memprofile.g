// run

// The memory profile with every object sampled: each allocation is where it belongs.
package main

import (
	"runtime"
	"strings"
)

type node struct {
	next *node
	data [7]int
}

var keep *node
var text []byte

//go:noinline
func allocate(n int) {
	for range n {
		keep = &node{next: keep}
	}
}

//go:noinline
func bytes() { text = make([]byte, 4096) }

func find(name string, inuseZero bool) (r runtime.MemProfileRecord) {
	records := make([]runtime.MemProfileRecord, 10)
	for {
		n, ok := runtime.MemProfile(records, inuseZero)
		if ok {
			records = records[:n]
			break
		}
		records = make([]runtime.MemProfileRecord, n+50)
	}
	for _, m := range records {
		frames := runtime.CallersFrames(m.Stack())
		for {
			f, more := frames.Next()
			if f.Function == name {
				r.AllocBytes += m.AllocBytes
				r.AllocObjects += m.AllocObjects
				r.FreeBytes += m.FreeBytes
				r.FreeObjects += m.FreeObjects
				break
			}
			if !strings.HasPrefix(f.Function, "runtime.") || !more {
				break
			}
		}
	}
	return r
}

func show(r runtime.MemProfileRecord) {
	println(r.AllocObjects, r.AllocBytes, r.InUseObjects(), r.InUseBytes())
}

func main() {
	runtime.MemProfileRate = 1
	allocate(100)
	for range 7 {
		bytes()
	}
	runtime.GC()
	runtime.GC()
	show(find("main.allocate", false))
	r := find("main.bytes", true)
	println(r.AllocObjects, r.AllocBytes, r.InUseObjects() <= 2)
	runtime.MemProfileRate = 0
	n, ok := runtime.MemProfile(nil, true)
	println(n > 1, ok)
	runtime.KeepAlive(keep)
}
