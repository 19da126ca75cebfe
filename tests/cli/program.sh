# What a program is: a static ELF file with the runtime's entry, small, moved anywhere, without libraries.
. "$SRC/lib.bash"
hello
"$GOCC" hello.g
expect 0 'Entry point address' readelf -h hello
entry=$(readelf -hW hello | sed -n 's/.*Entry point address: *0x//p')
readelf -sW hello | grep -q "0*$entry .* _rt0_amd64_linux\$" || { echo "the entry is not _rt0_amd64_linux"; exit 1; }
! readelf -lW hello | grep -qE 'INTERP|DYNAMIC' || { echo "not static"; exit 1; }
# stripped PROGRAM LIMIT: without symbols PROGRAM, which becomes stripped-PROGRAM, has fewer bytes. The names of its files in it
# count from lib/gocc/ or this folder on, for the limit to hold wherever the compiler is and the test runs.
stripped() {
    strip -o "stripped-$1" "$1"
    local size=$(stat -c %s "stripped-$1") folders
    folders=$(LC_ALL=C grep -aoP "/[ -~]*?/(?=lib/gocc/stdlib/)|\Q$PWD/\E" "stripped-$1" | tr -d '\n' | wc -c)
    [ "$folders" -gt 0 ] || { echo "$1 has no names of files"; exit 1; }
    size=$((size - folders))
    [ "$size" -lt "$2" ] || { echo "$1 stripped has $size bytes"; exit 1; }
}
"$GOCC" -g0 -o small hello.g
stripped hello 92936
cat > fmt.g <<'END'
package main

import "fmt"

func main() { fmt.Println("hello") }
END
"$GOCC" -O2 fmt.g
stripped fmt 176704
expect 0 '^hello$' ./stripped-fmt
cat > printf.g <<'END'
package main

import "fmt"

func main() { fmt.Printf("hello %d %s\n", 1, "x") }
END
"$GOCC" -O2 printf.g
stripped printf 208448
expect 0 '^hello 1 x$' ./stripped-printf
mkdir elsewhere && cp stripped-hello elsewhere/prog
expect 0 '^hello$' env -i elsewhere/prog
expect 0 '^hello$' ./small
if command -v strace >/dev/null && strace -o probe true 2>/dev/null; then
    strace -f -o trace ./hello 2>/dev/null
    ! grep -E 'open.*\.so' trace || { echo "a library is opened"; exit 1; }
fi
# Printing of floating-point numbers is there if a panic's value may be one, and only then.
! nm hello | grep -q ' ftoa64$' || { echo "hello can print floating-point numbers"; exit 1; }
cat > panic.g <<'END'
package main

type T float32

func main() {
	var x any = T(1.5)
	panic(x)
}
END
"$GOCC" panic.g
expect 2 '^panic: main.T\(1.5\)$' ./panic
