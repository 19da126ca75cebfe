# debug.WriteHeapDump: every byte of the file belongs to a record of Go's format; objects, goroutines with their frames, variables
# and finalizers are there, and pointers lead from a variable to what it points to.
. "$SRC/lib.bash"
cat >dump.g <<'G'
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

type node struct {
	next *node
	mark [8]uint64
}

type large struct {
	first *node
	pad   [200]int
	last  *node
}

var head *node
var big *large
var shape interface{ Size() int } = head

func (n *node) Size() int { return len(n.mark) }

//go:noinline
func build() *node {
	n := &node{mark: [8]uint64{0x1122334455667788}}
	return &node{next: n}
}

//go:noinline
func waits(c chan bool, depth int) {
	if depth > 0 {
		waits(c, depth-1)
	}
	<-c
}

func main() {
	head = build()
	big = &large{last: build()}
	runtime.SetFinalizer(head, func(*node) {})
	go waits(make(chan bool), 3)
	for all := make([]byte, 1<<16); !strings.Contains(string(all[:runtime.Stack(all, true)]), " [chan receive"); {
		runtime.Gosched()
	}
	f, err := os.Create("heap.dump")
	if err != nil {
		panic(err)
	}
	debug.WriteHeapDump(f.Fd())
	runtime.GC()
	f.Close()
	println(shape.Size(), head.next.mark[0] == big.last.next.mark[0])
	runtime.KeepAlive(head)
}
G
cat >read.py <<'PY'
import sys
from pprof import varint

data = open("heap.dump", "rb").read()
assert data.startswith(b"go1.7 heap dump\n")
at = 16

def number():
    global at
    v, at = varint(data, at)
    return v

def memory():
    global at
    n = number()
    at += n
    assert at <= len(data)
    return data[at - n:at]

def numbers(n): return [number() for _ in range(n)]
def fields():
    found = []
    while (kind := number()) != 0:
        assert kind == 1, kind
        found.append(number())
    return found

records = {}
while True:
    tag = number()
    if tag == 0: r = None
    elif tag in (1, 12, 13): r = (number(), memory(), fields())
    elif tag == 2: r = (memory(), number())
    elif tag == 3: r = (number(), number(), memory(), number())
    elif tag == 4: r = (*numbers(8), memory(), *numbers(4))
    elif tag == 5: r = (*numbers(3), memory(), *numbers(3), memory(), fields())
    elif tag == 6: r = (*numbers(4), memory(), memory(), number())
    elif tag in (7, 11): r = numbers(5)
    elif tag in (8, 17): r = numbers(2)
    elif tag == 9: r = numbers(3)
    elif tag == 10: r = numbers(24 + 256 + 1)
    elif tag == 14: r = numbers(7)
    elif tag == 15: r = numbers(6)
    elif tag == 16:
        r = [*numbers(2)]
        for _ in range(number()):
            r += [memory(), memory(), number()]
        r += numbers(2)
    else: sys.exit(f"tag {tag} at {at}")
    records.setdefault(tag, []).append(r)
    if tag == 0:
        break
assert at == len(data), (at, len(data))

(endian, size, lo, hi, arch, version, ncpu), = records[6]
assert endian == 0 and size == 8 and lo < hi and arch == b"amd64" and version.startswith(b"go1."), records[6]
objects = {r[0]: r for r in records[1]}
def pointers(r): return [int.from_bytes(r[1][f:f + 8], "little") for f in r[2]]
magic = [p for p, r in objects.items() if r[1][8:16] == (0x1122334455667788).to_bytes(8, "little")]
assert len(magic) == 2, magic
roots = {p for tag in (12, 13) for r in records[tag] for p in pointers(r)}
def parents(p): return {q for q, r in objects.items() if p in pointers(r)}
heads = [q for m in magic for q in parents(m)]
assert len(heads) == 2, heads
head, = [h for h in heads if any(r[0] == h for r in records[7])] # has a finalizer
other, = [h for h in heads if h != head]
assert head in roots
big, = parents(other)
assert any(0 <= p - big < 512 for p in roots) and len(objects[big][1]) > 512
stacks = {}
for r in records[5]:
    stacks.setdefault(r[7], []).append(r)
assert len(stacks[b"main.waits"]) == 4 and b"main.main" in stacks, list(stacks)
assert b"chan receive" in [r[8] for r in records[4]], records[4]
assert any(r[2] == b"*main.node" for r in records[3]), records[3]
types = {r[0] for r in records[3]}
assert all(t in types for _, t in records[8])
assert len(records[9]) > 1 and 0 < records[10][0][0] < 64 << 20
PY
for level in -O0 -O2; do
    "$GOCC" $level -o dump dump.g
    expect 0 '^8 true$' ./dump
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SRC" python3 read.py
    expect 0 '^8 true$' env GODEBUG=stackstress=1 ./dump
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SRC" python3 read.py
    expect 0 '^8 true$' env GODEBUG=gcstress=2,gccheckmark=1,clobberfree=1 ./dump
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SRC" python3 read.py
done
