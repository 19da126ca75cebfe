// errorcheck

package p

import _ "embed"

//go:embed x.txt // ERROR "go:embed cannot apply to multiple vars"
var a, b string

//go:embed x.txt // ERROR "go:embed cannot apply to var with initializer"
var c = "x"

//go:embed x.txt // ERROR "misplaced go:embed directive"
func f() {
	//go:embed x.txt // ERROR "go:embed cannot apply to var inside func"
	var x string
	_ = x
}

//go:embed x.txt // ERROR "misplaced go:embed directive"
var (
	//go:embed goembed.g nosuch.txt // ERROR "pattern nosuch.txt: no matching files found"
	d string
)

//go:embed goembed.g
var e []int // ERROR "go:embed cannot apply to var of type \[\]int"

//go:embed goembed.g
var g []byte
