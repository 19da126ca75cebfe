# gocc test: results, output and exit status are those of `go test`. test.out is what that prints, without times.
. "$SRC/lib.bash"
cp -r "$SRC/test.dir/b" .
normal() {
    sed -E 's/\([0-9.]+s\)/(T)/; s/\t[0-9.]+s( |$)/\tT\1/; s/ +[0-9.]+ ns\/op/ N ns\/op/; s/[ \t]+[0-9.]+ MB\/s/ N MB\/s/
            s/^(Benchmark[^ \t]*)[ \t]+[0-9]+[ \t]+/\1 /; s/ +[0-9]+ (B|allocs)\/op/ N \1\/op/g; /^(cpu|goos|goarch|pkg):/d'
}
run() {
    echo "# $*"
    "$GOCC" test -O0 "$@" >out 2>&1 && status=0 || status=$?
    normal <out
    echo "# status $status"
}
program() {
    echo "# program $*"
    (cd b && ../b.test "$@") >out 2>&1 && status=0 || status=$?
    normal <out
    echo "# status $status"
}
run b
run -run='^$' -bench=. -benchtime=10x b
"$GOCC" test -O0 -c -o b.test b
program -test.v
program -test.v -test.run='Sub/c.d/deep|Pass'
program -test.failfast -test.skip=Fuzz
program -test.count=2 -test.run=TestPass -test.v
program -test.list=.
program -test.run=NoSuch
program -test.run='('
mkdir none broken
echo 'package none' >none/none.go
printf 'package broken\n\nimport "testing"\n\nfunc TestX(t *testing.T) { x }\n' >broken/x_test.go
expect 0 '^\? .*none	\[no test files\]$' "$GOCC" test -O0 none
expect 1 '^FAIL	broken \[build failed\]$' "$GOCC" test -O0 broken
expect 1 '^FAIL	broken \[build failed\]$' "$GOCC" test -O0 ./broken/... none/...
expect 0 'usage|Usage' "$GOCC" test --help
(cd b && expect 0 '^PASS$' "$GOCC" test -O0 -run=Pass)
# The language is that of the module.
mkdir old
printf 'module old\n\ngo 1.20\n' >old/go.mod
cat >old/old_test.go <<'END'
package old

import "testing"

func TestLoopVariable(t *testing.T) {
	var last func() int
	for i := 0; i < 3; i++ {
		if i == 0 {
			last = func() int { return i }
		}
	}
	t.Log("i is", last())
}
END
expect 0 'old_test.go:12: i is 3' "$GOCC" test -O0 -v old
# Fuzzing: what a target fails with is made small and kept as a seed.
export XDG_CACHE_HOME=$PWD/cache
mkdir fuzz
cat >fuzz/f_test.go <<'END'
package fuzz

import "testing"

func FuzzLong(f *testing.F) {
	f.Add("seed", 1)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if len(s) > 6 && n != 1 {
			t.Errorf("%d bytes", len(s))
		}
	})
}

func FuzzPanic(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) { _ = b[:4:4][3] == '!' || 1/len(b[4:]) > 0 })
}

func FuzzFine(f *testing.F) {
	f.Fuzz(func(t *testing.T, a bool, b byte, c rune, d float64, e uint16) {})
}
END
expect 1 '^    Failing input written to testdata/fuzz/FuzzLong/[0-9a-f]{16}$' "$GOCC" test -O0 -fuzz=Long fuzz
seed=$(echo fuzz/testdata/fuzz/FuzzLong/*)
[ "$(sed -n '1p;2p' "$seed")" = "go test fuzz v1
string(\"0000000\")" ] || { echo "the seed is"; cat "$seed"; exit 1; }
expect 1 "^    --- FAIL: FuzzLong/$(basename "$seed") " "$GOCC" test -O0 -run=Long fuzz
expect 1 'panic: runtime error: slice bounds out of range' "$GOCC" test -O0 -run=none -fuzz=Panic fuzz
[ -n "$(echo fuzz/testdata/fuzz/FuzzPanic/*)" ]
expect 0 '^fuzz: elapsed: [0-9]+s, execs: 500 ' "$GOCC" test -O0 -run=none -fuzz=Fine -fuzztime=500x fuzz
expect 1 'will not fuzz, -fuzz matches more than one fuzz test: .FuzzLong FuzzPanic FuzzFine.' \
    "$GOCC" test -O0 -run=none -fuzz=Fuzz fuzz
# Arguments that make new code run are kept, here and for the next run: nobody guesses six bytes at once.
mkdir guided
cat >guided/g_test.go <<'END'
package guided

import "testing"

func knows(s string) bool {
	return len(s) > 5 && s[0] == 'g' && s[1] == 'u' && s[2] == 'i' && s[3] == 'd' && s[4] == 'e' && s[5] == 'd'
}

func FuzzGuided(f *testing.F) {
	f.Add("hello")
	f.Fuzz(func(t *testing.T, s string) {
		if knows(s) {
			t.Error("it knows")
		}
	})
}
END
expect 1 'gathering baseline coverage: 0/1 completed' "$GOCC" test -fuzz=Guided -fuzztime=100s guided
[ "$(sed 1d guided/testdata/fuzz/FuzzGuided/*)" = 'string("guided")' ]
[ "$(ls cache/gocc/fuzz/guided/FuzzGuided | wc -l)" -ge 5 ]
rm -r guided/testdata
# What ends the process is found and kept, too.
sed -i 's/t.Error("it knows")/os.Exit(7)/; s/"testing"/("os"; "testing")/' guided/g_test.go
expect 1 'fuzzing process hung or terminated unexpectedly: exit status 7$' "$GOCC" test -fuzz=Guided -fuzztime=100s guided
grep -q '^string("guided' guided/testdata/fuzz/FuzzGuided/*
expect 1 '^FAIL.*guided' "$GOCC" test -run=Guided/ guided
rm -r guided/testdata
expect 0 'gathering baseline coverage: ([6-9]|[1-9][0-9]+)/\1 completed, now fuzzing with 1 workers$' "$GOCC" test -fuzz=Guided -fuzztime=1x guided

expect 2 'cannot use -fuzz flag with multiple packages' "$GOCC" test -fuzz=X b fuzz
expect 2 'not supported yet: gocc test -race' "$GOCC" test -race
expect 2 'valid modes are "set", "count", or "atomic"' "$GOCC" test -covermode=all
expect 2 'cannot use -coverprofile flag with -fuzz flag' "$GOCC" test -fuzz=X -coverprofile=x fuzz
