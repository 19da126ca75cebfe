# Ten thousand levels of parentheses and blocks, a thousand of everything else that nests, are compiled; a hundred thousand are
# refused with a message at a line of the file; never a crash.
. "$SRC/lib.bash"
python3 - <<'PY'
def w(name, body, top=""):
    open(name + ".g", "w").write(f"package main\n\n{top}\nfunc main() {{\n{body}\n}}\n")
n = 10_000
w("parens", "println(" + "(" * n + "1" + ")" * n + ")")
w("blocks", "{" * n + "println(1)" + "}" * n)
w("unary", "x := 1; println(" + "- " * n + "x)")
w("open_parens", "println(" + "(" * n)
w("open_blocks", "{" * n)
w("open_brackets", "x := " + "[" * n)
w("stars", "println(" + "*" * n + "x)")
n = 100_000
w("many_parens", "println(" + "(" * n + "1" + ")" * n + ")")
w("many_blocks", "{" * n + "println(1)" + "}" * n)
w("many_funcs", "func() {" * n + "println(1)" + "}()" * n)
n = 1000
w("ifs", "if true {" * n + "println(1)" + "}" * n)
w("fors", "for {" * n + "println(1); return" + "}" * n)
w("funcs", "func() {" * n + "println(1)" + "}()" * n)
w("types", "var x " + "[]" * n + "int; println(len(x) + 1)")
w("pointers", "var x " + "*" * n + "int; if x == nil { println(1) }")
w("elses", "x := 1; if x == 0 {}" + "".join(f" else if x == {i} {{}}" for i in range(2, n)) + " else { println(1) }")
w("calls", "println(" + "f(" * n + "1" + ")" * n + ")", "func f(x int) int { return x }\n")
w("literals", "x := T{" + "{" * n + "}" * n + "}; println(len(x))", "type T []T\n")
w("selectors", "x := &T{}; x.t = x; x.n = 1; println(x" + ".t" * n + ".n)", "type T struct { t *T; n int }\n")
PY
for f in parens blocks unary ifs fors funcs types pointers elses calls literals selectors; do
    expect 0 '^1$' "$GOCC" run -O0 $f.g
done
for f in many_parens many_blocks many_funcs; do
    expect 1 "^$f.g:5:[0-9]+: syntax error: nested too deeply \\(more than 50000 open brackets\\)$" "$GOCC" $f.g
    absent $f
done
for f in open_parens open_blocks open_brackets stars; do
    expect 1 "^$f.g:[0-9]+:[0-9]+: " "$GOCC" $f.g
done
