// Package godebug has the settings of GODEBUG, which are all as in the newest version.
package godebug

// Setting is one.
type Setting struct{ name string }

// New returns the setting with this name.
func New(name string) *Setting { return &Setting{name} }

// Name returns its name.
func (s *Setting) Name() string { return s.name }

// Value returns what GODEBUG gives it.
func (s *Setting) Value() string { return "" }

// IncNonDefault counts that something is not as in the newest version.
func (s *Setting) IncNonDefault() {}

func (s *Setting) String() string { return s.name + "=" }

// Undocumented tells whether nobody should know of it.
func (s *Setting) Undocumented() bool { return false }
