// Package cpu tells nothing of the processor.
package cpu

const CacheLinePadSize = 64

type CacheLinePad struct{ _ [CacheLinePadSize]byte }
