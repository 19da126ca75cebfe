package y

import "init.dir/z"

var A = z.Say("y.A needs y.B") + B

func init() { println("y1.init", A, B, C) }
func init() { println("y1.init again") }
