package rand

import "internal/ziggurat"

var (
	GetNormalDistributionParameters      = ziggurat.NormTables
	GetExponentialDistributionParameters = ziggurat.ExpTables
)

func Int31nForTest(r *Rand, n int32) int32 { return r.below(n) }
