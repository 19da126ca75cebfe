// run

// A deadlock in an initialiser, which is locked to the main thread.
package main

var c = make(chan int)
var x = <-c

func main() { println(x) }
