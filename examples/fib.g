// Fibonacci numbers, twice: by the definition, and by a closure that remembers the last two.
package main

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func fibber() func() int {
	a, b := 0, 1
	return func() int {
		result := a
		a, b = b, a+b
		return result
	}
}

func main() {
	next := fibber()
	for i := range 20 {
		print(next(), " ")
		if i%10 == 9 {
			println()
		}
	}
	println("fib(32) =", fib(32))
}
