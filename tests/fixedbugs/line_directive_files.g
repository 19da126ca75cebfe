// run

// Positions in another file, which //line makes inside of a function, have that file's name and line, inlined or not.
package main

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

func here() {
	for skip := 1; skip < 4; skip++ {
		pc, file, line, ok := runtime.Caller(skip)
		name := runtime.FuncForPC(pc).Name()
		if !ok || strings.HasPrefix(name, "runtime.") {
			break
		}
		fmt.Print(name, " ", path.Base(file), ":", line, " ")
	}
	fmt.Println()
}

func small() {
//line small.y:100
	here()
}

//go:noinline
func large(n int) {
	if n > 0 {
//line large.y:200
		small()
//line /other/large2.y:300
		large(n - 1)
	}
	small()
}

//line init.y:5
var x = func() int { here(); return 1 }()

func main() {
//line main.y:1
	small()
	large(1)
	func() {
//line lit.y:7
		here()
	}()
	/*line a.y:10:3*/ here(); /*line b.y:20:5*/ here()
	defer func() {
		recover()
		here()
	}()
	var p *int
//line nil.y:77
	*p = x
}
