package runtime_test

import (
	"errors"
	"fmt"
	. "runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func line() int {
	_, _, n, _ := Caller(1)
	return n
}

//go:noinline
func inner() []uintptr {
	pcs := make([]uintptr, 10)
	return pcs[:Callers(1, pcs)]
}

//go:noinline
func outer() []uintptr { return inner() }

func TestCallers(t *testing.T) {
	pc, file, n, ok := Caller(0)
	if !ok || n == 0 || !strings.Contains(file, "runtime_test.g") || !strings.HasSuffix(FuncForPC(pc).Name(), ".TestCallers") {
		t.Error(file, n, FuncForPC(pc).Name())
	}
	if line() != n+4 {
		t.Error(line(), n)
	}
	if _, _, _, ok := Caller(1000); ok {
		t.Error("a caller far away")
	}
	var names []string
	frames := CallersFrames(outer())
	for {
		f, more := frames.Next()
		if names = append(names, f.Function[strings.LastIndexByte(f.Function, '.')+1:]); f.PC == 0 || f.Line == 0 && more {
			t.Error(f)
		}
		if strings.HasSuffix(f.Function, ".inner") && (!strings.Contains(f.File, "runtime_test.g") || f.Func == nil || f.Func.Entry() != f.Entry || f.Entry == 0) {
			t.Error(f)
		}
		if !more {
			break
		}
	}
	if got := strings.Join(names, " "); !strings.HasPrefix(got, "inner outer TestCallers tRunner") {
		t.Error(got)
	}
	if f, more := CallersFrames(nil).Next(); more || f.Function != "" {
		t.Error(f)
	}
	f := FuncForPC(pc)
	if file2, n2 := f.FileLine(f.Entry()); file2 != file || n2 >= n || n2 < n-2 {
		t.Error(file2, n2)
	}
	if FuncForPC(1) != nil || FuncForPC(0) != nil || (*Func)(nil).Name() != "" {
		t.Error("a function where there is none")
	}
}

func TestStack(t *testing.T) {
	b := make([]byte, 1<<16)
	text := string(b[:Stack(b, false)])
	if !strings.HasPrefix(text, "goroutine ") || !strings.Contains(text, ".TestStack(") || strings.Count(text, "goroutine ") > 2 {
		t.Error(text)
	}
	stop, started := make(chan bool), make(chan bool)
	go func() { started <- true; <-stop }()
	<-started
	if all := string(b[:Stack(b, true)]); !strings.Contains(all, "\n\ngoroutine ") || !strings.Contains(all, "[chan receive") {
		t.Error(all)
	}
	stop <- true
	if n := Stack(b[:20], false); n != 20 {
		t.Error(n)
	}
}

func recovered(f func()) (err error) {
	defer func() { err = recover().(error) }()
	f()
	return nil
}

func TestErrors(t *testing.T) {
	var (
		x    any
		m    map[string]int
		p    *struct{ x int }
		list = []int{1, 2, 3}
		zero int
		n    = 5
		s    fmt.Stringer
	)
	for _, tt := range []struct {
		do   func()
		want string
	}{
		{func() { _ = list[n] }, "runtime error: index out of range [5] with length 3"}, {func() { _ = list[n:] }, "runtime error: slice bounds out of range [5:3]"},
		{func() { _ = list[:n] }, "runtime error: slice bounds out of range [:5] with capacity 3"}, {func() { _ = "abc"[n:] }, "runtime error: slice bounds out of range [5:3]"},
		{func() { _ = n / zero }, "runtime error: integer divide by zero"}, {func() { _ = p.x }, "runtime error: invalid memory address or nil pointer dereference"},
		{func() { m["a"] = 1 }, "assignment to entry in nil map"}, {func() { _ = [4]int(list) }, "runtime error: cannot convert slice with length 3 to array or pointer to array with length 4"},
		{func() { _ = make([]int, n-6) }, "runtime error: makeslice: len out of range"}, {func() { _ = x.(int) }, "interface conversion: interface {} is nil, not int"},
		{func() { _ = any("a").(int) }, "interface conversion: interface {} is string, not int"}, {func() { _ = any(1).(fmt.Stringer) }, "interface conversion: int is not fmt.Stringer: missing method String"},
		{func() { s.String() }, "runtime error: invalid memory address or nil pointer dereference"}, {func() { _ = any(list) == any(list) }, "runtime error: comparing uncomparable type []int"},
		{func() { _ = map[any]int{any(list): 1} }, "runtime error: hash of unhashable type []int"}, {func() { close((chan int)(nil)) }, "close of nil channel"},
	} {
		err := recovered(tt.do)
		var re Error
		if err.Error() != tt.want || !errors.As(err, &re) {
			t.Errorf("%T %v, want %s", err, err, tt.want)
		} else {
			re.RuntimeError()
		}
	}
	var ta *TypeAssertionError
	if !errors.As(recovered(func() { _ = any("a").(int) }), &ta) || ta.Error() == "" {
		t.Error("no TypeAssertionError")
	}
	ta.RuntimeError()
	e := new(PanicNilError)
	e.RuntimeError()
	if !strings.HasPrefix(e.Error(), "runtime error: panic called with nil argument") {
		t.Error(e)
	}
}

