package zz

func init() { println("zz") }
