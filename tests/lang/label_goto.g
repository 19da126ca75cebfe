// run

// Labels: break and continue of outer statements, goto forwards, backwards and out of blocks.
package main

func find(m [][]int, want int) (int, int) {
	var i, j int
outer:
	for i = range m {
		for j = range m[i] {
			if m[i][j] == want {
				break outer
			}
		}
	}
	return i, j
}

func countdown(n int) (s int) {
loop:
	if n == 0 {
		goto done
	}
	s += n
	n--
	goto loop
done:
	return s
}

func states(input string) string {
	i, out := 0, ""
start:
	if i == len(input) {
		goto end
	}
	switch input[i] {
	case 'a':
		goto letter
	case '0':
		goto digit
	}
	out += "?"
	i++
	goto start
letter:
	out += "L"
	i++
	goto start
digit:
	out += "D"
	i++
	goto start
end:
	return out
}

func main() {
	ch, i := make(chan int, 1), 0
	println(find([][]int{{1, 2}, {3, 4}, {5, 6}}, 4))
	println(countdown(100), states("a0xa"))

rows:
	for i := range 4 {
	columns:
		for j := range 4 {
			switch {
			case j == i:
				continue rows
			case i == 3:
				break rows
			case j == 1:
				break columns
			}
			print(i, j, " ")
		}
	}
	println()

sw:
	switch x := 5; {
	case x > 3:
		for {
			if x > 4 {
				break sw
			}
		}
		println("not reached")
	}

	{
		if countdown(2) == 3 {
			goto after
		}
		println("not reached")
	}
after:

	states("")
sel:
	for i := 0; ; i++ {
		select {
		case ch <- i:
			continue sel
		case x := <-ch:
			if i > 5 {
				break sel
			}
			print(x, " ")
			break
		}
	}
	println()
	for {
		if i++; i > 3 {
			goto out
		}
	}
out:
	println(i)
empty:
	for range 3 {
		continue empty
	}
}
