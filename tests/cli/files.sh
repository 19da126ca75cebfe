# Files that are missing, unreadable, empty or no text: a clear message and exit status 1, never a crash.
. "$SRC/lib.bash"
expect 1 '^gocc: cannot read missing.g: no such file or directory$' "$GOCC" missing.g
expect 1 '^gocc: cannot read no/such/dir.g: ' "$GOCC" no/such/dir.g
if [ "$(id -u)" -ne 0 ]; then # nothing is unreadable to root
    printf 'package main\n\nfunc main() {}\n' >unreadable.g && chmod 000 unreadable.g
    expect 1 '^gocc: cannot read unreadable.g: permission denied$' "$GOCC" unreadable.g
fi
mkdir folder.g
expect 1 '^gocc: cannot read folder.g: is a directory$' "$GOCC" folder.g
: >empty.g
expect 1 '^empty.g:1:1: syntax error: package statement must be first$' "$GOCC" empty.g
printf '\n\n// only a comment\n' >comment.g
expect 1 '^comment.g:.*syntax error: package statement must be first' "$GOCC" comment.g
head -c 20000 "$GOCC" >binary.g
expect 1 '^binary.g:1:1: invalid character U\+007F' "$GOCC" binary.g
printf 'package main\n\nfunc main() {\n\tprintln("a\xff\xfeb")\n}\n' >utf8.g
expect 1 '^utf8.g:4:12: invalid UTF-8 encoding' "$GOCC" utf8.g
printf 'package main\n\nfunc main() {\n\tprintln("a\0b")\n}\n' >nul.g
expect 1 '^nul.g:4:12: invalid NUL character' "$GOCC" nul.g
printf '\xef\xbb\xbfpackage main\n\nfunc main() { println("bom") }\n' >bom.g
expect 0 '^bom$' "$GOCC" run bom.g
printf 'package main\n\nvar s = "a\xef\xbb\xbfb"\nfunc main() {}\n' >bom2.g
expect 1 '^bom2.g:3:11: invalid BOM in the middle of the file' "$GOCC" bom2.g
printf 'package main\r\n\r\nfunc main() {\r\n\tprintln(`a\r\nb`)\r\n}\r\n' >crlf.g
expect 0 '^b$' "$GOCC" run crlf.g
printf 'package main\nfunc main() { println("no newline at the end") }' >noeol.g
expect 0 '^no newline' "$GOCC" run noeol.g
absent empty binary utf8 nul
