package debug_test

import (
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	. "runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

func TestLimits(t *testing.T) {
	if old := SetGCPercent(50); old != 100 {
		t.Error(old)
	}
	if old := SetGCPercent(-1); old != 50 {
		t.Error(old)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	n := m.NumGC
	for range 200 {
		sink = make([]byte, 1<<20)
	}
	runtime.ReadMemStats(&m)
	if m.NumGC != n {
		t.Errorf("%d collections while it is off", m.NumGC-n)
	}
	if old := SetGCPercent(100); old != -1 {
		t.Error(old)
	}
	if old := SetMemoryLimit(-1); old != math.MaxInt64 {
		t.Error(old)
	}
	if SetMemoryLimit(1<<40) != math.MaxInt64 || SetMemoryLimit(-5) != 1<<40 || SetMemoryLimit(math.MaxInt64) != 1<<40 {
		t.Error("SetMemoryLimit")
	}
	if SetMaxStack(1<<20) != 1000000000 || SetMaxStack(1000000000) != 1<<20 {
		t.Error("SetMaxStack")
	}
	if SetMaxThreads(5000) != 10000 || SetMaxThreads(10000) != 5000 {
		t.Error("SetMaxThreads")
	}
	if SetPanicOnFault(true) || !SetPanicOnFault(false) {
		t.Error("SetPanicOnFault")
	}
	SetTraceback("all")
	SetTraceback("single")
}

var sink []byte

// A memory limit makes the collector work where the percentage would not.
func TestMemoryLimit(t *testing.T) {
	defer SetGCPercent(SetGCPercent(-1))
	defer SetMemoryLimit(SetMemoryLimit(64 << 20))
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for range 300 {
		sink = make([]byte, 1<<20)
	}
	sink = nil
	runtime.ReadMemStats(&b)
	if b.NumGC-a.NumGC < 2 || b.HeapInuse > 128<<20 {
		t.Errorf("%d collections, heap of %d", b.NumGC-a.NumGC, b.HeapInuse)
	}
}

func TestGCStats(t *testing.T) {
	runtime.GC()
	runtime.GC()
	stats := GCStats{PauseQuantiles: make([]time.Duration, 5)}
	ReadGCStats(&stats)
	if stats.NumGC < 2 || stats.PauseTotal <= 0 || time.Since(stats.LastGC) > time.Hour || len(stats.Pause) != len(stats.PauseEnd) || len(stats.Pause) < 2 || !stats.PauseEnd[0].Equal(stats.LastGC) || stats.PauseEnd[0].Before(stats.PauseEnd[1]) {
		t.Errorf("%+v", stats)
	}
	q := stats.PauseQuantiles
	for i, p := range stats.Pause {
		if p < q[0] || p > q[4] || i > 0 && q[min(i, 4)] < q[min(i, 4)-1] {
			t.Errorf("pause %v, quantiles %v", p, q)
		}
	}
	FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapReleased == 0 || int64(m.NumGC) <= stats.NumGC {
		t.Error(m.HeapReleased, m.NumGC)
	}
}

// A write to a page that is only to be read.
func TestFault(t *testing.T) {
	page, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Munmap(page)
	defer SetPanicOnFault(SetPanicOnFault(true))
	defer func() {
		r := recover()
		if e, ok := r.(runtime.Error); !ok || e.Error() != "runtime error: invalid memory address or nil pointer dereference" {
			t.Error(r)
		}
		a, ok := r.(interface{ Addr() uintptr })
		if !ok || a.Addr() != uintptr(unsafe.Pointer(&page[9])) {
			t.Error("the error does not tell where")
		}
	}()
	page[9] = 1
	t.Error("it is written to")
}

func TestStack(t *testing.T) {
	if text := string(Stack()); !strings.HasPrefix(text, "goroutine ") || !strings.Contains(text, "debug.Stack(") || !strings.Contains(text, ".TestStack(") {
		t.Error(text)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stderr
	os.Stderr = w
	PrintStack()
	os.Stderr = old
	w.Close()
	if text, err := io.ReadAll(r); !strings.Contains(string(text), ".TestStack(") || err != nil {
		t.Errorf("%s %v", text, err)
	}
}

const build = `go	go1.27
path	example.com/cmd
mod	example.com/cmd	v1.2.3	h1:abc=
dep	example.com/a	v0.1.0	h1:def=
=>	../a	(devel)	
dep	example.com/b	v2.0.0	
build	-compiler=gc
build	GOOS=linux
build	"quoted key"="a b"
`

func TestBuildInfo(t *testing.T) {
	info, err := ParseBuildInfo(build)
	if err != nil {
		t.Fatal(err)
	}
	if info.GoVersion != "" || info.Path != "example.com/cmd" || info.Main != (Module{Path: "example.com/cmd", Version: "v1.2.3", Sum: "h1:abc="}) || len(info.Deps) != 2 || len(info.Settings) != 3 {
		t.Errorf("%+v", info)
	}
	if a := info.Deps[0]; a.Replace == nil || a.Replace.Path != "../a" || info.Deps[1].Replace != nil {
		t.Errorf("%+v", info.Deps[0])
	}
	if s := info.Settings[2]; s != (BuildSetting{Key: "quoted key", Value: "a b"}) {
		t.Errorf("%+v", s)
	}
	info.GoVersion = "go1.27" // which is not read
	text := info.String()
	for line := range strings.Lines(build) {
		if !strings.Contains(text, strings.TrimSuffix(strings.TrimSuffix(line, "\th1:def=\n"), "\n")) {
			t.Errorf("%q is not in %q", line, text)
		}
	}
	for _, bad := range []string{"mod\ta\n", "=>\ta\tb\tc\n", "build\tnothing\n", "build\t=x\n", "build\t\"open=x\n", "dep\ta\tb\tc\td\n"} {
		if _, err := ParseBuildInfo(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	if info, ok := ReadBuildInfo(); ok != (info != nil) {
		t.Error(info, ok)
	}
}

func TestCrashOutput(t *testing.T) {
	f, err := os.Create(t.TempDir() + "/crash")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := SetCrashOutput(f, CrashOptions{}); err != nil {
		t.Error(err)
	}
	if err := SetCrashOutput(nil, CrashOptions{}); err != nil {
		t.Error(err)
	}
	f.Close()
	if err := SetCrashOutput(f, CrashOptions{}); err == nil || err.Error() != "bad file descriptor" {
		t.Error(err)
	}
}

func TestWriteHeapDump(t *testing.T) {
	f, err := os.Create(t.TempDir() + "/heap")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	WriteHeapDump(f.Fd())
	text, err := os.ReadFile(f.Name())
	if err != nil || !strings.HasPrefix(string(text), "go1.7 heap dump\n") || text[len(text)-1] != 0 || !strings.Contains(string(text), "TestWriteHeapDump") {
		t.Errorf("%d bytes, %v", len(text), err)
	}
}

func ExampleSetGCPercent() {
	old := SetGCPercent(200)
	fmt.Println(old, SetGCPercent(old))
	// Output: 100 200
}
