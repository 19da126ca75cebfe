// run

// Marking reads the tables of finalizers and cleanups while goroutines change and enlarge them.

package main

import (
	"runtime"
	"sync"
)

type node struct {
	next *node
	text [4]int
}

func work(objects []*node) {
	for round := range 30 {
		cleanups := make([]runtime.Cleanup, 0, len(objects))
		for i := range objects {
			objects[i] = &node{next: &node{}}
			objects[i].next.text[0] = i
			runtime.SetFinalizer(objects[i], func(n *node) { n.next.text[0]++ })
			cleanups = append(cleanups, runtime.AddCleanup(objects[i], func(int) {}, i))
		}
		for i := range objects {
			if i%2 == round%2 {
				runtime.SetFinalizer(objects[i], nil)
				cleanups[i].Stop()
			}
			if objects[i].next.text[0] != i {
				panic("lost")
			}
		}
	}
}

func main() {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { work(make([]*node, 3000)) })
	}
	done := make(chan bool)
	go func() {
		wg.Wait()
		close(done)
	}()
	for {
		select {
		case <-done:
			println("done")
			return
		default:
			runtime.GC()
		}
	}
}
