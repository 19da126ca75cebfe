# An installation: bin/gocc and lib/gocc, which can be moved together and nothing else is needed.
. "$SRC/../cli/lib.bash"
build=$(dirname "$(dirname "$(readlink -f "$GOCC")")")
if [ ! -f "$build/cmake_install.cmake" ]; then exit 0; fi # this is an installation
cmake --install "$build" --prefix "$PWD/first" >log 2>&1 || { cat log; exit 1; }
hello
expect 0 '^hello$' first/bin/gocc run hello.g
mkdir deeper
mv first deeper/second
ln -s "$PWD/deeper/second/bin/gocc" gocc
expect 0 '^hello$' ./gocc run hello.g
rm -r deeper/second/lib
expect 1 '^gocc: .*/deeper/second/lib/gocc/inline.bc is missing: gocc is not completely built or installed$' ./gocc hello.g
absent hello
