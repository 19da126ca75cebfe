// run

// Conversions between strings and bytes that need no copy make none, and mean the same.
package main

type name []byte

func change(b []byte) string {
	b[0] = 'X'
	return "abc"
}

func main() {
	b, c := []byte("abc"), []byte("abd")
	println(string(b) == "abc", "abc" == string(b), string(b) == string(c), string(b) < string(c), string(b) != "x")
	println(string(b[:0]) == "", string(b[:2]) == string(c[:2]), string(name("q")) == "q")
	change(b)
	m := map[string]int{"Xbc": 1}
	println(m[string(b)], m[string(c)])
	n := 0
	for i, x := range []byte("hello") {
		n += i * int(x)
	}
	s := "abc"
	for i, x := range []byte(s) {
		s = "xyz" // the loop does not see it
		println(i, x)
	}
	for i := range name(s) {
		n += i
	}
	println(n, s)
	text := []byte("some bytes that are longer than what is compared in one go........................")
	allocs := 0
	for range 100 {
		if string(text) == s || s == string(text) || string(text) < "a" {
			allocs++
		}
	}
	println(allocs)
	var e any = "abc"
	println(string([]byte("abc")) == e)
}
