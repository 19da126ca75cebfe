// run

// Conversions between integer types sign- or zero-extend, or cut (spec: Conversions).
package main

func main() {
	for _, x := range []int64{0, 1, -1, 127, 128, 255, 256, -128, -129, 32768, 65535, 65536, 1 << 31, 1<<32 + 7, -1 << 63} {
		print(int8(x), " ", uint8(x), " ", int16(x), " ", uint16(x), " ", int32(x), " ", uint32(x), " ", uint64(x), " ")
		println(int64(int8(x)), uint64(int8(x)), int64(uint8(x)), uint32(int16(x)), int(uint32(x)), uintptr(int32(x)))
	}
	var r rune = 'é'
	var b = byte(r)
	println(r, b, int8(b), uint16(int8(b)))

	type Celsius int8
	type Kelvin int8
	c := Celsius(100)
	println(Kelvin(c), int(c)*2, Celsius(int8(c)+100))
}
