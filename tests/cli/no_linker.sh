# Without a linker in $PATH; with one that fails.
. "$SRC/lib.bash"
hello
empty=$PWD/empty
mkdir empty bin
expect 1 '^gocc: no linker found in \$PATH \(ld\.lld-19, ld\.lld or ld\)' env PATH="$empty" "$GOCC" hello.g
absent hello
printf '#!/bin/sh\necho "ld: I fail" >&2\nexit 7\n' >bin/ld.lld
chmod +x bin/ld.lld
expect 1 '^gocc: the linker failed .*exit status 7' env PATH="$PWD/bin" "$GOCC" hello.g
absent hello .gocc-*
chmod -x bin/ld.lld
expect 1 '^gocc: no linker found' env PATH="$PWD/bin" "$GOCC" hello.g
# Objects need no linker.
env PATH="$empty" "$GOCC" -c hello.g
env PATH= "$GOCC" -stop=obj hello.g
