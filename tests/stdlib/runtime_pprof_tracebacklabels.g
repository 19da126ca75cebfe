// run

// Tracebacks show the labels of each goroutine.

//go:debug tracebacklabels=1
package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strings"
)

func headers() {
	buf := make([]byte, 1<<16)
	for _, line := range bytes.Split(buf[:runtime.Stack(buf, true)], []byte("\n")) {
		if bytes.HasPrefix(line, []byte("goroutine ")) {
			_, state, _ := strings.Cut(string(line), " [")
			fmt.Println("[" + state)
		}
	}
}

func main() {
	ctx := context.Background()
	stop := make(chan bool)
	headers()
	strange := pprof.Labels("z/1.0_", "plain", "a", "two words", "empty", "", "\x01\xff\n", "é\t\"\\\U0001F600\x7f\ufffd\r")
	pprof.Do(ctx, strange, func(ctx context.Context) {
		headers()
		started := make(chan bool)
		go func() { started <- true; <-stop; started <- true }() // inherits them
		<-started
		for buf := make([]byte, 1<<16); !bytes.Contains(buf[:runtime.Stack(buf, true)], []byte("[chan receive]")); {
			runtime.Gosched()
		}
		pprof.Do(ctx, pprof.Labels("a", "other"), func(ctx context.Context) {
			headers()
			pprof.SetGoroutineLabels(context.Background())
			headers()
		})
		headers() // those of ctx again
		stop <- true
		<-started
	})
	headers()
	pprof.Do(ctx, pprof.Labels(), func(context.Context) { headers() })
}
