# The n-th call of each system call that the runtime makes fails (GODEBUG=failsyscall=NAME:N:ERRNO). What can be repeated or done
# without must not be noticed; for the rest the program ends with a message and status 2.
cat >work.g <<'END'
package main

import (
	"os"
	"runtime"
	"time"
)

func echo(r, w *os.File) {
	b := make([]byte, 8)
	for {
		n, err := r.Read(b)
		if err != nil {
			w.Close()
			return
		}
		if _, err := w.Write(b[:n]); err != nil {
			w.Close()
			return
		}
	}
}

func spin(c chan int) {
	n := 0
	for i := range 500000 {
		n += i & 1
	}
	c <- n
}

func main() {
	runtime.GOMAXPROCS(4)
	r1, w1, err := os.Pipe()
	if err != nil {
		println("pipe:", err.Error())
		os.Exit(3)
	}
	r2, w2, err := os.Pipe()
	if err != nil {
		println("pipe:", err.Error())
		os.Exit(3)
	}
	go echo(r1, w2)
	b := make([]byte, 8)
	sum := 0
	for i := range 60 {
		if _, err := w1.Write([]byte{byte(i)}); err != nil {
			println("write:", err.Error())
			os.Exit(3)
		}
		if i%20 == 0 {
			time.Sleep(time.Millisecond)
		}
		r2.SetReadDeadline(time.Now().Add(time.Minute))
		n, err := r2.Read(b)
		if err != nil {
			println("read:", err.Error())
			os.Exit(3)
		}
		sum += n * int(b[0])
	}
	w1.Close()
	c := make(chan int)
	for range 4 {
		go spin(c)
	}
	for range 4 {
		sum += <-c
	}
	println("sum", sum)
}
END
"$GOCC" $FLAGS -o work work.g
status=0
# run NAME ERRNO "N..." STATUS REGEXP: with the N-th call failing the program must end like this. Status "-": as if nothing had
# happened, or with the text.
run() {
    local n got
    for n in $3; do
        got=0
        GODEBUG=failsyscall=$1:$n:$2 timeout -s KILL 300 ./work >out 2>&1 </dev/null || got=$?
        if [ "$4" = - ] && [ $got = 0 ] && grep -q '^sum 1001770$' out; then continue; fi
        local want=$4
        [ "$want" != - ] || want=$got
        if [ $got != "$want" ] || [ $got -gt 3 ] || ! grep -qE -- "$5" out; then
            echo "$1:$n:$2: status $got"
            head -20 out
            status=1
        fi
    done
}
EINTR=4 EAGAIN=11 ENOMEM=12 EINVAL=22 EMFILE=24 ENOSYS=38
fine='^sum 1001770$'
# Nobody notices.
run nanosleep $EINTR "1 3" 0 "$fine"
run epoll_pwait $EINTR "1 2 5" 0 "$fine"
run epoll_pwait2 $EINTR "1 3" 0 "$fine"
run epoll_pwait2 $ENOSYS "1 2" 0 "$fine"
run futex $EINTR "1 2 3 4" - '^fatal error: futexwakeup$' # a wake-up cannot be interrupted
run membarrier $ENOSYS "1 2" 0 "$fine"
run sched_yield $EINVAL "1 2" 0 "$fine"
run getpid $EINTR "1" 0 "$fine"
run munmap $EINVAL "1 2" 0 "$fine"
run read $EINTR "1 2 50" 0 "$fine"
run write $EINTR "1 2 50" 0 "$fine"
run sched_getaffinity $EINVAL "1" 0 "$fine"
# The program is told.
run read 5 "2" 3 '^(read:|write:).*(input/output error|broken pipe|file already closed|EOF)'
run write 5 "2 3" - '^((read:|write:).*(input/output error|EOF)|fatal error: runtime: netpollBreak write failed)'
run epoll_ctl $ENOMEM "2" - '.'
# The end, with a message.
run epoll_create1 $EMFILE "1" 2 '^runtime: epollcreate failed with 24$'
run epoll_create1 $EMFILE "1" 2 '^fatal error: runtime: netpollinit failed$'
run eventfd2 $EMFILE "1" 2 '^fatal error: runtime: eventfd failed$'
run epoll_ctl $ENOMEM "1" 2 '^fatal error: runtime: epollctl failed$'
run epoll_pwait $EINVAL "1 3" - '^fatal error: runtime: netpoll failed$'
run clone $EAGAIN "1" 2 '^runtime: failed to create new OS thread \(have [0-9]+ already; errno=11\)$'
run clone $EAGAIN "2" 2 '^runtime: may need to increase max user processes \(ulimit -u\)$'
run clone $EAGAIN "3" - '^fatal error: newosproc$'
run mmap $ENOMEM "1 2 3 4" - 'out of memory'
exit $status
