package math

// There is one implementation of each.
var (
	ExpGo   = Exp
	Exp2Go  = Exp2
	HypotGo = Hypot
	SqrtGo  = Sqrt
)
