// run

// Strings: indexing gives bytes, slicing shares, concatenation, comparison byte by byte, length in bytes.
package main

func main() {
	s := "héllo, 世界"
	println(s, len(s), s[0], s[1], s[2], s[len(s)-1])
	println(s[:1], s[1:3], s[7:], s[3:3] == "", s[:], s[len(s):] == "")
	t := s + "!" + s[:1]
	t += "?"
	println(t, len(t))
	println("a" < "b", "a" < "aa", "" < "a", "b" > "aa", "abc" == "ab"+"c", "x" != "y", "é" > "z", "a\x00b" > "a\x00a")
	println("abc"[1], "abc"[1:], len("\u00e9"), "\xff\xfe"[0])
	raw := `line\n one
	two`
	println(raw, len(raw))
	var empty string
	println(empty == "", len(empty), empty+"x")
	parts := []string{"one", "two", "three"}
	joined := ""
	for i, p := range parts {
		if i > 0 {
			joined += ", "
		}
		joined += p
	}
	println(joined)
	println("a"+"b"+joined+"c"+"d"+s[:1]+"e")
	type Name string
	n := Name("x") + "y"
	println(n, string(n) == "xy", len(n), n[1:])
	println("tab\tquote\"back\\slash nul:\x00: bell:", "\a\b\f\v\r" == "\x07\x08\x0c\x0b\x0d")
}
