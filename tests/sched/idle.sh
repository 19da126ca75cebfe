# A program in which everybody waits, for channels, locks, descriptors and distant timers, uses no processor time; one that has
# slept uses all processors again.
cat >idle.g <<'EOF'
package main

import (
	"net"
	"os"
	"sync"
	"time"
)

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
	time.Sleep(2 * time.Second)
}
EOF
"$GOCC" $FLAGS -o idle idle.g
status=0
for procs in 1 4; do
    TIMEFORMAT='%U %S'
    used=$( { time GOMAXPROCS=$procs ./idle; } 2>&1 )
    # At most 50 ms of two seconds.
    echo "$used" | awk '{ exit !($1 + $2 < 0.05) }' || { echo "GOMAXPROCS=$procs: user, system: $used"; status=1; }
done
exit $status
