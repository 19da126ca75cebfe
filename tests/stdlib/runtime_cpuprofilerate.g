// run

// A CPU profile with another rate than the usual one: who may begin one, and who complains. (tests/cli/profile_rate.sh looks at
// the rates.)
package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/pprof"
)

func profile() {
	var b bytes.Buffer
	fmt.Println(pprof.StartCPUProfile(&b))
	fmt.Println(pprof.StartCPUProfile(&b))
	pprof.StopCPUProfile()
	fmt.Println(b.Len() > 20)
}

func main() {
	profile()
	runtime.SetCPUProfileRate(250)
	runtime.SetCPUProfileRate(50)
	profile()
	profile()
	runtime.SetCPUProfileRate(-1)
	runtime.SetCPUProfileRate(20)
	runtime.SetCPUProfileRate(0)
	runtime.SetCPUProfileRate(30)
	profile()
	runtime.SetCPUProfileRate(1 << 30)
	profile()
}
