package debug

// BuildInfo tells what a program was made of.
type BuildInfo struct {
	GoVersion string         `json:",omitempty"` // the language's version
	Path      string         `json:",omitempty"` // of the main package
	Main      Module         `json:""`           // the module with it
	Deps      []*Module      `json:",omitempty"` // the modules it depends on
	Settings  []BuildSetting `json:",omitempty"` // how it was built
}

// Module is one module of the build.
type Module struct {
	Path    string  `json:",omitempty"`
	Version string  `json:",omitempty"`
	Sum     string  `json:",omitempty"`
	Replace *Module `json:",omitempty"` // what stands in its place
}

// BuildSetting is one setting of the build: a flag or a variable.
type BuildSetting struct {
	Key, Value string
}

// ReadBuildInfo gives what the program was made of, if that is recorded in it. gocc records nothing: ok is false.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }
