// run

// Each iteration has its own loop variables (Go 1.22), copied from the last one's before the post statement.
package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), " ", f(), " ")
	}
	println()

	var ps []*int
	for i := range 3 {
		ps = append(ps, &i)
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println()

	fs = nil
	for i, s := range []string{"a", "bb", "ccc"} {
		fs = append(fs, func() int { return i*10 + len(s) })
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()

	// A closure that changes the variable during the body changes what the post statement sees.
	for i := 0; i < 6; i++ {
		f := func() { i++ }
		if i%2 == 0 {
			f()
		}
		print(i, " ")
	}
	println()

	// continue goes through the copy too.
	fs = nil
	for i := 0; i < 5; i++ {
		if i == 2 {
			continue
		}
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()

	// A variable declared outside is one variable.
	fs = nil
	var j int
	for j = 0; j < 3; j++ {
		fs = append(fs, func() int { return j })
	}
	println(fs[0](), fs[1](), fs[2]())

	// The condition and post statement capture as well.
	var g func() int
	for i := 0; func() bool { g = func() int { return i }; return i < 2 }(); i++ {
	}
	println(g())

	var prints []func()
	for i, k := 0, 10; i < k; i, k = i+1, k-1 {
		if i%2 == 0 {
			prints = append(prints, func() { print(i, "-", k, " ") })
		}
	}
	for _, p := range prints {
		p()
	}
	println()
}
