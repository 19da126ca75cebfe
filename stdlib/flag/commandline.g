// commandline.g: the flags of the program itself.

package flag

import (
	"encoding"
	"fmt"
	"os"
	"time"
)

// CommandLine has the flags of the program. The functions of the package are its methods.
var CommandLine = NewFlagSet(program(), ExitOnError)

// Usage writes how to use the program to the output of [CommandLine]. It is called for errors and for -help, and may be
// replaced.
var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

func program() string {
	if len(os.Args) == 0 {
		return ""
	}
	return os.Args[0]
}

func init() {
	CommandLine.Usage = func() { Usage() } // by way of the variable, which may change
}

// Parse reads the flags of the command line. Call it when all are defined and before any is used.
func Parse() { CommandLine.Parse(os.Args[1:]) }

// Parsed tells whether [Parse] was called.
func Parsed() bool { return CommandLine.Parsed() }

// PrintDefaults writes what every flag is for; see [FlagSet.PrintDefaults].
func PrintDefaults() { CommandLine.PrintDefaults() }

// VisitAll calls fn for every flag, in the order of the names.
func VisitAll(fn func(*Flag)) { CommandLine.VisitAll(fn) }

// Visit calls fn for every flag that was set, in the order of the names.
func Visit(fn func(*Flag)) { CommandLine.Visit(fn) }

// Lookup returns the flag of that name, or nil.
func Lookup(name string) *Flag { return CommandLine.Lookup(name) }

// Set sets the flag of that name.
func Set(name, value string) error { return CommandLine.set(name, value, 2) }

// NFlag returns how many flags were set.
func NFlag() int { return CommandLine.NFlag() }

// Arg returns the i-th argument behind the flags, or "" if there is none.
func Arg(i int) string { return CommandLine.Arg(i) }

// NArg returns how many arguments follow the flags.
func NArg() int { return CommandLine.NArg() }

// Args returns the arguments behind the flags.
func Args() []string { return CommandLine.Args() }

// Var defines a flag that is stored in value; see [FlagSet.Var].
func Var(value Value, name string, usage string) { CommandLine.Var(value, name, usage) }

// BoolVar defines a flag that is true or false and stored in *p.
func BoolVar(p *bool, name string, value bool, usage string) {
	CommandLine.BoolVar(p, name, value, usage)
}

// IntVar defines a flag that is an int and stored in *p.
func IntVar(p *int, name string, value int, usage string) { CommandLine.IntVar(p, name, value, usage) }

// Int64Var defines a flag that is an int64 and stored in *p.
func Int64Var(p *int64, name string, value int64, usage string) {
	CommandLine.Int64Var(p, name, value, usage)
}

// UintVar defines a flag that is a uint and stored in *p.
func UintVar(p *uint, name string, value uint, usage string) {
	CommandLine.UintVar(p, name, value, usage)
}

// Uint64Var defines a flag that is a uint64 and stored in *p.
func Uint64Var(p *uint64, name string, value uint64, usage string) {
	CommandLine.Uint64Var(p, name, value, usage)
}

// StringVar defines a flag that is a string and stored in *p.
func StringVar(p *string, name string, value string, usage string) {
	CommandLine.StringVar(p, name, value, usage)
}

// Float64Var defines a flag that is a float64 and stored in *p.
func Float64Var(p *float64, name string, value float64, usage string) {
	CommandLine.Float64Var(p, name, value, usage)
}

// DurationVar defines a flag that is a duration and stored in *p.
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	CommandLine.DurationVar(p, name, value, usage)
}

// TextVar defines a flag that is stored in p; see [FlagSet.TextVar].
func TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	CommandLine.TextVar(p, name, value, usage)
}

// Func defines a flag that calls fn with its value.
func Func(name, usage string, fn func(string) error) { CommandLine.Func(name, usage, fn) }

// BoolFunc defines a flag without value that calls fn.
func BoolFunc(name, usage string, fn func(string) error) { CommandLine.BoolFunc(name, usage, fn) }

// Bool defines a flag that is true or false and returns where it is stored.
func Bool(name string, value bool, usage string) *bool { return CommandLine.Bool(name, value, usage) }

// Int defines a flag that is an int and returns where it is stored.
func Int(name string, value int, usage string) *int { return CommandLine.Int(name, value, usage) }

// Int64 defines a flag that is an int64 and returns where it is stored.
func Int64(name string, value int64, usage string) *int64 {
	return CommandLine.Int64(name, value, usage)
}

// Uint defines a flag that is a uint and returns where it is stored.
func Uint(name string, value uint, usage string) *uint { return CommandLine.Uint(name, value, usage) }

// Uint64 defines a flag that is a uint64 and returns where it is stored.
func Uint64(name string, value uint64, usage string) *uint64 {
	return CommandLine.Uint64(name, value, usage)
}

// String defines a flag that is a string and returns where it is stored.
func String(name string, value string, usage string) *string {
	return CommandLine.String(name, value, usage)
}

// Float64 defines a flag that is a float64 and returns where it is stored.
func Float64(name string, value float64, usage string) *float64 {
	return CommandLine.Float64(name, value, usage)
}

// Duration defines a flag that is a duration and returns where it is stored.
func Duration(name string, value time.Duration, usage string) *time.Duration {
	return CommandLine.Duration(name, value, usage)
}
