// N queens on an N by N board so that none attacks another: all solutions counted, the first one drawn.
package main

type Board struct {
	n         int
	row       []int // row[column] of the queens placed so far
	rows      []bool
	up, down  []bool // diagonals
	solutions int
	first     []int
}

func newBoard(n int) *Board {
	return &Board{
		n:    n,
		row:  make([]int, 0, n),
		rows: make([]bool, n),
		up:   make([]bool, 2*n-1),
		down: make([]bool, 2*n-1),
	}
}

// place puts a queen into each column from len(b.row) on, in every way.
func (b *Board) place() {
	column := len(b.row)
	if column == b.n {
		b.solutions++
		if b.first == nil {
			b.first = append(b.first, b.row...)
		}
		return
	}
	for row := range b.n {
		u, d := row+column, row-column+b.n-1
		if b.rows[row] || b.up[u] || b.down[d] {
			continue
		}
		b.rows[row], b.up[u], b.down[d] = true, true, true
		b.row = append(b.row, row)
		b.place()
		b.row = b.row[:column]
		b.rows[row], b.up[u], b.down[d] = false, false, false
	}
}

func (b Board) draw() {
	for row := 0; row < b.n; row++ {
		line := ""
		for column := range b.n {
			if b.first[column] == row {
				line += " Q"
			} else {
				line += " ."
			}
		}
		println(line)
	}
}

func main() {
	for n := 1; n <= 9; n++ {
		b := newBoard(n)
		b.place()
		println(n, "queens:", b.solutions, "solutions")
		if n == 8 {
			b.draw()
		}
	}
}
