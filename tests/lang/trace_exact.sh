# The whole text of a traceback: nothing of the runtime, no wrapper and no line too many between the frames of the program.
mkdir sub
cat > sub/x.g <<'END'
package main

type I interface{ recv(c chan int) int }
type T struct{ n int }

func (t T) recv(c chan int) int {
	return t.n + <-c
}

func work(i I, c chan int) {
	println(i.recv(c))
}

func main() {
	c := make(chan int)
	for range 2 {
		go work(T{1}, c)
	}
	var i I = T{2}
	work(i, make(chan int))
}
END
(cd sub && $GOCC $FLAGS -o ../x ../sub/./x.g)
status=0
./x > out 2>&1 || status=$?
test $status = 2
sed -E "s|$PWD/|DIR/|; s/ \+0x[0-9a-f]+\$//; s/^goroutine [0-9]+/goroutine N/" out

# Without debug information there are names, in a stripped program too.
$GOCC $FLAGS -g0 -o x sub/x.g
strip x
status=0
./x > out 2>&1 || status=$?
test $status = 2
grep -c '^main\.main()$' out
