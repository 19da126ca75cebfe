# Wrong command lines: one line, exit status 2, nothing compiled.
. "$SRC/lib.bash"
hello
for args in "" "-o" "-nonsense hello.g" "-O4 hello.g" "-O hello.g" "-stop=never hello.g" "-d=nothing hello.g" "hello.txt" \
    "hello" "run" "run -o x hello.g" "run -S hello.g" "-o - hello.g" "-o hello.g hello.g" "-o ./hello.g hello.g" \
    "-d=ast,bad hello.g" "hello.g ." ". ." "-pkg=x hello.g" "-pkg=x=y hello.g" "-tags"; do
    expect 2 '^gocc: ' "$GOCC" $args
    [ "$("$GOCC" $args 2>&1 | wc -l)" -eq 1 ] || { echo "more than one line: gocc $args"; exit 1; }
    absent hello.o a.out hello.s
done
expect 2 'gocc --help' "$GOCC"
expect 2 'unknown flag -nonsense' "$GOCC" -nonsense hello.g
expect 2 'would overwrite a source file' "$GOCC" -o ./hello.g hello.g
expect 2 'hello.txt is not a .g or .go file' "$GOCC" hello.txt
expect 0 '^Usage:' "$GOCC" --help
expect 0 '^Usage:' "$GOCC" -h
expect 0 '^gocc [0-9]+\.[0-9]+\.[0-9]+ \(LLVM [0-9]+' "$GOCC" --version
