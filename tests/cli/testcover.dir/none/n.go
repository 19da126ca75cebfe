package none

func F() { println() }
