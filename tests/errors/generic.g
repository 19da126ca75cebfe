// errorcheck

// Type parameters, instantiation, inference.

package p

type Number interface{ ~int | ~float64 }
type Stringer interface{ String() string }
type List[T any] struct {
	head T
	next *List[T]
}
type Pair[K comparable, V any] struct {
	k K
	v V
}
type Num[T Number] struct{ n T }

func (l *List[T]) Push(x T)        {}
func (l *List[U]) Get() U          { return l.head }
func (l *List[T]) Map(f func(T) T) {}
func (p Pair[K, V]) Key() K        { return p.k }
func (p Pair[K]) Bad() K           { return p.k } // ERROR "receiver declares 1 type parameter, but receiver base type declares 2"
func (p Pair) Bad2()               {} // ERROR `cannot use generic type Pair\[K comparable, V any\] without instantiation`
func (p Num[T]) Add(x T) T         { return p.n + x }

func id[T any](x T) T                                   { return x }
func sum[T Number](xs ...T) T                           { var s T; for _, x := range xs { s += x }; return s }
func conv[T, U any](x T, f func(T) U) U                 { return f(x) }
func mk[T any]() T                                      { var z T; return z }
func keys[M ~map[K]V, K comparable, V any](m M) []K     { return nil }
func str[T Stringer](x T) string                        { return x.String() }
func eq[T comparable](a, b T) bool                      { return a == b }
func bad1[T any](a, b T) bool                           { return a == b } // ERROR `invalid operation: a == b \(incomparable types in type set\)`
func bad2[T any](a, b T) T                              { return a + b } // ERROR `invalid operation: operator \+ not defined on a \(variable of type T constrained by any\)`
func bad3[T any](a T) int                               { return a } // ERROR `cannot use a \(variable of type T constrained by any\) as int value in return statement`
func bad4[T any](a T) T                                 { return 1 } // ERROR `cannot use 1 \(untyped int constant\) as T value in return statement`
func bad5[T Number](a T) T                              { return 1.5 } // ERROR `cannot use 1\.5 \(untyped float constant\) as T value in return statement`
func bad6[T ~[]int | ~map[int]int](a T) int             { return a[0] } // ERROR `cannot index a \(variable of type T constrained by ~\[\]int \| ~map\[int\]int\)`
func bad7[T any](a T)                                   { a.foo() } // ERROR `a\.foo undefined \(type T has no field or method foo\)`
func bad8[T Stringer](a T)                              { a.Foo() } // ERROR `a\.Foo undefined \(type T has no field or method Foo\)`
func bad9[T any](a T)                                   { _ = a.(int) } // ERROR `invalid operation: cannot use type assertion on type parameter value a \(variable of type T constrained by any\)`
func bad10[T any](a T)                                  { switch a.(type) {} } // ERROR `cannot use type switch on type parameter value a \(variable of type T constrained by any\)`
func bad11[T any](a T)                                  { for range a {} } // ERROR `cannot range over a \(variable of type T constrained by any\): no specific type`
func bad12[T any](a T)                                  { a() } // ERROR `invalid operation: cannot call a \(variable of type T constrained by any\): no specific type`
func bad13[T any](a T)                                  { _ = len(a) } // ERROR `invalid argument: a \(variable of type T constrained by any\) for built-in len`
func bad14[T any](a T)                                  { var _ int = a; var _ T = nil } // ERROR `cannot use a \(variable of type T constrained by any\) as int value in variable declaration` "cannot use nil as T value in variable declaration"
func bad15[T any, T any](a T)                           {} // ERROR "T redeclared in this block"
func bad16[T Number](a T)                               { _ = a % 2 } // ERROR `invalid operation: operator % not defined on a \(variable of type T constrained by Number\)`
func bad17[T undefined](a T)                            {} // ERROR "undefined: undefined"
func bad18[T int](a T)                                  { var x int = a; _ = x } // ERROR `cannot use a \(variable of type T constrained by int\) as int value in variable declaration`
func bad19[T any](a T)                                  { const c = a; _ = T(1) } // ERROR `a \(variable of type T constrained by any\) is not constant` `cannot convert 1 \(untyped int value\) to type T: T does not contain specific types`
func bad20[T Number](a T)                               { _ = string(a); _ = int(a); _ = T("a"); _ = T(300) } // ERROR `cannot convert a \(variable of type T constrained by Number\) to type string: cannot convert float64 \(in T\) to type string` `cannot convert "a" \(untyped string value\) to type T: cannot convert "a" \(untyped string constant\) to type int \(in T\)`

type MyInt int

func (MyInt) String() string { return "" }

