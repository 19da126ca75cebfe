// run

package main

type key struct {
	name string
	of   any
}

func main() {
	m := map[key]int{}
	println(m[key{"a", func() {}}])
}
