package main

func f() int { return 1 }

func main() {
	if f() > 1 {
		println("no")
	}
}
