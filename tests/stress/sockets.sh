# A thousand TCP connections at the same time on loopback: some echo, some are closed at once from either side, some are closed by
# another goroutine while one reads, some have deadlines that pass; with 1, 2, 4 and 8 Ps, as it is and preempted every 100 us.
# CONNECTIONS: how many (default 1000).
. "$SRC/lib.bash"
ulimit -n "$(ulimit -Hn)"
connections=${CONNECTIONS:-1000}
[ "$(ulimit -n)" = unlimited ] || [ "$(ulimit -n)" -ge $((2 * connections + 200)) ] || { echo "too few descriptors to test this"; exit 1; }
cat >sockets.g <<'EOF'
package main

import (
	"errors"
	"io"
	"net"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

var echoed, closed, interrupted, late, wrong atomic.Int32

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func serve(c net.Conn) {
	b := make([]byte, 256)
	for {
		c.SetDeadline(time.Now().Add(time.Minute))
		n, err := c.Read(b)
		if err != nil || b[0] == 'x' {
			c.Close()
			return
		}
		if b[0] == 'w' {
			continue // no answer
		}
		if _, err := c.Write(b[:n]); err != nil {
			c.Close()
			return
		}
	}
}

func echo(c net.Conn, id int) {
	defer c.Close()
	b := make([]byte, 100)
	for i := range 10 {
		text := "echo " + strconv.Itoa(id*100+i)
		_, err := io.WriteString(c, text)
		check(err)
		_, err = io.ReadFull(c, b[:len(text)])
		check(err)
		if string(b[:len(text)]) != text {
			wrong.Add(1)
		}
	}
	echoed.Add(1)
}

// cut is cut off by the other side.
func cut(c net.Conn) {
	defer c.Close()
	io.WriteString(c, "x")
	n, err := c.Read(make([]byte, 1))
	if n != 0 || err == nil {
		wrong.Add(1)
	}
	closed.Add(1)
}

func closedWhileReading(c net.Conn, id int) {
	io.WriteString(c, "w")
	go func() {
		if id%2 == 0 {
			time.Sleep(time.Duration(id%50) * 100 * time.Microsecond)
		}
		check(c.Close())
	}()
	n, err := c.Read(make([]byte, 1))
	if n != 0 || !errors.Is(err, net.ErrClosed) {
		println(n, err.Error())
		wrong.Add(1)
	}
	interrupted.Add(1)
}

func impatient(c net.Conn, id int) {
	defer c.Close()
	b := make([]byte, 100)
	for i := range 5 {
		c.SetReadDeadline(time.Now().Add(time.Duration((id+i)%20-1) * 100 * time.Microsecond))
		_, err := c.Read(b)
		var ne net.Error
		if !errors.As(err, &ne) || !ne.Timeout() {
			wrong.Add(1)
		}
	}
	c.SetReadDeadline(time.Time{})
	io.WriteString(c, "again")
	if n, err := c.Read(b); err != nil || string(b[:n]) != "again" {
		wrong.Add(1)
	}
	late.Add(1)
}

func main() {
	n, err := strconv.Atoi(os.Args[1])
	check(err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	var accepting sync.WaitGroup
	accepting.Go(func() {
		for {
			c, err := l.Accept()
			if errors.Is(err, net.ErrClosed) {
				return
			}
			check(err)
			go serve(c)
		}
	})
	var wg sync.WaitGroup
	for id := range n {
		wg.Go(func() {
			c, err := net.Dial("tcp", l.Addr().String())
			check(err)
			switch id % 5 {
			case 0, 1:
				echo(c, id)
			case 2:
				cut(c)
			case 3:
				closedWhileReading(c, id)
			case 4:
				impatient(c, id)
			}
		})
	}
	wg.Wait()
	l.Close()
	accepting.Wait()
	println(echoed.Load(), closed.Load(), interrupted.Load(), late.Load(), "wrong:", wrong.Load())
}
EOF
"$GOCC" $FLAGS -o sockets sockets.g
fifth=$((connections / 5))
for procs in 1 2 4 8; do
    for debug in "" preemptus=100; do
        attempt $procs "$debug" 30 "$((2 * fifth)) $fifth $fifth $fifth wrong: 0" ./sockets $((fifth * 5))
    done
done
exit $status
