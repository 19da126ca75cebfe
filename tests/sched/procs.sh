# The programs of this folder and of tests/chan with 1, 2, 4 and 8 Ps, and with time slices of 100 us.
cp "$SRC"/*.g "$SRC"/*.out "$SRC"/../chan/*.g "$SRC"/../chan/*.out .
status=0
for program in *.g; do
    name=${program%.g}
    [ -f "$name.out" ] || continue
    "$GOCC" $FLAGS -o "$name" "$program"
    for procs in 1 2 4 8; do
        for debug in "" preemptus=100; do
            GOMAXPROCS=$procs GODEBUG=$debug timeout 300 "./$name" >got 2>&1 || echo "exit status $?" >>got
            cmp -s got "$name.out" || { echo "GOMAXPROCS=$procs GODEBUG=$debug $name"; head -20 got; status=1; }
        done
    done
done
exit $status
