// Package nettest makes listeners.
package nettest

import (
	"net"
	"os"
)

// TestableNetwork tells whether there is such a network here.
func TestableNetwork(network string) bool { return network == "tcp" || network == "tcp4" || network == "unix" }

// NewLocalListener listens where only this machine can connect to.
func NewLocalListener(network string) (net.Listener, error) {
	if network != "unix" {
		return net.Listen(network, "127.0.0.1:0")
	}
	f, err := os.CreateTemp("", "nettest")
	if err != nil {
		return nil, err
	}
	f.Close()
	os.Remove(f.Name())
	return net.Listen("unix", f.Name())
}
