// errorcheck

// main and init.

package main

import "unsafe" // ERROR `"unsafe" imported and not used`
import . "unsafe" // ERROR `"unsafe" imported and not used`
import _ "unsafe"
import init "unsafe" // ERROR "cannot import package as init - init must be a func"

func main(args []string) int { return 0 } // ERROR "func main must have no arguments and no return values"

func init(x int) {} // ERROR "func init must have no arguments and no return values"

func init() {
	init() // ERROR "undefined: init"
	main() // ERROR "not enough arguments in call to main"
}

var x = init // ERROR "undefined: init"

type init int // ERROR "cannot declare init - must be func"
const main = 1 // ERROR "cannot declare main - must be func"

func g[T any]() {}
