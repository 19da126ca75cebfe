# The runtime's hot functions become part of compiled code: at -O1 and up, without leaving a second copy behind.
. "$SRC/lib.bash"
cat >inline.g <<'G'
package main

import "sync/atomic"

type node struct {
	next *node
	n    int
}

//go:noinline
func fresh(next *node) *node { return &node{next: next} }

//go:noinline
func add(p *int64) int64 { return atomic.AddInt64(p, 2) }

//go:noinline
func sum(m map[int]int, s map[string]int) (n int) {
	for i := range 10 {
		n += m[i] + s["a"]
	}
	return
}

//go:noinline
func deferred(p *int) { defer func() { *p++ }() }

//go:noinline
func same(s string) bool { return s == "literal" }

func main() {
	var l *node
	for range 3 {
		l = fresh(l)
	}
	n, k := int64(1), 0
	deferred(&k)
	println(l.next.next.n, add(&n), sum(map[int]int{1: 2}, map[string]int{"a": 3}), k, same("literal"), same("x"))
}
G
for level in 0 1 2 3; do
    "$GOCC" -O$level -o inline inline.g
    ./inline
done
"$GOCC" -O2 -emit-llvm -o out.ll inline.g
python3 - <<'PY'
import re
functions = dict((a or b, body) for a, b, body in
                 re.findall(r'^define [^\n]*@(?:"([^"]*)"|([\w.$]+))\([^\n]*\{\n(.*?)^\}', open("out.ll").read(), re.M | re.S))
for name, gone in [("main.fresh", "@newobject"), ("main.add", "@atomic_add64"), ("main.sum", "@mapaccess"),
                   ("main.deferred", "@deferproc"), ("main.same", "@memequal")]:
    if gone in functions[name]:
        print(f"{name} calls {gone}")
for name in functions:
    if not re.search(r"^main\.|^type:|init", name):
        print("left behind:", name)
PY
# A program that calls none of them is not made to read them.
printf 'package main\n\nfunc main() { println(1) }\n' >plain.g
"$GOCC" -O2 -emit-llvm -o plain.ll plain.g
! grep -q 'no_split_stack\|fno-' plain.ll
