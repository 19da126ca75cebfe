package main

import (
	"errors"

	"example.com/dep"
	"example.com/dep/sub"
	"example.com/other/v2"
	"example.com/tool/a/x"
	bx "example.com/tool/b/x"
	"example.com/tool/internal/secret"
	"example.com/tool/system"
)

type local struct{ x.T }

func main() {
	println(dep.Name, sub.Name(), other.Value, secret.Key(), system.Name, system.Bits)
	var a, b any = x.T{}, bx.T{}
	_, ok := a.(bx.T)
	println(ok, a == b, x.V, bx.V, errors.Is(x.Err, bx.Err))
	println(part)
	defer func() { println(recover().(error).Error()) }()
	_ = a.(bx.T)
}
