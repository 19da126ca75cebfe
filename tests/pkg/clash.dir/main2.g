package main

var Y int // ERROR "Y already declared through dot-import of package a \(.test/a.\)"

func main() { // GC_ERROR "main already declared through import of package a \(.test/a.\)"
	F() // ERROR "undefined: F"
	a.F() // ERROR "undefined: a"
}
