// example.g: examples. What one prints to standard output goes through a pipe and is compared.

package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// InternalExample is an example as `gocc test` lists it.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool // lines may come in any order
}

// RunExamples runs examples and returns whether none has failed.
func RunExamples(matchString func(pattern, s string) (bool, error), examples []InternalExample) (ok bool) {
	_, ok = runExamples(matchString, examples)
	return ok
}

func runExamples(matchString func(pattern, s string) (bool, error), examples []InternalExample) (ran, ok bool) {
	ok = true
	m := newMatcher(matchString, *flags.run, "-test.run", *flags.skip)
	for _, e := range examples {
		if _, wanted, _ := m.fullName(nil, e.Name); wanted {
			ran = true
			ok = runExample(e) && ok
		}
	}
	return ran, ok
}

// capture lets f run with standard output going to a string. e is what f has panicked with; finished is false if it has
// not returned.
func capture(f func()) (out string, finished bool, e any) {
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	stdout := os.Stdout
	os.Stdout = w
	all := make(chan string)
	go func() {
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: copying pipe: %v\n", err)
			os.Exit(1)
		}
		all <- string(text)
	}()
	defer func() {
		w.Close()
		os.Stdout = stdout
		out = <-all
		e = recover()
	}()
	f()
	return "", true, nil
}

func runExample(e InternalExample) (ok bool) {
	if Verbose() {
		fmt.Printf("%s=== RUN   %s\n", flags.verbose.mark(), e.Name)
	}
	start := time.Now()
	done := false
	defer func() {
		if !done { // the example has called Goexit
			panic(errNoReturn)
		}
	}()
	out, finished, panicked := capture(e.F)
	done = true
	return e.judge(out, time.Since(start), finished, panicked)
}

// judge compares the output with what it should be.
func (e *InternalExample) judge(out string, spent time.Duration, finished bool, panicked any) (ok bool) {
	got, want := strings.TrimSpace(out), strings.TrimSpace(e.Output)
	problem := ""
	switch {
	case panicked != nil:
	case e.Unordered && sortedLines(got) != sortedLines(want):
		problem = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", out, e.Output)
	case !e.Unordered && got != want:
		problem = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	ok = problem == "" && finished && panicked == nil
	if !ok {
		fmt.Printf("%s--- FAIL: %s (%s)\n%s", flags.verbose.mark(), e.Name, seconds(spent), problem)
	} else if Verbose() {
		fmt.Printf("%s--- PASS: %s (%s)\n", flags.verbose.mark(), e.Name, seconds(spent))
	}
	if panicked != nil {
		panic(panicked)
	}
	return ok
}

func sortedLines(s string) string {
	lines := strings.Split(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
