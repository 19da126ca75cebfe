// Package ziggurat has what packages math/rand and math/rand/v2 share of their normal and exponential distributions: the
// ziggurat method of G. Marsaglia and W. W. Tsang (mkziggurat.c has more on it). The area under a density is cut into
// strips of the same size. A strip and a place in it are chosen at random; nearly always the place is under the density.
package ziggurat

import "math"

const (
	normRight = 3.442619855899      // where the tail of the normal distribution begins
	expRight  = 7.69711747013104972 // where that of the exponential distribution begins
)

// Floats gives random numbers from 0 to 1, 1 not included.
type Floats interface {
	Float64() float64
}

// NormTables returns the tables of the normal distribution: share of a strip that is wholly under the density (of 2^31), its
// width for one of 2^31 steps, and the density at its end. Tests compare them with the definition.
func NormTables() (tail float64, share [128]uint32, step, height [128]float32) {
	return normRight, normShare, normStep, normHeight
}

// ExpTables does so for the exponential distribution, where there are 2^32 steps.
func ExpTables() (tail float64, share [256]uint32, step, height [256]float32) {
	return expRight, expShare, expStep, expHeight
}

// Norm takes a place from -2^31 on, in a strip below 128. It returns a number of the normal distribution; or false if the
// place is to be thrown away.
func Norm(place int32, strip uint32, src Floats) (float64, bool) {
	x := float64(place) * float64(normStep[strip&127])
	distance := uint32(place)
	if place < 0 {
		distance = -distance
	}
	if distance < normShare[strip&127] {
		return x, true
	}
	return normEdge(x, place, strip, src)
}

// normEdge is Norm for a place that is not wholly under the density. x is the number that belongs to it.
func normEdge(x float64, place int32, strip uint32, src Floats) (float64, bool) {
	if strip == 0 {
		return normTail(place > 0, src), true
	}
	y := normHeight[strip] + float32(src.Float64())*(normHeight[strip-1]-normHeight[strip])
	return x, y < float32(math.Exp(-.5*x*x))
}

func normTail(positive bool, src Floats) float64 {
	for {
		x := -log(src.Float64()) * (1.0 / normRight)
		y := -log(src.Float64())
		if y+y < x*x {
			continue
		}
		if positive {
			return normRight + x
		}
		return -normRight - x
	}
}

// Exp takes a place in a strip below 256. It returns a number of the exponential distribution; or false if the place is to
// be thrown away.
func Exp(place uint32, strip uint32, src Floats) (float64, bool) {
	x := float64(place) * float64(expStep[strip&255])
	if place < expShare[strip&255] {
		return x, true
	}
	return expEdge(x, strip, src)
}

func expEdge(x float64, strip uint32, src Floats) (float64, bool) {
	if strip == 0 {
		return expRight - log(src.Float64()), true
	}
	y := expHeight[strip] + float32(src.Float64())*(expHeight[strip-1]-expHeight[strip])
	return x, y < float32(math.Exp(-x))
}

// log is the natural logarithm of FreeBSD's e_log.c, the one that Go has: the last bit counts where a seed is to give the
// same numbers. x is at least 0. With x = 2^k·(1+f), and 1+f between sqrt(2)/2 and sqrt(2), log(1+f) is a polynomial of
// s = f/(2+f).
func log(x float64) float64 {
	const (
		ln2High = 6.93147180369123816490e-01
		ln2Low  = 1.90821492927058770002e-10
		c1      = 6.666666666666735130e-01
		c2      = 3.999999999940941908e-01
		c3      = 2.857142874366239149e-01
		c4      = 2.222219843214978396e-01
		c5      = 1.818357216161805012e-01
		c6      = 1.531383769920937332e-01
		c7      = 1.479819860511658591e-01
	)
	if x == 0 {
		return math.Inf(-1)
	}
	fraction, exp := math.Frexp(x)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exp--
	}
	f, k := fraction-1, float64(exp)
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	odd := s2 * (c1 + s4*(c3+s4*(c5+s4*c7)))
	even := s4 * (c2 + s4*(c4+s4*c6))
	half := 0.5 * f * f
	return k*ln2High - ((half - (s*(half+(odd+even)) + k*ln2Low)) - f)
}
