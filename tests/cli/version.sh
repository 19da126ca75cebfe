# The version of the language: of a module, of a module that it replaces, of a file, from the command line.
. "$SRC/lib.bash"
mkdir -p m/old m/dep
cat >m/go.mod <<'END'
module example.com/m

go 1.21.3

replace example.com/dep => ./dep
END
printf 'module example.com/dep\n\ngo 1.22\n' >m/dep/go.mod
printf 'package dep\n\nfunc F() (n int) {\n\tfor i := range 3 {\n\t\tn += i\n\t}\n\treturn\n}\n' >m/dep/dep.g
cat >m/main.g <<'END'
package main

import "example.com/dep"

func main() {
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
	}
	println(*ps[0], dep.F())
}
END
[ "$("$GOCC" run m/main.g 2>&1)" = "3 3" ] || { echo "a variable of go1.21's loops is not shared"; exit 1; }
[ "$("$GOCC" run -lang=go1.22 m/main.g 2>&1)" = "0 3" ] || { echo "-lang does not override go.mod"; exit 1; }
expect 1 'dep.g:4:17: cannot range over 3 .untyped int constant.: requires go1.22 or later .-lang was set to go1.20; check go.mod.$' \
    "$GOCC" -lang=go1.20 m/main.g
printf 'module example.com/m\n\ngo 1.28\n' >m/go.mod
printf 'package main\n\nfunc main() {}\n' >m/main.g
expect 1 'go.mod:3:1: go.mod requires go >= 1.28 .running go 1.27.$' "$GOCC" m/main.g
printf 'module example.com/m\n\ngo one\n' >m/go.mod
expect 1 "go.mod:3:1: invalid go version 'one': must match format 1.23.0$" "$GOCC" m/main.g
printf '//go:build go1.28\n\npackage main\n\nfunc main() {}\n' >new.g
expect 1 'new.g:3:9: file requires newer Go version go1.28$' "$GOCC" new.g
expect 2 'invalid value "go1.28" for -lang: max known version is "go1.27"' "$GOCC" -lang=go1.28 new.g
expect 2 'invalid value "1.20" for -lang: should be something like "go1.12"' "$GOCC" -lang=1.20 new.g
