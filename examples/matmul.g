// Matrix multiplication, with the rows of the result shared out among four goroutines.
package main

const size = 200

type Matrix [][]float64

func newMatrix(f func(i, j int) float64) Matrix {
	m := make(Matrix, size)
	for i := range m {
		m[i] = make([]float64, size)
		for j := range m[i] {
			m[i][j] = f(i, j)
		}
	}
	return m
}

func zero(i, j int) float64 { return 0 }

// multiplyRows computes rows lo to hi-1 of c = a*b.
func multiplyRows(a, b, c Matrix, lo, hi int) {
	for i := lo; i < hi; i++ {
		row := c[i]
		for k, x := range a[i] {
			for j, y := range b[k] {
				row[j] += x * y
			}
		}
	}
}

func (a Matrix) times(b Matrix) Matrix {
	const workers = 4
	c := newMatrix(zero)
	done := make(chan bool)
	for w := range workers {
		go func() {
			multiplyRows(a, b, c, w*size/workers, (w+1)*size/workers)
			done <- true
		}()
	}
	for range workers {
		<-done
	}
	return c
}

func main() {
	a := newMatrix(func(i, j int) float64 { return float64(i + j) })
	b := newMatrix(func(i, j int) float64 { return float64(i - 2*j) })
	c := a.times(b)
	trace := 0.0
	for i, row := range c {
		trace += row[i]
	}
	println("c[0][0] =", c[0][0])
	println("c[199][7] =", c[199][7])
	println("trace =", trace)
}
