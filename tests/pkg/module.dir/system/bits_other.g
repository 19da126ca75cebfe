//go:build !((linux || windows) && amd64 && go1.21)

package system

const Bits = 32
