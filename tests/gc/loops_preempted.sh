# loops.g at every level of optimisation, preempted every 50 us, freed memory overwritten, with 1, 2 and 4 Ps.
cp "$SRC"/loops.g .
for level in -O0 -O1 -O2 -O3; do
    "$GOCC" $level -o loops loops.g
    for procs in 1 2 4; do
        got=$(GOMAXPROCS=$procs GODEBUG=preemptus=50,clobberfree=1 timeout 250 ./loops 2>&1) || got="$got exit status $?"
        [ "$got" = done ] || { echo "$level GOMAXPROCS=$procs: ${got:0:500}"; exit 1; }
    done
done
