// run

// What ends a program is written to a file as well, whatever becomes of the file; other prints are not.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
)

func crash() {
	f, err := os.Create(os.Args[2])
	if err != nil {
		panic(err)
	}
	first, _ := os.Create(os.Args[2] + ".first")
	fmt.Println(debug.SetCrashOutput(first, debug.CrashOptions{}))
	first.Close()
	fmt.Println(debug.SetCrashOutput(f, debug.CrashOptions{}))
	if os.Args[1] == "none" {
		fmt.Println(debug.SetCrashOutput(nil, debug.CrashOptions{}))
	}
	f.Close()
	fmt.Println(debug.SetCrashOutput(f, debug.CrashOptions{}))
	println("before")
	defer fmt.Println("deferred")
	panic(fmt.Errorf("the end\nof it"))
}

func main() {
	if len(os.Args) > 1 {
		crash()
	}
	for _, how := range []string{"file", "none"} {
		name := how + ".txt"
		r, w, _ := os.Pipe()
		stderr, _ := os.Create("stderr")
		p, err := os.StartProcess(os.Args[0], []string{os.Args[0], how, name}, &os.ProcAttr{Files: []*os.File{nil, w, stderr}})
		if err != nil {
			panic(err)
		}
		w.Close()
		out, _ := io.ReadAll(r)
		state, err := p.Wait()
		fmt.Printf("%s%v %v\n", out, state, err)
		printed, _ := os.ReadFile("stderr")
		f, _ := os.Open(name)
		text, _ := io.ReadAll(f)
		first, _, _ := strings.Cut(string(text), "\n\ngoroutine 1 [running]:\n")
		fmt.Printf("%q %v\n", first, len(text) > 0 && string(printed) == "before\n"+string(text))
		text, _ = os.ReadFile(name + ".first")
		fmt.Printf("%q\n", text)
	}
}
