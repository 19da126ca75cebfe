// source.g: the generator behind [NewSource], by D. P. Mitchell and J. A. Reeds: x(n) = x(n-607) + x(n-273) modulo 2^64,
// in a ring of 607 numbers. A seed is stretched to that many by 48271·x modulo 2^31-1 (S. K. Park and K. W. Miller,
// "Random Number Generators: Good Ones Are Hard to Find", 1988), and mixed with a state that is far from any simple one.

package rand

const (
	length = 607
	tap    = 273
)

type additive struct {
	feed, tap int // where x(n-607), which x(n) replaces, and x(n-273) are; both go downwards
	state     [length]uint64
}

// Seed gives the generator the state that belongs to a seed.
func (g *additive) Seed(seed int64) {
	const modulus = 1<<31 - 1
	g.tap, g.feed = 0, length-tap
	seed %= modulus
	if seed < 0 {
		seed += modulus
	}
	if seed == 0 {
		seed = 89482311
	}
	x := uint64(seed)
	next := func() uint64 {
		x = 48271 * x % modulus
		return x
	}
	for range 20 {
		next()
	}
	for i := range g.state {
		high := next() << 40
		middle := next() << 20
		g.state[i] = high ^ middle ^ next() ^ cooked[i]
	}
}

// Uint64 returns the next number, of 64 bits.
func (g *additive) Uint64() uint64 {
	if g.tap--; g.tap < 0 {
		g.tap += length
	}
	if g.feed--; g.feed < 0 {
		g.feed += length
	}
	x := g.state[g.feed] + g.state[g.tap]
	g.state[g.feed] = x
	return x
}

// Int63 returns the next number, of 63 bits.
func (g *additive) Int63() int64 { return int64(g.Uint64() & (1<<63 - 1)) }
