// run

package main

import "sync"

func main() {
	defer func() { recover() }() // not to be recovered
	new(sync.RWMutex).Unlock()
}
