// Escape analysis: what -m says about small programs, and what code generation is told about their nodes. The expected
// lines are gc's (go tool compile -m -l), but for what the last group says.
#include "check_source.h"
#include "lower/lower.h"

static Program prog;

// Checks and lowers a file of package p.
static void lower_text(const char *text)
{
    assert_true(check_text(text));
    prog = (Program){.arena = A, .main = pkg, .want_escape_notes = true};
    vec_push(A, &prog.pkgs, pkg);
    lower_program(&prog);
}

// All notes, as "line: text\n".
static char *notes(void)
{
    StrBuf b = {.arena = A};
    buf_puts(&b, "");
    for (int i = 0; i < prog.escape_notes.len; i++)
        buf_printf(&b, "%d: %s\n", pos_info(prog.escape_notes.at[i].pos).line, prog.escape_notes.at[i].text);
    return b.text;
}

static void expect(const char *text, const char *want)
{
    lower_text(text);
    assert_string_equal(notes(), want);
}

static void variables(void **state)
{
    expect("package p\n"
           "var g *int\n"
           "func stays() int { x := 1; p := &x; return *p }\n"
           "func leaves() *int { x := 1; return &x }\n"
           "func global() { x := 1; g = &x }\n"
           "func aliased() { x := 1; p := &x; q := &p; g = *q }\n"
           "func content() *int { x, y := 1, 2; p := [2]*int{&x, nil}; q := &y; _ = q; return p[0] }\n",
           "4: moved to heap: x\n"
           "5: moved to heap: x\n"
           "6: moved to heap: x\n"
           "7: moved to heap: x\n");
}

static void parameters(void **state)
{
    expect("package p\n"
           "type T struct { p *int; n int }\n"
           "var g *int\n"
           "func none(p *int, n int) int { return *p + n }\n"
           "func heap(p *int) { g = p }\n"
           "func content(p **int) { g = *p }\n"
           "func result(p *int) *int { return p }\n"
           "func level(p **int) (a, b *int) { return nil, *p }\n"
           "func named(p *T) (r *int) { r = p.p; return }\n"
           "func both(p *int) *int { g = p; return p }\n"
           "func address(p *int) **int { return &p }\n"
           "func (t *T) method() *T { return t }\n"
           "func (t T) value() *int { return t.p }\n"
           "func blank(_ *int, b bool) {}\n",
           "4: p does not escape\n"
           "5: leaking param: p\n"
           "6: leaking param content: p\n"
           "7: leaking param: p to result ~r0 level=0\n"
           "8: leaking param: p to result b level=1\n"
           "9: leaking param: p to result r level=1\n"
           "10: leaking param: p\n"
           "11: moved to heap: p\n"
           "12: leaking param: t to result ~r0 level=0\n"
           "13: leaking param: t to result ~r0 level=0\n");
}

static void calls(void **state)
{
    expect("package p\n"
           "var g *int\n"
           "func id(p *int) *int { return p }\n"
           "func keep(p *int) { g = p }\n"
           "func f1() { x := 1; id(&x) }\n"
           "func f2() *int { x := 1; return id(&x) }\n"
           "func f3() { x := 1; keep(id(&x)) }\n"
           "func f4(f func(*int)) { x := 1; f(&x) }\n"
           "func even(n int, p *int) *int { if n == 0 { return p }; return odd(n-1, p) }\n"
           "func odd(n int, p *int) *int { if n == 0 { return nil }; return even(n-1, p) }\n"
           "func f5() int { x := 1; return *even(2, &x) }\n"
           "func two(p, q *int) (*int, *int) { return q, p }\n"
           "func f6() { x, y := 1, 2; g, _ = two(&x, &y) }\n"
           "func last(ps ...*int) *int { return ps[0] }\n"
           "func f7() { x := 1; last(&x) }\n"
           "func f8() { x := 1; g = last(nil, &x) }\n",
           "3: leaking param: p to result ~r0 level=0\n"
           "4: leaking param: p\n"
           "6: moved to heap: x\n"
           "7: moved to heap: x\n"
           "8: f does not escape\n"
           "8: moved to heap: x\n"
           "9: leaking param: p\n" // results of functions that call each other may go anywhere
           "10: leaking param: p\n"
           "11: moved to heap: x\n"
           "12: leaking param: p to result ~r1 level=0\n"
           "12: leaking param: q to result ~r0 level=0\n"
           "13: moved to heap: y\n"
           "14: leaking param: ps to result ~r0 level=1\n"
           "15: ... argument does not escape\n"
           "16: moved to heap: x\n"
           "16: ... argument does not escape\n");
}

