# What a program does not use of the packages it imports is not in it, unless initialising it can be noticed.
. "$SRC/../cli/lib.bash"
mkdir lib
cat >lib/lib.g <<'G'
package lib

import "errors"

type table struct {
	rows []int
	next *table
	make func() string
}

var Unused = &table{rows: []int{1, 2, 3}, next: chained, make: unusedFunction}

var chained = &table{make: alsoUnused}

var Map = map[string]*table{"x": {make: unusedFunction}}

var ErrUnused = errors.New("text of an unused error")

var Used = table{make: usedFunction}

var used2 = usedByUsed{2}

type usedByUsed struct{ n int }

var Pointer *int = onlyItsInitialiserCounts()

var _ = noticed()

func unusedFunction() string { return "unused function" }

func alsoUnused() string { return "also unused" }

func usedFunction() string { return string(rune('0' + used2.n)) }

func onlyItsInitialiserCounts() *int {
	println("initialiser of Pointer")
	return nil
}

func noticed() int {
	println("initialiser of _")
	return 0
}

func Call() string { return Used.make() }
G
printf 'package main\n\nimport "./lib"\n\nfunc main() { println(lib.Call()) }\n' >main.g
for level in -O0 -O2; do
    "$GOCC" $level -d=mono -o prog main.g >functions
    ./prog >out 2>&1
    diff - out <<'E'
initialiser of Pointer
initialiser of _
2
E
    for name in unusedFunction alsoUnused; do
        if grep -q "$name" functions; then echo "$name is in the program ($level)"; exit 1; fi
    done
    if grep -qa 'text of an unused error' prog; then echo "the unused error is in the program"; exit 1; fi
    grep -q usedFunction functions
done

# What can panic is not left out.
for init in 'array[index]' '*pointer' '1 / index' 'face.(int)' 'slice[1:]' '[4]int(slice)' 'make([]int, index-1)' \
    'map[any]int{face2: 1}' 'face2 == face2' 'pointer2.f' '1 << (index - 1)' 'method.M()' 'method.M' '<-closed + 1/index'; do
    cat >panic.g <<G
package main

var index int
var array [3]int
var pointer *int
var face any
var face2 any = []int{}
var slice []int
var method interface{ M() int }
var closed = func() chan int { c := make(chan int); close(c); return c }()
var pointer2 *struct{ f int }

var unused = $init

func init() { array[0] = 1 }

func main() { println("not reached") }
G
    sed -i 's/^var index int$/var index = three()/; s/^func main/func three() int { return 3 }\n\nfunc main/' panic.g
    [ "$init" = '1 / index' ] && sed -i 's/return 3/return 0/' panic.g
    [ "$init" = '<-closed + 1/index' ] && sed -i 's/return 3/return 0/' panic.g
    [ "$init" = 'make([]int, index-1)' ] && sed -i 's/return 3/return 0/' panic.g
    [ "$init" = '1 << (index - 1)' ] && sed -i 's/return 3/return 0/' panic.g
    expect 2 '^panic: ' "$GOCC" run -O0 panic.g
done
