# Imports that name no package, or one that may not be imported: one error each, at the path.
. "$SRC/../cli/lib.bash"

# main PATH...: main.g imports them.
main() {
    printf 'package main\n\n' >main.g
    printf 'import _ "%s"\n' "$@" >>main.g
    printf '\nfunc main() {}\n' >>main.g
}

# package FOLDER NAME [IMPORT...]
package() {
    mkdir -p "$1"
    printf 'package %s\n\n' "$2" >"$1/$(basename "$1").g"
    local path
    for path in "${@:3}"; do printf 'import _ "%s"\n' "$path" >>"$1/$(basename "$1").g"; done
}

# says PATH REGEXP: importing PATH fails with this error.
says() {
    main "$1"
    expect 1 "^main.g:3:10: $2\$" "$GOCC" -o prog main.g
    [ "$("$GOCC" -o prog main.g 2>&1 | grep -c '^main.g')" -eq 1 ] || { echo "more than one error for $1"; exit 1; }
    absent prog
}

# Without a module.
says nosuch 'package nosuch is not in std \(.*/lib/gocc/stdlib/nosuch\)'
says a/b/c 'package a/b/c is not in std \(.*/lib/gocc/stdlib/a/b/c\)'
says example.com/x 'no required module provides package example.com/x: go.mod file not found in current directory or any parent directory'
says ./nosuch 'cannot find package "./nosuch" in:'
says '' 'invalid import path \(empty string\)'
says 'a b' "invalid import path \\(invalid character U\\+0020 ' '\\)"
says 'a!' "invalid import path \\(invalid character U\\+0021 '!'\\)"
says /abs 'could not import /abs \(import path cannot be absolute path\)'
says x/ 'malformed import path "x/": trailing slash'
says x//y 'malformed import path "x//y": double slash'
says x/./y 'malformed import path "x/./y": invalid path element "."'
says x/../y 'malformed import path "x/../y": invalid path element ".."'
says ./x/../y 'malformed import path "./x/../y": invalid path element ".."'
says C 'not supported yet: cgo \(import "C"\)'
says main 'package main is not in std .*'

# In a module.
printf 'module example.com/m\n\ngo 1.27\n' >go.mod
says example.com/x 'no required module provides package example.com/x; nothing is downloaded, .*'
says example.com/m/x 'no required module provides package example.com/m/x; module example.com/m has no such folder'
mkdir empty
says example.com/m/empty 'no Go files in empty'
says ./empty 'no Go files in empty'
package cmd main
says example.com/m/cmd 'import "example.com/m/cmd" is a program, not an importable package'
package two one
printf 'package other\n' >two/zwei.g
says example.com/m/two 'found packages one \(two.g\) and other \(zwei.g\) in two'
mkdir -p tests only
printf 'package tests\n' >tests/tests_test.g
says example.com/m/tests 'no non-test Go files in tests'
printf '//go:build windows || (plan9 && amd64)\n\npackage only\n' >only/only.g
printf 'package only\n' >only/only_darwin.g
printf 'package only\n' >only/only_linux_arm64.g
printf 'package only\n\nimport "C"\n' >only/c.g
says example.com/m/only 'build constraints exclude all Go files in only'
package nested/inner inner
printf 'module example.com/m/nested\n' >nested/go.mod
says example.com/m/nested/inner 'no required module provides package example.com/m/nested/inner; module example.com/m has no such folder'

# Internal packages.
package tree/internal/secret secret
package tree/near near example.com/m/tree/internal/secret
package internal internal
says example.com/m/tree/internal/secret 'use of internal package example.com/m/tree/internal/secret not allowed'
says ./tree/internal/secret 'use of internal package example.com/m/tree/internal/secret not allowed'
main example.com/m/tree/near example.com/m/internal
"$GOCC" -o prog main.g
rm prog

# Cycles, with the way that leads into them.
package c1 c1 example.com/m/c2
package c2 c2 ../c3
package c3 c3 example.com/m/c1
main example.com/m/c1
expect 1 '^c3/c3.g:3:10: import cycle not allowed$' "$GOCC" main.g
"$GOCC" main.g >out 2>&1 || true
diff - out <<'E'
c3/c3.g:3:10: import cycle not allowed
	main.g:3:10: example.com/m imports example.com/m/c1
	c1/c1.g:3:10: example.com/m/c1 imports example.com/m/c2
	c2/c2.g:3:10: example.com/m/c2 imports example.com/m/c3
	c3/c3.g:3:10: example.com/m/c3 imports example.com/m/c1
E
says . 'import cycle not allowed'
says example.com/m 'import cycle not allowed'
package c4 c4 example.com/m/c4
main example.com/m/c4
expect 1 '^c4/c4.g:3:10: import cycle not allowed$' "$GOCC" main.g

# Errors in what is imported, and only there: what imports it is not looked at.
mkdir -p bad
printf 'package bad\n\nvar X int = "text"\n' >bad/bad.g
printf 'package main\n\nimport "example.com/m/bad"\n\nvar y string = bad.X\n\nfunc main() {}\n' >main.g
"$GOCC" main.g >out 2>&1 && exit 1
diff - out <<'E'
bad/bad.g:3:13: cannot use "text" (untyped string constant) as int value in variable declaration
E
printf 'package bad\n\nfunc {\n' >bad/bad.g
expect 1 '^bad/bad.g:3:6: syntax error: ' "$GOCC" main.g
printf 'package bad\n\nfunc F()\n' >bad/bad.g
printf 'package main\n\nimport "example.com/m/bad"\n\nfunc main() { bad.F() }\n' >main.g
expect 1 '^bad/bad.g:3:6: missing function body$' "$GOCC" main.g

# A go.mod that cannot be understood.
says_mod() {
    printf "$1" >go.mod
    main errors
    expect 1 "^go.mod:$2\$" "$GOCC" main.g
}
says_mod 'module m\nmodul x\n' '2:1: unknown directive: modul'
says_mod 'module m\nrequire (\n\ta v1\n' '4:1: syntax error \(unterminated block\)'
says_mod 'go 1.27\n' '1:1: no module declaration in go.mod'
says_mod 'module a b\n' '1:1: usage: module module/path'
says_mod 'module a\nmodule b\n' '2:1: repeated module statement'
says_mod 'module m\nreplace a b\n' '2:1: usage: replace .*'
printf 'module m\nreplace example.com/gone => ./gone\n' >go.mod
says example.com/gone 'no required module provides package example.com/gone; .*'
