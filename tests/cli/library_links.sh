# Every exported function and method of the library, in one program: what one of the library's objects refers to and the
# program does not define would be missed by the linker.
. "$SRC/lib.bash"
build=$(dirname "$(dirname "$(readlink -f "$GOCC")")")
library=$build/lib/gocc/library
if [ ! -f "$library/fmt.o" ]; then exit 0; fi # built without

tab=$(printf '\t')
n=0
: >imports
: >functions
find "$library" -name '*.index' -printf '%P\n' | sed 's|\.index$||' | grep -v internal | sort >packages
while read -r package; do
    n=$((n + 1))
    name='[A-Z][A-Za-z0-9]*'
    grep -aoE "^$package\.(\(\*$name\)\.|$name\.)?$name$tab" "$library/$package.index" |
        sed -E "s|^$package\.\(\*|(*p$n.|; s|^$package\.|p$n.|; s|$tab|,|" >found || true
    if [ ! -s found ]; then continue; fi
    echo "import p$n \"$package\"" >>imports
    cat found >>functions
done <packages
{
    echo 'package main'
    cat imports
    echo 'var functions = []any{'
    cat functions
    echo '}'
    echo 'func main() {'
    echo '	for _, f := range functions { if f == nil { panic(f) } }'
    echo '	println(len(functions) > 1500)'
    echo '}'
} >all.g
for level in -O0 -O2; do
    expect 0 'library/fmt\.o' "$GOCC" -v $level -o all all.g
    expect 0 '^true$' ./all
done
