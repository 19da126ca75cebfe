# Outputs: default names, complete or not at all, never over a directory, devices written through, links followed.
. "$SRC/lib.bash"
hello
"$GOCC" hello.g
expect 0 '^hello$' ./hello
mkdir sub dir
hello sub/x.g
"$GOCC" sub/x.g
expect 0 '^hello$' ./x
"$GOCC" -o sub/prog hello.g
expect 0 '^hello$' sub/prog
"$GOCC" -c hello.g
"$GOCC" -S hello.g
"$GOCC" -emit-llvm hello.g
file() { head -c 4 "$1" | od -An -c | tr -d ' \n'; }
[ "$(file hello.o)" = '177ELF' ] || { echo "hello.o is no ELF file"; exit 1; }
grep -q 'main\.main:' hello.s
grep -q 'define .*@main\.main' hello.ll
"$GOCC" -S -o - hello.g | grep -q 'main\.main:'
"$GOCC" -emit-llvm -o - hello.g | grep -q 'define .*@main\.main'
[ ! -x hello.o ] && [ -x hello ]

expect 1 '^gocc: cannot write dir: is a directory$' "$GOCC" -o dir hello.g
expect 1 '^gocc: cannot write no/such/dir: no such file or directory$' "$GOCC" -o no/such/dir hello.g
expect 1 '^gocc: cannot write hello.g/x: not a directory$' "$GOCC" -o hello.g/x hello.g
mkfifo pipe
cat pipe >from_pipe &
"$GOCC" -o pipe hello.g
wait
[ -p pipe ] || { echo "the pipe was replaced"; exit 1; }
[ "$(file from_pipe)" = '177ELF' ] || { echo "the pipe got no program"; exit 1; }
expect 1 '^gocc: cannot write /dev/full: no space left on device$' "$GOCC" -o /dev/full hello.g
if [ "$(id -u)" -ne 0 ]; then
    mkdir ro && chmod 555 ro
    expect 1 '^gocc: cannot write ro/x: permission denied$' "$GOCC" -o ro/x hello.g
fi
echo old >target
ln -s target link
"$GOCC" -o link hello.g
[ -L link ] && [ -x target ] || { echo "the link was replaced"; exit 1; }
expect 0 '^hello$' ./link

# A failed compile leaves the old output alone.
echo precious >keep
printf 'package main\n\nfunc main() { x := 1 }\n' >bad.g
expect 1 '^bad.g:3:15: declared and not used: x$' "$GOCC" -o keep bad.g
printf 'package main\n\nfunc missing()\n\nfunc main() { missing() }\n' >undefined.g
expect 1 '^undefined.g:3:6: missing function body$' "$GOCC" -o keep undefined.g
expect 1 '^gocc: no linker found' env PATH=/nonexistent "$GOCC" -o keep hello.g
[ "$(cat keep)" = precious ] || { echo "the old output was destroyed"; exit 1; }
# And nothing temporary stays.
absent .gocc-* bad undefined
mkdir tmp
TMPDIR=$PWD/tmp "$GOCC" -o ok hello.g
expect 1 . env TMPDIR=$PWD/tmp "$GOCC" bad.g
expect 0 . env TMPDIR=$PWD/tmp "$GOCC" run hello.g
[ -z "$(ls -A tmp)" ] || { echo "temporary files are left:"; ls -A tmp; exit 1; }
expect 1 '^gocc: cannot create a temporary file in /nonexistent: ' env TMPDIR=/nonexistent "$GOCC" hello.g
