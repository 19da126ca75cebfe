// errorcheck
// The longest array there can be is sliced: its length plus one is no int. That no memory holds it is not worth saying
// where there are other errors.

package main

func main() {
	var a *[9223372036854775807]byte
	_ = a[:1]
	_ = a[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = a[:9223372036854775807]
	_ = a[:9223372036854775808] // ERROR "overflows int"
}
