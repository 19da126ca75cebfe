// run

package main

type point struct {
	name [3]string
	x, y int
}

//go:noinline
func (p *point) sum() int { return p.y + p.x }

func main() {
	(&point{}).sum()
	var p *point
	p.sum()
}
