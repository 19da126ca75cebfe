# The checker of the heap (gccheckmark=1) is content with a sound heap, and finds each kind of damage that gdb does to one when
# marking is over.
cat >prog.g <<'EOF'
package main

import "runtime"

type node struct {
	next  *node
	space [20]int
}

var head *node

func main() {
	for range 100 {
		head = &node{next: head}
	}
	runtime.GC()
	println("done")
}
EOF
"$GOCC" $FLAGS -o prog prog.g
export GODEBUG=gccheckmark=1,gcstoptheworld=1
[ "$(./prog 2>&1)" = done ] || { echo "a sound heap is not accepted"; exit 1; }

# The span of the nodes becomes $span, that of them which begins at $p its object number $i.
cat >find.gdb <<'EOF'
set pagination off
set width 0
handle all nostop noprint pass
tbreak *gccheck
run
set $p = *(unsigned long *)&'main.head'
set $p = *(unsigned long *)$p
set $span = (Mspan *)0
set $class = 0
while $class < sizeof(mheap.central) / sizeof(mheap.central[0])
  set $list = 0
  while $list < 2
    set $s = $list == 0 ? mheap.central[$class].partial.first : mheap.central[$class].full.first
    while $s != 0
      if $s->base <= $p && $p < $s->base + $s->npages * 8192
        set $span = $s
      end
      set $s = $s->next
    end
    set $list = $list + 1
  end
  set $class = $class + 1
end
set $i = ($p - $span->base) / $span->elemsize
EOF

# damage EXPECTED GDB-COMMAND
damage() {
    printf '%s\n' "$2" continue >do.gdb
    timeout 200 gdb -nx -batch -x find.gdb -x do.gdb ./prog >out 2>&1 || true
    grep -q "fatal error: gccheckmark: $1" out || { echo "not found: $1"; tail -20 out; exit 1; }
}
damage 'reachable and not marked' 'set var $span->mark[$i / 64] &= ~(1ul << $i % 64)'
damage 'wrong count of objects' 'set var $span->alloccount += 1'
damage 'wrong count of objects' 'set var $span->alloc[$i / 64] &= ~(1ul << $i % 64)'
damage 'bit behind the last object' 'set var $span->mark[$span->nelems / 64] |= 1ul << $span->nelems % 64'
damage 'more objects than room' 'set var $span->nelems *= 2'
damage 'span is not swept' 'set var $span->sweepgen -= 2'
damage 'wrong count of free pages' 'set var mheap.sorted[0]->npagesfree += 1'
damage 'page of another span' 'set var mheap.sorted[0]->spans[($span->base - mheap.sorted[0]->base) / 8192] = mheap.sorted[0]->spans[0] == $span ? (Mspan *)&mheap : mheap.sorted[0]->spans[0]'
damage 'a span is on no list' 'set var mheap.nspans += 1'