static void methods(void **state)
{
    expect("package p\n"
           "type T struct { n int }\n"
           "type I interface { self() *T; get() int }\n"
           "type E struct { *T; I }\n"
           "func (t *T) self() *T { return t }\n"
           "func (t *T) get() int { return t.n }\n"
           "func f1() int { var t T; return t.get() }\n"
           "func f2() *T { var t T; return t.self() }\n"
           "func f3(i I) int { return i.get() }\n"
           "func f4() int { var t T; f := t.get; return f() }\n"
           "func f5() func() int { var t T; return t.get }\n"
           "func f6() int { var t T; return (*T).get(&t) }\n"
           "func f7() int { var t T; e := E{T: &t}; return e.T.get() }\n"
           "func f8() int { var t T; e := E{I: &t}; return e.I.get() }\n",
           "5: leaking param: t to result ~r0 level=0\n"
           "6: t does not escape\n"
           "8: moved to heap: t\n"
           "9: leaking param: i\n"
           "10: t.get does not escape\n"
           "11: moved to heap: t\n"
           "11: t.get escapes to heap\n"
           "14: moved to heap: t\n");
}

static void literals(void **state)
{
    expect("package p\n"
           "type T struct { n int; p *T }\n"
           "var g any\n"
           "func f1() { a := &T{}; b := &T{1, a}; c := []T{{}, {}}; d := map[int]*T{1: {}}; _, _, _ = b, c, d }\n"
           "func f2() { g = &T{1, &T{}} }\n"
           "func f3() []*T { return []*T{{n: 1}, nil} }\n"
           "func f4() { a := [2]*T{{n: 1}}; b := &[]int{1}; c := new(T); _, _, _ = a, b, c }\n"
           "func f5(n int) { a := make([]int, 10); b := make([]int, n); c := make(map[int]int); _, _, _ = a, b, c }\n"
           "func f6() []int { return make([]int, 3) }\n",
           "4: &T{} does not escape\n"
           "4: &T{...} does not escape\n"
           "4: []T{...} does not escape\n"
           "4: map[int]*T{...} does not escape\n"
           "4: &T{} escapes to heap\n"
           "5: &T{...} escapes to heap\n"
           "5: &T{} escapes to heap\n"
           "6: []*T{...} escapes to heap\n"
           "6: &T{...} escapes to heap\n"
           "7: &T{...} does not escape\n"
           "7: &[]int{...} does not escape\n"
           "7: []int{...} does not escape\n"
           "7: new(T) does not escape\n"
           "8: make([]int, 10) does not escape\n"
           "8: make([]int, n) does not escape\n"
           "8: make(map[int]int) does not escape\n"
           "9: make([]int, 3) escapes to heap\n");
}

