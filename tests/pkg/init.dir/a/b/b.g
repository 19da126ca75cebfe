package b

func init() { println("a/b") }
