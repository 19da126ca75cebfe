package main

import (
	_ "init.dir/a"
	_ "init.dir/a/b"
	"init.dir/n"
	_ "init.dir/x"
	"init.dir/z"
)

var first = z.Say("main.first") + second
var second = n.N + z.Say("main.second")

func init() { println("main.init", first, second) }

func main() { println("main") }
