package unique

import (
	"runtime"
	"testing"
)

// What becomes of values that nothing refers to any more is Go's implementation: these only collect.

func drainMaps[T comparable](t *testing.T) { runtime.GC() }

func checkMapsFor[T comparable](t *testing.T, value T) {}
