# GODEBUG=seed=N: the same seed gives the same output, byte for byte; different seeds give different ones. The program shows
# preemption at calls, the order of a select, maps, the choice among goroutines, and what locks and GOMAXPROCS say.
cat >interleave.g <<'END'
package main

import (
	"runtime"
	"sync"
)

//go:noinline
func say(i int) { print(i) }

func letters() {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for range 8 {
				say(i)
			}
		})
	}
	wg.Wait()
}

func maps() {
	m := map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9}
	byAddress := map[*int]int{}
	for k := range m {
		print(" ", k)
		byAddress[new(int)] = k
	}
	for _, k := range byAddress {
		print(" ", k)
	}
}

func selects() {
	a, b := make(chan int, 10), make(chan int, 10)
	for i := range 10 {
		a <- i
		b <- i
	}
	for range 10 {
		select {
		case <-a:
			print("a")
		case <-b:
			print("b")
		}
	}
}

func race() {
	ch, done := make(chan int), make(chan bool)
	for i := range 5 {
		go func() { ch <- i }()
	}
	go func() {
		for range 5 {
			print(" ", <-ch)
		}
		close(done)
	}()
	<-done
}

func main() {
	letters()
	maps()
	selects()
	race()
	println("", runtime.GOMAXPROCS(0))
}
END
"$GOCC" $FLAGS -o interleave interleave.g
for seed in $(seq 1 40); do
    GODEBUG=seed=$seed timeout 200 ./interleave >first 2>&1 || { echo "seed=$seed: status $?"; cat first; exit 1; }
    for again in 1 2 3; do
        GOMAXPROCS=$again GODEBUG=seed=$seed timeout 200 ./interleave >second 2>&1
        cmp first second || { echo "seed=$seed differs from itself"; cat first second; exit 1; }
    done
    cat first >>all
    cut -c1-32 first >>letters
done
different=$(sort -u all | wc -l) interleavings=$(sort -u letters | wc -l)
# 24 orders are possible without preemption; with it, far more.
[ "$different" -ge 38 ] && [ "$interleavings" -ge 15 ] || { echo "$different outputs, $interleavings interleavings"; exit 1; }
[ $(grep -cvE '^(0{8}|1{8}|2{8}|3{8}){4}$' letters) -ge 5 ] || { echo "hardly any preemption"; cat letters; exit 1; }
