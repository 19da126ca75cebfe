// Package race tells whether the program is instrumented.
package race

const Enabled = false
