// run

// Goroutines that block in system calls stop nobody else, with one processor and with more.
package main

import (
	"runtime"
	"syscall"
)

const readers = 10

func reader(fd int, done chan int) {
	var b [1]byte
	n, err := syscall.Read(fd, b[:])
	if err != nil {
		println(err.Error())
	}
	done <- n * int(b[0])
}

func try(procs int) {
	runtime.GOMAXPROCS(procs)
	done := make(chan int)
	var pipes [readers][2]int
	for i := range pipes {
		if err := syscall.Pipe(pipes[i][:]); err != nil {
			panic(err)
		}
		go reader(pipes[i][0], done)
	}
	// They are in the kernel now, or soon; everything else goes on.
	c := make(chan int)
	go func() {
		for i := range 20000 {
			c <- i
		}
		close(c)
	}()
	sum := 0
	for v := range c {
		sum += v
	}
	for i := range pipes {
		syscall.Write(pipes[i][1], []byte{byte(i)})
	}
	total := 0
	for range pipes {
		total += <-done
	}
	for i := range pipes {
		syscall.Close(pipes[i][0])
		syscall.Close(pipes[i][1])
	}
	println(procs, sum, total)
}

func main() {
	for _, procs := range []int{1, 2, 4, 1} {
		try(procs)
	}
}
