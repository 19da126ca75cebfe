# gocc run: arguments, standard streams, exit status, signals, nothing left behind.
. "$SRC/lib.bash"
hello
expect 0 '^hello$' "$GOCC" run hello.g
expect 0 '^hello$' "$GOCC" run $FLAGS hello.g some args -v --help
absent hello
printf 'package main\n\nfunc main() {\n\tvar p *int\n\tprintln(*p)\n}\n' >crash.g
expect 2 '^panic: runtime error: invalid memory address' "$GOCC" run crash.g
printf 'package main\n\nfunc main() { x }\n' >bad.g
expect 1 '^bad.g:3:15: undefined: x$' "$GOCC" run bad.g
printf 'package main\n\nfunc main() { for { } }\n' >loop.g
mkdir tmp
TMPDIR=$PWD/tmp "$GOCC" run loop.g &
pid=$!
# First the process is the shell, then gocc, then the program.
while exe=$(readlink /proc/$pid/exe) && { [ "$exe" = "$(readlink -f "$GOCC")" ] || [ "$exe" = "$(readlink /proc/$$/exe)" ]; }; do
    sleep 0.01
done
kill -TERM $pid
status=0
wait $pid || status=$?
[ $status -eq 143 ] || { echo "killed by SIGTERM, status $status"; exit 1; }
[ -z "$(ls -A tmp)" ] || { echo "temporary files are left"; exit 1; }
hello a.go
expect 0 '^hello$' "$GOCC" run a.go
printf 'package main\n\nfunc helper() string { return "from the other file" }\n' >b.g
printf 'package main\n\nfunc main() { println(helper()) }\n' >main.g
expect 0 '^from the other file$' "$GOCC" run main.g b.g arg
expect 1 'undefined: helper' "$GOCC" run main.g
