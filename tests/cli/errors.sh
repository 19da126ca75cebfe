# Diagnostics: sorted, ten at most, all with -e, exit status 1, nothing on standard output.
. "$SRC/lib.bash"
{
    printf 'package main\n\nfunc main() {\n'
    for i in $(seq 15); do printf '\tundefined%d()\n' "$i"; done
    printf '}\n'
} >many.g
expect 1 '^many.g:13:2: undefined: undefined10$' "$GOCC" many.g
expect 1 'too many errors$' "$GOCC" many.g
[ "$("$GOCC" many.g 2>&1 | wc -l)" -eq 11 ] || { echo "not ten errors and a last line"; exit 1; }
# Twenty thousand of them are no more.
for kind in 'undefined%.0f()' 'x %.0f y'; do
    { printf 'package main\n\nfunc main() {\n'; seq -f "$kind" 20000; printf '}\n'; } >very_many.g
    ! "$GOCC" very_many.g >out 2>&1
    grep -q 'too many errors$' out
    [ "$(wc -l <out)" -eq 11 ] || { echo "not ten errors and a last line"; exit 1; }
done
[ "$("$GOCC" -e many.g 2>&1 | wc -l)" -eq 15 ] || { echo "-e does not print all"; exit 1; }
[ -z "$("$GOCC" many.g 2>/dev/null)" ] || { echo "errors on standard output"; exit 1; }
absent many
# What cannot be printed is reported where the operands begin.
printf 'package main\n\nfunc main() {\n\tdefer println(1, struct{}{})\n}\n' >print.g
expect 1 '^print.g:4:15: illegal types for operand: println$' "$GOCC" print.g
