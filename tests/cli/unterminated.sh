# Strings, comments and brackets that do not end.
. "$SRC/lib.bash"
try() { # name, text, pattern
    printf "$2" >"$1.g"
    expect 1 "^$1.g:$3" "$GOCC" "$1.g"
    absent "$1"
}
try str 'package main\n\nvar s = "never ends\nfunc main() {}\n' '3:20: newline in string'
try streof 'package main\n\nvar s = "never ends' '3:9: string not terminated'
try raw 'package main\n\nvar s = `never ends\n\nfunc main() {}\n' '3:9: string not terminated'
try comment 'package main\n\n/* never ends\n\nfunc main() {}\n' '3:1: comment not terminated'
try rune "package main\n\nvar r = 'a\nfunc main() {}\n" '3:11: newline in rune literal'
try brace 'package main\n\nfunc main() {\n\tprintln(1)\n' '5:1: syntax error: unexpected EOF, expected }'
try paren 'package main\n\nfunc main() {\n\tprintln(1\n}\n' '4:11: syntax error: unexpected newline in argument list; possibly missing comma or \)'
try escape 'package main\n\nvar s = "a\\qb"\nfunc main() {}\n' '3:12: unknown escape'
try junk 'package main\n\nfunc main() { @ }\n' "3:15: invalid character U\+0040 '@'"
try stray 'package main\n\n}\n' '3:1: syntax error: non-declaration statement outside function body'
