// Package flag reads the flags of a command line.
//
//	n := flag.Int("n", 1, "how many `times`")
//	var name string
//	flag.StringVar(&name, "name", "world", "whom to greet")
//	flag.Parse()
//
// After Parse, *n and name are what the command line says, and [Args] is what follows the flags.
//
// On the command line a flag is one of
//
//	-name  --name    for flags that are true or false
//	-name=value
//	-name value      for all others
//
// Flags end before the first argument that does not begin with -, is only -, or behind --. Integers are written as in the
// language (decimal, 0x, 0o, 0b, _), truth as 1, 0, t, f, T, F, true, false, TRUE, FALSE, True, False, durations as
// time.ParseDuration reads them.
//
// The functions of the package define and read the flags of the program ([CommandLine]); a [FlagSet] of one's own is for
// commands with subcommands.
package flag

import (
	"encoding"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// ErrHelp is the error when -help or -h is given and no such flag is defined.
var ErrHelp = errors.New("flag: help requested")

// ErrorHandling tells what [FlagSet.Parse] does about an error.
type ErrorHandling int

const (
	ContinueOnError ErrorHandling = iota // returns it
	ExitOnError                          // ends the program with status 2, or 0 for -help
	PanicOnError                         // panics with it
)

// FlagSet is a set of flags. The zero value has no name and ContinueOnError.
type FlagSet struct {
	// Usage is called for an error and for -help. What ends the program then is the set's ErrorHandling.
	Usage func()

	name          string
	parsed        bool
	given         map[string]*Flag
	defined       map[string]*Flag
	args          []string // behind the flags
	errorHandling ErrorHandling
	output        io.Writer         // nil: standard error
	early         map[string]string // where Set was called for a flag that is not defined
}

// Flag is one flag.
type Flag struct {
	Name     string // without -
	Usage    string // what it is for
	Value    Value  // what it is set to
	DefValue string // what it is if it is not given, as text
}

// NewFlagSet returns an empty set. The name appears in its messages.
func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := &FlagSet{name: name, errorHandling: errorHandling}
	f.Usage = f.defaultUsage
	return f
}

// Init sets name and error handling, for the zero value.
func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name, f.errorHandling = name, errorHandling
}

// Name returns the name of the set.
func (f *FlagSet) Name() string { return f.name }

// ErrorHandling returns what is done about errors.
func (f *FlagSet) ErrorHandling() ErrorHandling { return f.errorHandling }

// Output returns where messages go.
func (f *FlagSet) Output() io.Writer {
	if f.output == nil {
		return os.Stderr
	}
	return f.output
}

// SetOutput sets where messages go; nil is standard error.
func (f *FlagSet) SetOutput(output io.Writer) { f.output = output }

func visit(flags map[string]*Flag, fn func(*Flag)) {
	names := make([]string, 0, len(flags))
	for name := range flags {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fn(flags[name])
	}
}

// VisitAll calls fn for every flag, in the order of the names.
func (f *FlagSet) VisitAll(fn func(*Flag)) { visit(f.defined, fn) }

// Visit calls fn for every flag that was set, in the order of the names.
func (f *FlagSet) Visit(fn func(*Flag)) { visit(f.given, fn) }

// Lookup returns the flag of that name, or nil.
func (f *FlagSet) Lookup(name string) *Flag { return f.defined[name] }

// NFlag returns how many flags were set.
func (f *FlagSet) NFlag() int { return len(f.given) }

// Arg returns the i-th argument behind the flags, or "" if there is none.
func (f *FlagSet) Arg(i int) string {
	if i < 0 || i >= len(f.args) {
		return ""
	}
	return f.args[i]
}

// NArg returns how many arguments follow the flags.
func (f *FlagSet) NArg() int { return len(f.args) }

// Args returns the arguments behind the flags.
func (f *FlagSet) Args() []string { return f.args }

// Parsed tells whether Parse was called.
func (f *FlagSet) Parsed() bool { return f.parsed }

// Set sets the flag of that name.
func (f *FlagSet) Set(name, value string) error { return f.set(name, value, 2) }

