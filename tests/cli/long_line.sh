# A line of 1 MB: as a string, as an expression, as an error.
. "$SRC/lib.bash"
python3 - <<'PY'
big = "x" * 1_000_000
open("string.g", "w").write(f'package main\n\nvar s = "{big}"\n\nfunc main() {{ println(len(s)) }}\n')
open("comment.g", "w").write(f'package main // {big}\n\nfunc main() {{ println("ok") }}\n')
open("error.g", "w").write(f'package main\n\nfunc main() {{ println("{big}", undefinedName) }}\n')
open("ident.g", "w").write(f'package main\n\nfunc main() {{ {big} := 1; println({big}) }}\n')
open("sum.g", "w").write('package main\n\nvar x = 1\n\nfunc main() { println(x' + "+1" * 20_000 + ") }\n")
open("digits.g", "w").write("package main\n\nconst n = 1" + "0" * 4000 + "\n\nfunc main() { println(n / n) }\n")
PY
expect 0 '^1000000$' "$GOCC" run string.g
expect 0 '^ok$' "$GOCC" run comment.g
expect 1 '^error.g:3:1000027: undefined: undefinedName$' "$GOCC" error.g
expect 0 '^1$' "$GOCC" run ident.g
expect 0 '^20001$' "$GOCC" run sum.g
expect 1 '^digits.g:3:11: constant overflow$' "$GOCC" digits.g