static void loops(void **state)
{
    expect("package p\n"
           "func f1() { var p *int; for i := 0; i < 3; i++ { p = &i }; _ = p }\n"
           "func f2() { for i := 0; i < 3; i++ { p := &i; _ = p } }\n"
           "func f3() { for i, p := 0, (*int)(nil); i < 3; i++ { _ = p; p = &i } }\n"
           "func f4() { var p *int; for { x := 1; p = &x; _ = p } }\n"
           "func f5() { for { x := 1; p := &x; _ = p } }\n"
           "func f6() { var p *int; i := 0\n"
           "again: x := 1; p = &x; _ = p; i++; if i < 3 { goto again } }\n"
           "func f7() { var p *int; goto on\n"
           "on: { x := 1; p = &x; _ = p } }\n"
           "func f8() { var p *int; for _, v := range []int{1, 2} { p = &v }; _ = p }\n"
           "func f9() { var s [][]int; for range 3 { t := []int{1}; s = append(s, t) } }\n"
           "func f10() { for range 3 { t := []int{1}; u := new(int); _, _ = t, u } }\n",
           "2: moved to heap: i\n"
           "4: moved to heap: i\n"
           "5: moved to heap: x\n"
           "8: moved to heap: x\n"
           "11: moved to heap: v\n"
           "11: []int{...} does not escape\n"
           "12: []int{...} escapes to heap\n"
           "12: append does not escape\n"
           "13: []int{...} does not escape\n"
           "13: new(int) does not escape\n");
}

static void closures(void **state)
{
    expect("package p\n"
           "var g func() int\n"
           "func f1() int { x := 1; f := func() int { x++; return x }; return f() }\n"
           "func f2() func() int { x := 1; return func() int { x++; return x } }\n"
           "func f3() { x := 1; g = func() int { return x } }\n"
           "func f4() { x := 1; go func() { x++ }() }\n"
           "func f5() { x := 1; defer func() { x++ }() }\n"
           "func f6() { for range 2 { x := 1; defer func() { x++ }() } }\n"
           "func f7() int { var p *int; func() { x := 1; p = &x }(); return *p }\n"
           "func f8() int { x := 1; f := func() *int { return &x }; return *f() }\n"
           "func f9() { var f func(*int); f = func(p *int) { f(p) }; x := 1; f(&x) }\n",
           "3: func literal does not escape\n"
           "4: moved to heap: x\n"
           "4: func literal escapes to heap\n"
           "5: func literal escapes to heap\n"
           "6: moved to heap: x\n"
           "6: func literal escapes to heap\n"
           "7: func literal does not escape\n"
           "8: moved to heap: x\n"
           "8: func literal escapes to heap\n"
           "9: func literal does not escape\n"
           "9: moved to heap: x\n"
           "10: func literal does not escape\n"
           "11: func literal does not escape\n"
           "11: p does not escape\n");
}

static void boxes(void **state)
{
    expect("package p\n"
           "type T struct { a, b int }\n"
           "var g any\n"
           "func all(xs ...any) {}\n"
           "func f1(t T, s string) { all(t, s, 1, &t); g = s }\n"
           "func f2(t T) any { return t }\n"
           "func f3(t T, i any) bool { return i == t }\n"
           "func f4(n int) any { return any(n) }\n"
           "func f5(i any) *int { return i.(*int) }\n"
           "func f6(i any) *int { return i.(T2).p }\n"
           "type T2 struct { p *int; n int }\n"
           "func f7(i any) (r *int) { switch i := i.(type) { case *int: r = i; case T2: r = i.p }; return }\n"
           "func f8(n int) { panic(n) }\n"
           "func f9(c chan any, n int) { c <- n }\n",
           "4: xs does not escape\n"
           "5: leaking param: s\n"
           "5: ... argument does not escape\n"
           "5: t does not escape\n"
           "5: s does not escape\n"
           "5: 1 does not escape\n"
           "5: s escapes to heap\n"
           "6: t escapes to heap\n"
           "7: i does not escape\n"
           "7: t does not escape\n"
           "8: any(n) escapes to heap\n"
           "9: leaking param: i to result ~r0 level=0\n"
           "10: leaking param: i to result ~r0 level=1\n"
           "12: leaking param: i to result r level=0\n"
           "13: n escapes to heap\n"
           "14: c does not escape\n"
           "14: n escapes to heap\n");
}

