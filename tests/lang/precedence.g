// run

// Precedence and associativity of the binary operators (spec: Operator precedence).
package main

func t(name string, v bool) bool { print(name, " "); return v }

func main() {
	x, y, z := 7, 3, 2
	println(x+y*z, x-y-z, x/y/z, x*y%z, x%y*z, x<<1+y, x<<z|1, x|y&z, x^y*z, x&^y+1, -x*y, ^x&y)
	println(x+y == 10 && x*y != 20 || z > 5, x > y == (y > z), !(x > y) || x-y == 4)
	println(1+2<<3, 1<<3+2, 6&3<<1, 10-4>>1, 2*3&7)
	p := &x
	println(*p**p, -*p, *p-*p, 100 / *p)

	// && and || evaluate the right operand only if it matters.
	println(t("a", false) && t("b", true))
	println(t("a", true) || t("b", true))
	println(t("a", true) && t("b", false) || t("c", true) && t("d", true))
	println(!t("a", true) || !t("b", false))
}
