package main

import "./a"

type number = int

func main() {
	_, int1 := a.Int().(struct{ int })
	_, pointer := a.Pointer().(struct{ *string })
	_, error1 := a.Error().(struct{ error })
	_, alias := a.Alias().(struct{ number })
	_, exported := a.Exported().(struct{ X int })
	_, array := a.Array().([1]struct{ int })
	println(int1, pointer, error1, alias, exported, array)
	_, own := any(struct{ int }{}).(struct{ int })
	println(own, a.Same(struct{ int }{1}), a.Same(a.Int()))
}
