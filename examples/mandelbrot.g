// The Mandelbrot set in text; one goroutine for each line, collected in order.
package main

const (
	width, height = 78, 31
	limit         = 200
)

// iterations tells how long z*z + c stays near 0, at most limit.
func iterations(cr, ci float64) int {
	zr, zi := 0.0, 0.0
	for i := range limit {
		rr, ii := zr*zr, zi*zi
		if rr+ii > 4 {
			return i
		}
		zr, zi = rr-ii+cr, 2*zr*zi+ci
	}
	return limit
}

func line(y int) string {
	const shades = " .,:;-=+*#%"
	text := make([]byte, width)
	ci := 2.4*float64(y)/(height-1) - 1.2
	for x := range text {
		cr := 3.0*float64(x)/(width-1) - 2.2
		if n := iterations(cr, ci); n < limit {
			text[x] = shades[min(n/2, len(shades)-1)]
		} else {
			text[x] = '@'
		}
	}
	return string(text)
}

func main() {
	var lines [height]chan string
	for y := range lines {
		lines[y] = make(chan string, 1)
		go func() { lines[y] <- line(y) }()
	}
	for _, ch := range lines {
		println(<-ch)
	}
}
