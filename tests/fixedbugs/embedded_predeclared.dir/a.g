package a

type number = int

func Int() any        { return struct{ int }{1} }
func Pointer() any    { return struct{ *string }{} }
func Error() any      { return struct{ error }{} }
func Alias() any      { return struct{ number }{} }
func Exported() any   { return struct{ X int }{} }
func Array() any      { return [1]struct{ int }{} }
func Same(x any) bool { return x == Int() }