static void strings(void **state)
{
    expect("package p\n"
           "func f1(b []byte, s, t string) (string, []byte, string) { return string(b), []byte(s), s + t + \"x\" }\n"
           "func f2(b []byte, s, t string) { _, _, _ = string(b), []rune(s), s + t }\n"
           "func f3(s string) string { return s[1:] }\n"
           "func f4(s string) { s += \"x\" }\n",
           "2: b does not escape\n"
           "2: s does not escape\n"
           "2: t does not escape\n"
           "2: string(b) escapes to heap\n"
           "2: ([]byte)(s) escapes to heap\n"
           "2: s + t + \"x\" escapes to heap\n"
           "3: b does not escape\n"
           "3: s does not escape\n"
           "3: t does not escape\n"
           "3: string(b) does not escape\n"
           "3: ([]rune)(s) does not escape\n"
           "3: s + t does not escape\n"
           "4: leaking param: s to result ~r0 level=0\n"
           "5: s does not escape\n");
}

static void stores(void **state)
{
    expect("package p\n"
           "type B struct { buf []int; p, q *int }\n"
           "func f1(b *B, p *int) { b.p = p }\n"
           "func f2(b *B) { b.buf = b.buf[1:] }\n"
           "func f3(b *B) { b.p, b.q = b.q, b.p }\n"
           "func f4(m map[*int]*int, k, v *int) { m[k] = v }\n"
           "func f5(m map[*int]*int, k *int) *int { return m[k] }\n"
           "func f6(s []*int, p *int) { s[0] = p }\n"
           "func f7(d, s []*int) { copy(d, s) }\n"
           "func f8(s []*int, p *int) []*int { return append(s, p) }\n"
           "func f9(a [2]*int, p *int) *int { a[0] = p; return a[1] }\n"
           "func f10() []int { var a [4]int; return a[:2] }\n",
           "3: b does not escape\n"
           "3: leaking param: p\n"
           "4: b does not escape\n"
           "4: f2 ignoring self-assignment in b.buf = b.buf[1:]\n"
           "5: b does not escape\n"
           "5: f3 ignoring self-assignment in b.p, b.q = b.q, b.p\n"
           "6: m does not escape\n"
           "6: leaking param: k\n"
           "6: leaking param: v\n"
           "7: m does not escape\n"
           "7: k does not escape\n"
           "8: s does not escape\n"
           "8: leaking param: p\n"
           "9: d does not escape\n"
           "9: leaking param content: s\n"
           "10: leaking param content: s\n"
           "10: leaking param: s to result ~r0 level=0\n"
           "10: leaking param: p\n"
           "10: append escapes to heap\n"
           "11: leaking param: a to result ~r0 level=0\n"
           "11: leaking param: p to result ~r0 level=0\n"
           "12: moved to heap: a\n");
}

static void sizes(void **state)
{
    expect("package p\n"
           "type big [1 << 14]int\n"
           "func f1(i int) { var a, b [1 << 14]int; var c [1<<14 + 1]int; a[i], b[i], c[i] = 1, 2, 3 }\n"
           "func f2() { a := new(big); b := &big{}; c := new([1 << 13]int); _, _, _ = a, b, c }\n"
           "func f3() { a := make([]int, 1<<13); b := make([]int, 1<<13+1); c := make([]int, 0, 1<<14); _, _, "
           "_ = a, b, c }\n"
           "func f4() { a := make([]struct{}, 10); _ = a }\n"
           "func f5(b big, i int) int { p := &b; return p[i] }\n",
           "3: moved to heap: c\n"
           "4: new(big) escapes to heap\n"
           "4: &big{} escapes to heap\n"
           "4: new([8192]int) does not escape\n"
           "5: make([]int, 8192) does not escape\n"
           "5: make([]int, 8193) escapes to heap\n"
           "5: make([]int, 0, 16384) escapes to heap\n"
           "6: make([]struct {}, 10) escapes to heap\n");
}

// Ranges over functions: the body is a closure. gc says the same of the functions it makes of the bodies.
static void range_functions(void **state)
{
    expect("package p\n"
           "func each(f func(int) bool) { f(1) }\n"
           "func f1() int { t := 0; for i := range each { t += i }; return t }\n"
           "func f2(seq func(func(int) bool)) int { t := 0; for i := range seq { t += i }; return t }\n"
           "func f3() *int { for i := range each { return &i }; return nil }\n",
           "2: f does not escape\n"
           "3: func literal does not escape\n"
           "4: seq does not escape\n"
           "4: moved to heap: t\n"
           "4: func literal escapes to heap\n"
           "5: func literal does not escape\n"
           "5: moved to heap: i\n");
}

