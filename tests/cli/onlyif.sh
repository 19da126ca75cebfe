# What of package fmt is in a program: the code for floating-point and complex numbers and for maps only if a value of such a
# type can come into an interface, on whatever way; that for formats only if there are any. At each level, with the library's
# objects and without.
. "$SRC/lib.bash"

float='strconv\.appendFloat$' complex='fmt\.\(\*printer\)\.complex$' map='internal/fmtsort\.Sort$'
quote='fmt\.\(\*printer\)\.quoted$'

# program FLAGS OUTPUT HAS LACKS: compiles p.g, whose output must match OUTPUT; symbols that it must have and must not have, or -.
program() {
    "$GOCC" $1 -o p p.g
    expect 0 "$2" ./p
    nm p >symbols
    if [ "$3" != - ] && ! grep -qE " $3" symbols; then echo "$1: there is no $3 in:"; cat p.g; exit 1; fi
    if [ "$4" != - ] && grep -E " ($4)" symbols; then echo "$1: that should not be in:"; cat p.g; exit 1; fi
}

# check OUTPUT HAS LACKS: the program that is read.
check() {
    cat >p.g
    for flags in -O0 -O2; do program "$flags" "$1" "$2" "$3"; done
}

check '^hello$' - "$float|$complex|$map|$quote" <<'END'
package main

import "fmt"

func main() { fmt.Println("hello") }
END
program '-O2 -a' '^hello$' - "$float|$complex|$map"

# Type switches and assertions alone make no values.
check '^\[1\] 0 false$' - "$float|$complex|$map|$quote" <<'END'
package main

import "fmt"

func size(x any) int {
	switch x := x.(type) {
	case float64:
		return int(x)
	case map[string]int:
		return len(x)
	}
	return 0
}

func main() {
	var x any = []int{1}
	_, ok := x.(complex64)
	fmt.Println(x, size(x), ok)
}
END

# A field, an element, what a pointer leads to, a type argument, a local type.
check '^\{1.5 \[2.5\]\} &\{3.5\} 4.5 5.5$' "$float" "$complex|$map|$quote" <<'END'
package main

import "fmt"

type S struct {
	A float64
	B []float32
}

func show[T any](x T) string { return fmt.Sprint(x) }

func main() {
	type local float32
	fmt.Println(S{1.5, []float32{2.5}}, &struct{ f float64 }{3.5}, show(4.5), local(5.5))
}
END
program '-O2 -a' '^\{1.5 \[2.5\]\} &\{3.5\} 4.5 5.5$' - -

check '^\(1\+2i\) \[\(0\+1i\)\]$' "$complex" "$map|$quote" <<'END'
package main

import "fmt"

func main() {
	c := 1 + 2i
	fmt.Println(c, [1]complex64{1i})
}
END

check '^map\[a:1 b:2\] map\[1:true\]$' "$map" "$float|$complex|$quote" <<'END'
package main

import "fmt"

type M map[int]bool

func main() {
	fmt.Println(map[string]int{"b": 2, "a": 1}, struct{ M }{M{1: true}}.M)
}
END

# Types of which the program has no value are made by reflection.
check '^0 0 0 0 map\[k:7\] 2.5 7$' "$map" - <<'END'
package main

import (
	"fmt"
	"reflect"
)

type T struct {
	f func() float32
	p *float64
}

func half() float64 { return 2.5 }

func main() {
	t := reflect.TypeOf(T{})
	a := reflect.Zero(t.Field(0).Type.Out(0))
	b := reflect.New(t.Field(1).Type.Elem()).Elem()
	c := reflect.Zero(reflect.TypeOf((chan complex128)(nil)).Elem())
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(0)))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(7))
	fmt.Println(a, b.Interface(), real(c.Complex()), imag(c.Complex()), m.Interface(),
		reflect.ValueOf(half).Call(nil)[0], reflect.ValueOf(7).Convert(reflect.TypeFor[float64]()))
}
END

# The result of a method that reflection finds; nothing else has to do with such a type.
check '^1.25 map\[3:x\]$' "$float" - <<'END'
package main

import (
	"fmt"
	"reflect"
)

type T int

func (T) Quarter() float32 { return 1.25 }

func (T) Table() map[int]string { return map[int]string{3: "x"} }

func main() {
	v := reflect.ValueOf(T(1))
	fmt.Println(v.MethodByName("Quarter").Call(nil)[0], v.MethodByName("Table").Call(nil)[0])
}
END

# What comes out of a channel.
check '^2.5$' "$float" "$complex|$map" <<'END'
package main

import (
	"fmt"
	"reflect"
)

func main() {
	c := make(chan float64, 1)
	c <- 2.5
	v, _ := reflect.ValueOf(c).Recv()
	fmt.Println(v)
}
END

# Formats: of the program, of a method that Println calls, of what carries an error.
check '^"q" 2a   7 %!d\(string=x\)$' "$quote" "$float|$complex|$map" <<'END'
package main

import "fmt"

func main() { fmt.Printf("%q %x %3d %d\n", "q", 42, 7, "x") }
END

check '^<"q"> \[07\] e: "w"$' "$quote" "$float|$complex|$map" <<'END'
package main

import (
	"errors"
	"fmt"
)

type S string

func (s S) String() string { return fmt.Sprintf("<%q>", string(s)) }

type F int

func (f F) Format(s fmt.State, verb rune) { fmt.Fprintf(s, "[%02d]", int(f)) }

func main() { fmt.Println(S("q"), F(7), fmt.Errorf("e: %w", errors.New(`"w"`))) }
END

# What Println can be given without formats: no verb but %v.
check '^<nil> \[1 2\] \{a 1 <nil>\} &\{b 2 x\} 0x[0-9a-f]+ %!v\(PANIC=String method: oops\) -5 true s ok err$' - \
    "$float|$complex|$map|$quote" <<'END'
package main

import (
	"errors"
	"fmt"
)

type S struct {
	a string
	b int
	c any
}

type P struct{}

func (P) String() string { panic("oops") }

type W struct{}

func (W) Format(s fmt.State, verb rune) { s.Write([]byte("ok")) }

func main() {
	n := 1
	fmt.Println(nil, []byte{1, 2}, S{"a", 1, nil}, &S{"b", 2, "x"}, &n, P{}, int8(-5), true, "s", W{}, errors.New("err"))
}
END
