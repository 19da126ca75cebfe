// run

// No number below 1 is a hyperbolic cosine.

package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{-123202.00891475966, -1e300, -1, 0, 0.5, math.Inf(-1), math.NaN(), 1, 2, 1e300, math.Inf(1)} {
		fmt.Println(x, math.Acosh(x))
	}
}
