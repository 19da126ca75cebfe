# The library's objects: linked where they are of the sources and of the compiler at hand, else compiled from the sources.
. "$SRC/lib.bash"
build=$(dirname "$(dirname "$(readlink -f "$GOCC")")")
if [ ! -f "$build/lib/gocc/library/fmt.o" ]; then exit 0; fi # built without

cat >p.g <<'END'
package main

import (
	"fmt"
	"os"
	"strings"
	"unicode/utf8"
)

func main() {
	fmt.Println(strings.ToUpper("hello"), utf8.RuneCountInString("wörld"), len(os.Args))
}
END

# uses COMPILER FLAGS REGEXP: what is linked must match, and the program must work.
uses() {
    local out
    out=$("$1" -v $2 -o p p.g 2>&1)
    if ! grep -qE -- "$3" <<<"$out"; then
        printf 'the link is not as expected (%s): %s\n' "$3" "$(grep lld <<<"$out")"
        exit 1
    fi
    expect 0 '^HELLO 5 1$' ./p
}
none='^gocc: [^ ]*ld[^/]*( [^ ]*(-[^ ]*|[^/ ]*|/p|\.gocc-[^ ]*|gocc-[^ /]*\.o|libgrt.a))*$'

for level in -O0 -O2; do
    uses "$GOCC" $level 'library/fmt\.o'
    uses "$GOCC" "$level -a" "$none"
    uses "$GOCC" "$level -g0" 'library/fmt\.o'
    uses "$GOCC" "$level -tags=other" 'library/fmt\.o' # selects no other files
done

# The front end's image of the library: for the sources as they are, and for programs only.
image="^gocc: library from $build/lib/gocc/.*library/image\$"
uses "$GOCC" -O0 "$image"
for flags in -tags=other -a; do
    "$GOCC" -v $flags -O0 -o p p.g >log 2>&1
    expect 0 '^HELLO 5 1$' ./p
done
! "$GOCC" -v -tags=other -O0 -o p p.g 2>&1 | grep 'library from'

# A toolchain of our own.
mkdir -p mine/bin mine/lib
cp "$build/bin/gocc" mine/bin
cp -r "$build/lib/gocc" mine/lib/gocc
lib=mine/lib/gocc
uses mine/bin/gocc -O0 'library/fmt\.o'
! mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep 'library from' # the image is of other files

# With an image of its own it is used, until a source changes, however little and however soon: what is new counts then.
mine/bin/gocc -library=$lib/library -image=0 p.g
mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep -q 'library from .*mine/'
expect 0 '^HELLO 5 1$' ./p
utf8=$lib/stdlib/unicode/utf8/utf8.g
grep -q '^	return count$' $utf8
sed 's/^	return count$/	return 7\/\/  /' $utf8 >changed.g
[ "$(stat -c %s changed.g)" = "$(stat -c %s $utf8)" ]
cat changed.g >$utf8
! mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep 'library from'
expect 0 '^HELLO 7 1$' ./p
rm $lib/library/image
cp "$build/lib/gocc/stdlib/unicode/utf8/utf8.g" $utf8

# A source changes: the objects of its package and of all that import it are left alone, those of others are not.
echo '// changed' >>$lib/stdlib/strconv/quote.g
uses mine/bin/gocc -O0 'library/unicode/utf8\.o'
! mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep -E 'library/(strconv|fmt)\.o'
cp "$build/lib/gocc/stdlib/strconv/quote.g" $lib/stdlib/strconv/quote.g
uses mine/bin/gocc -O0 'library/fmt\.o'

# A file is added, or lost.
printf 'package utf8\n\nconst another = 1\n' >$lib/stdlib/unicode/utf8/another.g
uses mine/bin/gocc -O0 'library/errors\.o'
! mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep 'library/fmt\.o'
rm $lib/stdlib/unicode/utf8/another.g
rm $lib/library/unicode/utf8.index
! mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep 'library/fmt\.o'
cp "$build/lib/gocc/library/unicode/utf8.index" $lib/library/unicode/utf8.index
rm $lib/library/errors.o
! mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep 'library/fmt\.o'
cp "$build/lib/gocc/library/errors.o" $lib/library/errors.o

# Objects of another compiler.
sed -i '1s/library [0-9a-f]*/library 0123456789/' $lib/library/errors.index
uses mine/bin/gocc -O0 'library/unicode/utf8\.o'
! mine/bin/gocc -v -O0 -o p p.g 2>&1 | grep 'library/fmt\.o'
cp "$build/lib/gocc/library/errors.index" $lib/library/errors.index

# A damaged index is told.
head -c 300 "$build/lib/gocc/library/fmt.index" >$lib/library/fmt.index
expect 1 '^gocc: .*/fmt.index is damaged$' mine/bin/gocc -O0 -o p p.g

expect 2 'library compiles the library' "$GOCC" -library=there p.g
