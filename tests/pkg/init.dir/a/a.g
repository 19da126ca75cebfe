package a

func init() { println("a") }
