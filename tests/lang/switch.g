// run

// switch: expression and tagless, lists, fallthrough, default anywhere, init statements, order of evaluation.
package main

func f(n int) int { print("f", n, " "); return n }

func classify(x int) string {
	switch {
	case x < 0:
		return "negative"
	case x == 0:
		return "zero"
	case x < 10, x == 100:
		return "small or hundred"
	default:
		return "big"
	}
}

func vowels(s string) (n int) {
	for _, r := range s {
		switch r {
		case 'a', 'e', 'i', 'o', 'u':
			n++
		}
	}
	return
}

func fall(n int) {
	switch n {
	case 1:
		print("one ")
		fallthrough
	case 2:
		print("two ")
		fallthrough
	default:
		print("default ")
	case 3:
		print("three ")
		fallthrough
	case 4:
		print("four ")
	}
	println()
}

func word(s string) int {
	switch s {
	case "":
		return 0
	case "a", "b":
		return 1
	case "hello":
		return 5
	case "help":
		return 4
	}
	return -1
}

type T struct{ a, b int }

func main() {
	for _, x := range []int{-1, 0, 5, 100, 50} {
		println(classify(x))
	}
	println(vowels("education"))
	for i := range 6 {
		fall(i)
	}
	println(word(""), word("b"), word("hello"), word("help"), word("hell"))
	switch f(2) {
	case f(1), f(2), f(3):
		println("2")
	case f(4):
		println("not reached")
	}
	switch x := f(7); x {
	default:
		println("default")
	case 1:
		println("not reached")
	}
	switch x := 5; {
	case x > 3:
		x := "shadow"
		println(x)
	}
	switch {
	}
	switch f(1) {
	}
	switch x := 3.5; x {
	case 3.5:
		println("float")
	}
	switch (T{1, 2}) {
	case T{2, 1}:
		println("not reached")
	case T{1, 2}:
		println("struct")
	}
	switch true {
	case false:
		println("not reached")
	case f(1) == 1 && f(2) == 3:
		println("not reached")
	case f(1) == 1:
		println("true")
	}
	i := 0
	for i < 10 {
		switch i {
		case 5:
			i = 100
			continue
		default:
			if i > 3 {
				break
			}
		}
		i++
	}
	println(i)
	var u8 uint8 = 255
	switch u8 {
	case 255:
		println("byte")
	}
	switch p := &i; p {
	case nil:
		println("not reached")
	case &i:
		println("pointer")
	}
	n := 0
	for x := range 40 { // dense: a jump table
		switch x {
		case 0, 10, 20, 30:
			n += 1
		case 1, 11, 21, 31:
			n += 10
		case 2, 12:
			n += 100
		case 3, 4, 5, 6, 7, 8, 9:
			n += 1000
		case 39:
			n += 100000
		}
	}
	println(n)
}
