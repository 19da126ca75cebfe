# -stop= at every phase, the dumps, -v and -d=time.
. "$SRC/lib.bash"
hello
for phase in parse check lower ir opt obj; do
    "$GOCC" -stop=$phase hello.g
    absent hello hello.o hello.ll
done
printf 'package main\n\nfunc main() { x := 1 }\n' >bad.g
"$GOCC" -stop=parse bad.g
expect 1 'declared and not used' "$GOCC" -stop=check bad.g
expect 0 'FuncDecl' "$GOCC" -d=ast -stop=parse hello.g
expect 0 'println' "$GOCC" -d=tokens -stop=parse hello.g
expect 0 '^hello.g:3:6: func main func\(\)$' "$GOCC" -d=types -stop=check hello.g
expect 0 '^main\.main$' "$GOCC" -d=mono -stop=obj hello.g
expect 0 'define .*@main\.main' "$GOCC" -d=ir -stop=ir hello.g
expect 0 '^total +[0-9.]+ ms$' "$GOCC" -d=time hello.g
expect 0 '^gocc: check main$' "$GOCC" -v hello.g
expect 0 '^gocc: .*ld.* -static .*libgrt\.a' "$GOCC" -v hello.g
printf 'package main\n\nfunc leak() *int {\n\tx := 1\n\treturn &x\n}\n\nfunc main() { println(*leak()) }\n' >escape.g
expect 0 '^escape.g:4:2: moved to heap: x$' "$GOCC" -m -O0 escape.g
for level in 0 1 2 3; do
    "$GOCC" -O$level -o prog$level hello.g
    expect 0 '^hello$' ./prog$level
done
