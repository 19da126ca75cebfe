package a

var X, Y int

func F() {}
