# Package clauses: several files of one package, packages that are not main, main without main.
. "$SRC/lib.bash"
hello
printf 'package other\n\nfunc f() {}\n' >other.g
expect 1 '^other.g:1:9: package other; expected package main$' "$GOCC" hello.g other.g
expect 1 '^gocc: package other is not a main package$' "$GOCC" other.g
"$GOCC" -stop=check other.g
"$GOCC" -c other.g
nm other.o | grep -q ' T other\.f$' || { echo "other.o lacks other.f"; exit 1; }
printf 'package main\n\nfunc f() {}\n' >nomain.g
expect 1 'function main is undeclared in the main package$' "$GOCC" nomain.g
printf 'package main\n\nfunc main() {}\nfunc main() {}\n' >twice.g
expect 1 '^twice.g:4:6: main redeclared in this block$' "$GOCC" twice.g
printf 'package main\n\nfunc main(x int) {}\n' >args.g
expect 1 '^args.g:3:6: func main must have no arguments and no return values$' "$GOCC" args.g
printf 'package main\n\nvar main = 1\n' >var.g
expect 1 '^var.g:3:5: cannot declare main - must be func$' "$GOCC" var.g
printf 'package main\n\nimport "no/such/path"\n\nfunc main() { path.F() }\n' >import.g
expect 1 '^import.g:3:8: ' "$GOCC" import.g
absent other nomain twice
