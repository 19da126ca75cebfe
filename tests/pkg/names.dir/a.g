package a

type I interface{ m() string }

type T struct{ name string }

func (T) m() string    { return "a.T.m" }
func (t T) Name() string { return t.name }

func Make(s string) T        { return T{s} }
func Call(x any) string {
	if i, ok := x.(I); ok {
		return i.m()
	}
	if i, ok := x.(interface{ m() string }); ok {
		return "unnamed " + i.m()
	}
	return "no m of package a"
}

func Struct() any        { return struct{ x int }{1} }
func Exported() any      { return struct{ X int }{1} }
func Embedded() any      { return struct{ int }{1} }
func IsStruct(v any) bool {
	_, ok := v.(struct{ x int })
	return ok
}

func Iface() any { var f func(interface{ m() string }); return f }
