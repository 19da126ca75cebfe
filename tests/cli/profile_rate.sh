# runtime.SetCPUProfileRate: the profile has the rate, and as many samples a second.
. "$SRC/lib.bash"
cat >work.g <<'G'
package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"time"
)

func profile(name string, d time.Duration) {
	f, _ := os.Create(name)
	pprof.StartCPUProfile(f)
	for end := time.Now().Add(d); time.Now().Before(end); {
	}
	pprof.StopCPUProfile()
	f.Close()
}

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
from pprof import fields

def samples(name, period):
    profile = list(fields(open(name, "rb").read()))
    assert [v for k, v in profile if k == 12] == [period], name
    values = [[v for k, v in fields(s) if k == 2] for k, s in profile if k == 2]
    return sum(v[0] if isinstance(v[0], int) else v[0][0] for v in values)

samples("usual", 10_000_000)
assert 1 <= samples("slow", 50_000_000) <= 12, samples("slow", 50_000_000) # 8 with a processor of its own
assert samples("stopped", 50_000_000) <= 1
samples("fast", 1000)
PY
