// run

// Conversions between strings, bytes, runes and integers (spec: Conversions to and from a string type).
package main

func bytes(b []byte) {
	for _, x := range b {
		print(x, " ")
	}
	println(len(b))
}

func runes(r []rune) {
	for _, x := range r {
		print(x, " ")
	}
	println(len(r))
}

type Bytes []byte
type Runes []rune
type MyByte byte

func main() {
	s := "aé世🙂"
	bytes([]byte(s))
	runes([]rune(s))
	println(string([]byte(s)) == s, string([]rune(s)) == s, string(Bytes("xy")), string(Runes{0x4e16, 'x'}))
	bad := "a\xff\xc0\x80\xed\xa0\x80z\xe4\xb8"
	runes([]rune(bad))
	bytes([]byte(bad))
	bytes([]byte(string([]rune(bad))))
	println(string(rune(65)), string(rune(0x4e16)), string(rune(-1)) == "\ufffd", string(rune(0xd800)) == "\ufffd")
	println(string(rune(0x10ffff)) == "\U0010ffff", string(rune(0x110000)) == "\ufffd")
	b := []byte("abc")
	t := string(b)
	b[0] = 'X' // the string has its own copy
	println(t, string(b))
	b2 := []byte(t)
	b2[1] = 'Y'
	println(t, string(b2), len([]byte("")), []byte("") != nil, []byte(nil) == nil)
	println(string([]MyByte{'o', 'k'}), string([]byte{}) == "", string([]rune(nil)) == "")
	b3 := append([]byte("hello "), "world"...)
	n := copy(b3[1:], "ipp")
	println(string(b3), n)
}
