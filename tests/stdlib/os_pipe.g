// run

// Pipes of package os: they wait in the poller; deadlines; Close wakes what waits.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func deadlines() {
	r, w, err := os.Pipe()
	check(err)
	b := make([]byte, 10)
	begin := time.Now()
	check(r.SetReadDeadline(begin.Add(20 * time.Millisecond)))
	_, err = r.Read(b)
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded), os.IsTimeout(err), time.Since(begin) >= 20*time.Millisecond)
	_, err = r.Read(b)
	fmt.Println(err)
	check(r.SetReadDeadline(time.Time{}))
	w.Write([]byte("abc"))
	n, err := r.Read(b)
	fmt.Println(string(b[:n]), err)
	// One that has passed, with data there.
	w.Write([]byte("def"))
	check(r.SetDeadline(time.Now().Add(-time.Hour)))
	_, err = r.Read(b)
	fmt.Println(err)
	check(r.SetDeadline(time.Now().Add(time.Hour)))
	n, err = r.Read(b)
	fmt.Println(string(b[:n]), err)

	// A deadline set while somebody waits, put off, and set again.
	done := make(chan error)
	go func() {
		_, err := r.Read(b)
		done <- err
	}()
	check(r.SetReadDeadline(time.Now().Add(5 * time.Millisecond)))
	check(r.SetReadDeadline(time.Now().Add(time.Hour)))
	time.Sleep(10 * time.Millisecond)
	select {
	case err := <-done:
		fmt.Println("too early", err)
	default:
	}
	check(r.SetReadDeadline(time.Now()))
	fmt.Println(<-done)

	// Writing: full, then the deadline.
	n = 0
	for delay := 10 * time.Millisecond; n == 0 && delay < time.Minute; delay *= 2 { // it may pass before Write begins
		check(w.SetWriteDeadline(time.Now().Add(delay)))
		n, err = w.Write(make([]byte, 1<<20))
	}
	fmt.Println(n >= 4096 && n < 1<<20, err)
	r.Close()
	check(w.SetWriteDeadline(time.Time{}))
	_, err = w.Write(b)
	fmt.Println(err)
	w.Close()
	fmt.Println(r.SetDeadline(time.Now()), w.SetDeadline(time.Now()))
	f, err := os.Create("file")
	check(err)
	fmt.Println(f.SetDeadline(time.Now().Add(time.Hour)))
	f.Close()
}

func closing() {
	for range 100 {
		r, w, err := os.Pipe()
		check(err)
		done := make(chan error, 3)
		for range 3 { // one waits for data, the others for their turn
			go func() {
				_, err := r.Read(make([]byte, 1))
				done <- err
			}()
		}
		runtime.Gosched()
		check(r.Close())
		for range 3 {
			if err := <-done; !errors.Is(err, os.ErrClosed) {
				fmt.Println(err)
			}
		}
		if err := r.Close(); !errors.Is(err, os.ErrClosed) {
			fmt.Println(err)
		}
		w.Close()

		r, w, err = os.Pipe()
		check(err)
		for range 3 {
			go func() {
				_, err := w.Write(make([]byte, 1<<20))
				done <- err
			}()
		}
		runtime.Gosched()
		check(w.Close())
		for range 3 {
			if err := <-done; !errors.Is(err, os.ErrClosed) {
				fmt.Println(err)
			}
		}
		r.Close()
	}
	fmt.Println("closed")
}

// Readers and writers on the same pipe take turns; nothing is torn or lost.
func turns() {
	r, w, err := os.Pipe()
	check(err)
	var writers, readers sync.WaitGroup
	for i := range 8 {
		writers.Add(1)
		go func() {
			defer writers.Done()
			b := make([]byte, 5000) // more than is written at once
			for j := range b {
				b[j] = byte('a' + i)
			}
			for range 20 {
				if n, err := w.Write(b); n != len(b) || err != nil {
					fmt.Println(n, err)
				}
			}
		}()
	}
	var mu sync.Mutex
	counts := map[byte]int{}
	for range 4 {
		readers.Add(1)
		go func() {
			defer readers.Done()
			b := make([]byte, 1000)
			for {
				n, err := r.Read(b)
				mu.Lock()
				for _, c := range b[:n] {
					counts[c]++
				}
				mu.Unlock()
				if err == io.EOF {
					return
				}
				check(err)
			}
		}()
	}
	writers.Wait()
	w.Close()
	readers.Wait()
	fmt.Println(counts)
	r.Close()
}

// A chain of a thousand pipes: a byte goes through all of them.
func chain(n int) {
	first, w, err := os.Pipe()
	check(err)
	var all []*os.File
	r := first
	out := w
	for range n {
		r2, w2, err := os.Pipe()
		check(err)
		go func(r, w *os.File) {
			b := make([]byte, 16)
			for {
				n, err := r.Read(b)
				if err != nil {
					w.Close()
					return
				}
				for i := range b[:n] {
					b[i]++
				}
				w.Write(b[:n])
			}
		}(r, w2)
		all = append(all, r)
		r = r2
	}
	b := make([]byte, 16)
	for i := range 5 {
		out.Write([]byte{byte(i), byte(2 * i)})
		m, err := io.ReadFull(r, b[:2])
		fmt.Println(m, b[:2], err)
	}
	out.Close()
	m, err := r.Read(b)
	fmt.Println(m, err)
	for _, f := range all {
		f.Close()
	}
	r.Close()
}

func main() {
	for _, procs := range []int{1, 2, 4} {
		runtime.GOMAXPROCS(procs)
		deadlines()
		closing()
		turns()
		chain(400)
	}
}
