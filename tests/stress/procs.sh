# The programs of this folder, of tests/chan and tests/sched with 1, 2, 4 and 8 Ps, as they are, with time slices of 100 us, and
# with every call crossing into another stack segment; then with many seeds. A failure names what it needs to come again.
# SEEDS: how many (default 5: some four minutes). Programs called gc_* are left out: they fill memory, each once takes long enough.
cp "$SRC"/*.g "$SRC"/*.out "$SRC"/../chan/*.g "$SRC"/../chan/*.out "$SRC"/../sched/*.g "$SRC"/../sched/*.out .
status=0

try() { # GOMAXPROCS GODEBUG
    GOMAXPROCS=$1 GODEBUG=$2 timeout 120 "./$name" >got 2>&1 || echo "exit status $?" >>got
    cmp -s got "$name.out" || { echo "GOMAXPROCS=$1 GODEBUG=$2 $name"; head -20 got; status=1; }
}

for program in *.g; do
    name=${program%.g}
    [ -f "$name.out" ] || continue
    case $name in gc_*) continue ;; esac
    "$GOCC" $FLAGS -o "$name" "$program"
    for procs in 1 2 4 8; do
        for debug in "" preemptus=100 stackstress=1; do try $procs "$debug"; done
    done
    case $name in deep|vectors|many|starve|storm) continue ;; esac # seeds have nothing to choose, or cost much
    for seed in $(seq 1 "${SEEDS:-5}"); do try 1 seed=$seed; done
    try 1 seed=1,stackstress=1
done
exit $status
