package b

import (
	"fmt"
	"os"
	"testing"
	"errors"
)

func helper(t *testing.T, msg string) {
	t.Helper()
	t.Errorf("helper says %s", msg)
}

func helper2(t testing.TB) {
	t.Helper()
	func() {
		t.Helper()
		t.Log("inside")
	}()
}

func notHelper(t *testing.T) { t.Log("in notHelper") }

func TestPass(t *testing.T) {
	t.Log("a log line\nsecond line")
	if Add(1, 2) != 3 {
		t.Fatal()
	}
}

func TestFail(t *testing.T) {
	t.Error("one", 2, errors.New("three"))
	t.Errorf("formatted %d", 5)
	helper(t, "x")
	helper2(t)
	notHelper(t)
	t.Fatalf("fatal")
}

func TestSub(t *testing.T) {
	for _, n := range []string{"a", "b b", "a", "", "c/d", "é\x01"} {
		t.Run(n, func(t *testing.T) {
			t.Log("sub", t.Name())
			if n == "b b" {
				t.Fail()
			}
			t.Run("deep", func(t *testing.T) {
				helper2(t)
				t.Run("deeper", func(t *testing.T) {
					if n == "c/d" {
						t.Skip("skipped", n)
					}
					t.Skipf("fmt %s", n)
				})
			})
		})
	}
	t.Log("end")
}

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { t.Log("cleanup 1") })
	t.Cleanup(func() {
		t.Error("cleanup 2")
		helper(t, "from cleanup")
	})
	t.Log("body")
}

func TestParallel(t *testing.T) {
	t.Run("group", func(t *testing.T) {
		for i := range 1 {
			t.Run(fmt.Sprint("p", i), func(t *testing.T) {
				t.Parallel()
			})
		}
		t.Log("group body done")
	})
	t.Log("after group")
}

func TestSkip(t *testing.T) {
	t.Skip("why")
}

func TestSkipFail(t *testing.T) {
	t.Fail()
	t.SkipNow()
}

func TestEnv(t *testing.T) {
	t.Setenv("FOO_X", "bar")
	if os.Getenv("FOO_X") != "bar" {
		t.Error("env")
	}
	d := t.TempDir()
	if _, err := os.Stat(d); err != nil {
		t.Error(err)
	}
	t.Chdir(d)
	if err := os.WriteFile("x", []byte("y"), 0o644); err != nil {
		t.Error(err)
	}
	if t.Context().Err() != nil {
		t.Error("ctx")
	}
	t.Cleanup(func() {
		if t.Context().Err() == nil {
			t.Error("ctx not cancelled")
		}
	})
}

func TestEnvGone(t *testing.T) {
	if _, ok := os.LookupEnv("FOO_X"); ok {
		t.Error("still there")
	}
}

func TestOutput(t *testing.T) {
	fmt.Fprintf(t.Output(), "partial")
	fmt.Fprintf(t.Output(), " line\nnext")
	t.Log("log after partial")
	fmt.Println("to stdout")
	t.Attr("key", "value")
}

func TestHelperBody(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Helper()
		t.Log("told where Run is called")
	})
}

func TestRangeHelper(t *testing.T) {
	seq := func(yield func(int) bool) { yield(1) }
	func() {
		t.Helper()
		for range seq {
			t.Log("in range func")
		}
	}()
}

func ExampleAdd() {
	fmt.Println(Add(1, 2))
	// Output: 3
}

func ExampleAdd_bad() {
	fmt.Println("x")
	fmt.Println("y")
	// Output:
	// x
	// z
}

func Example_unordered() {
	fmt.Println("x")
	fmt.Println("y")
	// Unordered output:
	// y
	// x
}

func Example_none() {
	panic("never run")
}

func FuzzAdd(f *testing.F) {
	f.Add(1, 2)
	f.Add(3, 4)
	f.Fuzz(func(t *testing.T, a, b int) {
		if a == 3 {
			t.Errorf("three %d", b)
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Add(i, i)
	}
}

func BenchmarkLoop(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(100)
	for b.Loop() {
		Add(1, 1)
	}
	b.ReportMetric(12.5, "x/op")
	b.Log("a bench log")
}

func BenchmarkSub(b *testing.B) {
	for _, n := range []int{1, 2} {
		b.Run(fmt.Sprint("n", n), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
			}
		})
	}
	b.Run("skip", func(b *testing.B) { b.Skip("no") })
	b.Run("fail", func(b *testing.B) { b.Error("bench fails") })
	b.Run("par", func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
			}
		})
	})
}