func TestGoexit(t *testing.T) {
	done := make(chan string, 3)
	go func() {
		defer close(done)
		defer func() { done <- fmt.Sprint("recovered ", recover()) }()
		func() {
			defer func() { done <- "inner" }()
			Goexit()
		}()
		done <- "went on"
	}()
	if a, b := <-done, <-done; a != "inner" || b != "recovered <nil>" {
		t.Error(a, b)
	}
	if _, ok := <-done; ok {
		t.Error("went on")
	}
}

func TestNumbers(t *testing.T) {
	n := GOMAXPROCS(0)
	if n < 1 || NumCPU() < 1 || NumCgoCall() != 0 {
		t.Error(n, NumCPU(), NumCgoCall())
	}
	if GOMAXPROCS(3) != n || GOMAXPROCS(-1) != 3 {
		t.Error("GOMAXPROCS")
	}
	SetDefaultGOMAXPROCS()
	if GOMAXPROCS(n) < 1 {
		t.Error("SetDefaultGOMAXPROCS")
	}
	before := NumGoroutine()
	for range 1000 { // until those of other tests have ended
		time.Sleep(time.Millisecond)
		if n := NumGoroutine(); n == before {
			break
		}
		before = NumGoroutine()
	}
	stop := make(chan bool)
	for range 10 {
		go func() { <-stop }()
	}
	if got := NumGoroutine(); got != before+10 {
		t.Errorf("%d goroutines, want %d", got, before+10)
	}
	records := make([]StackRecord, 100)
	if k, ok := GoroutineProfile(records); !ok || k < before+10 || len(records[0].Stack()) == 0 || records[0].Stack0[0] == 0 {
		t.Error(k, ok)
	}
	if k, ok := GoroutineProfile(nil); ok || k < before+10 {
		t.Error(k, ok)
	}
	close(stop)
	for i := 0; NumGoroutine() > before && i < 1000; i++ {
		time.Sleep(time.Millisecond)
	}
	if NumGoroutine() > before {
		t.Error(NumGoroutine(), before)
	}
	if GOOS != "linux" || GOARCH != "amd64" || Compiler == "" || !strings.HasPrefix(Version(), "go1.27") {
		t.Error(GOOS, GOARCH, Compiler, Version())
	}
	t.Setenv("X", GOROOT())
	LockOSThread()
	LockOSThread()
	UnlockOSThread()
	UnlockOSThread()
	UnlockOSThread() // more often than locked
	Gosched()
}

type object struct {
	next *object
	data [50]int
}

var (
	sink *object
	kept []*object
)

// lose makes n objects on a stack that is gone afterwards.
func lose(n int, f func(i int, o *object)) {
	done := make(chan bool)
	go func() {
		for i := range n {
			o := &object{data: [50]int{i}}
			f(i, o)
			sink = o
		}
		sink = nil
		done <- true
	}()
	<-done
}

