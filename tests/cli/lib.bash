# lib.bash: what the scripts of this folder share (each sources it: . "$SRC/lib.bash").
#
# expect STATUS REGEXP COMMAND...   the command must end with STATUS, its output must match REGEXP (extended; . matches any
#                                   byte), and it must not look like a crash of the compiler.
expect() {
    local want=$1 pattern=$2 status=0 out
    shift 2
    out=$("$@" 2>&1) || status=$?
    if [ "$status" -ne "$want" ]; then
        printf 'exit status %s, expected %s: %s\n%.2000s\n' "$status" "$want" "$*" "$out"
        exit 1
    fi
    if ! grep -aqE -- "$pattern" <<<"$out"; then
        printf 'nothing matches %s in the output of: %s\n%.2000s\n' "$pattern" "$*" "$out"
        exit 1
    fi
    if grep -aqiE 'internal compiler error|Sanitizer|[0-9]: runtime error:' <<<"$out" && [ "$want" -ne 3 ]; then
        printf 'a crash: %s\n%.2000s\n' "$*" "$out"
        exit 1
    fi
}

# absent FILE...: none of them may exist.
absent() {
    local f
    for f in "$@"; do
        if [ -e "$f" ]; then echo "$f should not exist"; exit 1; fi
    done
}

hello() {
    printf 'package main\n\nfunc main() {\n\tprintln("hello")\n}\n' >"${1:-hello.g}"
}
