// run

// io.Pipe.
package main

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

func main() {
	r, w := io.Pipe()
	done := make(chan string)
	go func() {
		n, err := w.Write([]byte("hello, world"))
		err2 := w.Close()
		done <- strconv.Itoa(n) + text(err) + text(err2)
	}()
	b := make([]byte, 5)
	for {
		n, err := r.Read(b)
		println(string(b[:n]), text(err))
		if err != nil {
			break
		}
	}
	println(<-done)
	_, err := w.Write([]byte("x"))
	println(text(err))
	println(text(r.Close()))
	_, err = r.Read(b)
	println(text(err))

	r, w = io.Pipe()
	go func(r *io.PipeReader) { // the variable is another pipe's soon
		time.Sleep(time.Millisecond)
		r.Close()
		r.CloseWithError(errors.New("too late"))
	}(r)
	n, err := w.Write([]byte("x"))
	println(n, text(err))
	_, err = r.Read(b)
	println(text(err))

	r, w = io.Pipe()
	go func(r *io.PipeReader) {
		r.Read(b[:2])
		r.CloseWithError(errors.New("reader's error"))
	}(r)
	n, err = w.Write([]byte("abcd"))
	println(n, text(err))
	r, w = io.Pipe()
	w.CloseWithError(errors.New("writer's error"))
	w.CloseWithError(errors.New("second"))
	_, err = r.Read(b)
	println(text(err))
	_, err = w.Write(b)
	println(text(err))

	r, w = io.Pipe()
	go func() {
		n, err := w.Write(nil)
		w.Close()
		done <- strconv.Itoa(n) + text(err)
	}()
	n, err = r.Read(b)
	println(n, text(err))
	n, err = r.Read(b)
	println(n, text(err))
	println(<-done)

	r, w = io.Pipe()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				w.Write([]byte(strings.Repeat(string(rune('a'+i)), 10) + "\n"))
			}
		}()
	}
	go func() {
		wg.Wait()
		w.Close()
	}()
	all, err := io.ReadAll(r)
	lines := strings.Split(string(all), "\n")
	good := 0
	for _, l := range lines {
		if len(l) == 10 && strings.Count(l, l[:1]) == 10 {
			good++
		}
	}
	println(len(lines), good, text(err))
}
