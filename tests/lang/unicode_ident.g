// run

// Identifiers may have any Unicode letters; semicolons are inserted; comments everywhere.
package main

const größe, π = 3, 3.14

type Ελληνικά struct{ x世界 int }

func (ε Ελληνικά) μέθοδος() int { return ε.x世界 }

var _x, _, Ünder_9 = 1, 2, 3

func /* comment */ main( /* here */ ) { // and here
	日本語 := "japanese"; println(日本語, größe, π > 3, Ελληνικά{4}.μέθοδος(), _x + Ünder_9)
	if true { println("one line") }; for i := 0; i < 2; i++ { print(i) }; println()
	x := []int{
		1,
		2, // trailing comma
	}
	y := 5 +
		6 -
		/* a comment
		   over lines */ 1
	println(len(x), y); {
	}
	func() {}()
}
