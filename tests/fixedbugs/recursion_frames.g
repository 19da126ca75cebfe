// run

// Every call keeps its frame, also one whose result is returned.
package main

func f(n int) int {
	if n == 0 {
		panic("deep")
	}
	return f(n - 1)
}

func main() {
	println(f(3))
}
