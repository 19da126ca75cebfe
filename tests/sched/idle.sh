# A program in which everybody waits, for channels, locks, descriptors and distant timers, uses no processor time; one that has
# slept uses all processors again.
cat >idle.g <<'EOF'
package main

import (
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// used returns the processor time that the program has used, in microseconds.
func used() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return (u.Utime.Nano() + u.Stime.Nano()) / 1000
}

func main() {
	c := make(chan int)
	for range 100 {
		go func() { <-c }()
	}
	if l, err := net.Listen("tcp", "127.0.0.1:0"); err == nil {
		go l.Accept()
	}
	r, _, _ := os.Pipe()
	go r.Read(make([]byte, 1))
	var mu sync.Mutex
	mu.Lock()
	go mu.Lock()
	time.AfterFunc(time.Hour, func() {})
	time.Sleep(200 * time.Millisecond) // for all of them to come to rest
	begin := used()
	time.Sleep(2 * time.Second)
	println(used() - begin)
}
EOF
"$GOCC" $FLAGS -o idle idle.g
status=0
for procs in 1 4; do
    used=$(GOMAXPROCS=$procs ./idle 2>&1)
    # At most 50 ms of two seconds.
    [[ $used =~ ^[0-9]+$ ]] && [ "$used" -lt 50000 ] || { echo "GOMAXPROCS=$procs: $used us"; status=1; }
done
exit $status
