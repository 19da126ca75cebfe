# Signals that end a program, as seen from outside: by their own action, so that the parent sees which; or with a dump of all
# goroutines and status 2.
cat >waits.g <<'END'
package main

import (
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
)

var spinning atomic.Bool

func spin(n *int) {
	runtime.LockOSThread() // not main's, whatever main waits for
	spinning.Store(true)
	for {
		*n++
	}
}

func receive(c chan int) { <-c }

// receiving tells whether some goroutine waits for a channel.
func receiving() bool {
	all := make([]byte, 1<<16)
	return strings.Contains(string(all[:runtime.Stack(all, true)]), " [chan receive]:\n")
}

func main() {
	c := make(chan int)
	go receive(c)
	n := 0
	go spin(&n)
	for !spinning.Load() || !receiving() {
		runtime.Gosched()
	}
	syscall.Write(1, []byte("ready\n"))
	var b [1]byte
	syscall.Read(0, b[:])
	receive(c)
}
END
"$GOCC" $FLAGS -o waits waits.g
status=0
fail() { echo "$*"; head -60 out; status=1; }

# try SIGNAL STATUS [NAME=VALUE]...: the program gets the signal while it waits in a read; how does it end?
try() {
    local sig=$1 want=$2 got=0
    shift 2
    coproc env "$@" timeout -s KILL 200 sh -c 'ulimit -c 0; echo $$; exec ./waits 2>out'
    local reader=${COPROC[0]} writer=${COPROC[1]} shell=$COPROC_PID pid # bash forgets COPROC when it has ended
    read -r pid <&"$reader"
    read -r _ <&"$reader" # ready
    kill -"$sig" "$pid"
    [ "$want" -ne 0 ] || { sleep 0.1; kill -TERM "$pid"; }
    [ "$want" -eq 2 ] || [ "$want" -eq 134 ] || exec {writer}>&- # who dumps its goroutines shall be seen in its read
    wait "$shell" || got=$?
    [ "$want" -ne 0 ] || want=143
    [ "$got" -eq "$want" ] || fail "SIG$sig: status $got, not $want"
}
shows() {
    local rx
    for rx; do grep -qE -- "$rx" out || fail "SIG$sig $*: no $rx"; done
}

for s in "INT 130" "TERM 143" "HUP 129" "USR1 0" "PIPE 0" "CHLD 0" "URG 0" "VTALRM 0"; do
    try ${s% *} ${s#* }
    [ -s out ] && fail "SIG${s% *} prints something"
done
for s in "QUIT: quit" "ABRT: abort" "ILL: illegal instruction" "SEGV: segmentation violation" "TRAP: trace trap" "SYS: bad system call"; do
    sig=${s%%:*}
    try "$sig" 2
    shows "^SIG$s\$" '^PC=0x[0-9a-f]+ m=[0-9]+ sigcode=0' '^goroutine 1 .*\[(syscall|running|runnable)' '^main.main' 'waits.g:[0-9]+' \
        '^goroutine [0-9]+ .*\[chan receive\]:' '^main.receive\(' '^main.spin\(' '^created by main.main in goroutine 1$' \
        '^rax    0x' '^rip    0x' '^gs     0x'
done
sig=QUIT
try QUIT 2 GOTRACEBACK=none
shows '^SIGQUIT: quit$'
try QUIT 134 GOTRACEBACK=crash
shows '^SIGQUIT: quit$' '^main.spin\(' '^rip    0x'
# All threads show themselves: main's and the one that spins, and those of the runtime that have begun to run.
threads=$(grep -c '^PC=0x[0-9a-f]* m=[0-9]* sigcode=' out)
[ "$threads" -ge 2 ] && [ "$threads" -eq "$(grep -c '^rip    0x' out)" ] && [ "$threads" -eq "$(($(grep -c '^-----$' out) + 1))" ] &&
    [ "$threads" -eq "$(grep '^PC=' out | sort -u -k2,2 | wc -l)" ] || fail "of all threads $threads show"
# Ignored by the parent: stays so.
cat >child.g <<'END'
package main

import "syscall"

func main() {
	syscall.Kill(syscall.Getpid(), syscall.SIGINT)
	syscall.Kill(syscall.Getpid(), syscall.SIGHUP)
	println("still here")
	syscall.Kill(syscall.Getpid(), syscall.SIGTERM)
	for {
	}
}
END
"$GOCC" $FLAGS -o child child.g
got=0
(trap '' INT HUP; exec ./child 2>out) || got=$?
[ $got -eq 143 ] && [ "$(cat out)" = "still here" ] || fail "inherited SIG_IGN: $got"
exit $status
