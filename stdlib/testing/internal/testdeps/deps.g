// Package testdeps is what test programs hand to package testing, which would otherwise have to import all that.
package testdeps

import (
	"internal/pattern"
	"testing"
	_ "unsafe" // for go:linkname
)

// Deps is of the package whose import path is Path.
type Deps struct{ Path string }

// ImportPath returns the import path.
func (d Deps) ImportPath() string { return d.Path }

// The expression that was matched last: one is used for many names.
var (
	lastSource  string
	lastPattern *pattern.Pattern
)

// MatchString matches s with a regular expression. Only one goroutine at a time may call it.
func (Deps) MatchString(source, s string) (bool, error) {
	if lastPattern == nil || lastSource != source {
		p, err := pattern.Compile(source)
		if err != nil {
			return false, err
		}
		lastSource, lastPattern = source, p
	}
	return lastPattern.MatchString(s), nil
}

// ExitCode returns what m.Run has returned.
//
//go:linkname ExitCode testing.exitCode
func ExitCode(m *testing.M) int
