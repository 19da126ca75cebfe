// run

// Package testing without a test program: RunBenchmarks, and Main, which ends the program.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

func match(pattern, name string) (bool, error) { return strings.Contains(name, pattern), nil }

// captured returns what f writes to the standard output.
func captured(f func()) string {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	out := os.Stdout
	os.Stdout = w
	f()
	os.Stdout = out
	w.Close()
	b, _ := io.ReadAll(r)
	return string(b)
}

func main() {
	testing.Init()
	flag.Parse()
	flag.Set("test.bench", "Sum")
	flag.Set("test.benchtime", "3x")
	n := 0
	text := captured(func() {
		testing.RunBenchmarks(match, []testing.InternalBenchmark{
			{Name: "BenchmarkSum", F: func(b *testing.B) { n += b.N }},
			{Name: "BenchmarkOther", F: func(b *testing.B) { panic("not asked for") }},
		})
	})
	fmt.Println(n, strings.Contains(text, "BenchmarkSum"), strings.Contains(text, "ns/op"), strings.Contains(text, "Other"))
	flag.Set("test.bench", "")
	testing.Main(match, []testing.InternalTest{
		{Name: "TestGood", F: func(t *testing.T) { fmt.Println("good") }},
		{Name: "TestSkipped", F: func(t *testing.T) { t.SkipNow() }},
	}, nil, nil)
	fmt.Println("not reached")
}
