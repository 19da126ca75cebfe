# runtime.SetCPUProfileRate: the profile has the rate, and as many samples a second.
. "$SRC/lib.bash"
cat >work.g <<'G'
package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"syscall"
	"time"
)

// used tells how much processor time the program has used.
func used() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func profile(name string, d time.Duration) {
	f, _ := os.Create(name)
	pprof.StartCPUProfile(f)
	for end := used() + d; used() < end; {
		for i := range 1_000_000 {
			sum = sum*31 + i
		}
	}
	pprof.StopCPUProfile()
	f.Close()
}

var sum int

func main() {
	profile("usual", 0)
	runtime.SetCPUProfileRate(20)
	profile("slow", 400*time.Millisecond)
	runtime.SetCPUProfileRate(20)
	runtime.SetCPUProfileRate(0)
	profile("stopped", 400*time.Millisecond)
	runtime.SetCPUProfileRate(1 << 30)
	profile("fast", 0)
}
G
"$GOCC" -o work work.g
./work 2>complaints
[ "$(grep -c 'cannot set cpu profile rate until previous profile has finished' complaints)" = 3 ]
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SRC" python3 - <<'PY'
from pprof import fields, read

def samples(name, period):
    profile = list(fields(read(name)))
    assert [v for k, v in profile if k == 12] == [period], name
    values = [[v for k, v in fields(s) if k == 2] for k, s in profile if k == 2]
    return sum(v[0] if isinstance(v[0], int) else v[0][0] for v in values)

samples("usual", 10_000_000)
assert 3 <= samples("slow", 50_000_000) <= 12, samples("slow", 50_000_000) # 8 in 400 ms of a processor's time
assert samples("stopped", 50_000_000) <= 1
samples("fast", 1000)
PY
