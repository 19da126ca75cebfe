// run

//go:build go1.20 || (go1.19 && linux)

// A constraint can only go back to go1.21.
package main

func main() {
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
	}
	println(ps[0] == ps[1], *ps[0])
	println(min(3, 2))
}
