// run
// Verbs and flags for the basic types, choice of operands, faults in formats; some scanning.

package main

import "fmt"

type S struct{}

func (S) String() string { return "es" }

type P struct{}

func (*P) String() string { panic("oh") }

func main() {
	fmt.Println("hello", 1, 2.5, true, 'x', nil, 1+2i, float32(0.1))
	for _, v := range []string{"%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%#X", "%#o", "%o", "%O", "%#O", "%b", "%#b", "%c", "%q", "%+q", "%#q", "%U", "%#U", "%8.5d|", "%-8.5d|", "%08.5d|", "%.0d|", "%5.0d|", "%+.3d", "%#.3o", "%s", "%t", "%e", "%v", "%+v", "%#v", "%T", "%w", "%p", "%#08x", "%+08x", "% x", "%[1]d", "%[2]d", "%[1", "%*d", "%.*d", "%.", "%", "%-", "%12345678901d", "%z", "%é"} {
		fmt.Printf("%s: ["+v+"] ["+v+"] ["+v+"]\n", v, 123, -45, 0)
		fmt.Printf("%s: ["+v+"] ["+v+"]\n", v, uint8(123), uint64(1<<63))
	}
	for _, v := range []string{"%f", "%8.2f|", "%-8.2f|", "%08.2f|", "%+.1f", "% f", "%#g", "%#e", "%#f", "%#.0f", "%#.3g", "%#x", "%x", "%X", "%#X", "%g", "%G", "%e", "%E", "%F", "%b", "%v", "%+v", "%#v", "%+08.3f", "% 08.3f", "%010g", "%-010g|", "%20e|", "%d", "%s"} {
		for _, f := range []float64{0, 1, -1, 1.5e300, -2.5e-7, 123456789, 1e20, 1e21, 0.1} {
			fmt.Printf("%s: ["+v+"] ["+v+"]\n", v, f, float32(f))
		}
		var zero float64
		fmt.Printf("%s: ["+v+"] ["+v+"] ["+v+"]\n", v, 1/zero, -1/zero, zero/zero)
		fmt.Printf("%s: ["+v+"] ["+v+"]\n", v, 1-2i, complex64(3.25+4i))
		fmt.Printf("%s: ["+v+"]\n", v, -zero)
	}
	for _, v := range []string{"%s", "%q", "%+q", "%#q", "%# q", "%x", "%X", "% x", "%# x", "%#x", "% X", "%10s|", "%-10s|", "%010s|", "%.2s|", "%5.2q|", "%.3x|", "%8.3x|", "%-8.3x|", "%v", "%#v", "%+v", "%d", "%T", "%p", "%t", "%w"} {
		for _, s := range []string{"", "hi", "日本語", "a\tb\n", "\xff\x00`x", "☺'\""} {
			fmt.Printf("%s: ["+v+"] ["+v+"]\n", v, s, s)
		}
	}
	fmt.Printf("%v %s %d\n", S{}, S{}, 3)
	fmt.Printf("%v %s\n", &P{}, (*P)(nil))
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "x", nil)
	fmt.Printf("%[2]d %[1]d %[3]*.[2]*[1]f|%[3]d\n", 1, 2, 3)
	fmt.Printf("%*d|%-*d|%*d\n", 5, 1, 5, 2, -5, 3)
	fmt.Printf("%.*f|%.*f\n", 2, 1.0, -1, 2.0)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%[5]d %[x]d %[]d %[-1]d %[3]d %d\n", 1, 2, 3)
	fmt.Printf("%!%%%5%%d\n", 2)
	e := fmt.Errorf("x %w", fmt.Errorf("y"))
	fmt.Println(e, fmt.Sprint("a", 1, 2, "b", "c", 3.0), string(fmt.Appendf(nil, "%d", 3)))
	fmt.Printf("%t %v %5t|%d\n", true, false, true, true)
	fmt.Printf("%v %d %s %x %X %q %T\n", []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"))
	fmt.Printf("%#v %#v %#d % x %#x|%4d|%02x\n", []byte("hi"), []byte(nil), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"))
	var i, j int
	var s string
	var f float64
	var b bool
	var u uint8
	n, err := fmt.Sscan("10 0x1f  str\n 1.5e3 true 200", &i, &j, &s, &f, &b, &u)
	fmt.Println(n, err, i, j, s, f, b, u)
	n, err = fmt.Sscanf("10-20:abc", "%d-%d:%s", &i, &j, &s)
	fmt.Println(n, err, i, j, s)
	n, err = fmt.Sscanf("300", "%d", &u)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1\n2", &i, &j)
	fmt.Println(n, err)
	n, err = fmt.Sscan("1", &i, &j)
	fmt.Println(n, err)
	n, err = fmt.Sscan("x", &i, &j)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("5 %", "%d%%", &i)
	fmt.Println(n, err)
}
