// zipf.g: the method of W. Hörmann and G. Derflinger, "Rejection-Inversion to Generate Variates from Monotone Discrete
// Distributions", 1996. The histogram is covered by a curve whose integral can be inverted.

package rand

import "math"

// A Zipf makes random numbers of a Zipf distribution.
type Zipf struct {
	r            *Rand
	imax         float64
	v, q         float64
	oneMinusQ    float64
	oneMinusQInv float64
	hMax         float64 // the integral up to imax + 1/2
	hRange       float64 // from there back to where k = 0 begins
	accept       float64 // so close to k a number is always taken
}

// h is the integral of the curve.
func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.oneMinusQInv
}

func (z *Zipf) hInverse(x float64) float64 {
	return math.Exp(z.oneMinusQInv*math.Log(z.oneMinusQ*x)) - z.v
}

// NewZipf returns a Zipf for the numbers k from 0 to imax, with probabilities proportional to (v + k)^-s. It returns nil
// unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, oneMinusQ: 1 - s, oneMinusQInv: 1 / (1 - s)}
	z.hMax = z.h(z.imax + 0.5)
	z.hRange = z.h(0.5) - math.Exp(math.Log(z.v)*-z.q) - z.hMax
	z.accept = 1 - z.hInverse(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1)))
	return z
}

// Uint64 returns a random number of the distribution.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.hMax + z.r.Float64()*z.hRange
		x := z.hInverse(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.accept || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
