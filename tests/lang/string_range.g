// run

// range over a string decodes UTF-8: byte positions and runes, 0xFFFD and one byte for each faulty byte.
package main

func main() {
	for i, r := range "aé世🙂z" {
		print(i, ":", r, " ")
	}
	println()
	for i, r := range "\xffa\xc3\xc3\xa9\xe4\xb8\xf0\x9f\x99b\xf5\x80\xed\xa0\x80" {
		print(i, ":", r, " ")
	}
	println()
	n := 0
	for range "日本語" {
		n++
	}
	last := -1
	for i := range "日本語" {
		last = i
	}
	println(n, last)
	s := "abc"
	for i, r := range s {
		s = "changed" // the range expression was evaluated once
		print(i, string(r), " ")
	}
	println(s)
	for i, r := range "" {
		println("never", i, r)
	}
	var i int
	var r rune
	for i, r = range "xyz" {
		if r == 'y' {
			break
		}
	}
	println(i, r)
}
