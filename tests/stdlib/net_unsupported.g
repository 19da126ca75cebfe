// run

// Networks that are not there yet are errors that say so.
package main

import "net"

func main() {
	for _, network := range []string{"udp", "udp6", "ip4:icmp", "unixgram", "tcp7"} {
		_, err := net.Dial(network, "127.0.0.1:1")
		println(err.Error())
		_, err = net.Listen(network, "127.0.0.1:1")
		println(err.Error())
	}
	_, err := net.Dial("tcp", "no-such-host.invalid:80")
	println(err.Error())
}
