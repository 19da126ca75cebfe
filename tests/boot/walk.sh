# The boot of a compiled program, step by step in gdb.
cat > prog.g <<'END'
package main

func main() {
	println("main runs")
}
END
"$GOCC" $FLAGS -o prog prog.g
"$SRC/walk" ./prog
