package p

var G = []func(){
	func() {
		println("x")
	},
	func() {
		if true { println("x") }
	},
}

func End() {
	for {
		break
	}
	goto end
end:
}

func End2() {
	goto end
end: println()
	if b > 1 {
	// c
	} else if b > 2 {
	} else if b > 3 { println() } else { println()
	println() }
}
