# A package named by its folder: gocc DIR, gocc run DIR, in and outside of modules; what the program is called; -tags.
. "$SRC/../cli/lib.bash"
mkdir -p prog/lib prog/cmd/tool
printf 'package main\n\nimport "./lib"\n\nfunc main() { println(lib.Name(), part) }\n' >prog/main.g
printf 'package main\n\nconst part = "second file"\n' >prog/more.go
printf 'package lib\n\nfunc Name() string { return "lib " + tag }\n' >prog/lib/lib.g
printf '//go:build !special\n\npackage lib\n\nconst tag = "plain"\n' >prog/lib/plain.g
printf '//go:build special && !other\n\npackage lib\n\nconst tag = "special"\n' >prog/lib/special.g

# The program is called like the folder, and lands where gocc runs.
expect 1 '^gocc: cannot write prog: is a directory$' "$GOCC" prog
expect 0 '^lib plain second file$' "$GOCC" run prog
expect 0 '^lib plain second file$' "$GOCC" run ./prog/ with arguments -v
(cd prog && "$GOCC" . && ./prog && rm prog) >out 2>&1
grep -q '^lib plain second file$' out
mkdir away
(cd away && "$GOCC" ../prog && ./prog) >out 2>&1
grep -q '^lib plain second file$' out
(cd away && "$GOCC" -S ../prog && test -s prog.s)
"$GOCC" -o here prog && ./here
expect 1 '^gocc: package lib is not a main package$' "$GOCC" prog/lib
"$GOCC" -stop=check prog/lib

# Tags.
expect 0 '^lib special second file$' "$GOCC" run -tags special prog
expect 0 '^lib special second file$' "$GOCC" run -tags=unused,special prog
expect 1 'undefined: tag$' "$GOCC" run -tags=special,other prog

# Files named one by one are taken whatever their constraints say, as with go run.
printf '//go:build never\n\npackage main\n\nfunc main() { println("never?") }\n' >x_windows.g
expect 0 '^never\?$' "$GOCC" run x_windows.g

# In a module, imports go by its path from everywhere below it.
printf 'module example.com/prog\n' >prog/go.mod
printf 'package main\n\nimport "example.com/prog/lib"\n\nfunc main() { println("tool", lib.Name()) }\n' >prog/cmd/tool/tool.g
expect 0 '^tool lib plain$' "$GOCC" run prog/cmd/tool
(cd prog/cmd/tool && "$GOCC" -o ../../../tool . && cd ../.. && "$GOCC" run cmd/tool/tool.g) >out 2>&1
grep -q '^tool lib plain$' out
./tool

# Symbols carry import paths; messages name files as seen from here.
"$GOCC" -d=mono -o tool prog/cmd/tool | grep -qx 'example.com/prog/lib.Name'
printf 'package lib\n\nfunc Name() string { return 1 }\n' >prog/lib/lib.g
expect 1 '^prog/lib/lib.g:3:29: cannot use 1 ' "$GOCC" -o tool prog/cmd/tool
cd prog/cmd/tool
expect 1 '^../../lib/lib.g:3:29: cannot use 1 ' "$GOCC" .
cd ../../..

# Folders that hold no program, or nothing at all.
mkdir empty mixed constraint
expect 1 '^no Go files in empty$' "$GOCC" empty
printf 'package a\n' >mixed/a.g
printf 'package b\n' >mixed/b.g
expect 1 '^found packages a \(a.g\) and b \(b.g\) in mixed$' "$GOCC" mixed
wrong() {
    printf '//go:build %s\n\npackage main\n\nfunc main() {}\n' "$1" >constraint/c.g
    expect 1 "^constraint/c.g:1:[0-9]+: parsing //go:build line: $2\$" "$GOCC" constraint
}
wrong 'a &&' 'unexpected end of expression'
wrong '' 'unexpected end of expression'
wrong 'a || !' 'unexpected end of expression'
wrong '(a' 'unexpected end of expression'
wrong 'a b' 'unexpected token b'
wrong '&& a' 'unexpected token &&'
wrong '()' 'unexpected token \)'
wrong 'a )' 'unexpected token \)'
wrong 'a & b' 'invalid syntax at &'
printf '//go:build linux\n//go:build amd64\n\npackage main\n\nfunc main() {}\n' >constraint/c.g
expect 1 '^constraint/c.g:2:1: multiple //go:build comments$' "$GOCC" constraint
