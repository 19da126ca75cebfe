// Package quick calls functions with random arguments to find some for which they are wrong. It is complete: nothing will be
// added to it. Fuzz targets (package testing) find more.
package quick

import (
	"flag"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"time"
)

var quickChecks = flag.Int("quickchecks", 100, "The default number of iterations for each check")

// Config says how to check. The zero Config, or nil, is usual.
type Config struct {
	// MaxCount is how often to call the function. If it is 0, the default is taken, times MaxCountScale unless that is 0
	// too. The default is 100, or what the flag -quickchecks says.
	MaxCount      int
	MaxCountScale float64
	// Rand gives the random numbers; if it is nil, others are used each time.
	Rand *rand.Rand
	// Values fills its first argument with what the function is to be called with. If it is nil, Value makes them.
	Values func([]reflect.Value, *rand.Rand)
}

// SetupError says that Check or CheckEqual was given what it cannot check.
type SetupError string

func (e SetupError) Error() string { return string(e) }

// CheckError says for which arguments the function was wrong, in the how manieth call.
type CheckError struct {
	Count int
	In    []any
}

func (e *CheckError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s", e.Count, syntax(e.In))
}

// CheckEqualError says also what the two functions returned.
type CheckEqualError struct {
	CheckError
	Out1 []any
	Out2 []any
}

func (e *CheckEqualError) Error() string {
	return fmt.Sprintf("%s. Output 1: %s. Output 2: %s", e.CheckError.Error(), syntax(e.Out1), syntax(e.Out2))
}

// Check calls f, a function that returns a bool, with random arguments. As soon as it returns false Check returns the
// arguments as a *[CheckError], and nil if it always returns true.
func Check(f any, config *Config) error {
	fn, ok := function(f)
	if !ok {
		return SetupError("argument is not a function")
	}
	t := fn.Type()
	if t.NumOut() != 1 {
		return SetupError("function does not return one value")
	}
	if t.Out(0).Kind() != reflect.Bool {
		return SetupError("function does not return a bool")
	}
	return config.repeat(t, func(count int, args []reflect.Value) error {
		if fn.Call(args)[0].Bool() {
			return nil
		}
		return &CheckError{Count: count, In: contents(args)}
	})
}

// CheckEqual calls f and g, functions of the same type, with the same random arguments. As soon as the results differ
// CheckEqual returns a *[CheckEqualError], and nil if they never do.
func CheckEqual(f, g any, config *Config) error {
	first, ok := function(f)
	if !ok {
		return SetupError("f is not a function")
	}
	second, ok := function(g)
	if !ok {
		return SetupError("g is not a function")
	}
	if first.Type() != second.Type() {
		return SetupError("functions have different types")
	}
	return config.repeat(first.Type(), func(count int, args []reflect.Value) error {
		out1, out2 := contents(first.Call(args)), contents(second.Call(args))
		if reflect.DeepEqual(out1, out2) {
			return nil
		}
		return &CheckEqualError{CheckError{count, contents(args)}, out1, out2}
	})
}

func function(f any) (reflect.Value, bool) {
	v := reflect.ValueOf(f)
	return v, v.Kind() == reflect.Func
}

// repeat calls try with arguments for functions of type t, until it returns an error or has been called often enough.
func (c *Config) repeat(t reflect.Type, try func(count int, args []reflect.Value) error) error {
	if c == nil {
		c = new(Config)
	}
	random := c.Rand
	if random == nil {
		random = rand.New(rand.NewSource(time.Now().UnixNano()))
	}
	args := make([]reflect.Value, t.NumIn())
	for count, limit := 1, c.limit(); count <= limit; count++ {
		if err := c.fill(args, t, random); err != nil {
			return err
		}
		if err := try(count, args); err != nil {
			return err
		}
	}
	return nil
}

func (c *Config) limit() int {
	switch {
	case c.MaxCount != 0:
		return c.MaxCount
	case c.MaxCountScale != 0:
		return int(c.MaxCountScale * float64(*quickChecks))
	}
	return *quickChecks
}

func (c *Config) fill(args []reflect.Value, t reflect.Type, random *rand.Rand) error {
	if c.Values != nil {
		c.Values(args, random)
		return nil
	}
	for i := range args {
		v, ok := Value(t.In(i), random)
		if !ok {
			return SetupError(fmt.Sprintf("cannot create arbitrary value of type %s for argument %d", t.In(i), i))
		}
		args[i] = v
	}
	return nil
}

func contents(values []reflect.Value) []any {
	list := make([]any, 0, len(values))
	for _, v := range values {
		list = append(list, v.Interface())
	}
	return list
}

func syntax(values []any) string {
	var b strings.Builder
	for i, v := range values {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%#v", v)
	}
	return b.String()
}