func TestFinalizers(t *testing.T) {
	const n = 100
	var mu sync.Mutex
	finalized, cleaned, stopped := map[int]int{}, map[int]int{}, 0
	lose(n, func(i int, o *object) {
		SetFinalizer(o, func(o *object) { mu.Lock(); finalized[o.data[0]]++; mu.Unlock() })
	})
	lose(n, func(i int, o *object) {
		SetFinalizer(o, func(o *object) { mu.Lock(); finalized[-1]++; mu.Unlock() })
		SetFinalizer(o, nil)
		AddCleanup(o, func(i int) { mu.Lock(); cleaned[i]++; mu.Unlock() }, i)
		AddCleanup(&o.data[3], func(i int) { mu.Lock(); cleaned[i]++; mu.Unlock() }, i)
		AddCleanup(o, func(int) { mu.Lock(); stopped++; mu.Unlock() }, i).Stop()
	})
	Cleanup{}.Stop()
	for range 200 {
		GC()
		time.Sleep(time.Millisecond)
		mu.Lock()
		enough := len(finalized) > n*9/10 && len(cleaned) > n*9/10
		mu.Unlock()
		if enough {
			break
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if len(finalized) < n*9/10 || len(cleaned) < n*9/10 || finalized[-1] != 0 || stopped != 0 {
		t.Error(len(finalized), len(cleaned), finalized[-1], stopped)
	}
	for i, k := range finalized {
		if k != 1 {
			t.Errorf("object %d was finalized %d times", i, k)
		}
	}
	for i, k := range cleaned {
		if k > 2 {
			t.Errorf("object %d was cleaned up %d times", i, k)
		}
	}
	for _, tt := range []struct {
		do   func()
		want string
	}{
		{func() { AddCleanup((*int)(nil), func(int) {}, 0) }, "runtime.AddCleanup: ptr is nil"}, {func() { p := new(object); AddCleanup(p, func(*object) {}, p) }, "runtime.AddCleanup: ptr is equal to arg, cleanup will never run"},
	} {
		func() {
			defer func() {
				if r := fmt.Sprint(recover()); r != tt.want {
					t.Errorf("%q, want %q", r, tt.want)
				}
			}()
			tt.do()
		}()
	}
}

func TestPinner(t *testing.T) {
	var p Pinner
	o := &object{}
	p.Pin(o)
	p.Pin(&o.data[1])
	p.Unpin()
	p.Unpin()
	for _, x := range []any{nil, 1, "s"} {
		func() {
			defer func() {
				if r := recover(); r == nil {
					t.Errorf("%v is pinned", x)
				}
			}()
			p.Pin(x)
		}()
	}
	KeepAlive(o)
}

func TestMemStats(t *testing.T) {
	var a, b MemStats
	ReadMemStats(&a)
	lose(10000, func(i int, o *object) {
		if kept = append(kept, o); len(kept) == 10000 {
			GC()
			ReadMemStats(&b)
		}
	})
	bytes := uint64(10000 * 400)
	if b.TotalAlloc-a.TotalAlloc < bytes || b.Mallocs-a.Mallocs < 10000 || b.NumGC <= a.NumGC || b.NumForcedGC <= a.NumForcedGC {
		t.Errorf("%+v\n%+v", a, b)
	}
	if b.HeapAlloc < bytes || b.Alloc != b.HeapAlloc || b.HeapInuse < b.HeapAlloc || b.HeapSys < b.HeapInuse || b.Sys < b.HeapSys || b.HeapObjects != b.Mallocs-b.Frees || b.HeapIdle < b.HeapReleased || b.HeapSys != b.HeapIdle+b.HeapInuse {
		t.Errorf("alloc %d %d, in use %d, heap %d, sys %d, objects %d, mallocs %d, frees %d, idle %d, released %d", b.Alloc, b.HeapAlloc, b.HeapInuse, b.HeapSys, b.Sys, b.HeapObjects, b.Mallocs, b.Frees, b.HeapIdle, b.HeapReleased)
	}
	if b.NextGC == 0 || b.LastGC == 0 || b.PauseTotalNs == 0 || b.PauseNs[(b.NumGC+255)%256] == 0 || b.PauseEnd[(b.NumGC+255)%256] != b.LastGC || !b.EnableGC || b.DebugGC || b.StackInuse == 0 || b.GCCPUFraction < 0 || b.GCCPUFraction > 1 || b.Lookups != 0 {
		t.Errorf("%+v", b)
	}
	if b.Sys < b.HeapSys+b.StackSys+b.MSpanSys+b.MCacheSys+b.BuckHashSys+b.GCSys+b.OtherSys || b.MSpanInuse > b.MSpanSys || b.MCacheInuse > b.MCacheSys {
		t.Errorf("%d is more than Sys, %d", b.HeapSys+b.StackSys+b.MSpanSys+b.MCacheSys+b.BuckHashSys+b.GCSys+b.OtherSys, b.Sys)
	}
	size := uint32(0)
	for _, c := range b.BySize {
		if c.Size < size || c.Mallocs < c.Frees {
			t.Errorf("%+v", c)
		}
		size = c.Size
	}
	clear(kept) // so that whoever still refers to it keeps none of them
	kept = nil
	GC()
	ReadMemStats(&a)
	if a.Frees-b.Frees < 9000 || a.HeapAlloc > b.HeapAlloc {
		t.Errorf("%d freed, heap %d, was %d", a.Frees-b.Frees, a.HeapAlloc, b.HeapAlloc)
	}
}

func TestMemProfile(t *testing.T) {
	if MemProfileRate <= 0 {
		t.Skip("no profile")
	}
	lose(50000, func(int, *object) {})
	GC()
	GC()
	n, _ := MemProfile(nil, true)
	records := make([]MemProfileRecord, n+50)
	n, ok := MemProfile(records, true)
	if !ok || n == 0 {
		t.Fatal(n, ok)
	}
	found := false
	for _, r := range records[:n] {
		if r.InUseBytes() != r.AllocBytes-r.FreeBytes || r.InUseObjects() != r.AllocObjects-r.FreeObjects || len(r.Stack()) == 0 || r.Stack()[0] != r.Stack0[0] {
			t.Errorf("%+v", r)
		}
		frames := CallersFrames(r.Stack())
		for more := true; more; {
			var f Frame
			f, more = frames.Next()
			found = found || strings.Contains(f.Function, ".lose.")
		}
	}
	if !found {
		t.Error("what was allocated most is not in the profile")
	}
}

func TestWaitProfiles(t *testing.T) {
	SetBlockProfileRate(1)
	old := SetMutexProfileFraction(1)
	var m sync.Mutex
	m.Lock()
	go func() {
		for all := make([]byte, 1<<20); !strings.Contains(string(all[:Stack(all, true)]), " [sync.Mutex.Lock"); {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(10 * time.Millisecond)
		m.Unlock()
	}()
	m.Lock()
	SetBlockProfileRate(0)
	if n := SetMutexProfileFraction(old); n != 1 || SetMutexProfileFraction(-1) != old {
		t.Error(n, old)
	}
	for what, profile := range map[string]func([]BlockProfileRecord) (int, bool){"Lock": BlockProfile, "Unlock": MutexProfile} {
		n, _ := profile(nil)
		records := make([]BlockProfileRecord, n+50)
		n, ok := profile(records)
		if !ok {
			t.Error(what, n)
		}
		var found *BlockProfileRecord
		for i := range records[:n] {
			f, _ := CallersFrames(records[i].Stack()).Next()
			if f.Function == "sync.(*Mutex)."+what {
				found = &records[i]
			}
		}
		if found == nil || found.Count < 1 || found.Cycles < 1000000 { // 10 ms of at least 0.1 GHz
			t.Error(what, found)
		}
	}
	if n, ok := ThreadCreateProfile(nil); n < 1 || ok {
		t.Error(n, ok)
	}
	if n, ok := ThreadCreateProfile(make([]StackRecord, 1000)); n < 1 || !ok {
		t.Error(n, ok)
	}
	defer func() {
		if recover() == nil {
			t.Error("CPUProfile gives something")
		}
	}()
	CPUProfile()
}

func ExampleFrames() {
	frames := CallersFrames(outer())
	for {
		frame, more := frames.Next()
		name := frame.Function[strings.LastIndexByte(frame.Function, '.')+1:]
		fmt.Println(name)
		if name == "ExampleFrames" || !more {
			break
		}
	}
	// Output:
	// inner
	// outer
	// ExampleFrames
}
