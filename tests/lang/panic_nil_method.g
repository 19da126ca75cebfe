// run

package main

type T struct{ n int }

func (t T) get() int { return t.n }

func main() {
	var p *T
	println(p.get())
}
