# bench/waste says what the size classes waste: 65 bytes take 80.
cat > sizes.g <<'G'
package main

var keep [65536]*[65]byte

func main() {
	for i := range 400_000 {
		keep[i%len(keep)] = new([65]byte)
	}
}
G
"$SRC/../../bench/waste" --gocc "$GOCC" --classes "$PWD/sizes.g" > out
python3 - <<'P'
rows = [line.split() for line in open("out")]
sizes = next(r for r in rows if r[0] == "sizes")
asked, rounding, full, largest = (float(sizes[i]) for i in (1, 3, 5, 9))
assert 10 < asked < 45, sizes  # 26, of which one in 0.5 is looked at
assert 18.5 <= rounding <= 18.8, sizes
assert 0 <= full < 10, sizes
assert 4 < largest < 30, sizes
assert any(r[0] == "80" and 18.5 <= float(r[1]) <= 18.8 for r in rows), rows
P
