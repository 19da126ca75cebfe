# What a debugger shows of a Go program: names of functions, lines, variables with Go's types, and the frames of a goroutine
# up to its begin.
cat > x.g <<'END'
package main

type Point struct {
	x, y int
}

func (p *Point) add(dx int, names []string) int {
	sum := p.x + dx
	text := names[1]
	println(sum, text)
	return sum
}

func main() {
	done := make(chan int)
	go func() {
		p := &Point{1, 2}
		done <- p.add(40, []string{"a", "bc"})
	}()
	println(<-done)
}
END
$GOCC -O0 -o x x.g
cat > commands <<'END'
set pagination off
set confirm off
break x.g:10
run
print sum
print text
print *p
print names
info symbol $pc
backtrace
END
gdb -q -batch -nx -x commands ./x > out 2>&1
cat out
# gdb numbers the values it prints
grep -q '^\$1 = 41$' out
grep -Eq '^\$2 = .*"bc"$' out
grep -Eq '^\$3 = \{x = 1, y = 2\}$' out
grep -Eq '^\$4 = \{array = 0x[0-9a-f]+, len = 2, cap = 2\}$' out
grep -q 'main\.(\*Point)\.add' out
grep -Eq '^#0 .*main\.\(\*Point\)\.add \(.*\) at .*x\.g:10$' out
grep -Eq '^#1 .*main\.main\.func1 \(.*\) at .*x\.g:18$' out

# The runtime's frames, with what inlined functions were called with. Nobody can keep main from waiting.
cat > waits.g <<'END'
package main

func main() {
	done := make(chan int)
	println(<-done)
}
END
$GOCC -O0 -o waits waits.g
cat > commands <<'END'
set pagination off
set confirm off
set width 0
handle SIGURG nostop noprint nopass
tbreak main.main
run
break gopark if reason == waitReasonChanReceive
continue
backtrace
END
GOMAXPROCS=1 gdb -q -batch -nx -x commands ./waits > out 2>&1
grep -Eq '^#0 .*gopark \(.*reason=waitReasonChanReceive, traceskip=2,.*\) at .*proc\.c:[0-9]+$' out || { cat out; exit 1; }
grep -Eq '^#[0-9]+ .*main\.main \(\) at .*waits\.g:5$' out || { cat out; exit 1; }
! grep 'error reading' out
