# GOHEAPPROF and GOCPUPROF write profiles in the format of pprof; GODEBUG=leaks=1 names goroutines that wait for ever.
. "$SRC/lib.bash"
cat >work.g <<'G'
package main

type record struct {
	next *record
	pad  [5]int
}

var kept *record
var dropped []byte

//go:noinline
func keep() { kept = &record{next: kept} }

//go:noinline
func drop(n int) { dropped = make([]byte, n) }

//go:noinline
func spin() (s uint32) {
	for i := range uint32(600_000_000) {
		s = s*31 + i ^ s>>3
	}
	return
}

func main() {
	for range 1_000_000 {
		keep()
	}
	for i := range 100_000 {
		drop(1000 + i%8)
	}
	ready := make(chan bool)
	go func() {
		ready <- true
		<-make(chan int)
	}()
	<-ready
	if spin() == 1 {
		println("one")
	}
}
G
"$GOCC" -o work work.g
GOHEAPPROF=heap.pb GOCPUPROF=cpu.pb ./work
expect 0 '^goroutine leak: 1 goroutine waits for ever$' env GODEBUG=leaks=1 ./work
expect 0 '^created by main.main in goroutine 1$' env GODEBUG=leaks=1 ./work
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SRC" python3 - <<'PY'
from pprof import profile

def read(path):
    types, samples = profile(path)
    for stack, values, labels in samples:
        yield stack, dict(zip((name for name, unit in types), values)), labels.get("type", "")
live = total = 0
for stack, values, kind in read("heap.pb"):
    if "main.keep" in stack and kind == "main.record":
        live += values["inuse_space"]
        assert stack[-1] == "main.main", stack
    if "main.drop" in stack:
        total += values["alloc_space"]
# One sample in 512 KB: 92 of 48 MB, 192 of 100 MB; the chance of a number outside of these limits is less than one in 10 million.
print("kept", 24e6 < live < 82e6 or live, "dropped", 60e6 < total < 150e6 or total)
ticks = {}
for stack, values, kind in read("cpu.pb"):
    for name in set(stack):
        ticks[name] = ticks.get(name, 0) + values["samples"]
print("spin", ticks.get("main.spin", 0) > 10 or ticks, ticks.get("main.main", 0) >= ticks.get("main.spin", 0))
PY
