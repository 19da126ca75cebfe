// run

// Integer arithmetic wraps around at each width.
package main

var (
	i8  int8  = 127
	i16 int16 = 32767
	i32 int32 = 2147483647
	i64 int64 = 9223372036854775807
	u8  uint8
	u16 uint16
	u32 uint32
	u64 uint64
	i   int = 9223372036854775807
	u   uint
	up  uintptr
)

func main() {
	i8++
	i16++
	i32++
	i64++
	i++
	println(i8, i16, i32, i64, i)
	u8--
	u16--
	u32--
	u64--
	u--
	up--
	println(u8, u16, u32, u64, u, up)
	i8--
	i16--
	i32--
	i64--
	println(i8, i16, i32, i64)

	println(i8*i8, i16*i16, i32*i32, i64*i64)
	println(u8*u8, u16*u16, u32*u32, u64*u64)
	println(i8+i8, i16+i16, i32+i32, i64+i64)
	println(u8+u8, u16+u16, u32+u32, u64+u64)
	println(-i8-2, -i16-2, -i32-2, -i64-2)
	i8, i16, i32, i64 = -128, -32768, -2147483648, -9223372036854775808
	println(-i8, -i16, -i32, -i64)
	println(^i8, ^i16, ^i32, ^i64, ^u8, ^u16, ^u32, ^u64)
	u8, u16, u32, u64 = 1, 1, 1, 1
	println(-u8, -u16, -u32, -u64)

	// An intermediate result is cut to its type before it is used.
	var a, b uint8 = 200, 100
	println((a+b)/2, int(a+b), int(a)+int(b), a+b > a)
	var c, d int16 = 300, 200
	println(c*d/d, c*d>>8, uint16(c*d))
}
