package rand

import "internal/ziggurat"

var (
	GetNormalDistributionParameters      = ziggurat.NormTables
	GetExponentialDistributionParameters = ziggurat.ExpTables
)
