package pprof_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	. "runtime/pprof"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestOwnProfile(t *testing.T) {
	p := NewProfile("own")
	if p.Name() != "own" || p.Count() != 0 || Lookup("own") != p || Lookup("none") != nil {
		t.Error(p)
	}
	a, b := new(int), new(int)
	p.Add(a, 0)
	p.Add(b, 0)
	if p.Count() != 2 {
		t.Error(p.Count())
	}
	var text strings.Builder
	if err := p.WriteTo(&text, 1); err != nil || !strings.HasPrefix(text.String(), "own profile: total 2\n") || !strings.Contains(text.String(), "TestOwnProfile") {
		t.Error(err, text.String())
	}
	p.Remove(a)
	p.Remove(a)
	if p.Count() != 1 {
		t.Error(p.Count())
	}
	panics := func(what string, f func()) {
		t.Helper()
		defer func() {
			t.Helper()
			if r := fmt.Sprint(recover()); !strings.Contains(r, what) {
				t.Errorf("%s, want %s", r, what)
			}
		}()
		f()
	}
	panics("pprof: Profile.Add of duplicate value", func() { p.Add(b, 0) })
	panics("already in use", func() { NewProfile("own") })
	panics("NewProfile with empty name", func() { NewProfile("") })
	var names []string
	for _, p := range Profiles() {
		names = append(names, p.Name())
	}
	for _, want := range []string{"goroutine", "heap", "allocs", "block", "mutex", "threadcreate", "own"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not in %v", want, names)
		}
	}
	if !slices.IsSorted(names) {
		t.Error(names)
	}
	panics("built-in", func() { Lookup("heap").Add(1, 0) })
}

// A profile, compressed or not, as tools read both.
func isProfile(b []byte) bool {
	return len(b) > 20 && (b[0] == 0x1f && b[1] == 0x8b || b[0] == '2')
}

func TestProfiles(t *testing.T) {
	var b bytes.Buffer
	if err := WriteHeapProfile(&b); err != nil || !isProfile(b.Bytes()) {
		t.Error(err, b.Len())
	}
	stop := make(chan bool)
	go func() { <-stop }()
	untilWaiting("chan receive", "pprof_test.TestProfiles.func", 1)
	if n := Lookup("goroutine").Count(); n < 2 {
		t.Error(n)
	}
	b.Reset()
	if err := Lookup("goroutine").WriteTo(&b, 2); err != nil || !strings.Contains(b.String(), "[chan receive") {
		t.Error(err, b.String())
	}
	b.Reset()
	for range 5 {
		go waiting(stop)
	}
	untilWaiting("chan receive", "pprof_test.waiting", 5)
	err := Lookup("goroutine").WriteTo(&b, 1)
	total, rest, _ := strings.Cut(b.String(), "\n5 @ 0x")
	_, lines, _ := strings.Cut(rest, "\n")
	stack, _, _ := strings.Cut(lines, "\n\n")
	if err != nil || !strings.HasPrefix(total, "goroutine profile: total ") || !strings.Contains(stack, ".waiting+0x") ||
		strings.Contains(stack, "@") {
		t.Error(err, b.String())
	}
	close(stop)
}

//go:noinline
func waiting(c chan bool) { <-c }

// untilWaiting returns when n goroutines in the function wait in that state.
func untilWaiting(state, function string, n int) {
	for all := make([]byte, 1<<20); n > 0; time.Sleep(time.Millisecond) {
		found := 0
		for _, stack := range strings.Split(string(all[:runtime.Stack(all, true)]), "\n\n") {
			if strings.Contains(stack, " ["+state) && strings.Contains(stack, function) {
				found++
			}
		}
		if found >= n {
			break
		}
	}
}

// What goroutines have waited for.
func TestWaits(t *testing.T) {
	runtime.SetBlockProfileRate(1)
	defer runtime.SetBlockProfileRate(0)
	defer runtime.SetMutexProfileFraction(runtime.SetMutexProfileFraction(1))
	var m sync.Mutex
	m.Lock()
	go func() {
		untilWaiting("sync.Mutex.Lock", "pprof_test.TestWaits", 1)
		time.Sleep(10 * time.Millisecond)
		m.Unlock()
	}()
	m.Lock()
	for name, what := range map[string]string{"block": "sync.(*Mutex).Lock", "mutex": "sync.(*Mutex).Unlock", "threadcreate": "threadcreate profile: total "} {
		var binary, text bytes.Buffer
		p := Lookup(name)
		if err := p.WriteTo(&binary, 0); err != nil || !isProfile(binary.Bytes()) {
			t.Error(name, err, binary.Len())
		}
		if err := p.WriteTo(&text, 1); err != nil || !strings.Contains(text.String(), what) || p.Count() == 0 {
			t.Error(name, err, text.String())
		}
		if err := p.WriteTo(full{}, 0); err == nil {
			t.Error(name, "is written to what is full")
		}
	}
}

func work() (n int) {
	for i := range 20000000 {
		n = n*31 + i
	}
	return n
}

func TestCPUProfile(t *testing.T) {
	var b bytes.Buffer
	if err := StartCPUProfile(&b); err != nil {
		t.Fatal(err)
	}
	if err := StartCPUProfile(io.Discard); err == nil || err.Error() != "cpu profiling already in use" {
		t.Error(err)
	}
	work()
	StopCPUProfile()
	StopCPUProfile()
	if !isProfile(b.Bytes()) {
		t.Error(b.Len())
	}
}

func TestLabels(t *testing.T) {
	ctx := WithLabels(context.Background(), Labels("a", "1", "b", "2"))
	ctx = WithLabels(ctx, Labels("b", "3", "c", "4"))
	got := map[string]string{}
	ForLabels(ctx, func(k, v string) bool { got[k] = v; return true })
	if fmt.Sprint(got) != "map[a:1 b:3 c:4]" {
		t.Error(got)
	}
	n := 0
	ForLabels(ctx, func(k, v string) bool { n++; return false })
	if v, ok := Label(ctx, "b"); v != "3" || !ok || n != 1 {
		t.Error(v, ok, n)
	}
	if v, ok := Label(ctx, "d"); v != "" || ok {
		t.Error(v, ok)
	}
	if _, ok := Label(context.Background(), "a"); ok {
		t.Error("a label of nothing")
	}
	SetGoroutineLabels(ctx)
	called := false
	Do(ctx, Labels("x", "y"), func(ctx context.Context) {
		v, ok := Label(ctx, "x")
		called = v == "y" && ok
	})
	SetGoroutineLabels(context.Background())
	if !called {
		t.Error("Do")
	}
	var none LabelSet
	if WithLabels(ctx, none) == nil {
		t.Error("none")
	}
	defer func() {
		if r := recover(); r == nil {
			t.Error("an odd number of labels")
		}
	}()
	Labels("odd")
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteError(t *testing.T) {
	if err := WriteHeapProfile(full{}); err == nil || err.Error() != "full" {
		t.Error(err)
	}
}