// set is Set, called by what is `depth` functions away from who calls that.
func (f *FlagSet) set(name, value string, depth int) error {
	flag, ok := f.defined[name]
	if !ok {
		_, file, line, ok := runtime.Caller(depth)
		if !ok {
			file, line = "?", 0
		}
		if f.early == nil {
			f.early = make(map[string]string)
		}
		f.early[name] = fmt.Sprintf("%s:%d", file, line)
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(value); err != nil {
		return err
	}
	f.markGiven(flag)
	return nil
}

func (f *FlagSet) markGiven(flag *Flag) {
	if f.given == nil {
		f.given = make(map[string]*Flag)
	}
	f.given[flag.Name] = flag
}

// Defining flags ------------------------------------------------------------------------------------------------------

// complaint writes a message, for Var to panic with.
func (f *FlagSet) complaint(format string, a ...any) string {
	text := fmt.Sprintf(format, a...)
	fmt.Fprintln(f.Output(), text)
	return text
}

// Var defines a flag that is stored in value. It panics if name begins with -, contains = or is defined already.
func (f *FlagSet) Var(value Value, name string, usage string) {
	if strings.HasPrefix(name, "-") {
		panic(f.complaint("flag %q begins with -", name))
	}
	if strings.Contains(name, "=") {
		panic(f.complaint("flag %q contains =", name))
	}
	if _, twice := f.defined[name]; twice {
		if f.name == "" {
			panic(f.complaint("flag redefined: %s", name))
		}
		panic(f.complaint("%s flag redefined: %s", f.name, name))
	}
	if where := f.early[name]; where != "" {
		panic(fmt.Sprintf("flag %s set at %s before being defined", name, where))
	}
	if f.defined == nil {
		f.defined = make(map[string]*Flag)
	}
	f.defined[name] = &Flag{name, usage, value, value.String()}
}

// BoolVar defines a flag that is true or false and stored in *p.
func (f *FlagSet) BoolVar(p *bool, name string, value bool, usage string) {
	*p = value
	f.Var((*boolValue)(p), name, usage)
}

// IntVar defines a flag that is an int and stored in *p.
func (f *FlagSet) IntVar(p *int, name string, value int, usage string) {
	*p = value
	f.Var((*intValue)(p), name, usage)
}

// Int64Var defines a flag that is an int64 and stored in *p.
func (f *FlagSet) Int64Var(p *int64, name string, value int64, usage string) {
	*p = value
	f.Var((*int64Value)(p), name, usage)
}

// UintVar defines a flag that is a uint and stored in *p.
func (f *FlagSet) UintVar(p *uint, name string, value uint, usage string) {
	*p = value
	f.Var((*uintValue)(p), name, usage)
}

// Uint64Var defines a flag that is a uint64 and stored in *p.
func (f *FlagSet) Uint64Var(p *uint64, name string, value uint64, usage string) {
	*p = value
	f.Var((*uint64Value)(p), name, usage)
}

// StringVar defines a flag that is a string and stored in *p.
func (f *FlagSet) StringVar(p *string, name string, value string, usage string) {
	*p = value
	f.Var((*stringValue)(p), name, usage)
}

// Float64Var defines a flag that is a float64 and stored in *p.
func (f *FlagSet) Float64Var(p *float64, name string, value float64, usage string) {
	*p = value
	f.Var((*float64Value)(p), name, usage)
}

// DurationVar defines a flag that is a duration and stored in *p.
func (f *FlagSet) DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	*p = value
	f.Var((*durationValue)(p), name, usage)
}

// TextVar defines a flag that is stored in p, a pointer to a variable that reads itself from text. value is the default:
// of the variable's type, or a pointer to that.
func (f *FlagSet) TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	f.Var(newTextValue(p, value), name, usage)
}

// Func defines a flag that calls fn with its value; an error of fn is one of the command line.
func (f *FlagSet) Func(name, usage string, fn func(string) error) {
	f.Var(funcValue(fn), name, usage)
}

// BoolFunc is [FlagSet.Func] for a flag without value: fn is called with "true", or what follows =.
func (f *FlagSet) BoolFunc(name, usage string, fn func(string) error) {
	f.Var(boolFuncValue(fn), name, usage)
}

