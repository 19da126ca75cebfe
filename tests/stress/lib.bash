# lib.bash: what scripts of this folder share (each sources it: . "$SRC/lib.bash").
#
# attempt PROCS DEBUG SECONDS WANT COMMAND...   with GOMAXPROCS=PROCS and GODEBUG=DEBUG the command must print WANT, exit with 0
#                                               and take no longer; otherwise it is told, and $status becomes 1.
status=0
attempt() {
    local procs=$1 debug=$2 seconds=$3 want=$4 got=0
    shift 4
    GOMAXPROCS=$procs GODEBUG=$debug timeout -s KILL "$seconds" "$@" >out 2>&1 || got=$?
    if [ $got != 0 ] || [ "$(cat out)" != "$want" ]; then
        echo "GOMAXPROCS=$procs GODEBUG=$debug: status $got"
        head -20 out
        status=1
    fi
}