// The iterator is what a known function returns. (gc would have to inline the function to see it.)
static void returned_iterators(void **state)
{
    expect("package p\n"
           "type S struct { v int; kept func(int) bool }\n"
           "func (s *S) all() func(func(int) bool) { return func(yield func(int) bool) { yield(s.v) } }\n"
           "func (s *S) keep() func(func(int) bool) { return func(yield func(int) bool) { s.kept = yield } }\n"
           "func (s *S) set() (f func(func(int) bool)) { defer func() { f = s.keep() }(); return nil }\n"
           "func f1(s *S) (t int) { for x := range s.all() { t += x }; return }\n"
           "func f2(s *S) (t int) { for x := range s.keep() { t += x }; return }\n"
           "func f3(s *S) (t int) { for x := range s.set() { t += x }; return }\n",
           "3: leaking param: s\n"
           "3: func literal escapes to heap\n"
           "3: yield does not escape\n"
           "4: leaking param: s\n"
           "4: func literal escapes to heap\n"
           "4: leaking param: yield\n"
           "5: leaking param: s\n"
           "5: func literal does not escape\n"
           "6: leaking param: s\n"
           "6: func literal does not escape\n"
           "7: leaking param: s\n"
           "7: moved to heap: t\n"
           "7: func literal escapes to heap\n"
           "8: leaking param: s\n"
           "8: moved to heap: t\n"
           "8: func literal escapes to heap\n");
}

// A generic function is analysed once; gc analyses each shape of it.
static void generics(void **state)
{
    expect("package p\n"
           "type I interface { m() *int }\n"
           "type L[T any] struct { v T; next *L[T] }\n"
           "func (l *L[T]) push(v T) { l.next = &L[T]{v, l.next} }\n"
           "func id[T any](v T) T { return v }\n"
           "func addr[T any](v T) *T { return &v }\n"
           "func box[T any](v T) any { return v }\n"
           "func call[T I](v T) *int { return v.m() }\n"
           "func at[T ~[]*int | ~[2]*int](v T) *int { return v[0] }\n"
           "func f1() { x := 1; p := id(&x); _ = *p }\n"
           "func f2() any { x := 1; return box[*int](&x) }\n"
           "func f3() { x := 1; var l L[*int]; l.push(&x) }\n",
           "4: leaking param content: l\n"
           "4: leaking param: v\n"
           "4: &L[T]{...} escapes to heap\n"
           "5: leaking param: v to result ~r0 level=0\n"
           "6: moved to heap: v\n"
           "7: leaking param: v\n"
           "7: v escapes to heap\n"
           "8: leaking param: v\n"
           "9: leaking param: v to result ~r0 level=0\n"
           "11: moved to heap: x\n"
           "12: moved to heap: x\n");
}

static void unsafe_pointers(void **state)
{
    expect("package p\n"
           "import \"unsafe\"\n"
           "func f1(p *int) *int { return (*int)(unsafe.Pointer(uintptr(unsafe.Pointer(p)) + 8)) }\n"
           "func f2() *int { x := 1; return (*int)(unsafe.Pointer(&x)) }\n"
           "func f3() uintptr { x := 1; return uintptr(unsafe.Pointer(&x)) }\n"
           "func f4(b []byte) *byte { return unsafe.SliceData(b) }\n"
           "func f5(p *int) []int { return unsafe.Slice(p, 2) }\n",
           "3: leaking param: p to result ~r0 level=0\n"
           "4: moved to heap: x\n"
           "6: leaking param: b to result ~r0 level=0\n"
           "7: leaking param: p to result ~r0 level=0\n");
    // unlike in gc: strings are taken to be on the heap, because a concatenation may give one of its operands
    expect("package p\n"
           "import \"unsafe\"\n"
           "func f1(p *byte) string { return unsafe.String(p, 1) }\n",
           "3: leaking param: p\n");
}

