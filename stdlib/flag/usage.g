// usage.g: how to use the flags, as text.

package flag

import (
	"fmt"
	"reflect"
	"strings"
)

func (f *FlagSet) usage() {
	if f.Usage == nil {
		f.defaultUsage()
	} else {
		f.Usage()
	}
}

func (f *FlagSet) defaultUsage() {
	if f.name == "" {
		fmt.Fprintf(f.Output(), "Usage:\n")
	} else {
		fmt.Fprintf(f.Output(), "Usage of %s:\n", f.name)
	}
	f.PrintDefaults()
}

// UnquoteUsage returns the name of the flag's value and its usage without the back quotes in it. The name is what stands
// between them or, without any, a word for the type; none for flags that are true or false.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	before, rest, _ := strings.Cut(flag.Usage, "`")
	if quoted, after, ok := strings.Cut(rest, "`"); ok {
		return quoted, before + quoted + after
	}
	name = "value"
	switch v := flag.Value.(type) {
	case boolFlag:
		if v.IsBoolFlag() {
			name = ""
		}
	case *durationValue:
		name = "duration"
	case *float64Value:
		name = "float"
	case *intValue, *int64Value:
		name = "int"
	case *stringValue:
		name = "string"
	case *uintValue, *uint64Value:
		name = "uint"
	}
	return name, flag.Usage
}

// isZero tells whether the flag's default is the zero value of its type, which is not worth showing.
func isZero(flag *Flag) (ok bool, err error) {
	t := reflect.TypeOf(flag.Value)
	shown := t
	var zero reflect.Value
	if t.Kind() == reflect.Pointer {
		shown = t.Elem()
		zero = reflect.New(shown)
	} else {
		zero = reflect.Zero(t)
	}
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("panic calling String method on zero %v for flag %s: %v", shown, flag.Name, e)
		}
	}()
	return flag.DefValue == zero.Interface().(Value).String(), nil
}

// PrintDefaults writes what every flag is for, and its default:
//
//	-n times
//	  	how many times (default 1)
//
// A flag without a name for its value and of one letter has all on one line. The name of the value is in back quotes in
// its usage; see [UnquoteUsage].
func (f *FlagSet) PrintDefaults() {
	var errs []error
	f.VisitAll(func(flag *Flag) {
		name, usage := UnquoteUsage(flag)
		line := "  -" + flag.Name
		if name != "" {
			line += " " + name
		}
		if len(line) <= len("  -x") {
			line += "\t"
		} else {
			line += "\n    \t"
		}
		line += strings.ReplaceAll(usage, "\n", "\n    \t")
		zero, err := isZero(flag)
		if err != nil {
			errs = append(errs, err)
		} else if !zero {
			format := " (default %v)"
			if _, ok := flag.Value.(*stringValue); ok {
				format = " (default %q)"
			}
			line += fmt.Sprintf(format, flag.DefValue)
		}
		fmt.Fprint(f.Output(), line, "\n")
	})
	if len(errs) > 0 {
		fmt.Fprintln(f.Output())
		for _, err := range errs {
			fmt.Fprintln(f.Output(), err)
		}
	}
}