func f() {
	id(1)
	_ = id[int](1)
	_ = id[string](1) // ERROR `cannot use 1 \(untyped int constant\) as string value in argument to id\[string\]`
	_ = id[int, int](1) // ERROR "got 2 type arguments but want 1"
	_ = id // ERROR "cannot use generic function id without instantiation"
	_ = id[int]
	x := id // ERROR "cannot use generic function id without instantiation"
	var g func(int) int = id
	var h func(int) string = id // ERROR `inferred type func\(x int\) int for func\(x T\) T does not match type func\(int\) string of h`
	_ = sum(1, 2)
	_ = sum(1, 2.5)
	_ = sum("a") // ERROR `string does not satisfy Number \(string missing in ~int \| ~float64\)`
	_ = sum[string]() // ERROR `string does not satisfy Number \(string missing in ~int \| ~float64\)`
	_ = sum() // ERROR "in call to sum, cannot infer T"
	_ = conv(1, func(i int) string { return "" })
	_ = conv(1, id)
	_ = conv(1, mk) // ERROR `in call to conv, type func\[T any\]\(\) T of mk does not match func\(T\) U \(cannot infer T, U, and T\)`
	_ = mk() // ERROR "in call to mk, cannot infer T"
	_ = mk[int]()
	var i int = mk() // ERROR "in call to mk, cannot infer T"
	_ = keys(map[string]int{})
	_ = keys([]int{}) // ERROR `in call to keys, M \(type \[\]int\) does not satisfy ~map\[K\]V`
	_ = keys(1) // ERROR "in call to keys, cannot infer K"
	_ = str(MyInt(1))
	_ = str(1) // ERROR `int does not satisfy Stringer \(missing method String\)`
	_ = eq(1, 2)
	_ = eq([]int{}, []int{}) // ERROR `\[\]int does not satisfy comparable`
	_ = eq(1, "a") // ERROR `in call to eq, mismatched types untyped int and untyped string \(cannot infer T\)`
	_ = eq(func() {}, nil) // ERROR `func\(\) does not satisfy comparable`
	var l List // ERROR `cannot use generic type List\[T any\] without instantiation`
	var l2 List[int]
	var l3 List[int, int] // ERROR "too many type arguments for type List: have 2, want 1"
	var l5 Pair[[]int, int] // ERROR `\[\]int does not satisfy comparable`
	var l6 Pair[string] // ERROR "not enough type arguments for type Pair: have 1, want 2"
	var l7 Num[string] // ERROR `string does not satisfy Number \(string missing in ~int \| ~float64\)`
	var l8 MyInt[int] // ERROR `invalid operation: MyInt\[int\] \(MyInt is not a generic type\)`
	l2.Push("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to l2\.Push`
	_ = l2.Get().x // ERROR `l2\.Get\(\)\.x undefined \(type int has no field or method x\)`
	_ = List[int].Push // ERROR `invalid method expression List\[int\]\.Push \(needs pointer receiver \(\*List\[int\]\)\.Push\)`
	_ = (*List[int]).Push
	_ = List[int]{1, 2} // ERROR `cannot use 2 \(untyped int constant\) as \*List\[int\] value in struct literal`
	_ = List{} // ERROR `cannot use generic type List\[T any\] without instantiation`
	_ = Pair[string, int]{"a", "b"} // ERROR `cannot use "b" \(untyped string constant\) as int value in struct literal`
	var n Number // ERROR "cannot use type Number outside a type constraint: interface contains type constraints"
	var n2 []Number // ERROR "cannot use type Number outside a type constraint: interface contains type constraints"
	_ = any(1).(Number) // ERROR "cannot use type Number outside a type constraint: interface contains type constraints"
	_, _, _, _, _, _, _, _, _, _, _, _, _, _, _ = x, g, h, i, l, l3, l5, l6, l7, l8, n, n2, l2, 1, 1
	id(id) // ERROR "in call to id, cannot infer T"
	id(nil) // ERROR "in call to id, cannot infer T"
	id(f()) // ERROR `f\(\) \(no value\) used as value`
	_ = id[int]("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to id\[int\]`
	id[undefined](1) // ERROR "undefined: undefined"
}

type G1[T any] T // ERROR "cannot use a type parameter as RHS in type declaration"
type G2[T any] struct{ G2[T] } // ERROR `invalid recursive type: G2\[T\] refers to itself`
type G3[T any] struct{ p *G3[[]T] }
type G4[P G4[P]] interface{ m() P }
type G5[P any] interface{ P } // ERROR "term cannot be a type parameter"
type G6 interface{ int | ~MyInt | string | int } // ERROR `invalid use of ~ \(underlying type of MyInt is int\)` "overlapping terms int and int"
type G7 interface{ Stringer | int } // ERROR `cannot use p\.Stringer in union \(p\.Stringer contains methods\)`
type G8 interface{ comparable | int } // ERROR "cannot use comparable in union"
type G9[T int | string,] struct{ T } // ERROR `embedded field type cannot be a \(pointer to a\) type parameter`
type G10[T *int,] struct{}
type G11[T *int] struct{} // ERROR "undefined: T" `int \(type\) is not an expression`
type Inst = List[int]
func (Inst) m() {} // ERROR `cannot define new methods on instantiated type List\[int\]`
func (List[int]) m2() {}
func (l *List[T]) Push(x T) {} // ERROR `method List\.Push already declared at`
