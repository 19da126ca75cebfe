// The smallest program that says something: 92 kilobytes, static, with scheduler and garbage collector.
package main

func main() {
	println("hello, world")
}
