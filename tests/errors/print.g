// errorcheck

// Structs and arrays cannot be printed. In a generic function the type argument decides.
package main

type pair struct{ a, b int }

func show[K comparable](k K) {
	println(1, k) // ERROR "illegal types for operand: println\n\tpair" "illegal types for operand: println\n\t\[2\]string"
}

func main() {
	print(pair{}, 1)           // ERROR "illegal types for operand: print\n\tpair"
	println("a", [3]int{}, "") // ERROR "illegal types for operand: println\n\t\[3\]int"
	print(func() {}, make(chan int), map[int]int{}, []pair{}, any(pair{}), &pair{})
	show(1)
	show(pair{})
	show([2]string{})
}
