# A thousand pipes in a row, each with a goroutine that hands on what comes; deadlines that are put off and that pass all the
# time; with 1, 2 and 4 Ps, preempted every 100 us, and (with fewer pipes) a collection at every allocation.
. "$SRC/lib.bash"
ulimit -n "$(ulimit -Hn)"
[ "$(ulimit -n)" = unlimited ] || [ "$(ulimit -n)" -ge 2200 ] || { echo "too few descriptors to test this"; exit 1; }
cat >chain.g <<'END'
package main

import (
	"errors"
	"io"
	"os"
	"strconv"
	"sync"
	"time"
)

const rounds = 20

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func pass(r, w *os.File) {
	b := make([]byte, 64)
	for {
		r.SetReadDeadline(time.Now().Add(time.Minute))
		n, err := r.Read(b)
		if err == io.EOF {
			w.Close()
			r.Close()
			return
		}
		check(err)
		for i := range b[:n] {
			b[i]++
		}
		_, err = w.Write(b[:n])
		check(err)
	}
}

// impatient reads from a pipe to which nobody writes, until it is closed.
func impatient(done *sync.WaitGroup, r *os.File, passed *int) {
	defer done.Done()
	for {
		r.SetReadDeadline(time.Now().Add(time.Millisecond))
		_, err := r.Read(make([]byte, 1))
		if errors.Is(err, os.ErrClosed) {
			return
		}
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			panic(err)
		}
		*passed++
	}
}

func main() {
	var done sync.WaitGroup
	var idle []*os.File
	var passed [10]int
	for i := range passed {
		r, w, err := os.Pipe()
		check(err)
		done.Add(1)
		idle = append(idle, r, w)
		go impatient(&done, r, &passed[i])
	}
	r, in, err := os.Pipe()
	check(err)
	pipes, err := strconv.Atoi(os.Args[1])
	check(err)
	for range pipes {
		r2, w2, err := os.Pipe()
		check(err)
		go pass(r, w2)
		r = r2
	}
	sum := 0
	b := make([]byte, 64)
	for i := range rounds {
		_, err := in.Write(b[:i+1])
		check(err)
		n, err := io.ReadFull(r, b[:i+1])
		check(err)
		for _, c := range b[:n] {
			sum += int(c)
		}
		clear(b)
	}
	in.Close()
	n, err := r.Read(b)
	println(sum, n, err == io.EOF)
	time.Sleep(20 * time.Millisecond)
	for _, f := range idle {
		f.Close()
	}
	done.Wait()
	for _, n := range passed {
		if n == 0 {
			println("no deadline passed")
		}
	}
}
END
"$GOCC" $FLAGS -o chain chain.g
for procs in 1 2 4; do
    for debug in "" preemptus=100 gcstress=1,clobberfree=1; do
        pipes=1000
        [[ $debug != gcstress* ]] || pipes=50
        # Every pipe adds one to each of 1 + 2 + ... + 20 bytes.
        attempt $procs "$debug" 100 "$((pipes % 256 * 210)) 0 true" ./chain $pipes
    done
done
exit $status
