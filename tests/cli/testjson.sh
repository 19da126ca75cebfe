# gocc test -json: the events of `go test -json`. testjson.out is what that prints, without times.
. "$SRC/lib.bash"
cp -r "$SRC/testjson.dir/x" .
normal() {
    sed -E 's/"Time":"[0-9T:.-]+(Z|[+-][0-9:]+)",//; s/"Elapsed":[0-9.e-]+/"Elapsed":T/; s/[0-9.]+s(\)|\\n)/Ts\1/
            s/"Package":"[^"]*"/"Package":"P"/; s/\\t[a-z_\/0-9.-]*x\\t/\\tP\\t/'
}
"$GOCC" test -O0 -json x >out 2>&1 && status=0 || status=$?
normal <out
[ $status = 1 ] || echo "status $status"
"$GOCC" test -O0 -json -run='TestA' x >out 2>&1 && status=0 || status=$?
normal <out
[ $status = 0 ] || echo "status $status"
mkdir none broken
echo 'package none' >none/none.go
printf 'package broken\n\nimport "testing"\n\nfunc TestX(t *testing.T) { x }\n' >broken/x_test.go
expect 0 '^\{"Time":"[^"]*","Action":"skip","Package":"none","Elapsed":[0-9.e-]+\}$' "$GOCC" test -O0 -json none
expect 1 '"Action":"build-output","Output":"broken/x_test.go:5:28: undefined: x' "$GOCC" test -O0 -json broken
expect 1 '"Action":"fail","Package":"broken","Elapsed":[0-9.e-]+,"FailedBuild":"broken .broken.test."\}$' \
    "$GOCC" test -O0 -json broken
