package b

import "./a"

type T struct {
	a.T
	name string
}

func (T) m() string { return "b.T.m" }

func Make(s, t string) T { return T{a.Make(s), t} }

func Call(x any) string {
	if i, ok := x.(interface{ m() string }); ok {
		return i.m()
	}
	return "no m of package b"
}

func (t T) Both() string { return t.Name() + t.name }

// Two has both an m of package a and one of its own.
type Two interface {
	a.I
	m() string
}

func CallTwo(x Two) string { return x.m() + " " + a.Call(x) }

func CallAny(x any) string {
	if two, ok := x.(Two); ok {
		return CallTwo(two)
	}
	return "not two"
}
