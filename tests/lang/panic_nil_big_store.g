// run

package main

type T struct {
	pad  [1 << 20]byte
	last int
}

func main() {
	var p *T
	p.last = 1
}
