# gocc test -cover: testcover.out is what `go test` prints and writes for the same packages, without times, with the lines
# of profiles sorted.
. "$SRC/lib.bash"
cp -r "$SRC/testcover.dir" m
cd m
normal() { sed -E 's/\([0-9.]+s\)/(T)/; s/\t[0-9.]+s( |\t|$)/\tT\1/'; }
run() {
    echo "# $*"
    $TEST "$@" >../out 2>&1 && status=0 || status=$?
    normal <../out
    echo "# status $status"
}
profile() {
    run "$@" -coverprofile=../profile ./...
    LC_ALL=C sort ../profile
}
TEST=${TEST:-"$GOCC test -O0"}
run -cover ./...
profile
profile -covermode=count
profile -covermode=atomic
profile -coverpkg=./...
cd q
run -coverpkg=example.com/m/p,example.com/m/q -run=TestQ
run -cover -run=TestQ
run -cover -v -run=TestQ .
run -cover=false -run=TestQ .
run -coverprofile=unwritten -c -o q.test
[ ! -e unwritten ] || echo "profile written"
./q.test -test.run=TestQ -test.coverprofile=written
cat written
run -c -o q.test
./q.test -test.coverprofile=x 2>&1 || echo "status $?"
