// run

// WaitGroup.Go: Wait does not return when the function panics, however long the panic takes to end the program. Once it did,
// and a program could end as if all were well.
package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

type slow struct{}

func (slow) Error() string { // called between the deferred functions and the end
	time.Sleep(50 * time.Millisecond)
	return "slow"
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { panic(slow{}) })
	wg.Wait()
	fmt.Println("Wait returned")
	os.Exit(0)
}