// Package variables are on the heap; what their initialisers need only for a while is not.
static void initialisers(void **state)
{
    expect("package p\n"
           "type T struct { n int }\n"
           "func use(p *T) int { return p.n }\n"
           "func keep(p *T) *T { return p }\n"
           "var a = &T{1}\n"
           "var b = use(&T{2})\n"
           "var c = keep(&T{3})\n"
           "var d, e = func() (*T, int) { t := T{4}; return &t, use(&t) }()\n",
           "3: p does not escape\n"
           "4: leaking param: p to result ~r0 level=0\n"
           "5: &T{...} escapes to heap\n"
           "6: &T{...} does not escape\n"
           "7: &T{...} escapes to heap\n"
           "8: func literal does not escape\n"
           "8: moved to heap: t\n");
}

// What code generation reads ------------------------------------------------------------------------------------------

static void annotations(void **state)
{
    lower_text("package p\n"
               "type T struct { n int }\n"
               "func (t T) get() int { return t.n }\n"
               "func all(xs ...any) int { return len(xs) }\n"
               "var g any\n"
               "var s []int\n"
               "func f(n int) (func() int, []int) {\n"
               "\tp, q := &T{1}, new(T)\n"
               "\ta, b, c := []int{1, n}, make([]int, 4), make([]int, n)\n"
               "\tm := T{n}.get\n"
               "\tx := all(n, q.n)\n"
               "\tg = p.n\n"
               "\ts = []int{2, n}\n"
               "\treturn func() int { return x + len(a) + len(c) + m() }, b\n"
               "}\n");
    assert_true(find("&T{…}")->noescape);
    assert_true(find("new(T)")->noescape);
    assert_false(find("[]int{…}")->noescape); // a is captured by what is returned
    assert_false(find("make([]int, 4)")->noescape);
    assert_false(find("make([]int, n)")->noescape);
    assert_false(find("T{…}.get")->noescape);
    assert_true(find("all(n, q.n)")->noescape);
    assert_true(find("q.n")->noescape_box);
    assert_false(find("p.n")->noescape_box);
    assert_false(find("func() int {…}")->noescape);
}

// The same node may be boxed and allocate: the two are told apart.
static void two_allocations(void **state)
{
    lower_text("package p\n"
               "var g *[]int\n"
               "func see(x any) bool { return x != nil }\n"
               "func f(n int) bool { return see([]int{n}) }\n"
               "func h(n int) any { return make([]int, 2) }\n"
               "func i(n int) bool { return see(make([]int, n)) }\n");
    assert_true(find("[]int{…}")->noescape);
    assert_true(find("[]int{…}")->noescape_box);
    assert_false(find("make([]int, 2)")->noescape);
    assert_false(find("make([]int, 2)")->noescape_box);
    assert_false(find("make([]int, n)")->noescape); // its size is not known
    assert_true(find("make([]int, n)")->noescape_box);
    lower_text("package p\nfunc f(n int) { a, b := make([]int, n, 4), make([]int, 3, 4); _, _ = a, b }\n");
    assert_false(find("make([]int, n, 4)")->noescape); // n has to be checked
    assert_true(find("make([]int, 3, 4)")->noescape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variables),    cmocka_unit_test(parameters),
        cmocka_unit_test(calls),        cmocka_unit_test(methods),
        cmocka_unit_test(literals),     cmocka_unit_test(loops),
        cmocka_unit_test(closures),     cmocka_unit_test(boxes),
        cmocka_unit_test(strings),      cmocka_unit_test(stores),
        cmocka_unit_test(sizes),        cmocka_unit_test(range_functions),
        cmocka_unit_test(generics),     cmocka_unit_test(returned_iterators),
        cmocka_unit_test(initialisers), cmocka_unit_test(unsafe_pointers),
        cmocka_unit_test(annotations),  cmocka_unit_test(two_allocations),
    };
    return cmocka_run_group_tests(tests, setup_check, teardown_check);
}
