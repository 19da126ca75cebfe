# go:linkname: what the library may bind to the runtime, with every kind of parameter and result; and nobody else.
. "$SRC/../cli/lib.bash"
real=$(realpath "$GOCC")
mkdir -p inst/bin inst/lib
cp "$real" inst/bin/
cp -r "${real%/bin/*}/lib/gocc" inst/lib/
library=inst/lib/gocc/stdlib
mkdir -p $library/bound $library/other
cat >$library/bound/bound.g <<'G'
package bound

import "unsafe"

//go:linkname Runes stringtoslicerune
func Runes(s string) []rune

//go:linkname Decode decoderune
func Decode(s string, at int) (r, next int)

//go:linkname Compare cmpstring
func Compare(a, b string) int

//go:linkname Divide complex128div
func Divide(a, b complex128) complex128

//go:linkname Equal f32equal
func Equal(a, b *float32) bool

//go:linkname Allocate mallocgc
func Allocate(size uintptr, typ unsafe.Pointer, zero bool) unsafe.Pointer

//go:linkname Twice other.twice
func Twice(s string, n int) (string, int)
G
printf 'package other\n\nfunc twice(s string, n int) (string, int) { return s + s, n + n }\n' >$library/other/other.g
cat >use.g <<'G'
package main

import (
	"bound"
	_ "other"
)

func main() {
	r := bound.Runes("aé€")
	println(len(r), r[0], r[1], r[2])
	println(bound.Decode("é", 0))
	println(bound.Compare("a", "b"), bound.Compare("b", "a"), bound.Compare("", ""))
	println(bound.Divide(6+8i, 2))
	x, y := float32(1), float32(2)
	println(bound.Equal(&x, &x), bound.Equal(&x, &y))
	p := (*[4]int)(bound.Allocate(32, nil, true))
	p[3] = 7
	println(p[0], p[3])
	println(bound.Twice("ab", 4))
	f := bound.Compare // such a function is a value, can be deferred and started like any other
	defer func() { println("deferred", recover() == nil) }()
	defer bound.Compare("a", "b")
	done := make(chan int)
	go func(g func(a, b string) int) { done <- g("b", "a") }(f)
	go bound.Compare("x", "y")
	println(<-done)
}
G
cat >want <<'G'
3 97 233 8364
233 2
-1 1 0
(3+4i)
true false
0 7
abab 8
1
deferred true
G
for level in -O0 -O2; do
    inst/bin/gocc run $level use.g >out 2>&1 || { cat out; exit 1; }
    diff want out
done
bound() { printf 'package bound\n\nimport _ "unsafe"\n\n%s\n' "$1" >$library/bound/bound.g; }
printf 'package main\n\nimport "bound"\n\nfunc main() { bound.F() }\n' >call.g
bound $'//go:linkname F nobody.G\nfunc F()'
expect 1 'bound.g:6:6: relocation target nobody.G not defined$' inst/bin/gocc call.g
bound $'//go:linkname F block\nfunc F() complex64'
expect 1 'bound.g:6:6: not supported yet: go:linkname with' inst/bin/gocc call.g
bound $'func F()'
expect 1 'bound.g:5:6: missing function body$' inst/bin/gocc call.g
printf 'package main\n\nimport _ "unsafe"\n\n//go:linkname f block\nfunc f()\n\nfunc main() { f() }\n' >user.g
expect 1 '^user.g:6:6: missing function body$' inst/bin/gocc user.g
absent call user
