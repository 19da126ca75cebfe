// run -lang=go1.21

// Before go1.22 the variables of a loop are the same in all its iterations.
package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
	var ps []*int
	for k, v := range []int{5, 6, 7} {
		ps = append(ps, &k, &v)
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println()
	var qs []*rune
	for _, r := range "abc" {
		qs = append(qs, &r)
	}
	println(qs[0] == qs[2], *qs[0])
	m := map[string]*int{}
	for k, v := range map[string]int{"a": 1} {
		m[k] = &v
	}
	println(*m["a"])
}
