# GOTRACE=FILE: an execution trace for Chrome's viewer and Perfetto: whole JSON, whatever the end of the program.
cat >work.g <<'END'
package main

import (
	"os"
	"runtime"
	"sync"
	"time"
)

func compute(n int) int {
	for i := range 20_000 {
		n += i * n
	}
	return n
}

func echo(in <-chan int, out chan<- int) {
	for x := range in {
		out <- compute(x)
	}
	close(out)
}

func generic[T any](x T, ch chan T) { ch <- x }

func work() {
	var wg sync.WaitGroup
	in, out := make(chan int), make(chan int)
	go echo(in, out)
	for i := range 300 {
		in <- i
		<-out
	}
	close(in)
	for range 8 {
		wg.Go(func() {
			for range 20 {
				compute(1)
				runtime.Gosched()
				time.Sleep(100 * time.Microsecond)
			}
		})
	}
	wg.Wait()
	type s = struct{ x int "a\"b" }
	ch := make(chan s)
	go generic(s{1}, ch)
	<-ch
	runtime.GOMAXPROCS(3)
}

func main() {
	work()
	switch len(os.Args) {
	case 2:
		panic("the end")
	case 3:
		os.Exit(0)
	case 4:
		select {}
	}
}
END
"$GOCC" $FLAGS -o work work.g
run() { # STATUS ARGUMENTS...
    local want=$1 status=0
    shift
    GOTRACE=out.json timeout 300 ./work "$@" >got 2>&1 || status=$?
    [ "$status" -eq "$want" ] || { echo "status $status: $*"; cat got; exit 1; }
    python3 "$SRC/trace.py" out.json runtime.main main.work.gowrap1 "sync.(*WaitGroup).Go.func1" ${world:+"$world"} ||
        { head -c 2000 out.json; exit 1; }
}
world="world stopped"
for procs in 1 2 4; do GOMAXPROCS=$procs run 0; done
GODEBUG=preemptus=100 run 0
world= GODEBUG=seed=7 run 0 # there GOMAXPROCS has nothing to stop
run 2 panic
run 0 exit now
run 2 dead lock now
status=0
GOTRACE=/nowhere/out.json ./work >got 2>&1 || status=$?
[ "$status" -eq 0 ] && grep -q '^runtime: GOTRACE: cannot write /nowhere/out.json: errno=2$' got || { cat got; exit 1; }
# The file is full: the trace ends, the program does not, and comes to its end.
cat >switches.g <<'EOF'
package main

import "runtime"

func yield(c chan int) {
	for range 200_000 {
		runtime.Gosched()
	}
	c <- 1
}

func main() {
	c := make(chan int)
	go yield(c)
	go yield(c)
	println(<-c + <-c)
}
EOF
"$GOCC" $FLAGS -o switches switches.g
status=0
GODEBUG=tracemb=1 GOTRACE=out.json timeout -s KILL 300 ./switches >got 2>&1 || status=$?
size=$(stat -c %s out.json)
[ "$status" -eq 0 ] && [ "$(cat got)" = 2 ] && [ "$size" -gt 1000000 ] && [ "$size" -lt 3000000 ] &&
    grep -q '"name":"the file is full"' out.json && python3 -c 'import json; json.load(open("out.json"))' ||
    { echo "full: status $status, $size bytes"; cat got; tail -c 300 out.json; exit 1; }
