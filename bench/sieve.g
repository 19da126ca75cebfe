package main

const limit = 50_000_000

func main() {
	composite := make([]bool, limit+1)
	for i := 2; i*i <= limit; i++ {
		if !composite[i] {
			for k := i * i; k <= limit; k += i {
				composite[k] = true
			}
		}
	}
	count := 0
	for _, c := range composite[2:] {
		if !c {
			count++
		}
	}
	println(count)
}