// Bool defines a flag that is true or false and returns where it is stored.
func (f *FlagSet) Bool(name string, value bool, usage string) *bool {
	p := new(bool)
	f.BoolVar(p, name, value, usage)
	return p
}

// Int defines a flag that is an int and returns where it is stored.
func (f *FlagSet) Int(name string, value int, usage string) *int {
	p := new(int)
	f.IntVar(p, name, value, usage)
	return p
}

// Int64 defines a flag that is an int64 and returns where it is stored.
func (f *FlagSet) Int64(name string, value int64, usage string) *int64 {
	p := new(int64)
	f.Int64Var(p, name, value, usage)
	return p
}

// Uint defines a flag that is a uint and returns where it is stored.
func (f *FlagSet) Uint(name string, value uint, usage string) *uint {
	p := new(uint)
	f.UintVar(p, name, value, usage)
	return p
}

// Uint64 defines a flag that is a uint64 and returns where it is stored.
func (f *FlagSet) Uint64(name string, value uint64, usage string) *uint64 {
	p := new(uint64)
	f.Uint64Var(p, name, value, usage)
	return p
}

// String defines a flag that is a string and returns where it is stored.
func (f *FlagSet) String(name string, value string, usage string) *string {
	p := new(string)
	f.StringVar(p, name, value, usage)
	return p
}

// Float64 defines a flag that is a float64 and returns where it is stored.
func (f *FlagSet) Float64(name string, value float64, usage string) *float64 {
	p := new(float64)
	f.Float64Var(p, name, value, usage)
	return p
}

// Duration defines a flag that is a duration and returns where it is stored.
func (f *FlagSet) Duration(name string, value time.Duration, usage string) *time.Duration {
	p := new(time.Duration)
	f.DurationVar(p, name, value, usage)
	return p
}

// Parsing -------------------------------------------------------------------------------------------------------------

// Parse reads the flags that arguments, without the name of the program, begin with.
func (f *FlagSet) Parse(arguments []string) error {
	f.parsed = true
	f.args = arguments
	for {
		more, err := f.parseOne()
		switch {
		case more:
			continue
		case err == nil || f.errorHandling == ContinueOnError:
			return err
		case f.errorHandling == PanicOnError:
			panic(err)
		case err == ErrHelp:
			os.Exit(0)
		}
		os.Exit(2)
	}
}

// fail writes an error and how to use the program.
func (f *FlagSet) fail(format string, a ...any) (bool, error) {
	err := errors.New(f.complaint(format, a...))
	f.usage()
	return false, err
}

// parseOne reads one flag, if there is one.
func (f *FlagSet) parseOne() (more bool, err error) {
	if len(f.args) == 0 {
		return false, nil
	}
	arg := f.args[0]
	if len(arg) < 2 || arg[0] != '-' {
		return false, nil
	}
	if arg == "--" {
		f.args = f.args[1:]
		return false, nil
	}
	name := arg[1:]
	if name[0] == '-' {
		name = name[1:]
	}
	if name[0] == '-' || name[0] == '=' {
		return f.fail("bad flag syntax: %s", arg)
	}
	f.args = f.args[1:]
	name, value, hasValue := strings.Cut(name, "=")
	flag, ok := f.defined[name]
	if !ok {
		if name == "help" || name == "h" {
			f.usage()
			return false, ErrHelp
		}
		return f.fail("flag provided but not defined: -%s", name)
	}
	if b, ok := flag.Value.(boolFlag); ok && b.IsBoolFlag() {
		if !hasValue {
			if err := b.Set("true"); err != nil {
				return f.fail("invalid boolean flag %s: %v", name, err)
			}
		} else if err := b.Set(value); err != nil {
			return f.fail("invalid boolean value %q for -%s: %v", value, name, err)
		}
		f.markGiven(flag)
		return true, nil
	}
	if !hasValue {
		if len(f.args) == 0 {
			return f.fail("flag needs an argument: -%s", name)
		}
		value, f.args = f.args[0], f.args[1:]
	}
	if err := flag.Value.Set(value); err != nil {
		return f.fail("invalid value %q for flag -%s: %v", value, name, err)
	}
	f.markGiven(flag)
	return true, nil
}
