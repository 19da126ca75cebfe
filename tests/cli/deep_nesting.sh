# Ten thousand levels of everything that nests: compiled, or refused with a message; never a crash.
. "$SRC/lib.bash"
python3 - <<'PY'
n = 10_000
def w(name, body, top=""):
    open(name + ".g", "w").write(f"package main\n\n{top}\nfunc main() {{\n{body}\n}}\n")
w("parens", "println(" + "(" * n + "1" + ")" * n + ")")
w("blocks", "{" * n + "println(1)" + "}" * n)
w("unary", "x := 1; println(" + "-" .join([""] * n).replace("--", "- -") + "x)")
w("ifs", "if true {" * n + "println(1)" + "}" * n)
w("fors", "for {" * n + "println(1); return" + "}" * n)
w("funcs", "func() {" * 1000 + "println(1)" + "}()" * 1000)
w("types", "var x " + "[]" * n + "int; println(len(x))")
w("pointers", "var x " + "*" * n + "int; println(x == nil)")
w("elses", "x := 1; if x == 0 {}" + "".join(f" else if x == {i} {{}}" for i in range(2, n)) + " else { println(1) }")
w("open_parens", "println(" + "(" * n)
w("open_blocks", "{" * n)
w("open_brackets", "x := " + "[" * n)
w("stars", "println(" + "*" * n + "x)")
w("calls", "println(f" + "(f" * 0 + "(1" + ")" + ")", "func f(x int) int { return x }\n")
w("nested_calls", "println(" + "f(" * 3000 + "1" + ")" * 3000 + ")", "func f(x int) int { return x }\n")
w("literals", "x := " + "[]any{" * 1 + "}" * 1 + "; println(len(x))")
PY
for f in parens blocks unary ifs fors funcs types pointers elses nested_calls open_parens open_blocks open_brackets stars; do
    status=0
    timeout 100 "$GOCC" -O0 -o prog $f.g >out 2>&1 || status=$?
    if [ $status -gt 1 ] || { [ $status -eq 1 ] && ! grep -qE "^($f.g:[0-9]+|gocc: )" out; }; then
        echo "$f.g: exit status $status"
        head -c 1000 out
        exit 1
    fi
    if [ $status -eq 0 ]; then
        ./prog >/dev/null 2>&1 || { echo "$f.g: the program failed"; exit 1; }
        rm prog
    fi
done
# What is legal Go and deep only by a reasonable amount must work.
expect 0 '^1$' "$GOCC" run parens.g
expect 0 '^1$' "$GOCC" run blocks.g
expect 1 '^open_blocks.g:' "$GOCC" open_blocks.g
