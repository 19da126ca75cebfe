package main

// Loops that live in integer, float and vector registers, preempted again and again: nothing in them may change.

const size = 64

func floats(seed float64, rounds int) float64 {
	var a, b [size]float64
	for i := range a {
		a[i], b[i] = seed+float64(i), 1
	}
	for range rounds {
		for i := range a {
			b[i] = b[i]*0.5 + a[i]
		}
	}
	sum := 0.0
	for _, x := range b {
		sum += x
	}
	return sum
}

func ints(seed uint32, rounds int) uint32 {
	var a [size]uint32
	for i := range a {
		a[i] = seed + uint32(i)
	}
	for range rounds {
		for i := range a {
			a[i] = a[i]*1664525 + 1013904223
		}
	}
	sum := uint32(0)
	for _, x := range a {
		sum ^= x
	}
	return sum
}

func scalars(seed, rounds int) int {
	a, b, c, d, e, f, g, h := seed, seed+1, seed+2, seed+3, seed+4, seed+5, seed+6, seed+7
	for range rounds {
		a, b, c, d = b+h, c^a, d-b, a+c
		e, f, g, h = f+d, g^e, h-f, e+g
	}
	return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h
}

type result struct {
	f float64
	u uint32
	n int
}

func compute(seed, rounds int) result {
	return result{floats(float64(seed), rounds), ints(uint32(seed), rounds), scalars(seed, rounds)}
}

func main() {
	const workers, rounds, times = 6, 20_000, 12
	bad := make(chan int)
	for i := range workers {
		go func() {
			want, n := compute(i, rounds), 0
			for range times {
				if compute(i, rounds) != want {
					n++
				}
			}
			bad <- n
		}()
	}
	sum := 0
	for range workers {
		sum += <-bad
	}
	println("bad:", sum)
}
