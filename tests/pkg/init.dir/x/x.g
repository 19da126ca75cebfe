package x

import _ "init.dir/y"

func init() { println("x") }
