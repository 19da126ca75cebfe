# GODEBUG=schedtrace=N and scheddetail=1: lines of Go's form. Every line must match one of the forms; with GO=... in the
# environment Go's own output is held against the same forms.
cat >busy.g <<'END'
package main

import "os"

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	done := make(chan int)
	for range 3 {
		go func() { done <- fib(32) }()
	}
	go func() { select {} }()
	for range 3 {
		<-done
	}
	os.Stdin.Read(make([]byte, 1)) // until enough has been printed
}
END
n='[0-9]+'
head="SCHED ${n}ms: gomaxprocs=2 idleprocs=[0-2] threads=$n spinningthreads=$n needspinning=[01] idlethreads=$n runqueue=$n"
short="^$head \\[ $n $n \\] schedticks=\\[ $n $n \\]$"
detail="^$head gcwaiting=(true|false) nmidlelocked=-?$n stopwait=$n sysmonwait=(true|false)$"
p="^  P[01]: status=[0-4] schedtick=$n syscalltick=$n m=(nil|$n) runqsize=$n gfreecnt=$n timerslen=$n$"
m="^  M$n: p=(nil|$n) curg=(nil|$n) mallocing=$n throwing=0 preemptoff=.* locks=$n dying=0 spinning=(true|false) blocked=(true|false) lockedg=(nil|$n)$"
g="^  G$n: status=[0-9]+\\([a-zA-Z() .]*\\) m=(nil|$n) lockedm=(nil|$n)$"
idle='status=4\(select \(no cases\)\)'

# lines FILE FORM...: comes to its end when FILE has three lines and one of each form, or after a minute.
lines() {
    local file=$1 missing form
    shift
    for _ in $(seq 600); do
        missing=0
        [ "$(wc -l <"$file")" -ge 3 ] || missing=1
        for form; do grep -qE "$form" "$file" || missing=1; done
        [ $missing = 1 ] || return 0
        sleep 0.1
    done
}

check() { # PROGRAM
    >short >detail
    lines short "$short" | GOMAXPROCS=2 GODEBUG=schedtrace=10 timeout 120 "$1" 2>short
    lines detail "$detail" "$p" "$m" "$g" "$idle" | GOMAXPROCS=2 GODEBUG=schedtrace=10,scheddetail=1 timeout 120 "$1" 2>detail
    [ "$(wc -l <short)" -ge 3 ] || { echo "$1: too few lines"; cat short; exit 1; }
    if grep -vE "$short" short; then echo "$1: not of the short form"; exit 1; fi
    if grep -vE "$detail|$p|$m|$g" detail; then echo "$1: not of a detailed form"; exit 1; fi
    for form in "$detail" "$p" "$m" "$g" "$idle"; do
        grep -qE "$form" detail || { echo "$1: nothing like $form"; exit 1; }
    done
}
"$GOCC" $FLAGS -o busy busy.g
check ./busy
if [ -n "${GO:-}" ]; then
    mkdir go
    cp busy.g go/busy.go
    (cd go && GO111MODULE=off GOFLAGS= "$GO" build -o ../bygo busy.go)
    check ./bygo
fi
