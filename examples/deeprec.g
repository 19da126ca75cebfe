// A million frames deep: stacks grow as they are needed, in every goroutine.
package main

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1
}

// alternate needs a stack frame that holds something, so that nobody turns it into a loop.
func alternate(n int, path *[4]int) int {
	var here [4]int
	here[n%4] = n
	if path != nil {
		here[(n+1)%4] += path[(n+1)%4]
	}
	if n == 0 {
		return here[1]
	}
	return alternate(n-1, &here) + here[n%4]%3
}

func main() {
	println("depth", depth(1_000_000))
	result := make(chan int)
	go func() { result <- alternate(1_000_000, nil) }()
	println("in a goroutine", <-result)
}
