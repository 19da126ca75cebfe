package n

import (
	_ "init.dir/a"
	_ "init.dir/zz"
)

var N = func() int { println("n.N"); return 1 }()
