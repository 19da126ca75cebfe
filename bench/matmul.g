package main

const size = 600

type Matrix [][]float64

func newMatrix(seed int) Matrix {
	m := make(Matrix, size)
	for i := range m {
		m[i] = make([]float64, size)
		for j := range m[i] {
			m[i][j] = float64((i*seed+j)%10 + 1)
		}
	}
	return m
}

func multiply(a, b, c Matrix) {
	for i := range c {
		row := c[i]
		for k, x := range a[i] {
			for j, y := range b[k] {
				row[j] += x * y
			}
		}
	}
}

func main() {
	a, b, c := newMatrix(3), newMatrix(7), newMatrix(0)
	for range 5 {
		multiply(a, b, c)
	}
	println(int(c[17][42]), int(c[599][599]))
}
