package strconv_test

import . "strconv"

var (
	baseError    = func(fn, num string, base int) error { return BaseError(fn, num, base) }
	bitSizeError = func(fn, num string, bitSize int) error { return BitSizeError(fn, num, bitSize) }
)
