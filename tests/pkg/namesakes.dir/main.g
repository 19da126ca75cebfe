package main

import (
	a "./a"
	"./c"
)

var x a.T = q.Make() // ERROR "cannot use q.Make\(\) \(value of struct type .test/b.\.T\) as .test/a.\.T value in variable declaration"
var y q.U = x        // ERROR "cannot use x \(variable of struct type .test/a.\.T\) as q.U value in variable declaration"

func main() {
	a.F(1, 2) // ERROR "cannot use 1 \(untyped int constant\) as .test/a.\.T value in argument to a.F" "cannot use 2"
}
