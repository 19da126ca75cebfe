// Package testenv is what tests in Go's tree ask about their surroundings.
package testenv

import "testing"

// OptimizationOff tells whether the compiler does not optimise. Tests count allocations only if it does.
func OptimizationOff() bool { return false }

// SkipIfOptimizationOff skips the test if the compiler does not optimise.
func SkipIfOptimizationOff(t testing.TB) {}

// Builder returns the name of the machine that tests Go's commits, which this is none of.
func Builder() string { return "" }

// MustHaveExec skips the test if no processes can be started.
func MustHaveExec(t testing.TB) {}
