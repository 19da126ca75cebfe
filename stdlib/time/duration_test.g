package time_test

import (
	"fmt"
	"math"
	"math/rand"
	"sync/atomic"
	"testing"
	. "time"
)

func TestDurations(t *testing.T) {
	d := 90*Minute + 30*Second + 5*Millisecond + 6*Microsecond + 7
	got := fmt.Sprint(d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), (-d).Milliseconds())
	if want := "1.5083347238908333 90.50008343345 5430.005006007 5430005 5430005006 5430005006007 -5430005"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if math.Abs(d.Hours()*60-d.Minutes()) > 1e-12*d.Minutes() || math.Abs(d.Minutes()*60-d.Seconds()) > 1e-12*d.Seconds() {
		t.Error(d.Hours(), d.Minutes(), d.Seconds())
	}
	for _, tt := range []struct{ got, want Duration }{
		{d.Round(Minute), 91 * Minute}, {d.Round(Hour), 2 * Hour}, {(-d).Round(Hour), -2 * Hour}, {d.Truncate(Hour), Hour}, {(-d).Truncate(Hour), -Hour},
		{d.Round(0), d}, {d.Round(-1), d}, {d.Truncate(0), d}, {Duration(math.MaxInt64).Round(Hour), math.MaxInt64}, {Duration(math.MinInt64).Round(Hour), math.MinInt64},
		{Duration(5).Round(10), 10}, {Duration(-5).Round(10), -10}, {Duration(4).Round(10), 0},
		{Duration(-3).Abs(), 3}, {Duration(3).Abs(), 3}, {Duration(math.MinInt64).Abs(), math.MaxInt64},
	} {
		if tt.got != tt.want {
			t.Errorf("%d, want %d", tt.got, tt.want)
		}
	}
	r := rand.New(rand.NewSource(5))
	for range 5000 {
		d := Duration(r.Uint64()) >> r.Intn(60)
		m := Duration(r.Int63()>>r.Intn(60)) + 1
		if m <= 0 {
			continue
		}
		if low := d.Truncate(m); low%m != 0 || low.Abs() > d.Abs() || (d-low).Abs() >= m {
			t.Fatal(int64(d), int64(m), int64(low))
		}
		near := d.Round(m)
		if near != math.MaxInt64 && near != math.MinInt64 && (near%m != 0 || (d-near).Abs() > m/2+m%2) {
			t.Fatal(int64(d), int64(m), int64(near))
		}
		if back, err := ParseDuration(d.String()); back != d || err != nil {
			t.Fatal(int64(d), d, int64(back), err)
		}
	}
}

func TestWaiting(t *testing.T) {
	begin := Now()
	Sleep(3 * Millisecond)
	Sleep(-1)
	if passed := Since(begin); passed < 3*Millisecond {
		t.Error("slept", passed)
	}
	at := <-After(2 * Millisecond)
	if at.Sub(begin) < 5*Millisecond {
		t.Error("After comes after", at.Sub(begin))
	}
	var calls atomic.Int32
	done := make(chan bool, 1)
	f := AfterFunc(Millisecond, func() { calls.Add(1); done <- true })
	<-done
	if f.C != nil || f.Stop() {
		t.Error("AfterFunc has a channel, or is stopped after its call")
	}
	f.Reset(Millisecond)
	<-done
	f = AfterFunc(Hour, func() { calls.Add(100) })
	if !f.Stop() || calls.Load() != 2 {
		t.Error(calls.Load())
	}
}

func TestTickers(t *testing.T) {
	begin := Now()
	ticker := NewTicker(2 * Millisecond)
	for range 3 {
		<-ticker.C
	}
	if passed := Since(begin); passed < 5*Millisecond {
		t.Error("three ticks in", passed)
	}
	Sleep(10 * Millisecond) // ticks that nobody takes are not kept
	<-ticker.C
	ticker.Reset(Hour)
	select {
	case <-ticker.C:
		t.Error("an old tick comes")
	case <-After(5 * Millisecond):
	}
	ticker.Reset(Millisecond)
	<-ticker.C
	ticker.Stop()
	select {
	case <-ticker.C:
		t.Error("a tick of a stopped ticker")
	case <-After(5 * Millisecond):
	}
	<-Tick(Millisecond)
	if Tick(-1) != nil {
		t.Error("Tick(-1)")
	}
	for want, f := range map[string]func(){
		"non-positive interval for NewTicker":        func() { NewTicker(0) },
		"non-positive interval for Ticker.Reset":     func() { ticker.Reset(0) },
		"time: Reset called on uninitialized Ticker": func() { new(Ticker).Reset(1) },
		"time: Reset called on uninitialized Timer":  func() { new(Timer).Reset(1) },
		"time: missing Location in call to Date":     func() { Date(1, 1, 1, 1, 1, 1, 1, nil) },
	} {
		func() {
			defer func() {
				if r := fmt.Sprint(recover()); r != want {
					t.Errorf("panic %s, want %s", r, want)
				}
			}()
			f()
		}()
	}
	new(Ticker).Stop() // of a Ticker never made: nothing
}
