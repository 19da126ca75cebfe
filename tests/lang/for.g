// run

package main

func main() {
	for i := 0; i < 3; i++ {
		print(i, " ")
	}
	n := 0
	for n < 3 {
		n++
	}
	for {
		n++
		if n > 5 {
			break
		}
	}
	for ; n < 8; n++ {
	}
	for n = 0; n < 10; {
		n += 3
	}
	println(n)
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		print(i, ",", j, " ")
	}
	println()
	for i := 10; i > 0; i /= 2 {
		if i == 5 {
			continue
		}
		print(i, " ")
	}
	println()
	var u uint8
	count := 0
	for u = 250; u >= 250; u++ {
		count++
	}
	println(count, u)
	for f := 0.0; f < 1; f += 0.25 {
		print(f == 0.5, " ")
	}
	println()
	for s := "x"; len(s) < 5; s += "y" {
		print(s, " ")
	}
	println()
}
