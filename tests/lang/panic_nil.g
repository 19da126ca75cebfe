// run

package main

type T struct {
	a int
	b [3]string
}

func main() {
	var p *T
	println(p.b[1])
}
