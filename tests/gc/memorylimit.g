// run -godebug gcstress=0

// With a memory limit and without GOGC the heap grows up to the limit while what is live grows below it, then is collected
// more often, and the process stays below the limit all the time; when what is live comes near the limit, it is not
// collected for ever.

package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
)

type node struct {
	next *node
	data [6]int
}

const limit = 100

var sink []byte
var live []*node
var m runtime.MemStats

func resident() int {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	n, _ := strconv.Atoi(strings.Fields(string(b))[1])
	return n >> 8
}

// Megabytes: the most that the process had while much was allocated beside so much that lives.
func grow(mb int) (managed, rss int) {
	for len(live)*64 < mb<<20 {
		live = append(live, &node{})
	}
	for i := range 3000 {
		sink = make([]byte, 20000+i%7*1000)
		for j := range 5 {
			live[(i*5+j*77)%len(live)] = &node{}
		}
		if i%50 == 0 {
			runtime.ReadMemStats(&m)
			managed = max(managed, int(m.Sys-m.HeapReleased)>>20)
			rss = max(rss, resident())
		}
	}
	return managed, rss
}

func main() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(limit << 20)
	for mb := 10; mb <= 50; mb += 10 {
		managed, rss := grow(mb)
		// Like Go's the limit is soft: while marking waits for a processor the program allocates a little, here up to 8 MB at
		// twenty times the load. Without it there are hundreds.
		if managed > limit+20 || rss > limit+5 {
			println("limit passed:", mb, managed, rss)
		}
	}
	before := m.NumGC
	println(before >= 4, before < 40)
	_, rss := grow(90)
	println(rss < limit+25, m.NumGC-before < 200)
}
