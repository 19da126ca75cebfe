// Package godebug has the settings of GODEBUG. What the environment does not say is as in the newest version.
package godebug

import (
	"os"
	"strings"
)

// Setting is one.
type Setting struct{ name string }

// New returns the setting with this name.
func New(name string) *Setting { return &Setting{name} }

// Name returns its name.
func (s *Setting) Name() string { return strings.TrimPrefix(s.name, "#") }

// Value returns what GODEBUG gives it now: the last one counts.
func (s *Setting) Value() (value string) {
	for word := range strings.SplitSeq(os.Getenv("GODEBUG"), ",") {
		if v, ok := strings.CutPrefix(word, s.Name()+"="); ok {
			value = v
		}
	}
	return value
}

// IncNonDefault counts that something is not as in the newest version.
func (s *Setting) IncNonDefault() {}

func (s *Setting) String() string { return s.Name() + "=" + s.Value() }

// Undocumented tells whether nobody should know of it.
func (s *Setting) Undocumented() bool { return strings.HasPrefix(s.name, "#") }
