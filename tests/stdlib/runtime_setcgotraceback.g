// run

package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

func set(version int, traceback, context, symbolizer *int) {
	defer func() { fmt.Println(recover()) }()
	runtime.SetCgoTraceback(version, unsafe.Pointer(traceback), unsafe.Pointer(context), unsafe.Pointer(symbolizer))
}

func main() {
	a, b := new(int), new(int)
	set(1, a, a, a)
	set(0, nil, nil, nil)
	set(0, a, nil, nil)
	set(0, a, b, nil)
	set(0, a, b, b)
	set(0, a, b, b)
	set(0, b, b, b)
	set(0, a, a, b)
	set(0, a, b, a)
	set(0, nil, b, b)
	set(-1, a, b, b)
}
