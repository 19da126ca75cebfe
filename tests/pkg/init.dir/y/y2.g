package y

import "init.dir/z"

var B = f()

var C, D = two()

var _ = z.Say("y blank")

func f() int { return z.Say("y.B needs y.C") + C }

func two() (int, int) { return z.Say("y.C, y.D"), 5 }

func init() { println("y2.init", D) }
