// bench: 100000 operations
//
// TCP echo on this machine: a client sends 64 bytes and waits for them, on 1 connection, then on 10 at the same time.
package main

import (
	"io"
	"net"
	"sync"
)

const rounds = 50000

func serve(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			b := make([]byte, 64)
			for {
				if _, err := io.ReadFull(c, b); err != nil {
					break
				}
				c.Write(b)
			}
			c.Close()
		}()
	}
}

func client(addr string, n int) int {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		panic(err)
	}
	b := make([]byte, 64)
	sum := 0
	for i := range n {
		b[0] = byte(i)
		c.Write(b)
		b[0] = 0
		if _, err := io.ReadFull(c, b); err != nil {
			panic(err)
		}
		sum += int(b[0])
	}
	c.Close()
	return sum
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go serve(l)
	println(client(l.Addr().String(), rounds))
	var wg sync.WaitGroup
	const clients = 10
	var sums [clients]int
	for i := range clients {
		wg.Add(1)
		go func() {
			sums[i] = client(l.Addr().String(), rounds/clients)
			wg.Done()
		}()
	}
	wg.Wait()
	println(sums[0], sums[clients-1])
}
