// bench: 4_000_000 values made unique that are known already: half of them strings, half of them structs
package main

import (
	"strconv"
	"unique"
)

type point struct {
	x, y int
	name string
}

func main() {
	var words [256]string
	var points [256]point
	var known [256]unique.Handle[string]
	var places [256]unique.Handle[point]
	for i := range words {
		words[i] = "word" + strconv.Itoa(i)
		points[i] = point{i, -i, words[i]}
		known[i], places[i] = unique.Make(words[i]), unique.Make(points[i])
	}
	same := 0
	for i := range 2_000_000 {
		if unique.Make(words[i&255]) == known[i&255] {
			same++
		}
		if unique.Make(points[i&255]) == places[i&255] {
			same++
		}
	}
	println(same)
}
