// run

package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Trees of goroutines that grow deep stacks, panic and recover, end by Goexit, and wait for their children.

func deep(n int, x *int) int {
	var pad [20]int
	pad[n%20] = n
	if n == 0 {
		*x++
		return 0
	}
	return deep(n-1, x) + pad[n%20] - n + 1
}

func stumble(n int) (err any) {
	defer func() { err = recover() }()
	if n == 0 {
		panic("fell")
	}
	if e := stumble(n - 1); e != nil {
		panic(e)
	}
	return nil
}

var leaves, exits atomic.Int32

func grow(level int, done chan<- int) {
	if level == 0 {
		var x int
		sum := deep(100+int(leaves.Add(1))%400, &x)
		if stumble(5) != "fell" || x != 1 {
			sum = -1_000_000
		}
		done <- sum
		return
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		defer exits.Add(1)
		deep(50, new(int))
		runtime.Goexit()
	})
	below := make(chan int, level%3)
	for range 3 {
		go grow(level-1, below)
	}
	sum := 0
	for range 3 {
		sum += <-below
	}
	wg.Wait()
	done <- sum
}

func main() {
	done := make(chan int)
	go grow(6, done)
	sum := <-done
	want := 0
	for i := 1; i <= 729; i++ {
		want += 100 + i%400
	}
	println(sum == want, leaves.Load(), exits.Load())
}
