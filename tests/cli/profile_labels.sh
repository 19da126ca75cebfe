# Labels of goroutines in the CPU profile and in the goroutine profile; a profile of the program's own; all of them compressed.
# clobberfree overwrites what a collection has freed: labels that only the profile refers to must not be among that.
. "$SRC/lib.bash"
cat >labels.g <<'G'
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"syscall"
	"time"
)

var sink int

// used is the time that the program has had processors.
func used() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

//go:noinline
func work() {
	for begin := used(); used()-begin < 15*time.Millisecond; { // a sample or two
		for i := range 1000 {
			sink = sink*31 + i
		}
	}
}

// allocating spends its time on the system's stack.
//
//go:noinline
func allocating() {
	for range 5 {
		runtime.GC()
	}
}

//go:noinline
func waiting(c chan bool) { <-c }

func write(name, file string) {
	f, err := os.Create(file)
	if err != nil {
		panic(err)
	}
	if err := pprof.Lookup(name).WriteTo(f, 0); err != nil {
		panic(err)
	}
	f.Close()
}

//go:noinline
func count(p *pprof.Profile, n int) {
	for i := range n {
		p.Add(i, 0)
	}
}

func main() {
	f, _ := os.Create("cpu.pb")
	if err := pprof.StartCPUProfile(f); err != nil {
		panic(err)
	}
	done := make(chan bool)
	for i := range 60 {
		labels := pprof.Labels("n", fmt.Sprint("number ", i), "kind", fmt.Sprint("wor", "k"))
		pprof.Do(context.Background(), labels, func(context.Context) {
			go func() { // has them too, and then nobody else
				work()
				allocating()
				done <- true
			}()
		})
		<-done
	}
	pprof.StopCPUProfile()
	f.Close()

	pprof.Do(context.Background(), pprof.Labels("who", "waits"), func(context.Context) {
		for range 7 {
			go waiting(done)
		}
	})
	for range 3 {
		go waiting(done)
	}
	for buf := make([]byte, 1<<16); bytes.Count(buf[:runtime.Stack(buf, true)], []byte("[chan receive]")) < 10; {
		runtime.Gosched()
	}
	write("goroutine", "goroutine.pb")
	p := pprof.NewProfile("own")
	count(p, 5)
	p.Add("elsewhere", 1000)
	write("own", "own.pb")
}
G
"$GOCC" -O2 labels.g
GODEBUG=clobberfree=1 ./labels
cat >check.py <<'PY'
from pprof import profile

types, samples = profile("cpu.pb")
assert types == [("samples", "count"), ("cpu", "nanoseconds")], types
known = {f"number {i}" for i in range(60)}
seen = set()
for stack, values, labels in samples:
    if "main.work" in stack or "main.allocating" in stack:
        assert labels.get("kind") == "work" and labels.get("n") in known, (stack, labels)
        seen.add(labels["n"])
    else:
        assert labels == {} or labels.get("n") in known, (stack, labels)
assert len(seen) >= 10, seen # nearly all of the 60

types, samples = profile("goroutine.pb")
assert types == [("goroutine", "count")], types
counts = {values[0]: labels for stack, values, labels in samples if stack[-1] == "main.waiting"}
assert counts == {7: {"who": "waits"}, 3: {}}, samples
assert ["runtime.main"] == [stack[-1] for stack, values, labels in samples if values == [1]], samples

types, samples = profile("own.pb")
assert types == [("own", "count")], types
assert samples[0] == (["runtime/pprof.(*Profile).Add", "main.count", "main.main", "runtime.main"], [5], {}), samples
assert samples[1] == (["runtime/pprof.lostProfileEvent"], [1], {}), samples
assert len(samples) == 2, samples
PY
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SRC" python3 check.py
