package flag

import (
	"io"
	"os"
)

var DefaultUsage = Usage

// ResetForTesting forgets all flags. Errors do not end the program then.
func ResetForTesting(usage func()) {
	CommandLine = NewFlagSet(os.Args[0], ContinueOnError)
	CommandLine.SetOutput(io.Discard)
	CommandLine.Usage = func() { Usage() }
	Usage = usage
}
