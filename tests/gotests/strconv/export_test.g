package strconv

var (
	BaseError    = baseError
	BitSizeError = bitSizeError
)
