# Which stores have a write barrier: all of pointers into memory that others may know, no others.
. "$SRC/lib.bash"
cat >barrier.g <<'G'
package main

type node struct {
	n    int
	next *node
	name string
	e    any
}
type large struct {
	a [6]*node
	n int
}

var global *node
var globals large

//go:noinline
func yes_field(p *node, q *node)           { p.next = q }
//go:noinline
func yes_string(p *node, s string)         { p.name = s }
//go:noinline
func yes_iface(p *node, e any)             { p.e = e }
//go:noinline
func yes_nil(p *node)                      { p.next = nil }
//go:noinline
func yes_global(q *node)                   { global = q }
//go:noinline
func yes_struct(p *node, q node)           { *p = q }
//go:noinline
func yes_large(p *large)                   { globals = *p }
//go:noinline
func yes_element(l []*node, q *node)       { l[1] = q }
//go:noinline
func yes_copy(a, b []string) int           { return copy(a, b) }
//go:noinline
func yes_append(a []*node, q *node) []*node { return append(a, q) }
//go:noinline
func yes_appends(a, b []*node) []*node     { return append(a, b...) }
//go:noinline
func yes_clear(a []*node)                  { clear(a) }
//go:noinline
func yes_map(m map[int]*node, q *node)     { m[1] = q }
//go:noinline
func yes_captured(q *node) func()          { return func() { q = q.next } }

//go:noinline
func no_number(p *node)                    { p.n = 1 }
//go:noinline
func no_new(q *node) *node                 { return &node{next: q, name: "x", e: q} }
//go:noinline
func no_slice(q *node) []*node             { return []*node{q, q} }
//go:noinline
func no_box(s string) any                  { return s }
//go:noinline
func no_closure(q, r *node) func() *node   { return func() *node { if q == nil { return r }; return q } }
//go:noinline
func no_local(q *node) *node               { var l [3]*node; l[q.n&1] = q; x := node{next: q}; x.next = l[0]; return x.next }
//go:noinline
func no_result(q *node) (a node, n int)    { return node{next: q}, 1 }
//go:noinline
func no_bytes(a, b []int) int              { clear(a); a = append(a, b...); return copy(a, b) }
//go:noinline
func no_go(q *node)                        { go func(p *node) {}(q) }

func set(p *node, q *node) { p.next = q }

// What is inlined with a variable of the frame must leave the variable in registers.
//go:noinline
func registers(q *node) int { var x node; set(&x, q); set(&x, q.next); return x.next.n }

func main() {
	n := &node{}
	yes_field(n, n); yes_string(n, "a"); yes_iface(n, n); yes_nil(n); yes_global(n); yes_struct(n, *n); yes_large(&globals)
	l := []*node{n, n}
	yes_element(l, n); yes_copy([]string{"a"}, []string{"b"}); yes_append(l, n); yes_appends(l, l); yes_clear(l)
	yes_map(map[int]*node{}, n); yes_captured(n)
	no_number(n); no_new(n); no_slice(n); no_box("s"); no_closure(n, n); no_local(n); no_result(n); no_bytes(nil, nil); no_go(n)
	registers(&node{next: n})
}
G
"$GOCC" -O1 -g0 -emit-llvm -o out.ll barrier.g
python3 - <<'PY'
import re
functions = re.findall(r'^define [^\n]*@(?:"([^"]*)"|([\w.$]+))\([^\n]*\{\n(.*?)^\}', open("out.ll").read(), re.M | re.S)
seen = set()
for quoted, plain, body in functions:
    m = re.match(r"main\.((yes|no)_\w+)", quoted or plain)
    has = "@gcshade1(" in body or "@bulkBarrierPreWrite(" in body
    if "registers" in (quoted or plain) and " alloca " in body:
        print("registers: a variable is in memory")
    if not m or (m[1] == "yes_captured") != (".func" in (quoted or plain)):
        continue
    seen.add(m[1])
    if has != (m[2] == "yes"):
        print(f"{m[1]}: {'a' if has else 'no'} barrier")
print(len(seen))
PY
