# The profiles of waiting and of threads in the format of pprof: types, values, and the stacks from function to function. With
# GO_ROOT `go tool pprof` reads them as well, unless it takes long to build.
. "$SRC/lib.bash"
pprof() {
    [ -n "${GO_ROOT:-}" ] && GOTOOLCHAIN=local PPROF_TMPDIR=. timeout 20 "$GO_ROOT/bin/go" tool pprof "$@"
}
cat >waits.g <<'G'
package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"time"
)

func take(m *sync.Mutex) { m.Lock() }

// mainIn returns when main has been in that state for 50 ms, or longer.
func mainIn(state string) {
	for all := make([]byte, 1<<16); !strings.Contains(string(all[:runtime.Stack(all, true)]), "goroutine 1 ["+state); {
		runtime.Gosched()
	}
	time.Sleep(50 * time.Millisecond)
}

func release(m *sync.Mutex) {
	mainIn("sync.Mutex.Lock")
	m.Unlock()
}

func receive(c chan int) int { return <-c }

func main() {
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	var m sync.Mutex
	c := make(chan int)
	m.Lock()
	go func() {
		release(&m)
		mainIn("chan receive")
		c <- 1
	}()
	take(&m)
	receive(c)
	for _, name := range []string{"block", "mutex", "threadcreate"} {
		f, _ := os.Create(name + ".pb")
		pprof.Lookup(name).WriteTo(f, 0)
		f.Close()
	}
}
G
for level in -O0 -O2; do
    "$GOCC" $level -o waits waits.g
    ./waits
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SRC" python3 - <<'PY'
from pprof import profile

def read(path):
    types, samples = profile(path)
    return types, {" ".join(stack): values for stack, values, labels in samples}

waiting = [("contentions", "count"), ("delay", "nanoseconds")]
types, samples = read("block.pb")
assert types == waiting, types
for stack in ("sync.(*Mutex).Lock main.take main.main runtime.main", "runtime.chanrecv1 main.receive main.main runtime.main"):
    count, delay = samples[stack]
    assert count == 1 and 45e6 < delay < 60e9, samples
types, samples = read("mutex.pb")
assert types == waiting, types
count, delay = samples["sync.(*Mutex).Unlock main.release main.main.func1"]
assert count == 1 and 45e6 < delay < 60e9, samples
types, samples = read("threadcreate.pb")
assert types == [("threadcreate", "count")] and samples[""][0] > 1, samples
PY
    if pprof -top block.pb >top 2>/dev/null; then
        grep -q ' runtime.chanrecv1$' top
        grep -qE ' sync\.\(\*Mutex\)\.Lock( \(inline\))?$' top
        pprof -top mutex.pb 2>/dev/null | grep -E ' sync\.\(\*Mutex\)\.Unlock( \(inline\))?$' >/dev/null
        pprof -top threadcreate.pb 2>/dev/null | grep '<unknown>' >/dev/null
    fi
done
