// run
// "[]" takes its second character as the verb, since [n] has at least three.

package main

import "fmt"

func main() {
	fmt.Printf("%.[]|\n", 1)
	fmt.Printf("%[]d|\n", 1)
	fmt.Printf("%[1]|\n", 1)
}
