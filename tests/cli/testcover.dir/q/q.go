package q

import "example.com/m/p"

func Q() int { return p.Sum(1, 2) }
func R() int { return p.Sum(1, 2, 3) }
