// run

// More parameters and results than there are registers, of all kinds.
package main

func ints(a, b, c, d, e, f, g, h, i, j, k, l int) int {
	return a - b + c - d + e - f + g - h + i - j + k - l*100
}

func floats(a, b, c, d, e, f, g, h, i, j float64) float64 {
	return a - b + c - d + e - f + g - h + i*j
}

func mixed(a int8, b float32, c string, d []int, e bool, f uint16, g func() int, h [3]int8, i struct{ x, y float64 }, j *int, k chan int, l uint64, m float64, n string) (int, string, float64) {
	*j += int(a) + len(d)
	return int(a) + len(c) + d[0] + int(f) + g() + int(h[2]) + cap(k) + int(l), c + n, float64(b) + i.x*i.y + m
}

func results() (a, b, c, d, e, f, g, h int, s, t string, x, y float64) {
	return 1, 2, 3, 4, 5, 6, 7, 8, "s", "t", 1.5, 2.5
}

type S1 struct{ a int8 }
type S2 struct{ a, b int8; c int64 }
type S3 struct{ a float32; b int32; c float64 }
type S4 struct{ a, b float32 }
type S5 struct{ s string; t []byte }

func structs(a S1, b S2, c S3, d S4, e S5, f [1]int, g [2]bool, h struct{}) (S5, S4, S3, S2, S1) {
	e.s += "!"
	d.b++
	c.b++
	b.b++
	a.a++
	return e, d, c, b, a
}

func main() {
	println(ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
	println(floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) == 86)
	n := 1
	i, s, f := mixed(-1, 0.5, "abc", []int{10}, true, 1000, func() int { return 5 }, [3]int8{2: -7}, struct{ x, y float64 }{2, 3}, &n, make(chan int, 4), 1<<40, 0.25, "def")
	println(i, s, f == 6.75, n)
	a, _, _, _, _, _, g, h, s1, s2, x, y := results()
	println(a, g, h, s1, s2, x+y == 4)
	e, d, c, b, q := structs(S1{1}, S2{2, 3, 4}, S3{5, 6, 7}, S4{8, 9}, S5{"s", []byte("t")}, [1]int{1}, [2]bool{true, false}, struct{}{})
	println(e.s, string(e.t), d.a == 8, d.b == 10, c.a == 5, c.b, c.c == 7, b.a, b.b, b.c, q.a)
	fn := structs
	e, _, _, _, _ = fn(S1{}, S2{}, S3{}, S4{}, S5{s: "value"}, [1]int{}, [2]bool{}, struct{}{})
	println(e.s)
}
