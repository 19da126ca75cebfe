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
expect 2 'not supported yet: gocc test -fuzz' "$GOCC" test -fuzz=X
expect 2 'not supported yet: gocc test -cover' "$GOCC" test -cover
