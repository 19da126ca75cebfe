// erfinv.g: the inverse of the error function, by way of the quantiles of the normal distribution: M. J. Wichura,
// "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37, 1988, procedure PPND16,
// which is good for about 16 digits. Three quotients of polynomials cover the middle, the tails and the far tails.

package math

// The coefficients, the lowest power first, are scaled from quantiles to the error function.
const (
	middleScale = 2 * Sqrt2 // of numerators
	tailScale   = Sqrt2     // of denominators
)

var (
	middleNum = [8]float64{
		3.3871328727963666080e0 / middleScale, 1.3314166789178437745e2 / middleScale, 1.9715909503065514427e3 / middleScale, 1.3731693765509461125e4 / middleScale,
		4.5921953931549871457e4 / middleScale, 6.7265770927008700853e4 / middleScale, 3.3430575583588128105e4 / middleScale, 2.5090809287301226727e3 / middleScale,
	}
	middleDen = [8]float64{
		1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
		2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
	}
	tailNum = [8]float64{
		1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
		1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
	}
	tailDen = [8]float64{
		tailScale, 2.05319162663775882187e0 * tailScale, 1.67638483018380384940e0 * tailScale, 6.89767334985100004550e-1 * tailScale,
		1.48103976427480074590e-1 * tailScale, 1.51986665636164571966e-2 * tailScale, 5.47593808499534494600e-4 * tailScale, 1.05075007164441684324e-9 * tailScale,
	}
	farNum = [8]float64{
		6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
		2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
	}
	farDen = [8]float64{
		tailScale, 5.99832206555887937690e-1 * tailScale, 1.36929880922735805310e-1 * tailScale, 1.48753612908506148525e-2 * tailScale,
		7.86869131145613259100e-4 * tailScale, 1.84631831751005468180e-5 * tailScale, 1.42151175831644588870e-7 * tailScale, 2.04426310338993978564e-15 * tailScale,
	}
)

func polynomial(c *[8]float64, x float64) float64 {
	y := c[7]
	for i := 6; i >= 0; i-- {
		y = y*x + c[i]
	}
	return y
}

// Erfinv returns the inverse of the error function of x.
//
//	Erfinv(1) = +Inf
//	Erfinv(-1) = -Inf
//	Erfinv(x) = NaN if x < -1 or x > 1
//	Erfinv(NaN) = NaN
func Erfinv(x float64) float64 {
	switch {
	case !(Abs(x) <= 1):
		return NaN()
	case Abs(x) == 1:
		return Copysign(Inf(1), x)
	case Abs(x) <= 0.85:
		r := 0.180625 - 0.25*x*x
		return x * polynomial(&middleNum, r) / polynomial(&middleDen, r)
	}
	r := Sqrt(Ln2 - Log(1-Abs(x)))
	var z float64
	if r <= 5 {
		z = polynomial(&tailNum, r-1.6) / polynomial(&tailDen, r-1.6)
	} else {
		z = polynomial(&farNum, r-5) / polynomial(&farDen, r-5)
	}
	return Copysign(z, x)
}

// Erfcinv returns the inverse of [Erfc](x).
//
//	Erfcinv(0) = +Inf
//	Erfcinv(2) = -Inf
//	Erfcinv(x) = NaN if x < 0 or x > 2
//	Erfcinv(NaN) = NaN
func Erfcinv(x float64) float64 { return Erfinv(1 - x) }
